"""People of whom only the scene tells where they live."""

import pytest

from schemas.coded import CodedMention, ResolvedActor, ResolvedPlace, Span
from schemas.codelists import INFERRED_PLACES
from transforms.resolving.actor_scene import with_scene
from transforms.resolving.actors import MentionActors

SPAN = Span(0, 9, "23 people")
PEOPLE = ResolvedActor(SPAN, "generic:civilian", "civilians", "generic", None, "CVL", 0.8, "class of actors")
REBELS = ResolvedActor(SPAN, "generic:rebel", "rebels", "generic", None, "REB", 0.8, "class of actors")
TOWN = ResolvedPlace(SPAN, "1", "Haifa", "city", "ISR", 32.8, 35.0, 1, "PPLA", None, 0.9, "told")


def mention(kind: str) -> CodedMention:
    """A mention of a type, the rest as may be."""
    return CodedMention(kind, None, "190", SPAN, (0, 9), SPAN)


def countries(kind: str, who: MentionActors, place: ResolvedPlace = TOWN) -> tuple[list[str | None], list[str | None]]:
    """The countries of sources and of targets."""
    found = with_scene(mention(kind), who, (place,))
    return [each.country for each in found.sources], [each.country for each in found.targets]


def test_people_hit_are_of_the_scene() -> None:
    assert countries("ASSAULT", MentionActors((), (PEOPLE,))) == ([], ["ISR"])


def test_attackers_are_not() -> None:
    assert countries("ASSAULT", MentionActors((PEOPLE,), ())) == ([None], [])


@pytest.mark.parametrize("kind", ["PROTEST"])
def test_who_protests_is_of_the_scene(kind: str) -> None:
    assert countries(kind, MentionActors((PEOPLE,), ())) == (["ISR"], [])


@pytest.mark.parametrize("class_id", ["people", "youth", "hostage", "driver"])
def test_of_anybody_hit_nothing_says_where_they_live(class_id: str) -> None:
    anybody = ResolvedActor(SPAN, f"generic:{class_id}", "", "generic", None, "CVL", 0.8, "class of actors")
    assert countries("ASSAULT", MentionActors((), (anybody,))) == ([], [None])
    assert countries("PROTEST", MentionActors((anybody,), ())) == (["ISR"], [])


@pytest.mark.parametrize(
    ("code", "precision", "country"), [("PPL", "city", None), ("PPLA2", "city", "ISR"), ("ADM1", "province", "ISR")]
)
def test_villages_lie_in_many_countries(code: str, precision: str, country: str | None) -> None:
    place = ResolvedPlace(SPAN, "1", "El Carmen", precision, "ISR", 32.8, 35.0, 1, code, None, 0.9, "told")
    assert countries("ASSAULT", MentionActors((), (PEOPLE,)), place) == ([], [country])


def test_rebels_are_not_of_the_scene() -> None:
    assert countries("ASSAULT", MentionActors((), (REBELS,))) == ([], [None])


def test_an_inferred_scene_tells_nothing() -> None:
    inferred = ResolvedPlace(SPAN, "1", "Haifa", "city", "ISR", 32.8, 35.0, 1, "PPLA", None, 0.4, INFERRED_PLACES[0])
    assert countries("ASSAULT", MentionActors((), (PEOPLE,)), inferred) == ([], [None])


JUDGES = ResolvedActor(SPAN, "generic:judge", "judges", "generic", None, "JUD", 0.8, "class of actors")
OFFICIALS = ResolvedActor(SPAN, "generic:official:CHL", "officials", "generic", "CHL", "GOV", 0.8, "class of actors")


def sides(kind: str, who: MentionActors) -> tuple[list[str | None], list[str | None]]:
    found = with_scene(mention(kind), who, ())
    return [each.country for each in found.sources], [each.country for each in found.targets]


def test_police_act_on_people_of_their_country() -> None:
    police = ResolvedActor(SPAN, "CHL-COP", "police", "government body", "CHL", "COP", 0.8, "class of actors")
    assert sides("COERCE", MentionActors((police,), (PEOPLE,))) == (["CHL"], ["CHL"])


def test_judges_are_of_the_country_of_whom_they_arrest() -> None:
    assert sides("COERCE", MentionActors((JUDGES,), (OFFICIALS,))) == (["CHL"], ["CHL"])


def test_a_government_gives_in_to_its_own_rebels() -> None:
    assert sides("CONCEDE", MentionActors((OFFICIALS,), (REBELS,))) == (["CHL"], ["CHL"])
    assert sides("ASSAULT", MentionActors((OFFICIALS,), (REBELS,))) == (["CHL"], [None])
