"""Linking with the real coder and the real gazetteer: who, where and when come together, per mention."""

import datetime as dt
from pathlib import Path

import pytest

from schemas.coded import CodedDocument, InputDocument, ResolvedDocument, TextBlock
from transforms.coding.registry import code_documents
from transforms.resolving.gazetteer import Gazetteer, load_gazetteer
from transforms.resolving.link import resolve_documents

TEXT = (
    "Rebels shelled the market in Aleppo on Sunday at 7:30 a.m., killing four civilians.\n\n"
    "The United States condemned the attack.\n\n"
    "French soldiers had left the town in 2012, the mayor said on Monday."
)


@pytest.fixture(scope="module")
def gazetteer(places: Path) -> Gazetteer:
    return load_gazetteer(places)


def document(first: dt.date, last: dt.date) -> InputDocument:
    return InputDocument("5", TEXT, "en", (TextBlock(0, len(TEXT), "body"),), None, first, last, "day")


@pytest.fixture(scope="module")
def linked(gazetteer: Gazetteer) -> tuple[CodedDocument, ResolvedDocument]:
    documents = [document(dt.date(2014, 5, 14), dt.date(2014, 5, 14))]
    coded = code_documents(documents)
    return coded[0], resolve_documents(documents, coded, gazetteer)[0]


def test_parts_run_beside_the_coded_document(linked: tuple[CodedDocument, ResolvedDocument]) -> None:
    coded, resolved = linked
    assert coded.mentions
    assert (len(resolved.mentions), len(resolved.speakers)) == (len(coded.mentions), len(coded.quotations))


def test_the_attack_has_its_day_hour_and_place(linked: tuple[CodedDocument, ResolvedDocument]) -> None:
    coded, resolved = linked
    (position,) = [at for at, each in enumerate(coded.mentions) if each.trigger.text.startswith("shelled")]
    told = resolved.mentions[position]
    assert told.time is not None
    assert (str(told.time.start), told.time.weekday, told.time.local_time) == ("2014-05-11", 7, "07:30")
    assert told.places[0].name == "Aleppo"


def test_the_reaction_has_an_actor_and_no_invented_day(linked: tuple[CodedDocument, ResolvedDocument]) -> None:
    coded, resolved = linked
    (position,) = [at for at, each in enumerate(coded.mentions) if each.trigger.text.startswith("condemned")]
    told = resolved.mentions[position]
    assert [each.country for each in told.sources] == ["USA"]
    assert told.time is None
    assert told.places == ()


def test_all_times_of_the_text_are_kept(linked: tuple[CodedDocument, ResolvedDocument]) -> None:
    assert [each.span.text for each in linked[1].dates] == ["Sunday at 7:30 a.m.", "2012", "Monday"]


def test_documents_that_do_not_match_are_refused(gazetteer: Gazetteer) -> None:
    one = document(dt.date(2014, 5, 14), dt.date(2014, 5, 14))
    with pytest.raises(ValueError, match="same order"):
        resolve_documents([one], [], gazetteer)
