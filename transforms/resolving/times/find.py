"""All time expressions of a text, resolved."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from schemas.coded import ResolvedTime, Span
from transforms.resolving.times.grammar import parse
from transforms.resolving.times.lexing import find_runs
from transforms.resolving.times.pieces import Piece, Stretch, Time, Told
from transforms.resolving.times.reading import direction_at, read
from transforms.resolving.times.vocabulary import Vocabulary, vocabulary

Published = tuple[dt.date, dt.date] | None
# What these rules leave unresolved is a duration ("killed 20 in two days"), no time.
_DURATIONS: Final = frozenset({"within"})
_PERIODS: Final = frozenset({"month", "quarter", "year"})


def find_times(
    text: str, language: str, published_start: dt.date | None, published_end: dt.date | None
) -> list[ResolvedTime]:
    """Time expressions of a text in their order, with the days that each may mean.

    Args:
        text: any text; offsets of the result are code points into it.
        language: ISO 639-1; a language without vocabulary has no times.
        published_start: first day on which the text may have been published; None if unknown.
        published_end: last such day.

    Returns:
        One item an expression. `start` and `end` are None where the text does not say enough ("the day after the
        vote", a clock time without a day); weekday and local time are kept all the same. `precision` is a code of
        DATE_PRECISIONS; "two years ago" is a day with precision year: the point from which it is rough.
    """
    published = None
    if published_start is not None and published_end is not None:
        published = (published_start, published_end)
    return [found for _, _, found in _found(text, language, published)]


def readings(text: str, language: str, published: Published) -> dict[int, tuple[tuple[str, dt.date, dt.date], ...]]:
    """By the offset of an expression, how it could have been read too: which way, first and last day.

    Args:
        text: as given to `find_times`.
        language: ISO 639-1.
        published: first and last day on which the text may have been published.
    """
    others = {}
    for time, told, found in _found(text, language, published):
        ways = (("looking back", -1, told), ("looking ahead", 1, told), ("from the day of publication", -1, Told()))
        stretches = [(name, read(time, published, direction, seen)) for name, direction, seen in ways]
        days = {(found.start, found.end)}
        kept: list[tuple[str, dt.date, dt.date]] = []
        for name, stretch in stretches:
            if stretch is not None and (stretch.start, stretch.end) not in days:
                days.add((stretch.start, stretch.end))
                kept.append((name, stretch.start, stretch.end))
        others[found.span.start] = tuple(kept)
    return others


def _found(text: str, language: str, published: Published) -> Iterator[tuple[Time, Told, ResolvedTime]]:
    """Each expression: what it means, what was told of before it, and its days."""
    words = vocabulary(language)
    if words is None:
        return
    told = Told()
    for run in find_runs(text, words):
        for piece in parse([*run.pieces, _end_of_run(run.pieces[-1].end, run.after)]):
            found = resolved(text, piece, words, published, told)
            if piece.time is None or (found.start is None and found.method in _DURATIONS):
                continue
            yield piece.time, told, found
            told = _told_after(told, found)


def _told_after(told: Told, time: ResolvedTime) -> Told:
    """What was told of last, now that this time was told."""
    if time.start is None or time.end is None:
        return told
    if time.start == time.end and time.precision == "day":
        return Told(None, time.start)
    is_period = time.start != time.end and time.precision in _PERIODS
    return told._replace(period=Stretch(time.start, time.end, time.precision)) if is_period else told


def _end_of_run(end: int, after: str) -> Piece:
    """The mark after a run: whether another word follows."""
    return Piece("WORD" if after[:2].strip()[:1].isalpha() else "END", end, end)


def resolved(text: str, piece: Piece, words: Vocabulary, published: Published, told: Told) -> ResolvedTime:
    """One expression with its days."""
    time = piece.time
    assert time is not None  # noqa: S101 - periods are made with a time
    direction = direction_at(text, piece.start, piece.end, words) if needs_direction(time) else -1
    stretch = read(time, published, direction, told)
    span = Span(piece.start, piece.end, text[piece.start : piece.end])
    if stretch is None:
        return ResolvedTime(span, None, None, "unknown", time.weekday, time.clock, time.rule)
    precision = time.grain if time.is_rough and published and published[0] == published[1] else stretch.precision
    weekday = time.weekday
    return ResolvedTime(span, stretch.start, stretch.end, precision, weekday, time.clock, time.rule)


def needs_direction(time: Time) -> bool:
    """Whether it matters if the text looks ahead."""
    return not time.is_absolute
