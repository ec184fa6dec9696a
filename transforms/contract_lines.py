"""Coded and resolved documents as the lines of `tidings code`."""

from typing import Final

from msgspec import UNSET

from schemas.coded import (
    CodedDocument,
    CodedMention,
    CodedQuotation,
    InputDocument,
    Range,
    ResolvedActor,
    ResolvedDocument,
    ResolvedMention,
    ResolvedPlace,
    ResolvedTime,
    RoleSpan,
)
from schemas.contract import (
    ActorItem,
    CodedLine,
    DateItem,
    EventDate,
    EventItem,
    LocationItem,
    OffsetItem,
    PlaceItem,
    QuotationItem,
    TriggerItem,
)
from transforms.resolving.actor_knowledge import function_words

_ON_SITES: Final = frozenset({"ASSAULT", "COERCE"})


def coded_line(document: InputDocument, coded: CodedDocument, resolved: ResolvedDocument) -> CodedLine:
    """The line of one document; offsets are code points into its text.

    Args:
        document: the document as given.
        coded: its mentions, quotations and names.
        resolved: the same with actors, places and times.
    """
    events = [
        _event(mention, found, coded.language) for mention, found in zip(coded.mentions, resolved.mentions, strict=True)
    ]
    quotations = [
        _quotation(quote, speaker) for quote, speaker in zip(coded.quotations, resolved.speakers, strict=True)
    ]
    return CodedLine(
        id=document.id,
        lang=document.language,
        events=events,
        places=[_place(place) for place in resolved.places],
        dates=[_date(time) for time in resolved.dates],
        actors=[_actor(actor) for actor in resolved.actors],
        quotations=quotations,
        refused=list(coded.refused) or UNSET,
    )


def _event(mention: CodedMention, found: ResolvedMention, language: str) -> EventItem:
    return EventItem(
        type=mention.plover_type,
        mode=mention.plover_mode,
        cameo=mention.cameo_code,
        source=_actors(mention, "source", found.sources, language),
        target=_actors(mention, "target", found.targets, language),
        location=_location(found.places[0]) if found.places else None,
        date=_event_date(found.time),
        polarity=mention.polarity,  # type: ignore[arg-type]  # the code lists hold the same values
        modality=mention.modality,  # type: ignore[arg-type]
        historical=mention.tense == "historical",
        attributed_to=None if mention.attributed_to is None else mention.attributed_to.text,
        killed=_low(mention.killed),
        injured=_low(mention.injured),
        weapon=mention.weapons[0] if mention.weapons else None,
        trigger=TriggerItem(mention.trigger.text, mention.trigger.start, mention.trigger.end),
        sentence=OffsetItem(mention.sentence.start, mention.sentence.end),
        confidence=mention.confidence,
    )


def _actors(mention: CodedMention, role: str, found: tuple[ResolvedActor, ...], language: str) -> list[ActorItem]:
    """The actors in a role, and by their words alone those phrases of it that nobody known is found for.

    A target of no violence that is nobody ("the plan") is what the event is about, no actor, unless it has a name.
    """
    known = [(actor.span.start, actor.span.end) for actor in found]
    items = [_actor(actor) for actor in found]
    is_open = role == "source" or mention.plover_type in _ON_SITES
    for each in mention.spans(role):
        span = each.span
        is_known = any(start < span.end and span.start < end for start, end in known)
        is_pronoun = span.text.casefold() in function_words("pron", language)
        if not is_known and not is_pronoun and (is_open or _is_name(mention, each)):
            items.append(ActorItem(span.text, None, None, None, span.start, span.end))
    return sorted(items, key=lambda item: item.start)


def _is_name(mention: CodedMention, role: RoleSpan) -> bool:
    """Whether a phrase is a name: its head has a capital, where not all the text has."""
    return role.head.text[:1].isupper() and not mention.sentence.text.isupper()


def _low(count: Range | None) -> int | None:
    """A count of persons as one number: the lowest that is possible, which is the number itself when exact."""
    return None if count is None else count.low


def _actor(actor: ResolvedActor) -> ActorItem:
    return ActorItem(
        text=actor.span.text,
        name=actor.name,
        country=actor.country,
        sector=actor.sector,
        start=actor.span.start,
        end=actor.span.end,
    )


def _location(place: ResolvedPlace) -> LocationItem:
    return LocationItem(
        text=place.span.text,
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        geonameid=place.geonameid,
        precision=place.precision,
    )


def _place(place: ResolvedPlace) -> PlaceItem:
    return PlaceItem(
        text=place.span.text,
        start=place.span.start,
        end=place.span.end,
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        geonameid=place.geonameid,
        precision=place.precision,
    )


def _event_date(time: ResolvedTime | None) -> EventDate | None:
    """Null when the days cannot be told, even if a time of day is."""
    if time is None or time.start is None or time.end is None:
        return None
    return EventDate(time.start, time.end, time.precision, time.weekday, time.local_time)


def _date(time: ResolvedTime) -> DateItem:
    return DateItem(
        text=time.span.text,
        start=time.span.start,
        end=time.span.end,
        from_=time.start,
        to=time.end,
        granularity=time.precision,
    )


def _quotation(quote: CodedQuotation, speaker: ResolvedActor | None) -> QuotationItem:
    """The speaker by name where known, else as printed."""
    name = speaker.name if speaker is not None else quote.speaker.text if quote.speaker is not None else None
    return QuotationItem(speaker=name, text=quote.words.text, start=quote.words.start, end=quote.words.end)
