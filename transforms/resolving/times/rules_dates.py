"""Rules for calendar dates: days, months, years, decades, quarters, and ranges of days within a month."""

import datetime as dt
from typing import Final

from transforms.resolving.times.arithmetic import make_date, shift_months, unit_around
from transforms.resolving.times.numerics import (
    day_of_year,
    day_time,
    full_year,
    month_of_year,
    month_time,
    quarter_time,
)
from transforms.resolving.times.patterns import Found, Rule, rule
from transforms.resolving.times.pieces import Moment, Piece, Stretch, Time, fixed


def period(found: Found, time: Time | None) -> Piece | None:
    """A period over all that was found."""
    if time is None:
        return None
    return Piece("PERIOD", found.pieces[0].start, found.pieces[-1].end, time=time)


def time_of(piece: Piece) -> Time | None:
    """The time of a period, or of a year not yet made one."""
    return year_time(piece.number, "year") if piece.kind == "YEAR" else piece.time


def year_of(found: Found) -> int | None:
    """The year in the slot of that name; one of two digits in full."""
    piece = found.slots.get("year")
    if piece is None:
        return None
    return full_year(piece.number, 2) if piece.kind == "NUMBER" else piece.number


def day_month(found: Found) -> Piece | None:
    """A day and a month, with or without a year."""
    year, month, day = year_of(found), found.number("month"), found.number("day")
    if not 1 <= day <= 31 or _is_no_date(found.slots["day"], found.slots["month"]):
        return None
    if year is None:
        return period(found, day_of_year(month, day, "day and month"))
    return period(found, day_time(year, month, day, "date"))


def _is_no_date(day: Piece, month: Piece) -> bool:
    """An article or a weak word beside a number word: an august body, one may."""
    is_word = day.kind == "NUMBER" and not day.word[:1].isdigit()
    return is_word and (day.number <= 1 or month.weakness > 1)


def month_year(found: Found) -> Piece | None:
    """A month of a year."""
    return period(found, month_time(year_of(found) or 0, found.number("month"), "month and year"))


def year_alone(found: Found) -> Piece | None:
    """A year."""
    return period(found, year_time(found.number("year"), "year"))


def year_time(year: int, rule_name: str) -> Time | None:
    """A whole year."""
    first = make_date(year, 1, 1)
    if first is None:
        return None
    return Time(fixed(Stretch(first, dt.date(year, 12, 31), "year")), "year", rule_name, is_absolute=True)


def decade(found: Found) -> Piece | None:
    """Ten years from a round one."""
    year = full_year(found.number("decade"), 4 if found.number("decade") > 99 else 2)
    first = make_date(year, 1, 1)
    if first is None or year % 10 or found.slots["decade"].weakness:
        return None
    unit = "century" if year % 100 == 0 and year < 2000 else "decade"
    return period(found, Time(fixed(unit_around(first, unit)), "interval", "decade", is_absolute=True))


def spelled_decade(found: Found) -> Piece | None:
    """A decade in words and digits: années 90, década de 1970."""
    number = found.number("number")
    if number % 10 or number > 2100:
        return None
    year = number if number > 99 else full_year(number, 2) if number >= 20 else None
    first = make_date(year, 1, 1) if year else None
    if first is None:
        return None
    return period(found, Time(fixed(unit_around(first, "decade")), "interval", "decade", is_absolute=True))


def unit_year(found: Found) -> Piece | None:
    """A year with the word for it."""
    return year_alone(found) if found.word("unit") == "year" and found.number("year") >= 100 else None


def quarter(found: Found) -> Piece | None:
    """A quarter of a year; without a year the last one begun, or the next one ahead."""
    number, year = found.number("quarter"), year_of(found)
    if year is not None:
        return period(found, quarter_time(year, number, "quarter"))

    def meaning(moment: Moment) -> Stretch | None:
        first = dt.date(moment.day.year, 3 * number - 2, 1)
        if moment.direction <= 0 and first > moment.day:
            first = first.replace(year=first.year - 1)
        return unit_around(first, "quarter")

    return period(found, Time(meaning, "quarter", "quarter", is_open=True))


def numeric(found: Found) -> Piece | None:
    """A date or month in digits; a doubtful one must be introduced."""
    piece = found.slots["date"]
    return None if piece.weakness and piece.kind == "DATE" else period(found, piece.time)


def month_alone(found: Found) -> Piece | None:
    """A month without a year."""
    piece = found.slots["month"]
    return None if piece.weakness else period(found, month_of_year(piece.number, "month"))


def shifted_month(found: Found) -> Piece | None:
    """A month with last, this or next."""
    month, step = found.number("month"), found.number("shift")
    if found.slots["month"].weakness > 1:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        first = moment.day.replace(month=month, day=1)
        if step < 0 and month >= moment.day.month:
            first = shift_months(first, -12) or first
        if step > 0 and month <= moment.day.month:
            first = shift_months(first, 12) or first
        return unit_around(first, "month")

    return period(found, Time(meaning, "month", "month with modifier"))


