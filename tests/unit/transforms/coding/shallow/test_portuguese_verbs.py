"""Portuguese verbs: forms of regular and irregular ones."""

import pytest

from transforms.coding.shallow.portuguese_verbs import conjugated

FORMS = conjugated(
    (
        "atacar",
        "deter",
        "impor",
        "prender",
        "agredir",
        "incendiar",
        "exigir",
        "bombardear",
        "cometer",
        "dever",
        "prever",
    )
)


@pytest.mark.parametrize(
    ("form", "lemma", "kind", "tense"),
    [
        ("atacou", "atacar", "Fin", "Past"),
        ("ataque", "atacar", "Fin", "Pres"),
        ("atacará", "atacar", "Fin", "Fut"),
        ("deteve", "deter", "Fin", "Past"),
        ("detidas", "deter", "Part", "Past"),
        ("impuseram", "impor", "Fin", "Past"),
        ("presos", "prender", "Part", "Past"),
        ("agride", "agredir", "Fin", "Pres"),
        ("incendeiam", "incendiar", "Fin", "Pres"),
        ("exija", "exigir", "Fin", "Pres"),
        ("bombardeia", "bombardear", "Fin", "Pres"),
        ("cometeu", "cometer", "Fin", "Past"),
        ("devem", "dever", "Fin", "Pres"),
        ("previram", "prever", "Fin", "Past"),
    ],
)
def test_forms(form: str, lemma: str, kind: str, tense: str) -> None:
    assert (lemma, kind, tense) in [(each, said["VerbForm"], said.get("Tense")) for each, said in FORMS[form]]


def test_what_only_ends_like_an_irregular_verb_is_regular() -> None:
    assert "cometeve" not in FORMS
