"""The fetcher: asks addresses side by side, with patience and within bounds; every request ends in a reply."""

import random
import ssl
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlsplit

import anyio
import httpx
import tenacity
from anyio.from_thread import BlockingPortal, start_blocking_portal

from flows import clock
from flows.retry_after import seconds_to_wait
from flows.settings_fetch import FetchSettings
from flows.web.bodies import ENCODINGS, read_body
from flows.web.pace import Pace
from flows.web.replies import Asked, LaterError, NeverError, Reply
from flows.web.robots import MOST_BYTES, Robots

_PERMANENT: Final = frozenset({301, 308})
_GONE: Final = frozenset({404, 410})
_LATER: Final = frozenset({408, 425, 429})
_ACCEPT: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"
_LONGEST_CHARSET: Final = 40


class Fetcher:
    """Fetches; use it as a context, from one thread. What it learns of hosts holds until its end."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._stack = ExitStack()
        self._portal: BlockingPortal | None = None
        self._under_way: set[Future[Reply]] = set()

    def __enter__(self) -> Self:
        self._portal = self._stack.enter_context(start_blocking_portal())
        try:
            self._stack.enter_context(self._portal.wrap_async_context_manager(self._client_of_run()))
            self._portal.call(self._begin)
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for future in self._under_way:
            future.cancel()
        self._portal = None
        self._stack.close()

    def each(self, asked: Iterable[Asked]) -> Iterator[Reply]:
        """Ask addresses, those of different hosts side by side; replies come as they are ready."""
        queue = deque(_by_turns(asked))
        portal = self._portal
        if portal is None:
            raise RuntimeError("a fetcher is used within its context")
        while queue or self._under_way:
            while queue and len(self._under_way) < self._settings.connections * 2:
                self._under_way.add(portal.start_task_soon(self._reply, queue.popleft()))
            done, self._under_way = wait(self._under_way, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()

    def _client_of_run(self) -> httpx.AsyncClient:
        settings = self._settings
        self._client = httpx.AsyncClient(
            headers={"User-Agent": settings.user_agent, "Accept": _ACCEPT, "Accept-Encoding": ENCODINGS},
            verify=_trusted(),
            timeout=settings.timeout,
            limits=httpx.Limits(max_connections=settings.connections, max_keepalive_connections=settings.connections),
        )
        return self._client

    def _begin(self) -> None:
        self._pace = Pace(self._settings)
        self._robots = Robots(self._get_robots, self._pace, self._settings.attempts)
        self._slots = anyio.CapacityLimiter(self._settings.connections)

    async def _reply(self, asked: Asked) -> Reply:
        """Ask until there is an answer, or no hope of one in this run."""
        settings = self._settings
        patiently = tenacity.AsyncRetrying(
            stop=tenacity.stop_after_attempt(settings.attempts),
            wait=self._wait,
            retry=tenacity.retry_if_exception(self._is_worth_waiting),
            reraise=True,
        )
        try:
            return await patiently(self._once, asked)
        except LaterError as error:
            return Reply(asked, "failed", clock.now(), error.status, rule=error.rule, said=str(error))
        except NeverError as error:
            return Reply(
                asked,
                "gone" if error.is_gone else "refused",
                clock.now(),
                error.status,
                rule=error.rule,
                said=str(error),
            )
        except Exception as error:  # noqa: BLE001 - whatever one address does to us, the others go on
            return Reply(asked, "failed", clock.now(), rule="answers", said=f"{type(error).__name__}: {error}")

    def _wait(self, tried: tenacity.RetryCallState) -> float:
        """Longer and longer, never less than the host asks for, and not all at the same moment."""
        error = tried.outcome.exception() if tried.outcome else None
        doubled = self._settings.first_wait * 2.0 ** (tried.attempt_number - 1) * random.uniform(0.75, 1.25)  # noqa: S311
        asked_for = error.wait * random.uniform(1.0, 1.1) if isinstance(error, LaterError) else 0.0  # noqa: S311
        return max(min(doubled, self._settings.longest_wait), asked_for)

    def _is_worth_waiting(self, error: BaseException) -> bool:
        if not isinstance(error, LaterError) or error.rule == "asked":
            return False
        return error.wait <= self._settings.longest_wait

    async def _once(self, asked: Asked) -> Reply:
        return await self._follow(asked, self._settings.most_bytes, is_robots=False)

    async def _get_robots(self, address: str) -> tuple[int, bytes]:
        try:
            reply = await self._follow(Asked(address), MOST_BYTES, is_robots=True)
        except NeverError as error:
            if error.status is None:
                raise
            return error.status, b""
        return reply.status or 200, reply.body

    async def _follow(self, asked: Asked, most: int, *, is_robots: bool) -> Reply:
        """Ask an address and those that it redirects to."""
        url = _address(asked.url)
        seen = {str(url)}
        moved_to: str | None = None
        is_permanent = True
        for _ in range(self._settings.redirects + 1):
            if not is_robots:
                await self._robots.see_that_allowed(url)
            found = await self._request(asked, url, most)
            if isinstance(found, Reply):
                return _ended(found, str(url), moved_to)
            status, url = found[0], _address(str(found[1]))
            is_permanent = is_permanent and status in _PERMANENT
            moved_to = str(url) if is_permanent else moved_to
            if str(url) in seen and len(seen) > self._settings.redirects:
                break
            seen.add(str(url))
        raise NeverError(
            "ends after few redirects",
            f"got more than {self._settings.redirects} redirects, the last to {url}, expected a page; check the"
            " address in a browser",
        )

    async def _request(self, asked: Asked, url: httpx.URL, most: int) -> Reply | tuple[int, httpx.URL]:
        """One request: a reply, or the status and address of a redirect."""
        async with self._pace.turn(url), self._slots:
            try:
                with anyio.fail_after(self._settings.longest):
                    return await self._exchange(asked, url, most)
            except TimeoutError as error:
                raise LaterError(f"no whole answer within {self._settings.longest:g} s") from error
            except httpx.TimeoutException as error:
                is_reached = not isinstance(error, httpx.ConnectTimeout)
                self._pace.reached(url, is_reached=is_reached)
                raise LaterError(f"no answer within {self._settings.timeout:g} s ({type(error).__name__})") from error
            except httpx.TransportError as error:
                self._pace.reached(url, is_reached=not isinstance(error, httpx.ConnectError))
                raise LaterError(f"the connection failed: {error or type(error).__name__}") from error

    async def _exchange(self, asked: Asked, url: httpx.URL, most: int) -> Reply | tuple[int, httpx.URL]:
        conditions = {"If-None-Match": asked.etag, "If-Modified-Since": asked.last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        async with self._client.stream("GET", url, headers=headers) as response:
            self._pace.reached(url, is_reached=True)
            if response.next_request is not None:
                return response.status_code, response.next_request.url
            self._check(response)
            is_same = response.status_code == httpx.codes.NOT_MODIFIED
            body = b"" if is_same else await read_body(response, most)
            return Reply(
                asked,
                "same" if is_same else "new",
                clock.now(),
                response.status_code,
                body=body,
                media_type=response.headers.get("content-type", "").partition(";")[0].strip().lower() or None,
                charset=(response.charset_encoding or "")[:_LONGEST_CHARSET] or None,
                etag=response.headers.get("etag") or (asked.etag if is_same else None),
                last_modified=response.headers.get("last-modified") or (asked.last_modified if is_same else None),
            )

    def _check(self, response: httpx.Response) -> None:
        status = response.status_code
        if response.is_success or status == httpx.codes.NOT_MODIFIED:
            return
        said = f"got status {status} {response.reason_phrase}".rstrip()
        if status in _LATER or status >= 500:
            wait = seconds_to_wait(response.headers.get("retry-after"))
            if wait:
                self._pace.hold(response.request.url, wait)
            raise LaterError(said, wait=wait, status=status)
        raise NeverError(
            "page is there",
            f"{said}, expected a page; check the address in a browser",
            status=status,
            is_gone=status in _GONE,
        )


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates to trust: reading them takes half a second, once a process."""
    return httpx.create_ssl_context()


def _ended(reply: Reply, final_url: str, moved_to: str | None) -> Reply:
    return replace(reply, final_url=final_url, moved_to=moved_to)


def _by_turns(asked: Iterable[Asked]) -> Iterator[Asked]:
    """Addresses, one of each host in turn, so that no host keeps the others waiting."""
    hosts: dict[str, deque[Asked]] = defaultdict(deque)
    for each in asked:
        hosts[each.url.split("/")[2] if each.url.count("/") > 1 else ""].append(each)
    while hosts:
        for name in list(hosts):
            yield hosts[name].popleft()
            if not hosts[name]:
                del hosts[name]


def _address(url: str) -> httpx.URL:
    try:
        address = httpx.URL(url)
        urlsplit(url).port  # noqa: B018 - sees brackets and ports that httpx does not
    except (httpx.InvalidURL, ValueError) as error:
        raise NeverError("valid address", f"got {url[:200]!r}, expected a web address: {error}") from error
    if address.scheme not in {"http", "https"} or not address.host or "%" in address.host:
        raise NeverError(
            "valid address", f"got {url[:200]!r}, expected an address that starts with http:// or https://"
        )
    return address
