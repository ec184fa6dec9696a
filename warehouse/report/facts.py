"""What the report shows, read out of a published file: columns of events, lists that they point into, evidence."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from schemas.semantics import Kind, semantics

if TYPE_CHECKING:
    import duckdb

MOST_EVENTS: Final = 100_000
"""Events that a page holds at most; of more, the newest."""
MOST_SENTENCES: Final = 12
"""Sentences that an event opens to at most; how many there are is told."""
PARCEL: Final = 500
"""Events whose evidence is unpacked together."""
RADIUS_KM: Final = {
    "exact": 1, "near": 10, "city": 10, "district": 40, "province": 120, "country": 400, "region": 800, "unknown": 0,
}  # fmt: skip
"""How wide the circle around a place is drawn, in kilometres, by place precision."""
_NUMBERED: Final = ("status", "type", "mode", "date_precision")
SHARES: Final = tuple(metric for metric in semantics().metrics if metric.kind is Kind.SHARE)
"""Conditions that the page tells the share of, each a bit of the events' column `holds`, the first the lowest."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events to show.

    Attributes:
        since: only events that may have happened on this day or later; None for all.
        until: only events that may have happened on this day or earlier; None for all.
        countries: only events in these countries, ISO 3166-1 alpha-3; empty for all.
        most: events at most, the newest.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    countries: tuple[str, ...] = ()
    most: int = MOST_EVENTS


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that a page shows.

    Attributes:
        events: columns of the events, lists of what they point into.
        parcels: evidence of `PARCEL` events each, as JSON, in the order of the events.
        quality: what is known of the warehouse's making.
        matching: events that the selection has, also those that the page has no room for.
    """

    events: dict[str, Any]
    parcels: tuple[str, ...]
    quality: dict[str, Any]
    matching: int


def read_facts(connection: "duckdb.DuckDBPyConnection", selection: Selection) -> Facts:
    """Read what a page shows.

    Args:
        connection: a published file; temporary tables are made in it.
        selection: which events.
    """
    chosen = {"since": selection.since, "until": selection.until, "countries": list(selection.countries)}
    connection.execute(_query("chosen"), {**chosen, "most": selection.most})
    matching = connection.execute(f"SELECT count(*) FROM ({_matching()})", chosen).fetchall()[0][0]
    for name in ("places", "actors", "stories"):
        connection.execute(_query(name))
    return Facts(dict(_columns(connection)), _parcels(connection), _quality(connection), int(matching))


def _query(name: str) -> str:
    return (files("warehouse.report") / "queries" / f"{name}.sql").read_text(encoding="utf-8")


def _matching() -> str:
    """The query of the chosen events without its bound."""
    return _query("chosen").partition(" AS\n")[2].partition("QUALIFY")[0]


def _columns(connection: "duckdb.DuckDBPyConnection") -> Iterator[tuple[str, Any]]:
    events = connection.execute(_query("events")).pl()
    parts = connection.execute(_query("parts")).pl()
    for name in _NUMBERED:
        values = events[name].drop_nulls().unique().sort()
        yield f"{name}_names", values.to_list()
        numbers = pl.int_range(values.len(), dtype=pl.Int32, eager=True)
        yield name, events[name].replace_strict(values, numbers, default=None, return_dtype=pl.Int32).to_list()
    for column in events.drop(_NUMBERED):
        yield column.name, column.to_list()
    yield "holds", connection.execute(_holding()).pl()["holds"].to_list()
    yield "sources", parts["sources"].to_list()
    yield "targets", parts["targets"].to_list()
    for name, fields in (
        ("place", "name, admin1, country, latitude, longitude, precision"),
        ("actor", "name, country, sector"),
        ("story", "title, first, last, articles, publishers, languages"),
    ):
        listed = connection.execute(f"SELECT {fields} FROM {name} ORDER BY {name}").pl()
        yield f"{name}_list", listed.with_columns(pl.col(pl.Date).cast(pl.String)).to_dict(as_series=False)


def _holding() -> str:
    """The query of which shares each chosen event counts for."""
    bits = " + ".join(f"CASE WHEN {metric.of} THEN {1 << n} ELSE 0 END" for n, metric in enumerate(SHARES))
    return f"SELECT {bits} AS holds FROM chosen ORDER BY n"


def _parcels(connection: "duckdb.DuckDBPyConnection") -> tuple[str, ...]:
    rows = connection.execute(_query("details"), {"most_sentences": MOST_SENTENCES, "parcel": PARCEL}).fetchall()
    return tuple(events for _, events in rows)


def _quality(connection: "duckdb.DuckDBPyConnection") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(connection.execute(_query("quality")).fetchall()[0][0])
    return found
