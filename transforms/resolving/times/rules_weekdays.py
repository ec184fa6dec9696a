"""Rules for weekdays and weekends: bare, with modifiers, of a week, with the number of the day."""

import datetime as dt
from typing import Final

from transforms.resolving.times.arithmetic import DAY, make_date, shift_months, weekday_from, weekday_of_week
from transforms.resolving.times.holidays import nth_weekday
from transforms.resolving.times.patterns import Found, Rule, rule
from transforms.resolving.times.pieces import Moment, Piece, Stretch, Time, fixed
from transforms.resolving.times.rules_dates import period
from transforms.resolving.times.rules_relative import anchored_day, seen_from


def weekend_alone(found: Found) -> Piece | None:
    """A weekend: the last one begun, or the next one."""
    if found.word("unit") != "weekend":
        return None

    def meaning(moment: Moment) -> Stretch | None:
        saturday = weekday_from(moment.day, 6, moment.direction)
        return Stretch(saturday, saturday + DAY, "interval")

    return period(found, Time(meaning, "interval", "weekend", is_open=True))


def shifted_weekday(found: Found) -> Piece | None:
    """Last Tuesday is the nearest before, the coming one the nearest after, this one that of this week.

    Where the text looks back, this Tuesday is no later than today. Next Tuesday is that of next week in languages
    that part *next* from *coming*.
    """
    weekday, step = found.number("weekday"), found.number("shift")

    def meaning(moment: Moment) -> Stretch | None:
        if step in {0, 2, 3}:
            day = weekday_of_week(moment.day, weekday, {2: 1, 3: 2}.get(step, 0))
            if step == 0 and moment.direction < 0:
                day = weekday_from(moment.day, weekday, -1)
        else:
            day = weekday_from(moment.day - DAY if step < 0 else moment.day, weekday, step)
        return Stretch(day, day, "day")

    time = Time(seen_from(found, meaning), "day", "weekday with modifier", weekday=weekday)
    return period(found, time)


def weekday_alone(found: Found) -> Piece | None:
    """A weekday: the last one or the next one, today included."""
    piece = found.slots["weekday"]
    if piece.weakness:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        day = weekday_from(moment.day - DAY if moment.direction > 0 else moment.day, piece.number, moment.direction)
        return Stretch(day, day, "day")

    return period(found, Time(meaning, "day", "weekday", weekday=piece.number, is_open=True))


def weekday_of_period(found: Found) -> Piece | None:
    """Friday of next week."""
    weekday, time = found.number("weekday"), found.slots["week"].time
    if time is None or time.grain != "week":
        return None

    def meaning(moment: Moment) -> Stretch | None:
        week = time.meaning(moment)
        if week is None:
            return None
        day = weekday_of_week(week.start, weekday)
        return Stretch(day, day, "day")

    return period(found, Time(meaning, "day", "weekday of a week", weekday=weekday, is_absolute=time.is_absolute))


def day_beside(found: Found) -> Piece | None:
    """The day after Christmas, le lendemain du 5 mai."""
    days, time = dt.timedelta(days=found.number("anchor")), found.slots["time"].time
    if time is None or time.grain != "day":
        return None

    def meaning(moment: Moment) -> Stretch | None:
        stretch = time.meaning(moment)
        return None if stretch is None else Stretch(stretch.start + days, stretch.end + days, "day")

    return period(found, Time(meaning, "day", "day beside a day", is_absolute=time.is_absolute, is_open=time.is_open))


def day_beside_event(found: Found) -> Piece | None:
    """The day after the vote: not known."""
    piece = found.slots["anchor"]
    time = Time(fixed(None), "unknown", "day beside an event")
    return Piece("PERIOD", piece.start, piece.end, time=time)


def weekdays_of_period(found: Found) -> Piece | None:
    """From Tuesday to Thursday of next week."""
    time, first, last = found.slots["week"].time, found.number("first"), found.number("last")
    if time is None or time.grain != "week" or last < first:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        week = time.meaning(moment)
        if week is None:
            return None
        return Stretch(weekday_of_week(week.start, first), weekday_of_week(week.start, last), "interval")

    return period(found, Time(meaning, "interval", "weekdays of a week", weekday=first, is_absolute=time.is_absolute))


