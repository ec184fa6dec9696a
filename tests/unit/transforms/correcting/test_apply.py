"""Corrections applied to resolved rows: what they change, and when their guards say no."""

from typing import Any

import polars as pl
import pytest

from flows.steps.loading import derive
from schemas.corrections import Corrections
from tests.newsroom import Article, When, Where, Who, tables_of

ADA = Who("new:person:ada rill", "Ada Rill", "person", "FRA")
ADDA = Who("new:person:adda rill", "Adda Rill", "person", "FRA")
ARMY = Who("generic:army", "army", "military", "FRA", "MIL")
TRIPOLI = Where("geonames:1", "Tripoli", "city", "LBY", 32.9, 13.2)
WHY = {"reason": "seen in the register", "author": "desk"}


def news() -> dict[str, pl.DataFrame]:
    one = Article("file:one", "2013-06-03").tells(
        "ASSAULT", "Ada Rill attacked the army in Tripoli.", "attacked",
        sources=[ADA], targets=[ARMY], places=[TRIPOLI], time=When("2013-06-02"),
    )  # fmt: skip
    two = Article("file:two", "2013-09-03").tells(
        "ACCUSE", "Adda Rill accused the army.", "accused", sources=[ADDA], targets=[ARMY], places=[TRIPOLI],
        time=When("2013-09-02"),
    )  # fmt: skip
    two.spellings = [("new:person:adda rill", "Mrs Rill")]
    return tables_of(one, two)


def built(**sections: list[dict[str, Any]]) -> dict[str, pl.DataFrame]:
    """The star of the news under corrections; reason and author are added."""
    corrections = {kind: [WHY | each for each in given] for kind, given in sections.items()}
    return dict(derive(news(), Corrections.model_validate(corrections)))


def actors(star: dict[str, pl.DataFrame]) -> dict[str, str]:
    rows = star["core.dim_actor"].filter(pl.col("actor_id").str.starts_with("new:"))
    return dict(rows.select("actor_id", "actor_name").sort("actor_id").iter_rows())


def outcome(star: dict[str, pl.DataFrame]) -> tuple[bool, str | None, int]:
    row = star["ops.correction"].row(0, named=True)
    assert row["mention_count"] == star["ops.corrected_mention"].height
    return row["is_applied"], row["finding"], row["mention_count"]


def test_without_corrections_all_is_as_resolved() -> None:
    star = built()
    assert actors(star) == {ADA.actor_id: "Ada Rill", ADDA.actor_id: "Adda Rill"}
    assert star["ops.correction"].is_empty()


def test_two_actors_become_one_with_both_spellings() -> None:
    merge = {"actor": ADDA.actor_id, "into": ADA.actor_id, "expect": {"name": "Adda Rill"}}
    star = built(merge_actor=[merge])
    assert actors(star) == {ADA.actor_id: "Ada Rill"}
    (aliases,) = star["core.dim_actor"].filter(actor_id=ADA.actor_id)["aliases"].to_list()
    assert aliases == ["Mrs Rill"]
    assert outcome(star) == (True, None, 1)
    key = star["core.dim_actor"].filter(actor_id=ADA.actor_id)["actor_key"][0]
    assert star["core.bridge_event_actor"].filter(actor_key=key, event_role="source").height == 2


def test_one_actor_becomes_two_by_articles() -> None:
    split = {
        "actor": ADA.actor_id, "articles": ["file:one"], "into": "new:person:ada rill:b", "name": "Ada Rill (mayor)",
        "expect": {"country": "FRA"},
    }  # fmt: skip
    star = built(split_actor=[split])
    assert actors(star) == {ADDA.actor_id: "Adda Rill", "new:person:ada rill:b": "Ada Rill (mayor)"}


def test_an_actor_has_another_name() -> None:
    star = built(rename_actor=[{"actor": ADA.actor_id, "name": "Ada Rhill", "expect": {"name": "Ada Rill"}}])
    assert actors(star)[ADA.actor_id] == "Ada Rhill"


