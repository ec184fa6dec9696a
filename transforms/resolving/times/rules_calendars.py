"""Rules for dates of the Islamic lunar and the Persian solar calendar."""

import datetime as dt
from typing import Final

from transforms.resolving.times.arithmetic import DAY
from transforms.resolving.times.calendars import hijri_day, hijri_days_in, jalali_day
from transforms.resolving.times.patterns import Found, Rule, rule
from transforms.resolving.times.pieces import Piece, Stretch, Time, fixed
from transforms.resolving.times.rules_dates import period

_RAMADAN: Final = 9
_LUNAR_MONTH: Final = 30
_LAST_HIJRI_YEAR: Final = 1500


def lunar_day(found: Found) -> Piece | None:
    """5 Ramadan 1442: that day by the tables, and those beside it, since months begin by the moon."""
    first = hijri_day(found.number("year"), found.number("month"), found.number("day"))
    return _told(found, first, first, margin=1, name="hijri date")


def lunar_month(found: Found) -> Piece | None:
    """Ramadan 1442, with a day on either side."""
    year, month = found.number("year"), found.number("month")
    after = hijri_day(year + month // 12, month % 12 + 1, 1)
    return _told(found, hijri_day(year, month, 1), None if after is None else after - DAY, margin=1, name="hijri month")


def lunar_month_in(found: Found) -> Piece | None:
    """Ramadan 2021: the month that begins in that year, with a day on either side."""
    year = found.number("year")
    stretch = next(iter(_lunar_months(found.number("month"), year)), None)
    if stretch is None or year <= _LAST_HIJRI_YEAR:
        return None
    return period(found, Time(fixed(stretch), "interval", "hijri month", is_absolute=True))


def ramadan(found: Found) -> Piece | None:
    """Ramadan without a year is recognised, but not resolved; other months without a year are too often names."""
    if found.number("month") != _RAMADAN:
        return None
    return period(found, Time(fixed(None), "unknown", "holiday"))


def _lunar_months(month: int, year: int) -> list[Stretch]:
    """The lunar months that begin in a Gregorian year, with a day on either side."""
    firsts = hijri_days_in(year, month, 1)
    return [Stretch(first - DAY, first + _LUNAR_MONTH * DAY, "interval") for first in firsts]


def solar_day(found: Found) -> Piece | None:
    """12 Bahman 1357."""
    first = jalali_day(found.number("year"), found.number("month"), found.number("day"))
    return _told(found, first, first, margin=0, name="jalali date")


def solar_month(found: Found) -> Piece | None:
    """Bahman 1357."""
    year, month = found.number("year"), found.number("month")
    after = jalali_day(year + month // 12, month % 12 + 1, 1)
    return _told(
        found, jalali_day(year, month, 1), None if after is None else after - DAY, margin=0, name="jalali month"
    )


def _told(found: Found, first: dt.date | None, last: dt.date | None, *, margin: int, name: str) -> Piece | None:
    if first is None or last is None or not 1200 <= found.number("year") <= _LAST_HIJRI_YEAR:
        return None
    stretch = Stretch(first - margin * DAY, last + margin * DAY, "day" if first == last and not margin else "interval")
    return period(found, Time(fixed(stretch), stretch.precision, name, is_absolute=True))


DATES: Final[tuple[Rule, ...]] = (
    rule("<day:NUMBER|ORDINAL> LINK* UNIT? <month:LUNARMONTH> (LINK|UNIT)* <year:YEAR>", lunar_day),
    rule("<day:NUMBER|ORDINAL> LINK* UNIT? <month:SOLARMONTH> (LINK|UNIT)* <year:YEAR>", solar_day),
    rule("<month:LUNARMONTH> (LINK|UNIT)* <year:YEAR>", lunar_month),
    rule("<month:SOLARMONTH> (LINK|UNIT)* <year:YEAR>", solar_month),
    rule("(IN GLUE*)? <month:LUNARMONTH> LINK* <year:YEAR>", lunar_month_in),
    rule("(MOD|IN GLUE*)? <month:LUNARMONTH> SHIFT?", ramadan),
)
