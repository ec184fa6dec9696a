"""Killed and injured as ranges, and weapons by their English names."""

import pytest

from schemas.coded import Range
from transforms.coding.lexicon.load import load_lexicon
from transforms.coding.numbers import added_up, value_of


@pytest.mark.parametrize(
    ("language", "text", "killed", "injured"),
    [
        ("fr", "Trois soldats ont été tués par des rebelles.", Range(3, 3), None),
        ("fr", "Une attaque a tué au moins douze civils.", Range(12, None), None),
        ("fr", "Une dizaine de civils ont été tués par la milice.", Range(8, 12), None),
        ("fr", "Des tirs contre le marché ont blessé plusieurs passants.", None, Range(3, None)),
        ("en", "A bombing killed two guards and wounded five others.", Range(2, 2), Range(5, 5)),
        ("en", "Gunmen killed dozens of villagers.", Range(24, None), None),
        ("en", "Gunmen killed a teacher.", Range(1, 1), None),
        ("en", "Gunmen killed 1,200 villagers.", Range(1200, 1200), None),
        ("en", "Rebels attacked the camp, killing up to 30 people.", Range(0, 30), None),
        ("en", "Gunmen shot two farmers to death.", Range(2, 2), None),
        ("en", "A farmer was stabbed to death by robbers.", Range(1, 1), None),
        ("en", "Bishop Lombo was gunned down near the church.", Range(1, 1), None),
        ("en", "Ana Lombo and Ivo Lombo were murdered by rebels.", Range(2, 2), None),
        ("en", "Rebels carried out Bishop Lombo's murder.", Range(1, 1), None),
        ("en", "He is the second bishop to be killed by rebels.", Range(1, 1), None),
    ],
)
def test_counts(code, language, text, killed, injured) -> None:
    (mention,) = code(language, text).mentions
    assert (mention.killed, mention.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("language", "word", "value"),
    [
        ("fr", "deux-mille-trois-cents", 2300),
        ("fr", "mille-deux-cents", 1200),
        ("fr", "cent-quatre-vingts", 180),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "quatre-vingt-mille", 80_000),
        ("fr", "vingt-et-un", 21),
        ("fr", "quinze-cents", 1500),
        ("en", "twenty-two", 22),
        ("en", "one-million-two-hundred-thousand", 1_200_000),
    ],
)
def test_number_words_joined_by_hyphens(language: str, word: str, value: int) -> None:
    assert value_of(load_lexicon(language).numbers, word) == (value, value)


def test_number_words_in_a_row_add_up_around_thousands() -> None:
    assert added_up([2, 1000, 3, 100, 4, 20]) == 2324
    assert added_up([100, 1000, 5]) == 100_005


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Des roquettes ont touché la base. Il n'y a pas de blessés."),
        ("en", "Rockets hit the base. There were no casualties."),
    ],
)
def test_a_sentence_without_an_event_counts_for_the_one_before(code, language, text) -> None:
    (mention,) = code(language, text).mentions
    assert mention.injured == Range(0, 0)


@pytest.mark.parametrize(
    ("language", "text", "weapons", "mode"),
    [
        ("fr", "Des roquettes ont touché la base.", ("rocket",), "heavy-weapons"),
        ("fr", "L'armée a attaqué le dépôt avec des drones.", ("drone",), "drone"),
        ("en", "Two F-15 jets bombed the depot with guided bombs.", ("F-15", "guided bomb"), "aerial"),
        ("en", "A man attacked a guard with a knife.", ("knife",), "primitive"),
        ("en", "Soldiers shelled the rocket depot with mortars.", ("mortar",), "heavy-weapons"),
        ("en", "Fighter jets of type F-16 bombed the camp.", ("F-16",), "aerial"),
        (
            "fr",
            "L'armée a mené des tirs d'artillerie sur des rampes de lancement de missiles.",
            ("artillery",),
            "heavy-weapons",
        ),
    ],
)
def test_weapons_and_the_mode_they_make(code, language, text, weapons, mode) -> None:
    (mention,) = code(language, text).mentions
    assert sorted(weapons) == sorted(mention.weapons)
    assert mention.plover_mode == mode


@pytest.mark.parametrize(
    ("language", "text", "pieces"),
    [
        ("fr", "Au moins quatre obus ont touché la caserne mardi.", Range(4, None)),
        ("en", "Militants fired a dozen rockets at the airport on Sunday.", Range(12, 12)),
        ("en", "Rebels struck the airport with between 10 and 15 rockets.", Range(10, 15)),
        ("en", "Rebels fired rockets at the village.", None),
        ("en", "Two F-15 jets bombed the depot with guided bombs.", None),
        ("en", "Police shot three miners with rifles.", None),
    ],
)
def test_pieces_of_a_weapon_are_counted_where_it_is_the_only_one(code, language, text, pieces) -> None:
    (mention,) = code(language, text).mentions
    assert mention.weapon_count == pieces


def test_a_weapon_belongs_to_the_event_it_hangs_on(code) -> None:
    text = "Des roquettes ont touché la caserne après les frappes aériennes de Moroni contre les milices rebelles."
    found = {each.trigger.text: each.weapons for each in code("fr", text).mentions}
    assert found == {"touché": ("rocket",), "frappes aériennes": ()}


VICTIMS = [
    ("en", "The murder of two nuns by gunmen shocked the town.", 2),
    ("en", "Gunmen assassinated Zoran Petrov.", 1),
    ("en", "Petrov was killed near his home, along with two of his bodyguards.", 3),
    ("fr", "L'assassinat de deux religieuses par des hommes armés a choqué la ville.", 2),
]


@pytest.mark.parametrize(("language", "text", "killed"), VICTIMS)
def test_victims_of_nouns_names_and_company_are_counted(code, language, text, killed) -> None:
    [mention] = code(language, text).mentions
    assert mention.killed == Range(killed, killed)


def test_a_war_on_what_cannot_be_hit_is_no_event(code) -> None:
    assert not [each for each in code("en", "The war on poverty began.").mentions if each.plover_type == "ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "An earthquake destroyed part of the capital and nearly 1,000 people were killed.",
        "Three people were killed when their bus plunged into a river after a crash.",
    ],
)
def test_nobody_attacks_in_a_mishap(code, text) -> None:
    assert code("en", text).mentions == ()


def test_victims_named_one_by_one_add_up(code) -> None:
    text = "Police demanded that he investigate the assassination of leader Hector Lombo and of attorney Gilda Flores."
    assert [each.killed for each in code("en", text).mentions if each.plover_type == "ASSAULT"] == [Range(2, 2)]
