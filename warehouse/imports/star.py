"""From what was read of other people's files to rows of the star: new ones come, changed ones are replaced."""

from typing import TYPE_CHECKING, Final, NamedTuple

import polars as pl

from schemas.catalog import shaped
from schemas.core import BridgeEventActor, BridgeEventLocation, DimActor, DimDate, DimLocation, FactEvent
from schemas.keys import UNKNOWN_KEY, surrogate_key_expr
from warehouse.imports.imported import Imported
from warehouse.reconcile import insert_new

if TYPE_CHECKING:
    import duckdb

_STAGED: Final = {FactEvent: "import_event", BridgeEventActor: "import_part", BridgeEventLocation: "import_place"}


class Written(NamedTuple):
    """What became of events or mentions.

    Attributes:
        new: never seen before.
        changed: replaced, since they are told otherwise than before.
        unchanged: there already as they are.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0

    def plus(self, other: "Written") -> "Written":
        """The sums."""
        return Written(*(mine + more for mine, more in zip(self, other, strict=True)))


def write_events(connection: "duckdb.DuckDBPyConnection", origin: str, imported: Imported, *, load_id: int) -> Written:
    """Write events with their actors, places and days, inside the caller's transaction.

    Of two rows with one id the later stands.
    """
    events = imported.events.unique("origin_event_id", keep="last", maintain_order=True)
    if events.is_empty():
        return Written()
    insert_new(connection, DimActor, _actor_rows(origin, imported.actors), load_id)
    insert_new(connection, DimLocation, _place_rows(origin, imported.places), load_id)
    insert_days(connection, events["start_date"], load_id)
    keyed = _keyed(origin, events)
    frames = {
        FactEvent: _fact_rows(origin, keyed),
        BridgeEventActor: _part_rows(origin, keyed),
        BridgeEventLocation: _event_place_rows(origin, keyed),
    }
    for table, name in _STAGED.items():
        connection.register(name, frames[table])
    try:
        return _replace(connection, events.height, load_id)
    finally:
        for name in _STAGED.values():
            connection.unregister(name)


def insert_days(connection: "duckdb.DuckDBPyConnection", days: pl.Series, load_id: int) -> None:
    """See that the calendar has some days."""
    connection.register("import_day", days.unique().drop_nulls().alias("day").to_frame())
    rows = connection.execute(
        """
        SELECT
            CAST(strftime(day, '%Y%m%d') AS BIGINT) AS date_key, day AS calendar_date, year(day) AS year,
            quarter(day) AS quarter, month(day) AS month, monthname(day) AS month_name, day(day) AS day_of_month,
            week(day) AS iso_week, isoyear(day) AS iso_year, isodow(day) AS weekday, dayname(day) AS weekday_name,
            isodow(day) > 5 AS is_weekend
        FROM import_day
        """
    ).pl()
    connection.unregister("import_day")
    insert_new(connection, DimDate, shaped(DimDate, rows), load_id)


def actor_key(column: str = "actor_id") -> pl.Expr:
    """Key of an imported actor, of which there is one version."""
    return surrogate_key_expr(column, pl.lit(None, pl.String))


def day_key(column: str) -> pl.Expr:
    """A day as the number YYYYMMDD; 0 when unknown."""
    day = pl.col(column).dt
    return (day.year().cast(pl.Int64) * 10_000 + day.month().cast(pl.Int64) * 100 + day.day()).fill_null(UNKNOWN_KEY)


def _actor_rows(origin: str, actors: pl.DataFrame) -> pl.DataFrame:
    nothing = pl.lit(None, pl.String)
    return shaped(
        DimActor,
        actors.with_columns(
            actor_key=actor_key(),
            role_title=nothing,
            parent_actor_id=nothing,
            wikidata_id=nothing,
            aliases=pl.lit([], pl.List(pl.String)),
            operates_in=pl.lit([], pl.List(pl.String)),
            is_provisional=pl.lit(value=True),
            valid_from=pl.lit(None, pl.Date),
            valid_to=pl.lit(None, pl.Date),
            is_current=pl.lit(value=True),
            origin=pl.lit(origin),
        ),
    )


def _place_rows(origin: str, places: pl.DataFrame) -> pl.DataFrame:
    nothing = pl.lit(None, pl.String)
    return shaped(
        DimLocation,
        places.with_columns(
            location_key=surrogate_key_expr("location_id"),
            feature_code=nothing,
            time_zone=nothing,
            origin=pl.lit(origin),
        ),
    )


def _keys_of(events: pl.DataFrame, columns: tuple[str, ...], key: pl.Expr) -> pl.DataFrame:
    """Some columns of ids as keys, 0 where null: each id is hashed once, however many events it is in."""
    ids = pl.concat([events.select(id=pl.col(each).unique()) for each in columns]).unique().drop_nulls()
    keys = ids.select("id", key=key)
    return events.select(
        pl.col(each).replace_strict(keys["id"], keys["key"], default=UNKNOWN_KEY, return_dtype=pl.Int64)
        for each in columns
    )


def _keyed(origin: str, events: pl.DataFrame) -> pl.DataFrame:
    """The events with all their keys."""
    actors = _keys_of(events, ("source", "target"), actor_key("id"))
    places = _keys_of(events, ("place", "source_place", "target_place"), surrogate_key_expr("id"))
    return (
        events.drop(*actors.columns, *places.columns)
        .hstack(actors)
        .hstack(places)
        .with_columns(event_key=surrogate_key_expr(pl.lit(origin), "origin_event_id"))
    )


def _fact_rows(origin: str, keyed: pl.DataFrame) -> pl.DataFrame:
    unknown = (
        "weekday", "local_time", "injured_low", "injured_high", "weapon_count_low", "weapon_count_high", "confidence",
    )  # fmt: skip
    nothing = pl.lit([], pl.List(pl.String))
    return shaped(
        FactEvent,
        keyed.with_columns(
            *(pl.lit(None).alias(name) for name in unknown),
            event_status=pl.lit("asserted"),
            start_date_key=day_key("start_date"),
            location_key="place",
            weapons=nothing,
            languages=nothing,
            independent_article_count="article_count",
            independent_source_count="source_count",
            origin=pl.lit(origin),
        ),
    )


def _part_rows(origin: str, keyed: pl.DataFrame) -> pl.DataFrame:
    parts = [
        keyed.select("event_key", event_role=pl.lit(role), actor_key=role, actor_location_key=f"{role}_place")
        for role in ("source", "target")
    ]
    return shaped(
        BridgeEventActor,
        pl.concat(parts).with_columns(role_order=pl.lit(0), attributed_to=pl.lit(None), origin=pl.lit(origin)),
    )


def _event_place_rows(origin: str, keyed: pl.DataFrame) -> pl.DataFrame:
    known = keyed.filter(pl.col("place") != UNKNOWN_KEY)
    return shaped(
        BridgeEventLocation,
        known.select(
            "event_key", "place_precision", location_key="place", location_order=pl.lit(0), origin=pl.lit(origin)
        ),
    )


def _replace(connection: "duckdb.DuckDBPyConnection", staged_count: int, load_id: int) -> Written:
    """Insert the staged rows of events that are new or told otherwise than before."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE import_known AS SELECT event_key FROM import_event"
        f" SEMI JOIN {FactEvent.full_name} USING (event_key)"
    )
    known = _count(connection, "import_known")
    changed = _delete_changed(connection) if known else 0
    for table, name in _STAGED.items():
        columns = ", ".join(each for each in table.columns() if each != "load_id")
        fresh = " ANTI JOIN import_known USING (event_key)" if known else ""
        connection.execute(
            f"INSERT INTO {table.full_name} ({columns}, load_id) SELECT {columns}, {load_id} FROM {name}{fresh}"
        )
    connection.execute("DROP TABLE import_known")
    return Written(staged_count - known, changed, known - changed)


def _delete_changed(connection: "duckdb.DuckDBPyConnection") -> int:
    """Delete known events that are told otherwise now, with their parts, and take them out of the known ones."""
    connection.execute("CREATE OR REPLACE TEMP TABLE import_changed (event_key BIGINT)")
    for table, name in _STAGED.items():
        columns = ", ".join(each for each in table.columns() if each != "load_id")
        staged, stored = (
            f"(SELECT {columns} FROM {each} SEMI JOIN import_known USING (event_key))"
            for each in (name, table.full_name)
        )
        connection.execute(
            f"INSERT INTO import_changed SELECT event_key FROM ({staged} EXCEPT {stored})"
            f" UNION SELECT event_key FROM ({stored} EXCEPT {staged})"
        )
    for name in (*(each.full_name for each in _STAGED), "import_known"):
        connection.execute(f"DELETE FROM {name} WHERE event_key IN (SELECT event_key FROM import_changed)")
    changed = _count(connection, "(SELECT DISTINCT event_key FROM import_changed)")
    connection.execute("DROP TABLE import_changed")
    return changed


def _count(connection: "duckdb.DuckDBPyConnection", relation: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {relation}").fetchall()[0][0])
