"""Step `survey`: what is in the warehouse now, for the summary."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from flows.settings import Settings
from flows.steps.build import opened_build
from schemas.codelists import IS_OURS
from transforms.coding.registry import NO_CODER
from warehouse.fetches import HealthRow, source_healths
from warehouse.runs import RunRow, last_runs

if TYPE_CHECKING:
    import duckdb

_TOP: Final = 5
_MOST_RUNS: Final = 30


@dataclass(frozen=True)
class Survey:
    """Counts over the whole warehouse, the largest first.

    Attributes:
        article_count: articles in their current version.
        mention_count: mentions, also of versions that are superseded.
        events: events by status.
        types: events by PLOVER type, the most frequent ones.
        countries: events by country of the primary place (ISO 3166-1 alpha-3), the most frequent ones.
        uncoded: articles by language, of languages that no coder knows.
        correction_count: corrections by users that apply.
        idle_corrections: those that no longer do, and why.
        sources: how sources and their lists are.
        runs: the last runs, the newest first; the present one as it was before its publication.
    """

    article_count: int = 0
    mention_count: int = 0
    events: dict[str, int] = field(default_factory=dict)
    types: dict[str, int] = field(default_factory=dict)
    countries: dict[str, int] = field(default_factory=dict)
    uncoded: dict[str, int] = field(default_factory=dict)
    correction_count: int = 0
    idle_corrections: tuple[str, ...] = ()
    sources: tuple[HealthRow, ...] = ()
    runs: tuple[RunRow, ...] = ()


def survey(settings: Settings) -> Survey:
    """Count what the build file holds."""
    with opened_build(settings) as connection:
        return Survey(
            article_count=_count(
                connection, f"SELECT count(*) FROM core.dim_article WHERE {IS_OURS} AND is_current AND article_key <> 0"
            ),
            mention_count=_count(connection, f"SELECT count(*) FROM core.fact_mention WHERE {IS_OURS}"),
            events=_counts(connection, f"SELECT event_status FROM core.fact_event WHERE {IS_OURS}"),
            types=_counts(
                connection,
                "SELECT plover_type FROM core.fact_event JOIN core.dim_event_type USING (event_type_key)"
                f" WHERE {IS_OURS}",
                _TOP,
            ),
            countries=_counts(
                connection,
                "SELECT country_code FROM core.fact_event AS e JOIN core.dim_location USING (location_key)"
                f" WHERE e.{IS_OURS} AND country_code IS NOT NULL",
                _TOP,
            ),
            correction_count=_count(connection, "SELECT count(*) FROM ops.correction WHERE is_applied"),
            idle_corrections=tuple(
                f"{kind} of {subject}, by {author}: {finding}"
                for kind, subject, author, finding in connection.execute(
                    "SELECT correction_kind, subject_id, corrected_by, finding FROM ops.correction"
                    " WHERE NOT is_applied ORDER BY ALL"
                ).fetchall()
            ),
            sources=tuple(source_healths(connection)),
            runs=tuple(last_runs(connection, _MOST_RUNS)),
            uncoded=_counts(
                connection,
                f"SELECT language FROM core.dim_article WHERE is_current AND coder = '{NO_CODER}' AND article_key <> 0",
            ),
        )


def _count(connection: "duckdb.DuckDBPyConnection", query: str) -> int:
    found = connection.execute(query).fetchone()
    return int(found[0]) if found else 0


def _counts(connection: "duckdb.DuckDBPyConnection", query: str, most: int = 1000) -> dict[str, int]:
    """How often each value of a query's only column comes, the most frequent first."""
    rows = connection.execute(
        f"SELECT value, count(*) AS n FROM ({query}) AS found(value) GROUP BY value ORDER BY n DESC, value LIMIT {most}"
    ).fetchall()
    return dict(rows)
