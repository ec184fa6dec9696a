"""Who is who in a coded document: actors of its mentions, speakers, everybody named, and how they are spelled."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from schemas.coded import CodedDocument, CodedMention, InputDocument, ResolvedActor, RoleSpan, Span, TextBlock
from transforms.resolving.actor_cast import Cast
from transforms.resolving.actor_knowledge import function_words
from transforms.resolving.actor_text import tokens_of

_VIOLENT: Final = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
_BY_PLACE: Final = frozenset({"SANCTION", "AID", "CONCEDE", "THREATEN"})
"""Types that fall on whoever lives where they are said to apply."""
_PHRASE_WORDS: Final = 25
_ABBREVIATED_WORDS: Final = 4


class MentionActors(Struct, frozen=True):
    """The actors of one mention by their part."""

    sources: tuple[ResolvedActor, ...] = ()
    targets: tuple[ResolvedActor, ...] = ()
    mediators: tuple[ResolvedActor, ...] = ()


class ActorResolution(Struct, frozen=True):
    """Actors of a coded document.

    `mentions` and `speakers` run beside the coded document's mentions and quotations; `actors` are all that were
    recognised, in order of appearance; `aliases` how each named one is spelled, by actor_id.
    """

    mentions: tuple[MentionActors, ...]
    speakers: tuple[ResolvedActor | None, ...]
    actors: tuple[ResolvedActor, ...]
    aliases: dict[str, tuple[str, ...]]


def resolve_actors(document: InputDocument, coded: CodedDocument) -> ActorResolution:
    """Who every span of a document means.

    Args:
        document: the text with its language, blocks and days of publication.
        coded: the mentions, quotations and names in it.

    Returns:
        Sources, targets and mediators of each mention, speakers, all actors and their spellings.
    """
    cast = Cast(document, coded)
    spans = [role for mention in coded.mentions for role in mention.roles]
    cast.meet([*(role.span for role in spans), *(q.speaker for q in coded.quotations if q.speaker)])
    mentions = tuple(_mention(mention, cast) for mention in coded.mentions)
    speakers = tuple(next(iter(cast.who(q.speaker)), None) if q.speaker else None for q in coded.quotations)
    roles = (actor for each in mentions for actor in (*each.sources, *each.targets, *each.mediators))
    told = [*roles, *(speaker for speaker in speakers if speaker), *cast.named()]
    if not coded.mentions:
        told = [*_bare_phrase(document, cast), *told]
    return ActorResolution(mentions, speakers, _in_order(told), cast.aliases())


def resolve_phrase(text: str, language: str, date: str | None = None) -> ResolvedActor | None:
    """Who a bare phrase means ("Chile's defence ministry").

    Args:
        text: the phrase.
        language: ISO 639-1.
        date: ISO day on which it is said, for offices; None takes the latest office.

    Returns:
        The first actor that the phrase names, or None.
    """
    import datetime as dt

    day = dt.date.fromisoformat(date) if date else None
    document = InputDocument("", text, language, (TextBlock(0, len(text), "body"),), None, day, day)
    coded = CodedDocument("", language, "none", "")
    return next(iter(_bare_phrase(document, Cast(document, coded))), None)


def knowledge_version() -> str:
    """SHA-256 over all the data files of the actors, to tell versions of the knowledge apart."""
    from transforms.resolving.actor_table import content_version

    return content_version()


def _mention(mention: CodedMention, cast: Cast) -> MentionActors:
    def of(role: str) -> tuple[ResolvedActor, ...]:
        has_metonyms = role != "target" or mention.plover_type not in _VIOLENT
        return _once(
            actor
            for each in mention.spans(role)
            for actor in _role(each, cast, has_metonyms=has_metonyms and not _is_where(each, mention, cast))
        )

    return MentionActors(of("source"), of("target"), of("mediator"))


def _is_where(role: RoleSpan, mention: CodedMention, cast: Cast) -> bool:
    """Whether a town says where people are whom it falls on ("suspended aid deliveries in Lorn"), not who rules."""
    before = cast.doc.text[: role.span.start].split()[-1:]
    is_place = bool(before) and before[0].lower() in function_words("in", cast.doc.language)
    return is_place and mention.plover_type in _BY_PLACE


def _role(role: RoleSpan, cast: Cast, *, has_metonyms: bool) -> list[ResolvedActor]:
    return cast.who(role.span, antecedent=role.antecedent, has_metonyms=has_metonyms)


def _once(actors: Iterable[ResolvedActor]) -> tuple[ResolvedActor, ...]:
    found: dict[str, ResolvedActor] = {}
    for actor in actors:
        found.setdefault(actor.actor_id, actor)
    return tuple(found.values())


def _bare_phrase(document: InputDocument, cast: Cast) -> list[ResolvedActor]:
    """The actors of a text that is one phrase ("Acme Inc."): few words, no end of a sentence."""
    words = tokens_of(document.text)
    if document.text.rstrip().endswith(".") and len(words) > _ABBREVIATED_WORDS:
        return []
    if not words or len(words) > _PHRASE_WORDS or any(mark in document.text.strip() for mark in "!?;:\n"):
        return []
    cast.read_as_phrase()
    return cast.who(Span(words[0].start, words[-1].end, document.text[words[0].start : words[-1].end]))


def _in_order(actors: list[ResolvedActor]) -> tuple[ResolvedActor, ...]:
    seen: dict[tuple[str, int], ResolvedActor] = {}
    for actor in actors:
        seen.setdefault((actor.actor_id, actor.span.start), actor)
    return tuple(sorted(seen.values(), key=lambda actor: (actor.span.start, -actor.span.end, actor.actor_id)))


__all__ = ["ActorResolution", "MentionActors", "knowledge_version", "resolve_actors", "resolve_phrase"]
