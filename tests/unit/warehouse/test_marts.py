"""The marts: names and codes written out, counts that add up."""

import datetime as dt
from typing import Any

import duckdb
import polars as pl
import pytest

from schemas import mart, mart_stories
from schemas.catalog import OF_OURS, frame_schema, table_named
from schemas.tables import Table
from tests.unit.warehouse.little_star import derive
from tests.unit.warehouse.world import ACTORS, Article, article_key, batch, load_articles, ticking
from warehouse.load import load
from warehouse.marts.rebuild import mart_query, rebuild_marts
from warehouse.read import read_table

ARTICLES = [Article(f"a{number}") for number in range(8)]


@pytest.fixture
def filled(build: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    load_articles(build, 1, ARTICLES)
    return build


def insert(connection: duckdb.DuckDBPyConnection, name: str, **values: object) -> None:
    """Insert one row, sampled where nothing is given."""
    ours = {column: value for column, value in OF_OURS.items() if column in table_named(name).columns()}
    row = table_named(name).sample(1, overrides={column: [value] for column, value in (ours | values).items()})
    connection.register("one_row", row)
    connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM one_row")
    connection.unregister("one_row")


def event_row(connection: duckdb.DuckDBPyConnection, event_key: int) -> dict[str, Any]:
    rebuild_marts(connection, load_id=9)
    return read_table(connection, mart.MartEvent).row(by_predicate=pl.col("event_key") == event_key, named=True)


@pytest.mark.parametrize("table", mart.TABLES, ids=lambda table: table.full_name)
def test_queries_give_the_declared_columns_and_keep_the_row_rules(
    table: type[Table], filled: duckdb.DuckDBPyConnection
) -> None:
    filled.execute("CREATE TEMP TABLE cameo_codes AS SELECT '190' AS cameo_code, 'x' AS label")
    described = filled.execute(f"DESCRIBE {mart_query(table)}").fetchall()
    assert [name for name, *_ in described] == [name for name in table.columns() if name != "load_id"]
    rows = read_table(filled, table)
    assert rows.height or table is mart_stories.MartEventHistory
    table.validate(rows)
    assert rows.schema == pl.Schema(frame_schema(table))


def test_an_event_is_written_out(filled: duckdb.DuckDBPyConnection) -> None:
    events = read_table(filled, mart.MartEvent)
    assert events.height == 16
    row = events.filter(pl.col("plover_type") == "ASSAULT").row(0, named=True)
    assert row["cameo_label"] == "Use conventional military force"
    assert (row["quad_class"], row["goldstein_score"]) == (4, -9.0)
    assert (row["weekday_name"], row["local_time"]) == ("Monday", "14:45")
    assert (row["place_name"], row["country_code"], row["all_places"]) == ("Northport", "AAA", "Northport (AAA)")
    assert row["source_names"] in {actor[1] for actor in ACTORS}
    assert (row["target_names"], row["target_countries"]) == ("unknown", None)
    assert (row["weapons"], row["languages"]) == ("rocket", "en")
    assert row["example_evidence"].startswith("Something happened")
    assert row["example_url"] == f"https://example.org/{row['example_locator']}"
    assert events.filter(pl.col("plover_type") == "ACCUSE")["weapons"].unique().to_list() == [None]


def test_several_actors_stand_in_their_order_and_facets_once(filled: duckdb.DuckDBPyConnection) -> None:
    key = read_table(filled, "core.fact_event")["event_key"][0]
    filled.execute("DELETE FROM core.bridge_event_actor WHERE event_key = ?", [key])
    people = [("Zoe", "AAA", "MIL"), ("Bea", "BBB", "MIL"), ("Cid", "AAA", None)]
    for order, (name, country, sector) in enumerate(people):
        insert(filled, "core.dim_actor", actor_key=100 + order, actor_name=name, country_code=country, sector=sector)
        part = {"event_key": key, "actor_key": 100 + order, "role_order": order, "attributed_to": None}
        insert(filled, "core.bridge_event_actor", event_role="source", **part)
        claim = part | {"attributed_to": ("an officer", "a witness", "an officer")[order]}
        insert(filled, "core.bridge_event_actor", event_role="alleged_source", **claim)
    row = event_row(filled, key)
    assert row["source_names"] == "Zoe; Bea; Cid"
    assert row["source_countries"] == "AAA; BBB"
    assert row["source_sectors"] == "MIL"
    assert row["alleged_source_names"] == "Zoe; Bea; Cid"
    assert row["alleged_attributed_to"] == "an officer; a witness"
    assert (row["target_names"], row["mediator_names"]) == (None, None)


def test_the_example_is_the_surest_asserted_mention(filled: duckdb.DuckDBPyConnection) -> None:
    key, mention = filled.execute("SELECT event_key, mention_key FROM core.fact_mention LIMIT 1").fetchall()[0]
    filled.execute(
        "INSERT INTO core.fact_mention BY NAME SELECT * REPLACE (mention_key + 1 AS mention_key, 0.9 AS confidence,"
        " 'surer' AS evidence_text) FROM core.fact_mention WHERE mention_key = ?",
        [mention],
    )
    filled.execute(
        "INSERT INTO core.fact_mention BY NAME SELECT * REPLACE (mention_key + 2 AS mention_key, 1.0 AS confidence,"
        " 'alleged' AS modality, 'hearsay' AS evidence_text) FROM core.fact_mention WHERE mention_key = ?",
        [mention],
    )
    assert event_row(filled, key)["example_evidence"] == "surer"


def test_mentions_without_an_event_are_in_the_mart_of_mentions(filled: duckdb.DuckDBPyConnection) -> None:
    load_articles(filled, 2, [Article("a0", version=2, seen_at=dt.datetime(2024, 6, 1))])
    mentions = read_table(filled, mart.MartMention)
    old = mentions.filter(pl.col("article_key") == article_key(Article("a0")))
    assert old.select("event_key", "event_status", "is_current", "version_number").unique().rows() == [
        (0, None, False, 1)
    ]
    assert mentions.height == 18


def test_days_count_asserted_events_in_full_on_their_first_day(filled: duckdb.DuckDBPyConnection) -> None:
    days = read_table(filled, mart.MartDailyCountry)
    assert days.select("date_key", "country_code", "plover_type", "event_count", "exact_day_event_count").rows() == [
        (20240429, "AAA", "ASSAULT", 8, 8),
        (20240429, "BBB", "ACCUSE", 8, 0),
    ]
    assert days["killed_low"].to_list() == [0, 8]
    assert days["injured_low"].to_list() == [None, None]
    filled.execute("UPDATE core.fact_event SET event_status = 'alleged' WHERE killed_low = 0")
    filled.execute(
        "UPDATE core.fact_event SET killed_high = NULL, start_date = NULL, start_date_key = 0, location_key = 0"
    )
    rebuild_marts(filled, load_id=2)
    (row,) = read_table(filled, mart.MartDailyCountry).rows(named=True)
    assert (row["date_key"], row["calendar_date"]) == (20240501, dt.date(2024, 5, 1))
    assert (row["undated_event_count"], row["country_code"]) == (8, "unknown")
    assert (row["killed_low"], row["killed_high"]) == (8, 8)


def test_an_event_without_date_or_report_counts_on_the_unknown_day(filled: duckdb.DuckDBPyConnection) -> None:
    filled.execute("UPDATE core.fact_event SET start_date = NULL, start_date_key = 0, first_reported = NULL")
    rebuild_marts(filled, load_id=2)
    days = read_table(filled, mart.MartDailyCountry)
    assert days.select("date_key", "calendar_date").unique().rows() == [(0, None)]
    assert days["undated_event_count"].sum() == 16
    months = read_table(filled, mart.MartDyadMonth)
    assert set(months["event_month"]) == {"unknown"}
    assert months["undated_event_count"].sum() == 16


def test_dyads_count_an_event_for_each_pair(filled: duckdb.DuckDBPyConnection) -> None:
    months = read_table(filled, mart.MartDyadMonth)
    assert months["event_count"].sum() == 16
    assert months.filter(pl.col("plover_type") == "ASSAULT")["material_conflict_count"].sum() == 8
    assert months.filter(pl.col("plover_type") == "ACCUSE")["verbal_conflict_count"].sum() == 8
    assert months["mean_goldstein_score"].unique().sort().to_list() == [-9.0, -2.0]
    assert set(months["event_month"]) == {"2024-04"}
    target = filled.execute("SELECT actor_key FROM core.dim_actor WHERE actor_id = 'USA-MIL'").fetchall()[0][0]
    filled.execute(
        "INSERT INTO core.bridge_event_actor SELECT event_key, 'target', ?, 1, NULL, 0, 'tidings', 1"
        " FROM core.fact_event",
        [target],
    )
    rebuild_marts(filled, load_id=2)
    again = read_table(filled, mart.MartDyadMonth)
    assert again["event_count"].sum() == 32
    assert again.filter(pl.col("target_country_code") == "USA")["event_count"].sum() == 16


def test_an_event_over_two_months_is_not_exact(filled: duckdb.DuckDBPyConnection) -> None:
    filled.execute("UPDATE core.fact_event SET end_date = DATE '2024-05-02' WHERE killed_low = 1")
    rebuild_marts(filled, load_id=2)
    by_type = (
        read_table(filled, mart.MartDyadMonth).group_by("plover_type").agg(pl.col("exact_month_event_count").sum())
    )
    assert dict(by_type.iter_rows()) == {"ASSAULT": 8, "ACCUSE": 0}


def test_marts_that_stay_equal_keep_their_load(filled: duckdb.DuckDBPyConnection) -> None:
    load(filled, load_id=2, tables=batch([]), derive=derive, coder_version="test-1", clock=ticking(2))
    for table in mart.TABLES:
        assert set(read_table(filled, table)["load_id"]) <= {1}


def reported(connection: duckdb.DuckDBPyConnection, event_key: int, article: Article, **values: object) -> None:
    """Add a mention of an event by an article, in the place of the article's own."""
    columns = ", ".join(f"{name} = ?" for name in ("event_key", *values))
    connection.execute(
        f"UPDATE core.fact_mention SET {columns} WHERE mention_key ="
        " (SELECT min(mention_key) FROM core.fact_mention WHERE article_key = ?)",
        [event_key, *values.values(), article_key(article)],
    )


def contradicted(connection: duckdb.DuckDBPyConnection) -> int:
    """An event of which the first four articles tell, each other figures; the fourth copies the first."""
    (key,) = connection.execute("SELECT min(event_key) FROM core.fact_event").fetchone() or (0,)
    connection.execute("UPDATE core.fact_mention SET event_key = 0")
    for number, (killed, injured) in enumerate([(2, 5), (7, 5), (7, None), (2, 5)]):
        reported(
            connection, key, ARTICLES[number], killed_low=killed, killed_high=killed, injured_low=injured,
            injured_high=injured,
        )  # fmt: skip
        connection.execute(
            "UPDATE core.dim_article SET published_start = ?, published_end = ?, near_duplicate_of = ?, story_id = 5"
            " WHERE article_key = ?",
            [
                day := dt.date(2024, 5, (1, 3, 2, 1)[number]),
                day,
                article_key(ARTICLES[0]) if number == 3 else 0,
                article_key(ARTICLES[number]),
            ],
        )
    return int(key)


def test_reports_stand_side_by_side_with_the_latest_figure(filled: duckdb.DuckDBPyConnection) -> None:
    key = contradicted(filled)
    row = event_row(filled, key)
    assert (row["killed_latest"], row["injured_latest"]) == (7, 5)
    reports = read_table(filled, mart.MartEventReport)
    told = {each["article_key"]: each for each in reports.filter(pl.col("event_key") == key).iter_rows(named=True)}
    assert [told[article_key(each)]["killed_high"] for each in ARTICLES[:4]] == [2, 7, 7, 2]
    copy = told[article_key(ARTICLES[3])]
    assert (copy["is_copy"], copy["original_article_id"]) == (True, "file:a0")


def test_agreement_is_that_of_independent_articles(filled: duckdb.DuckDBPyConnection) -> None:
    # Killed: two of three; injured: two of two; the day, the country and the source are each told alike or not at all.
    key = contradicted(filled)
    filled.execute("UPDATE core.fact_mention SET start_date = NULL, end_date = NULL, location_key = 0")
    filled.execute("UPDATE core.fact_mention SET source_actor_key = 0")
    assert event_row(filled, key)["agreement"] == pytest.approx((2 / 3 + 1) / 2, abs=1e-4)
    filled.execute("DELETE FROM core.fact_mention WHERE article_key <> ?", [article_key(ARTICLES[0])])
    assert event_row(filled, key)["agreement"] is None


def test_a_story_counts_its_articles_and_shows_figures_day_by_day(filled: duckdb.DuckDBPyConnection) -> None:
    key = contradicted(filled)
    rebuild_marts(filled, load_id=2)
    story = read_table(filled, mart_stories.MartStory).row(by_predicate=pl.col("story_id") == 5, named=True)
    assert (story["article_count"], story["independent_article_count"], story["source_count"]) == (4, 3, 1)
    assert (story["main_event_key"], story["event_count"]) == (key, 1)
    assert (story["first_reported"], story["last_reported"]) == (dt.date(2024, 5, 1), dt.date(2024, 5, 3))
    assert story["title"] in {"News of a0", "News of a3"}
    filled.execute("UPDATE core.dim_article SET published_date_key = 20240429 WHERE article_key = ?", [
        article_key(ARTICLES[1])
    ])  # fmt: skip
    rebuild_marts(filled, load_id=3)
    days = read_table(filled, mart_stories.MartStoryTimeline).filter(pl.col("story_id") == 5).sort("date_key")
    assert days.select("date_key", "article_count", "killed_low", "killed_high").rows() == [
        (20240429, 1, 7, 7), (20240501, 3, 2, 7),
    ]  # fmt: skip


def test_one_per_day_counts_alike_events_once(filled: duckdb.DuckDBPyConnection) -> None:
    rows = read_table(filled, mart_stories.MartOnePerDay)
    assert rows["event_count"].sum() == 16
    assert rows.height == rows.select("date_key", "source_actor_id", "target_actor_id", "plover_type").n_unique()
    assert set(rows["plover_type"]) == {"ASSAULT", "ACCUSE"}
    assert rows.height <= 4
    assert set(rows["target_actor_id"]) == {"unknown"}
