"""German words: conjugation, nouns with their endings, compounds."""

import pytest

from transforms.coding.lexicon.load import load_lexicon
from transforms.coding.shallow.german_verbs import Conjugation
from transforms.coding.shallow.german_words import GermanWords
from transforms.coding.shallow.grammar import load_grammar
from transforms.coding.shallow.tagging import Vocabulary


@pytest.fixture(scope="module")
def verbs() -> Conjugation:
    names = ("angreifen", "verhaften", "festnehmen", "unterzeichnen", "öffnen", "demonstrieren", "umzingeln")
    return Conjugation(names, load_grammar("de"))


@pytest.fixture(scope="module")
def words() -> GermanWords:
    lexicon = load_lexicon("de")
    return GermanWords(lexicon, Vocabulary(lexicon))


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("angegriffen", "angreifen", "Part"),
        ("anzugreifen", "angreifen", "Inf"),
        ("griff", "greifen", "Fin"),
        ("verhafteten", "verhaften", "Fin"),
        ("verhaftet", "verhaften", "Part"),
        ("festgenommen", "festnehmen", "Part"),
        ("unterzeichneten", "unterzeichnen", "Fin"),
        ("öffnet", "öffnen", "Fin"),
        ("demonstriert", "demonstrieren", "Part"),
        ("umzingelt", "umzingeln", "Part"),
    ],
)
def test_forms(verbs: Conjugation, form: str, lemma: str, kind: str) -> None:
    assert (lemma, kind) in [(each, features["VerbForm"]) for each, features in verbs.forms[form]]


def test_particles_part_and_prefixes_stay(verbs: Conjugation) -> None:
    assert verbs.parts("angreifen") == ("an", "greifen")
    assert verbs.parts("verhaften") == ("", "verhaften")
    assert verbs.parts("umzingeln") == ("", "umzingeln")
    assert verbs.separable["fest", "nehmen"] == "festnehmen"


@pytest.mark.parametrize(
    ("word", "lemma", "number", "parts"),
    [
        ("Angriffen", "angriff", "Plur", []),
        ("Soldaten", "soldat", "", []),
        ("Raketenangriffe", "angriff", "Plur", ["rakete"]),
        ("Polizeisprecher", "sprecher", "", ["polizei"]),
        ("UN-Generalsekretär", "generalsekretär", "Sing", ["un"]),
        ("Verletzten", "verletzte", "", []),
        ("Wahlkampf", "wahlkampf", "Sing", []),
    ],
)
def test_nouns(words: GermanWords, word: str, lemma: str, number: str, parts: list[str]) -> None:
    found = words.noun(word)
    assert found is not None
    assert (found.lemma, found.number, [part for _, part in found.parts]) == (lemma, number, parts)


def test_names_are_no_nouns(words: GermanWords) -> None:
    assert words.noun("Merkel") is None
    ukraine = words.noun("Ukraine")
    assert ukraine is not None
    assert ukraine.is_name
