"""What the report reads: the events chosen, what they point into, and their evidence."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from bench.generated import write_generated
from warehouse.connect import open_published
from warehouse.report.facts import PARCEL, Facts, Selection, read_facts

EVENTS = 1200


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_generated(tmp_path_factory.mktemp("published") / "tidings.duckdb", EVENTS)


@pytest.fixture
def connection(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_published(published) as opened:
        yield opened


def keys(facts: Facts) -> list[str]:
    return [event["key"] for parcel in facts.parcels for event in json.loads(parcel)]


def test_all_columns_tell_of_the_same_events_newest_first(connection: duckdb.DuckDBPyConnection) -> None:
    facts = read_facts(connection, Selection())
    columns = {name: values for name, values in facts.events.items() if not name.endswith(("_list", "_names"))}
    assert {len(values) for values in columns.values()} == {EVENTS}
    assert columns["start_day"] == sorted(columns["start_day"], reverse=True)
    assert facts.matching == EVENTS
    assert [len(json.loads(parcel)) for parcel in facts.parcels] == [PARCEL, PARCEL, EVENTS - 2 * PARCEL]


def test_an_event_points_to_what_the_warehouse_says_of_it(connection: duckdb.DuckDBPyConnection) -> None:
    facts = read_facts(connection, Selection())
    key = keys(facts)[7]
    row = connection.execute(f"FROM mart.event WHERE event_key = {key}").pl().row(0, named=True)
    events = facts.events
    assert events["type_names"][events["type"][7]] == row["plover_type"]
    place = events["place"][7]
    assert events["place_list"]["name"][place] == row["place_name"]
    assert events["place_list"]["precision"][place] == row["place_precision"]
    assert [events["actor_list"]["name"][actor] for actor in events["targets"][7]] == [row["target_names"]]
    assert (events["killed_low"][7], events["killed_high"][7]) == (row["killed_low"], row["killed_high"])
    assert dt.date(1970, 1, 1) + dt.timedelta(events["start_day"][7]) == row["start_date"]


def test_an_unknown_source_is_nobody(connection: duckdb.DuckDBPyConnection) -> None:
    facts = read_facts(connection, Selection())
    unknown = connection.execute("SELECT count(*) FROM mart.event WHERE source_names = 'unknown'").fetchall()[0][0]
    assert sum(not sources for sources in facts.events["sources"]) == unknown > 0
    assert "unknown" not in facts.events["actor_list"]["name"]


def test_evidence_comes_with_its_article_and_trigger(connection: duckdb.DuckDBPyConnection) -> None:
    facts = read_facts(connection, Selection())
    (sentences,) = [each["sentences"] for each in json.loads(facts.parcels[0])[:1]]
    assert len(sentences) == 2
    assert all(each["url"].startswith("https://paper") and each["title"] for each in sentences)
    assert (sentences[0]["from"], sentences[0]["to"]) == (4, 12)


def test_days_and_countries_choose(connection: duckdb.DuckDBPyConnection) -> None:
    since, until = dt.date(2018, 1, 1), dt.date(2018, 12, 31)
    facts = read_facts(connection, Selection(since, until, ("SYR",)))
    expected = connection.execute(
        "SELECT count(*) FROM mart.event WHERE country_code = 'SYR' AND end_date >= ? AND start_date <= ?",
        [since, until],
    ).fetchall()[0][0]
    assert len(facts.events["type"]) == facts.matching == expected > 0
    assert set(facts.events["place_list"]["country"]) == {"SYR"}
    assert read_facts(connection, Selection(countries=("XXX",))).parcels == ()


def test_of_too_many_events_the_newest_stay_and_all_are_counted(connection: duckdb.DuckDBPyConnection) -> None:
    facts = read_facts(connection, Selection(most=10))
    assert facts.matching == EVENTS
    assert keys(facts) == keys(read_facts(connection, Selection()))[:10]


def test_stories_are_of_several_articles(connection: duckdb.DuckDBPyConnection) -> None:
    facts = read_facts(connection, Selection())
    assert set(facts.events["story_list"]["articles"]) == {2}
    assert all(
        0 <= story < len(facts.events["story_list"]["title"]) for story in facts.events["story"] if story is not None
    )


def test_the_making_is_told(connection: duckdb.DuckDBPyConnection) -> None:
    quality = read_facts(connection, Selection()).quality
    assert (quality["event_count"], quality["mention_count"], quality["article_count"]) == (EVENTS, 2 * EVENTS, EVENTS)
    assert (quality["expectations"], quality["not_held"], quality["rejects"]) == (0, [], [])
    assert sum(each["articles"] for each in quality["languages"]) == EVENTS
