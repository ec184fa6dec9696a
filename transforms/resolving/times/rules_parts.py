"""Rules for parts of the day and clock times beside a day."""

from typing import Final

from transforms.resolving.times.arithmetic import DAY
from transforms.resolving.times.numerics import clock_text
from transforms.resolving.times.patterns import Found, Rule, rule
from transforms.resolving.times.pieces import Moment, Piece, Stretch, Time
from transforms.resolving.times.rules_dates import period
from transforms.resolving.times.rules_ranges import joined
from transforms.resolving.times.rules_relative import day_from_now

_PART_CLOCKS: Final = {"noon": "12:00", "midnight": "00:00"}
_AFTER_NOON: Final = frozenset({"afternoon", "evening", "night"})


def shifted_part(found: Found) -> Piece | None:
    """This morning, last night, cette nuit."""
    time = day_from_now(min(found.number("shift"), 1), "part of a relative day")
    return period(found, time.with_(part=found.word("part")))


def part_of(found: Found) -> Piece | None:
    """A part of a day told beside it: Monday evening, matin du 12 mai."""
    time, part = found.slots["day"].time, found.word("part")
    if time is None or time.grain != "day":
        return None
    clock = time.clock or _PART_CLOCKS.get(part)
    if time.clock and part in _AFTER_NOON and time.clock < "12:00":
        clock = clock_text(int(time.clock[:2]), int(time.clock[3:]), "p")
    return period(found, time.with_(part=time.part or part, clock=clock))


def night_between(found: Found) -> Piece | None:
    """The night from Monday to Tuesday: both days are possible."""
    if found.word("part") not in {"night", "evening"}:
        return None
    first, last = found.slots["first"].time, found.slots["last"].time
    time = joined(first, last, "night between two days")
    return None if time is None else period(found, time.with_(part="night"))


def night_before(found: Found) -> Piece | None:
    """The night to Monday (German "Nacht auf Montag"): that day and the one before."""
    time = found.slots["last"].time
    if time is None or time.grain != "day" or found.word("part") != "night":
        return None

    def meaning(moment: Moment) -> Stretch | None:
        day = time.meaning(moment)
        return None if day is None else Stretch(day.start - DAY, day.end, "interval")

    return period(found, time.with_(meaning=meaning, grain="interval", part="night", rule="night between two days"))


def spoken_clock(found: Found) -> Piece | None:
    """A clock time in words or with a marker: seven o'clock, 7 heures, 10 p.m., 8 Uhr 30."""
    hour, minute = found.number("hour"), found.number("minute")
    clock = clock_text(hour, minute, found.word("ampm")[:1])
    if clock is None or not 0 <= hour <= 24:
        return None
    return Piece("CLOCK", found.pieces[0].start, found.pieces[-1].end, number=0, word=clock)