def weekday_of_date(found: Found) -> Piece | None:
    """A weekday beside a day that is told anyway: kept; of two possible years the one in which it fits counts."""
    time, weekday = found.slots["date"].time, found.number("weekday")
    if time is None or time.grain != "day" or time.weekday is not None or time.rule == "relative day":
        return None

    def meaning(moment: Moment) -> Stretch | None:
        found_days = [time.meaning(moment._replace(direction=each)) for each in (moment.direction, 1, -1)]
        fitting = (each for each in found_days if each is not None and each.start.isoweekday() == weekday)
        return next(fitting, found_days[0])

    return period(found, time.with_(meaning=meaning if time.is_open else time.meaning, weekday=weekday))


def introduced_date(found: Found) -> Piece | None:
    """A doubtful date in digits beside a weekday or after a preposition."""
    piece = found.slots["date"]
    if piece.weakness > (2 if "theday" in found.slots else 1):
        return None
    start = found.slots["weekday"].start if "weekday" in found.slots else piece.start
    made = Piece("PERIOD", start, piece.end, time=piece.time)
    if "weekday" not in found.slots:
        return made
    return weekday_of_date(Found(found.pieces, {"date": made, "weekday": found.slots["weekday"]}))


def half_year(found: Found) -> Piece | None:
    """H1 2016."""
    first = make_date(found.number("year"), 6 * found.number("half") - 5, 1)
    return (
        period(found, Time(fixed(unit_around(first, "half")), "interval", "half", is_absolute=True)) if first else None
    )


_YEAR: Final = "<year:YEAR|SHORTYEAR>"
_OF: Final = "(LINK|DOT|DASH|SLASH)*"


DATES: Final[tuple[Rule, ...]] = (
    rule(f"<day:NUMBER|ORDINAL> {_OF} <month:MONTH> {_OF} {_YEAR}", day_month),
    rule(f"<month:MONTH> {_OF} <day:NUMBER|ORDINAL> {_OF} {_YEAR}", day_month),
    rule("<day:NUMBER|ORDINAL> DASH <year:YEAR> DASH <month:MONTH>", day_month),
    rule("<month:MONTH> DASH <year:YEAR> DASH <day:NUMBER>", day_month),
    rule("<year:YEAR> (COMMA|DASH|SLASH|DOT)* <month:MONTH> (COMMA|DASH|SLASH|DOT)* <day:NUMBER|ORDINAL>", day_month),
    rule("<day:NUMBER|ORDINAL> DOT? (GLUE|FROM|DASH|SLASH)* <month:MONTH>", day_month),
    rule("<month:MONTH> DOT? (GLUE|DASH|SLASH)* <day:NUMBER|ORDINAL> (?!UNIT|OCLOCK)", day_month),
    rule(f"<month:MONTH> {_OF} {_YEAR}", month_year),
    rule("<year:YEAR> (DASH|SLASH|COMMA)* <month:MONTH>", month_year),
    rule("<half:HALFYEAR> (LINK|DASH)* <year:YEAR>", half_year),
    rule("<year:YEAR> (LINK|DASH)* <half:HALFYEAR>", half_year),
    rule("<quarter:QUARTER> (LINK|DASH)* <year:YEAR>", quarter),
    rule("<year:YEAR> (LINK|DASH)* <quarter:QUARTER>", quarter),
    rule("<quarter:QUARTER>", quarter),
    rule("(GLUE|UNIT)? <decade:DECADE>", decade),
    rule("ERA LINK* <number:NUMBER|YEAR>", spelled_decade),
    rule("<unit:UNIT> <year:YEAR|NUMBER>", unit_year),
    rule("<shift:MOD> LINK* <month:MONTH>", shifted_month),
    rule("<month:MONTH> <shift:SHIFT>", shifted_month),
    rule("<month:MONTH>", month_alone),
    rule("<weekday:WEEKDAY> (OPEN|COMMA|GLUE)* <date:DATE>", introduced_date),
    rule("<theday:THEDAY> <date:DATE>", introduced_date),
    rule("(?<=(IN|FROM|TO|AND|THEDAY|BETWEEN|SINCE|UNTIL)) <date:DATE>", introduced_date),
    rule("<date:DATE|YEARMONTH>", numeric),
)


WEEKDAY_DATES: Final[tuple[Rule, ...]] = (
    rule("<weekday:WEEKDAY> (DOT|COMMA|GLUE|FROM|OPEN)* <date:PERIOD>", weekday_of_date),
    rule("<date:PERIOD> (COMMA|OPEN)? <weekday:WEEKDAY>", weekday_of_date),
)
