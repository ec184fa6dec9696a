"""Who stays and who goes in the bridge of actors, and what an event takes from its mentions."""

import datetime as dt
from typing import Any

import polars as pl
import pytest

from schemas.catalog import frame_schema
from schemas.core import DimActor
from tests.newsroom import Article, Mention, When, Where, Who, tables_of
from transforms.star.build import build_star
from transforms.star.dimensions import dim_date

SEDRA = Where("country:SDR", "Sedra", "country", "SDR", 12.0, 14.0)
STATE = Who("SDR", "Sedra", "state", "SDR", "GOV")
ARMY = Who("SDR-MIL", "Sedran army", "military", "SDR", "MIL")
GUNMEN = Who("generic:gunman", "gunmen", "generic", None, "UAF")
MILITIAS = Who("generic:militia:backed-by:VEL", "Velmark-backed militias", "generic", None, "PRM")
FIGHTERS = Who("generic:militant:backed-by:VEL", "Velmark-backed militants", "generic", None, "REB")
BRIGADE = Who("red-brigade", "Red Brigade", "armed group", "SDR", "PRM")
GUARD = Who("north-guard", "North Guard", "armed group", "SDR", "PRM")
SOMEBODY = Who("unknown", "unknown", "unknown")
NO_KNOWLEDGE = pl.DataFrame(
    schema={
        name: dtype
        for name, dtype in frame_schema(DimActor).items()
        if name not in {"actor_key", "is_provisional", "is_current", "load_id"}
    }
)


def one_event(*mentions: dict[str, Any], articles: int = 1) -> dict[str, pl.DataFrame]:
    """The star of mentions that all tell of event 7, spread over so many articles."""
    papers = [Article(f"url:https://p{number}.example.org/", f"2013-06-{number + 4:02}") for number in range(articles)]
    for number, parts in enumerate(mentions):
        own = {name: parts[name] for name in ("sources", "targets", "places", "time") if name in parts}
        values = {name: value for name, value in parts.items() if name not in own}
        sentence = f"Telling {number} of it."
        papers[number % articles].says(sentence, Mention("ASSAULT", "Telling", sentence, values=values, **own))
    tables = tables_of(*papers)
    keys = tables["ext.mention"]["mention_key"]
    events = pl.DataFrame({"mention_key": keys, "event_key": [7] * keys.len()})
    groups = tables["doc.document"].select("article_key", near_duplicate_of=pl.lit(0, pl.Int64), story_id="article_key")
    return build_star(tables, events=events, articles=groups, actors=NO_KNOWLEDGE)


def actors_in(star: dict[str, pl.DataFrame], role: str) -> list[str]:
    parts = star["core.bridge_event_actor"].filter(event_role=role).sort("role_order")
    return parts.join(star["core.dim_actor"], on="actor_key", maintain_order="left")["actor_name"].to_list()


def event_in(star: dict[str, pl.DataFrame]) -> dict[str, Any]:
    return star["core.fact_event"].join(star["core.dim_event_type"], on="event_type_key").row(0, named=True)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ([[GUNMEN], [BRIGADE]], ["Red Brigade"]),
        ([[GUNMEN], [SOMEBODY]], ["gunmen"]),
        ([[SOMEBODY], []], ["unknown"]),
        ([[MILITIAS], [BRIGADE, GUARD], [MILITIAS]], ["Velmark-backed militias", "North Guard", "Red Brigade"]),
        ([[MILITIAS], [FIGHTERS], [MILITIAS]], ["Velmark-backed militias"]),
        ([[ARMY], [STATE], [ARMY]], ["Sedran army", "Sedra"]),
    ],
)
def test_sources(told: list[list[Who]], kept: list[str]) -> None:
    assert actors_in(one_event(*({"sources": sources} for sources in told)), "source") == kept


def test_country_is_no_target_beside_others_in_it() -> None:
    told = {"targets": [STATE], "places": [SEDRA]}
    assert actors_in(one_event(told, {"targets": [BRIGADE]}), "target") == ["Red Brigade"]
    assert actors_in(one_event(told), "target") == ["Sedra"]


