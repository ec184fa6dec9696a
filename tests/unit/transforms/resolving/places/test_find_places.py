import pytest


def _named(places, text):
    return next((each for each in places if each.span.text == text), None)


def _texts(places):
    return [each.span.text for each in places]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Fighting broke out in Tripoli, Lebanon, overnight.", "LBN"),
        ("Shells fell on Tripoli. Officials in Libya and its eastern city of Benghazi called for calm.", "LBY"),
        ("The army entered Tripoli after clashes in Beirut and Sidon.", "LBN"),
    ],
)
def test_tripoli_is_told_by_its_context(find, text, country):
    assert _named(find(text), "Tripoli").country == country


def test_a_division_behind_a_comma_holds_the_town(find):
    places = find("The plant in Paris, Texas, closed on Friday.")
    assert _named(places, "Paris").admin1 == "Texas"
    assert _named(places, "Texas").precision == "province"


def test_the_capital_wins_without_context(find):
    paris = _named(find("A fire broke out in Paris."), "Paris")
    assert (paris.country, paris.geonameid) == ("FRA", 2988507)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Des roquettes ont touché la base aérienne d’Ain al-Asad lundi.", "fr", "Ain al-Asad"),
        ("Des roquettes ont visé la base d'Aïn al-Assad.", "fr", "Aïn al-Assad"),
        ("سقطت صواريخ على قاعدة عين الأسد الجوية", "ar", "قاعدة عين الأسد"),
        ("Ракеты упали на базу Айн-эль-Асад.", "ru", "Айн-эль-Асад"),
    ],
)
def test_an_air_base_under_its_spellings(find, text, language, name):
    base = _named(find(text, language), name)
    assert (base.country, base.precision) == ("IRQ", "exact")
    assert (base.latitude, base.longitude) == pytest.approx((33.79, 42.44), abs=0.02)


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Zwei Menschen starben am Montag im Norden des Iraks.", "de", "IRQ"),
        ("L’Irak et la Syrie ont fermé leur frontière.", "fr", "IRQ"),
        ("Взрыв произошёл в Донецке.", "ru", "UKR"),
        ("Вибух стався у Харкові.", "uk", "UKR"),
        ("قتل ثلاثة أشخاص في انفجار ببغداد", "ar", "IRQ"),
        ("Dos personas murieron en Bogotá.", "es", "COL"),
        ("Duas pessoas morreram em São Paulo.", "pt", "BRA"),
    ],
)
def test_names_in_eight_languages(find, text, language, country):
    assert country in {each.country for each in find(text, language)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Police said that nobody was hurt. One of them, who lives here, left on Monday in March.", "en"),
        ("Lundi, le ministre a dit que tout était calme. Que fera le gouvernement ?", "fr"),
        ("Die Polizei fand am Montag keine Spuren; der Minister sprach von einer ernsten Lage.", "de"),
        ("El lunes, la policía dijo que no hubo heridos.", "es"),
        ("Mr. Lincoln and Hillary Clinton met Jordan Smith.", "en"),
        ("Jack London wrote of dogs. London never returned there.", "en"),
    ],
)
def test_words_and_persons_are_no_places(find, text, language):
    assert _texts(find(text, language)) == []


def test_a_person_known_to_the_coder_is_no_place(find):
    text = "Colonel Darius Houston spoke to reporters in Kuwait."
    assert _texts(find(text, persons=("Darius Houston",))) == ["Kuwait"]


def test_capitals_all_over(find):
    text = "BOGOTA, 3 FEB -- GUERRILLAS ATTACKED A POLICE STATION IN CALI AND BLEW UP A BRIDGE NEAR MEDELLIN, COLOMBIA."
    assert {"BOGOTA", "CALI", "MEDELLIN", "COLOMBIA"} <= set(_texts(find(text)))


def test_countries_carry_their_own_id_and_a_point(find):
    iraq = _named(find("Troops left Iraq."), "Iraq")
    assert (iraq.location_id, iraq.geonameid, iraq.precision) == ("country:IRQ", 99237, "country")
    assert (iraq.latitude, iraq.longitude) == (33.0, 44.0)
