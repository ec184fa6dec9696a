"""Why a mention got its actors, place and time: what else was considered, and the rule that decided."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from schemas.coded import (
    CodedDocument,
    CodedMention,
    InputDocument,
    ResolvedActor,
    ResolvedDocument,
    ResolvedMention,
    ResolvedPlace,
    ResolvedTime,
    RoleSpan,
)
from transforms.resolving.actor_candidates import ActorCandidate
from transforms.resolving.actor_cast import Cast
from transforms.resolving.gazetteer import Candidate, Gazetteer
from transforms.resolving.place_adjectives import with_adjectives
from transforms.resolving.place_choice import Choice
from transforms.resolving.place_use import use_of
from transforms.resolving.places import place_choices
from transforms.resolving.times.mentions import other_readings

_MOST_CANDIDATES = 5


class ActorReason(Struct, frozen=True):
    """A phrase in a role, how its words were read, and whom it was taken for; empty `actors` if for nobody.

    `candidates` are known actors that its words could mean too.
    """

    role: str
    text: str
    read_as: tuple[str, ...]
    actors: tuple[ResolvedActor, ...]
    candidates: tuple[ActorCandidate, ...] = ()


class PlaceReason(Struct, frozen=True):
    """A place named in the sentence.

    Attributes:
        text: the words.
        use: how the sentence uses it: at, near, against, of or none.
        is_taken: whether the mention happened there.
        candidates: places of that name with the share of the choice each had, the best first; five at most.
    """

    text: str
    use: str
    is_taken: bool
    candidates: tuple[tuple[Candidate, float], ...]


class TimeReason(Struct, frozen=True):
    """A time expression of the sentence with its reading, and whether it dates the mention.

    `others` are the readings that were possible too: which, first and last day.
    """

    time: ResolvedTime
    is_taken: bool
    others: tuple[tuple[str, dt.date, dt.date], ...] = ()


class MentionReason(Struct, frozen=True):
    """All that was considered for one mention, beside what it was resolved to."""

    mention: CodedMention
    resolved: ResolvedMention
    actors: tuple[ActorReason, ...]
    places: tuple[PlaceReason, ...]
    times: tuple[TimeReason, ...]


def explain_document(
    document: InputDocument, coded: CodedDocument, resolved: ResolvedDocument, gazetteer: Gazetteer
) -> list[MentionReason]:
    """The reasons of every mention of a document, in their order.

    Args:
        document: the text.
        coded: its mentions.
        resolved: what `resolve_documents` made of them with the same gazetteer.
        gazetteer: where place names are looked up.
    """
    cast = Cast(document, coded)
    cast.meet([role.span for mention in coded.mentions for role in mention.roles])
    places = with_adjectives(document, resolved.places, gazetteer.countries)
    choices = {(span.start, span.end): choice for span, choice in place_choices([document], [coded], gazetteer)[0]}
    return [
        MentionReason(
            mention,
            found,
            tuple(_actor(role, found, cast) for role in mention.roles if role.role in {"source", "target", "mediator"}),
            tuple(_places(document, mention, found, places, choices)),
            tuple(_times(mention, found, resolved.dates, other_readings(document))),
        )
        for mention, found in zip(coded.mentions, resolved.mentions, strict=True)
    ]


def _actor(role: RoleSpan, found: ResolvedMention, cast: Cast) -> ActorReason:
    by_role = {"source": found.sources, "target": found.targets, "mediator": found.mediators}
    span = role.span
    inside = tuple(each for each in by_role[role.role] if span.start <= each.span.start and each.span.end <= span.end)
    candidates = [each for each in cast.candidates(span) if each.actor_id not in {actor.actor_id for actor in inside}]
    return ActorReason(role.role, span.text, cast.read_as(span), inside, tuple(candidates))


def _places(
    document: InputDocument,
    mention: CodedMention,
    found: ResolvedMention,
    places: Sequence[ResolvedPlace],
    choices: dict[tuple[int, int], Choice],
) -> list[PlaceReason]:
    sentence, taken = mention.sentence, {(each.span.start, each.span.end) for each in found.places}
    reasons = []
    for place in places:
        at = (place.span.start, place.span.end)
        is_here = sentence.start <= at[0] and at[1] <= sentence.end
        if is_here or at in taken:
            use = use_of(document.text, sentence.start, at[0], document.language).kind if is_here else "elsewhere"
            ranked = choices[at].ranked(_MOST_CANDIDATES) if at in choices else ()
            reasons.append(PlaceReason(place.span.text, use, at in taken, tuple(ranked)))
    return reasons


def _times(
    mention: CodedMention,
    found: ResolvedMention,
    times: Sequence[ResolvedTime],
    others: dict[int, tuple[tuple[str, dt.date, dt.date], ...]],
) -> list[TimeReason]:
    sentence = mention.sentence
    return [
        TimeReason(time, found.time is not None and time.span == found.time.span, others.get(time.span.start, ()))
        for time in times
        if sentence.start <= time.span.start and time.span.end <= sentence.end
    ]
