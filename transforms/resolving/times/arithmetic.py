"""Arithmetic on calendar days: shifting by units, the unit that holds a day, weekdays, edges of periods."""

import calendar
import datetime as dt
from typing import Final

from transforms.resolving.times.pieces import Stretch

DAY: Final = dt.timedelta(days=1)
_MONTHS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
TIMES_OF_DAY: Final = ("hour", "minute", "second")
FINENESS: Final = ("day", "week", "month", "quarter", "year", "interval")


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None if there is none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> dt.date:
    """Last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def shift_months(day: dt.date, months: int) -> dt.date | None:
    """The same day some months on or back; the last of the month where it has fewer days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(day: dt.date, unit: str, count: int) -> dt.date | None:
    """A day moved by units (hours and less: not moved); None out of the calendar."""
    if unit in _MONTHS:
        return shift_months(day, count * _MONTHS[unit])
    if unit == "workday":
        return _shift_workdays(day, count)
    try:
        return day + dt.timedelta(days=count * _DAYS.get(unit, 0))
    except OverflowError:
        return None


def _shift_workdays(day: dt.date, count: int) -> dt.date:
    step = DAY if count > 0 else -DAY
    left = min(abs(count), 400)
    while left:
        day += step
        left -= day.isoweekday() <= 5
    return day


def grain_of(unit: str) -> str:
    """The precision code of a unit."""
    if unit in {"day", "week", "month", "quarter", "year"}:
        return unit
    return "day" if unit in {*TIMES_OF_DAY, "workday"} else "interval"


def unit_around(day: dt.date, unit: str) -> Stretch | None:
    """The calendar unit that holds a day: its ISO week, month, quarter, half, year, decade, century, weekend."""
    if unit in {*TIMES_OF_DAY, "day", "workday"}:
        return Stretch(day, day, "day")
    monday = day - dt.timedelta(days=day.weekday())
    if unit == "week":
        return Stretch(monday, monday + dt.timedelta(days=6), "week")
    if unit == "weekend":
        return Stretch(monday + dt.timedelta(days=5), monday + dt.timedelta(days=6), "interval")
    if unit == "fortnight":
        return Stretch(monday, monday + dt.timedelta(days=13), "interval")
    return _months_around(day, unit)


def _months_around(day: dt.date, unit: str) -> Stretch | None:
    length = _MONTHS.get(unit)
    if length is None:
        return None
    if unit in {"decade", "century"}:
        first = make_date(day.year - day.year % (length // 12), 1, 1)
    else:
        first = dt.date(day.year, (day.month - 1) // length * length + 1, 1)
    after = None if first is None else shift_months(first, length)
    if first is None or after is None:
        return None
    return Stretch(first, after - DAY, grain_of(unit))


def weekday_from(day: dt.date, weekday: int, direction: int) -> dt.date:
    """The nearest such weekday ahead (direction 1) or back (-1), the day itself included when back."""
    if direction > 0:
        return day + dt.timedelta(days=(weekday - day.isoweekday() - 1) % 7 + 1)
    return day - dt.timedelta(days=(day.isoweekday() - weekday) % 7)


def weekday_of_week(day: dt.date, weekday: int, weeks: int = 0) -> dt.date:
    """The weekday in the ISO week of a day, or some weeks on or back."""
    return day + dt.timedelta(days=weekday - day.isoweekday() + 7 * weeks)


def first_week(start: dt.date) -> dt.date:
    """Monday of the first week of a month or year: the one with its first Thursday (as ISO counts weeks)."""
    return weekday_of_week(start + dt.timedelta(days=(4 - start.isoweekday()) % 7), 1)


def edge_of(stretch: Stretch, edge: str) -> Stretch:
    """The beginning, middle or end of a period.

    Weeks: Monday to Wednesday, Tuesday to Friday, Thursday to Sunday. Months: early to the 10th, mid 10th to 20th,
    late from the 21st. Longer ones in thirds; early and late years are halves.
    """
    start, end, grain = stretch
    if grain == "day" or start == end:
        return stretch
    days = (end - start).days + 1
    if grain == "week":
        low, high = {"start": (0, 2), "early": (0, 2), "mid": (1, 4)}.get(edge, (3, 6))
        return Stretch(start + dt.timedelta(days=low), start + dt.timedelta(days=high), "interval")
    if grain == "month":
        low, high = {"start": (0, 9), "early": (0, 9), "mid": (9, 19)}.get(edge, (20, days - 1))
        return Stretch(start + dt.timedelta(days=low), start + dt.timedelta(days=high), "interval")
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    parts = {"start": (0, 3), "early": (0, 2), "mid": (1, 3), "late": (1, 2)}
    low, whole = parts.get(edge, (2, 3))
    begin = shift_months(start, months * low // whole)
    finish = shift_months(start, months * (low + 1) // whole)
    if begin is None or finish is None:
        return stretch
    return Stretch(begin, finish - DAY, "interval")
