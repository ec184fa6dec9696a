"""How two actors or two places stand to each other: the same, one within the other, possibly, or not the same."""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

CLASH: Final = 0
POSSIBLE: Final = 1
CLOSE: Final = 2
SAME: Final = 3

STATE_SECTORS: Final = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
ARMED_SECTORS: Final = frozenset({"REB", "UAF", "PRM", "CRM"})
VAGUE_SECTORS: Final = frozenset({"UNK", "CVL"})
_ACTING_SECTORS: Final = frozenset({"GOV", "MIL"})
_STATE_KINDS: Final = frozenset({"state", "government body", "military"})
_COARSE: Final = {"country": 1, "province": 2, "district": 3, "near": 4, "city": 5, "exact": 6}
_TOLERANCE_KM: Final = {"exact": 8.0, "city": 8.0, "near": 35.0, "district": 40.0, "province": 150.0}
_BORDER_KM: Final = 25.0
_EARTH_KM: Final = 6371.0


class Actor(NamedTuple):
    """What is known of an actor."""

    actor_id: str
    kind: str
    country: str | None
    sector: str | None

    @property
    def is_generic(self) -> bool:
        """A kind of people ("gunmen"), not somebody."""
        return self.kind == "generic"

    @property
    def is_met_only(self) -> bool:
        """The knowledge does not have it."""
        return self.actor_id.startswith("new:")

    @property
    def told(self) -> int:
        """How many of country and sector are told."""
        return (self.country is not None) + (self.sector is not None)

    @property
    def is_backed(self) -> bool:
        """A kind of people told by who stands behind them; their own country is open."""
        return ":backed-by:" in self.actor_id

    @property
    def patron(self) -> str | None:
        """The country behind an armed kind of people, else the actor's own."""
        return self.actor_id.rpartition(":")[2] if self.is_backed else self.country

    @property
    def is_whole_country(self) -> bool:
        """A state, or its people at large."""
        return self.kind == "state" or self.actor_id.startswith("generic:people:")

    @property
    def is_told_apart(self) -> bool:
        """More than a bare word for a kind of people."""
        return not self.is_generic or self.country is not None or self.is_backed

    @property
    def is_armed(self) -> bool:
        """Bears arms outside a state's forces."""
        return self.kind == "armed group" or self.sector in ARMED_SECTORS

    @property
    def is_state(self) -> bool:
        """A state or part of one."""
        return self.kind in _STATE_KINDS or self.sector in STATE_SECTORS


class Place(NamedTuple):
    """What is known of a place."""

    location_id: str
    precision: str
    country: str | None
    latitude: float | None
    longitude: float | None
    admin1: str | None

    @property
    def rank(self) -> int:
        """How exact, from 0 (a region or unknown) to 6 (a site)."""
        return _COARSE.get(self.precision, 0)


def is_within(part: str, whole: str) -> bool:
    """An actor id that extends another: `USA-MIL` of `USA`, `generic:militia:backed-by:IRN` of `generic:militia`."""
    return len(part) > len(whole) and part.startswith(whole) and part[len(whole)] in "-:"


def _same_country_level(one: Actor, other: Actor) -> int:
    """Two actors of one country with different ids."""
    if one.is_state and other.is_state:
        sectors = {one.sector, other.sector}
        if "state" in (one.kind, other.kind) or sectors <= _ACTING_SECTORS or len(sectors) == 1:
            are_two_persons = one.kind == other.kind == "person"
            return POSSIBLE if are_two_persons else SAME
        return POSSIBLE
    a_kind = one.is_generic or other.is_generic
    if one.is_armed and other.is_armed:
        return CLOSE if a_kind else CLASH
    if one.sector is not None and one.sector == other.sector and a_kind:
        return SAME
    return POSSIBLE if a_kind or "state" in (one.kind, other.kind) or None in (one.sector, other.sector) else CLASH


def _open_country_level(one: Actor, other: Actor) -> int:
    """Two actors with different ids, the country of one or both unknown."""
    a_kind = one.is_generic or other.is_generic
    if not a_kind:
        bare = [each for each in (one, other) if each.country is None and each.sector is None]
        return POSSIBLE if len(bare) == 1 and one.kind == other.kind == "person" else CLASH
    if one.is_armed and other.is_armed:
        return POSSIBLE
    sectors = {one.sector, other.sector}
    if "CVL" in sectors and (one.is_armed or other.is_armed):
        return CLASH
    return POSSIBLE if len(sectors) == 1 or None in sectors or sectors & VAGUE_SECTORS else CLASH


def actor_level(one: Actor, other: Actor) -> int:
    """How two actors stand to each other.

    Returns:
        SAME: the same, or one acts for the other; CLOSE: the same word for a kind of people, or a kind and one of
        it; POSSIBLE: nothing speaks against it; CLASH: two different ones.
    """
    if one.actor_id == other.actor_id:
        return SAME if one.is_told_apart else CLOSE
    if is_within(one.actor_id, other.actor_id) or is_within(other.actor_id, one.actor_id):
        return SAME if one.is_told_apart and other.is_told_apart else CLOSE
    if one.is_generic and other.is_generic and one.is_armed and other.is_armed and one.patron and other.patron:
        return CLOSE if one.patron == other.patron else CLASH
    countries = {None if each.is_backed else each.country for each in (one, other)}
    if None in countries:
        return _open_country_level(one, other)
    return _same_country_level(one, other) if len(countries) == 1 else CLASH


