"""The star of a handful of articles: every table as declared, every reference met, every event as told."""

import datetime as dt
from typing import Any

import polars as pl
import pytest

from schemas import core
from schemas.catalog import TABLES, frame_schema, references
from schemas.keys import surrogate_key
from schemas.tables import Table, layer_of
from tests.newsroom import Article, When, Where, Who, tables_of
from transforms.resolving.events import cluster_mentions
from transforms.resolving.stories import article_groups
from transforms.star.build import build_star

CORE = [table for table in TABLES if layer_of(table) == "core"]
LORN = Who("LRN", "Lornia", "state", "LRN", "GOV")
POLICE = Who("generic:police:LRN", "Lornian police", "generic", "LRN", "COP")
GUNMEN = Who("generic:gunmen", "gunmen", "generic", None, "UAF")
FRONT = Who("lorn-front", "Lorn Front", "armed group", "LRN", "REB")
MINISTER = Who("asta-vey", "Asta Vey", "person", "LRN", "GOV")
MAYOR = Who("new:person:olm rade", "Olm Rade", "person", "LRN", None)
VISBY = Where("geonames:77", "Vesk", "city", "LRN", 40.0, 20.0, "Vesk Province")
COUNTRY = Where("country:LRN", "Lornia", "country", "LRN", 41.0, 21.0)
POST = Where("place:mill-gate", "Mill Gate post", "exact", "LRN", 40.01, 20.01, "Vesk Province")
SHOOTING = {"plover_mode": "firearms", "cameo_code": "193"}


def knowledge(*rows: dict[str, Any]) -> pl.DataFrame:
    columns = [
        "actor_id", "actor_name", "actor_kind", "country_code", "sector", "role_title", "parent_actor_id",
        "wikidata_id", "operates_in", "aliases", "valid_from", "valid_to",
    ]  # fmt: skip
    schema = frame_schema(core.DimActor)
    lists: dict[str, Any] = {"operates_in": [], "aliases": []}
    return pl.DataFrame([lists | row for row in rows], schema={name: schema[name] for name in columns})


ACTORS = knowledge(
    {"actor_id": "LRN", "actor_name": "Lornia", "actor_kind": "state", "country_code": "LRN", "sector": "GOV"},
    {
        "actor_id": "lorn-front", "actor_name": "Lorn Front", "actor_kind": "armed group", "country_code": "LRN",
        "sector": "REB", "aliases": ["FL"],
    },
    {
        "actor_id": "asta-vey", "actor_name": "Asta Vey", "actor_kind": "person", "country_code": "LRN",
        "sector": "GOV", "role_title": "minister", "parent_actor_id": "LRN-GOV", "valid_to": dt.date(2014, 1, 1),
    },
    {
        "actor_id": "asta-vey", "actor_name": "Asta Vey", "actor_kind": "person", "country_code": "LRN",
        "sector": "ELI", "role_title": "former minister", "valid_from": dt.date(2014, 1, 1),
    },
    {
        "actor_id": "LRN-GOV", "actor_name": "Government of Lornia", "actor_kind": "government body",
        "country_code": "LRN", "sector": "GOV", "parent_actor_id": "LRN",
    },
    {"actor_id": "XXX", "actor_name": "Elsewhere", "actor_kind": "state", "country_code": "XXX"},
)  # fmt: skip


def first_report() -> Article:
    article = Article(
        "url:https://gazette.example.org/a",
        "2013-06-04",
        title="Shots at Mill Gate",
        url="https://gazette.example.org/a",
    )
    article.tells(
        "ASSAULT", "Gunmen shot two policemen dead at Mill Gate post on Monday.", "shot", sources=[GUNMEN],
        targets=[POLICE], places=[POST], time=When("2013-06-03", local_time="21:30"), killed_low=2, killed_high=2,
        weapons=["rifle"], **SHOOTING,
    )  # fmt: skip
    article.tells(
        "ASSAULT", "The minister said that the Lorn Front was behind it.", "behind it", sources=[FRONT],
        modality="alleged", attributed_to="The minister", is_definite=True,
    )  # fmt: skip
    article.says('Olm Rade said: "We mourn two good men."')
    article.quotations = [("We mourn two good men.", MAYOR)]
    article.spellings = [
        ("new:person:olm rade", "Olm Rade"),
        ("new:person:olm rade", "O. Rade"),
        ("lorn-front", "FRONT"),
    ]
    return article


