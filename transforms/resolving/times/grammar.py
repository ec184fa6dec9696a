"""The grammar of times as a cascade: each stage of rules works on what the ones before have made of a run."""

from dataclasses import replace
from functools import lru_cache
from typing import Final

from transforms.resolving.times import (
    rules_calendars,
    rules_dates,
    rules_durations,
    rules_parts,
    rules_ranges,
    rules_relative,
    rules_seasons,
    rules_spans,
    rules_units,
    rules_weekdays,
)
from transforms.resolving.times.numbers import join_numbers
from transforms.resolving.times.patterns import Rule, first_that_fits, kinds_of, reduce_pieces, rule
from transforms.resolving.times.pieces import Piece

INTRODUCTIONS: Final = frozenset(
    {"IN", "SINCE", "UNTIL", "FROM", "BEFORE", "AFTER", "BETWEEN", "EDGE", "SHIFT", "PRESHIFT", "UNIT"}
)
_PASSED_OVER: Final = frozenset({"DASH", "LINKWORD", "THEDAY", "ABOUT"})


_YEARS: Final[tuple[Rule, ...]] = (
    rule("(?<=(IN|FROM|SINCE|LINKWORD|THEDAY|AND|TO|OPEN)) <year:YEAR>", rules_dates.year_alone),
    rule("<year:YEAR> (?!WORD|UNIT)", rules_dates.year_alone),
    rule("(?<=(IN|FROM|SINCE|UNTIL|LINKWORD|THEDAY|AND|TO|OPEN)) <year:SHORTYEAR>", rules_dates.year_alone),
)

STAGES: Final[tuple[tuple[Rule, ...], ...]] = (
    rules_calendars.DATES,
    rules_ranges.RANGES,
    rules_ranges.NUMERIC,
    rules_dates.DATES,
    rules_parts.CLOCKS,
    rules_units.NTH,
    rules_relative.UNITS,
    rules_seasons.SEASONS,
    rules_units.NTH,
    rules_units.NUMBERED,
    rules_ranges.DAYS_OF,
    rules_dates.WEEKDAY_DATES,
    rules_durations.DURATIONS,
    rules_spans.EDGES,
    rules_units.ALONE,
    rules_weekdays.WEEKDAYS,
    rules_weekdays.ALONE,
    rules_parts.PARTS,
    rules_parts.CLOCKED,
    rules_parts.PARTS,
    rules_durations.BESIDE,
    rules_spans.SPANS,
    _YEARS,
    rules_spans.SPANS,
    rules_parts.CLOCKS_ALONE,
)


def strengthen(pieces: list[Piece]) -> list[Piece]:
    """Words that need a preposition before them and have one are as good as others; *to* needs a *from*."""
    made: list[Piece] = []
    introduction, is_range = "", False
    for piece in pieces:
        is_introduced = introduction in INTRODUCTIONS or (introduction == "TO" and is_range)
        made.append(replace(piece, weakness=0) if piece.weakness == 1 and is_introduced else piece)
        if piece.kind not in _PASSED_OVER:
            introduction = piece.kind
        is_range = is_range or piece.kind in {"WEEKDAY", "MONTH", "YEAR", "SEASON", "FROM"}
    return made


@lru_cache(maxsize=65536)
def _next_step(kinds: str, stage: int, rule_number: int) -> tuple[int, int]:
    """The first stage, and the first rule in it, that matches a row of kinds, from a stage and a rule on.

    Most rows match few rules of the hundreds: what is known of a row of kinds is kept.
    """
    for at in range(stage, len(STAGES)):
        begin = rule_number if at == stage else 0
        fit = first_that_fits(STAGES[at][begin:], kinds)
        if begin + fit < len(STAGES[at]):
            return at, begin + fit
    return len(STAGES), 0


def parse(pieces: list[Piece]) -> list[Piece]:
    """The periods in a run of pieces, in order."""
    pieces = strengthen(join_numbers(pieces))
    stage, number = _next_step(kinds_of(pieces), 0, 0)
    while stage < len(STAGES):
        pieces = reduce_pieces(pieces, STAGES[stage][number : number + 1])
        stage, number = _next_step(kinds_of(pieces), stage, number + 1)
    return [piece for piece in pieces if piece.kind == "PERIOD"]
