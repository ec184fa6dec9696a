"""Rules for calendar dates: days, months, years, decades, quarters, and ranges of days within a month."""

import datetime as dt
from dataclasses import replace
from typing import Final

from transforms.resolving.times.arithmetic import DAY, make_date, shift_months, unit_around
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


def _year(found: Found) -> int | None:
    piece = found.slots.get("year")
    if piece is None:
        return None
    return full_year(piece.number, 2) if piece.kind == "NUMBER" else piece.number


def day_month(found: Found) -> Piece | None:
    """A day and a month, with or without a year."""
    year, month, day = _year(found), found.number("month"), found.number("day")
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
    return period(found, month_time(_year(found) or 0, found.number("month"), "month and year"))


def day_range(found: Found) -> Piece | None:
    """Days from one to another within a month ("from 3 to 5 June")."""
    year, month = _year(found), found.number("month")
    first, last = found.number("first"), found.number("last")
    if not 1 <= first <= last <= 31:
        return None
    one, two = day_of_year(month, first, "days of a month"), day_of_year(month, last, "days of a month")
    if year is not None:
        one, two = day_time(year, month, first, "days of a month"), day_time(year, month, last, "days of a month")
    return period(found, joined(one, two, "days of a month"))


def joined(first: Time | None, last: Time | None, name: str) -> Time | None:
    """From the start of one time to the end of another; the later one is read so that it does not come before."""
    if first is None or last is None:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        one, two = first.meaning(moment), last.meaning(moment)
        if one is None or two is None:
            return None
        if two.end < one.start and last.is_open and (moment.direction < 0 or not first.is_open):
            two = last.meaning(Moment(one.start - DAY, 1, moment.anchor))
        elif first.is_open and (one.start > two.start or not last.is_open):
            one = first.meaning(Moment(two.start, -1, moment.anchor))
        if one is None or two is None or two.end < one.start:
            return None
        return Stretch(one.start, two.end, "day" if one.start == two.end else "interval")

    is_absolute = first.is_absolute and last.is_absolute
    return Time(
        meaning,
        "interval",
        name,
        weekday=first.weekday,
        is_absolute=is_absolute,
        is_open=first.is_open and last.is_open,
    )


def days_of_period(found: Found) -> Piece | None:
    """Days from one to another in a month told otherwise ("4 au 22 ce mois")."""
    time = found.slots["month"].time
    first, last = found.number("first"), found.number("last")
    if time is None or time.grain != "month" or not 1 <= first <= last <= 31:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        around = time.meaning(moment)
        if around is None or last > around.end.day:
            return None
        one, two = around.start.replace(day=first), around.start.replace(day=last)
        return Stretch(one, two, "day" if one == two else "interval")

    grain = "day" if first == last else "interval"
    return period(found, Time(meaning, grain, "days of a month", is_absolute=time.is_absolute))


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
    if first is None or year % 10:
        return None
    return period(found, Time(fixed(unit_around(first, "decade")), "interval", "decade", is_absolute=True))


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
    number, year = found.number("quarter"), _year(found)
    if year is not None:
        return period(found, quarter_time(year, number, "quarter"))

    def meaning(moment: Moment) -> Stretch | None:
        first = dt.date(moment.day.year, 3 * number - 2, 1)
        if moment.direction < 0 and first > moment.day:
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
    if piece.weakness > 1 and "theday" not in found.slots:
        return None
    start = found.slots["weekday"].start if "weekday" in found.slots else piece.start
    made = Piece("PERIOD", start, piece.end, time=piece.time)
    if "weekday" not in found.slots:
        return made
    return weekday_of_date(Found(found.pieces, {"date": made, "weekday": found.slots["weekday"]}))


def date_range(found: Found) -> Piece | None:
    """From one date in digits to another."""
    return period(found, joined(found.slots["first"].time, found.slots["last"].time, "range"))


def month_named(found: Found) -> Piece | None:
    """The month of May: May."""
    month = found.slots["month"]
    if found.word("unit") != "month":
        return None
    return replace(month, start=found.pieces[0].start, weakness=0)


def in_year(found: Found) -> Piece | None:
    """A day or month without a year beside a year told otherwise: June of last year."""
    time, year = found.slots["time"].time, found.slots["year"].time
    if time is None or year is None or year.grain != "year" or time.rule not in {"month", "day and month"}:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        open_one, whole = time.meaning(moment), year.meaning(moment)
        if open_one is None or whole is None:
            return None
        return time.meaning(Moment(whole.end, -1, moment.anchor))

    return period(found, time.with_(meaning=meaning, is_open=False, is_absolute=year.is_absolute))


