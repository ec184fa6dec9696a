"""What `explain_document` says was considered: with the real coder and the real gazetteer."""

import datetime as dt

import pytest

from schemas.coded import CodedDocument, InputDocument, Span, TextBlock
from transforms.coding.registry import code_documents
from transforms.resolving.actor_cast import Cast
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


def test_a_time_has_the_readings_that_were_not_taken(shelling: MentionReason) -> None:
    (sunday,) = [each for each in shelling.times if each.time.span.text == "Sunday"]
    assert ("looking ahead", dt.date(2014, 5, 18), dt.date(2014, 5, 18)) in sunday.others
    assert all((start, end) != (sunday.time.start, sunday.time.end) for _, start, end in sunday.others)


@pytest.mark.parametrize(
    ("phrase", "who", "why"),
    [
        ("the Nepalese prime minister", "madhav-kumar-nepal", "prime minister 2009-05"),
        ("George W. Bush", "george-h-w-bush", "same surname"),
        ("Зеленского", "volodymyr-zelensky", "known name"),
    ],
)
def test_known_actors_that_a_phrase_could_mean(phrase: str, who: str, why: str) -> None:
    language = "en" if phrase.isascii() else "ru"
    day = dt.date(2010, 3, 1)
    document = InputDocument("6", phrase, language, (TextBlock(0, len(phrase), "body"),), None, day, day, "day")
    cast = Cast(document, CodedDocument("6", language, "none", ""))
    found = {each.actor_id: each.why for each in cast.candidates(Span(0, len(phrase), phrase))}
    assert found[who].startswith(why)
    assert len(found) <= 5
