"""Dates, clock times and years written with digits: what stands at a digit of the text."""

import re
from typing import Final

from transforms.resolving.times.arithmetic import make_date, month_end, shift_months
from transforms.resolving.times.pieces import Meaning, Moment, Piece, Stretch, Time, fixed

# Days: what is told without a year lies no further ahead; an anniversary long ago is less likely than a day soon.
_FAR_AHEAD: Final = 270
_LONG_AGO: Final = 300
_SOON: Final = 30
_AMPM: Final = r"(?:\s?([apAP])\.?\s?[mM]\b\.?)"
_ISO: Final = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w-])"
)
_YEAR_FIRST: Final = re.compile(r"(\d{4})\s?([/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\w)")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})(\s?[/.\-]\s?|\s)(\d{1,2})\2(\d{4}|\d{2})(?![\w/]|[.:,]\d)")
_COMMA_YEAR: Final = re.compile(r"(\d{1,2})([/-])(\d{1,2})\s?,\s?(\d{4}(?![\w/]|[.:]\d)|\d{2}(?=\W*$))")
_YEAR_MONTH: Final = re.compile(r"(\d{4})\s*[/.-]\s*(\d{1,2})(?![\w/%-]|[.:,]\d)")
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{4})(?![\w/%-]|[.:,]\d)")
_NO_YEAR: Final = re.compile(r"(\d{1,2})/(\d{1,2})(?![\w/%]|[.:,]\d)")
_NO_YEAR_DOT: Final = re.compile(r"(\d{1,2})\.(\d{1,2})(?![\w/%-]|[.:,]\d)\.?")
_CLOCK: Final = re.compile(
    rf"(\d{{1,2}})(?:(?:\s?[:hH]\s?|[.](?=\d\d\s?[ap]\.?m|\d\d\s?(?:Uhr|Ч|hs?\b)))(\d{{2}})(?::\d{{2}})?{_AMPM}?|\s?[hH]\b|{_AMPM})(?![\d%])"
)
_QUARTER: Final = re.compile(r"[QqTt]([1-4])\b|([1-4])[QqTt]\b")
_HALF: Final = re.compile(r"[Hh]([12])\b")
_YEAR_QUARTER: Final = re.compile(r"(\d{4})\s?-?\s?[QqTt]([1-4])\b")
_DECADE: Final = re.compile(r"(\d{3}0|\d0)'?s\b")
_NUMBER: Final = re.compile(r"\d+")
_GROUPED: Final = re.compile(r"\d+(?:[.,\u00a0\u202f]\d{3})+(?!\d)|\d+[.,]\d+(?!\d)|\d{1,3}(?: \d{3})+(?!\d)")
_ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th|ro|er|ère|ere|e|è|ème|eme|º|ª|\.º|\.ª|°|o|a|-го|-е|го)(?!\w)")


def clock_text(hour: int, minute: int, ampm: str) -> str | None:
    """HH:MM of a time of day; None if there is no such time."""
    if ampm == "p" and hour < 12:
        hour += 12
    if ampm == "a" and hour == 12:
        hour = 0
    if hour == 24 and minute == 0:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def full_year(number: int, digits: int) -> int:
    """A year of two digits: 70 to 99 are of the last century."""
    return number if digits > 2 else number + (1900 if number >= 69 else 2000)


def day_time(year: int, month: int, day: int, rule: str, clock: str | None = None) -> Time | None:
    """A day of the calendar."""
    date = make_date(year, month, day)
    if date is None:
        return None
    return Time(fixed(Stretch(date, date, "day")), "day", rule, clock=clock, is_absolute=True)


def month_time(year: int, month: int, rule: str) -> Time | None:
    """A month of a year."""
    first = make_date(year, month, 1)
    if first is None:
        return None
    return Time(fixed(Stretch(first, month_end(year, month), "month")), "month", rule, is_absolute=True)


def quarter_time(year: int, quarter: int, rule: str) -> Time | None:
    """A quarter of a year."""
    first = make_date(year, 3 * quarter - 2, 1)
    if first is None:
        return None
    stretch = Stretch(first, month_end(year, 3 * quarter), "quarter")
    return Time(fixed(stretch), "quarter", rule, is_absolute=True)


def not_too_far(meaning: Meaning) -> Meaning:
    """Read a time without a year not so far ahead or back that its year would have been told."""

    def near(moment: Moment) -> Stretch | None:
        stretch = meaning(moment)
        if moment.direction == 0 and stretch is not None and (moment.day - stretch.start).days > _LONG_AGO:
            ahead = meaning(moment._replace(direction=1))
            is_soon = ahead is not None and (ahead.start - moment.day).days <= _SOON
            return ahead if is_soon and ahead is not None and ahead.precision == "day" else stretch
        if stretch is not None and (stretch.start - moment.day).days > _FAR_AHEAD:
            return meaning(moment._replace(direction=-1))
        return stretch

    return near


def day_of_year(month: int, day: int, rule: str, clock: str | None = None) -> Time | None:
    """A day without a year: the last one back or the next one ahead."""
    if make_date(2000, month, day) is None:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        years = range(moment.day.year, moment.day.year + 9) if moment.direction > 0 else range(moment.day.year, 0, -1)
        for year in years:
            date = make_date(year, month, day)
            if date is not None and (date > moment.day if moment.direction > 0 else date <= moment.day):
                return Stretch(date, date, "day")
        return None

    return Time(not_too_far(meaning), "day", rule, clock=clock, is_open=True)


