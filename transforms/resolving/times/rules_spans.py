"""Rules that make times of other times: beginnings and ends, the third week of, seasons, ranges, since, after."""

import datetime as dt
from typing import Final

from transforms.resolving.times.arithmetic import DAY, edge_of, first_week, grain_of, make_date, shift, unit_around
from transforms.resolving.times.holidays import holiday, nth_weekday
from transforms.resolving.times.patterns import Found, Rule, rule
from transforms.resolving.times.pieces import Meaning, Moment, Piece, Stretch, Time, fixed
from transforms.resolving.times.rules_dates import joined, period, year_time
from transforms.resolving.times.rules_relative import unit_from_now

_SEASON_MONTH: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def time_of(piece: Piece) -> Time | None:
    """The time of a period, or of a year not yet made one."""
    return year_time(piece.number, "year") if piece.kind == "YEAR" else piece.time


def edge(found: Found) -> Piece | None:
    """Early, in the middle, at the end of a period."""
    time, name = time_of(found.slots["time"]), found.word("edge")
    if time is None or time.grain == "unknown":
        return None

    def meaning(moment: Moment) -> Stretch | None:
        stretch = time.meaning(moment)
        return None if stretch is None else _edge_from(stretch, name, moment.day)

    grain = "day" if time.grain == "day" else "interval"
    return period(found, time.with_(meaning=meaning, grain=grain, rule="edge of a period"))


def _edge_from(stretch: Stretch, name: str, day: dt.date) -> Stretch:
    """An edge; *earlier* and *later* in a running period are its days up to or from the day of reading."""
    is_running = stretch.start <= day <= stretch.end and stretch.start != stretch.end
    if name == "later" and is_running:
        return Stretch(day, stretch.end, "interval")
    if name == "earlier" and is_running:
        return Stretch(stretch.start, day, "interval")
    return edge_of(stretch, {"earlier": "early", "later": "late"}.get(name, name))


def edge_of_unit(found: Found) -> Piece | None:
    """The beginning of the year, fin du mois: of the running one."""
    unit, name = found.word("unit"), found.word("edge")
    if unit in {"hour", "minute", "second"}:
        return None
    around = unit_from_now(unit, 0, "edge of a period")

    def meaning(moment: Moment) -> Stretch | None:
        stretch = around.meaning(moment)
        return None if stretch is None else _edge_from(stretch, name, moment.day)

    return period(found, around.with_(meaning=meaning, grain="day" if unit == "day" else "interval"))


def rest(found: Found) -> Piece | None:
    """The rest of the week."""
    time = unit_from_now(found.word("unit"), 0, "rest of a period")

    def meaning(moment: Moment) -> Stretch | None:
        stretch = time.meaning(moment)
        return None if stretch is None else Stretch(moment.day, stretch.end, "interval")

    return period(found, time.with_(meaning=meaning, grain="interval"))


def rest_of(found: Found) -> Piece | None:
    """The rest of this week."""
    time = found.slots["time"].time
    if time is None:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        stretch = time.meaning(moment)
        return None if stretch is None else Stretch(max(moment.day, stretch.start), stretch.end, "interval")

    return period(found, time.with_(meaning=meaning, grain="interval", rule="rest of a period"))


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


def season(found: Found) -> Piece | None:
    """Seasons in whole months (spring March to May …); winter is told by the year in which it begins."""
    first_month, step = _SEASON_MONTH[found.word("season")], found.slots.get("shift")
    year = found.slots.get("year")
    if year is None and step is None and found.slots["season"].weakness:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        if year is not None:
            return season_of(year.number, first_month)
        return _season_near(moment, first_month, 0 if step is None else step.number)

    return period(found, Time(meaning, "quarter", "season", is_absolute=year is not None, is_open=step is None))


def season_of(year: int, first_month: int) -> Stretch | None:
    """Three months from the first month of a season."""
    first = make_date(year, first_month, 1)
    after = None if first is None else shift(first, "month", 3)
    return None if first is None or after is None else Stretch(first, after - DAY, "quarter")


def _season_near(moment: Moment, first_month: int, step: int) -> Stretch | None:
    around = [season_of(moment.day.year + each, first_month) for each in (-2, -1, 0, 1, 2)]
    seasons = [each for each in around if each is not None]
    if step < 0:
        return max((each for each in seasons if each.end < moment.day), default=None)
    if step > 0 or moment.direction > 0:
        return min((each for each in seasons if each.start > moment.day), default=None)
    return max((each for each in seasons if each.start <= moment.day), default=None)


