"""The clock: the only place that asks what time it is."""

import datetime as dt


def now() -> dt.datetime:
    """The time in UTC, without zone, to the microsecond."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)
