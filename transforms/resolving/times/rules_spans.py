"""Rules that make times of other times: beginnings and ends, the third week of, seasons, ranges, since, after."""

import datetime as dt
from typing import Final

from transforms.resolving.times.arithmetic import DAY, edge_of
from transforms.resolving.times.patterns import Found, Rule, rule
from transforms.resolving.times.pieces import Meaning, Moment, Piece, Stretch, Time
from transforms.resolving.times.rules_dates import period, time_of
from transforms.resolving.times.rules_ranges import joined
from transforms.resolving.times.rules_relative import unit_from_now


def edge(found: Found) -> Piece | None:
    """Early, in the middle, at the end of a period."""
    time, name = time_of(found.slots["time"]), found.word("edge")
    if time is None or time.grain == "unknown":
        return None

    def meaning(moment: Moment) -> Stretch | None:
        stretch = time.meaning(moment)
        return None if stretch is None else _edge_from(stretch, name, moment.day)

    grain = "day" if time.grain == "day" else "interval"
    return period(found, time.with_(meaning=meaning, grain=grain, rule="edge of a period"))


def _edge_from(stretch: Stretch, name: str, day: dt.date) -> Stretch:
    """An edge; *earlier* and *later* in a running period are its days up to or from the day of reading."""
    is_running = stretch.start <= day <= stretch.end and stretch.start != stretch.end
    if name == "later" and is_running:
        return Stretch(day, stretch.end, "interval")
    if name == "earlier" and is_running:
        return Stretch(stretch.start, day, "interval")
    return edge_of(stretch, {"earlier": "early", "later": "late"}.get(name, name))


def edge_of_unit(found: Found) -> Piece | None:
    """The beginning of the year, fin du mois: of the running one; of days the one last told of."""
    unit, name = found.word("unit"), found.word("edge")
    if unit in {"hour", "minute", "second"}:
        return None
    around = unit_from_now(unit, 0, "edge of a period")

    def meaning(moment: Moment) -> Stretch | None:
        day = moment.told.day if unit == "day" and moment.told.day else moment.day
        stretch = around.meaning(moment._replace(day=day))
        return None if stretch is None else _edge_from(stretch, name, moment.day)

    return period(found, around.with_(meaning=meaning, grain="day" if unit == "day" else "interval"))


def rest(found: Found) -> Piece | None:
    """The rest of the week."""
    time = unit_from_now(found.word("unit"), 0, "rest of a period")

    def meaning(moment: Moment) -> Stretch | None:
        stretch = time.meaning(moment)
        return None if stretch is None else Stretch(moment.day, stretch.end, "interval")

    return period(found, time.with_(meaning=meaning, grain="interval"))


def rest_of(found: Found) -> Piece | None:
    """The rest of this week."""
    time = found.slots["time"].time
    if time is None:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        stretch = time.meaning(moment)
        if stretch is None or moment.day > stretch.end:
            return stretch  # from where it is the rest is not told
        return Stretch(max(moment.day, stretch.start), stretch.end, "interval")

    return period(found, time.with_(meaning=meaning, grain="interval", rule="rest of a period"))


def ranged(found: Found) -> Piece | None:
    """From one time to another."""
    return period(found, joined(time_of(found.slots["first"]), time_of(found.slots["last"]), "range"))


def since(found: Found) -> Piece | None:
    """From a time up to the day of reading."""
    time = time_of(found.slots["time"])
    if time is None or time.grain == "unknown":
        return None
    if time.rule in _RANGES:
        return period(found, time)
    return period(found, time.with_(meaning=_since(time, is_after=False), grain="interval", rule="since"))


def since_or_before(found: Found) -> Piece | None:
    """A word for *ago* before a time: since it, where it also means that, else before it."""
    return since(found) if found.word("sign") == "since" else bounded(found)


def after(found: Found) -> Piece | None:
    """From the end of a time up to the day of reading."""
    time = time_of(found.slots["time"])
    if time is None or time.grain == "unknown" or time.clock:
        return None
    return period(found, time.with_(meaning=_since(time, is_after=True), grain="interval", rule="after"))


def _since(time: Time, *, is_after: bool) -> Meaning:
    def meaning(moment: Moment) -> Stretch | None:
        stretch = time.meaning(moment if is_after else moment._replace(direction=-1))
        if stretch is None:
            return None
        start = stretch.end + DAY if is_after else stretch.start
        return Stretch(start, max(moment.day, stretch.end, start), "interval")

    return meaning


def bounded(found: Found) -> Piece | None:
    """By or before a time: the time itself, marked as a bound; *by* without a year is the nearest one."""
    time = time_of(found.slots["time"])
    if time is None:
        return None

    def nearest(moment: Moment) -> Stretch | None:
        both = [time.meaning(moment._replace(direction=each)) for each in (1, -1)]
        known = [each for each in both if each is not None]
        return min(known, key=lambda each: abs((each.start - moment.day).days), default=None)

    is_by = found.pieces[0].kind == "UNTIL" and time.is_open
    return period(found, time.with_(meaning=nearest if is_by else time.meaning, rule="before " + time.rule))


_RANGES: Final = frozenset({"range", "days of a month", "months", "weekdays of a week", "night between two days"})
_WHOLE: Final = "<time:PERIOD|YEAR>"

EDGES: Final[tuple[Rule, ...]] = (
    rule("REST LINK* <unit:UNIT>", rest),
    rule("REST LINK* <time:PERIOD>", rest_of),
    rule(f"<edge:EDGE> (LINK|DASH)* {_WHOLE}", edge),
    rule("<edge:EDGE> LINK* <unit:UNIT>", edge_of_unit),
)

SPANS: Final[tuple[Rule, ...]] = (
    rule("(FROM|SINCE|GLUE)? <first:PERIOD> (TO|DASH|UNTIL) GLUE* <last:PERIOD>", ranged),
    rule("BETWEEN GLUE* <first:PERIOD|YEAR> (AND|DASH|TO) GLUE* <last:PERIOD|YEAR>", ranged),
    rule("(FROM|SINCE) GLUE* <first:YEAR> (TO|DASH|UNTIL) GLUE* <last:YEAR>", ranged),
    rule(f"SINCE GLUE* {_WHOLE}", since),
    rule("<sign:AGO> LINK* <time:PERIOD>", since_or_before),
    rule(f"AFTER GLUE* {_WHOLE}", after),
    rule(f"(BEFORE|UNTIL) GLUE* {_WHOLE}", bounded),
)
