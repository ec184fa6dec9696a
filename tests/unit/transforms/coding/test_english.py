"""What English says in its own ways: who "who" and "their" are, deeds that are blamed, parts and companies."""

import pytest

from schemas.coded import CodedMention


def _sides(mention: CodedMention) -> tuple[list[str], list[str]]:
    return [each.span.text for each in mention.spans("source")], [each.span.text for each in mention.spans("target")]


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("Chad condemned the murders.", "ACCUSE", ["Chad"], []),
        ("Students protested against the arrest of two singers.", "PROTEST", ["Students"], []),
        ("Sudan complained to the United Nations over two Libyan air raids.", "ACCUSE", ["Sudan"], ["Libyan"]),
        ("Tunis rejected a United Nations appeal for talks.", "REJECT", ["Tunis"], ["United Nations"]),
        ("The bishops reiterated their demand that Israel ease restrictions.", "REQUEST", ["The bishops"], ["Israel"]),
        ("Police prevented a demonstration staged by students.", "COERCE", ["Police"], ["students"]),
        (
            "The government ordered the newspaper to suspend publication.",
            "COERCE",
            ["The government"],
            ["the newspaper"],
        ),
        ("Rebels threatened to resume terrorist attacks in Rovia.", "THREATEN", ["Rebels"], ["Rovia"]),
        ("Turkey will allow refugees to return home.", "AGREE", ["Turkey"], ["refugees"]),
        ("A group of peacekeeping troops arrived in Rovia.", "AID", ["A group of peacekeeping troops"], ["Rovia"]),
        (
            "Italian and Tunisian warships launched ten days of war games.",
            "COOPERATE",
            ["Italian and Tunisian warships"],
            [],
        ),
        ("Thousands converged on the capital for a rally against the king.", "PROTEST", ["Thousands"], ["the king"]),
    ],
)
def test_one_event(code, text, kind, source, target) -> None:
    (mention,) = code("en", text).mentions
    assert (mention.plover_type, *_sides(mention)) == (kind, source, target)


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        (
            "Troops advise forces in the north of the country who are leading the campaign to defeat Daesh.",
            ["forces"],
            ["Daesh"],
        ),
        (
            "With the help of the coalition, the army, which includes recruits, has made progress, attacking rebels.",
            ["the army"],
            ["rebels"],
        ),
        (
            "Chad works as part of the regional force to defeat the rebels.",
            ["Chad", "the regional force"],
            ["the rebels"],
        ),
        (
            "Chad works as part of the regional force to weaken and defeat the rebels.",
            ["Chad", "the regional force"],
            ["the rebels"],
        ),
        (
            "The help of Chad supports Kenyan forces in their campaign to defeat the rebels.",
            ["Kenyan forces"],
            ["the rebels"],
        ),
        ("Chad helps the regional force in its campaign to defeat the rebels.", ["the regional force"], ["the rebels"]),
    ],
)
def test_who_fights_whom(code, text, source, target) -> None:
    fights = [each for each in code("en", text).mentions if each.plover_type == "ASSAULT"]
    assert [_sides(each) for each in fights] == [(source, target)]


def test_the_doer_of_a_blamed_deed_is_blamed(code) -> None:
    accusation, deed = code("en", "Chad condemned the murder of two nuns by soldiers.").mentions
    assert _sides(accusation) == (["Chad"], ["soldiers"])
    assert _sides(deed) == (["soldiers"], ["two nuns"])


def test_a_killing_of_somebody_counted_is_told_in_passing(code) -> None:
    mentions = code("en", "The police vowed to solve the murder of two nuns.").mentions
    assert [(each.plover_type, each.killed and each.killed.low) for each in mentions][-1] == ("ASSAULT", 2)
    assert code("en", "The police vowed to solve murders.").mentions == ()


def test_victims_are_not_blamed(code) -> None:
    accusation, deed = code("en", "Chad condemned the murder of two nuns.").mentions
    assert _sides(accusation) == (["Chad"], [])
    assert _sides(deed) == ([], ["two nuns"])
