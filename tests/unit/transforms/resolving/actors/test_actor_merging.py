"""Provisional actors that are one become one: by which evidence, by whose leave, and with a trace."""

import datetime as dt

import polars as pl
import pytest

from schemas.catalog import empty_frame
from schemas.doc import Document
from schemas.res import ActorAlias, MentionActor, SpeakerActor
from transforms.resolving.actor_merging import actor_merges, with_merges

MAY = dt.date(2021, 5, 1)


def tables(*told: tuple[str, str, str | None, dt.date]) -> dict[str, pl.DataFrame]:
    """Articles that each tell of one actor: id, name, country, day."""
    mentions, aliases, documents = [], [], []
    for key, (actor_id, name, country, day) in enumerate(told, 1):
        kind = "organisation" if ":organisation:" in actor_id else "person"
        mentions.append({
            "mention_key": key, "mention_role": "source", "role_order": 0, "span_text": name, "actor_id": actor_id,
            "actor_name": name, "actor_kind": kind, "country_code": country, "confidence": 0.6, "method": "new name",
        })  # fmt: skip
        aliases.append({"article_key": key, "actor_id": actor_id, "alias": name})
        documents.append({"article_key": key, "published_start": day, "published_end": day})
    found = {}
    for table, rows in ((MentionActor, mentions), (SpeakerActor, []), (ActorAlias, aliases), (Document, documents)):
        schema = empty_frame(table, with_load=False).schema
        found[table.full_name] = pl.DataFrame(rows, schema=schema, orient="row")
    return found


def merged(*told: tuple[str, str, str | None, dt.date], **kept: frozenset[frozenset[str]]) -> dict[str, str]:
    found = actor_merges(tables(*told), **kept)
    return dict(zip(found["actor_id"], found["into_actor_id"], strict=True))


ILYA = ("new:person:ilya korvat", "Ilya Korvat", "UKR", MAY)
ILYA_RU = ("new:person:илья корват", "Илья Корват", None, dt.date(2023, 1, 1))
SURNAME = ("new:person:korvat", "Korvat", "UKR", MAY + dt.timedelta(days=9))


def test_a_full_name_in_another_script_is_the_same_person_at_any_time() -> None:
    found = actor_merges(tables(ILYA_RU, ILYA))
    assert found.select("actor_id", "into_actor_id", "merge_rule").rows() == [(ILYA_RU[0], ILYA[0], "other script")]
    assert "Илья Корват: 1 times, 2023-01-01" in found["evidence"][0]


def test_a_surname_waits_for_the_same_country_and_days() -> None:
    assert merged(ILYA, SURNAME) == {SURNAME[0]: ILYA[0]}
    assert merged(ILYA, (*SURNAME[:2], None, MAY)) == {}
    assert merged(ILYA, (*SURNAME[:3], MAY + dt.timedelta(days=60))) == {}


def test_a_surname_of_two_persons_stays_alone() -> None:
    assert merged(ILYA, ("new:person:oleh korvat", "Oleh Korvat", "UKR", MAY), SURNAME) == {}


@pytest.mark.parametrize(
    ("one", "other", "country", "is_one"),
    [
        ("wayne maratto", "wayne marotto", "USA", True),
        ("wayne maratto", "wayne marotto", None, False),
        ("ivan petrov", "ivan petrenko", "RUS", False),
        ("ivan petrov", "oleg petrov", "RUS", False),
    ],
)
def test_other_letters_need_the_same_country(one: str, other: str, country: str | None, is_one: bool) -> None:
    first, second = ((f"new:person:{name}", name.title(), country, MAY) for name in (one, other))
    assert bool(merged(first, second)) == is_one


def test_told_countries_part_namesakes() -> None:
    assert merged(ILYA, (ILYA_RU[0], "Илья Корват", "FRA", MAY)) == {}


def test_bodies_with_other_numbers_are_others() -> None:
    one, two = ((f"new:organisation:lorn brigade {n}", f"Lorn Brigade {n}", "SYR", MAY) for n in (101, 102))
    assert merged(one, two) == {}


def test_a_known_person_takes_the_surname() -> None:
    assert merged(("serdar-x", "Serdar Xalov", "TKM", MAY), ("new:person:xalov", "Xalov", "TKM", MAY)) == {
        "new:person:xalov": "serdar-x"
    }


def test_users_keep_two_apart() -> None:
    assert merged(ILYA, ILYA_RU, apart=frozenset({frozenset({ILYA[0], ILYA_RU[0]})})) == {}
    assert actor_merges(tables(ILYA, ILYA_RU), settled={ILYA_RU[0]}).is_empty()


def test_merged_rows_have_the_name_of_the_one_and_the_rest_is_as_it_was() -> None:
    told = tables(ILYA, ILYA_RU, ("new:person:a b", "A B", None, MAY))
    found = with_merges(told, actor_merges(told))
    assert found["res.mention_actor"]["actor_name"].to_list() == ["Ilya Korvat", "Ilya Korvat", "A B"]
    assert found["res.mention_actor"].schema == told["res.mention_actor"].schema
    assert found["res.actor_alias"].filter(actor_id=ILYA[0])["alias"].to_list() == ["Ilya Korvat", "Илья Корват"]
    assert told["res.mention_actor"]["actor_id"].n_unique() == 3


def test_the_order_of_articles_does_not_matter() -> None:
    told = [ILYA, ILYA_RU, SURNAME]
    assert merged(*told) == merged(*reversed(told))
