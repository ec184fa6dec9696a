"""What a feed, sitemap or list of addresses says: the pages that it names, and further lists."""

import datetime as dt
from dataclasses import dataclass


class UnreadableError(Exception):
    """A list that is none; the message says what was got and what was expected."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A page that a list names.

    Attributes:
        url: its address.
        changed_at: when it was published or last changed, as the list says; UTC without zone.
    """

    url: str
    changed_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list says.

    Attributes:
        pages: the pages.
        lists: further lists, such as the parts of a sitemap.
        said: what was amiss although it could be read.
        records: how many articles the list holds itself.
        newest_at: when the newest of those was published or changed, UTC without zone.
    """

    pages: tuple[Listed, ...] = ()
    lists: tuple[Listed, ...] = ()
    said: str = ""
    records: int = 0
    newest_at: dt.datetime | None = None
