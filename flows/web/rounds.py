"""One reading of a web source: its lists are asked whether they changed, then the pages that are still to be fetched.

All that is learned is written down at once, so that a run that is killed loses nothing and fetches nothing twice:
pages are noted before they are fetched, and their bytes are in the store before they count as fetched.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from flows import clock
from flows.settings import Settings
from flows.sources.files import media_type_of
from flows.sources.listing import Listed, Listing
from flows.sources.protocol import Fetched, Known, Refused
from flows.steps.build import opened_build
from flows.store import Store, sha256_of
from flows.web.health import failing_list, read_list, unreadable_list
from flows.web.replies import Asked, Reply
from schemas.keys import surrogate_key
from transforms.documents.urls import canonical_url
from warehouse.fetches import Fetches, FetchRow

if TYPE_CHECKING:
    from flows.web.fetcher import Fetcher

_HTML: Final = frozenset({"text/html", "application/xhtml+xml"})
_UNTOLD: Final = frozenset({None, "application/octet-stream", "binary/octet-stream", "text/plain"})
_ASK_AGAIN_AFTER: Final = dt.timedelta(hours=1)
"""Feeds that call every entry changed at every look are believed once an hour."""


@contextmanager
def opened_round(settings: Settings, source_name: str, silent_after: dt.timedelta | None = None) -> Iterator["Round"]:
    """A round of one source, with the network and the build file open."""
    from flows.web.fetcher import Fetcher

    with opened_build(settings) as connection, Fetcher(settings.fetch) as fetcher:
        yield Round(
            source_name, fetcher, Fetches(connection), Store(settings.store_dir), settings.fetch.rounds, silent_after
        )


class Round:
    """One reading of one source."""

    def __init__(
        self,
        source_name: str,
        fetcher: "Fetcher",
        fetches: Fetches,
        store: Store,
        most_failures: int,
        silent_after: dt.timedelta | None,
    ) -> None:
        self._name = source_name
        self._fetcher = fetcher
        self._fetches = fetches
        self._store = store
        self._most_failures = most_failures
        self._silent_after = silent_after
        self._known: list[str] = []

    def lists(self, urls: Sequence[str]) -> Iterator[Reply | Refused]:
        """Ask lists whether they changed; gives those that can be read, with the bytes of before if they did not."""
        rows = self._fetches.known([_key("list", url) for url in urls])
        asked = {url: rows.get(_key("list", url)) or self._row("list", url) for url in urls}
        for reply in self._fetcher.each(self._asked(row) for row in asked.values()):
            row = asked[reply.asked.url]
            if reply.state == "same":
                reply = self._with_stored_body(reply, row)  # noqa: PLW2901 - the same answer, with what it stands for
            self._fetches.put([self._answered(row, reply)])
            if reply.state in {"new", "same"}:
                yield reply
                continue
            before = self._fetches.health(self._name, row.url)
            self._fetches.put_health(failing_list(self._name, row.url, reply, before))
            if reply.state != "failed":
                yield Refused(row.url, reply.rule, reply.said)

    def take(self, reply: Reply, listing: Listing) -> None:
        """Note what a list says: its new pages are to be fetched, its changed ones asked again."""
        url = reply.asked.url
        new = self.note(listing.pages)
        before = self._fetches.health(self._name, url)
        self._fetches.put_health(read_list(self._name, reply, listing, new, before, self._silent_after))

    def unreadable(self, reply: Reply, said: str) -> Refused:
        """Note that a list is none."""
        url = reply.asked.url
        before = self._fetches.health(self._name, url)
        self._fetches.put_health(unreadable_list(self._name, url, said, before))
        return Refused(url, "readable list", said, reply.body)

    def note(self, pages: Iterable[Listed], ask_again: dt.timedelta | None = None) -> int:
        """Note pages that are to be fetched; gives how many were never named before.

        Those that changed since are asked again, not sooner than `ask_again` after the last time.
        """
        named = {_key("page", each.url): each for each in pages}
        known = self._fetches.known(list(named))
        new = [self._row("page", each.url) for key, each in named.items() if key not in known]
        pause = _ASK_AGAIN_AFTER if ask_again is None else ask_again
        changed = [row for key, row in known.items() if _is_changed(row, named[key].changed_at, pause)]
        self._fetches.put([*new, *(row._replace(fetch_state="waiting", failure_count=0) for row in changed)])
        waiting = {row.fetch_key for row in changed}
        self._known += [
            row.final_url or row.url
            for key, row in known.items()
            if row.fetch_state == "fetched" and key not in waiting
        ]
        return len(new)

    def pages(self, most: int) -> Iterator[Fetched | Refused | Known]:
        """The pages: those fetched before and never loaded, out of the store; then those to be fetched, so many."""
        unloaded = self._fetches.unloaded(self._name)
        again = {row.final_url or row.url for row in unloaded}
        for row in unloaded:
            yield from self._out_of_store(row)
        yield from (Known(locator) for locator in self._known if locator not in again)
        rows = {row.url: row for row in self._fetches.waiting(self._name, most)}
        for reply in self._fetcher.each([self._asked(row) for row in rows.values()]):
            yield from self._page(rows[reply.asked.url], reply)

    def _row(self, kind: str, url: str) -> FetchRow:
        return FetchRow(_key(kind, url), kind, self._name, url, "waiting", clock.now())

    def _asked(self, row: FetchRow) -> Asked:
        """The request for a row; conditional only if the bytes of before are still there."""
        if row.stored_path and self._store.has(row.stored_path):
            return Asked(row.url, row.etag, row.last_modified)
        return Asked(row.url)

    def _with_stored_body(self, reply: Reply, row: FetchRow) -> Reply:
        return replace(
            reply, body=self._store.get(row.stored_path or ""), media_type=row.media_type, charset=row.charset
        )

    def _answered(self, row: FetchRow, reply: Reply) -> FetchRow:
        """The row after an answer; a body is in the store before the row says so."""
        asked = row._replace(fetched_at=reply.fetched_at, status_code=reply.status)
        if reply.state == "failed":
            is_asked = reply.rule != "asked"
            return asked._replace(fetch_state="failed", failure_count=row.failure_count + is_asked, reason=reply.said)
        if reply.state in {"gone", "refused"}:
            return asked._replace(fetch_state="refused", reason=reply.said)
        done = asked._replace(
            fetch_state="fetched",
            failure_count=0,
            reason=None,
            final_url=reply.final_url,
            etag=reply.etag,
            last_modified=reply.last_modified,
        )
        if reply.state == "same":
            return done
        path = self._store.put(reply.body)
        self._store.note(
            path,
            locator=reply.final_url,
            source_name=self._name,
            fetched_at=reply.fetched_at,
            url=row.url,
            status_code=reply.status,
            media_type=reply.media_type,
            charset=reply.charset,
            etag=reply.etag,
            last_modified=reply.last_modified,
        )
        return done._replace(
            media_type=reply.media_type,
            charset=reply.charset,
            payload_sha256=sha256_of(reply.body),
            stored_path=path,
        )

    def _page(self, row: FetchRow, reply: Reply) -> Iterator[Fetched | Refused | Known]:
        after = self._answered(row, reply)
        if after.fetch_state == "failed" and after.failure_count >= self._most_failures:
            after = after._replace(fetch_state="refused")
            said = f"{reply.said}; given up after {after.failure_count} runs, check the address in a browser"
            self._fetches.put([after])
            yield Refused(row.url, reply.rule, said)
            return
        self._fetches.put([after])
        if reply.state in {"gone", "refused"}:
            yield Refused(row.url, reply.rule, reply.said)
        elif reply.state == "same":
            yield Known(reply.final_url)
        elif reply.state == "new":
            yield self._fetched(after, reply.body)

    def _out_of_store(self, row: FetchRow) -> Iterator[Fetched | Refused]:
        """A page that was fetched before; one whose bytes are gone is fetched anew."""
        if row.stored_path and self._store.has(row.stored_path):
            yield self._fetched(row, self._store.get(row.stored_path))
        else:
            self._fetches.put([row._replace(fetch_state="waiting")])

    def _fetched(self, row: FetchRow, body: bytes) -> Fetched | Refused:
        locator = row.final_url or row.url
        path = PurePosixPath(urlsplit(locator).path)
        media_type = "text/html" if row.media_type in _HTML else None
        if row.media_type in _UNTOLD:
            media_type = media_type_of(path, body)
        if media_type not in {"text/html", "text/plain"}:
            said = (
                f"got {len(body)} bytes that the server calls {row.media_type or 'nothing'}, expected a page of HTML or"
                " text; take its address out, or use a source that lists articles only"
            )
            self._fetches.put([row._replace(fetch_state="refused", reason=said)])
            return Refused(locator, "page of HTML or text", said, body)
        return Fetched(locator, body, media_type, row.fetched_at or clock.now(), self._name, row.charset)


def _key(kind: str, url: str) -> int:
    return surrogate_key(kind, canonical_url(url) or url)


def _is_changed(row: FetchRow, changed_at: dt.datetime | None, pause: dt.timedelta) -> bool:
    """Whether a list says that a page changed after it was asked."""
    if changed_at is None or row.fetched_at is None or row.fetch_state not in {"fetched", "refused"}:
        return False
    return changed_at > row.fetched_at and clock.now() - row.fetched_at >= pause
