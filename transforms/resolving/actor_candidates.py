"""Which known actors the words of a phrase could mean: namesakes, and who held the office that it names."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from transforms.resolving import actor_knowledge as knowledge
from transforms.resolving.actor_decide import country_of, title_classes
from transforms.resolving.actor_items import Item
from transforms.resolving.actor_knowledge import Actor, Term
from transforms.resolving.actor_people import bearers_of
from transforms.resolving.actor_segments import segments_of
from transforms.resolving.actor_text import Token

_MOST = 5
_NOMINAL_KINDS = frozenset({"name", "actor"})


class ActorCandidate(Struct, frozen=True):
    """A known actor and why it was thought of: "known name", "same surname", or the office held and when."""

    actor_id: str
    name: str
    country: str | None
    why: str


def actor_candidates(
    parts: Iterable[list[Item]], tokens: Sequence[Token], day: dt.date | None
) -> tuple[ActorCandidate, ...]:
    """The known actors that the parts of a phrase could mean, the likeliest of each kind first; five at most.

    Args:
        parts: the items of each part.
        tokens: the words that they point into.
        day: of the document.
    """
    found: dict[str, ActorCandidate] = {}
    for items in parts:
        for each in (*_named(items, tokens), *_holders(items, tokens, day)):
            found.setdefault(each.actor_id, each)
    return tuple(found.values())[:_MOST]


def _named(items: list[Item], tokens: Sequence[Token]) -> Iterator[ActorCandidate]:
    for item in items:
        if item.kind == "actor":
            yield _candidate(knowledge.known_actor(item.value), "known name")
    for item in items:
        if item.kind in _NOMINAL_KINDS:
            for actor_id in bearers_of(tokens[item.last - 1].fold):
                yield _candidate(knowledge.persons()[actor_id], "same surname")


def _holders(items: list[Item], tokens: Sequence[Token], day: dt.date | None) -> Iterator[ActorCandidate]:
    """Who held the office that is named, those nearest to the day first."""
    segments = segments_of(items, list(tokens))
    country = country_of(segments, is_strict=True) if segments else None
    if country is None:
        return
    for head in title_classes(segments[:1]):
        held = knowledge.offices().get((country, head.class_id), ())
        for term, actor_id in sorted(held, key=lambda each: _days_off(each[0], day)):
            yield _candidate(knowledge.persons()[actor_id], f"{term.title or head.name} {_days(term)}")


def _candidate(actor: Actor, why: str) -> ActorCandidate:
    return ActorCandidate(actor.actor_id, actor.name, actor.country, why)


def _days(term: Term) -> str:
    return f"{term.start or '?'} to {term.end or 'now'}"


def _days_off(term: Term, day: dt.date | None) -> int:
    """How many days a term lies off a day; 0 if it holds then. Without a day the latest is nearest."""
    if day is None:
        return -(term.start or dt.date.min).toordinal()
    before = ((term.start or day) - day).days
    after = (day - (term.end or day)).days
    return max(0, before, after)