def second_report() -> Article:
    article = Article("url:https://bote.example.de/b", "2013-06-05", language="de", source_domain="bote.example.de")
    article.tells(
        "ASSAULT", "In Vesk starben am Montag mindestens drei Polizisten.", "starben", targets=[POLICE],
        places=[VISBY, COUNTRY], time=When("2013-06-03"), killed_low=3, weapons=["pistol"],
    )  # fmt: skip
    return article.tells(
        "ACCUSE", "Ministerin Vey beschuldigte die Front.", "beschuldigte", sources=[MINISTER], targets=[FRONT],
        time=When("2013-06-04"),
    )  # fmt: skip


def old_version() -> Article:
    article = Article("url:https://gazette.example.org/c", "2014-02-01", seen_at=dt.datetime(2014, 2, 1, 9))
    return article.tells("PROTEST", "Miners blocked the road.", "blocked", plover_mode="obstruct", cameo_code="144")


def new_version() -> Article:
    article = Article(
        "url:https://gazette.example.org/c", "2014-02-01", seen_at=dt.datetime(2014, 2, 3, 9), title="Corrected",
        modified_at=dt.datetime(2014, 2, 2, 8),
    )  # fmt: skip
    return article.tells(
        "ACCUSE", "Asta Vey, who was a minister until last year, accused miners.", "accused", sources=[MINISTER]
    )


def star_of(*articles: Article) -> dict[str, pl.DataFrame]:
    tables = tables_of(*articles)
    groups = article_groups(tables)
    events = cluster_mentions(tables, groups)
    return build_star(tables, events=events, articles=groups, actors=ACTORS)


@pytest.fixture(scope="module")
def star() -> dict[str, pl.DataFrame]:
    return star_of(first_report(), second_report(), old_version(), new_version())


def event_of(star: dict[str, pl.DataFrame], plover_type: str, source: str | None = None) -> dict[str, Any]:
    types = star["core.dim_event_type"].select("event_type_key", "plover_type", "plover_mode")
    events = star["core.fact_event"].join(types, on="event_type_key").filter(plover_type=plover_type)
    if source:
        keys = parts_of(star, "source").filter(actor_name=source)["event_key"]
        events = events.filter(pl.col("event_key").is_in(keys.to_list()))
    return events.row(0, named=True)


def parts_of(star: dict[str, pl.DataFrame], role: str) -> pl.DataFrame:
    return star["core.bridge_event_actor"].filter(event_role=role).join(star["core.dim_actor"], on="actor_key")


@pytest.mark.parametrize("table", CORE, ids=lambda table: table.full_name)
def test_rows_are_as_declared(star: dict[str, pl.DataFrame], table: type[Table]) -> None:
    rows = star[table.full_name]
    assert rows.schema == pl.Schema(frame_schema(table, with_load=False))
    table.validate(rows.with_columns(load_id=pl.lit(1, pl.Int64)))
    assert rows.equals(rows.sort(table.primary_key()))


@pytest.mark.parametrize("table", CORE, ids=lambda table: table.full_name)
def test_references_hold(star: dict[str, pl.DataFrame], table: type[Table]) -> None:
    for reference in references(table):
        if reference.column == "load_id":
            continue
        asked = star[table.full_name].filter((pl.col(reference.column) != 0) | (not reference.is_zero_none))
        parent = star[reference.to_table.full_name]
        lost = asked.join(parent, left_on=reference.column, right_on=reference.to_column, how="anti")
        assert lost.is_empty(), reference


