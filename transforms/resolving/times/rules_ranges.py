"""Rules for days, months and dates from one to another, and for days of a month told otherwise."""

from dataclasses import replace
from typing import Final

from transforms.resolving.times.arithmetic import DAY
from transforms.resolving.times.numerics import day_of_year, day_time, month_of_year, month_time
from transforms.resolving.times.patterns import Found, Rule, rule
from transforms.resolving.times.pieces import Moment, Piece, Stretch, Time
from transforms.resolving.times.rules_dates import period, year_of


def day_range(found: Found) -> Piece | None:
    """Days from one to another within a month ("from 3 to 5 June")."""
    year, month = year_of(found), found.number("month")
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
        if two.end < one.start and last.is_open and (moment.direction <= 0 or not first.is_open):
            two = last.meaning(Moment(one.start - DAY, 1, moment.told))
        elif first.is_open and (one.start > two.start or not last.is_open):
            one = first.meaning(Moment(two.start, -1, moment.told))
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


def month_named(found: Found) -> Piece | None:
    """The month of May: May."""
    month = found.slots["month"]
    if found.word("unit") != "month":
        return None
    return replace(month, start=found.pieces[0].start, weakness=0)


def date_range(found: Found) -> Piece | None:
    """From one date in digits to another."""
    return period(found, joined(found.slots["first"].time, found.slots["last"].time, "range"))


def in_year(found: Found) -> Piece | None:
    """A day or month without a year beside a year told otherwise: June of last year."""
    time, year = found.slots["time"].time, found.slots["year"].time
    if time is None or year is None or year.grain != "year" or time.rule not in {"month", "day and month"}:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        open_one, whole = time.meaning(moment), year.meaning(moment)
        if open_one is None or whole is None:
            return None
        return time.meaning(Moment(whole.end, -1, moment.told))

    return period(found, time.with_(meaning=meaning, is_open=False, is_absolute=year.is_absolute))


def month_range(found: Found) -> Piece | None:
    """March to April 2024, between August and October."""
    year = year_of(found)
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


_FIRST_TO_LAST: Final = "<first:NUMBER|ORDINAL> DOT? (TO|DASH|UNTIL|AND) GLUE* <last:NUMBER|ORDINAL>"
_NOT_DATED: Final = "(?<!NUMBER)(?<!ORDINAL)(?<!DOT)"
_MONTHS: Final = f"{_NOT_DATED} <first:MONTH> DOT? (TO|DASH|UNTIL|AND) GLUE* <last:MONTH> DOT?"
_YEAR: Final = "<year:YEAR|SHORTYEAR>"

RANGES: Final[tuple[Rule, ...]] = (
    rule("<unit:UNIT> (FROM|LINKWORD)? <month:MONTH>", month_named),
    rule(f"BETWEEN? {_MONTHS} LINK* {_YEAR}", month_range),
    rule(f"BETWEEN? {_MONTHS} (?!NUMBER|ORDINAL)", month_range),
    rule(f"{_FIRST_TO_LAST} DOT? LINK* <month:MONTH> DOT? LINK* {_YEAR}", day_range),
    rule(f"{_NOT_DATED} <month:MONTH> DOT? (GLUE|BETWEEN|FROM)* {_FIRST_TO_LAST} LINK* {_YEAR}", day_range),
    rule(f"{_FIRST_TO_LAST} DOT? LINK* <month:MONTH>", day_range),
    rule(f"{_NOT_DATED} <month:MONTH> DOT? (GLUE|BETWEEN|FROM)* {_FIRST_TO_LAST}", day_range),
)

NUMERIC: Final[tuple[Rule, ...]] = (rule("<first:DATE> (DASH|TO) <last:DATE>", date_range),)

DAYS_OF: Final[tuple[Rule, ...]] = (
    rule("<time:PERIOD> LINK* <year:PERIOD>", in_year),
    rule(f"(FROM|BETWEEN)? GLUE* {_FIRST_TO_LAST} LINK* <month:PERIOD>", days_of_period),
    rule("<day:ORDINAL|NUMBER> (LINK+|(?<=ORDINAL)) <month:PERIOD>", day_of_period),
)
