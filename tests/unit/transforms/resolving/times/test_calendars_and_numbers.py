"""Calendars against days known from history, numbers in words, edges of periods."""

import datetime as dt

import pytest

from transforms.resolving.times.arithmetic import edge_of, first_week, shift, unit_around, weekday_from
from transforms.resolving.times.calendars import hijri_day, jalali_day
from transforms.resolving.times.find import find_times
from transforms.resolving.times.holidays import (
    easter,
    holiday,
    holiday_days,
    nth_weekday,
    orthodox_easter,
    waits_for_moon,
)
from transforms.resolving.times.numbers import value_of
from transforms.resolving.times.pieces import Stretch


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ((1357, 11, 22), dt.date(1979, 2, 11)),
        ((1400, 1, 1), dt.date(2021, 3, 21)),
        ((1399, 12, 30), dt.date(2021, 3, 20)),
        ((1320, 6, 3), dt.date(1941, 8, 25)),
    ],
)
def test_jalali(told: tuple[int, int, int], day: dt.date) -> None:
    assert jalali_day(*told) == day


@pytest.mark.parametrize(("told", "day"), [((1442, 9, 1), dt.date(2021, 4, 13)), ((1400, 1, 1), dt.date(1979, 11, 21))])
def test_hijri_within_a_day_of_the_moon(told: tuple[int, int, int], day: dt.date) -> None:
    found = hijri_day(*told)
    assert found is not None
    assert abs((found - day).days) <= 1


def test_days_that_do_not_exist() -> None:
    assert hijri_day(1442, 13, 1) is jalali_day(1400, 7, 31) is nth_weekday(2021, 2, 1, 5) is None


@pytest.mark.parametrize(("year", "day"), [(2000, "04-23"), (2008, "03-23"), (2011, "04-24"), (2021, "04-04")])
def test_easter(year: int, day: str) -> None:
    assert str(easter(year)) == f"{year}-{day}"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("us-thanksgiving", "2021-11-25"),
        ("us-memorial", "2021-05-31"),
        ("mardi-gras", "2021-02-16"),
        ("advent-1", "2021-11-28"),
        ("christmas", "2021-12-25"),
    ],
)
def test_holidays(name: str, day: str) -> None:
    of_year = holiday(name)
    assert of_year is not None
    assert str(of_year(2021)) == day


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("eid-fitr", 2021, "2021-05-13"),
        ("eid-adha", 2023, "2023-06-28"),
        ("ashura", 2020, "2020-08-29"),
        ("mawlid", 2022, "2022-10-08"),
        ("hijri-new-year", 2019, "2019-08-31"),
    ],
)
def test_feasts_that_wait_for_the_moon_within_a_day(name: str, year: int, day: str) -> None:
    (found,) = holiday_days(name, year)
    assert abs((found - dt.date.fromisoformat(day)).days) <= 1
    assert waits_for_moon(name)
    assert holiday(name) is None


def test_a_year_may_hold_a_feast_by_the_moon_twice() -> None:
    assert len(holiday_days("eid-fitr", 2000)) == 2


@pytest.mark.parametrize(("year", "day"), [(2000, "04-30"), (2011, "04-24"), (2021, "05-02"), (2022, "04-24")])
def test_orthodox_easter(year: int, day: str) -> None:
    assert str(orthodox_easter(year)) == f"{year}-{day}"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ([20, 5], 25),
        ([4, 20, 10], 90),
        ([4, 20, 10, 9], 99),
        ([60, 11], 71),
        ([2, 1000, 14], 2014),
        ([1000, 9, 100, 84], 1984),
        ([19, 80, 4], 1984),
        ([3, 20], 23),
        ([5, 3], None),
    ],
)
def test_numbers_in_words(words: list[int], value: int | None) -> None:
    assert value_of(words) == value


def test_shifts_stay_in_the_month() -> None:
    assert shift(dt.date(2021, 3, 31), "month", -1) == dt.date(2021, 2, 28)
    assert shift(dt.date(2020, 2, 29), "year", 1) == dt.date(2021, 2, 28)
    assert shift(dt.date(2021, 7, 9), "workday", 1) == dt.date(2021, 7, 12)
    assert shift(dt.date(5, 1, 1), "century", -1) is None


def test_units_and_weeks() -> None:
    assert unit_around(dt.date(2021, 7, 7), "quarter") == Stretch(dt.date(2021, 7, 1), dt.date(2021, 9, 30), "quarter")
    assert unit_around(dt.date(2021, 7, 11), "week") == Stretch(dt.date(2021, 7, 5), dt.date(2021, 7, 11), "week")
    assert first_week(dt.date(2021, 1, 1)) == dt.date(2021, 1, 4)
    assert first_week(dt.date(2015, 1, 1)) == dt.date(2014, 12, 29)
    assert weekday_from(dt.date(2021, 7, 7), 3, -1) == dt.date(2021, 7, 7)
    assert weekday_from(dt.date(2021, 7, 7), 3, 1) == dt.date(2021, 7, 14)


def test_edges_lie_within_their_period() -> None:
    year = Stretch(dt.date(2021, 1, 1), dt.date(2021, 12, 31), "year")
    edges = {name: edge_of(year, name) for name in ("start", "early", "mid", "late", "end")}
    assert [str(edges[name].start) for name in edges] == [
        "2021-01-01",
        "2021-01-01",
        "2021-05-01",
        "2021-07-01",
        "2021-09-01",
    ]
    assert all(year.start <= each.start <= each.end <= year.end for each in edges.values())


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on 22 Bahman 1357", "1979-02-11", "1979-02-11"),
        ("on 1 Ramadan 1442", "2021-04-12", "2021-04-14"),
        ("in Ramadan 2021", "2021-04-12", "2021-05-13"),
        ("on Eid al-Fitr 2022", "2022-05-02", "2022-05-04"),
    ],
)
def test_other_calendars_in_text(text: str, start: str, end: str) -> None:
    (time,) = find_times(text, "en", None, None)
    assert (str(time.start), str(time.end)) == (start, end)