def month_of_year(month: int, rule: str) -> Time:
    """A month without a year: this one, or the last one back or the next one ahead."""

    def meaning(moment: Moment) -> Stretch | None:
        first = moment.day.replace(month=month, day=1)
        if moment.direction > 0 and month < moment.day.month:
            first = first.replace(year=first.year + 1)
        if moment.direction <= 0 and month > moment.day.month:
            first = shift_months(first, -12) or first
        return Stretch(first, month_end(first.year, month), "month")

    return Time(not_too_far(meaning), "month", rule, is_open=True)


def _ordered(first: int, second: int, *, is_day_first: bool) -> tuple[int, int]:
    """Month and day out of two numbers in the language's order, unless only the other order is a day."""
    month, day = (second, first) if is_day_first else (first, second)
    return (day, month) if month > 12 >= day else (month, day)


def _piece(kind: str, start: int, end: int, time: Time | None, weakness: int = 0) -> Piece | None:
    return None if time is None else Piece(kind, start, end, time=time, weakness=weakness)


def _dated(text: str, at: int, *, is_day_first: bool) -> Piece | None:
    if match := _ISO.match(text, at):
        clock = clock_text(int(match[4]), int(match[5]), "") if match[4] else None
        return _piece("DATE", *match.span(), day_time(int(match[1]), int(match[2]), int(match[3]), "iso date", clock))
    if match := _YEAR_FIRST.match(text, at):
        return _piece("DATE", *match.span(), day_time(int(match[1]), int(match[3]), int(match[4]), "numeric date"))
    for pattern in (_YEAR_LAST, _COMMA_YEAR):
        if match := pattern.match(text, at):
            month, day = _ordered(int(match[1]), int(match[3]), is_day_first=is_day_first)
            year = full_year(int(match[4]), len(match[4]))
            if match[2].isspace() and len(match[4]) < 4:
                continue
            return _piece("DATE", *match.span(), day_time(year, month, day, "numeric date"))
    return None


def _undated(text: str, at: int, *, is_day_first: bool, is_dotted: bool) -> Piece | None:
    if match := _YEAR_QUARTER.match(text, at):
        return _piece("PERIOD", *match.span(), quarter_time(int(match[1]), int(match[2]), "quarter"))
    if (match := _YEAR_MONTH.match(text, at)) and 1000 <= int(match[1]) < 2200:
        return _piece("YEARMONTH", *match.span(), month_time(int(match[1]), int(match[2]), "numeric month"))
    if (match := _MONTH_YEAR.match(text, at)) and 1000 <= int(match[2]) < 2200:
        return _piece("YEARMONTH", *match.span(), month_time(int(match[2]), int(match[1]), "numeric month"))
    match = _NO_YEAR.match(text, at) or (_NO_YEAR_DOT.match(text, at) if is_dotted else None)
    if match and match[0] != "24/7":
        numbers = [int(part) for part in match.groups() if part and part.isdigit()]
        month, day = _ordered(numbers[0], numbers[1], is_day_first=is_day_first)
        is_plain = ("/" in match[0] and max(numbers) > 12) or match[0].endswith(".")
        weakness = 0 if is_plain else 1 if "/" in match[0] else 2 if len(match[0]) == 5 else 3
        return _piece("DATE", *match.span(), day_of_year(month, day, "numeric day"), weakness)
    return None


def _clock(text: str, at: int) -> Piece | None:
    match = _CLOCK.match(text, at)
    if not match:
        return None
    ampm = (match[3] or match[4] or "").lower()
    clock = clock_text(int(match[1]), int(match[2] or 0), ampm)
    return Piece("CLOCK", match.start(), match.end(), number=bool(ampm), word=clock) if clock else None


def read_digits(text: str, at: int, *, is_day_first: bool, is_dotted: bool = False) -> Piece | None:
    """The piece that starts with the digit at `at`; None for numbers that can be no part of a time.

    Args:
        text: the whole text.
        at: where the digit stands.
        is_day_first: 3/4 is the third of April.
        is_dotted: 3.4. is one too.
    """
    return (
        _dated(text, at, is_day_first=is_day_first)
        or _clock(text, at)
        or _marked(text, at)
        or _undated(text, at, is_day_first=is_day_first, is_dotted=is_dotted)
        or _plain(text, at)
    )


def _marked(text: str, at: int) -> Piece | None:
    """Decades, ordinals, quarters."""
    if match := _DECADE.match(text, at):
        year = int(match[1])
        return Piece("DECADE", *match.span(), number=year if year > 99 else full_year(year, 2) if year >= 20 else 0)
    if match := _ORDINAL.match(text, at):
        return Piece("ORDINAL", *match.span(), number=int(match[1]), word=match[1])
    if match := _QUARTER.match(text, at):
        return Piece("QUARTER", *match.span(), number=int(match[2]))
    return None


def _plain(text: str, at: int) -> Piece | None:
    """A number or year."""
    match = _NUMBER.match(text, at)
    if match is None or _GROUPED.match(text, at):
        return None
    value = int(match[0]) if len(match[0]) < 7 else 0
    is_year = len(match[0]) == 4 and 1000 <= value < 2200
    return Piece("YEAR" if is_year else "NUMBER", match.start(), match.end(), number=value, word=match[0])


def read_quarter(text: str, at: int) -> Piece | None:
    """A quarter written Q2 or T2, or a half written H1, at `at`."""
    if match := _HALF.match(text, at):
        return Piece("HALFYEAR", *match.span(), number=int(match[1]))
    match = _QUARTER.match(text, at)
    return Piece("QUARTER", *match.span(), number=int(match[1])) if match and match[1] else None
