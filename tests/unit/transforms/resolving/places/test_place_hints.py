import pytest


def _named(places, text):
    return next(each for each in places if each.span.text == text)


@pytest.mark.parametrize(
    ("text", "language", "name", "precision"),
    [
        ("Officials of Washington state closed the road.", "en", "Washington", "province"),
        ("Troops came from the state of New York.", "en", "New York", "province"),
        ("The mayor met students in New York.", "en", "New York", "city"),
        ("Roads in the city of Oregon were closed.", "en", "Oregon", "city"),
        ("Des habitants de la province de Liège ont fui.", "fr", "Liège", "district"),
    ],
)
def test_the_noun_beside_a_name_says_of_what_kind_it_is(find, text, language, name, precision):
    assert _named(find(text, language), name).precision == precision


def test_a_country_keeps_its_name_before_a_noun_of_its_parts(find):
    assert _named(find("A court struck down the U.S. state law."), "U.S.").country == "USA"


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Cases were found in Michigan, Washington, Nevada and Idaho.", "Washington", ("province", "USA")),
        ("The fund pays for wells in Chad, Niger and Mali.", "Niger", ("country", "NER")),
        ("Flights to Boston, Georgia, Armenia and Turkey were late.", "Georgia", ("country", "GEO")),
    ],
)
def test_a_list_is_of_one_kind(find, text, name, place):
    found = _named(find(text), name)
    assert (found.precision, found.country) == place


def test_a_list_of_towns_leaves_each_what_it_was(find):
    places = find("He flew to Washington, London and Paris.")
    assert [(each.name, each.precision) for each in places] == [
        ("Washington", "city"),
        ("London", "city"),
        ("Paris", "city"),
    ]
