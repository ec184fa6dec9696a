"""Arabic words taken apart, and verbs in all their forms."""

import pytest

from transforms.coding.shallow.arabic_verbs import conjugated, plain
from transforms.coding.shallow.parser import shallow_parser_for

FORMS = conjugated(["قال", "هاجم", "أطلق", "استهدف", "دعا", "ألقى", "أصاب", "اغتال", "وصل", "أكد", "استقال"])


@pytest.mark.parametrize(
    ("form", "lemma", "tense"),
    [
        ("هاجموا", "هاجم", "Past"),
        ("يهاجمون", "هاجم", "Pres"),
        ("اطلقت", "أطلق", "Past"),
        ("تطلق", "أطلق", "Pres"),
        ("يستهدف", "استهدف", "Pres"),
        ("دعت", "دعا", "Past"),
        ("يدعو", "دعا", "Pres"),
        ("القوا", "ألقى", "Past"),
        ("يصل", "وصل", "Pres"),
        ("يؤكد", "أكد", "Pres"),
        ("يستقيل", "استقال", "Pres"),
        ("يقول", "قال", "Pres"),
        ("يقل", "قال", "Pres"),
    ],
)
def test_forms_lead_to_their_verb(form: str, lemma: str, tense: str) -> None:
    found, features = FORMS[form]
    assert (found, features["Tense"]) == (lemma, tense)


@pytest.mark.parametrize(("form", "lemma"), [("اصيب", "أصاب"), ("اغتيل", "اغتال"), ("هوجم", "هاجم"), ("القي", "ألقى")])
def test_passives_that_are_written_are_known(form: str, lemma: str) -> None:
    found, features = FORMS[form]
    assert (found, features.get("Voice")) == (lemma, "Pass")


def test_vowel_signs_and_hamza_do_not_matter() -> None:
    assert plain("قُتِلَ") == "قتل"
    assert plain("أُصيب") == plain("اصيب")


@pytest.mark.parametrize(
    ("word", "lemmas"),
    [
        ("وقتلوا", {"قتل"}),
        ("للشرطة", {"شرطة"}),
        ("بالقنابل", {"قنبلة"}),
        ("طائراته", {"طائرة"}),
        ("سيهاجم", {"هاجم"}),
        ("والهجمات", {"هجمة"}),
        ("جنديين", {"جندي"}),
        ("عمان", {"عُمان"}),
    ],
)
def test_clitics_are_taken_off(word: str, lemmas: set[str]) -> None:
    assert lemmas <= shallow_parser_for("ar").lemmas(word)
