"""What is asked of the network, what comes back, and the two ways in which it can fail."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

State = Literal["new", "same", "gone", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class Asked:
    """An address to ask, with what is known of what lies there.

    Attributes:
        url: the address.
        etag: what the server called its last answer.
        last_modified: the server's own words of when that changed.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a request.

    Attributes:
        asked: the request.
        state: `new` with a body, `same` as last time, `gone` for good, `refused` (asking again will not help),
            `failed` (it may).
        fetched_at: when, UTC without zone.
        status: status code of the last answer.
        final_url: where it came from, after redirects.
        moved_to: where the address moved for good.
        rule: name of the rule that a refused or failed request is against.
        said: what was got, what was expected, what to do.
        body: the bytes, unpacked.
        media_type: what the server calls them, such as `text/html`.
        charset: the character set that the server declares.
        etag: as the server gives it.
        last_modified: as the server gives it.
    """

    asked: Asked
    state: State
    fetched_at: dt.datetime
    status: int | None = None
    final_url: str = ""
    moved_to: str | None = None
    rule: str = ""
    said: str = ""
    body: bytes = b""
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None


class LaterError(Exception):
    """A request failed in a way that may heal; `wait` is the least number of seconds that the host asks for."""

    def __init__(self, said: str, *, wait: float = 0.0, status: int | None = None, rule: str = "answers") -> None:
        super().__init__(said)
        self.wait = wait
        self.status = status
        self.rule = rule


class NeverError(Exception):
    """A request that will not be answered better: `rule` names what it is against."""

    def __init__(self, rule: str, said: str, *, status: int | None = None, is_gone: bool = False) -> None:
        super().__init__(said)
        self.rule = rule
        self.status = status
        self.is_gone = is_gone
