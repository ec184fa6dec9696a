"""Further sides of an event, and what the English parser misreads."""

import pytest

from schemas.coded import CodedMention
from tests.unit.transforms.coding.conftest import Code


def words(mention: CodedMention, role: str) -> list[str]:
    """The phrases in a role."""
    return [each.span.text for each in mention.spans(role)]


SOURCES = [
    ("weapon's owner", "Russian rockets hit the barracks.", ["Russian"]),
    ("crewed vehicle", "British aircraft bombed the depot.", ["British aircraft"]),
    ("paper's author", "The cabinet issued a decree banning the newspaper.", ["The cabinet"]),
    ("force before the noun", "A rebel attack on the barracks began at dawn.", ["rebel"]),
    ("deed as subject", "Turkish air strikes destroyed the depot.", ["Turkish"]),
    ("claim", "The attack on the barracks, claimed by the militia, began at dawn.", ["the militia"]),
    ("company", "Our men, together with our partners, attacked the port.", ["Our men", "our partners"]),
    ("committed to", "The militia remains committed to carrying out attacks against the port.", ["The militia"]),
    ("participle after the subject", "The group operating in Chad said it attacked the port.", None),
]


@pytest.mark.parametrize(("text", "want"), [row[1:] for row in SOURCES], ids=[row[0] for row in SOURCES])
def test_source(code: Code, text: str, want: list[str] | None) -> None:
    mention = next(each for each in code("en", text).mentions if each.plover_type in {"ASSAULT", "COERCE"})
    antecedents = [each.antecedent.text for each in mention.spans("source") if each.antecedent]
    assert words(mention, "source") == want if want else antecedents == ["The group"]


TARGETS = [
    ("loser of a place", "The army liberated the town from the control of the militia.", "the militia"),
    ("keeper of a place", "The army bombed a hill held by the rebels.", "the rebels"),
    ("up to a number", "Gunmen kidnapped up to 16 advisers from a bazaar.", "advisers"),
    ("receiver with a participle", "Peru granted asylum to five officers holed up in a residence.", "officers"),
    ("who is asked", "Ministers demanded the withdrawal of Serbian forces from Bosnia.", "Serbian forces"),
    ("later in the clause", "The army conducted strikes using drones against the militia.", "the militia"),
]


@pytest.mark.parametrize(("text", "word"), [row[1:] for row in TARGETS], ids=[row[0] for row in TARGETS])
def test_target(code: Code, text: str, word: str) -> None:
    targets = [each for mention in code("en", text).mentions for each in words(mention, "target")]
    assert any(word in each for each in targets)


def test_what_is_condemned_happened_if_it_has_both_sides(code: Code) -> None:
    kinds = [each.plover_type for each in code("en", "Chad condemned the killing of a doctor by gunmen.").mentions]
    assert kinds == ["ACCUSE", "ASSAULT"]


def test_what_is_condemned_stays_background_without_sides(code: Code) -> None:
    assert [each.plover_type for each in code("en", "Chad condemned the attack.").mentions] == ["ACCUSE"]


def test_possessive_takes_up_the_subject(code: Code) -> None:
    [mention] = code("en", "The Serbs said their forces had withdrawn from the town.").mentions
    assert [each.antecedent and each.antecedent.text for each in mention.spans("source")] == ["The Serbs"]
