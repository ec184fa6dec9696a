"""What `explain_document` says was considered: with the real coder and the real gazetteer."""

import datetime as dt

import pytest

from schemas.coded import InputDocument, TextBlock
from transforms.coding.registry import code_documents
from transforms.resolving.explain import MentionReason, explain_document
from transforms.resolving.gazetteer import Gazetteer, build_gazetteer
from transforms.resolving.link import resolve_documents

TEXT = "Iranian-backed militants shelled a market in Tripoli, Lebanon, on Sunday; France had warned of it in March."


@pytest.fixture(scope="module")
def reasons() -> list[MentionReason]:
    gazetteer = Gazetteer(build_gazetteer())
    day = dt.date(2014, 5, 14)
    documents = [InputDocument("5", TEXT, "en", (TextBlock(0, len(TEXT), "body"),), None, day, day, "day")]
    coded = code_documents(documents)
    return explain_document(documents[0], coded[0], resolve_documents(documents, coded, gazetteer)[0], gazetteer)


@pytest.fixture(scope="module")
def shelling(reasons: list[MentionReason]) -> MentionReason:
    (found,) = [each for each in reasons if each.mention.trigger.text == "shelled"]
    return found


def test_a_place_has_its_namesakes_the_chosen_one_first(shelling: MentionReason) -> None:
    (tripoli,) = [each for each in shelling.places if each.text == "Tripoli"]
    assert tripoli.is_taken
    assert tripoli.use == "at"
    countries = [candidate.country for candidate, _ in tripoli.candidates]
    assert countries[0] == "LBN"
    assert "LBY" in countries
    shares = [share for _, share in tripoli.candidates]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 1.001


def test_a_place_that_was_not_taken_is_there_too(shelling: MentionReason) -> None:
    assert [(each.is_taken, each.use) for each in shelling.places if each.text == "France"] == [(False, "none")]


def test_the_words_of_a_role_say_how_they_were_read(shelling: MentionReason) -> None:
    (source,) = [each for each in shelling.actors if each.role == "source"]
    assert "Iranian: demonym IRN" in source.read_as
    assert [each.method for each in source.actors] == ["class of actors"]


def test_the_time_that_dates_it_is_marked(shelling: MentionReason) -> None:
    assert [each.time.span.text for each in shelling.times if each.is_taken] == ["Sunday"]
    assert [each.time.span.text for each in shelling.times if not each.is_taken] == ["March"]
