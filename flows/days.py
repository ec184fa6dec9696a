"""Days from one to another, and their parts: what a backfill is about."""

import calendar
import datetime as dt
from collections.abc import Iterator
from typing import Literal, NamedTuple

from transforms.documents.dates import parse_date
from transforms.documents.faults import UnusableError

Part = Literal["day", "week", "month"]


class Days(NamedTuple):
    """Days from the first to the last, both included."""

    first: dt.date
    last: dt.date

    def holds(self, moment: dt.datetime | None) -> bool:
        """Whether a moment (UTC) lies within; one that is unknown does not."""
        return moment is not None and self.first <= moment.date() <= self.last

    def holds_printed(self, printed: object) -> bool:
        """Whether a date as printed may lie within; one that is none does not."""
        if isinstance(printed, dt.datetime):
            return self.holds(printed)
        if isinstance(printed, dt.date):
            return self.first <= printed <= self.last
        try:
            date = parse_date(str(printed or ""))
        except UnusableError:
            return False
        return date.start <= self.last and date.end >= self.first

    def parts(self, size: Part) -> Iterator["Days"]:
        """The parts: each of so many days, or up to the end of its month; the last ends with the last day."""
        first = self.first
        while first <= self.last:
            match size:
                case "day":
                    last = first
                case "week":
                    last = first + dt.timedelta(days=6)
                case "month":
                    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
            yield Days(first, min(last, self.last))
            first = last + dt.timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"
