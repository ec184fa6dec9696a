"""All time expressions of a text, resolved."""

import datetime as dt
from typing import Final

from schemas.coded import ResolvedTime, Span
from transforms.resolving.times.grammar import parse
from transforms.resolving.times.lexing import find_runs
from transforms.resolving.times.pieces import Piece, Stretch, Time, Told
from transforms.resolving.times.reading import direction_at, read
from transforms.resolving.times.vocabulary import Vocabulary, vocabulary

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
    words = vocabulary(language)
    if words is None:
        return []
    published = None
    if published_start is not None and published_end is not None:
        published = (published_start, published_end)
    found: list[ResolvedTime] = []
    told = Told()
    for run in find_runs(text, words):
        for piece in parse([*run.pieces, _end_of_run(run.pieces[-1].end, run.after)]):
            time = resolved(text, piece, words, published, told)
            if time.start is None and time.method in _DURATIONS:
                continue
            found.append(time)
            told = _told_after(told, time)
    return found


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


def resolved(
    text: str, piece: Piece, words: Vocabulary, published: tuple[dt.date, dt.date] | None, told: Told
) -> ResolvedTime:
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
