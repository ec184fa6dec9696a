"""What a set of mentions says of its event, whether two sets contradict each other, and their merger."""

from dataclasses import dataclass, replace
from typing import Final

from transforms.resolving.events_modes import CLASH as MODES_CLASH
from transforms.resolving.events_modes import OPEN, SYMMETRIC_TYPES, UNLIKE, are_blurred, kindred, mode_level
from transforms.resolving.events_relations import CLASH, POSSIBLE, SAME, Relations

_MOST_MINUTES_APART: Final = 60
_DAYS_UNTIL_HISTORY: Final = 14
_NONE: Final[frozenset[int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Profile:
    """What is told of one event.

    Actors and places are numbers of `Relations`. Days are counted from 1 January of year 1. `first_day` and
    `last_day` hold the possible days; if `is_dated` is false they are guessed from publication, and only mean that
    the report is not older than the event. `is_period` marks what went on over months ("900 killed since April"): a
    sum of many things, none of them. `published` is the earliest day of publication. `documents` are the articles
    (copies taken as one) that the mentions come from, `stories` their stories; `words` the stems of their triggers.
    """

    plover_type: str
    modes: frozenset[str] = frozenset()
    sources: frozenset[int] = _NONE
    claimed_sources: frozenset[int] = _NONE
    targets: frozenset[int] = _NONE
    places: frozenset[int] = _NONE
    first_day: int | None = None
    last_day: int | None = None
    is_dated: bool = False
    weekday: int | None = None
    minute: int | None = None
    weapons: frozenset[str] = frozenset()
    killed: tuple[int, int] | None = None
    injured: tuple[int, int] | None = None
    is_historical: bool = False
    is_period: bool = False
    published: int | None = None
    documents: frozenset[int] = _NONE
    words: frozenset[str] = frozenset()
    stories: frozenset[int] = _NONE

    @property
    def parties(self) -> frozenset[int]:
        """Sources and targets together."""
        return self.sources | self.targets

    @property
    def day_count(self) -> int | None:
        """How many days are possible; None if unknown."""
        if self.first_day is None or self.last_day is None:
            return None
        return self.last_day - self.first_day + 1


def are_kindred(one: Profile, other: Profile) -> bool:
    """Two profiles of other types that may put one deed in other words: two articles of one story do so."""
    if not one.stories & other.stories or one.is_historical or other.is_historical:
        return False
    kin = kindred(one.plover_type, one.modes)
    return kin is not None and kin == kindred(other.plover_type, other.modes)


def lowest_mode_level(one: Profile, other: Profile) -> int:
    """The worst of the levels between the modes of two profiles.

    The same weapon makes other modes confusable, and so do the words of two articles of one story.
    """
    if one.plover_type != other.plover_type:
        return UNLIKE
    if not one.modes or not other.modes:
        return mode_level(one.plover_type, None, None)
    level = min(mode_level(one.plover_type, mine, its) for mine in one.modes for its in other.modes)
    if level != MODES_CLASH:
        return level
    is_retold = one.stories & other.stories and not one.documents & other.documents
    is_blurred = is_retold and are_blurred(one.modes | other.modes)
    return UNLIKE if is_blurred or one.weapons & other.weapons else level


def highest_mode_level(one: Profile, other: Profile) -> int:
    """The best of the levels between the modes of two profiles that do not clash."""
    if one.plover_type != other.plover_type:
        return UNLIKE
    levels = (mode_level(one.plover_type, mine, its) for mine in one.modes for its in other.modes)
    return max(levels, default=OPEN) or UNLIKE


def times_clash(one: Profile, other: Profile) -> bool:
    """No day, weekday or hour can be that of both."""
    if one.weekday is not None and other.weekday is not None and one.weekday != other.weekday:
        return True
    if one.minute is not None and other.minute is not None and abs(one.minute - other.minute) > _MOST_MINUTES_APART:
        return True
    if one.first_day is None or one.last_day is None or other.first_day is None or other.last_day is None:
        return False
    return one.first_day > other.last_day or other.first_day > one.last_day


def _histories_clash(one: Profile, other: Profile) -> bool:
    """Background joins only what was news well before it, by a date of its own."""
    if one.is_historical and other.is_historical:
        return False
    told_late, told_first = (one, other) if one.is_historical else (other, one)
    if not told_late.is_dated or told_late.published is None or told_first.published is None:
        return True
    return told_first.published + _DAYS_UNTIL_HISTORY > told_late.published


def _is_opposed(relations: Relations, one: Profile, other: Profile) -> bool:
    """Who does it in one suffers it in the other."""
    ones, others = one.sources | one.claimed_sources, other.sources | other.claimed_sources
    crossed = [(ones, other.targets), (one.targets, others)]
    straight = [(one.sources, other.sources), (one.targets, other.targets)]
    if any(mine and its and relations.between_actors(mine, its) == SAME for mine, its in straight):
        return False
    return any(mine and its and relations.between_actors(mine, its) == SAME for mine, its in crossed)


def _actors_clash(relations: Relations, one: Profile, other: Profile) -> bool:
    if one.plover_type in SYMMETRIC_TYPES:
        mine, its = one.parties, other.parties
        return bool(mine and its) and relations.shared_parties(mine, its) < min(2, len(mine), len(its))
    for mine, its in ((one.sources, other.sources), (one.targets, other.targets)):
        # Names that the knowledge does not have are spelt otherwise in each language.
        is_spelling = one.stories & other.stories and relations.are_met_only(mine | its)
        if mine and its and not is_spelling and relations.between_actors(mine, its) == CLASH:
            return True
    return _is_opposed(relations, one, other)


def clashes(relations: Relations, one: Profile, other: Profile) -> bool:
    """Two profiles cannot be of one event: type, mode, time, place, actors or direction contradict."""
    if one.plover_type != other.plover_type and not are_kindred(one, other):
        return True
    if one.is_period != other.is_period:
        return True
    if one.is_historical != other.is_historical and _histories_clash(one, other):
        return True
    if times_clash(one, other):
        return True
    if one.places and other.places and relations.between_places(one.places, other.places) == CLASH:
        return True
    return lowest_mode_level(one, other) == MODES_CLASH or _actors_clash(relations, one, other)


def _days_of_both(one: Profile, other: Profile) -> tuple[int | None, int | None, bool]:
    """The days possible for both; guessed ones give way to told ones."""
    if one.is_dated != other.is_dated:
        told = one if one.is_dated else other
        return told.first_day, told.last_day, True
    if one.first_day is None or one.last_day is None:
        return other.first_day, other.last_day, other.is_dated
    if other.first_day is None or other.last_day is None:
        return one.first_day, one.last_day, one.is_dated
    return max(one.first_day, other.first_day), min(one.last_day, other.last_day), one.is_dated


def span_of_both(one: tuple[int, int] | None, other: tuple[int, int] | None) -> tuple[int, int] | None:
    """The figures from the lowest to the highest of two ranges."""
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])


