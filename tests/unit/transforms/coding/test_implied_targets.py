"""Targets that the words of an event only imply, and roles that coordinated or unlabelled words hide."""

import pytest

from tests.unit.transforms.coding.conftest import Code

IMPLIED = [
    ("possessor of what is praised", "The minister praised Haiti's efforts to improve its record.", "Haiti"),
    ("subject of what is demanded", "The ministers demanded that Norway reopen its ports.", "Norway"),
    ("beside the content", "Iran threatened to cut off electricity to Armenia.", "Armenia"),
    ("below the content", "Congress agreed to lift embargoes on sales to Cuba.", "Cuba"),
    (
        "purpose of a protest",
        "Students staged mass demonstrations to demand reforms by the Chilean government.",
        "Chilean",
    ),
    ("purpose of shots", "Police opened fire to disperse students.", "students"),
    ("place of a restriction", "The government lifted the curfew in Montenegro.", "Montenegro"),
    ("agent of what is rejected", "Berlin rejected calls by Belarus for aid.", "Belarus"),
]


@pytest.mark.parametrize(("text", "word"), [row[1:] for row in IMPLIED], ids=[row[0] for row in IMPLIED])
def test_target_is_implied(code: Code, text: str, word: str) -> None:
    [mention] = code("en", text).mentions
    assert any(word in each.span.text for each in mention.spans("target"))


def test_background_is_no_target(code: Code) -> None:
    [mention] = code("en", "Chad agreed to open its market after talks with Niger.").mentions
    assert not any("Niger" in each.span.text for each in mention.spans("target"))


def test_coordinated_passives_share_the_agent(code: Code) -> None:
    mentions = code("en", "The convoy was bombed and destroyed by rebels.").mentions
    assert {each.span.text for mention in mentions for each in mention.spans("source")} == {"rebels"}


def test_a_short_month_is_no_target(code: Code) -> None:
    [mention] = code("en", "On Jan. 9, the army conducted three strikes.").mentions
    assert not mention.spans("target")


def test_military_exercises_are_nobody(code: Code) -> None:
    [mention] = code("en", "Jordan and Oman have agreed to undertake joint military exercises this month.").mentions
    assert not any("exercises" in each.span.text for each in mention.spans("target"))
