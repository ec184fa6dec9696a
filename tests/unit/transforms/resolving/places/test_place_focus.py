"""Places that a mention takes from its paragraph or article."""

import pytest

from schemas.coded import CodedDocument, CodedMention, InputDocument, ResolvedPlace, Span, TextBlock
from transforms.resolving.gazetteer import Candidate
from transforms.resolving.place_focus import with_focus

TEXT = "Bombs fell on Sedra. Two men were held.\n\nThe minister protested. Crowds marched."


def place(name, precision="city", country="IRQ", admin1=None):
    return ResolvedPlace(
        Span(0, 5, name), f"geonames:{name}", name, precision, country, 33.0, 44.0, 1, "PPL", admin1, 0.9, "clause"
    )


@pytest.fixture
def countries(gazetteer):
    return gazetteer.countries


def mention(sentence, trigger, kind="ASSAULT", **values):
    start, at = TEXT.index(sentence), TEXT.index(trigger)
    span = Span(start, start + len(sentence), sentence)
    bounds = (span.start, span.end)
    return CodedMention(kind, None, "190", span, bounds, Span(at, at + len(trigger), trigger), **values)


FELL = mention("Bombs fell on Sedra.", "fell")
HELD = mention("Two men were held.", "held", "COERCE")
MARCHED = mention("Crowds marched.", "marched", "PROTEST")


def places(countries: dict[str, Candidate], *told: tuple[CodedMention, tuple[ResolvedPlace, ...]]):
    document = InputDocument("1", TEXT, "en", (TextBlock(0, len(TEXT), "body"),))
    coded = CodedDocument("1", "en", "hand", "1", mentions=tuple(each for each, _ in told))
    found = with_focus(document, coded, [each for _, each in told], countries)
    return [[(each.name, each.precision, each.method) for each in one] for one in found]


def test_a_mention_takes_the_town_of_its_paragraph(countries):
    found = places(countries, (FELL, (place("Sedra"),)), (HELD, ()))
    assert found[1] == [("Sedra", "city", "paragraph")]


def test_another_paragraph_takes_what_holds_all_scenes_of_the_article(countries):
    found = places(countries, (FELL, (place("Sedra"),)), (HELD, (place("Mosul"),)), (MARCHED, ()))
    assert found[2] == [("Iraq", "country", "article")]


def test_a_province_that_holds_all_scenes_is_kept(countries):
    scenes = (place("Anbar", "province"),), (place("Ramadi", admin1="Anbar"),)
    found = places(countries, (FELL, scenes[0]), (HELD, scenes[1]), (MARCHED, ()))
    assert found[2] == [("Anbar", "province", "article")]


def test_scenes_in_two_countries_tell_nothing(countries):
    found = places(countries, (FELL, (place("Sedra"),)), (HELD, (place("Aleppo", country="SYR"),)), (MARCHED, ()))
    assert found[2] == []


def test_a_site_is_only_the_neighbourhood_of_what_follows(countries):
    found = places(countries, (FELL, (place("Sedra base", "exact"),)), (HELD, ()))
    assert found[1] == [("Sedra base", "near", "paragraph")]


@pytest.mark.parametrize(
    "other",
    [
        mention("Two men were held.", "held", "REQUEST"),
        mention("Two men were held.", "held", "COERCE", tense="historical"),
        mention("Two men were held.", "held", "COERCE", polarity="negated"),
        mention("Two men were held.", "held", "COERCE", modality="hypothetical"),
    ],
)
def test_words_the_past_and_what_did_not_happen_take_no_place(countries, other):
    assert places(countries, (FELL, (place("Sedra"),)), (other, ()))[1] == []


def test_the_past_is_no_scene(countries):
    past = mention("Bombs fell on Sedra.", "fell", tense="historical")
    assert places(countries, (past, (place("Sedra"),)), (HELD, ()))[1] == []
