"""Marts that look from one side each: what they count, and what they leave unknown."""

import datetime as dt
from typing import Any

import duckdb
import polars as pl
import pytest

from schemas import mart_profiles as marts
from schemas.tables import Table
from tests.unit.warehouse.world import Article, load_articles
from warehouse.marts.rebuild import rebuild_marts
from warehouse.read import read_table


@pytest.fixture
def filled(build: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    load_articles(build, 1, [Article(f"a{number}") for number in range(8)])
    return build


def rows(connection: duckdb.DuckDBPyConnection, table: type[Table], changes: str = "") -> pl.DataFrame:
    if changes:
        connection.execute(changes)
        rebuild_marts(connection, load_id=2)
    found = read_table(connection, table)
    table.validate(found)
    return found


def one(found: pl.DataFrame, **values: object) -> dict[str, Any]:
    return found.row(
        by_predicate=pl.all_horizontal(pl.col(name) == value for name, value in values.items()), named=True
    )


def test_actors_count_what_they_do_and_suffer(filled: duckdb.DuckDBPyConnection) -> None:
    before = rows(filled, marts.MartActorProfile)
    assert "unknown" not in before["actor_id"]
    assert before["event_count"].sum() == before["source_event_count"].sum() == 16
    assert before["target_event_count"].sum() == 0
    after = rows(
        filled,
        marts.MartActorProfile,
        "INSERT INTO core.bridge_event_actor SELECT event_key, 'target', actor_key, 1, NULL, 0, 'tidings', 1"
        " FROM core.bridge_event_actor WHERE event_role = 'source' AND actor_key <> 0",
    )
    # Who does something to itself plays two parts in one event.
    assert after["event_count"].to_list() == before["event_count"].to_list()
    assert after["target_event_count"].to_list() == after["source_event_count"].to_list()
    row = one(after, actor_id="USA-MIL")
    assert (row["actor_name"], row["sector"], row["version_count"]) == ("United States military", "MIL", 1)
    assert row["material_conflict_count"] + row["verbal_conflict_count"] == row["event_count"]
    assert (row["first_date"], row["main_type"]) == (dt.date(2024, 4, 29), "ACCUSE")


def test_claims_and_what_is_only_alleged_do_not_count_for_actors(filled: duckdb.DuckDBPyConnection) -> None:
    found = rows(filled, marts.MartActorProfile, "UPDATE core.fact_event SET event_status = 'alleged'")
    assert found.is_empty()


def test_places_count_events_by_month(filled: duckdb.DuckDBPyConnection) -> None:
    found = rows(filled, marts.MartLocationMonth)
    assert found.select("event_month", "place_name", "event_count", "town_event_count").sort("place_name").rows() == [
        ("2024-04", "Northport", 8, 8),
        ("2024-04", "Southport", 8, 8),
    ]
    assert one(found, place_name="Southport")["killed_high"] == 16
    found = rows(filled, marts.MartLocationMonth, "UPDATE core.fact_event SET location_key = 0 WHERE killed_low = 1")
    assert found["place_name"].to_list() == ["Northport"]


def test_casualties_tell_the_range_and_who_says_so(filled: duckdb.DuckDBPyConnection) -> None:
    found = rows(filled, marts.MartCasualties)
    assert found.height == 16
    assert found["is_disputed"].all()
    assert (found["figure_mention_count"] == 1).all()
    assert found["injured_low"].null_count() == 16
    found = rows(
        filled, marts.MartCasualties, "UPDATE core.fact_event SET killed_high = killed_low WHERE killed_low = 1"
    )
    assert found["is_disputed"].sum() == 8
    found = rows(filled, marts.MartCasualties, "UPDATE core.fact_event SET killed_low = NULL, killed_high = NULL")
    assert found.is_empty()


def test_the_newest_article_gives_the_latest_figure(filled: duckdb.DuckDBPyConnection) -> None:
    key = filled.execute("SELECT min(event_key) FROM core.fact_event WHERE killed_low = 1").fetchall()[0][0]
    filled.execute(
        "UPDATE core.dim_article SET published_start = DATE '2024-05-09', published_end = DATE '2024-05-09'"
        " WHERE article_id = 'file:a1'"
    )
    filled.execute(
        "INSERT INTO core.fact_mention BY NAME SELECT * REPLACE (mention_key + 1 AS mention_key,"
        " 5 AS killed_low, 5 AS killed_high,"
        " (SELECT article_key FROM core.dim_article WHERE article_id = 'file:a1') AS article_key)"
        " FROM core.fact_mention WHERE event_key = ?",
        [key],
    )
    row = one(rows(filled, marts.MartCasualties, "SELECT 1"), event_key=key)
    assert row["killed_latest"] == 5
    assert row["figure_mention_count"] == 2


def test_publishers_are_told_by_month_with_what_only_they_report(filled: duckdb.DuckDBPyConnection) -> None:
    (row,) = rows(filled, marts.MartSourceCoverage).rows(named=True)
    assert (row["publication_month"], row["source_domain"], row["languages"]) == ("2024-05", "example.org", "en")
    assert (row["article_count"], row["copy_count"], row["uncoded_count"]) == (8, 0, 0)
    assert (row["mention_count"], row["event_count"], row["only_event_count"]) == (16, 16, 16)
    load_articles(filled, 2, [Article("a0", version=2, seen_at=dt.datetime(2024, 6, 1))])
    (row,) = rows(filled, marts.MartSourceCoverage).rows(named=True)
    assert (row["article_count"], row["changed_count"]) == (8, 1)


def test_quality_tells_shares_by_slice(filled: duckdb.DuckDBPyConnection) -> None:
    found = rows(filled, marts.MartDataQuality)
    assert set(found["measure"]) == set(marts.MEASURES)
    assert set(found["slice_kind"]) == set(marts.SLICE_KINDS)
    assert one(found, measure="event day known", slice_kind="all")["hit_share"] == 0.5
    assert one(found, measure="event day known", slice_value="AAA")["hit_count"] == 8
    assert one(found, measure="event target known", slice_kind="all")["hit_count"] == 0
    assert one(found, measure="article coded", slice_value="en")["row_count"] == 8
    found = rows(filled, marts.MartDataQuality, "UPDATE core.fact_event SET location_key = 0 WHERE killed_low = 1")
    assert one(found, measure="event place known", slice_kind="all")["hit_share"] == 0.5
    assert one(found, measure="event place known", slice_value="unknown")["hit_count"] == 0