def holiday_time(found: Found) -> Piece | None:
    """A holiday, of a year that is told or the last one back or next one ahead."""
    piece = found.slots["holiday"]
    of_year = holiday(piece.word)
    year, step = found.slots.get("year"), found.slots.get("shift")
    time = None if year is None else time_of(year)
    if time is None and step is None and piece.weakness:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        if of_year is None:
            return None
        if time is not None:
            whole = time.meaning(moment)
            day = None if whole is None else of_year(whole.start.year)
        else:
            direction = step.number if step is not None and step.number else moment.direction
            days = [of_year(moment.day.year + each) for each in (-1, 0, 1)]
            back = [each for each in days if each is not None and each <= moment.day]
            ahead = [each for each in days if each is not None and each > moment.day]
            day = min(ahead, default=None) if direction > 0 else max(back, default=None)
        return None if day is None else Stretch(day, day, "day")

    is_absolute = bool(time and time.is_absolute)
    return period(
        found, Time(meaning, "day", "holiday", is_absolute=is_absolute, is_open=time is None and step is None)
    )


def ranged(found: Found) -> Piece | None:
    """From one time to another."""
    return period(found, joined(time_of(found.slots["first"]), time_of(found.slots["last"]), "range"))


def since(found: Found) -> Piece | None:
    """From a time up to the day of reading."""
    time = time_of(found.slots["time"])
    if time is None or time.grain == "unknown":
        return None
    return period(found, time.with_(meaning=_since(time, is_after=False), grain="interval", rule="since"))


def after(found: Found) -> Piece | None:
    """From the end of a time up to the day of reading."""
    time = time_of(found.slots["time"])
    if time is None or time.grain == "unknown" or time.clock:
        return None
    return period(found, time.with_(meaning=_since(time, is_after=True), grain="interval", rule="after"))


def _since(time: Time, *, is_after: bool) -> Meaning:
    def meaning(moment: Moment) -> Stretch | None:
        stretch = time.meaning(moment if is_after else moment._replace(direction=-1))
        if stretch is None:
            return None
        start = stretch.end + DAY if is_after else stretch.start
        return Stretch(start, max(moment.day, stretch.end, start), "interval")

    return meaning


def bounded(found: Found) -> Piece | None:
    """By or before a time: the time itself, marked as a bound; *by* without a year is the nearest one."""
    time = time_of(found.slots["time"])
    if time is None:
        return None

    def nearest(moment: Moment) -> Stretch | None:
        both = [time.meaning(moment._replace(direction=each)) for each in (1, -1)]
        known = [each for each in both if each is not None]
        return min(known, key=lambda each: abs((each.start - moment.day).days), default=None)

    is_by = found.pieces[0].kind == "UNTIL" and time.is_open
    return period(found, time.with_(meaning=nearest if is_by else time.meaning, rule="before " + time.rule))


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
    rule("<unit:UNIT> <number:NUMBER> (LINK* <year:YEAR|PERIOD>)? (?!SHIFT)", numbered_week),
    rule("<number:ORDINAL> <unit:UNIT> (?!LINK* (PERIOD|YEAR))", numbered_week),
)

SEASONS: Final[tuple[Rule, ...]] = (
    rule("<season:SEASON> LINK* <year:YEAR>", season),
    rule("<shift:MOD> <season:SEASON>", season),
    rule("<season:SEASON> <shift:SHIFT>", season),
    rule("<season:SEASON>", season),
    rule("<holiday:HOLIDAY> LINK* <year:YEAR|PERIOD>", holiday_time),
    rule("<shift:MOD> <holiday:HOLIDAY>", holiday_time),
    rule("<holiday:HOLIDAY> <shift:SHIFT>", holiday_time),
    rule("<holiday:HOLIDAY>", holiday_time),
)

EDGES: Final[tuple[Rule, ...]] = (
    rule("REST LINK* <unit:UNIT>", rest),
    rule("REST LINK* <time:PERIOD>", rest_of),
    rule(f"<edge:EDGE> (LINK|DASH)* {_WHOLE}", edge),
    rule("<edge:EDGE> LINK* <unit:UNIT>", edge_of_unit),
    rule(f"{_NTH} <unit:UNIT>", nth_alone),
    rule("<unit:UNIT> <number:ORDINAL>", nth_alone),
)

SPANS: Final[tuple[Rule, ...]] = (
    rule("(FROM|GLUE)? <first:PERIOD> (TO|DASH|UNTIL) GLUE* <last:PERIOD>", ranged),
    rule("BETWEEN GLUE* <first:PERIOD|YEAR> (AND|DASH|TO) GLUE* <last:PERIOD|YEAR>", ranged),
    rule("FROM GLUE* <first:YEAR> (TO|DASH|UNTIL) GLUE* <last:YEAR>", ranged),
    rule(f"SINCE GLUE* {_WHOLE}", since),
    rule(f"AFTER GLUE* {_WHOLE}", after),
    rule(f"(BEFORE|UNTIL) GLUE* {_WHOLE}", bounded),
)
