"""Rules for durations counted from a day: three days ago, in two weeks, a week before March 10, two days later."""

import datetime as dt
from typing import Final

from transforms.resolving.times.arithmetic import TIMES_OF_DAY, grain_of, shift, unit_around
from transforms.resolving.times.patterns import Found, Rule, rule
from transforms.resolving.times.pieces import Moment, Piece, Stretch, Time
from transforms.resolving.times.rules_dates import period

ROUGH_UNITS: Final = frozenset(
    {"week", "fortnight", "weekend", "month", "quarter", "half", "year", "decade", "century"}
)


def moved(found: Found, step: int, *, is_anchored: bool, name: str) -> Piece | None:
    """A duration back (-1) or on (1) from the day of reading, or from the day last told of."""
    spans = [piece for piece in found.pieces if piece.kind == "DURATION"]

    def meaning(moment: Moment) -> Stretch | None:
        return _from_told(moment, spans, step) if is_anchored else shifted_day(moment.day, spans, step)

    is_rough = spans[-1].word in ROUGH_UNITS
    return period(found, Time(meaning, grain_of(spans[-1].word), name, is_rough=is_rough))


def _from_told(moment: Moment, spans: list[Piece], step: int) -> Stretch | None:
    """From the day last told of; from the period if the duration is in its units: "in 1984 … a year later" is 1985."""
    period, day = moment.told
    if period is not None and len(spans) == 1 and spans[0].word == period.precision and spans[0].number > 0:
        first = shift(period.start, spans[0].word, spans[0].number * step)
        return None if first is None else unit_around(first, spans[0].word)
    is_short = all(piece.word in {*TIMES_OF_DAY, "day", "week"} for piece in spans)
    start = day or (moment.day if moment.direction > 0 and is_short else None)
    return None if start is None else shifted_day(start, spans, step)


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
        if word in {"either", "inside"} and moment.direction <= 0:
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


_DURATIONS: Final = "DURATION ((AND|COMMA)* DURATION)*"

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
