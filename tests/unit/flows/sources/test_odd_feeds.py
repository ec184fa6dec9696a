"""Feeds that are malformed or odd, of every kind: each is read or told to be none, and none stops a run."""

import datetime as dt
from pathlib import Path

import pytest

from flows.batches import read_part
from flows.settings import Settings
from flows.settings_fetch import FetchSettings
from flows.settings_sources import FeedSettings
from flows.sources.choose import choose_sources
from flows.sources.feed_entries import read_feed
from flows.sources.listing import UnreadableError
from flows.sources.protocol import Refused
from flows.steps.ingest import ingest
from flows.steps.reading import read_batch
from tests.unit.flows.sources.odd_feeds import ODD, Odd, rss
from tests.unit.flows.sources.test_feed import reply
from tests.web_site import Site


@pytest.mark.parametrize("odd", ODD, ids=[odd.name for odd in ODD])
def test_each_is_read_or_told_to_be_none(odd: Odd) -> None:
    got = reply(odd.body, odd.media_type, odd.charset)
    if odd.titles is None:
        with pytest.raises(UnreadableError, match=rf"^got {len(odd.body)} bytes that the server calls .*, expected"):
            read_feed(got)
    else:
        entries, _ = read_feed(got)
        assert [each.record.get("title", "") for each in entries] == odd.titles


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Mon, 12 May 2014 08:00:00 +0200", "2014-05-12"),
        ("Mon, 12 May 14 08:00:00 EST", "2014-05-12"),
        ("Monday, 12 May 2014 08:00", "2014-05-12"),
        ("12 May 2014", "2014-05-12"),
        ("May 12, 2014 8:00 am", "2014-05-12"),
        ("2014-05-12", "2014-05-12"),
        ("2014-05-12T08:00:00.123456789Z", "2014-05-12"),
        ("2014-05-12 08:00:00", "2014-05-12"),
        ("20140512", "2014-05-12"),
        ("12/05/2014", "2014-05-12"),
        ("1399881600", "2014-05-12"),
        ("lun., 12 mai 2014 08:00:00 +0200", "2014-05-12"),
        ("2014년 05월 12일  오후 11:23:17", "2014-05-12"),
        ("Mon May 12 08:00:00 2014", "2014-05-12"),
        ("Thu, 31 Feb 2014 08:00:00 GMT", None),
        ("yesterday", None),
        ("0000-00-00", None),
    ],
)
def test_dates_of_all_kinds(printed: str, day: str | None) -> None:
    ((entry,), said) = read_feed(reply(rss(more=f"<pubDate>{printed}</pubDate>")))
    assert ("dates are none that we know" in said) == (day is None)
    assert ("date" in entry.record) == (day is not None)


def test_links_lead_from_the_base_that_is_nearest() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example.org/a/"><title>N</title>'
        '<entry><title>One</title><link href="1"/></entry>'
        '<entry xml:base="deep/"><title>Two</title><link href="2"/></entry></feed>'
    )
    entries, _ = read_feed(reply(feed))
    assert [each.url for each in entries] == ["https://other.example.org/a/1", "https://other.example.org/a/deep/2"]


def test_a_page_in_place_of_a_feed_tells_where_the_feed_is() -> None:
    page = (
        '<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body>News</body></html>'
    )
    with pytest.raises(UnreadableError, match=r"names the feed https://example\.org/rss\.xml: give that one"):
        read_feed(reply(page, "text/html"))


def test_none_of_them_stops_a_run(tmp_path: Path) -> None:
    with Site() as site:
        urls = {
            odd.name: site.put(f"/{n}", odd.body, odd.media_type + (f"; charset={odd.charset}" if odd.charset else ""))
            for n, odd in enumerate(ODD)
        }
        settings = Settings(
            work_dir=tmp_path / "work",
            workers=1,
            fetch=FetchSettings(seconds_between=0.0, attempts=1, per_host=8),
            source=(FeedSettings(name="odd", kind="feed", urls=tuple(urls.values()), articles="entries"),),
        )
        (source,) = choose_sources(settings)
        items = list(source.items())
        done = ingest(settings, [source], "1")
    refused = {item.locator for item in items if isinstance(item, Refused)}
    assert refused & set(urls.values()) == {urls[odd.name] for odd in ODD if odd.titles is None}
    assert done.item_count == len(items) > len(ODD)
    for batch in done.batches:
        rejects = read_part(read_batch(batch, dt.date(2026, 1, 1)), "rejects")
        assert set(rejects["reject_rule"]) <= {"no article text"}
