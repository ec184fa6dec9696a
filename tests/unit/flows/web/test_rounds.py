"""Rounds of web sources: what is fetched, what is remembered, what is told. Nothing is loaded in between here.

So every round is one that follows a crash: what was fetched must come out of the store, without being asked again.
"""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows import clock
from flows.settings import Settings, load_settings
from flows.sources.choose import choose_sources
from flows.sources.protocol import Fetched, Item, Known, Refused
from flows.steps.build import opened_build
from flows.store import Store
from tests.web_site import Site, article, rss
from warehouse.fetches import HealthRow, source_healths

HEAD = """
[fetch]
seconds_between = 0.0
first_wait = 0.02
attempts = 2
rounds = 2
timeout = 2.0
"""
Declare = Callable[[str], Settings]


@pytest.fixture
def declare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Declare:
    """Settings with these sources."""
    monkeypatch.chdir(tmp_path)

    def settings(sources: str) -> Settings:
        path = tmp_path / "tidings.toml"
        path.write_text(HEAD + sources, encoding="utf-8")
        return load_settings(path)

    return settings


def feed(url: str, more: str = "") -> str:
    return f'[[source]]\nname = "news"\nkind = "feed"\nurls = ["{url}"]\n{more}\n'


def look(settings: Settings) -> list[Item]:
    """One reading of all sources."""
    return [item for source in choose_sources(settings) for item in source.items()]


def locators(items: list[Item]) -> list[str]:
    return sorted(item.locator for item in items if isinstance(item, Fetched))


def refused(items: list[Item]) -> dict[str, str]:
    return {item.locator: item.rule for item in items if isinstance(item, Refused)}


def health(settings: Settings) -> HealthRow:
    """How the only list is."""
    with opened_build(settings) as connection:
        (row,) = source_healths(connection)
    return row


def test_pages_of_a_feed_are_fetched_once_also_when_nothing_was_loaded(site: Site, declare: Declare) -> None:
    urls = [site.put(f"/{number}", article(number)) for number in range(3)]
    settings = declare(feed(site.put("/feed", rss(*urls), "application/rss+xml", headers={"ETag": '"1"'})))
    first, second = look(settings), look(settings)
    assert locators(first) == locators(second) == urls
    assert site.counts() == {"/feed": 2, "/0": 1, "/1": 1, "/2": 1}
    assert site.seen[-1].headers["If-None-Match"] == '"1"'
    assert {item.charset for item in first if isinstance(item, Fetched)} == {"utf-8"}
    assert health(settings).health == "fine"
    assert (health(settings).item_count, health(settings).new_count) == (3, 0)


def test_the_store_says_where_bytes_came_from(site: Site, declare: Declare) -> None:
    url = site.put("/0", article(0), headers={"ETag": '"a"'})
    settings = declare(feed(site.put("/feed", rss(url))))
    look(settings)
    store = Store(settings.store_dir)
    origins = [origin for file in store.folder.rglob("*.json") for origin in json.loads(file.read_text())["origins"]]
    (page,) = [origin for origin in origins if origin["locator"] == url]
    assert page["source_name"] == "news"
    assert (page["url"], page["status_code"], page["etag"], page["media_type"]) == (url, "200", '"a"', "text/html")


def test_a_feed_that_shrinks_loses_nothing(site: Site, declare: Declare) -> None:
    urls = [site.put(f"/{number}", article(number)) for number in range(3)]
    site.answers["/1"].script = [(500, {}), (500, {})]
    settings = declare(feed(site.put("/feed", rss(*urls))))
    assert locators(look(settings)) == [urls[0], urls[2]]
    site.put("/feed", rss(urls[2]))
    assert locators(look(settings)) == urls
    assert site.counts() == {"/feed": 2, "/0": 1, "/1": 3, "/2": 1}


def test_a_page_that_never_answers_is_given_up_and_told(site: Site, declare: Declare) -> None:
    url = site.put("/0", status=500)
    settings = declare(feed(site.put("/feed", rss(url))))
    assert refused(look(settings)) == {}
    second = look(settings)
    assert refused(second) == {url: "answers"}
    assert "given up after 2 runs" in next(item.reason for item in second if isinstance(item, Refused))
    assert refused(look(settings)) == {}
    assert site.counts()["/0"] == 4


