"""Corrections at every build: they come, go and come back without new articles, and leave no trace."""

import os
from pathlib import Path

import pytest

from flows.explain import explain
from flows.settings import Settings
from flows.steps.build import opened_build
from flows.steps.survey import survey
from tests.property.test_flow_order import load_one

pytestmark = pytest.mark.slow

TEXT = "date 2012-11-15\nMiners in Peru went on strike on Wednesday. France expelled three Libyan diplomats on Tuesday."
DROP = '[[drop_event]]\nevent = {}\nreason = "a test"\nauthor = "desk"\nexpect = {{ evidence = "{}" }}\n'
EVENTS = "SELECT event_key, plover_type FROM core.fact_event JOIN core.dim_event_type USING (event_type_key) ORDER BY 1"
LINEAGE = """
    SELECT evidence_text, event_key, corrected_by FROM core.fact_mention
    JOIN ops.corrected_mention USING (mention_key) JOIN ops.correction USING (correction_key)
"""


RENAME = '[[rename_actor]]\nactor = "FRA"\nname = "French Republic"\nreason = "a test"\nauthor = "desk"\n' + (
    'expect = { kind = "state" }\n'
)


def asked(settings: Settings, sql: str) -> list[tuple[object, ...]]:
    with opened_build(settings) as connection:
        return connection.execute(sql).fetchall()


def test_an_event_explained_tells_of_them(tmp_path: Path, places: Path) -> None:
    news, file = tmp_path / "a.txt", tmp_path / "corrections.toml"
    news.write_text(TEXT, encoding="utf-8")
    file.write_text(RENAME, encoding="utf-8")
    settings = Settings(work_dir=tmp_path / "work", corrections=file, gazetteer=places, workers=1)
    load_one(settings, [str(news)], places)
    ((key,),) = asked(settings, "SELECT event_key FROM mart.event WHERE source_names = 'French Republic'")
    (telling,) = explain(settings, int(str(key))).tellings
    assert telling.corrections == ("rename_actor of FRA, by desk: a test",)


def test_they_come_go_and_come_back(tmp_path: Path, places: Path) -> None:
    news, file = tmp_path / "a.txt", tmp_path / "corrections.toml"
    news.write_text(TEXT, encoding="utf-8")
    os.utime(news, (1_400_000_000, 1_400_000_000))
    file.write_text("", encoding="utf-8")
    settings = Settings(work_dir=tmp_path / "work", corrections=file, workers=1)

    def load_with(corrections: str) -> list[tuple[object, ...]]:
        file.write_text(corrections, encoding="utf-8")
        load_one(settings, [str(news)], places)
        return asked(settings, EVENTS)

    plain = load_with("")
    strike = next(key for key, plover_type in plain if plover_type == "PROTEST")
    assert len(plain) > 1
    for _ in range(2):
        assert load_with(DROP.format(strike, "on strike")) == [row for row in plain if row[0] != strike]
        assert asked(settings, LINEAGE) == [("Miners in Peru went on strike on Wednesday.", 0, "desk")]
        assert load_with("") == plain
        assert asked(settings, LINEAGE) == []
    loads = asked(settings, "SELECT count(*) FROM ops.load")
    assert loads == [(5,)]
    load_with("")
    assert asked(settings, "SELECT count(*) FROM ops.load") == loads

    assert load_with(DROP.format(strike, "on the moon")) == plain
    found = survey(settings)
    assert found.correction_count == 0
    assert found.idle_corrections == (
        f"drop_event of {strike}, by desk: event {strike}: expected 'on the moon' in a sentence, found none",
    )


KEEP = (
    '[[keep_apart]]\nactor = "new:person:илью корвата"\nother = "new:person:ilya korvat"\nreason = "a test"\n'
    'author = "desk"\nexpect = { name = "Илью Корвата" }\n'
)
MERGES = "SELECT actor_name, into_actor_name, merge_rule FROM ops.actor_merge"
PERSONS = "SELECT actor_name FROM core.dim_actor WHERE is_provisional AND actor_kind = 'person' ORDER BY 1"


def test_one_person_in_two_scripts_is_one_until_a_user_says_otherwise(tmp_path: Path, places: Path) -> None:
    file = tmp_path / "corrections.toml"
    articles = {
        "en.txt": "date 2012-11-15\nLibyan police arrested opposition leader Ilya Korvat in Tripoli on Tuesday.",
        "ru.txt": "date 2012-11-15\nВо вторник полиция арестовала оппозиционера Илью Корвата в Триполи.",
    }
    for name, text in articles.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = Settings(work_dir=tmp_path / "work", corrections=file, gazetteer=places, workers=1)
    for said, persons, merges in (
        ("", ["Ilya Korvat"], [("Илью Корвата", "Ilya Korvat", "other script")]),
        (KEEP, ["Ilya Korvat", "Илью Корвата"], []),
    ):
        file.write_text(said, encoding="utf-8")
        load_one(settings, [str(tmp_path / name) for name in articles], places)
        assert [row[0] for row in asked(settings, PERSONS)] == persons
        assert asked(settings, MERGES) == merges
