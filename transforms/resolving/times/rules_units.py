"""Rules for units of a period: the third week of April, the last three days of May, week 31, the week of the 16th."""

import datetime as dt
from typing import Final

from transforms.resolving.times.arithmetic import DAY, first_week, grain_of, make_date, shift, unit_around
from transforms.resolving.times.holidays import nth_weekday
from transforms.resolving.times.patterns import Found, Rule, rule
from transforms.resolving.times.pieces import Moment, Piece, Stretch, Time, fixed
from transforms.resolving.times.rules_dates import period, time_of


def nth_unit(found: Found) -> Piece | None:
    """The third week of April, first quarter of 2016, last day of the month."""
    number, unit = _number(found), found.word("unit")
    time = time_of(found.slots["time"])
    if (
        time is None
        or number == 0
        or unit == "century"
        or time.grain not in {"week", "month", "quarter", "year", "interval"}
    ):
        return None

    def meaning(moment: Moment) -> Stretch | None:
        whole = time.meaning(moment)
        return None if whole is None else _unit_in(whole, unit, number)

    return period(found, time.with_(meaning=meaning, grain=grain_of(unit), rule="nth unit of a period"))


def _number(found: Found) -> int:
    """1, 2 … or -1 for the last; 0 if neither."""
    piece = found.slots["number"]
    if piece.kind in {"SHIFT", "PRESHIFT"}:
        return -1 if piece.number < 0 else 0
    return piece.number


def nth_units(found: Found) -> Piece | None:
    """The last three days of May, the first two weeks of June."""
    count, unit, number = found.number("count"), found.word("unit"), _number(found)
    time = time_of(found.slots["time"])
    if time is None or number not in {1, -1} or not 0 < count <= 100:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        whole = time.meaning(moment)
        if whole is None:
            return None
        border = shift(whole.start if number > 0 else whole.end + DAY, unit, count * number)
        if border is None or not whole.start <= border <= whole.end + DAY:
            return None
        return Stretch(whole.start, border - DAY, "interval") if number > 0 else Stretch(border, whole.end, "interval")

    return period(found, time.with_(meaning=meaning, grain="interval", rule="units of a period"))


def _part_in(whole: Stretch, number: int, parts: int) -> Stretch | None:
    """One of some equal parts of a period; -1 is the last."""
    number = parts if number < 0 else number
    days = (whole.end - whole.start).days + 1
    if number > parts or days < parts:
        return None
    low, high = -(-days * (number - 1) // parts), -(-days * number // parts)
    start, end = whole.start + dt.timedelta(days=low), whole.start + dt.timedelta(days=high - 1)
    return Stretch(start, end, "interval")


def _unit_in(whole: Stretch, unit: str, number: int) -> Stretch | None:
    if (unit == "half" and whole.precision != "year") or (unit == "fortnight" and whole.precision == "month"):
        return _part_in(whole, number, 2)
    if unit == "week":
        first = first_week(whole.start) if number > 0 else first_week(whole.end + DAY)
        monday: dt.date | None = first + dt.timedelta(days=7 * (number - 1 if number > 0 else number))
        return None if monday is None else unit_around(monday, "week")
    if number > 0:
        start = shift(whole.start, unit, number - 1)
        found = None if start is None else unit_around(start, unit)
    else:
        found = unit_around(whole.end, unit)
    if found is None or found.start > whole.end or found.end < whole.start:
        return None
    return found


def nth_weekday_of(found: Found) -> Piece | None:
    """The first Friday of this month."""
    number, weekday = _number(found), found.number("weekday")
    time = time_of(found.slots["time"])
    if time is None or time.grain != "month" or number == 0:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        month = time.meaning(moment)
        day = None if month is None else nth_weekday(month.start.year, month.start.month, weekday, number)
        return None if day is None else Stretch(day, day, "day")

    return period(found, time.with_(meaning=meaning, grain="day", weekday=weekday, rule="nth weekday"))


def nth_alone(found: Found) -> Piece | None:
    """The third quarter, second half: of the running year; the 15th century."""
    unit, number = found.word("unit"), _number(found)
    if unit == "century" and 1 <= number <= 22:
        first = make_date(max(1, 100 * (number - 1)), 1, 1)
        return (
            period(found, Time(fixed(unit_around(first, unit)), "interval", "century", is_absolute=True))
            if first
            else None
        )
    if unit not in {"quarter", "half"} or not 0 < number <= 4:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        return _unit_in(
            Stretch(moment.day.replace(month=1, day=1), moment.day.replace(month=12, day=31), "year"), unit, number
        )

    return period(found, Time(meaning, grain_of(unit), "nth unit of the year"))


def unit_of_day(found: Found) -> Piece | None:
    """The week of 16 September."""
    unit, time = found.word("unit"), found.slots["time"].time
    if time is None or time.grain != "day" or unit not in {"week", "weekend", "month"}:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        day = time.meaning(moment)
        return None if day is None else unit_around(day.start, unit)

    return period(found, time.with_(meaning=meaning, grain=grain_of(unit), weekday=None, rule="unit around a day"))


def numbered_week(found: Found) -> Piece | None:
    """Week 31, of this year or of another."""
    number = found.number("number")
    is_told_in_digits = found.slots["number"].word[:1].isdigit() or number >= 6
    if found.word("unit") != "week" or not 1 <= number <= 53 or not is_told_in_digits:
        return None
    year = found.slots.get("year")
    time = None if year is None else time_of(year)

    def meaning(moment: Moment) -> Stretch | None:
        whole = Stretch(moment.day, moment.day, "day") if time is None else time.meaning(moment)
        if whole is None:
            return None
        monday = first_week(dt.date(whole.start.year, 1, 1)) + dt.timedelta(days=7 * (number - 1))
        return unit_around(monday, "week")

    return period(found, Time(meaning, "week", "numbered week", is_absolute=bool(time and time.is_absolute)))


_NTH: Final = "<number:ORDINAL|MOD>"
_WHOLE: Final = "<time:PERIOD|YEAR>"

NTH: Final[tuple[Rule, ...]] = (
    rule(f"{_NTH} <count:NUMBER> <unit:UNIT> LINK+ {_WHOLE}", nth_units),
    rule(f"<count:NUMBER> {_NTH} <unit:UNIT> LINK+ {_WHOLE}", nth_units),
    rule(f"{_NTH} <unit:UNIT> (LINK|MOD)* {_WHOLE}", nth_unit),
    rule(f"<unit:UNIT> {_NTH} LINK* {_WHOLE}", nth_unit),
    rule(f"{_NTH} <weekday:WEEKDAY> LINK* {_WHOLE}", nth_weekday_of),
    rule("<unit:UNIT> (GLUE|IN|FROM)* <time:PERIOD>", unit_of_day),
)

NUMBERED: Final[tuple[Rule, ...]] = (
    rule("<unit:UNIT> <number:NUMBER> (LINK* <year:YEAR|PERIOD>)? (?!SHIFT|FROM|LINKWORD)", numbered_week),
    rule("<number:ORDINAL> <unit:UNIT> (?!LINK* (PERIOD|YEAR)|FROM|LINKWORD)", numbered_week),
)

ALONE: Final[tuple[Rule, ...]] = (
    rule(f"{_NTH} <unit:UNIT>", nth_alone),
    rule("<unit:UNIT> <number:ORDINAL>", nth_alone),
)
