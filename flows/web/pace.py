"""How fast a host is asked: so many requests at a time, a pause between two, none while it wants to be left alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

import anyio
import httpx

from flows.settings_fetch import FetchSettings
from flows.web.replies import LaterError

_MOST_UNREACHED: Final = 3
"""Times in a row that a host cannot be reached before it is left alone for the rest of the run."""


@dataclass
class _Host:
    slots: anyio.Semaphore
    pause: float
    free_at: float = 0.0
    left_alone: str = ""
    unreached: int = 0


class Pace:
    """The hosts of one run; belongs to one event loop."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._hosts: dict[str, _Host] = {}

    def _host(self, url: httpx.URL) -> _Host:
        name = f"{url.host}:{url.port}"
        if name not in self._hosts:
            self._hosts[name] = _Host(anyio.Semaphore(self._settings.per_host), self._settings.seconds_between)
        return self._hosts[name]

    @asynccontextmanager
    async def turn(self, url: httpx.URL) -> AsyncIterator[None]:
        """Wait for a turn at the host of an address; the block is the request.

        Raises:
            LaterError: the host is to be left alone for the rest of this run.
        """
        host = self._host(url)
        async with host.slots:
            while True:
                if host.left_alone:
                    raise LaterError(f"not asked: {host.left_alone}", rule="asked")
                wait = host.free_at - anyio.current_time()
                if wait <= 0:
                    break
                await anyio.sleep(wait)
            host.free_at = anyio.current_time() + host.pause
            yield

    def slow_down(self, url: httpx.URL, pause: float) -> None:
        """Leave at least so many seconds between two requests to a host, as its robots.txt asks."""
        host = self._host(url)
        host.pause = max(host.pause, min(pause, self._settings.longest_wait))

    def hold(self, url: httpx.URL, wait: float) -> None:
        """Ask nothing of a host for so many seconds; for the rest of the run if it is longer than we wait."""
        host = self._host(url)
        if wait > self._settings.longest_wait:
            host.left_alone = f"{url.host} asked to be left alone for {wait:.0f} s"
        host.free_at = max(host.free_at, anyio.current_time() + wait)

    def leave_alone(self, url: httpx.URL, why: str) -> None:
        """Ask nothing more of a host in this run."""
        self._host(url).left_alone = why

    def reached(self, url: httpx.URL, *, is_reached: bool) -> None:
        """Note whether a host could be reached."""
        host = self._host(url)
        host.unreached = 0 if is_reached else host.unreached + 1
        if host.unreached >= _MOST_UNREACHED:
            host.left_alone = f"{url.host} could not be reached {host.unreached} times in a row"
