"""Actors and places: what may be the same."""

import pytest

from transforms.resolving.events_modes import ALIKE, OPEN, UNLIKE, mode_level
from transforms.resolving.events_modes import CLASH as MODES_CLASH
from transforms.resolving.events_relations import (
    CLASH,
    CLOSE,
    POSSIBLE,
    SAME,
    Actor,
    Place,
    Relations,
    actor_hides,
    actor_level,
    kilometres,
    place_level,
)

STATE = Actor("LRN", "state", "LRN", "GOV")
ARMY = Actor("LRN-MIL", "military", "LRN", "MIL")
PRESIDENT = Actor("asta-vey", "person", "LRN", "GOV")
MINISTER = Actor("bo-lind", "person", "LRN", "GOV")
POLICE = Actor("generic:police:LRN", "generic", "LRN", "COP")
FRONT = Actor("lorn-front", "armed group", "LRN", "REB")
LEAGUE = Actor("lorn-league", "armed group", "LRN", "REB")
GUNMEN = Actor("generic:gunmen", "generic", None, "UAF")
MILITIAS = Actor("generic:militia", "generic", None, "PRM")
BACKED = Actor("generic:militia:backed-by:TYR", "generic", "TYR", "PRM")
TYRA = Actor("TYR", "state", "TYR", "GOV")
MAN = Actor("new:person:olm rade", "person", None, None)
CIVILIANS = Actor("generic:civilians", "generic", None, "CVL")


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (STATE, STATE, SAME),
        (STATE, ARMY, SAME),
        (PRESIDENT, ARMY, SAME),
        (PRESIDENT, MINISTER, POSSIBLE),
        (POLICE, ARMY, POSSIBLE),
        (STATE, TYRA, CLASH),
        (FRONT, LEAGUE, CLASH),
        (GUNMEN, FRONT, POSSIBLE),
        (GUNMEN, GUNMEN, CLOSE),
        (GUNMEN, ARMY, CLASH),
        (MILITIAS, BACKED, CLOSE),
        (BACKED, FRONT, POSSIBLE),
        (BACKED, TYRA, CLASH),
        (MAN, PRESIDENT, POSSIBLE),
        (MAN, FRONT, CLASH),
        (CIVILIANS, POLICE, POSSIBLE),
        (FRONT, STATE, POSSIBLE),
        (CIVILIANS, GUNMEN, CLASH),
    ],
)
def test_actors(one: Actor, other: Actor, level: int) -> None:
    assert actor_level(one, other) == actor_level(other, one) == level


def test_bare_kind_says_nothing_beside_a_name() -> None:
    assert actor_hides(GUNMEN, FRONT)
    assert actor_hides(MILITIAS, BACKED)
    assert not actor_hides(BACKED, FRONT)
    assert not actor_hides(FRONT, GUNMEN)


VESK = Place("geonames:77", "city", "LRN", 40.0, 20.0, "Vesk Province")
POST = Place("place:mill-gate", "exact", "LRN", 40.03, 20.02, "Vesk Province")
ODEN = Place("geonames:78", "city", "LRN", 43.0, 22.0, "Oden Province")
PROVINCE = Place("geonames:79", "province", "LRN", 40.9, 20.9, "Vesk Province")
COUNTRY = Place("country:LRN", "country", "LRN", 41.0, 21.0, None)
TYRAN_BORDER = Place("geonames:80", "city", "TYR", 40.1, 20.1, None)
NEXT_COUNTRY = Place("country:TYR", "country", "TYR", 45.0, 21.0, None)
SEA = Place("place:sea", "region", None, 30.0, 20.0, None)
UNPLACED = Place("place:lost", "exact", "LRN", None, None, None)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (VESK, VESK, SAME),
        (COUNTRY, COUNTRY, CLOSE),
        (VESK, POST, SAME),
        (VESK, ODEN, CLASH),
        (VESK, PROVINCE, CLOSE),
        (ODEN, PROVINCE, CLASH),
        (VESK, COUNTRY, POSSIBLE),
        (COUNTRY, NEXT_COUNTRY, CLASH),
        (VESK, TYRAN_BORDER, POSSIBLE),
        (ODEN, TYRAN_BORDER, CLASH),
        (SEA, VESK, POSSIBLE),
        (UNPLACED, VESK, CLASH),
        (UNPLACED, COUNTRY, POSSIBLE),
    ],
)
def test_places(one: Place, other: Place, level: int) -> None:
    assert place_level(one, other) == place_level(other, one) == level


def test_distance() -> None:
    assert kilometres(VESK, ODEN) == pytest.approx(373.4, abs=1.0)
    assert kilometres(VESK, UNPLACED) is None


def test_only_the_most_exact_remain() -> None:
    relations = Relations([GUNMEN, FRONT, CIVILIANS], [COUNTRY, VESK, NEXT_COUNTRY, PROVINCE])
    assert relations.exact_actors(frozenset({0, 1, 2})) == frozenset({1, 2})
    assert relations.exact_places(frozenset({0, 1, 2, 3})) == frozenset({1, 2})


def test_modes() -> None:
    assert mode_level("ASSAULT", "aerial", "drone") == ALIKE
    assert mode_level("ASSAULT", None, "drone") == OPEN
    assert mode_level("ASSAULT", "explosives", "aerial") == UNLIKE
    assert mode_level("ASSAULT", "aerial", "heavy-weapons") == MODES_CLASH
    assert mode_level("COERCE", "arrest", "curfew") == MODES_CLASH