@pytest.mark.parametrize("table", CORE, ids=lambda table: table.full_name)
def test_empty_tables_give_empty_facts(table: type[Table]) -> None:
    rows = star_of()[table.full_name]
    table.validate(rows.with_columns(load_id=pl.lit(1, pl.Int64)))
    if ".fact_" in table.full_name or ".bridge_" in table.full_name:
        assert rows.is_empty()
    elif table is not core.DimEventType:
        assert rows.height == 1


def test_two_reports_are_one_event(star: dict[str, pl.DataFrame]) -> None:
    event = event_of(star, "ASSAULT")
    assert event["plover_mode"] == "firearms"
    assert event["event_status"] == "asserted"
    assert (event["mention_count"], event["article_count"], event["source_count"]) == (3, 2, 2)
    assert event["languages"] == ["de", "en"]
    assert event["weapons"] == ["pistol", "rifle"]
    assert (event["killed_low"], event["killed_high"], event["injured_low"]) == (2, 3, None)
    assert (event["first_reported"], event["last_reported"]) == (dt.date(2013, 6, 4), dt.date(2013, 6, 5))


def test_event_has_the_most_exact_time_and_place(star: dict[str, pl.DataFrame]) -> None:
    event = event_of(star, "ASSAULT")
    assert (event["start_date"], event["end_date"], event["start_date_key"]) == (
        dt.date(2013, 6, 3), dt.date(2013, 6, 3), 20130603,
    )  # fmt: skip
    assert event["local_time"] == "21:30"
    assert event["place_precision"] == "exact"
    places = star["core.bridge_event_location"].filter(event_key=event["event_key"]).sort("location_order")
    names = places.join(star["core.dim_location"], on="location_key", maintain_order="left")["place_name"]
    assert names.to_list() == ["Mill Gate post", "Vesk"]
    assert places["location_key"][0] == event["location_key"]


def test_claim_makes_an_alleged_source_beside_the_told_one(star: dict[str, pl.DataFrame]) -> None:
    key = event_of(star, "ASSAULT")["event_key"]
    sources = parts_of(star, "source").filter(event_key=key)
    alleged = parts_of(star, "alleged_source").filter(event_key=key)
    assert sources["actor_name"].to_list() == ["gunmen"]
    assert alleged.select("actor_name", "attributed_to").rows() == [("Lorn Front", "The minister")]


def test_every_event_has_a_source_and_a_target(star: dict[str, pl.DataFrame]) -> None:
    for role in ("source", "target"):
        keys = star["core.bridge_event_actor"].filter(event_role=role, role_order=0)["event_key"]
        assert sorted(keys) == star["core.fact_event"]["event_key"].to_list()
    miners = event_of(star, "ACCUSE", "Asta Vey")
    assert star["core.bridge_event_actor"].filter(event_role="target", actor_key=0).height >= 1
    assert miners["event_status"] == "asserted"


def test_versions_of_an_article_follow_each_other(star: dict[str, pl.DataFrame]) -> None:
    versions = star["core.dim_article"].filter(article_id="url:https://gazette.example.org/c").sort("version_number")
    assert versions["version_number"].to_list() == [1, 2]
    assert versions["valid_from"].to_list() == [dt.datetime(2014, 2, 1), dt.datetime(2014, 2, 2, 8)]
    assert versions["valid_to"].to_list() == [dt.datetime(2014, 2, 2, 8), None]
    assert versions["is_current"].to_list() == [False, True]
    assert versions["near_duplicate_of"].to_list() == [0, 0]
    assert versions["story_id"].n_unique() == 1


def test_superseded_version_tells_of_no_event(star: dict[str, pl.DataFrame]) -> None:
    (key,) = old_version().mention_keys()
    mention = star["core.fact_mention"].filter(mention_key=key)
    assert mention["event_key"].to_list() == [0]
    assert mention["article_key"].to_list() == [old_version().key]


