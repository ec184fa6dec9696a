"""Which time of a text tells when a mention happened."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from schemas.coded import CodedDocument, CodedMention, InputDocument, ResolvedTime, Span
from transforms.resolving.times.find import find_times, readings
from transforms.resolving.times.vocabulary import vocabulary

_CODED_KINDS: Final = frozenset({"body", "title", "caption"})
# Bounds and "now" date nothing.
_UNTELLING: Final = ("before", "now")
# How far a rough point in time may lie off, in days.
_ROUGHNESS: Final = {"week": 3, "month": 15, "quarter": 45, "year": 182}


def document_times(document: InputDocument) -> list[ResolvedTime]:
    """The time expressions in the coded blocks of a document, in order of appearance."""
    return find_times(_coded_text(document), document.language, document.published_start, document.published_end)


def other_readings(document: InputDocument) -> dict[int, tuple[tuple[str, dt.date, dt.date], ...]]:
    """By its offset, how else each time expression could have been read: which way, first and last day."""
    start, end = document.published_start, document.published_end
    return readings(_coded_text(document), document.language, None if start is None or end is None else (start, end))


def _coded_text(document: InputDocument) -> str:
    """The text with all but its coded blocks blanked."""
    blocks = [block for block in document.blocks if block.kind in _CODED_KINDS]
    if len(blocks) == len(document.blocks):
        return document.text
    return _only(document.text, [(block.start, block.end) for block in blocks])


def _only(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """The text with all but some stretches blanked; offsets stay true."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(stretches):
        parts += ["\n" * (start - at), text[start:end]]
        at = end
    return "".join(parts) + "\n" * (len(text) - at)


def mention_times(
    document: InputDocument, coded: CodedDocument, times: Sequence[ResolvedTime]
) -> list[ResolvedTime | None]:
    """When each mention happened, as far as its sentence says.

    The coder's time spans come first; then times in the clause; then those of the sentence that lie neither in
    another mention's clause nor in the clause that reports ("Psaki said on Monday" dates the statement). A time that
    only bounds ("before 2010") dates nothing.

    Args:
        document: the text.
        coded: its mentions.
        times: its time expressions (`document_times`).

    Returns:
        One item a mention, None where nothing is said: the day of publication is never assumed.
    """
    return [_time_of(document, mention, coded, times) for mention in coded.mentions]


def _time_of(
    document: InputDocument, mention: CodedMention, coded: CodedDocument, times: Sequence[ResolvedTime]
) -> ResolvedTime | None:
    telling = [each for each in times if _in(each.span, mention.sentence) and _tells(each)]
    roles = [role.span for role in mention.spans("time")]
    spoken = [each for each in telling if any(_touch(each.span, span) for span in roles)]
    clause = _not_nested([each for each in telling if _within(each.span, *mention.clause)], mention, coded)
    free = _of_sentence(document, telling, mention, coded)
    far = [each for each in clause if _is_of_another(document, each.span, mention)]
    close = [each for each in clause if each not in far]
    for scope in (spoken, close, free, far):
        chosen = _chosen(scope, mention)
        if chosen is not None:
            return _widened(chosen)
    return None


def _tells(time: ResolvedTime) -> bool:
    """Whether a time says anything of when something happened."""
    return not time.method.startswith(_UNTELLING) and bool(time.start or time.weekday or time.local_time)


def _is_of_another(document: InputDocument, time: Span, mention: CodedMention) -> bool:
    """A word like *after* stands between the trigger and the time: it may date what came before."""
    words = vocabulary(document.language)
    between = document.text[mention.trigger.end : time.start]
    return words is not None and words.sequence.search(between) is not None


def _chosen(scope: Sequence[ResolvedTime], mention: CodedMention) -> ResolvedTime | None:
    """The time nearest to the trigger, dated ones first, with the clock time that another one tells."""
    if not scope:
        return None
    nearest = min(scope, key=lambda each: (each.start is None, _distance(each.span, mention.trigger)))
    if nearest.local_time is None:
        clocks = (each.local_time for each in scope if each.local_time and each.start is None and not each.weekday)
        nearest = replace(nearest, local_time=next(clocks, None))
    return nearest


def _not_nested(times: Sequence[ResolvedTime], mention: CodedMention, coded: CodedDocument) -> list[ResolvedTime]:
    """Without those in a smaller clause of another mention inside this one's."""
    start, end = mention.clause
    inner = [
        other.clause
        for other in coded.mentions
        if other.clause != mention.clause and start <= other.clause[0] and other.clause[1] <= end
        and not _within(mention.trigger, *other.clause)
    ]  # fmt: skip
    return [each for each in times if not any(_within(each.span, *clause) for clause in inner)]


def _of_sentence(
    document: InputDocument, times: Sequence[ResolvedTime], mention: CodedMention, coded: CodedDocument
) -> list[ResolvedTime]:
    """Times of the sentence that neither belong to another mention nor date a statement."""
    others = [
        other.clause
        for other in coded.mentions
        if other.clause != mention.clause and not _within(mention.trigger, *other.clause)
    ]
    free = [each for each in times if not any(_within(each.span, *clause) for clause in others)]
    words = [quote.words for quote in coded.quotations if _within(mention.trigger, quote.words.start, quote.words.end)]
    for said in words:
        free = [each for each in free if _within(each.span, said.start, said.end)]
    if mention.attributed_to is not None and not words:
        free = [each for each in free if not _dates_statement(document.text, each.span, mention)]
    return free


def _dates_statement(text: str, time: Span, mention: CodedMention) -> bool:
    """Whether a time outside the clause stands with the one who says so, not apart from him at the sentence's head."""
    speaker = mention.attributed_to
    if speaker is None:
        return False
    is_before_speaker = time.end <= speaker.start
    is_before_clause = time.end <= mention.clause[0]
    if is_before_speaker and is_before_clause:
        return "," not in text[time.end : speaker.start]
    return True


def _widened(time: ResolvedTime) -> ResolvedTime:
    """A rough point ("two years ago") as all days that it may be."""
    days = _ROUGHNESS.get(time.precision)
    if days is None or time.start is None or time.start != time.end:
        return time
    margin = dt.timedelta(days=days)
    return replace(time, start=time.start - margin, end=time.start + margin, precision="interval")


def _in(span: Span, outer: Span) -> bool:
    return _within(span, outer.start, outer.end)


def _within(span: Span, start: int, end: int) -> bool:
    return start <= span.start and span.end <= end


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