def month_range(found: Found) -> Piece | None:
    """March to April 2024, between August and October."""
    year = _year(found)
    first, last = found.number("first"), found.number("last")
    if max(found.slots[each].weakness for each in ("first", "last")) > 1 and found.pieces[0].kind != "BETWEEN":
        return None
    two = month_of_year(last, "month") if year is None else month_time(year, last, "month")
    one: Time | None = month_of_year(first, "month")
    if year is not None:
        one = month_time(year if first <= last else year - 1, first, "month")
    return period(found, joined(one, two, "months"))


def day_of_period(found: Found) -> Piece | None:
    """The 20th of next month."""
    day = found.slots["day"]
    return days_of_period(Found(found.pieces, {"first": day, "last": day, "month": found.slots["month"]}))


def half_year(found: Found) -> Piece | None:
    """H1 2016."""
    first = make_date(found.number("year"), 6 * found.number("half") - 5, 1)
    return (
        period(found, Time(fixed(unit_around(first, "half")), "interval", "half", is_absolute=True)) if first else None
    )


_FIRST_TO_LAST: Final = "<first:NUMBER|ORDINAL> DOT? (TO|DASH|UNTIL|AND) GLUE* <last:NUMBER|ORDINAL>"
_NOT_DATED: Final = "(?<!NUMBER)(?<!ORDINAL)(?<!DOT)"
_MONTHS: Final = f"{_NOT_DATED} <first:MONTH> DOT? (TO|DASH|UNTIL|AND) GLUE* <last:MONTH> DOT?"
_YEAR: Final = "<year:YEAR|SHORTYEAR>"
_OF: Final = "(LINK|DOT|DASH|SLASH)*"

RANGES: Final[tuple[Rule, ...]] = (
    rule("<unit:UNIT> (FROM|LINKWORD)? <month:MONTH>", month_named),
    rule(f"BETWEEN? {_MONTHS} LINK* {_YEAR}", month_range),
    rule(f"BETWEEN? {_MONTHS} (?!NUMBER|ORDINAL)", month_range),
    rule(f"{_FIRST_TO_LAST} DOT? LINK* <month:MONTH> DOT? LINK* {_YEAR}", day_range),
    rule(f"{_NOT_DATED} <month:MONTH> DOT? (GLUE|BETWEEN|FROM)* {_FIRST_TO_LAST} LINK* {_YEAR}", day_range),
    rule(f"{_FIRST_TO_LAST} DOT? LINK* <month:MONTH>", day_range),
    rule(f"{_NOT_DATED} <month:MONTH> DOT? (GLUE|BETWEEN|FROM)* {_FIRST_TO_LAST}", day_range),
)

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
    rule("(GLUE|EDGE|UNIT)? <decade:DECADE>", decade),
    rule("ERA LINK* <number:NUMBER|YEAR>", spelled_decade),
    rule("<unit:UNIT> <year:YEAR|NUMBER>", unit_year),
    rule("<shift:MOD> LINK* <month:MONTH>", shifted_month),
    rule("<month:MONTH> <shift:SHIFT>", shifted_month),
    rule("<month:MONTH>", month_alone),
    rule("<weekday:WEEKDAY> (OPEN|COMMA|GLUE)* <date:DATE>", introduced_date),
    rule("<theday:THEDAY> <date:DATE>", introduced_date),
    rule("(?<=(IN|FROM|TO|AND|THEDAY|BETWEEN|SINCE|UNTIL)) <date:DATE>", introduced_date),
    rule("<first:DATE> (DASH|TO) <last:DATE>", date_range),
    rule("<date:DATE|YEARMONTH>", numeric),
)

DAYS_OF: Final[tuple[Rule, ...]] = (
    rule("<time:PERIOD> LINK* <year:PERIOD>", in_year),
    rule(f"(FROM|BETWEEN)? GLUE* {_FIRST_TO_LAST} LINK* <month:PERIOD>", days_of_period),
    rule("<day:ORDINAL|NUMBER> (LINK+|(?<=ORDINAL)) <month:PERIOD>", day_of_period),
)

WEEKDAY_DATES: Final[tuple[Rule, ...]] = (
    rule("<weekday:WEEKDAY> (DOT|COMMA|GLUE|FROM|OPEN)* <date:PERIOD>", weekday_of_date),
    rule("<date:PERIOD> (COMMA|OPEN)? <weekday:WEEKDAY>", weekday_of_date),
)
