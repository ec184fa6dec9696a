"""The fetcher against a site that behaves as the web does: every case ends in a reply that says what happened."""

import gzip
import time
from collections.abc import Iterator
from typing import Any

import brotli
import pytest

from flows.settings_fetch import FetchSettings
from flows.web.fetcher import Fetcher
from flows.web.replies import Asked, Reply
from tests.web_site import Site, article

QUICK: dict[str, Any] = {"seconds_between": 0.0, "first_wait": 0.02, "timeout": 2.0, "longest": 3.0}


def fetch(*asked: str | Asked, **settings: Any) -> list[Reply]:
    """The replies in the order of the requests."""
    requests = [each if isinstance(each, Asked) else Asked(each) for each in asked]
    with Fetcher(FetchSettings(**QUICK | settings)) as fetcher:
        replies = list(fetcher.each(requests))
    return sorted(replies, key=lambda reply: requests.index(reply.asked))


def one(asked: str | Asked, **settings: Any) -> Reply:
    (reply,) = fetch(asked, **settings)
    return reply


def test_a_page_comes_with_what_the_server_says_of_it(site: Site) -> None:
    url = site.put("/a", b"page", "Text/HTML; charset=windows-1251", headers={"ETag": '"1"', "Last-Modified": "then"})
    reply = one(url, user_agent="tidings (desk@example.org)")
    assert (reply.state, reply.status, reply.body, reply.final_url) == ("new", 200, b"page", url)
    assert (reply.media_type, reply.charset) == ("text/html", "windows-1251")
    assert (reply.etag, reply.last_modified) == ('"1"', "then")
    assert site.seen[-1].headers["User-Agent"] == "tidings (desk@example.org)"


def test_an_unchanged_page_is_not_sent_again(site: Site) -> None:
    by_tag = site.put("/tag", b"page", headers={"ETag": '"1"'})
    by_time = site.put("/time", b"page", headers={"Last-Modified": "Mon, 12 May 2014 08:00:00 GMT"})
    replies = fetch(Asked(by_tag, '"1"'), Asked(by_time, None, "Mon, 12 May 2014 08:00:00 GMT"), Asked(by_tag, '"0"'))
    assert [(reply.state, reply.body) for reply in replies] == [("same", b""), ("same", b""), ("new", b"page")]
    assert replies[0].etag == '"1"'


def test_redirects_are_followed_and_permanent_ones_told(site: Site) -> None:
    end = site.put("/end", b"page")
    site.redirect("/second", "/end", 308)
    permanent, temporary = site.redirect("/first", "/second", 301), site.redirect("/now", "/end", 302)
    mixed = site.redirect("/mixed", "/now", 301)
    replies = fetch(permanent, temporary, mixed)
    assert [(reply.state, reply.final_url) for reply in replies] == [("new", end)] * 3
    assert [reply.moved_to for reply in replies] == [end, None, site.url("/now")]


def test_loops_and_long_chains_end(site: Site) -> None:
    loop = site.redirect("/loop", "/loop")
    site.redirect("/b", "/a")
    pair = site.redirect("/a", "/b")
    replies = fetch(loop, pair, redirects=3)
    assert [(reply.state, reply.rule) for reply in replies] == [("refused", "ends after few redirects")] * 2
    assert site.counts() == {"/loop": 4, "/a": 2, "/b": 2}


@pytest.mark.parametrize("target", ["ftp://127.0.0.1/x", "http://[bad/", "file:///etc/passwd"])
def test_redirects_out_of_the_web_are_refused(site: Site, target: str) -> None:
    reply = one(site.redirect("/out", target), attempts=1)
    assert reply.state in {"refused", "failed"}
    assert reply.said


@pytest.mark.parametrize("url", ["ftp://example.org/x", "http://", "//no", "http://[bad/", "http://a b/", "\x00", ""])
def test_what_is_no_address_is_refused(url: str) -> None:
    reply = one(url)
    assert (reply.state, reply.rule) == ("refused", "valid address")


