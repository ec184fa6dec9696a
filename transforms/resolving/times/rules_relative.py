"""Rules for times relative to the day of reading: last week, three days ago, next Monday, within two months."""

import datetime as dt
from typing import Final

from transforms.resolving.times.arithmetic import (
    DAY,
    TIMES_OF_DAY,
    grain_of,
    shift,
    unit_around,
    weekday_from,
    weekday_of_week,
)
from transforms.resolving.times.patterns import Found, Rule, rule
from transforms.resolving.times.pieces import Moment, Piece, Stretch, Time
from transforms.resolving.times.rules_dates import period

ROUGH_UNITS: Final = frozenset(
    {"week", "fortnight", "weekend", "month", "quarter", "half", "year", "decade", "century"}
)


def relative_day(found: Found) -> Piece | None:
    """Today, yesterday, the day after tomorrow."""
    return period(found, day_from_now(found.number("relday"), "relative day"))


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


def anchored_day(found: Found) -> Piece | None:
    """The next day, that day, le lendemain: counted from the day last told of; of an event not told: unresolved."""
    days = found.number("anchor")

    def meaning(moment: Moment) -> Stretch | None:
        day = moment.anchor or (moment.day if moment.direction > 0 else None)
        if day is None:
            return None
        day += dt.timedelta(days=days)
        return Stretch(day, day, "day")

    return period(found, Time(meaning, "day", "day from the one last told of"))


def shifted_unit(found: Found) -> Piece | None:
    """Last week, ce mois, next year; weekends by what lies nearest."""
    unit, step = found.word("unit"), found.number("shift")
    if unit in TIMES_OF_DAY and step == 0:
        return None
    return period(found, unit_from_now(unit, step, "unit with modifier"))


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


def weekend_alone(found: Found) -> Piece | None:
    """A weekend: the last one begun, or the next one."""
    if found.word("unit") != "weekend":
        return None

    def meaning(moment: Moment) -> Stretch | None:
        saturday = weekday_from(moment.day, 6, moment.direction)
        return Stretch(saturday, saturday + DAY, "interval")

    return period(found, Time(meaning, "interval", "weekend", is_open=True))


def shifted_weekday(found: Found) -> Piece | None:
    """Last Tuesday: the nearest one before; this Tuesday: of this week; next Tuesday: the nearest one after."""
    weekday, step = found.number("weekday"), found.number("shift")

    def meaning(moment: Moment) -> Stretch | None:
        if step == 0:
            day = weekday_of_week(moment.day, weekday)
        else:
            day = weekday_from(moment.day - DAY if step < 0 else moment.day, weekday, step)
        return Stretch(day, day, "day")

    return period(found, Time(meaning, "day", "weekday with modifier", weekday=weekday))


def weekday_alone(found: Found) -> Piece | None:
    """A weekday: the last one, today included, or the next one."""
    piece = found.slots["weekday"]
    if piece.weakness:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        day = weekday_from(moment.day, piece.number, moment.direction)
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


def last_units(found: Found) -> Piece | None:
    """The last three weeks, next five days: a span up to or from the day of reading."""
    unit, step = found.word("unit"), found.number("shift")
    few = found.slots.get("few")
    count = 3 if few is not None and few.kind == "FEW" else found.number("count", 1)
    if step == 0 and few is None:
        return None
    return period(found, _span_from_now(unit, count, step or -1, "last or next units"))


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


def duration(found: Found) -> Piece | None:
    """A number of units, perhaps with a half or a second number of smaller units."""
    unit = found.word("unit")
    few = found.slots.get("few")
    number = -1 if few is not None and few.kind == "FEW" else found.number("count", 1)
    start, end = found.pieces[0].start, found.pieces[-1].end
    return Piece("DURATION", start, end, number=number, word=unit) if unit else None


def moved(found: Found, step: int, *, is_anchored: bool, name: str) -> Piece | None:
    """A duration back (-1) or on (1) from the day of reading, or from the day last told of."""
    spans = [piece for piece in found.pieces if piece.kind == "DURATION"]

    def meaning(moment: Moment) -> Stretch | None:
        start: dt.date | None = moment.day
        if is_anchored:
            start = moment.anchor or (moment.day if moment.direction > 0 else None)
        return None if start is None else shifted_day(start, spans, step)

    is_rough = spans[-1].word in ROUGH_UNITS
    return period(found, Time(meaning, grain_of(spans[-1].word), name, is_rough=is_rough))


def shifted_day(day: dt.date, spans: list[Piece], step: int) -> Stretch | None:
    """A day moved by durations; a vague one (*few*, number -1) gives the span from two to nine of its units."""
    if any(span.number < 0 for span in spans):
        near, far = shift(day, spans[0].word, 2 * step), shift(day, spans[0].word, 9 * step)
        if near is None or far is None:
            return None
        return Stretch(min(near, far), max(near, far), "interval")
    at: dt.date | None = day
    for span in spans:
        at = None if at is None else shift(at, span.word, span.number * step)
    return None if at is None else Stretch(at, at, grain_of(spans[-1].word))


