"""Feeds: RSS and Atom, whose entries lead to pages, or hold the whole articles themselves."""

import calendar
import datetime as dt
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final, Literal
from urllib.parse import urljoin

from flows.days import Days
from flows.settings import Settings
from flows.sources.listing import Listed, Listing, UnreadableError
from flows.sources.protocol import Fetched, Item, Refused
from flows.web.replies import Reply
from flows.web.rounds import Round, opened_round

_MOST_SHOWN: Final = 160


@dataclass(frozen=True)
class FeedSource:
    """Feeds at addresses.

    Attributes:
        name: the source's name.
        urls: addresses of feeds.
        settings: all settings: the store, the build file, the manners.
        articles: `pages` to fetch the pages that entries lead to, `entries` where entries hold whole articles.
        most_pages: pages that a run fetches at most; the others wait for the next.
        silent_after: how long a feed may have nothing new before that is reported.
        days: the days to choose; None for all.
    """

    name: str
    urls: Sequence[str]
    settings: Settings
    articles: Literal["pages", "entries"]
    most_pages: int
    silent_after: dt.timedelta
    days: Days | None = None

    def check(self) -> None:
        """Nothing can be seen without asking."""

    def between(self, days: Days) -> "FeedSource":
        """The same source with the entries of these days only."""
        return replace(self, days=days)

    def items(self) -> Iterator[Item]:
        """What the feeds have that the warehouse has not."""
        with opened_round(self.settings, self.name, self.silent_after) as web:
            for reply in web.lists(self.urls):
                yield from (reply,) if isinstance(reply, Refused) else self._entries(web, reply)
            if self.articles == "pages":
                yield from web.pages(self.most_pages)

    def _entries(self, web: Round, reply: Reply) -> Iterator[Item]:
        try:
            entries, said = read_feed(reply)
        except UnreadableError as error:
            yield web.unreadable(reply, str(error))
            return
        if self.days is not None:
            entries = [each for each in entries if self.days.holds(each.changed_at)]
        if self.articles == "pages":
            linked = [entry for entry in entries if entry.url]
            web.take(reply, Listing(tuple(Listed(each.url, each.changed_at) for each in linked), said=said))
            lost = [each for each in entries if not each.url]
            rule, wanted = (
                "entry with a link",
                'a link to its page; if the feed holds whole articles, set articles = "entries"',
            )
        else:
            filled = [each for each in entries if each.record.get("html")]
            newest_at = max((each.changed_at for each in filled if each.changed_at), default=None)
            web.take(reply, Listing(said=said, records=len(filled), newest_at=newest_at))
            for each in filled:
                data = json.dumps(each.record, ensure_ascii=False).encode()
                yield Fetched(f"{self.name}/{each.id}", data, "application/json", reply.fetched_at, self.name)
            lost = [each for each in entries if not each.record.get("html")]
            rule, wanted = "entry with a text", 'its text; if there is one on its page, set articles = "pages"'
        for each in lost:
            data = json.dumps(each.record, ensure_ascii=False).encode()
            yield Refused(f"{self.name}/{each.id}", rule, f"got an entry of {reply.asked.url} without {wanted}", data)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed.

    Attributes:
        id: what the feed calls it, else its address.
        url: address of its page; empty if it has none.
        changed_at: when it was last changed, else published; UTC without zone.
        record: the entry as `transforms.documents` reads an article from JSON; nothing empty.
    """

    id: str
    url: str
    changed_at: dt.datetime | None
    record: dict[str, str]


def read_feed(reply: Reply) -> tuple[list[Entry], str]:
    """The entries of a feed, and what was amiss with it although it could be read.

    Raises:
        UnreadableError: it is no feed.
    """
    import feedparser

    base = reply.final_url or reply.asked.url
    charset = f"; charset={reply.charset}" if reply.charset else ""
    headers = {"content-type": f"{reply.media_type or 'application/xml'}{charset}", "content-location": base}
    try:
        feed = feedparser.parse(io.BytesIO(reply.body), response_headers=headers, sanitize_html=False)
    except Exception as error:
        raise UnreadableError(_wrong(reply, f"{type(error).__name__}: {error}")) from error
    broken = feed.get("bozo_exception")
    said = f"{broken}"[:_MOST_SHOWN] if broken and not _is_harmless(broken) else ""
    if not feed.entries and (not feed.get("version") or said):
        raise UnreadableError(_wrong(reply, said or "no feed begins in it"))
    language = str(feed.feed.get("language") or "")
    entries = [_entry(each, base, language) for each in feed.entries]
    return entries, f"is broken ({said}), {len(entries)} entries could be read" if said else ""


def _is_harmless(error: BaseException) -> bool:
    """Whether feedparser only tells of a wrong header, as most servers send."""
    return type(error).__name__ in {"CharacterEncodingOverride", "NonXMLContentType"}


def _wrong(reply: Reply, said: str) -> str:
    return (
        f"got {len(reply.body)} bytes that the server calls {reply.media_type or 'nothing'}, expected an RSS or Atom"
        f" feed: {said}; see in a browser what lies there"
    )


def _entry(entry: Any, base: str, language: str) -> Entry:  # noqa: ANN401 - feedparser has no types
    told = partial(dict.get, entry)  # feedparser's own `get` takes one date for another
    link = str(told("link") or "").strip()
    try:
        url = urljoin(base, link) if link else ""
    except ValueError:
        url = link
    contents = [each for each in told("content") or [] if each.get("value")]
    text = max((str(each["value"]) for each in contents), key=len, default=str(told("summary") or ""))
    published, updated = _instant(told("published_parsed")), _instant(told("updated_parsed"))
    record = {
        "id": str(told("id") or url),
        "url": url,
        "title": str(told("title") or ""),
        "html": text,
        "date": str(told("published") or told("updated") or ""),
        "modified": str(told("updated") or "") if published else "",
        "author": str(told("author") or ""),
        "lang": next((str(each["language"]) for each in contents if each.get("language")), language),
    }
    name = record["id"] or record["title"] or "entry"
    return Entry(name, url, updated or published, {field: value for field, value in record.items() if value.strip()})


def _instant(parsed: Any) -> dt.datetime | None:  # noqa: ANN401 - feedparser has no types
    """A time as feedparser gives it, in UTC; None if it is none that a calendar knows."""
    try:
        return dt.datetime.fromtimestamp(calendar.timegm(parsed), dt.UTC).replace(tzinfo=None) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None