def test_actor_is_the_one_of_the_day(star: dict[str, pl.DataFrame]) -> None:
    parts = (
        parts_of(star, "source")
        .filter(actor_id="asta-vey")
        .join(star["core.fact_event"].select("event_key", "first_reported"), on="event_key")
    )
    assert dict(parts.select("first_reported", "role_title").rows()) == {
        dt.date(2013, 6, 5): "minister",
        dt.date(2014, 2, 1): "former minister",
    }
    assert surrogate_key("asta-vey", dt.date(2014, 1, 1)) in parts["actor_key"].to_list()


def test_actors_met_and_their_parents(star: dict[str, pl.DataFrame]) -> None:
    actors = star["core.dim_actor"]
    assert set(actors["actor_id"]) == {
        "unknown", "lorn-front", "asta-vey", "LRN-GOV", "LRN", "generic:police:LRN", "generic:gunmen", MAYOR.actor_id,
    }  # fmt: skip
    assert actors.filter(is_current=True)["actor_id"].is_unique().all()
    assert actors.filter(actor_id="lorn-front")["aliases"].to_list() == [["FL", "FRONT"]]
    mayor = actors.filter(actor_id=MAYOR.actor_id).row(0, named=True)
    assert (mayor["actor_name"], mayor["aliases"], mayor["is_provisional"]) == ("Olm Rade", ["O. Rade"], True)


def test_quotations_are_statements(star: dict[str, pl.DataFrame]) -> None:
    quotation = star["core.fact_quotation"].row(0, named=True)
    assert quotation["speaker_actor_key"] == surrogate_key(MAYOR.actor_id, None)
    assert quotation["mention_key"] == 0


def test_mention_keeps_its_words(star: dict[str, pl.DataFrame]) -> None:
    mention = star["core.fact_mention"].filter(mention_key=first_report().mention_keys()[0]).row(0, named=True)
    assert (mention["source_text"], mention["target_text"]) == ("gunmen", "Lornian police")
    assert mention["location_text"] == "Mill Gate post"
    assert mention["source_actor_key"] == surrogate_key("generic:gunmen", None)
    assert first_report().text[mention["trigger_start"] : mention["trigger_end"]] == mention["trigger_text"]


def test_publishers(star: dict[str, pl.DataFrame]) -> None:
    sources = star["core.dim_source"].select("source_domain", "source_country", "source_kind").rows()
    assert sorted(sources) == [
        ("bote.example.de", "DEU", "news site"),
        ("gazette.example.org", None, "news site"),
        ("unknown", None, "unknown"),
    ]


def test_calendar_has_every_day_between(star: dict[str, pl.DataFrame]) -> None:
    days = star["core.dim_date"].drop_nulls("calendar_date")["calendar_date"]
    assert (days.min(), days.max()) == (dt.date(2013, 6, 3), dt.date(2014, 2, 1))
    assert days.len() == 244


def test_twenty_papers_with_one_report_are_one_independent_source() -> None:
    def printed(number: int) -> Article:
        return Article(
            f"url:https://paper{number:02}.example.org/a", "2013-06-05", source_domain=f"paper{number:02}.org"
        )

    def told(article: Article, sentence: str) -> Article:
        return article.tells(
            "ASSAULT", sentence, "shot", targets=[POLICE], places=[POST], time=When("2013-06-03"), **SHOOTING
        )

    syndicated = [told(printed(number), "Gunmen shot two policemen dead at Mill Gate.") for number in range(20)]
    own = told(printed(20), "Officers were shot on Monday night at the gate of the mill.")
    alone = star_of(*syndicated)["core.fact_event"].row(0, named=True)
    assert (alone["article_count"], alone["source_count"]) == (20, 20)
    assert (alone["independent_article_count"], alone["independent_source_count"]) == (1, 1)
    both = star_of(*syndicated, own)["core.fact_event"].row(0, named=True)
    assert (both["source_count"], both["independent_source_count"]) == (21, 2)
