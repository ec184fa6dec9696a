"""The clock."""

import datetime as dt

from flows import clock


def test_it_is_utc_without_zone() -> None:
    before = dt.datetime.now(dt.UTC)
    now = clock.now()
    assert now.tzinfo is None
    assert before <= now.replace(tzinfo=dt.UTC) <= dt.datetime.now(dt.UTC)
