"""Days of the Islamic lunar (Hijri) and Persian solar (Jalali) calendars as Gregorian days."""

import datetime as dt
from typing import Final

# Day numbers of datetime.date.toordinal before the first day of each era.
_HIJRI_EPOCH: Final = dt.date(622, 7, 19).toordinal() - 1
_JALALI_EPOCH: Final = dt.date(622, 3, 22).toordinal() - 1


def hijri_day(year: int, month: int, day: int) -> dt.date | None:
    """A day of the tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30).

    The calendars in use follow the moon or a country's own tables: they differ from it by up to a day or two.
    Source: Dershowitz and Reingold, Calendrical Calculations.
    """
    if not (1 <= month <= 12 and 1 <= day <= 30 and 1 <= year <= 9000):
        return None
    days = day + 29 * (month - 1) + month // 2 + 354 * (year - 1) + (3 + 11 * year) // 30
    return dt.date.fromordinal(_HIJRI_EPOCH + days)


def hijri_days_in(year: int, month: int, day: int) -> list[dt.date]:
    """The days of a Gregorian year that are such a day of the tabular Islamic calendar: one, seldom two or none."""
    about = (year - 622) * 33 // 32
    found = (hijri_day(each, month, day) for each in range(about - 1, about + 3))
    return [each for each in found if each is not None and each.year == year]


def jalali_day(year: int, month: int, day: int) -> dt.date | None:
    """A day of the Persian calendar by its arithmetic form (Birashk's cycle of 2,820 years).

    Source: Dershowitz and Reingold, Calendrical Calculations. It agrees with the astronomical form in all years
    from 1206 to 1498 (1827 to 2120).
    """
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30) and 1 <= year <= 2820):
        return None
    of_cycle = (year - 474) % 2820 + 474
    cycles = (year - 474) // 2820
    before = 31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6
    days = 1029983 * cycles + 365 * (of_cycle - 1) + (31 * of_cycle - 5) // 128 + before + day
    return dt.date.fromordinal(_JALALI_EPOCH + days)
