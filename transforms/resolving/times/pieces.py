"""What the grammar of times works on: pieces of text with a kind, and times that wait for the day of reading."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

KINDS: Final = (
    # From the vocabulary of a language; the number or word of a piece is its value there.
    "WEEKDAY", "MONTH", "LUNARMONTH", "SOLARMONTH", "UNIT", "NUMBER", "ORDINAL", "RELDAY", "PARTDAY", "PART", "AMPM",
    "ZONE", "SHIFT", "PRESHIFT", "EDGE", "HOLIDAY", "SEASON", "AGO", "HENCE", "IN", "LINKWORD", "THEDAY", "FROM",
    "TO", "AND", "BETWEEN", "SINCE", "UNTIL", "BEFORE", "AFTER", "NOW", "FEW", "ABOUT", "OCLOCK", "ANCHOR", "EVE",
    "REST", "ERA",
    # From digits and signs.
    "YEAR", "SHORTYEAR", "DATE", "YEARMONTH", "QUARTER", "HALFYEAR", "CLOCK", "DECADE",
    "COMMA", "DASH", "SLASH", "DOT", "OPEN", "CLOSE",
    # Made by rules.
    "PERIOD", "DURATION", "CLOCKSPAN",
    # What ends a run: another word, or none.
    "WORD", "END",
)  # fmt: skip

CORE: Final = frozenset((
    "WEEKDAY", "MONTH", "LUNARMONTH", "SOLARMONTH", "UNIT", "RELDAY", "PARTDAY", "PART", "HOLIDAY", "SEASON", "NOW",
    "ANCHOR", "EVE", "DURATION", "DATE", "YEARMONTH", "YEAR", "SHORTYEAR", "DECADE", "ERA", "QUARTER", "HALFYEAR",
    "CLOCK", "ZONE", "PERIOD",
))  # fmt: skip
"""Kinds of which one at least is in every expression, days and years told by numbers alone excepted."""

LETTER: Final = {kind: chr(0x100 + position) for position, kind in enumerate(KINDS)}
"""One letter a kind, so that a row of pieces is a text that a regular expression can match."""


class Stretch(NamedTuple):
    """Days from `start` to `end`, both included, with the grain (a code of DATE_PRECISIONS)."""

    start: dt.date
    end: dt.date
    precision: str


class Told(NamedTuple):
    """The month, quarter or year last told of, if no day was told since, and the day last told of."""

    period: Stretch | None = None
    day: dt.date | None = None


class Moment(NamedTuple):
    """From where a time is read.

    Attributes:
        day: the day of reading.
        direction: whether the text looks ahead (1), back (-1) or does not say (0: news look back).
        told: what was told of last.
    """

    day: dt.date
    direction: int = -1
    told: Told = Told()

    def at_told(self) -> "Moment":
        """The moment seen from what was told of last; itself if nothing was."""
        period, day = self.told
        return self._replace(day=period.start if period else day or self.day)


Meaning = Callable[[Moment], Stretch | None]


@dataclass(frozen=True, slots=True)
class Time:
    """What a time expression means.

    Attributes:
        meaning: days, given the moment of reading; None where they cannot be known.
        grain: day, week, month, quarter, year or interval.
        weekday: Monday 1 … Sunday 7 if told.
        clock: HH:MM if told.
        part: part of the day if told.
        is_absolute: the same whenever it is read.
        is_open: could lie back or ahead (no year, no modifier).
        is_rough: its day is a point on a coarser scale ("two years ago").
        rule: name of the rule that made it.
    """

    meaning: Meaning
    grain: str
    rule: str
    weekday: int | None = None
    clock: str | None = None
    part: str | None = None
    is_absolute: bool = False
    is_open: bool = False
    is_rough: bool = False

    def with_(self, **changes: object) -> "Time":
        """The same time with some attributes changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text with a kind; which of the values is set depends on the kind.

    `weakness` is 0 for words that tell a time by themselves, 1 for those that need a preposition before them
    ("in May"), 2 for those that need a number or a modifier ("Sun 3 June").
    """

    kind: str
    start: int
    end: int
    number: int = 0
    word: str = ""
    time: Time | None = None
    weakness: int = 0


def fixed(stretch: Stretch | None) -> Meaning:
    """A meaning that does not depend on the moment."""
    return lambda _moment: stretch
