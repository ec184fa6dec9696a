"""Capitals by description: with an adjective of nationality, with a country's name, and what is none."""

import pytest

CAPITALS = [
    ("A bomb went off in the Yemeni capital.", "en", "Sanaa"),
    ("Troops entered Chad's capital on Sunday.", "en", "N'Djamena"),
    ("Talks were held in the capital of Peru.", "en", "Lima"),
    ("Une bombe a explosé dans la capitale malienne.", "fr", "Bamako"),
    ("Des heurts ont éclaté dans la capitale du Niger.", "fr", "Niamey"),
    ("Una bomba estalló en la capital peruana.", "es", "Lima"),
    ("In der polnischen Hauptstadt kam es zu Protesten.", "de", "Warsaw"),
    ("انفجرت قنبلة في العاصمة اليمنية", "ar", "Sanaa"),
    ("Взрыв произошёл в столице Польши.", "ru", "Warsaw"),
]


@pytest.mark.parametrize(("text", "language", "name"), CAPITALS)
def test_a_capital_is_known_by_its_country(find, text, language, name):
    assert [each.name for each in find(text, language) if each.method == "capital"] == [name]


@pytest.mark.parametrize(
    "text", ["The firm raised capital in Peru.", "The capital was quiet.", "A Capital Yemeni bank."]
)
def test_money_and_a_capital_of_nowhere_are_none(find, text):
    assert [each for each in find(text) if each.method == "capital"] == []
