"""Armed groups and parties of the knowledge: how many, where they are at work, and those that share a name."""

import datetime as dt
import re

import pytest

from schemas.coded import CodedDocument, InputDocument, Span, TextBlock
from transforms.resolving import actor_knowledge as knowledge
from transforms.resolving.actor_cast import Cast
from transforms.resolving.actor_table import knowledge_actors


def who(text: str, phrase: str) -> list[str]:
    document = InputDocument("1", text, "en", (TextBlock(0, len(text), "body"),), None, dt.date(2021, 5, 1))
    start = text.index(phrase)
    cast = Cast(document, CodedDocument("1", "en", "none", ""))
    return [actor.actor_id for actor in cast.who(Span(start, start + len(phrase), phrase))]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("JEM fighters left the Sudanese town of Nyala, in Darfur.", "JEM fighters", "justice-and-equality-movement"),
        ("JEM claimed the raid in Kashmir, Indian police said.", "JEM", "jaish-e-mohammed"),
        ("Al-Shabaab raided Palma in northern Mozambique.", "Al-Shabaab", "islamic-state-mozambique"),
        ("Al-Shabaab raided a hotel in Mogadishu.", "Al-Shabaab", "al-shabaab"),
        ("Al-Shabaab raided a hotel.", "Al-Shabaab", "al-shabaab"),
        ("The RSF shelled a camp near Khartoum in Sudan.", "The RSF", "rapid-support-forces"),
        ("Nigeria's Labour Party rejected the count.", "Nigeria's Labour Party", "labour-party-of-nigeria"),
    ],
)
def test_where_a_group_is_at_work_tells_namesakes_apart(text: str, phrase: str, expected: str) -> None:
    assert who(text, phrase) == [expected]


def test_there_are_many_groups_and_parties() -> None:
    assert sum(each.kind == "armed group" for each in knowledge.organisations().values()) >= 500
    assert len(knowledge.rows("parties")) >= 300


def test_every_group_of_a_state_is_at_work_somewhere() -> None:
    for actor in knowledge.organisations().values():
        assert set(actor.operates_in) <= set(knowledge.states()), actor.actor_id
        if actor.kind == "armed group" and actor.country in knowledge.states():
            assert actor.operates_in, actor.actor_id
    assert {"NGA", "NER", "TCD", "CMR"} <= set(knowledge.organisations()["boko-haram"].operates_in)


def test_the_table_tells_where_groups_are_at_work() -> None:
    row = knowledge_actors().filter(actor_id="allied-democratic-forces").row(0, named=True)
    assert row["operates_in"] == ["COD", "UGA"]


def test_wikidata_items_are_items_and_each_is_one_actors() -> None:
    actors = [*knowledge.organisations().values(), *knowledge.persons().values()]
    items = [each.wikidata for each in actors if each.wikidata]
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in items)
    assert len(items) == len(set(items))