def test_a_page_that_is_none_is_refused_with_a_reason(site: Site, declare: Declare) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /secret\n", "text/plain")
    urls = {
        site.put("/gone", status=404): "page is there",
        site.put("/pdf", b"%PDF-1.4 \x00", "application/pdf"): "page of HTML or text",
        site.put("/big", b"x" * 11_000_000): "page within the size limit",
        site.put("/secret", article(1)): "robots.txt allows it",
        site.redirect("/loop", "/loop"): "ends after few redirects",
        "http://127.0.0.1:99999/x": "valid address",
    }
    settings = declare(feed(site.put("/feed", rss(*urls))))
    assert refused(look(settings)) == urls
    assert refused(look(settings)) == {}
    assert site.counts()["/pdf"] == 1


def test_pages_without_a_type_are_looked_at(site: Site, declare: Declare) -> None:
    urls = [site.put("/a", article(1), ""), site.put("/b", b"Plain words of an article.", "text/plain")]
    settings = declare(feed(site.put("/feed", rss(*urls))))
    assert sorted(item.media_type for item in look(settings) if isinstance(item, Fetched)) == [
        "text/html",
        "text/plain",
    ]


def test_more_pages_than_a_run_fetches_wait(site: Site, declare: Declare) -> None:
    urls = [site.put(f"/{number}", article(number)) for number in range(5)]
    settings = declare(feed(site.put("/feed", rss(*urls)), "most_pages = 2"))
    assert [len(locators(look(settings))) for _ in range(3)] == [2, 4, 5]
    assert max(site.counts()[f"/{number}"] for number in range(5)) == 1


