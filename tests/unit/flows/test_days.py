"""Days and their parts."""

import datetime as dt
from itertools import pairwise

import pytest

from flows.days import Days, Part

MAY = Days(dt.date(2014, 5, 12), dt.date(2014, 6, 2))


@pytest.mark.parametrize(
    ("size", "count", "second"),
    [
        ("day", 22, Days(dt.date(2014, 5, 13), dt.date(2014, 5, 13))),
        ("week", 4, Days(dt.date(2014, 5, 19), dt.date(2014, 5, 25))),
        ("month", 2, Days(dt.date(2014, 6, 1), dt.date(2014, 6, 2))),
    ],
)
def test_parts_are_all_of_it_and_do_not_overlap(size: Part, count: int, second: Days) -> None:
    parts = list(MAY.parts(size))
    assert (len(parts), parts[1]) == (count, second)
    assert (parts[0].first, parts[-1].last) == MAY
    assert all(later.first - earlier.last == dt.timedelta(days=1) for earlier, later in pairwise(parts))


def test_moments_within() -> None:
    assert MAY.holds(dt.datetime(2014, 5, 12))
    assert MAY.holds(dt.datetime(2014, 6, 2, 23, 59))
    assert not MAY.holds(dt.datetime(2014, 6, 3))
    assert not MAY.holds(None)


@pytest.mark.parametrize(
    ("printed", "is_held"),
    [
        ("2014-05-12T00:00:00Z", True),
        ("Mon, 12 May 2014 08:00:00 +0200", True),
        ("2014-05", True),
        ("2014", True),
        (dt.date(2014, 6, 2), True),
        (dt.datetime(2014, 6, 3), False),
        ("2014-06-03", False),
        ("soon", False),
        (None, False),
        ("", False),
    ],
)
def test_printed_dates_within(printed: object, is_held: bool) -> None:
    assert MAY.holds_printed(printed) == is_held
