import pytest

from schemas.coded import CodedDocument, CodedMention, InputDocument, RoleSpan, Span, TextBlock
from transforms.resolving.places import find_places, mention_places


def _span(text, words):
    start = text.index(words)
    return Span(start, start + len(words), words)


def _mention(text, trigger, kind="ASSAULT", clause=None, **roles):
    """A mention of one sentence; roles are name=(phrase, head) or name=phrase."""
    spans = []
    for role, said in roles.items():
        phrase, head = said if isinstance(said, tuple) else (said, said)
        spans.append(RoleSpan(role, _span(text, phrase), _span(text, head)))
    bounds = _span(text, clause) if clause else Span(0, len(text), text)
    return CodedMention(
        kind, None, "190", Span(0, len(text), text), (bounds.start, bounds.end), _span(text, trigger), tuple(spans)
    )


@pytest.fixture
def scenes(gazetteer):
    """The places of each mention of a text of one sentence."""

    def places_of(text, *mentions, language="en"):
        document = InputDocument("1", text, language, (TextBlock(0, len(text), "body"),))
        coded = CodedDocument("1", language, "hand", "1", mentions=mentions)
        return mention_places(document, coded, find_places([document], [coded], gazetteer)[0])

    return places_of


def _names(places):
    return [each.name for each in places]


def test_a_site_that_is_attacked_is_the_place(scenes):
    text = "Trois roquettes ont touché la base aérienne d’Ain al-Asad."
    mention = _mention(text, "touché", target=("la base aérienne d’Ain al-Asad", "base"))
    (place,) = scenes(text, mention, language="fr")[0]
    assert (place.precision, place.method) == ("exact", "site attacked")


@pytest.mark.parametrize(
    ("text", "language", "trigger", "source"),
    [
        ("Washington accused Tehran of the attack.", "en", "accused", "Washington"),
        ("Paris a suspendu son aide.", "fr", "suspendu", "Paris"),
        ("Russia condemned the raid.", "en", "condemned", "Russia"),
    ],
)
def test_a_capital_that_acts_is_no_place(scenes, text, language, trigger, source):
    assert scenes(text, _mention(text, trigger, kind="ACCUSE", source=source), language=language) == [()]


def test_the_country_of_the_attacker_is_no_place(scenes):
    text = "Militias backed by Iran fired rockets at a convoy near Mosul."
    mention = _mention(text, "fired", source=("Militias backed by Iran", "Militias"), target="a convoy")
    (place,) = scenes(text, mention)[0]
    assert (place.name, place.precision) == ("Mosul", "near")


def test_a_distance_moves_the_point(scenes):
    text = "Gunmen killed two guards 20 km north of Mosul."
    (place,) = scenes(text, _mention(text, "killed", source="Gunmen", target="two guards"))[0]
    assert place.precision == "near"
    assert place.latitude == pytest.approx(36.335 + 20 / 111.2, abs=0.01)
    assert place.longitude == pytest.approx(43.119, abs=0.01)
    assert place.geonameid is None


@pytest.mark.parametrize(
    ("text", "language", "trigger"),
    [
        ("Deux soldats ont été tués à 30 kilomètres au sud de Kirkouk.", "fr", "tués"),
        ("Dos soldados murieron a 30 km al sur de Kirkuk.", "es", "murieron"),
        ("Zwei Soldaten starben 30 Kilometer südlich von Kirkuk.", "de", "starben"),
        ("Two soldiers died 18.6 miles south of Kirkuk.", "en", "died"),
    ],
)
def test_distances_in_several_languages(scenes, text, language, trigger):
    (place,) = scenes(text, _mention(text, trigger), language=language)[0]
    assert place.latitude == pytest.approx(35.468 - 30 / 111.2, abs=0.02)


def test_several_places_and_no_container(scenes):
    text = "Bombs went off in Homs and Aleppo, in Syria."
    assert set(_names(scenes(text, _mention(text, "went off"))[0])) == {"Homs", "Aleppo"}


def test_a_place_belongs_to_the_clause_that_names_it(scenes):
    text = "Speaking in Berlin, the minister condemned the attack that killed ten people in Kabul."
    speech = _mention(text, "condemned", kind="ACCUSE", clause="Speaking in Berlin, the minister condemned the attack")
    attack = _mention(text, "killed", clause="that killed ten people in Kabul")
    spoken, happened = scenes(text, speech, attack)
    assert _names(spoken) == ["Berlin"]
    assert _names(happened) == ["Kabul"]


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("The Karachi bombing shocked the country.", "bombing", "Karachi"),
        ("The siege of Aleppo lasted for years.", "siege", "Aleppo"),
        ("Jets carried out strikes on Homs.", "strikes", "Homs"),
    ],
)
def test_a_town_beside_its_trigger(scenes, text, trigger, name):
    assert _names(scenes(text, _mention(text, trigger))[0]) == [name]


def test_the_coders_place_comes_first(scenes):
    text = "L’attaque a eu lieu sur le site surnommé le « Village Vert », a dit un officier à Bagdad."
    clause = "L’attaque a eu lieu sur le site surnommé le « Village Vert »"
    mention = _mention(text, "attaque", clause=clause, location=("le site surnommé le « Village Vert »", "site"))
    places = scenes(text, mention, language="fr")[0]
    assert [(each.country, each.precision) for each in places] == [("SYR", "exact")]


def test_nothing_said_nothing_placed(scenes):
    text = "The rockets landed on the perimeter of the base."
    assert scenes(text, _mention(text, "landed")) == [()]
