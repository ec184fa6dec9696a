"""Sitemaps: those of news and all others, one by one or by an index of them, also packed."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from flows import clock
from flows.days import Days
from flows.settings import Settings
from flows.sources.listing import Listed, Listing, UnreadableError
from flows.sources.protocol import Item, Refused
from flows.web.bodies import gunzipped
from flows.web.replies import NeverError, Reply
from flows.web.rounds import Round, opened_round
from transforms.documents.dates import parse_date
from transforms.documents.faults import UnusableError

_DEEPEST: Final = 3
_CHANGED: Final = ("publication_date", "lastmod")


@dataclass(frozen=True)
class SitemapSource:
    """Sitemaps at addresses.

    Attributes:
        name: the source's name.
        urls: addresses of sitemaps, or of indexes of sitemaps.
        settings: all settings: the store, the build file, the manners.
        newest: how old pages, and parts of an index, may be by their own dates; those without any are taken.
        most_pages: pages that a run fetches at most; the others wait for the next.
        silent_after: how long a sitemap may have nothing new before that is reported.
        days: the days to choose; None for all.
    """

    name: str
    urls: Sequence[str]
    settings: Settings
    newest: dt.timedelta
    most_pages: int
    silent_after: dt.timedelta
    days: Days | None = None

    def check(self) -> None:
        """Nothing can be seen without asking."""

    def between(self, days: Days) -> "SitemapSource":
        """The same source with the pages of these days only."""
        return replace(self, days=days)

    def items(self) -> Iterator[Item]:
        """What the sitemaps have that the warehouse has not."""
        with opened_round(self.settings, self.name, self.silent_after) as web:
            yield from self._lists(web)
            yield from web.pages(self.most_pages)

    def _lists(self, web: Round) -> Iterator[Refused]:
        urls, seen = list(self.urls), set(self.urls)
        for _ in range(_DEEPEST):
            further: list[str] = []
            for reply in web.lists(urls):
                if isinstance(reply, Refused):
                    yield reply
                    continue
                try:
                    listing = self._recent(read_sitemap(reply, self.settings.fetch.most_bytes * 5))
                except UnreadableError as error:
                    yield web.unreadable(reply, str(error))
                    continue
                web.take(reply, listing)
                further += [each.url for each in listing.lists]
            urls = [url for url in dict.fromkeys(further) if url not in seen]
            seen.update(urls)

    def _recent(self, listing: Listing) -> Listing:
        days = self.days
        if days is not None:
            # A part may hold pages that are older than its own date.
            parts = [each for each in listing.lists if not each.changed_at or each.changed_at.date() >= days.first]
            return Listing(
                tuple(each for each in listing.pages if days.holds(each.changed_at)), tuple(parts), listing.said
            )
        since = clock.now() - self.newest
        recent = [
            tuple(each for each in listed if each.changed_at is None or each.changed_at >= since)
            for listed in (listing.pages, listing.lists)
        ]
        return Listing(recent[0], recent[1], listing.said)


def read_sitemap(reply: Reply, most_bytes: int) -> Listing:
    """What a sitemap or an index of sitemaps says; plain text with an address a line is one too.

    Raises:
        UnreadableError: it is none.
    """
    from lxml import etree  # type: ignore[import-untyped]

    try:
        data = gunzipped(reply.body, most_bytes)
    except NeverError as error:
        raise UnreadableError(_wrong(reply, str(error))) from error
    data = data.lstrip(b"\xef\xbb\xbf \t\r\n")  # blanks before its declaration are no XML
    if not data.startswith(b"<"):
        lines = [line.strip() for line in data.decode("utf-8", "replace").splitlines()]
        if lines and all(line.startswith(("http://", "https://")) for line in lines if line):
            return Listing(tuple(Listed(line) for line in lines if line))
        raise UnreadableError(_wrong(reply, "no XML begins in it"))
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(_wrong(reply, str(error))) from error
    kind = _name(root) if root is not None else ""
    if kind not in {"urlset", "sitemapindex"}:
        raise UnreadableError(_wrong(reply, f"its root is called {kind[:40] or 'nothing'}"))
    found = tuple(listed for each in root if (listed := _listed(each)))
    said = (
        f"is broken ({parser.error_log[0].message}), {len(found)} addresses could be read" if parser.error_log else ""
    )
    return Listing(found, said=said) if kind == "urlset" else Listing(lists=found, said=said)


def _name(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _listed(element: Any) -> Listed | None:  # noqa: ANN401 - lxml has no types
    said: dict[str, str] = {}
    for each in element.iter():
        # Images and videos of a page have addresses of their own, deeper down.
        if each.text and (each.getparent() is element or _name(each) in _CHANGED):
            said.setdefault(_name(each), each.text.strip())
    if not said.get("loc"):
        return None
    moments = [moment for name in _CHANGED if (moment := _moment(said.get(name, "")))]
    return Listed(said["loc"], max(moments, default=None))


def _moment(printed: str) -> dt.datetime | None:
    """The latest moment that a date may mean."""
    try:
        date = parse_date(printed)
    except UnusableError:
        return None
    return date.instant or dt.datetime.combine(date.end, dt.time.max)


def _wrong(reply: Reply, said: str) -> str:
    return (
        f"got {len(reply.body)} bytes that the server calls {reply.media_type or 'nothing'}, expected a sitemap:"
        f" {said}; see in a browser what lies there"
    )