@pytest.mark.parametrize(("status", "state"), [(404, "gone"), (410, "gone"), (403, "refused"), (401, "refused")])
def test_pages_that_are_not_there_are_asked_once(site: Site, status: int, state: str) -> None:
    reply = one(site.put("/x", status=status))
    assert (reply.state, reply.status) == (state, status)
    assert f"status {status}" in reply.said
    assert site.counts() == {"/x": 1}


def test_errors_that_heal_are_waited_for(site: Site) -> None:
    url = site.put("/x", b"page", script=[(500, {}), (503, {}), (0, {})])
    assert one(url, attempts=4).body == b"page"
    assert site.counts() == {"/x": 4}


def test_errors_that_stay_fail_after_some_tries(site: Site) -> None:
    reply = one(site.put("/x", status=502), attempts=3)
    assert (reply.state, reply.status) == ("failed", 502)
    assert site.counts() == {"/x": 3}


def test_a_host_that_asks_for_time_gets_it(site: Site) -> None:
    busy = site.put("/busy", b"page", script=[(429, {"Retry-After": "1"})])
    other = site.put("/other", b"page", pause=0.05)
    replies = fetch(busy, other, per_host=1)
    assert [reply.state for reply in replies] == ["new", "new"]
    times = {each.path: each.at for each in site.seen}
    first = next(each.at for each in site.seen if each.path == "/busy")
    assert times["/busy"] - first >= 1
    assert times["/other"] - first >= 1


def test_a_host_that_asks_for_too_much_time_is_left_alone_for_the_run(site: Site) -> None:
    busy = site.put("/busy", status=503, headers={"Retry-After": "3600"})
    others = [site.put(f"/{number}", b"page") for number in range(3)]
    replies = fetch(busy, *others, per_host=1, longest_wait=10)
    assert {reply.state for reply in replies} == {"failed"}
    assert [reply.rule for reply in replies[1:]] == ["asked"] * 3
    assert site.counts() == {"/busy": 1}


def test_a_host_that_cannot_be_reached_is_left_alone_after_some_tries() -> None:
    with Site() as gone:
        urls = [gone.url(f"/{number}") for number in range(9)]
    replies = fetch(*urls, per_host=1)
    assert {reply.state for reply in replies} == {"failed"}
    assert sum(reply.rule == "asked" for reply in replies) > 5


@pytest.mark.parametrize("packing", ["gzip", "br", "gzip, br"])
def test_packed_pages_are_unpacked(site: Site, packing: str) -> None:
    page = article(1) * 500
    assert one(site.put("/x", page, headers={"Content-Encoding": packing})).body == page
    assert site.seen[-1].headers["Accept-Encoding"] == "gzip, br"


def test_gzip_in_several_members_and_with_a_tail(site: Site) -> None:
    def body() -> Iterator[bytes]:
        yield gzip.compress(b"one ") + gzip.compress(b"two")[:9]
        yield gzip.compress(b"two")[9:] + b"\x00\x00tail"

    assert one(site.put("/x", body, headers={"Content-Encoding": "gzip"})).body == b"one two"


@pytest.mark.parametrize(
    ("body", "packing", "rule"),
    [
        (b"no gzip", "gzip", "page can be unpacked"),
        (b"no brotli at all", "br", "page can be unpacked"),
        (b"x", "zoo", "page can be unpacked"),
    ],
)
def test_what_cannot_be_unpacked_is_refused(site: Site, body: bytes, packing: str, rule: str) -> None:
    reply = one(site.put("/x", lambda: iter([body]), headers={"Content-Encoding": packing}))
    assert (reply.state, reply.rule) == ("refused", rule)


@pytest.mark.parametrize("pack", [gzip.compress, brotli.compress])
def test_a_body_cut_short_is_asked_again(site: Site, pack: Any) -> None:
    packing = "gzip" if pack is gzip.compress else "br"
    cut = pack(article(1))[:-9]
    reply = one(site.put("/x", lambda: iter([cut]), headers={"Content-Encoding": packing}), attempts=2)
    assert reply.state == "failed"
    assert site.counts() == {"/x": 2}
    assert one(site.put("/y", b"short", length=500), attempts=2).state == "failed"
    assert site.counts()["/y"] == 2