def test_a_page_that_changed_is_asked_again(site: Site, declare: Declare, monkeypatch: pytest.MonkeyPatch) -> None:
    def of(day: str) -> bytes:
        return rss(url).replace(b"<guid>", f"<pubDate>{day} 08:00:00 GMT</pubDate><guid>".encode())

    url = site.put("/0", article(0), headers={"ETag": '"1"'})
    settings = declare(feed(site.put("/feed", of("Mon, 12 May 2014"))))
    look(settings)
    later = clock.now() + dt.timedelta(days=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    site.put("/0", article(0, "More is known now."), headers={"ETag": '"2"'})
    site.put("/feed", of(f"{later - dt.timedelta(hours=1):%a, %d %b %Y}"))
    found = [item.data for item in look(settings) if isinstance(item, Fetched)]
    assert any(b"More is known now" in data for data in found)
    assert site.counts()["/0"] == 2
    look(settings)
    assert site.counts()["/0"] == 2


@pytest.mark.parametrize("status", [301, 308])
def test_a_feed_that_moved_is_read_and_told(site: Site, declare: Declare, status: int) -> None:
    to = site.put("/new", rss(site.put("/0", article(0))))
    settings = declare(feed(site.redirect("/feed", "/new", status)))
    assert len(locators(look(settings))) == 1
    assert (health(settings).health, health(settings).item_count) == ("moved", 1)
    assert f"moved for good to {to}" in (health(settings).finding or "")


@pytest.mark.parametrize(
    ("answer", "state", "rules"),
    [
        ({"status": 404}, "gone", {"page is there"}),
        ({"status": 410}, "gone", {"page is there"}),
        ({"status": 500}, "failing", set()),
        ({"status": 403}, "failing", {"page is there"}),
        ({"body": b"<html><body>Sign in</body></html>"}, "unreadable", {"readable list"}),
        ({"body": b""}, "unreadable", {"readable list"}),
    ],
)
def test_a_feed_that_cannot_be_read_is_told(
    site: Site, declare: Declare, answer: dict[str, Any], state: str, rules: set[str]
) -> None:
    url = site.put("/0", article(0))
    settings = declare(feed(site.put("/feed", rss(url))))
    look(settings)
    worked_at = health(settings).worked_at
    site.put("/feed", **answer)
    items = look(settings)
    assert set(refused(items).values()) == rules
    assert locators(items) == [url]
    assert (health(settings).health, health(settings).failure_count) == (state, 1)
    assert health(settings).worked_at == worked_at
    look(settings)
    assert health(settings).failure_count == 2
    site.put("/feed", rss(url))
    look(settings)
    assert (health(settings).health, health(settings).failure_count) == ("fine", 0)


def test_a_forbidden_feed_is_told(site: Site, declare: Declare) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /\n", "text/plain")
    settings = declare(feed(site.put("/feed", rss())))
    assert set(refused(look(settings)).values()) == {"robots.txt allows it"}
    assert health(settings).health == "forbidden"


def test_a_feed_that_went_silent_is_told(site: Site, declare: Declare, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = declare(feed(site.put("/feed", rss(site.put("/0", article(0)))), "silent_after_days = 2"))
    began = clock.now()
    found = []
    for days in (0, 1, 3):
        monkeypatch.setattr(clock, "now", lambda days=days: began + dt.timedelta(days=days))
        look(settings)
        found.append(health(settings).health)
    assert found == ["fine", "fine", "silent"]
    assert f"nothing new since {began:%Y-%m-%d}" in (health(settings).finding or "")


def test_feeds_that_hold_whole_articles_lead_nowhere(site: Site, declare: Declare) -> None:
    text = "The army left the town of Arlit on Friday, a spokesman said. Nobody was hurt."
    body = rss(site.url("/0"), site.url("/1")).replace(
        b"<guid>", f"<description>{text}</description><guid>".encode(), 1
    )
    settings = declare(feed(site.put("/feed", body), 'articles = "entries"'))
    items = look(settings)
    (entry,) = [item for item in items if isinstance(item, Fetched)]
    assert (entry.media_type, json.loads(entry.data)["html"]) == ("application/json", text)
    assert list(refused(items).values()) == ["entry with a text"]
    assert site.counts() == {"/feed": 1}


def test_a_sitemap_and_its_parts(site: Site, declare: Declare) -> None:
    today = f"{clock.now():%Y-%m-%d}"
    new, old = site.put("/new", article(1)), site.put("/old", article(2))
    rows = (
        f"<url><loc>{new}</loc><lastmod>{today}</lastmod></url><url><loc>{old}</loc><lastmod>2011-01-01</lastmod></url>"
    )
    part = site.put("/part.xml", f"<urlset>{rows}</urlset>".encode(), "text/xml")
    index = site.put("/index.xml", f"<sitemapindex><sitemap><loc>{part}</loc></sitemap></sitemapindex>".encode())
    settings = declare(f'[[source]]\nname = "map"\nkind = "sitemap"\nurls = ["{index}"]\n')
    assert locators(look(settings)) == [new]
    assert site.counts() == {"/index.xml": 1, "/part.xml": 1, "/new": 1}


def test_pages_by_their_addresses(site: Site, declare: Declare, tmp_path: Path) -> None:
    one, two = site.put("/1", article(1)), site.put("/2", article(2))
    (tmp_path / "list.txt").write_text(f"# pages\n{one} # the first\n\n{two}\n{one}\n", encoding="utf-8")
    declared = f'[[source]]\nname = "few"\nkind = "pages"\nurls = ["{two}"]\npaths = ["list.txt"]\n'
    settings = declare(declared)
    assert locators(look(settings)) == [one, two]
    look(settings)
    assert site.counts() == {"/1": 1, "/2": 1}
    look(declare(declared + "ask_again_days = 0.0000001\n"))
    assert site.counts() == {"/1": 2, "/2": 2}


def test_an_address_that_two_sources_name_is_fetched_once(site: Site, declare: Declare) -> None:
    url = site.put("/1?utm_source=rss", article(1))
    one = feed(site.put("/feed", rss(url)))
    settings = declare(f'{one}[[source]]\nname = "few"\nkind = "pages"\nurls = ["{site.url("/1")}"]\n')
    assert locators(look(settings)) == [url]
    assert site.counts() == {"/feed": 1, "/1?utm_source=rss": 1}


def test_bytes_that_are_gone_from_the_store_are_fetched_anew(site: Site, declare: Declare) -> None:
    url = site.put("/0", article(0), headers={"ETag": '"1"'})
    settings = declare(feed(site.put("/feed", rss(url), headers={"ETag": '"1"'})))
    look(settings)
    for file in settings.store_dir.rglob("*.gz"):
        file.unlink()
    assert locators(look(settings)) == [url]
    assert site.counts() == {"/feed": 2, "/0": 2}


def test_what_is_known_is_counted(site: Site, declare: Declare) -> None:
    url = site.put("/0", article(0))
    settings = declare(feed(site.put("/feed", rss(url))))
    (item,) = [each for each in look(settings) if isinstance(each, Fetched)]
    with opened_build(settings) as connection:
        connection.execute(
            "INSERT INTO raw.article BY NAME SELECT 1 AS payload_key, payload_sha256, final_url AS locator,"
            " source_name, 'text/html' AS media_type, fetched_at, 1 AS byte_count, stored_path, 1 AS load_id"
            " FROM ops.fetch WHERE fetch_kind = 'page'"
        )
    assert look(settings) == [Known(item.locator)]
