"""Names across scripts: one skeleton for one name, known persons found by it, cases of Slavic surnames."""

import pytest

from transforms.resolving.actor_inflect import slavic
from transforms.resolving.actor_people import known_by_title, known_variant
from transforms.resolving.actor_text import folded_words
from transforms.resolving.actors import resolve_phrase
from transforms.resolving.name_scripts import is_latin, latin, skeleton


def bones(name: str) -> list[str]:
    return [skeleton(word) for word in folded_words(name)]


@pytest.mark.parametrize(
    "names",
    [
        ("Volodymyr Zelensky", "Владимир Зеленский", "Володимир Зеленський", "فولوديمير زيلينسكي"),
        ("Boris Johnson", "Борис Джонсон", "بوريس جونسون"),
        ("Antonio Guterres", "Антониу Гутерриш", "أنطونيو غوتيريش"),
        ("Mohammed Deif", "Мухаммед Дейф", "محمد الضيف"),
        ("Ilse Korvat", "Ильзе Корват", "إيلسه كورفات"),
    ],
)
def test_one_name_has_one_skeleton_in_every_script(names: tuple[str, ...]) -> None:
    assert len({tuple(bones(name)) for name in names}) == 1


def test_other_names_have_other_skeletons() -> None:
    assert skeleton("korvat") != skeleton("kovalt") != skeleton("horvat")


def test_latin_letters() -> None:
    assert latin("шойгу") == "shoygu"
    assert latin("الحريري") == "hryry"
    assert [is_latin(word) for word in ("şahin", "шахин")] == [True, False]


@pytest.mark.parametrize(
    ("name", "who"),
    [("Раджнатх Сингх", "rajnath-singh"), ("Касыма-Жомарта Токаева", "kassym-jomart-tokayev"), ("Иван Сингх", None)],
)
def test_known_persons_by_full_name_in_another_script(name: str, who: str | None) -> None:
    assert known_variant(folded_words(name)) == who


def test_a_surname_in_another_script_needs_title_and_country() -> None:
    assert known_by_title(("токаева",), "president", "KAZ", None) == "kassym-jomart-tokayev"
    assert known_by_title(("токаева",), "president", "FRA", None) is None


def test_surnames_that_are_adjectives_take_their_cases() -> None:
    assert {"Корватского", "Корватскому", "Корватским"} <= set(slavic("Корватский"))
    assert {"Корватської", "Корватську"} <= set(slavic("Корватська"))


@pytest.mark.parametrize(
    ("phrase", "language", "who"),
    [
        ("президента Украины Зеленского", "ru", "volodymyr-zelensky"),
        ("Володимиром Зеленським", "uk", "volodymyr-zelensky"),
        ("الرئيس الأوكراني زيلينسكي", "ar", "volodymyr-zelensky"),
        ("властей Туркмении", "ru", None),
        ("Румунії", "uk", "ROU"),
        ("Белоруссией", "ru", "BLR"),
    ],
)
def test_in_phrases(phrase: str, language: str, who: str | None) -> None:
    actor = resolve_phrase(phrase, language, "2022-05-01")
    assert actor is not None
    assert actor.country == "TKM" if who is None else actor.actor_id == who
