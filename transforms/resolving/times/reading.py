"""When a time is, seen from all days on which the article may have been published, and whether it lies ahead."""

import datetime as dt
import re
from typing import Final

from transforms.resolving.times.arithmetic import month_end
from transforms.resolving.times.pieces import Moment, Stretch, Time, Told
from transforms.resolving.times.vocabulary import Vocabulary

_SENTENCE_END: Final = re.compile(r"[.!?؟…]\s|\n")
_REACH: Final = 90


def direction_at(text: str, start: int, end: int, words: Vocabulary) -> int:
    """1 if the words around an expression look ahead, -1 if they look back, 0 if they do not say.

    The nearest word that tells the tense counts, first of those before the expression within its sentence, then of
    those shortly after it.
    """
    ends = list(_SENTENCE_END.finditer(text, max(0, start - _REACH), start))
    before = text[ends[-1].end() if ends else max(0, start - _REACH) : start]
    ahead = _last_end(words.future, before)
    back = _last_end(words.past, before)
    if ahead or back:
        return 1 if ahead >= back else -1
    after = text[end : end + _REACH // 2]
    stop = _SENTENCE_END.search(after)
    after = after[: stop.start()] if stop else after
    ahead_match, back_match = words.future.search(after), words.past.search(after)
    if ahead_match and (not back_match or ahead_match.start() <= back_match.start()):
        return 1
    return -1 if back_match else 0


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends; 0 if there is none."""
    end = 0
    for match in pattern.finditer(text):
        end = match.end()
    return end


def span_precision(start: dt.date, end: dt.date) -> str:
    """The precision of a span of days: that of the day, month or year that it is, else interval."""
    if start == end:
        return "day"
    if start.day == 1 and end == month_end(start.year, start.month):
        return "month"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return "year"
    return "interval"


def read(time: Time, published: tuple[dt.date, dt.date] | None, direction: int, told: Told) -> Stretch | None:
    """All days on which a time may be.

    Args:
        time: what the expression means.
        published: first and last day on which the article may have been published; None if unknown.
        direction: 1 if the expression looks ahead, -1 if back, 0 if the text does not say.
        told: the day and period last told of, for times counted from them.

    Returns:
        None where it cannot be known. A bare weekday in an article that is dated only to a month or year is
        somewhere in that month or year. A day or month without a year is the one within the span of publication,
        if there is one.
    """
    if published is None:
        if time.is_absolute:
            return time.meaning(Moment(dt.date(2000, 1, 1), direction, told))
        return None
    first, last = published
    if first == last:
        return time.meaning(Moment(first, direction, told))
    if time.rule == "weekday":
        return Stretch(first, last, span_precision(first, last))
    return _over(time, published, direction, told)


def _over(time: Time, published: tuple[dt.date, dt.date], direction: int, told: Told) -> Stretch | None:
    """All days on which a time may be, when the day of publication is one of several."""
    first, last = published
    one, two = time.meaning(Moment(first, direction, told)), time.meaning(Moment(last, direction, told))
    if one is None or two is None or one == two:
        return one if one == two else None
    if time.is_open and time.weekday is None:
        for stretch in (time.meaning(Moment(last, -1, told)), time.meaning(Moment(first, 1, told)), one, two):
            if stretch is not None and first <= stretch.end and stretch.start <= last:
                return stretch
    start, end = min(one.start, two.start), max(one.end, two.end)
    return Stretch(start, end, span_precision(start, end))
