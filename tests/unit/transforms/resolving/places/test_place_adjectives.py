import pytest

from schemas.coded import CodedDocument, InputDocument, TextBlock
from transforms.resolving.place_adjectives import with_adjectives
from transforms.resolving.places import find_places


@pytest.mark.parametrize(
    ("text", "language", "words", "country"),
    [
        ("Une frappe a eu lieu près de la frontière irakienne.", "fr", "frontière irakienne", "IRQ"),
        ("Smugglers were stopped at the Syrian border.", "en", "Syrian border", "SYR"),
    ],
)
def test_a_border_is_a_place(find, text, language, words, country):
    assert [(each.span.text, each.country, each.precision) for each in find(text, language)] == [
        (words, country, "country")
    ]


@pytest.mark.parametrize(
    ("text", "language"), [("The Iraqi minister resigned.", "en"), ("Un ministre syrien a démissionné.", "fr")]
)
def test_other_adjectives_are_no_places_but_can_be_had(find, gazetteer, text, language):
    assert find(text, language) == []
    document = InputDocument("1", text, language, (TextBlock(0, len(text), "body"),))
    assert [each.method for each in with_adjectives(document, [], gazetteer.countries)] == ["adjective"]


def test_a_block_without_words_has_no_references(gazetteer):
    document = InputDocument("1", "* * *", "en", (TextBlock(0, 5, "body"),))
    assert with_adjectives(document, [], gazetteer.countries) == []


@pytest.mark.parametrize("text", ["The Iraqis left.", "An Iraqi Airways jet landed.", "She spoke Iraqi."])
def test_peoples_and_names_are_no_references(gazetteer, text):
    document = InputDocument("1", text, "en", (TextBlock(0, len(text), "body"),))
    assert with_adjectives(document, [], gazetteer.countries) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Kremlin denied the report.", "en"),
        ("Selon le porte-parole de la Maison Blanche, rien n'est décidé.", "fr"),
    ],
)
def test_a_government_named_by_its_seat_is_no_place(find, text, language):
    assert find(text, language) == []


def test_a_seat_as_a_scene_is_a_place(find):
    assert [each.name for each in find("Protesters gathered near the Kremlin.")] == ["Kremlin"]


def test_the_dateline_tells_namesakes_apart_and_is_no_place(gazetteer):
    text = "Deux hommes ont été tués à Tripoli."
    plain = InputDocument("1", text, "fr", (TextBlock(0, len(text), "body"),))
    headed = InputDocument("2", text, "fr", (TextBlock(0, len(text), "body"),), dateline="BEYROUTH (Liban)")
    coded = [CodedDocument(each, "fr", "none", "0") for each in ("1", "2")]
    found = find_places([plain, headed], coded, gazetteer)
    assert [[each.country for each in places] for places in found] == [["LBY"], ["LBN"]]


@pytest.mark.parametrize(
    ("text", "language", "words", "country"),
    [
        ("A South Korean ship was seized.", "en", "South Korean", "KOR"),
        ("A North Korean ship was seized.", "en", "North Korean", "PRK"),
        ("Un navire sud-coréen a été saisi.", "fr", "sud-coréen", "KOR"),
    ],
)
def test_an_adjective_of_two_words(gazetteer, text, language, words, country):
    document = InputDocument("1", text, language, (TextBlock(0, len(text), "body"),))
    found = with_adjectives(document, [], gazetteer.countries)
    assert [(each.span.text, each.country) for each in found] == [(words, country)]


def test_a_part_of_the_world_is_no_adjective_of_a_country(gazetteer):
    text = "They help Central American migrants."
    document = InputDocument("1", text, "en", (TextBlock(0, len(text), "body"),))
    assert with_adjectives(document, [], gazetteer.countries) == []
