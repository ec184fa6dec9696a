"""What a source is: something with a name that gives payloads, one after the other."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from flows.days import Days


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file, page or part of a table as got.

    Attributes:
        locator: where it was found; with the bytes it is the payload's natural key.
        data: the bytes.
        media_type: one of `schemas.codelists.MEDIA_TYPES`.
        fetched_at: when it was fetched, or last modified; UTC without zone.
        source_name: the source that gave it.
        charset: the character set that a server declared.
    """

    locator: str
    data: bytes
    media_type: str
    fetched_at: dt.datetime
    source_name: str
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """What a source had and could not give: it becomes a reject.

    Attributes:
        locator: where it is.
        rule: name of the rule that was broken.
        reason: what was got, what was expected, what to do.
        data: the bytes, if there are any.
    """

    locator: str
    rule: str
    reason: str
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Known:
    """What a source names and the warehouse has, as the source knows without fetching it: only counted.

    Attributes:
        locator: where it was found.
    """

    locator: str


Item = Fetched | Refused | Known


class Source(Protocol):
    """Gives payloads. Reading it again gives the same payloads as long as what lies behind it stays the same.

    A source on the network remembers what it fetched, and gives again only what never reached the warehouse.
    """

    @property
    def name(self) -> str:
        """What the source is called; kept with every article."""

    def check(self) -> None:
        """See whether the source can be read at all, without reading it.

        Raises:
            WrongUseError: it cannot, and what to do.
        """

    def items(self) -> Iterator[Item]:
        """Everything that the source has now.

        Raises:
            WrongUseError: as `check`.
        """


@runtime_checkable
class Dated(Source, Protocol):
    """A source that knows of which days its articles are."""

    def between(self, days: Days) -> Source:
        """The same source with the articles of these days only; those without a date are left out."""