def military_clock(found: Found) -> Piece | None:
    """Four digits before a time zone: 0800 UTC."""
    piece = found.slots["hour"]
    clock = clock_text(piece.number // 100, piece.number % 100, "") if len(piece.word) == 4 else None
    return None if clock is None else Piece("CLOCK", piece.start, piece.end, number=1, word=clock)


def hours_as_clock(found: Found) -> Piece | None:
    """Hours that a day stands beside are a time of the day: lundi à 10 heures."""
    hours, day = found.slots["hours"], found.slots["day"].time
    if hours.word != "hour" or day is None or day.grain != "day" or not 0 <= hours.number < 24:
        return None
    return period(found, day.with_(clock=clock_text(hours.number, found.number("minute"), "")))


def zoned_clock(found: Found) -> Piece | None:
    """A clock time with its time zone; one of UTC is no local time and is not kept."""
    clock = "" if found.word("zone") == "UTC" else found.word("clock")
    return Piece("CLOCK", found.pieces[0].start, found.pieces[-1].end, found.number("clock"), clock)


def clock_in_part(found: Found) -> Piece | None:
    """8 in the evening, 8:00 de la mañana."""
    clock = found.word("clock")
    if clock and found.word("part") in _AFTER_NOON and not found.number("clock") and clock < "12:00":
        clock = clock_text(int(clock[:2]), int(clock[3:]), "p") or clock
    return Piece("CLOCK", found.pieces[0].start, found.pieces[-1].end, number=1, word=clock)


def clock_span(found: Found) -> Piece | None:
    """From one clock time to another; the first is kept."""
    return Piece("CLOCKSPAN", found.pieces[0].start, found.pieces[-1].end, word=found.word("clock"))


def clock_of_day(found: Found) -> Piece | None:
    """A clock time beside a day."""
    time, clock = found.slots["day"].time, found.word("clock")
    if time is None or time.grain != "day" or (time.clock and time.part is None):
        return None
    if clock and time.part in _AFTER_NOON and not found.number("clock") and clock < "12:00":
        clock = clock_text(int(clock[:2]), int(clock[3:]), "p") or clock
    return period(found, time.with_(clock=clock or None))


def clock_alone(found: Found) -> Piece | None:
    """A clock time of a day that the text does not tell here."""
    return period(found, Time(lambda _moment: None, "unknown", "clock", clock=found.word("clock") or None))


CLOCKS: Final[tuple[Rule, ...]] = (
    rule("<hour:NUMBER> OCLOCK <minute:NUMBER> (?!UNIT|MONTH|WORD)", spoken_clock),
    rule("<hour:NUMBER> OCLOCK", spoken_clock),
    rule("<hour:NUMBER|YEAR> (?=ZONE)", military_clock),
    rule("OCLOCK <hour:NUMBER|ORDINAL> (?!MONTH)", spoken_clock),
    rule("<hour:NUMBER> <ampm:AMPM>", spoken_clock),
    rule("<clock:CLOCK> OCLOCK? GLUE? <zone:ZONE>", zoned_clock),
    rule("<clock:CLOCK> OCLOCK", zoned_clock),
    rule("OCLOCK <clock:CLOCK>", zoned_clock),
    rule("<clock:CLOCK> LINK+ <part:PART>", clock_in_part),
    rule("(FROM|BETWEEN|GLUE)? <clock:CLOCK> (TO|DASH|AND|UNTIL) GLUE* <last:CLOCK>", clock_span),
)

PARTS: Final[tuple[Rule, ...]] = (
    rule(
        "<part:PART> (GLUE|FROM|SINCE|BETWEEN)* <first:PERIOD> (TO|DASH|AND|UNTIL) GLUE* <last:PERIOD>", night_between
    ),
    rule("<part:PART> TO GLUE* <last:PERIOD>", night_before),
    rule("<shift:MOD> GLUE? <part:PART>", shifted_part),
    rule("<part:PART> <shift:SHIFT>", shifted_part),
    rule("<day:PERIOD> (LINK|TO|EDGE)* <part:PART>", part_of),
    rule("(EDGE LINK*)? <part:PART> LINK* <day:PERIOD>", part_of),
)

CLOCKED: Final[tuple[Rule, ...]] = (
    rule("<day:PERIOD> (AT|OPEN|BETWEEN|DASH)* <clock:CLOCK|CLOCKSPAN>", clock_of_day),
    rule("<clock:CLOCK|CLOCKSPAN> (AT|OPEN|DASH)* <day:PERIOD>", clock_of_day),
    rule("<day:PERIOD> AT+ <hours:DURATION> <minute:NUMBER>? (?!UNIT|WORD)", hours_as_clock),
    rule("<hours:DURATION> (GLUE|FROM|COMMA)+ <day:PERIOD>", hours_as_clock),
)

CLOCKS_ALONE: Final[tuple[Rule, ...]] = (rule("<clock:CLOCK|CLOCKSPAN>", clock_alone),)
