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
from transforms.resolving.times.pieces import Moment, Piece, Stretch, Time
from transforms.resolving.times.rules_dates import period
from transforms.resolving.times.rules_ranges import days_of_period

ROUGH_UNITS: Final = frozenset(
    {"week", "fortnight", "weekend", "month", "quarter", "half", "year", "decade", "century"}
)


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
        day = moment.anchor or (moment.day if moment.direction > 0 else None)
        if day is None:
            return None
        day += dt.timedelta(days=days)
        return Stretch(day, day, "day")

    return period(found, Time(meaning, "day", "day from the one last told of"))


def step_of(found: Found) -> int:
    """How many units a modifier moves; *next* and the one after the next are told apart only for weekdays."""
    return {2: 1, 3: 2}.get(found.number("shift"), found.number("shift"))


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


def last_units(found: Found) -> Piece | None:
    """The last three weeks, next five days: a span up to or from the day of reading."""
    unit, step = found.word("unit"), found.number("shift")
    is_vague = found.slots["count"].kind == "FEW"
    if step == 0 and not is_vague:
        return None
    count = 3 if is_vague else found.number("count", 1)
    return period(found, _span_from_now(unit, count, max(-1, min(step or -1, 1)), "last or next units"))


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


def moved(found: Found, step: int, *, is_anchored: bool, name: str) -> Piece | None:
    """A duration back (-1) or on (1) from the day of reading, or from the day last told of."""
    spans = [piece for piece in found.pieces if piece.kind == "DURATION"]

    is_short = all(piece.word in {*TIMES_OF_DAY, "day", "week"} for piece in spans)

    def meaning(moment: Moment) -> Stretch | None:
        start: dt.date | None = moment.day
        if is_anchored:
            start = moment.anchor or (moment.day if moment.direction > 0 and is_short else None)
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


def one_ago(found: Found) -> Piece | None:
    """A month ago, where the unit alone means one (Arabic)."""
    return ago(_with_duration(found))


def one_ahead(found: Found) -> Piece | None:
    """In a month, where the unit alone means one."""
    return within(_with_duration(found)) if found.word("sign") == "ahead" else None


def _with_duration(found: Found) -> Found:
    unit = found.slots["unit"]
    return Found([*found.pieces, Piece("DURATION", unit.start, found.pieces[-1].end, 1, unit.word)], found.slots)


def hence(found: Found) -> Piece | None:
    """Two weeks from now; *later* counts from the day last told of."""
    return moved(found, 1, is_anchored=found.word("sign") == "anchor", name="from now")


def before_after(found: Found) -> Piece | None:
    """Two days before, quelques jours après: from the day last told of, if nothing else is named."""
    step = -1 if found.slots["sign"].kind == "BEFORE" else 1
    return moved(found, step, is_anchored=True, name="from the day last told of")


def early_late(found: Found) -> Piece | None:
    """Two days earlier, two days later."""
    step = {"earlier": -1, "later": 1}.get(found.word("sign"), 0)
    return moved(found, step, is_anchored=True, name="from the day last told of") if step else None


def within(found: Found) -> Piece | None:
    """In three days, dans deux semaines: ahead; where the word also means *during*, only if the text looks ahead."""
    word = found.word("sign")
    if word not in {"ahead", "either", "inside"}:
        return None
    spans = [piece for piece in found.pieces if piece.kind == "DURATION"]

    def meaning(moment: Moment) -> Stretch | None:
        if word in {"either", "inside"} and moment.direction < 0:
            return None
        end = shifted_day(moment.day, spans, 1)
        if word == "inside" and end is not None:
            return Stretch(moment.day, end.end, "day" if end.end == moment.day else "interval")
        return end

    return period(
        found,
        Time(meaning, grain_of(spans[-1].word), "within", is_rough=word != "inside" and spans[-1].word in ROUGH_UNITS),
    )


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


_FIRST_TO_LAST: Final = "<first:NUMBER|ORDINAL> DOT? (TO|DASH|UNTIL|AND) GLUE* <last:NUMBER|ORDINAL> DOT?"
_DURATIONS: Final = "DURATION ((AND|COMMA)* DURATION)*"

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
    rule("<shift:MOD> <unit:UNIT>", shifted_unit),
    rule("<unit:UNIT> <shift:SHIFT>", shifted_unit),
    rule("<count:NUMBER|FEW> LINK? <unit:UNIT>", duration),
    rule("<span:DURATION> <shift:SHIFT>", shifted_duration),
)

DURATIONS: Final[tuple[Rule, ...]] = (
    rule(f"<sign:AGO> (ABOUT|GLUE)* {_DURATIONS}", ago),
    rule("<sign:AGO> (ABOUT|GLUE)* <unit:UNIT> NUMBER? (?!SHIFT)", one_ago),
    rule("<sign:IN> <unit:UNIT> NUMBER? (?!SHIFT)", one_ahead),
    rule(f"ABOUT* {_DURATIONS} <sign:AGO>", ago),
    rule(f"ABOUT* {_DURATIONS} <sign:HENCE>", hence),
    rule(f"ABOUT* {_DURATIONS} <sign:EDGE>", early_late),
    rule(f"<sign:IN> (ABOUT|GLUE)* {_DURATIONS}", within),
)

BESIDE: Final[tuple[Rule, ...]] = (
    rule(f"{_DURATIONS} <sign:BEFORE|AFTER|FROM> GLUE* <time:PERIOD>", beside),
    rule(f"ABOUT* {_DURATIONS} <sign:BEFORE|AFTER> (?=END|COMMA|DOT)", before_after),
)
