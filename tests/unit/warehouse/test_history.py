"""Ids of events that gave way to others can be followed to today's."""

import datetime as dt

import duckdb
import polars as pl
import pytest

from tests.unit.warehouse.little_star import derive
from tests.unit.warehouse.world import Article, batch, load_articles, ticking
from warehouse.history import recorded_changes
from warehouse.load import load
from warehouse.marts.rebuild import rebuild_marts

START = dt.datetime(2024, 5, 21)


@pytest.fixture
def events(build: duckdb.DuckDBPyConnection) -> list[int]:
    """Events with a mention each, in a loaded warehouse."""
    load_articles(build, 1, [Article(f"a{number}") for number in range(3)])
    return [key for (key,) in build.execute("SELECT event_key FROM core.fact_event ORDER BY event_key").fetchall()]


def called(build: duckdb.DuckDBPyConnection, event: int, name: int) -> None:
    """Add an event like another under a key of its own."""
    build.execute(
        "INSERT INTO core.fact_event BY NAME SELECT * REPLACE (CAST(? AS BIGINT) AS event_key) FROM core.fact_event"
        " WHERE event_key = ?",
        [name, event],
    )


def change(
    build: duckdb.DuckDBPyConnection, number: int, moves: dict[int, int], *, gone: tuple[int, ...] = ()
) -> dict[int, tuple[str, int]]:
    """Say that mentions of events tell of others now; gives what was recorded for this load."""
    with recorded_changes(build, load_id=number, changed_at=START + dt.timedelta(number)):
        for event, other in moves.items():
            build.execute("UPDATE core.fact_mention SET event_key = ? WHERE event_key = ?", [other, event])
            if other and not build.execute("SELECT 1 FROM core.fact_event WHERE event_key = ?", [other]).fetchall():
                called(build, event, other)
        build.execute("DELETE FROM core.fact_event WHERE event_key IN (SELECT unnest(?))", [list(gone)])
    rows = build.execute(
        "SELECT event_key, change_kind, to_event_key FROM ops.event_change WHERE load_id = ?", [number]
    ).fetchall()
    return {event: (kind, to) for event, kind, to in rows}


def history(build: duckdb.DuckDBPyConnection) -> dict[int, tuple[str, int]]:
    rebuild_marts(build, load_id=9)
    rows = build.execute("SELECT event_key, change_kind, current_event_key FROM mart.event_history").fetchall()
    return {event: (kind, now) for event, kind, now in rows}


def test_first_loads_and_loads_of_the_same_change_nothing(build: duckdb.DuckDBPyConnection, events: list[int]) -> None:
    load(build, load_id=2, tables=batch([Article("new")]), derive=derive, coder_version="test-1", clock=ticking(2))
    assert build.execute("SELECT count(*) FROM ops.event_change").fetchall() == [(0,)]


def test_merged_event_keeps_one_id_and_the_other_is_an_alias(
    build: duckdb.DuckDBPyConnection, events: list[int]
) -> None:
    old, young = events[:2]
    assert change(build, 2, {young: old}, gone=(young,)) == {young: ("merged", old)}
    assert history(build) == {young: ("merged", old)}


def test_renamed_event_is_followed_through_later_changes(build: duckdb.DuckDBPyConnection, events: list[int]) -> None:
    first, second = events[:2]
    assert change(build, 2, {first: 77}, gone=(first,)) == {first: ("renamed", 77)}
    assert change(build, 3, {77: second}, gone=(77,)) == {77: ("merged", second)}
    assert history(build) == {first: ("renamed", second), 77: ("merged", second)}


def test_part_that_leaves_an_event_names_its_parent(build: duckdb.DuckDBPyConnection, events: list[int]) -> None:
    whole, other = events[:2]
    change(build, 2, {other: whole}, gone=(other,))
    with recorded_changes(build, load_id=3, changed_at=START + dt.timedelta(3)):
        build.execute(
            "UPDATE core.fact_mention SET event_key = 88 WHERE mention_key ="
            " (SELECT max(mention_key) FROM core.fact_mention WHERE event_key = ?)",
            [whole],
        )
        called(build, whole, 88)
    assert history(build) == {other: ("merged", whole), whole: ("split", 88)}


def test_event_that_nobody_tells_of_any_longer_has_ended(build: duckdb.DuckDBPyConnection, events: list[int]) -> None:
    first, second = events[:2]
    assert change(build, 2, {first: second}, gone=(first,)) == {first: ("merged", second)}
    assert change(build, 3, {second: 0}, gone=(second,)) == {second: ("ended", 0)}
    assert history(build) == {first: ("merged", 0), second: ("ended", 0)}


def test_a_load_records_what_it_does(build: duckdb.DuckDBPyConnection, events: list[int]) -> None:
    def as_one(tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
        star = dict(derive(tables))
        mentions = star["core.fact_mention"].with_columns(event_key=pl.lit(events[0], pl.Int64))
        kept = {name: star[name].filter(pl.col("event_key") == events[0]) for name in star if "event_key" in star[name]}
        return {**star, **kept, "core.fact_mention": mentions}

    load(build, load_id=2, tables=batch([]), derive=as_one, coder_version="test-1", clock=ticking(2))
    rows = build.execute("SELECT event_key, change_kind, current_event_key FROM mart.event_history").fetchall()
    assert sorted(rows) == [(event, "merged", events[0]) for event in events[1:]]