def merged(relations: Relations, one: Profile, other: Profile) -> Profile:
    """What two profiles that do not clash say together: the more exact of each, so that a chain cannot drift."""
    first_day, last_day, is_dated = _days_of_both(one, other)
    days = [each.published for each in (one, other) if each.published is not None]
    return replace(
        one,
        modes=one.modes | other.modes if one.plover_type == other.plover_type else one.modes,
        sources=relations.exact_actors(one.sources | other.sources),
        claimed_sources=one.claimed_sources | other.claimed_sources,
        targets=relations.exact_actors(one.targets | other.targets),
        places=relations.exact_places(one.places | other.places),
        first_day=first_day,
        last_day=last_day,
        is_dated=is_dated,
        weekday=one.weekday if one.weekday is not None else other.weekday,
        minute=one.minute if one.minute is not None else other.minute,
        weapons=one.weapons | other.weapons,
        killed=span_of_both(one.killed, other.killed),
        injured=span_of_both(one.injured, other.injured),
        is_historical=one.is_historical and other.is_historical,
        published=min(days) if days else None,
        documents=one.documents | other.documents,
        words=one.words | other.words,
        stories=one.stories | other.stories,
    )


def actor_levels(relations: Relations, one: Profile, other: Profile) -> tuple[int, int]:
    """The levels of sources and of targets; POSSIBLE where one side does not tell.

    A claimed source counts where the other has no told one. In types without direction the first is the level of all
    parties together, the second the same if two of them are on both sides.
    """
    if one.plover_type in SYMMETRIC_TYPES:
        mine, its = one.parties, other.parties
        level = relations.between_actors(mine, its) if mine and its else POSSIBLE
        return level, level if min(len(mine), len(its)) > 1 else POSSIBLE
    mine, its = one.sources or one.claimed_sources, other.sources or other.claimed_sources
    source = relations.between_actors(mine, its) if mine and its else POSSIBLE
    target = POSSIBLE
    if one.targets and other.targets:
        target = relations.between_actors(one.targets, other.targets)
    return source, target


def place_level_of(relations: Relations, one: Profile, other: Profile) -> int | None:
    """The level between the places of two profiles; None where one does not tell."""
    if not one.places or not other.places:
        return None
    return relations.between_places(one.places, other.places)
