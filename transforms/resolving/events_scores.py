"""How much speaks for two profiles being of one event: within one document and across documents."""

from typing import Final, NamedTuple

from transforms.resolving.events_modes import ALIKE, UNLIKE, VERBAL_TYPES
from transforms.resolving.events_profiles import Profile, actor_levels, highest_mode_level, place_level_of
from transforms.resolving.events_relations import CLASH, CLOSE, POSSIBLE, SAME, Relations

_WEEK: Final = 8
_MONTH: Final = 31


class Weights(NamedTuple):
    """What each piece of evidence is worth. Levels without a weight are worth nothing."""

    places: dict[int, float]
    sources: dict[int, float]
    targets: dict[int, float]
    like_modes: float
    unlike_modes: float
    weapons: float
    same_figures: float
    other_figures: float
    weekday: float
    words: float


_WITHIN: Final = Weights(
    places={SAME: 2.0, CLOSE: 0.75, POSSIBLE: 0.5},
    sources={SAME: 1.0, CLOSE: 0.5, CLASH: -1.0},
    targets={SAME: 1.5, CLOSE: 0.75},
    like_modes=0.5,
    unlike_modes=-0.5,
    weapons=0.75,
    same_figures=0.75,
    other_figures=-1.0,
    weekday=0.5,
    words=1.0,
)
_ACROSS: Final = Weights(
    places={SAME: 1.5, CLOSE: 0.5, POSSIBLE: 0.25},
    sources={SAME: 0.75, CLOSE: 0.25, CLASH: -0.5},
    targets={SAME: 1.0, CLOSE: 0.5},
    like_modes=0.5,
    unlike_modes=-0.5,
    weapons=0.25,
    same_figures=0.75,
    other_figures=-0.5,
    weekday=0.5,
    words=0.25,
)
_SAME_STORY: Final = 1.75
"""That two articles tell of one happening, by all their words, is worth as much as one place."""
ENOUGH_ACROSS: Final = 2.5
"""From this score on, reports of two documents are taken for one event."""


def _figures_score(weights: Weights, one: Profile, other: Profile) -> float:
    score = 0.0
    for mine, its in ((one.killed, other.killed), (one.injured, other.injured)):
        if mine is None or its is None:
            continue
        overlap = mine[0] <= its[1] and its[0] <= mine[1]
        if not overlap:
            score += weights.other_figures
        elif mine[1] and its[1]:
            score += weights.same_figures
    return score


def _common_score(weights: Weights, relations: Relations, one: Profile, other: Profile) -> float:
    place = place_level_of(relations, one, other)
    source, target = actor_levels(relations, one, other)
    modes = highest_mode_level(one, other)
    score = 0.0 if place is None else weights.places.get(place, 0.0)
    score += weights.sources.get(source, 0.0) + weights.targets.get(target, 0.0)
    score += weights.like_modes if modes == ALIKE else weights.unlike_modes if modes == UNLIKE else 0.0
    if one.weapons and other.weapons and one.weapons & other.weapons:
        score += weights.weapons
    if one.weekday is not None and one.weekday == other.weekday:
        score += weights.weekday
    if one.words & other.words:
        score += weights.words
    return score + _figures_score(weights, one, other)


def score_within(relations: Relations, one: Profile, other: Profile) -> float | None:
    """What speaks for two profiles of one document that do not clash; None when they must not be joined.

    Words alone are many: of verbal types only what has the same speaker or addressee is joined.
    """
    if one.plover_type in VERBAL_TYPES and max(actor_levels(relations, one, other)) < CLOSE:
        return None
    score = _common_score(_WITHIN, relations, one, other)
    if one.is_dated and other.is_dated:
        both_days = one.day_count == other.day_count == 1
        score += 1.0 if both_days else 0.5
    return score


def _time_score(one: Profile, other: Profile) -> float | None:
    """What the times of two documents' profiles speak for; None when they say too little."""
    longest = max(one.day_count or 0, other.day_count or 0)
    if not longest or one.day_count is None or other.day_count is None:
        return None
    if one.is_dated and other.is_dated:
        return 1.5 if longest == 1 else 1.0 if longest <= _WEEK else 0.25
    if one.is_historical or other.is_historical:
        return None
    if one.published is None or other.published is None:
        return None
    days = abs(one.published - other.published)
    return 0.75 if days <= 1 else 0.5 if days <= _WEEK else None


def _has_ground(relations: Relations, one: Profile, other: Profile) -> bool:
    """Some place, actors or the story, not time and type alone, are the same."""
    if one.stories & other.stories:
        return True
    place = place_level_of(relations, one, other)
    source, target = actor_levels(relations, one, other)
    if place == SAME and one.plover_type not in VERBAL_TYPES:
        return True
    if source >= CLOSE and target >= CLOSE:
        return True
    return place is not None and SAME in (source, target)


def score_across(relations: Relations, one: Profile, other: Profile) -> float | None:
    """What speaks for two profiles of different documents that do not clash; None without any ground to join them."""
    time = _time_score(one, other)
    if time is None or not _has_ground(relations, one, other):
        return None
    if VERBAL_TYPES & {one.plover_type, other.plover_type} and not _same_days(one, other):
        return None
    story = _SAME_STORY if one.stories & other.stories else 0.0
    return time + story + _common_score(_ACROSS, relations, one, other)


def _same_days(one: Profile, other: Profile) -> bool:
    """Words repeat: two reports of them must be of the same day, or be published within a day of each other."""
    if one.is_dated and other.is_dated and one.day_count == other.day_count == 1:
        return True
    return one.published is not None and other.published is not None and abs(one.published - other.published) <= 1