def test_large_bodies_are_left_off_early(site: Site) -> None:
    sent = []

    def body() -> Iterator[bytes]:
        for _ in range(300):
            sent.append(2**20)
            yield b"x" * 2**20

    told = site.put("/told", body, length=300 * 2**20)
    untold = site.put("/untold", body)
    replies = fetch(told, untold, longest=30)
    assert [(reply.state, reply.rule) for reply in replies] == [("refused", "page within the size limit")] * 2
    assert sum(sent) < 100 * 2**20
    assert site.counts() == {"/told": 1, "/untold": 1}


@pytest.mark.parametrize("packing", ["gzip", "br"])
def test_few_bytes_that_unpack_to_many_are_left_off(site: Site, packing: str) -> None:
    body = gzip.compress(b"\x00" * 2**26) if packing == "gzip" else brotli.compress(b"\x00" * 2**26, quality=1)
    url = site.put("/x", lambda: iter([body]), headers={"Content-Encoding": packing})
    start = time.monotonic()
    reply = one(url, most_bytes=2**20, longest=30, timeout=20)
    assert (reply.state, reply.rule) == ("refused", "page within the size limit")
    assert len(body) < 2**17
    assert time.monotonic() - start < 5


def test_a_slow_drip_ends(site: Site) -> None:
    def drip() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x"
            time.sleep(0.1)

    start = time.monotonic()
    reply = one(site.put("/x", drip), longest=0.5, attempts=1)
    assert (reply.state, reply.said) == ("failed", "no whole answer within 0.5 s")
    assert time.monotonic() - start < 5


def test_silence_ends(site: Site) -> None:
    reply = one(site.put("/x", b"late", pause=1.5), timeout=0.3, attempts=1)
    assert reply.state == "failed"
    assert "no answer within 0.3 s" in reply.said


def test_robots_txt_is_asked_once_and_kept_to(site: Site) -> None:
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: tidings\nDisallow: /private\nAllow: /private/open\n"
    site.put("/robots.txt", rules, "text/plain")
    urls = [site.put(path, b"page") for path in ("/a", "/private/x", "/private/open")]
    site.redirect("/in", "/private/x")
    replies = fetch(*urls, site.url("/in"))
    assert [reply.state for reply in replies] == ["new", "refused", "new", "refused"]
    assert replies[1].rule == replies[3].rule == "robots.txt allows it"
    assert sum(each.path == "/robots.txt" for each in site.seen) == 1
    assert "/private/x" not in site.counts()


@pytest.mark.parametrize(("status", "state"), [(404, "new"), (403, "new"), (500, "failed"), (429, "failed")])
def test_robots_txt_that_cannot_be_read(site: Site, status: int, state: str) -> None:
    site.put("/robots.txt", status=status)
    assert one(site.put("/x", b"page"), attempts=1).state == state


def test_the_delay_of_robots_txt_holds(site: Site) -> None:
    site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 0.4\n", "text/plain")
    fetch(*(site.put(f"/{number}", b"page") for number in range(3)))
    times = [each.at for each in site.seen if each.path != "/robots.txt"]
    assert times[2] - times[0] >= 0.75


def test_hosts_are_asked_side_by_side_each_at_its_pace() -> None:
    with Site() as slow, Site("127.0.0.2") as quick:
        urls = [slow.put(f"/{number}", b"page", pause=0.1) for number in range(6)]
        urls += [quick.put(f"/{number}", b"page") for number in range(6)]
        replies = fetch(*urls, per_host=2, seconds_between=0.05)
        assert {reply.state for reply in replies} == {"new"}
        assert slow.most_at_once <= 2
        assert quick.seen[-1].at < slow.seen[-1].at
        # robots.txt is asked too: seven requests, six pauses.
        assert slow.seen[-1].at - slow.seen[0].at >= 0.29


def test_a_fetcher_that_is_left_early_ends_at_once(site: Site) -> None:
    urls = [site.put(f"/{number}", b"page", pause=1.0) for number in range(4)]
    start = time.monotonic()
    with Fetcher(FetchSettings(**QUICK)) as fetcher:
        assert next(iter(fetcher.each([Asked(site.put("/now", b"page")), *map(Asked, urls)]))).body == b"page"
    assert time.monotonic() - start < 5
