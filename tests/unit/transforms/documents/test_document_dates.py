"""Dates as printed → days, precision, instant."""

import datetime as dt

import pytest

from transforms.documents.dates import parse_date, refuse_future
from transforms.documents.faults import UnusableError


@pytest.mark.parametrize(
    ("printed", "start", "end", "precision"),
    [
        ("2014-05-12", "2014-05-12", "2014-05-12", "day"),
        ("2014/5/2", "2014-05-02", "2014-05-02", "day"),
        ("20140512", "2014-05-12", "2014-05-12", "day"),
        ("2014-02", "2014-02-01", "2014-02-28", "month"),
        ("2012-02", "2012-02-01", "2012-02-29", "month"),
        ("2014", "2014-01-01", "2014-12-31", "year"),
        ("12.05.2014", "2014-05-12", "2014-05-12", "day"),
        ("25/12/2014", "2014-12-25", "2014-12-25", "day"),
        ("12/25/2014", "2014-12-25", "2014-12-25", "day"),
        ("04/05/2014", "2014-04-05", "2014-05-04", "interval"),
        ("05/05/2014", "2014-05-05", "2014-05-05", "day"),
        ("12 mai 2014", "2014-05-12", "2014-05-12", "day"),
        ("le 1er mars 2011", "2011-03-01", "2011-03-01", "day"),
        ("May 12, 2014", "2014-05-12", "2014-05-12", "day"),
        ("12. Mai 2014", "2014-05-12", "2014-05-12", "day"),
        ("12 de mayo de 2014", "2014-05-12", "2014-05-12", "day"),
        ("١٢ مايو ٢٠١٤", "2014-05-12", "2014-05-12", "day"),
        ("12 أيار 2014", "2014-05-12", "2014-05-12", "day"),
        ("mayo de 2014", "2014-05-01", "2014-05-31", "month"),
        ("Tue, 13 May 2014 01:30:00 +0200", "2014-05-13", "2014-05-13", "day"),
        ("1399887000", "2014-05-12", "2014-05-12", "day"),
    ],
)
def test_printed_dates_hold_every_possible_day(printed: str, start: str, end: str, precision: str) -> None:
    date = parse_date(printed)
    assert (str(date.start), str(date.end), date.precision) == (start, end, precision)


@pytest.mark.parametrize(
    ("printed", "day", "instant"),
    [
        ("2014-05-12T23:30:00-05:00", "2014-05-12", "2014-05-13T04:30:00"),
        ("2014-05-13T01:00:00.250+03:00", "2014-05-13", "2014-05-12T22:00:00"),
        ("2014-05-12T08:30:00Z", "2014-05-12", "2014-05-12T08:30:00"),
        ("2014-05-12 08:30", "2014-05-12", "2014-05-12T08:30:00"),
        ("2014-05-12T08:30:00+0430", "2014-05-12", "2014-05-12T04:00:00"),
    ],
)
def test_timestamps_keep_the_printed_day_and_give_the_instant_in_utc(printed: str, day: str, instant: str) -> None:
    date = parse_date(printed)
    assert str(date.start) == day
    assert date.instant == dt.datetime.fromisoformat(instant)


def test_a_month_has_no_instant() -> None:
    assert parse_date("2014-05").instant is None


@pytest.mark.parametrize("printed", ["soon", "2014-13-40", "31/02/2014", "0001-01-01", "99", "2014-02-30T10:00:00Z"])
def test_what_is_no_date_is_refused_with_what_was_expected(printed: str) -> None:
    with pytest.raises(UnusableError, match=r"got .*expected a day, month or year") as caught:
        parse_date(printed)
    assert caught.value.rule == "date not understood"


def test_a_future_day_is_refused_but_tomorrow_may_be_another_zone() -> None:
    as_of = dt.date(2015, 6, 30)
    refuse_future(parse_date("2015-07-01"), as_of, "published")
    refuse_future(parse_date("2015-06"), as_of, "published")
    refuse_future(parse_date("2015"), as_of, "published")
    with pytest.raises(UnusableError, match="after 2015-06-30"):
        refuse_future(parse_date("2015-07-02"), as_of, "published")
