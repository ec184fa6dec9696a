"""What the audit expects of whole tables and between them, beyond what each table's declaration says."""

import datetime as dt
from dataclasses import dataclass

from schemas.catalog import table_named
from schemas.codelists import IS_OURS
from schemas.expectations import Expected, Severity


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds of the rules over whole tables.

    Attributes:
        largest_drop: share of the events or mentions of the load before that may be gone after a load.
        fewest_to_compare: with fewer rows than this, volumes and shares are not judged.
        most_unknown_sources: share of asserted events whose source may be unknown, before it is warned of.
        most_unknown_places: share of asserted events whose place may be unknown, before it is warned of.
        most_of_one_type: share of asserted events that one PLOVER type may have, before it is warned of.
        most_days_old: days since the newest payload, before it is warned of.
        extra: further expectations, see `extra_expectation`.
    """

    largest_drop: float = 0.5
    fewest_to_compare: int = 50
    most_unknown_sources: float = 0.6
    most_unknown_places: float = 0.6
    most_of_one_type: float = 0.8
    most_days_old: int = 30
    extra: tuple[Expected, ...] = ()


def extra_expectation(
    *, table: str, name: str, sql: str, severity: Severity = "critical", column: str | None = None
) -> Expected:
    """An expectation of the user's own.

    Args:
        table: full name of the table that it is about.
        name: its name, a word of letters, digits and `_`.
        sql: a query that gives the rows against it.
        severity: critical stops the publication, warning does not.
        column: the column that it is about, if it is one.

    Raises:
        ValueError: there is no such table or column, or another argument is not as it should be.
    """
    try:
        columns = table_named(table).columns()
    except KeyError as error:
        raise ValueError(f"expectation {name!r}: {error.args[0]}") from error
    if not name.isidentifier():
        raise ValueError(f"an expectation's name is a word of letters, digits and _; got {name!r}")
    if column is not None and column not in columns:
        raise ValueError(f"expectation {name!r}: {table} has no column {column!r}; it has: {', '.join(columns)}")
    if severity not in ("critical", "warning"):
        raise ValueError(f"expectation {name!r}: severity is critical or warning; got {severity!r}")
    if not sql.strip().lower().startswith(("select", "with", "from")):
        raise ValueError(f"expectation {name!r}: sql must be a query that gives the rows against it; got {sql!r}")
    return Expected(name, table, (column,) if column else (), "rows", sql=sql.strip().rstrip(";"), severity=severity)


def set_expectations(rules: Rules, *, now: dt.datetime) -> list[Expected]:
    """All rules over whole tables.

    Args:
        rules: their bounds and the user's own expectations.
        now: the time to judge freshness by, UTC without zone.
    """
    own = [*_consistency(), *_evidence(), *_versions(), *_volumes(rules), *_shares(rules), *_times(rules, now)]
    return [*own, *rules.extra]


def _rows(table: str, name: str, columns: str, sql: str, severity: Severity = "critical") -> Expected:
    return Expected(name, table, tuple(columns.split()), "rows", sql=" ".join(sql.split()), severity=severity)


def _counts_as_linked(column: str, counted: str) -> Expected:
    return _rows(
        "core.fact_event",
        f"{column}_is_of_its_mentions",
        column,
        f"""SELECT e.event_key, e.{column}, coalesce(m.found, 0) AS found FROM core.fact_event AS e
        LEFT JOIN (SELECT event_key, count({counted}) AS found FROM core.fact_mention
        WHERE {IS_OURS} GROUP BY event_key) AS m
        ON m.event_key = e.event_key WHERE e.{IS_OURS} AND e.{column} <> coalesce(m.found, 0)""",
    )


def _consistency() -> list[Expected]:
    """Events with exactly the mentions that they count, and with all their parts."""
    roles = [
        _rows(
            "core.fact_event",
            f"has_a_{role}",
            "event_key",
            f"""SELECT e.event_key FROM core.fact_event AS e ANTI JOIN core.bridge_event_actor AS b
            ON b.event_key = e.event_key AND b.event_role = '{role}'""",
        )
        for role in ("source", "target")
    ]
    marts = [
        _rows(
            mart,
            "rows_are_those_of_core",
            key,
            f"""SELECT {key} FROM (SELECT {key} FROM {core} WHERE {IS_OURS}) ANTI JOIN {mart} USING ({key})
            UNION ALL SELECT {key} FROM {mart} ANTI JOIN {core} USING ({key})""",
        )
        for mart, core, key in (
            ("mart.event", "core.fact_event", "event_key"),
            ("mart.mention", "core.fact_mention", "mention_key"),
        )
    ]
    ordered = [
        _rows(
            table,
            f"{low}_not_above_{high}",
            f"{low} {high}",
            f"SELECT {key}, {low}, {high} FROM {table} WHERE {low} > {high}",
        )
        for table, key in (("core.fact_event", "event_key"), ("core.fact_mention", "mention_key"))
        for low, high in (("killed_low", "killed_high"), ("injured_low", "injured_high"), ("start_date", "end_date"))
    ]
    primary_place = _rows(
        "core.bridge_event_location",
        "first_place_is_the_primary_one",
        "location_key",
        """SELECT e.event_key, e.location_key FROM core.fact_event AS e ANTI JOIN core.bridge_event_location AS b
        ON b.event_key = e.event_key AND b.location_key = e.location_key AND b.location_order = 0
        WHERE e.location_key <> 0""",
    )
    counts = [
        _counts_as_linked("mention_count", "*"),
        _counts_as_linked("article_count", "DISTINCT article_key"),
    ]
    return [*counts, *roles, primary_place, *ordered, *marts]


def _evidence() -> list[Expected]:
    """Every mention leads to the words of its article, and only what is told to have happened makes an event."""
    spans = [
        _rows(
            "core.fact_mention",
            f"{column}_is_in_the_article",
            column,
            f"""SELECT m.mention_key, m.{column}, substring(d.text, m.{start} + 1, m.{end} - m.{start}) AS found
            FROM core.fact_mention AS m JOIN doc.document AS d USING (article_key)
            WHERE substring(d.text, m.{start} + 1, m.{end} - m.{start}) <> m.{column}""",
        )
        for column, start, end in (
            ("evidence_text", "sentence_start", "sentence_end"),
            ("trigger_text", "trigger_start", "trigger_end"),
        )
    ]
    told = _rows(
        "core.fact_mention",
        "only_what_happened_makes_an_event",
        "event_key",
        """SELECT mention_key, event_key, polarity, modality FROM core.fact_mention WHERE event_key <> 0
        AND (polarity = 'negated' OR modality IN ('planned', 'hypothetical', 'threatened'))""",
    )
    superseded = _rows(
        "core.fact_mention",
        "superseded_articles_make_no_event",
        "event_key",
        """SELECT m.mention_key, m.event_key, m.article_key FROM core.fact_mention AS m
        JOIN core.dim_article AS a USING (article_key) WHERE m.event_key <> 0 AND NOT a.is_current""",
    )
    coded = _rows(
        "doc.document",
        "every_document_is_coded",
        "article_key",
        "SELECT article_key, article_id FROM doc.document ANTI JOIN ext.coding USING (article_key)",
    )
    return [*spans, told, superseded, coded]


def _versions() -> list[Expected]:
    """Of everything that has versions exactly one is in force."""
    return [
        _rows(
            table,
            "one_version_is_current",
            "is_current",
            f"""SELECT {key}, count(*) FILTER (is_current) AS current_versions FROM {table}
            GROUP BY {key} HAVING count(*) FILTER (is_current) <> 1""",
        )
        for table, key in (("core.dim_article", "article_id"), ("core.dim_actor", "actor_id"))
    ]


def _volumes(rules: Rules) -> list[Expected]:
    """A load does not make a large part of the warehouse vanish."""
    return [
        _rows(
            "ops.load",
            f"{column}_does_not_fall",
            column,
            f"""SELECT load_id, {column}, before FROM (
                SELECT load_id, {column}, lag({column}) OVER (ORDER BY finished_at, load_id) AS before,
                row_number() OVER (ORDER BY finished_at DESC, load_id DESC) AS newest FROM ops.load
            ) WHERE newest = 1 AND before >= {rules.fewest_to_compare}
            AND {column} < before * (1 - {rules.largest_drop})""",
        )
        for column in ("event_count", "mention_count")
    ]


def _shares(rules: Rules) -> list[Expected]:
    """Not too many events with unknown parts, nor nearly all of one type."""
    fewest = rules.fewest_to_compare
    source = """EXISTS (SELECT 1 FROM core.bridge_event_actor AS b
        WHERE b.event_key = e.event_key AND b.event_role = 'source' AND b.actor_key <> 0)"""
    unknown = [
        _rows(
            "core.fact_event",
            name,
            column,
            f"""SELECT * FROM (SELECT count(*) AS events, count(*) FILTER (NOT {known}) AS unknown_events
            FROM core.fact_event AS e WHERE {IS_OURS} AND event_status = 'asserted')
            WHERE events >= {fewest} AND unknown_events > {share} * events""",
            "warning",
        )
        for name, column, known, share in (
            ("share_of_unknown_sources", "event_key", source, rules.most_unknown_sources),
            ("share_of_unknown_places", "location_key", "(e.location_key <> 0)", rules.most_unknown_places),
        )
    ]
    one_type = _rows(
        "mart.event",
        "share_of_one_type",
        "plover_type",
        f"""SELECT * FROM (SELECT plover_type, count(*) AS events, sum(count(*)) OVER () AS all_events
        FROM mart.event WHERE event_status = 'asserted' GROUP BY plover_type)
        WHERE all_events >= {fewest} AND events > {rules.most_of_one_type} * all_events""",
        "warning",
    )
    return [*unknown, one_type]


def _times(rules: Rules, now: dt.datetime) -> list[Expected]:
    """News is fresh, and nothing asserted lies in the future."""
    moment = f"TIMESTAMP '{now:%Y-%m-%d %H:%M:%S}'"
    fresh = _rows(
        "raw.article",
        "newest_payload_is_fresh",
        "fetched_at",
        f"""SELECT * FROM (SELECT max(fetched_at) AS newest FROM raw.article)
        WHERE newest < {moment} - INTERVAL {rules.most_days_old} DAY""",
        "warning",
    )
    future = _rows(
        "core.fact_event",
        "asserted_events_are_not_in_the_future",
        "start_date",
        f"""SELECT event_key, start_date FROM core.fact_event
        WHERE {IS_OURS} AND event_status = 'asserted' AND start_date > {moment} + INTERVAL 1 DAY""",
        "warning",
    )
    return [fresh, future]
