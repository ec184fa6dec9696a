"""Rules for seasons and holidays."""

import datetime as dt
from typing import Final

from transforms.resolving.times.arithmetic import DAY, make_date, shift
from transforms.resolving.times.holidays import holiday_days, waits_for_moon
from transforms.resolving.times.patterns import Found, Rule, rule
from transforms.resolving.times.pieces import Moment, Piece, Stretch, Time
from transforms.resolving.times.rules_dates import period, time_of
from transforms.resolving.times.rules_relative import seen_from

_SEASON_MONTH: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def season(found: Found) -> Piece | None:
    """Seasons in whole months (spring March to May …); winter is told by the year in which it begins."""
    first_month, step = _SEASON_MONTH[found.word("season")], found.slots.get("shift")
    year = found.slots.get("year")
    if year is None and step is None and found.slots["season"].weakness:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        if year is not None:
            return season_of(year.number, first_month)
        return _season_near(moment, first_month, None if step is None else step.number)

    time = Time(meaning, "quarter", "season", is_absolute=year is not None, is_open=step is None)
    return period(found, time.with_(meaning=seen_from(found, meaning)))


def season_of(year: int, first_month: int) -> Stretch | None:
    """Three months from the first month of a season."""
    first = make_date(year, first_month, 1)
    after = None if first is None else shift(first, "month", 3)
    return None if first is None or after is None else Stretch(first, after - DAY, "quarter")


def _season_near(moment: Moment, first_month: int, step: int | None) -> Stretch | None:
    around = [season_of(moment.day.year + each, first_month) for each in (-2, -1, 0, 1, 2)]
    seasons = [each for each in around if each is not None]
    if step == 0:
        return min(seasons, key=lambda each: max((each.start - moment.day).days, (moment.day - each.end).days))
    step = step or 0
    if step < 0:
        return max((each for each in seasons if each.end < moment.day), default=None)
    if step > 0 or moment.direction > 0:
        return min((each for each in seasons if each.start > moment.day), default=None)
    return max((each for each in seasons if each.start <= moment.day), default=None)


def holiday_time(found: Found) -> Piece | None:
    """A holiday, of a year that is told or the last one back or next one ahead; by the moon only if it is told."""
    piece = found.slots["holiday"]
    year, step = found.slots.get("year"), found.slots.get("shift")
    time = None if year is None else time_of(year)
    if time is None and step is None and piece.weakness:
        return None

    def meaning(moment: Moment) -> Stretch | None:
        if time is None:
            direction = step.number if step is not None and step.number else moment.direction
            return None if waits_for_moon(piece.word) else _holiday_near(piece.word, moment.day, direction)
        whole = time.meaning(moment)
        days = [] if whole is None else holiday_days(piece.word, whole.start.year)
        return _holiday_stretch(piece.word, days[0]) if days else None

    grain = "interval" if waits_for_moon(piece.word) else "day"
    is_absolute = bool(time and time.is_absolute)
    return period(
        found, Time(meaning, grain, "holiday", is_absolute=is_absolute, is_open=time is None and step is None)
    )


def _holiday_near(name: str, day: dt.date, direction: int) -> Stretch | None:
    """The last such holiday, or the next one ahead."""
    days = [each for year in (-1, 0, 1) for each in holiday_days(name, day.year + year)]
    if direction > 0:
        found = min((each for each in days if each > day), default=None)
    else:
        found = max((each for each in days if each <= day), default=None)
    return None if found is None else _holiday_stretch(name, found)


def _holiday_stretch(name: str, day: dt.date) -> Stretch:
    margin = DAY if waits_for_moon(name) else DAY * 0
    return Stretch(day - margin, day + margin, "interval" if margin else "day")


SEASONS: Final[tuple[Rule, ...]] = (
    rule("<season:SEASON> LINK* <year:YEAR> ((DASH|SLASH) (YEAR|NUMBER))?", season),
    rule("<shift:MOD> <season:SEASON>", season),
    rule("<season:SEASON> <shift:SHIFT>", season),
    rule("<season:SEASON>", season),
    rule("<holiday:HOLIDAY> LINK* <year:YEAR|PERIOD>", holiday_time),
    rule("<shift:MOD> <holiday:HOLIDAY>", holiday_time),
    rule("<holiday:HOLIDAY> <shift:SHIFT>", holiday_time),
    rule("<holiday:HOLIDAY>", holiday_time),
)
