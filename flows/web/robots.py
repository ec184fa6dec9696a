"""robots.txt: what a site lets us read, asked once a run for each site (RFC 9309)."""

from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Final

import anyio
import httpx
from protego import Protego

from flows.settings_fetch import ROBOT_NAME
from flows.web.pace import Pace
from flows.web.replies import LaterError, NeverError

MOST_BYTES: Final = 512 * 1024
Get = Callable[[str], Awaitable[tuple[int, bytes]]]
"""Asks an address, redirects followed: status and body."""


class Robots:
    """The rules of all sites of one run; belongs to one event loop."""

    def __init__(self, get: Get, pace: Pace, attempts: int) -> None:
        self._get = get
        self._pace = pace
        self._attempts = attempts
        self._failures: Counter[str] = Counter()
        self._rules: dict[str, Protego] = {}
        self._locks: dict[str, anyio.Lock] = {}

    async def see_that_allowed(self, url: httpx.URL) -> None:
        """See that the site lets us read an address.

        Raises:
            NeverError: it does not.
            LaterError: its rules cannot be read now, which forbids all until they can.
        """
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        async with self._locks.setdefault(site, anyio.Lock()):
            if site not in self._rules:
                self._rules[site] = await self._read(site, url)
        rules = self._rules[site]
        if not rules.can_fetch(str(url), ROBOT_NAME):
            raise NeverError(
                "robots.txt allows it",
                f"{site}/robots.txt forbids {url.path} to {ROBOT_NAME}; ask the publisher, or take the source out",
            )
        delay = rules.crawl_delay(ROBOT_NAME)
        if delay:
            self._pace.slow_down(url, delay)

    async def _read(self, site: str, url: httpx.URL) -> Protego:
        address = f"{site}/robots.txt"
        wait = 0.0
        try:
            status, body = await self._get(address)
        except NeverError:
            # Too many redirects or bytes: as if there were none.
            return _parsed(b"")
        except LaterError as error:
            if error.rule == "asked":
                raise
            status, body, said, wait = error.status or 0, b"", str(error), error.wait
        if status and status < 500 and status != httpx.codes.TOO_MANY_REQUESTS:
            return _parsed(body if status < 400 else b"")
        said = f"{address} cannot be read ({said}), which forbids all until it can"
        self._failures[site] += 1
        if self._failures[site] >= self._attempts:
            self._pace.leave_alone(url, said)
        raise LaterError(said, wait=wait, rule="robots.txt readable")


def _parsed(body: bytes) -> Protego:
    return Protego.parse(body[:MOST_BYTES].decode("utf-8", "replace").removeprefix("\ufeff"))
