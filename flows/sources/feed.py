"""Feeds: RSS, Atom and JSON Feed, whose entries lead to pages, or hold the whole articles themselves."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from flows.days import Days
from flows.settings import Settings
from flows.sources.feed_entries import read_feed
from flows.sources.listing import Listed, Listing, UnreadableError
from flows.sources.protocol import Fetched, Item, Refused
from flows.web.replies import Reply
from flows.web.rounds import Round, opened_round


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
            entries, said = read_feed(reply, self.settings.fetch.most_bytes * 5)
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
