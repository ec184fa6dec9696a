"""Feeds as they come: RSS and Atom, whole, broken, or no feeds at all."""

import datetime as dt

import pytest

from flows.sources.feed_entries import read_feed
from flows.sources.listing import UnreadableError
from flows.web.replies import Asked, Reply
from tests.web_site import rss

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Nouvelles</title>
<entry><id>tag:example.org,2014:1</id><title>Grève à Lima</title><link rel="alternate" href="/a?b=1&amp;c=2"/>
<published>2014-05-12T08:00:00+02:00</published><updated>2014-05-13T08:00:00Z</updated>
<author><name>A. B.</name></author><content type="html">&lt;p&gt;Les mineurs sont en grève.&lt;/p&gt;</content></entry>
</feed>"""


def reply(body: str | bytes, media_type: str = "application/rss+xml", charset: str | None = None) -> Reply:
    data = body.encode() if isinstance(body, str) else body
    url = "https://example.org/feeds/news.xml"
    return Reply(
        Asked(url), "new", dt.datetime(2014, 6, 1), 200, url, body=data, media_type=media_type, charset=charset
    )


def test_an_entry_of_atom() -> None:
    (entry,), said = read_feed(reply(ATOM, "application/atom+xml"))
    assert said == ""
    assert (entry.id, entry.url) == ("tag:example.org,2014:1", "https://example.org/a?b=1&c=2")
    assert entry.changed_at == dt.datetime(2014, 5, 13, 8)
    assert entry.record["html"] == "<p>Les mineurs sont en grève.</p>"
    assert (entry.record["date"], entry.record["author"]) == ("2014-05-12T08:00:00+02:00", "A. B.")
    assert entry.record["lang"].startswith("fr")


def test_entries_of_rss_without_dates() -> None:
    entries, said = read_feed(reply(rss("https://example.org/1", "/2")))
    assert [entry.url for entry in entries] == ["https://example.org/1", "https://example.org/2"]
    assert (entries[0].changed_at, said) == (None, "")


def test_an_empty_feed_is_a_feed() -> None:
    assert read_feed(reply(rss())) == ([], "")


@pytest.mark.parametrize("charset", ["windows-1251", None])
def test_the_character_set_of_header_or_feed(charset: str | None) -> None:
    declared = "" if charset else ' encoding="windows-1251"'
    feed = f"<?xml version='1.0'{declared}?><rss version='2.0'><channel><item><title>Мир</title><link>/1</link></item>"
    ((entry,), _) = read_feed(reply((feed + "</channel></rss>").encode("cp1251"), "text/xml", charset))
    assert entry.record["title"] == "Мир"


@pytest.mark.parametrize(
    "broken",
    [
        rss("https://example.org/1").replace(b"<title>Entry", b"<title>A & B"),
        rss("https://example.org/1")[:-20],
        b"\n\n" + rss("https://example.org/1"),
        rss("https://example.org/1").replace(b"Entry", b"Entry \x0b\xff"),
        rss("https://example.org/1").replace(b"Entry", b"&nbsp;&undefined; Entry"),
    ],
    ids=["ampersand", "cut off", "blank lines before", "control sign", "unknown entity"],
)
def test_broken_feeds_are_read_as_far_as_they_go(broken: bytes) -> None:
    entries, _ = read_feed(reply(broken))
    assert [entry.url for entry in entries] == ["https://example.org/1"]


def test_what_was_broken_is_told() -> None:
    _, said = read_feed(reply(rss("https://example.org/1").replace(b"<title>Entry", b"<title>A & B")))
    assert said.startswith("is broken (")
    assert said.endswith("1 entries could be read")


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b"", "application/rss+xml"),
        (b"<html><body><h1>Sign in</h1></body></html>", "text/html"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image/png"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "application/json"),
        (b"<?xml version='1.0'?><opml></opml>", "text/xml"),
        (b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
            b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
        ) + b"]><rss version='2.0'><channel><title>&j;</title></channel></rss>", "text/xml"),
        (b"<" * 100_000, "text/xml"),
        (b"\xff\xfe\x00", "text/xml"),
    ],
    ids=["empty", "page", "picture", "json", "opml", "entities of entities", "brackets", "half a sign"],
)  # fmt: skip
def test_what_is_no_feed_is_told(body: bytes, media_type: str) -> None:
    with pytest.raises(UnreadableError, match=rf"got {len(body)} bytes that the server calls .*, expected"):
        read_feed(reply(body, media_type))


def test_dates_that_no_calendar_knows_spoil_nothing() -> None:
    feed = rss("/1").replace(b"<guid>", b"<pubDate>Mon, 99 Xyz 0000 99:99:99 +9999</pubDate><guid>")
    ((entry,), _) = read_feed(reply(feed))
    assert entry.changed_at is None