def ago(found: Found) -> Piece | None:
    """Three days ago, il y a trois jours; *earlier* counts from the day last told of."""
    return moved(found, -1, is_anchored=found.word("sign") == "anchor", name="ago")


def hence(found: Found) -> Piece | None:
    """Two weeks from now; *later* counts from the day last told of."""
    return moved(found, 1, is_anchored=found.word("sign") == "anchor", name="from now")


def before_after(found: Found) -> Piece | None:
    """Two days before, quelques jours après: from the day last told of, if nothing else is named."""
    step = -1 if found.slots["sign"].kind == "BEFORE" else 1
    return moved(found, step, is_anchored=True, name="from the day last told of")


def early_late(found: Found) -> Piece | None:
    """Two days earlier, two days later."""
    step = {"early": -1, "late": 1}.get(found.word("sign"), 0)
    return moved(found, step, is_anchored=True, name="from the day last told of") if step else None


def within(found: Found) -> Piece | None:
    """In three days, dans deux semaines: ahead; where the word also means *during*, only if the text looks ahead."""
    word = found.word("sign")
    if word not in {"ahead", "either"}:
        return None
    spans = [piece for piece in found.pieces if piece.kind == "DURATION"]

    def meaning(moment: Moment) -> Stretch | None:
        if word == "either" and moment.direction < 0:
            return None
        return shifted_day(moment.day, spans, 1)

    return period(found, Time(meaning, grain_of(spans[-1].word), "within", is_rough=spans[-1].word in ROUGH_UNITS))


def beside(found: Found) -> Piece | None:
    """A week before March 10, two days after the 5th."""
    time, sign = found.slots["time"].time, found.slots["sign"].kind
    spans = [piece for piece in found.pieces if piece.kind == "DURATION"]
    if time is None:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        base = time.meaning(moment)
        if base is None:
            return None
        return shifted_day(base.start if sign == "BEFORE" else base.end, spans, -1 if sign == "BEFORE" else 1)

    return period(
        found, Time(meaning, grain_of(spans[-1].word), "duration beside a time", is_absolute=time.is_absolute)
    )


_COUNT: Final = "ABOUT* GLUE* <count:NUMBER>"
_DURATIONS: Final = "DURATION ((AND|COMMA)* DURATION)*"

UNITS: Final[tuple[Rule, ...]] = (
    rule("<relday:RELDAY>", relative_day),
    rule("<partday:PARTDAY>", part_of_day_from_now),
    rule("<shift:SHIFT> GLUE? <count:NUMBER> LINK* <unit:UNIT>", last_units),
    rule("<count:NUMBER> <shift:SHIFT> LINK* <unit:UNIT>", last_units),
    rule("<count:NUMBER> <unit:UNIT> <shift:SHIFT>", last_units),
    rule("<shift:SHIFT> <few:FEW> LINK* <unit:UNIT>", last_units),
    rule("<few:FEW> <shift:SHIFT> <unit:UNIT>", last_units),
    rule("<few:FEW> <unit:UNIT> <shift:SHIFT>", last_units),
    rule("<unit:UNIT> <few:FEW> <shift:SHIFT>", last_units),
    rule("<unit:UNIT> <count:NUMBER> <shift:SHIFT>", last_units),
    rule("<shift:SHIFT> <unit:UNIT>", shifted_unit),
    rule("<unit:UNIT> <shift:SHIFT>", shifted_unit),
    rule("<count:NUMBER> LINK? <unit:UNIT>", duration),
    rule("<few:FEW> LINK? <unit:UNIT>", duration),
)

DURATIONS: Final[tuple[Rule, ...]] = (
    rule(f"<sign:AGO> (ABOUT|GLUE)* {_DURATIONS}", ago),
    rule(f"ABOUT* {_DURATIONS} <sign:AGO>", ago),
    rule(f"ABOUT* {_DURATIONS} <sign:HENCE>", hence),
    rule(f"ABOUT* {_DURATIONS} <sign:EDGE>", early_late),
    rule(f"<sign:IN> (ABOUT|GLUE)* {_DURATIONS}", within),
)

BESIDE: Final[tuple[Rule, ...]] = (
    rule(f"{_DURATIONS} <sign:BEFORE|AFTER> GLUE* <time:PERIOD>", beside),
    rule(f"ABOUT* {_DURATIONS} <sign:BEFORE|AFTER> (?=END|COMMA|DOT)", before_after),
)

WEEKDAYS: Final[tuple[Rule, ...]] = (
    rule("<weekday:WEEKDAY> COMMA? LINK* <week:PERIOD>", weekday_of_period),
    rule("<week:PERIOD> COMMA? LINK* <weekday:WEEKDAY>", weekday_of_period),
    rule("<shift:SHIFT> <weekday:WEEKDAY>", shifted_weekday),
    rule("<weekday:WEEKDAY> <shift:SHIFT>", shifted_weekday),
)

ALONE: Final[tuple[Rule, ...]] = (
    rule("<anchor:ANCHOR>", anchored_day),
    rule("<weekday:WEEKDAY>", weekday_alone),
    rule("<unit:UNIT>", weekend_alone),
)
