"""The header Retry-After: how long a server asks us to wait."""

from email.utils import parsedate_to_datetime

from flows import clock


def seconds_to_wait(header: str | None) -> float:
    """Seconds that a server asks to wait: a number of seconds or a date; 0 if it says neither."""
    if not header:
        return 0.0
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return 0.0
    return max(0.0, (until.replace(tzinfo=None) - clock.now()).total_seconds())