def test_claim_alone_names_an_alleged_source_and_its_target() -> None:
    claim = {"sources": [BRIGADE], "targets": [ARMY], "modality": "alleged"}
    star = one_event({**claim, "attributed_to": "a minister"}, {**claim, "attributed_to": "a witness"})
    assert [actors_in(star, role) for role in ("source", "target", "alleged_source")] == [
        ["unknown"], ["Sedran army"], ["Red Brigade"],
    ]  # fmt: skip
    assert star["core.bridge_event_actor"].filter(event_role="alleged_source")["attributed_to"].to_list() == [
        "a minister; a witness"
    ]
    assert event_in(star)["event_status"] == "alleged"


def test_claim_proven_elsewhere_is_no_claim() -> None:
    star = one_event({"sources": [BRIGADE]}, {"sources": [BRIGADE], "modality": "alleged"})
    assert (actors_in(star, "source"), actors_in(star, "alleged_source")) == (["Red Brigade"], [])


def test_narrower_mode_wins_with_the_code_of_its_mentions() -> None:
    wide = {"plover_mode": "explosives", "cameo_code": "183"}
    event = event_in(one_event(wide, wide, {"plover_mode": "suicide-attack", "cameo_code": "1831"}, {}))
    assert (event["plover_mode"], event["cameo_code"]) == ("suicide-attack", "1831")


def test_mode_that_the_type_lacks_is_left_out() -> None:
    star = one_event({"plover_mode": "ceasefire"})
    assert event_in(star)["plover_mode"] is None


def test_casualties_are_a_range_and_never_a_sum() -> None:
    event = event_in(
        one_event({"killed_low": 5, "killed_high": 5}, {"killed_low": 3, "killed_high": 4}, {"injured_low": 2})
    )
    assert (event["killed_low"], event["killed_high"]) == (3, 5)
    assert (event["injured_low"], event["injured_high"]) == (2, None)


def test_shortest_span_with_its_weekday_and_the_hour_told_elsewhere() -> None:
    month = When("2013-06-01", "2013-06-30", "month", weekday=1)
    event = event_in(
        one_event(
            {"time": When("2013-05-25", "2013-06-30", "interval")}, {"time": month},
            {"time": When(None, precision="unknown", local_time="14:45")},
        )
    )  # fmt: skip
    assert (event["date_precision"], event["weekday"], event["local_time"]) == ("month", 1, "14:45")


def test_confidence_grows_with_independent_articles_only() -> None:
    alone = event_in(one_event({}, {}, {}))["confidence"]
    apart = event_in(one_event({}, {}, {}, articles=3))["confidence"]
    assert (alone, apart) == (0.6, 0.936)


def test_background_alone_is_historical() -> None:
    assert event_in(one_event({"tense": "historical"}, {"tense": "historical"}))["event_status"] == "historical"
    assert event_in(one_event({"tense": "historical"}, {}))["event_status"] == "asserted"


def test_one_misread_year_does_not_fill_the_calendar() -> None:
    published, misread = pl.Series([dt.date(2013, 6, 4)]), pl.Series([dt.date(1204, 4, 13)])
    days = dim_date([published], [misread])
    assert days["date_key"].to_list() == [0, 12040413, 20130604]


def test_an_inferred_place_counts_only_where_no_mention_tells_one() -> None:
    inferred = Where("geonames:9", "Torv", "city", "VEL", 40.0, 14.0, method="article")
    both = one_event({"places": [inferred]}, {"places": [SEDRA]})
    assert both["core.bridge_event_location"]["location_order"].to_list() == [0]
    places = both["core.bridge_event_location"].join(both["core.dim_location"], on="location_key")
    assert places["place_name"].to_list() == ["Sedra"]
    alone = one_event({"places": [inferred]})
    places = alone["core.bridge_event_location"].join(alone["core.dim_location"], on="location_key")
    assert places["place_name"].to_list() == ["Torv"]


def test_a_place_that_is_not_known_takes_nothing_from_an_inferred_one() -> None:
    inferred = Where("geonames:9", "Torv", "city", "VEL", 40.0, 14.0, method="article")
    nowhere = Where("unknown", "unknown", "unknown", None)
    star = one_event({"places": [nowhere]}, {"places": [inferred]})
    places = star["core.bridge_event_location"].join(star["core.dim_location"], on="location_key")
    assert places["place_name"].to_list() == ["Torv"]
