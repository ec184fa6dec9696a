"""Days of religious and national holidays by year; those that wait for the moon within a day on either side."""

import datetime as dt
from collections.abc import Callable
from typing import Final

from transforms.resolving.times.arithmetic import make_date, weekday_from
from transforms.resolving.times.calendars import hijri_days_in

_FIXED: Final = {
    "new-year": (1, 1), "new-year-eve": (12, 31), "epiphany": (1, 6), "valentine": (2, 14), "saint-patrick": (3, 17),
    "womens-day": (3, 8), "april-fools": (4, 1), "earth-day": (4, 22), "labour": (5, 1), "us-independence": (7, 4),
    "us-veterans": (11, 11), "halloween": (10, 31), "all-saints": (11, 1), "armistice": (11, 11),
    "victory-europe": (5, 8), "bastille": (7, 14), "assumption": (8, 15), "christmas-eve": (12, 24),
    "christmas": (12, 25), "boxing": (12, 26), "nowruz": (3, 21), "german-unity": (10, 3), "reformation": (10, 31),
    "saint-martin": (11, 11), "saint-nicholas": (12, 6), "saint-john": (6, 24), "victory-day": (5, 9),
    "defender": (2, 23), "russia-day": (6, 12), "ukraine-independence": (8, 24), "portugal-freedom": (4, 25),
    "brazil-independence": (9, 7), "spain-hispanic": (10, 12), "mexico-independence": (9, 16), "all-souls": (11, 2),
    "immaculate": (12, 8), "childrens-day": (6, 1), "orthodox-christmas": (1, 7),
    "spring-start": (3, 20), "summer-start": (6, 21), "autumn-start": (9, 22), "winter-start": (12, 21),
}  # fmt: skip
_AROUND_EASTER: Final = {
    "mardi-gras": -47, "carnival-sunday": -49, "carnival-monday": -48, "ash-wednesday": -46, "palm-sunday": -7,
    "maundy-thursday": -3, "good-friday": -2, "holy-saturday": -1, "easter": 0, "easter-monday": 1, "ascension": 39,
    "pentecost": 49, "whit-monday": 50, "corpus-christi": 60,
}  # fmt: skip
# Month, weekday, which one (from the end if negative).
_NTH_WEEKDAY: Final = {
    "us-labor": (9, 1, 1), "mothers-day": (5, 7, 2), "fathers-day": (6, 7, 3), "us-memorial": (5, 1, -1),
    "us-mlk": (1, 1, 3), "us-presidents": (2, 1, 3), "us-columbus": (10, 1, 2), "us-thanksgiving": (11, 4, 4),
    "harvest-festival": (10, 7, 1),
}  # fmt: skip


# Month and day of the Islamic calendar.
_BY_THE_MOON: Final = {
    "hijri-new-year": (1, 1), "ashura": (1, 10), "arbaeen": (2, 20), "mawlid": (3, 12), "ramadan-start": (9, 1),
    "laylat-al-qadr": (9, 27), "eid-fitr": (10, 1), "arafah": (12, 9), "eid-adha": (12, 10),
}  # fmt: skip
_AROUND_ORTHODOX_EASTER: Final = {
    "orthodox-palm-sunday": -7, "orthodox-good-friday": -2, "orthodox-easter": 0, "radonitsa": 9,
    "orthodox-ascension": 39, "orthodox-pentecost": 49,
}  # fmt: skip


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, Meeus, Astronomical Algorithms, ch. 8)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    skew = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - skew + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return dt.date(year, month, day + 1)


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the Julian calendar as a Gregorian day, 1900 to 2099 (Meeus, Astronomical Algorithms, ch. 8)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return dt.date(year, month, day + 1) + dt.timedelta(days=13)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> dt.date | None:
    """The first, second … such weekday of a month; -1 is the last."""
    if number > 0:
        first = weekday_from(dt.date(year, month, 1) - dt.timedelta(days=1), weekday, 1)
        day = first + dt.timedelta(days=7 * (number - 1))
    else:
        following = dt.date(year + month // 12, month % 12 + 1, 1)
        day = weekday_from(following - dt.timedelta(days=1), weekday, -1) + dt.timedelta(days=7 * (number + 1))
    return day if day.month == month else None


def advent(year: int, sunday: int) -> dt.date:
    """The first to fourth Sunday of Advent."""
    fourth = weekday_from(dt.date(year, 12, 24), 7, -1)
    return fourth - dt.timedelta(days=7 * (4 - sunday))


def _beside(sunday: Callable[[int], dt.date], days: int) -> Callable[[int], dt.date | None]:
    return lambda year: sunday(year) + dt.timedelta(days=days)


def waits_for_moon(name: str) -> bool:
    """Whether a holiday may be a day earlier or later than `holiday_days` says."""
    return name in _BY_THE_MOON


def holiday_days(name: str, year: int) -> list[dt.date]:
    """The days of a holiday in a year, none if it is not known; of those of the Islamic calendar there may be two."""
    if name in _BY_THE_MOON:
        return hijri_days_in(year, *_BY_THE_MOON[name])
    of_year = holiday(name)
    day = None if of_year is None else of_year(year)
    return [] if day is None else [day]


def holiday(name: str) -> Callable[[int], dt.date | None] | None:
    """The day of a holiday by year; None for those of the Islamic calendar and those that are not known."""
    if name in _FIXED:
        month, day = _FIXED[name]
        return lambda year: make_date(year, month, day)
    for sunday, around in ((easter, _AROUND_EASTER), (orthodox_easter, _AROUND_ORTHODOX_EASTER)):
        if name in around:
            return _beside(sunday, around[name])
    if name in _NTH_WEEKDAY:
        month, weekday, number = _NTH_WEEKDAY[name]
        return lambda year: nth_weekday(year, month, weekday, number)
    if name == "us-black-friday":
        return lambda year: (nth_weekday(year, 11, 4, 4) or dt.date(year, 11, 22)) + dt.timedelta(days=1)
    if name.startswith("advent-"):
        return lambda year: advent(year, int(name[-1]))
    return None