def nth_weekday_alone(found: Found) -> Piece | None:
    """Second Sunday: of the running month."""
    number, weekday = found.number("number"), found.number("weekday")
    if not 0 < number <= 5:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        day = nth_weekday(moment.day.year, moment.day.month, weekday, number)
        return None if day is None else Stretch(day, day, "day")

    return period(found, Time(meaning, "day", "nth weekday", weekday=weekday))


def numbered_weekday(found: Found) -> Piece | None:
    """Thursday 21: the nearest month back (or ahead) in which the weekday has that number."""
    weekday, number, piece = found.number("weekday"), found.number("day"), found.slots["day"]
    is_adjacent = len(found.pieces) == 2
    if not 1 <= number <= 31 or (piece.kind == "NUMBER" and is_adjacent and not piece.word.isdigit()):
        return None
    if piece.kind == "ORDINAL" and is_adjacent and number <= 5 and not piece.word.isdigit():
        return nth_weekday_alone(Found(found.pieces, {"number": piece, "weekday": found.slots["weekday"]}))

    def meaning(moment: Moment) -> Stretch | None:
        near = _numbered(moment.day, weekday, number, range(2))
        day = near or _numbered(moment.day, weekday, number, range(-1, -13, -1))
        return None if day is None else Stretch(day, day, "day")

    return period(found, Time(meaning, "day", "weekday with number", weekday=weekday, is_open=True))


def _numbered(day: dt.date, weekday: int, number: int, months: range) -> dt.date | None:
    """The day with this number that is such a weekday, in the first fitting month."""
    for step in months:
        month = shift_months(day.replace(day=1), step)
        found = None if month is None else make_date(month.year, month.month, number)
        if found is not None and found.isoweekday() == weekday:
            return found
    return None


def day_of_month(found: Found) -> Piece | None:
    """The 27th, le 15: of the running month if it lies on the side of the text, else of the one before or after."""
    number = found.number("day")
    if not 1 <= number <= 31:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        for step in range(3):
            month = shift_months(moment.day.replace(day=1), step if moment.direction > 0 else -step)
            day = None if month is None else make_date(month.year, month.month, number)
            if day is not None and (day >= moment.day if moment.direction > 0 else day <= moment.day):
                return Stretch(day, day, "day")
        return None

    return period(found, Time(meaning, "day", "day of the month", is_open=True))


_FIRST_TO_LAST: Final = "<first:WEEKDAY> (TO|DASH|AND|UNTIL) GLUE* <last:WEEKDAY>"

WEEKDAYS: Final[tuple[Rule, ...]] = (
    rule(f"<week:PERIOD> (LINK|BETWEEN)* {_FIRST_TO_LAST}", weekdays_of_period),
    rule(f"(FROM|BETWEEN)? {_FIRST_TO_LAST} LINK* <week:PERIOD>", weekdays_of_period),
    rule("<weekday:WEEKDAY> COMMA? LINK* <week:PERIOD>", weekday_of_period),
    rule("<week:PERIOD> COMMA? LINK* <weekday:WEEKDAY>", weekday_of_period),
    rule("<shift:MOD> <weekday:WEEKDAY>", shifted_weekday),
    rule("<weekday:WEEKDAY> <shift:SHIFT>", shifted_weekday),
    rule(
        "<weekday:WEEKDAY> (COMMA|THEDAY|IN)* <day:ORDINAL|NUMBER> (?!UNIT|OCLOCK|WORD|TO|DASH|AMPM)", numbered_weekday
    ),
    rule("(?<=THEDAY) <day:NUMBER> <weekday:WEEKDAY>", numbered_weekday),
    rule("<number:ORDINAL> <weekday:WEEKDAY>", nth_weekday_alone),
)

ALONE: Final[tuple[Rule, ...]] = (
    rule("<anchor:ANCHOR> FROM GLUE* <time:PERIOD>", day_beside),
    rule("<anchor:EVE> LINK* <time:PERIOD>", day_beside),
    rule("<anchor:EVE> LINK* WORD", day_beside_event),
    rule("<anchor:ANCHOR> FROM GLUE* WORD", day_beside_event),
    rule("<anchor:ANCHOR|EVE>", anchored_day),
    rule("<weekday:WEEKDAY>", weekday_alone),
    rule("<unit:UNIT>", weekend_alone),
    rule("(?<=THEDAY) <day:ORDINAL|NUMBER> DOT? (?=END|COMMA|DOT|PART|(AT|BETWEEN)* (CLOCK|CLOCKSPAN))", day_of_month),
)
