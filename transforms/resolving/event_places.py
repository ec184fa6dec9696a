"""Where the event of a mention happened: the places of its clause and sentence in locative use, primary first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from schemas.coded import CodedDocument, CodedMention, InputDocument, ResolvedPlace, RoleSpan, Span
from transforms.resolving.place_use import Use, moved, use_of

_EXACTNESS: Final = {"exact": 7, "near": 6, "city": 5, "district": 4, "province": 3, "country": 2, "region": 1}
_PHYSICAL: Final = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "SUPPORT"})
_VERBAL: Final = frozenset({"AGREE", "ACCUSE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types of words: places after the trigger are in what is said, not where it was said."""
_VIOLENT: Final = frozenset({"ASSAULT", "COERCE"})
_NAMED_AS_ACTOR: Final = frozenset({"PCLI", "PPLC"})
_PLACE_AND: Final = frozenset({",", "and", "et", "y", "e", "und", "и", "і", "та", "و", "&", "or", "ou"})
# How sure each rule is that the event happened there.
_TRUST: Final = {"location role": 0.95, "site attacked": 0.9, "clause": 0.85, "trigger": 0.8, "sentence": 0.6}


class _Scene(NamedTuple):
    """What the rules look at: the text, a mention, the places of its sentence with their use.

    `other_clauses` and `claimed` are the clauses beside the mention's, and where other mentions say they happened.
    """

    document: InputDocument
    mention: CodedMention
    places: list[tuple[ResolvedPlace, Use]]
    other_clauses: list[tuple[int, int]]
    claimed: list[Span]


def mention_places(
    document: InputDocument, coded: CodedDocument, places: Sequence[ResolvedPlace]
) -> list[tuple[ResolvedPlace, ...]]:
    """For each mention, the places where its event happened, primary first; empty where the text does not say.

    The coder's location spans come first, then a site that is attacked, then places that the clause, then those that
    the sentence names as scene. A country or capital that acts or is acted on is no place, nor is a dateline.
    """
    return [_places_of(_scene(document, coded, mention, places)) for mention in coded.mentions]


def _scene(
    document: InputDocument, coded: CodedDocument, mention: CodedMention, places: Sequence[ResolvedPlace]
) -> _Scene:
    sentence = mention.sentence
    here = [each for each in places if sentence.start <= each.span.start and each.span.end <= sentence.end]
    used: list[tuple[ResolvedPlace, Use]] = []
    for place in here:
        use = use_of(document.text, sentence.start, place.span.start, document.language)
        if use.kind in {"none", "of"} and used and _is_listed(document.text, used[-1][0].span, place.span):
            use = used[-1][1]._replace(kilometres=None, bearing=None)
        used.append((place, use))
    clauses = [
        each.clause
        for each in coded.mentions
        if each.sentence == sentence and each.trigger != mention.trigger and not _within(mention.trigger, each.clause)
    ]
    claimed = [
        role.span
        for each in coded.mentions
        if each.sentence == sentence and each.trigger != mention.trigger
        for role in each.spans("location")
    ]
    return _Scene(document, mention, used, clauses, claimed)


def _is_listed(text: str, before: Span, place: Span) -> bool:
    """The two stand in one list: "Homs and Aleppo", "Bagdad, Mossoul et Erbil"."""
    between = text[before.end : place.start].split()
    return len(between) <= 2 and all(word.strip(",").lower() in _PLACE_AND or word == "," for word in between)


def _within(span: Span, bounds: tuple[int, int]) -> bool:
    return bounds[0] <= span.start and span.end <= bounds[1]


def _places_of(scene: _Scene) -> tuple[ResolvedPlace, ...]:
    found = [*_of_roles(scene), *_of_attacked_sites(scene)]
    if scene.mention.plover_type in _VERBAL:
        before = [each for each in _of_clause(scene) if each.span.end <= scene.mention.trigger.start]
        return _ordered([*found, *before])
    found += _of_clause(scene)
    if not found:
        found += _of_sentence(scene)
    return _ordered(found)


def _of_roles(scene: _Scene) -> Iterator[ResolvedPlace]:
    for role in scene.mention.spans("location"):
        for place, use in _inside(scene.places, role):
            yield _as_scene(place, use, "location role")


def _inside(places: Iterable[tuple[ResolvedPlace, Use]], role: RoleSpan) -> Iterator[tuple[ResolvedPlace, Use]]:
    for place, use in places:
        if place.span.start < role.span.end and role.span.start < place.span.end:
            yield place, use