def actor_hides(general: Actor, exact: Actor) -> bool:
    """The general one says nothing beside the exact one ("militias" beside a named militia)."""
    if not general.is_generic:
        return False
    if is_within(exact.actor_id, general.actor_id):
        return True
    if general.is_told_apart or not exact.is_told_apart:
        return False
    return general.sector in {exact.sector, None, "UNK"} or (general.is_armed and exact.is_armed)


def kilometres(one: Place, other: Place) -> float | None:
    """Distance between two places over the globe; None without coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    half_height = math.sin((north - south) / 2) ** 2
    half_width = math.sin(math.radians(one.longitude - other.longitude) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half_height + math.cos(north) * math.cos(south) * half_width)))


def place_level(one: Place, other: Place) -> int:
    """How two places stand to each other.

    Returns:
        SAME: the same town or site, or a site at it; CLOSE: the same wide area; POSSIBLE: one may hold the other;
        CLASH: two different ones.
    """
    if one.location_id == other.location_id:
        return SAME if one.rank > 1 else CLOSE if one.rank == 1 else POSSIBLE
    if one.country is None or other.country is None or 0 in (one.rank, other.rank):
        return POSSIBLE
    distance = kilometres(one, other)
    if one.country != other.country:
        near_border = min(one.rank, other.rank) > 1 and distance is not None and distance <= _BORDER_KM
        return POSSIBLE if near_border else CLASH
    if 1 in (one.rank, other.rank):
        return POSSIBLE
    return _level_within_country(one, other, distance)


def _level_within_country(one: Place, other: Place, distance: float | None) -> int:
    coarser = min(one, other, key=lambda place: place.rank)
    is_wide = coarser.rank <= 3
    if is_wide and one.admin1 and other.admin1:
        return CLASH if one.admin1 != other.admin1 else CLOSE if coarser.precision == "province" else POSSIBLE
    if distance is None:
        return POSSIBLE if is_wide or "near" in (one.precision, other.precision) else CLASH
    if distance > max(_TOLERANCE_KM[one.precision], _TOLERANCE_KM[other.precision]):
        return CLASH
    return POSSIBLE if is_wide else SAME


def place_hides(general: Place, exact: Place) -> bool:
    """The general place holds the exact one, as far as can be told, and says nothing beside it."""
    return general.rank < exact.rank and general.country == exact.country and place_level(general, exact) > CLASH


class Relations:
    """The levels between the actors and places of a corpus, by number, each worked out once."""

    def __init__(self, actors: Sequence[Actor], places: Sequence[Place]) -> None:
        self.actors = actors
        self.places = places
        self._actor_levels: dict[tuple[int, int], int] = {}
        self._place_levels: dict[tuple[int, int], int] = {}

    def between_actors(self, ones: frozenset[int], others: frozenset[int]) -> int:
        """The best level between any of one side and any of the other; both must have some."""
        return max(self._actor_pair(one, other) for one in ones for other in others)

    def shared_parties(self, ones: frozenset[int], others: frozenset[int]) -> int:
        """How many parties of either side may be among the other's, the fewer of both."""
        return min(
            sum(max(self._actor_pair(one, other) for other in its) > CLASH for one in mine)
            for mine, its in ((ones, others), (others, ones))
        )

    def are_met_only(self, numbers: frozenset[int]) -> bool:
        """All of them are met in articles only, or kinds of people: what they are called depends on who tells it."""
        return all(self.actors[one].is_generic or self.actors[one].is_met_only for one in numbers)

    def between_places(self, ones: frozenset[int], others: frozenset[int]) -> int:
        """The best level between any of one side and any of the other; both must have some."""
        return max(self._place_pair(one, other) for one in ones for other in others)

    def _actor_pair(self, one: int, other: int) -> int:
        pair = (one, other) if one <= other else (other, one)
        level = self._actor_levels.get(pair)
        if level is None:
            level = self._actor_levels[pair] = actor_level(self.actors[one], self.actors[other])
        return level

    def _place_pair(self, one: int, other: int) -> int:
        pair = (one, other) if one <= other else (other, one)
        level = self._place_levels.get(pair)
        if level is None:
            level = self._place_levels[pair] = place_level(self.places[one], self.places[other])
        return level

    def exact_actors(self, numbers: frozenset[int]) -> frozenset[int]:
        """Those actors that no more exact one among them hides, each by the most that is told of it."""
        if len(numbers) < 2:
            return numbers
        actors = self.actors
        best = {actors[one].actor_id: one for one in sorted(numbers, key=lambda one: (actors[one].told, -one))}
        numbers = frozenset(best.values())
        return frozenset(
            one for one in numbers if not any(actor_hides(actors[one], actors[other]) for other in numbers - {one})
        )

    def exact_places(self, numbers: frozenset[int]) -> frozenset[int]:
        """Those places that no more exact one among them hides."""
        if len(numbers) < 2:
            return numbers
        places = self.places
        return frozenset(
            one for one in numbers if not any(place_hides(places[one], places[other]) for other in numbers - {one})
        )
