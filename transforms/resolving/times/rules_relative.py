"""Rules for times relative to the day of reading: last week, three days ago, next Monday, within two months."""

import datetime as dt
from typing import Final

from transforms.resolving.times.arithmetic import (
    DAY,
    TIMES_OF_DAY,
    grain_of,
    shift,
    unit_around,
)
from transforms.resolving.times.patterns import Found, Rule, rule
from transforms.resolving.times.pieces import Meaning, Moment, Piece, Stretch, Time
from transforms.resolving.times.rules_dates import period
from transforms.resolving.times.rules_ranges import days_of_period


def relative_day(found: Found) -> Piece | None:
    """Today, yesterday, the day after tomorrow."""
    return period(found, day_from_now(found.number("relday"), "relative day"))


def now(found: Found) -> Piece | None:
    """Now, at the moment: the day of reading, loosely; it dates no event."""
    return period(found, day_from_now(0, "now"))


def day_from_now(days: int, name: str) -> Time:
    """A day counted from the day of reading."""

    def meaning(moment: Moment) -> Stretch | None:
        day = moment.day + dt.timedelta(days=days)
        return Stretch(day, day, "day")

    return Time(meaning, "day", name)


def part_of_day_from_now(found: Found) -> Piece | None:
    """Tonight, last night."""
    time = day_from_now(found.number("partday"), "part of a relative day")
    return period(found, time.with_(part=found.word("partday")))


def to_part(found: Found) -> Piece | None:
    """A word for last night beside a weekday ("overnight Friday") is a part of that day."""
    piece = found.pieces[0]
    return Piece("PART", piece.start, piece.end, word=piece.word)


def anchored_day(found: Found) -> Piece | None:
    """The next day, that day, le lendemain: counted from the day last told of; of an event not told: unresolved."""
    days = found.number("anchor")

    def meaning(moment: Moment) -> Stretch | None:
        day = moment.told.day or (moment.day if moment.direction > 0 else None)
        if day is None:
            return None
        day += dt.timedelta(days=days)
        return Stretch(day, day, "day")

    return period(found, Time(meaning, "day", "day from the one last told of"))


def step_of(found: Found) -> int:
    """How many units a modifier moves; *next* and the one after the next are told apart only for weekdays."""
    return {2: 1, 3: 2}.get(found.number("shift"), found.number("shift"))


def seen_from(found: Found, meaning: Meaning) -> Meaning:
    """A meaning seen from what was told of last, if the modifier says so (the following week), else from now."""
    if found.word("shift") != "told":
        return meaning
    return lambda moment: meaning(moment.at_told())


def after_next(found: Found) -> Piece | None:
    """The week after next, the week before last."""
    step = 1 if found.slots["sign"].kind == "AFTER" else -1
    if found.number("shift") * step <= 0:
        return None
    return period(found, unit_from_now(found.word("unit"), 2 * step, "unit with modifier"))


def day_beside_today(found: Found) -> Piece | None:
    """The word for today with last or next (Arabic)."""
    return (
        period(found, day_from_now(found.number("shift"), "day with modifier")) if not found.number("relday") else None
    )


def days_of_unit(found: Found) -> Piece | None:
    """From the 4th to the 22nd of this month."""
    if found.word("unit") != "month":
        return None
    time = unit_from_now("month", step_of(found), "unit with modifier")
    month = Piece("PERIOD", found.pieces[0].start, found.pieces[-1].end, time=time)
    return days_of_period(Found(found.pieces, {**found.slots, "month": month}))


def shifted_unit(found: Found) -> Piece | None:
    """Last week, ce mois, next year; weekends by what lies nearest."""
    unit, step = found.word("unit"), step_of(found)
    if unit in TIMES_OF_DAY and step == 0:
        return None
    time = unit_from_now(unit, step, "unit with modifier")
    return period(found, time.with_(meaning=seen_from(found, time.meaning)))


def unit_from_now(unit: str, step: int, name: str) -> Time:
    """The calendar unit some steps from the one of the day of reading."""

    def meaning(moment: Moment) -> Stretch | None:
        day = moment.day
        if unit == "weekend" and step < 0 and day.isoweekday() >= 6:
            day -= dt.timedelta(days=5)
        moved = shift(unit_start(day, unit), unit, step)
        return None if moved is None else unit_around(moved, unit)

    return Time(meaning, grain_of(unit), name)