def _of_attacked_sites(scene: _Scene) -> Iterator[ResolvedPlace]:
    """Sites and towns that are the target of violence are also its place; a state or its capital stands for people."""
    if scene.mention.plover_type not in _VIOLENT:
        return
    for role in scene.mention.spans("target"):
        for place, use in _inside(scene.places, role):
            is_site = place.precision == "exact" or use.is_facility
            is_head = place.span.start <= role.head.start < place.span.end
            if is_site or (is_head and place.feature_code not in _NAMED_AS_ACTOR and place.precision == "city"):
                yield _as_scene(place, use, "site attacked")


def _of_clause(scene: _Scene) -> Iterator[ResolvedPlace]:
    mention = scene.mention
    for place, use in scene.places:
        if not _within(place.span, mention.clause) or any(_within(place.span, each) for each in scene.other_clauses):
            continue
        if _is_scene(use, mention):
            yield _as_scene(place, use, "clause")
        elif _belongs_to_trigger(scene, place):
            yield _as_scene(place, use, "trigger")


def _is_scene(use: Use, mention: CodedMention) -> bool:
    return use.kind in {"at", "near"} or (use.kind == "against" and mention.plover_type in _PHYSICAL)


def _belongs_to_trigger(scene: _Scene, place: ResolvedPlace) -> bool:
    """A town or site beside the trigger of a physical event: "the battle of Aleppo", "the Kabul bombing"."""
    mention = scene.mention
    if mention.plover_type not in _PHYSICAL or place.feature_code in _NAMED_AS_ACTOR:
        return False
    if _EXACTNESS[place.precision] < _EXACTNESS["district"] or _is_actor(mention, place):
        return False
    text = scene.document.text
    before = text[place.span.end : mention.trigger.start]
    after = text[mention.trigger.end : place.span.start]
    is_before = place.span.end <= mention.trigger.start and len(before) < 20 and len(before.split()) <= 1
    is_after = mention.trigger.end <= place.span.start and after.strip().lower() in {"of", "de", "d'", "d’", "von"}
    return is_before or is_after


def _is_actor(mention: CodedMention, place: ResolvedPlace) -> bool:
    return any(
        role.head.start <= place.span.start < role.head.end
        for role in mention.roles
        if role.role in {"source", "target"}
    )


def _of_sentence(scene: _Scene) -> Iterator[ResolvedPlace]:
    for place, use in scene.places:
        elsewhere = any(_within(place.span, each) for each in scene.other_clauses) or any(
            _within(place.span, (each.start, each.end)) for each in scene.claimed
        )
        if not elsewhere and use.kind in {"at", "near"}:
            yield _as_scene(place, use, "sentence")


def _as_scene(place: ResolvedPlace, use: Use, method: str) -> ResolvedPlace:
    """The place as the scene of an event: nearby if the text says near, moved if it gives distance and direction."""
    confidence = round(place.confidence * _TRUST[method], 3)
    if use.kind != "near" or _EXACTNESS[place.precision] < _EXACTNESS["district"]:
        return replace(place, confidence=confidence, method=method)
    if use.kilometres is None or use.bearing is None or place.latitude is None or place.longitude is None:
        return replace(place, precision="near", confidence=confidence, method=method)
    latitude, longitude = moved(place.latitude, place.longitude, use.kilometres, use.bearing)
    identity = place.location_id.replace(":", "-")
    return replace(
        place,
        location_id=f"place:{use.kilometres:g}km-{use.bearing:g}-of-{identity}",
        name=f"{use.kilometres:g} km from {place.name}",
        precision="near",
        latitude=latitude,
        longitude=longitude,
        geonameid=None,
        confidence=confidence,
        method=method,
    )


def _ordered(found: Sequence[ResolvedPlace]) -> tuple[ResolvedPlace, ...]:
    """Each place once, the most exact first, without countries and provinces that hold another of them."""
    once: dict[str, ResolvedPlace] = {}
    for place in found:
        once.setdefault(place.location_id, place)
    places = sorted(once.values(), key=lambda place: -_EXACTNESS[place.precision])
    return tuple(
        place for order, place in enumerate(places) if not any(_holds(place, other) for other in places[:order])
    )


def _holds(outer: ResolvedPlace, inner: ResolvedPlace) -> bool:
    if outer.country is None or outer.country != inner.country:
        return False
    return outer.precision == "country" or (outer.precision == "province" and outer.name == inner.admin1)
