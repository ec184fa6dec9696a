"""Sitemaps as they come: of news, of pages, indexes, packed, broken, or none at all."""

import datetime as dt
import gzip

import pytest

from flows.sources.listing import Listed, UnreadableError
from flows.sources.sitemap import read_sitemap
from flows.web.replies import Asked, Reply

NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://example.org/picture.jpg</image:loc></image:image>
<loc> https://example.org/a?b=1&amp;c=2 </loc><news:news><news:publication><news:name>N</news:name></news:publication>
<news:publication_date>2014-05-12T08:00:00+02:00</news:publication_date><news:title>T</news:title></news:news></url>
<url><loc>https://example.org/b</loc><lastmod>2014-05-13</lastmod></url>
<url><loc>https://example.org/c</loc><lastmod>soon</lastmod></url><url><loc></loc></url>
</urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://example.org/1.xml</loc><lastmod>2014-05-13T00:00:00Z</lastmod></sitemap></sitemapindex>"""
PAGES = (
    Listed("https://example.org/a?b=1&c=2", dt.datetime(2014, 5, 12, 6)),
    Listed("https://example.org/b", dt.datetime.combine(dt.date(2014, 5, 13), dt.time.max)),
    Listed("https://example.org/c"),
)


def reply(body: bytes) -> Reply:
    return Reply(Asked("https://example.org/sitemap.xml"), "new", dt.datetime(2014, 6, 1), 200, "x", body=body)


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lambda data: b"\n" + data])
def test_pages_of_a_sitemap_of_news(pack: object) -> None:
    listing = read_sitemap(reply(pack(NEWS)), 10**6)  # type: ignore[operator]
    assert listing.pages == PAGES


def test_parts_of_an_index() -> None:
    listing = read_sitemap(reply(INDEX), 10**6)
    assert (listing.pages, listing.lists) == ((), (Listed("https://example.org/1.xml", dt.datetime(2014, 5, 13)),))


def test_lines_of_addresses() -> None:
    listing = read_sitemap(reply(b"https://example.org/a\r\nhttps://example.org/b\n"), 10**6)
    assert [each.url for each in listing.pages] == ["https://example.org/a", "https://example.org/b"]


def test_a_broken_sitemap_is_read_as_far_as_it_goes() -> None:
    listing = read_sitemap(reply(NEWS[: NEWS.index(b"<url><loc>https://example.org/c")]), 10**6)
    assert listing.pages == PAGES[:2]
    assert listing.said.startswith("is broken (")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Sign in</body></html>",
        b"hello",
        b"\x1f\x8bbroken",
        gzip.compress(b"<urlset>" * 200_000),
        b"<",
    ],
    ids=["empty", "page", "text", "broken gzip", "large when unpacked", "bracket"],
)
def test_what_is_no_sitemap_is_told(body: bytes) -> None:
    with pytest.raises(UnreadableError, match=f"got {len(body)} bytes .* expected a sitemap"):
        read_sitemap(reply(body), 10**6)


def test_entities_from_outside_are_not_read() -> None:
    body = b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><urlset><url><loc>&e;</loc></url></urlset>"
    assert read_sitemap(reply(body), 10**6).pages == ()