def unit_start(day: dt.date, unit: str) -> dt.date:
    """First day of the unit that holds a day."""
    around = unit_around(day, unit)
    return day if around is None else around.start


def last_units(found: Found) -> Piece | None:
    """The last three weeks, next five days: a span up to or from the day of reading."""
    unit, step = found.word("unit"), found.number("shift")
    is_vague = found.slots["count"].kind == "FEW"
    if step == 0 and not is_vague:
        return None
    count = 3 if is_vague else found.number("count", 1)
    time = _span_from_now(unit, count, max(-1, min(step or -1, 1)), "last or next units")
    return period(found, time.with_(meaning=seen_from(found, time.meaning)))


def _span_from_now(unit: str, count: int, step: int, name: str) -> Time:
    def meaning(moment: Moment) -> Stretch | None:
        if unit in TIMES_OF_DAY:
            return Stretch(moment.day, moment.day, "day")
        if unit in {"decade", "century"}:
            moved = shift(unit_start(moment.day, unit), unit, count * step)
            around = unit_start(moment.day, unit)
            return None if moved is None else Stretch(min(moved, around), max(moved, around) - DAY, "interval")
        moved = shift(moment.day, unit, count * step)
        if moved is None:
            return None
        if step < 0:
            return Stretch(moved, moment.day - DAY, "interval")
        return Stretch(moment.day + DAY, moved, "interval")

    return Time(meaning, "interval", name)


def recent_units(found: Found) -> Piece | None:
    """Ces dernières semaines: the last few, three by convention."""
    if found.number("this") != 0 or found.number("shift") == 0:
        return None
    step = max(-1, min(found.number("shift"), 1))
    return period(found, _span_from_now(found.word("unit"), 3, step, "last or next units"))


def shifted_duration(found: Found) -> Piece | None:
    """The last two days where number and unit are one word (Arabic)."""
    span, step = found.slots["span"], found.number("shift")
    if span.number < 0 or step == 0:
        return None
    return period(found, _span_from_now(span.word, span.number, max(-1, min(step, 1)), "last or next units"))


def duration(found: Found) -> Piece | None:
    """A number of units, perhaps with a half or a second number of smaller units."""
    unit = found.word("unit")
    number = -1 if found.slots["count"].kind == "FEW" else found.number("count", 1)
    start, end = found.pieces[0].start, found.pieces[-1].end
    return Piece("DURATION", start, end, number=number, word=unit) if unit else None


_FIRST_TO_LAST: Final = "<first:NUMBER|ORDINAL> DOT? (TO|DASH|UNTIL|AND) GLUE* <last:NUMBER|ORDINAL> DOT?"

UNITS: Final[tuple[Rule, ...]] = (
    rule("<relday:RELDAY> (?!SHIFT)", relative_day),
    rule("NOW", now),
    rule("<partday:PARTDAY> (?=GLUE? WEEKDAY)", to_part),
    rule("<partday:PARTDAY>", part_of_day_from_now),
    rule(f"(FROM|BETWEEN)? GLUE* {_FIRST_TO_LAST} LINK* <shift:MOD> <unit:UNIT>", days_of_unit),
    rule(f"(FROM|BETWEEN)? GLUE* {_FIRST_TO_LAST} LINK* <unit:UNIT> <shift:SHIFT>", days_of_unit),
    rule("<relday:RELDAY> <shift:SHIFT>", day_beside_today),
    rule("<unit:UNIT> <sign:AFTER|BEFORE> GLUE* <shift:MOD> (?!UNIT)", after_next),
    rule("(IN GLUE*)? <shift:MOD> GLUE? <count:NUMBER|FEW> LINK* <unit:UNIT>", last_units),
    rule("<count:NUMBER|FEW> <shift:MOD> LINK* <unit:UNIT>", last_units),
    rule("<count:NUMBER|FEW> <unit:UNIT> <shift:SHIFT>", last_units),
    rule("<unit:UNIT> <count:NUMBER|FEW> <shift:SHIFT>", last_units),
    rule("<this:MOD> <shift:MOD> <unit:UNIT>", recent_units),
    rule("<shift:MOD> <unit:UNIT>", shifted_unit),
    rule("<unit:UNIT> <shift:SHIFT>", shifted_unit),
    rule("<count:NUMBER|FEW> LINK? <unit:UNIT>", duration),
    rule("<span:DURATION> <shift:SHIFT>", shifted_duration),
)
