"""The country of people of whom only the scene or the other side tells it: civilians, police, students."""

from typing import Final

from schemas.coded import CodedMention, ResolvedActor, ResolvedPlace
from schemas.codelists import INFERRED_PLACES
from transforms.resolving import actor_knowledge as knowledge
from transforms.resolving.actor_naming import class_actor
from transforms.resolving.actors import MentionActors

_AT_HOME: Final = frozenset({"CVL", "COP", "EDU", "LAB", "JRN", "MED", "OPP", "JUD", "LEG", "GOV", "AGR", "BUS"})
"""Sectors of people who are nearly always of the country where it happens; soldiers, rebels and refugees are not."""
_ANYBODY: Final = frozenset(
    {"people", "man", "woman", "child", "youth", "family", "relative", "victim", "hostage", "passenger", "driver"}
    | {"tourist", "prisoner", "volunteer"}
)
"""Classes of which nothing says that they live where something is done to them."""
_REBELS: Final = frozenset({"REB", "UAF"})
_TARGETS: Final = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_SOURCES: Final = frozenset({"PROTEST"})
_SURE: Final = frozenset({"country", "province", "exact"})
_SEATS: Final = ("PPLC", "PPLA")
_TRUST: Final = 0.6
_DOMESTIC: Final = frozenset({"JUD", "COP"})
"""Sectors of those who act at home alone."""


def with_scene(mention: CodedMention, who: MentionActors, places: tuple[ResolvedPlace, ...]) -> MentionActors:
    """The actors of a mention; generic ones at home in the country of the scene that the sentence tells have it.

    Attackers never take the country of the scene: it is not known where they come from. Neither do people of whom
    no more is told than that they were hit, nor anybody at a place whose country is in doubt.

    Args:
        mention: as coded.
        who: its actors.
        places: its places, primary first.
    """
    who = _beside_rulers(mention, who)
    if not places or not _is_sure(places[0]):
        return who
    country = places[0].country
    sources = tuple(_at_home(each, country) for each in who.sources) if mention.plover_type in _SOURCES else who.sources
    targets = who.targets
    if mention.plover_type in _TARGETS:
        left_out = frozenset() if mention.plover_type in _SOURCES else _ANYBODY
        targets = tuple(_at_home(each, country, left_out) for each in who.targets)
    return MentionActors(sources, targets, who.mediators)


def _is_sure(place: ResolvedPlace) -> bool:
    """Whether the country of a told place is beyond doubt: villages of one name lie in many countries."""
    if place.method in INFERRED_PLACES or place.country not in knowledge.states():
        return False
    return place.precision in _SURE or (place.feature_code or "").startswith(_SEATS)


def _beside_rulers(mention: CodedMention, who: MentionActors) -> MentionActors:
    """Police and courts act on people of their own country, and governments give in to their own rebels."""
    sources, targets = who.sources, who.targets
    if mention.plover_type in _TARGETS and all(each.sector in _DOMESTIC for each in sources):
        country = _one_country(sources)
        targets = tuple(_at_home(each, country) for each in targets) if country else targets
        country = _one_country(targets)
        sources = tuple(_at_home(each, country) for each in sources) if country else sources
    elif mention.plover_type == "CONCEDE" and all(each.sector == "GOV" for each in sources):
        country = _one_country(sources)
        targets = tuple(_at_home(each, country, sectors=_AT_HOME | _REBELS) for each in targets) if country else targets
    return MentionActors(sources, targets, who.mediators)


def _one_country(actors: tuple[ResolvedActor, ...]) -> str | None:
    """The state that all of them are of, if it is one."""
    countries = {each.country for each in actors}
    country = next(iter(countries)) if len(countries) == 1 else None
    return country if country in knowledge.states() else None


def _at_home(
    actor: ResolvedActor,
    country: str | None,
    left_out: frozenset[str] = frozenset(),
    sectors: frozenset[str] = _AT_HOME,
) -> ResolvedActor:
    parts = actor.actor_id.split(":")
    head = knowledge.classes().get(parts[1]) if len(parts) == 2 and parts[0] == "generic" else None
    if head is None or head.class_id in left_out or actor.country is not None or actor.sector not in sectors:
        return actor
    named = class_actor(head, country, [], [])
    return ResolvedActor(actor.span, *named, round(_TRUST * actor.confidence, 3), "country of the scene")