def test_a_known_actor_keeps_its_old_name_as_an_alias() -> None:
    one = Article("file:one", "2013-06-03").tells(
        "ACCUSE", "France accused the army.", "accused", sources=[Who("FRA", "France", "state", "FRA", "GOV")]
    )
    rename = WHY | {"actor": "FRA", "name": "French Republic", "expect": {"kind": "state"}}
    star = derive(tables_of(one), Corrections.model_validate({"rename_actor": [rename]}))
    (row,) = star["core.dim_actor"].filter(actor_id="FRA").select("actor_name", "aliases").iter_rows()
    assert row[0] == "French Republic"
    assert "France" in row[1]


def test_a_place_is_another_one_in_one_article_only() -> None:
    fix = {
        "place": "geonames:1", "to": "geonames:2", "name": "Tripoli", "country": "LBN", "latitude": 34.4,
        "longitude": 35.8, "articles": ["file:one"], "expect": {"country": "LBY"},
    }  # fmt: skip
    star = built(fix_place=[fix])
    countries = dict(star["core.dim_location"].select("location_id", "country_code").iter_rows())
    assert countries == {"unknown": None, "geonames:1": "LBY", "geonames:2": "LBN"}
    assert star["core.dim_location"].filter(location_id="geonames:2")["geonameid"].to_list() == [2]
    assert outcome(star) == (True, None, 1)


@pytest.mark.parametrize(("to", "geonameid"), [("geonames:12", 12), ("place:12", None), ("country:LBN", None)])
def test_a_place_has_the_number_of_its_id_only_if_that_is_of_geonames(to: str, geonameid: int | None) -> None:
    fix = {"place": "geonames:1", "to": to, "name": "T", "latitude": 1, "longitude": 2, "expect": {"country": "LBY"}}
    rows = built(fix_place=[fix])["core.dim_location"].filter(location_id=to)
    assert rows["geonameid"].to_list() == [geonameid]


def test_an_event_is_dropped_and_its_mentions_are_kept() -> None:
    key = built()["core.fact_mention"].filter(pl.col("evidence_text").str.starts_with("Ada"))["event_key"][0]
    star = built(drop_event=[{"event": key, "expect": {"type": "ASSAULT", "evidence": "attacked the army"}}])
    assert star["core.fact_event"].height == 1
    assert star["core.fact_mention"].height == 2
    assert outcome(star) == (True, None, 1)


@pytest.mark.parametrize(
    ("kind", "given", "finding"),
    [
        (
            "merge_actor",
            {"actor": ADDA.actor_id, "into": ADA.actor_id, "expect": {"name": "Ada"}},
            "actor new:person:adda rill: expected actor_name 'Ada', found 'Adda Rill'",
        ),
        (
            "merge_actor",
            {"actor": "new:x", "into": ADA.actor_id, "expect": {"name": "X"}},
            "no article tells of actor new:x",
        ),
        ("rename_actor", {"actor": "new:x", "name": "Y", "expect": {"name": "X"}}, "no article tells of actor new:x"),
        (
            "split_actor",
            {"actor": ADA.actor_id, "articles": ["file:none"], "into": "n", "name": "Y", "expect": {"kind": "person"}},
            "there is no article file:none",
        ),
        (
            "fix_place",
            {"place": "geonames:1", "to": "geonames:1", "name": "T"}
            | {"latitude": 1, "longitude": 2, "expect": {"country": "LBN"}},
            "place geonames:1: expected country_code 'LBN', found 'LBY'",
        ),
        ("drop_event", {"event": 7, "expect": {"type": "ASSAULT"}}, "no mention tells of event 7 any longer"),
    ],
)  # fmt: skip
def test_a_guard_that_does_not_hold_is_told_and_nothing_is_changed(
    kind: str, given: dict[str, Any], finding: str
) -> None:
    star, plain = built(**{kind: [given]}), built()
    is_applied, said, count = outcome(star)
    assert (is_applied, count) == (False, 0)
    assert str(said).startswith(finding)
    for name, rows in plain.items():
        assert name.startswith("ops.") or star[name].equals(rows), name
