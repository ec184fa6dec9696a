"""Dates as publishers and headers print them → every day that is possible, with precision, and the instant if told."""

import calendar
import datetime as dt
import re
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Final

from msgspec import Struct

from transforms.documents.faults import UnusableError

_MONTH_LANGUAGES: Final = (
    *("en", "fr", "es", "de", "pt", "it", "nl", "ru", "uk", "pl", "tr", "sv", "ca", "id"),
    *("ar", "ar_SY", "ar_MA", "ar_DZ", "ar_SA"),
)
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_ISO: Final = re.compile(
    r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?"
    r"(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE,
)
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?")
_NUMERIC: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\b")
_WORDED: Final = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?\s+(?:de\s+|d['’])?)?([^\W\d_]+)\.?\s+(?:(?:de|del)\s+)?(\d{4})\b"
)
_ENGLISH: Final = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_EPOCH: Final = re.compile(r"(\d{10})(?:\d{3})?")
_EARLIEST_YEAR: Final = 1600


class PrintedDate(Struct, frozen=True):
    """A date as printed: every day from `start` to `end` is possible; `instant` in UTC if a time was printed."""

    start: dt.date
    end: dt.date
    precision: str
    instant: dt.datetime | None = None


def parse_date(printed: str) -> PrintedDate:
    """A day, month, year or timestamp, in ISO, numbers or words of many languages.

    The day is the one printed, in the zone printed; an instant without a zone is taken as UTC. Of "04/05/2014" it
    cannot be known which is the month: both days are possible, and the precision is `interval`.

    Raises:
        UnusableError: the text is no date that can be understood.
    """
    text = printed.strip().translate(_DIGITS)
    try:
        found = _iso(text) or _compact(text) or _mail(text) or _numeric(text) or _worded(text) or _epoch(text)
    except (ValueError, OverflowError):
        found = None
    if found is None or found.start.year < _EARLIEST_YEAR:
        raise UnusableError(
            "date not understood",
            f"date not understood: got {printed[:60]!r}, expected a day, month or year such as 2014-05-12, 2014-05 or "
            "2014, or a timestamp such as 2014-05-12T08:30:00+02:00; correct the date or leave it out",
        )
    return found


def refuse_future(date: PrintedDate, as_of: dt.date, what: str) -> None:
    """Refuse a date that lies after `as_of`; one day more is allowed, since zones differ.

    Raises:
        UnusableError: the first possible day lies in the future.
    """
    if date.start > as_of + dt.timedelta(days=1):
        raise UnusableError(
            "date in the future",
            f"the article was {what} on {date.start}, which is after {as_of}; expected a date in the past; "
            "correct the date in the source",
        )


def _day(year: int, month: int, day: int) -> PrintedDate:
    date = dt.date(year, month, day)
    return PrintedDate(date, date, "day")


def _span(year: int, month: int | None, day: int | None) -> PrintedDate:
    if month is None:
        return PrintedDate(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")
    if day is None:
        return PrintedDate(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]), "month")
    return _day(year, month, day)


def _zone(printed: str | None) -> dt.tzinfo:
    if not printed or printed.upper() in {"Z", "UTC", "GMT"}:
        return dt.UTC
    digits = printed[1:].replace(":", "").ljust(4, "0")
    offset = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return dt.timezone(-offset if printed[0] == "-" else offset)


def _at(date: PrintedDate, time: tuple[int, int, int], zone: dt.tzinfo) -> PrintedDate:
    moment = dt.datetime.combine(date.start, dt.time(*time), tzinfo=zone)
    return PrintedDate(date.start, date.end, date.precision, moment.astimezone(dt.UTC).replace(tzinfo=None))


def _iso(text: str) -> PrintedDate | None:
    found = _ISO.fullmatch(text)
    if not found:
        return None
    year, month, day, hour, minute, second, _, zone = found.groups()
    date = _span(int(year), int(month) if month else None, int(day) if day else None)
    if hour is None:
        return date
    return _at(date, (int(hour) % 24, int(minute), int(second or 0)), _zone(zone)) if day else None


def _compact(text: str) -> PrintedDate | None:
    found = _COMPACT.fullmatch(text)
    if not found:
        return None
    date = _day(int(found[1]), int(found[2]), int(found[3]))
    return _at(date, (int(found[4]), int(found[5]), int(found[6] or 0)), dt.UTC) if found[4] else date


def _mail(text: str) -> PrintedDate | None:
    """RFC 5322, as feeds and HTTP headers print it."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return _at(
        _day(moment.year, moment.month, moment.day),
        (moment.hour, moment.minute, moment.second),
        moment.tzinfo or dt.UTC,
    )


def _numeric(text: str) -> PrintedDate | None:
    found = _NUMERIC.search(text)
    if not found:
        return None
    first, separator, second, year = int(found[1]), found[2], int(found[3]), int(found[4])
    if second > 12:
        return _day(year, first, second)
    # Only slashes are written both ways round.
    if first > 12 or first == second or separator != "/":
        return _day(year, second, first)
    ends = sorted((dt.date(year, second, first), dt.date(year, first, second)))
    return PrintedDate(ends[0], ends[1], "interval")


def _worded(text: str) -> PrintedDate | None:
    folded = text.casefold()
    for found in _ENGLISH.finditer(folded):
        if month := months().get(found[1]):
            return _day(int(found[3]), month, int(found[2]))
    for found in _WORDED.finditer(folded):
        if month := months().get(found[2]):
            return _span(int(found[3]), month, int(found[1]) if found[1] else None)
    return None


def _epoch(text: str) -> PrintedDate | None:
    found = _EPOCH.fullmatch(text)
    if not found:
        return None
    moment = dt.datetime.fromtimestamp(int(found[1]), tz=dt.UTC)
    return _at(_day(moment.year, moment.month, moment.day), (moment.hour, moment.minute, moment.second), dt.UTC)


@cache
def months() -> dict[str, int]:
    """Names of months, case folded and without dots, in many languages → number."""
    from babel import Locale

    names: dict[str, int] = {}
    for language in _MONTH_LANGUAGES:
        forms = Locale.parse(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in forms[context][width].items():
                    names.setdefault(name.casefold().strip("."), number)
    return names
