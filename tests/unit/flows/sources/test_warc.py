"""Web archives, written record by record as crawlers do."""

import datetime as dt
import gzip
from pathlib import Path

import pytest

from flows.sources.protocol import Fetched, Refused
from flows.sources.warc import WarcSource
from tests.web_site import article


def archive(path: Path, *pages: tuple[str, bytes, dict[str, str]], packed: bool = True, status: str = "200 OK") -> Path:
    """An archive of pages: address, body and headers each."""
    records = [record(b"warcinfo", "", b"software: test\r\n")]
    for url, body, headers in pages:
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        records.append(record(b"response", url, f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body))
    path.write_bytes(b"".join(gzip.compress(each) if packed else each for each in records))
    return path


def record(kind: bytes, url: str, block: bytes) -> bytes:
    head = (
        b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Date: 2014-05-12T08:00:00Z\r\nWARC-Target-URI: %s\r\n"
        b"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n"
    ) % (kind, url.encode(), len(block))
    return head + block + b"\r\n\r\n"


def items(path: Path, most_bytes: int = 10**6) -> list[Fetched | Refused]:
    return list(WarcSource("crawl", [str(path)], most_bytes).items())  # type: ignore[arg-type]


HTML = {"Content-Type": "text/html; charset=windows-1251"}


@pytest.mark.parametrize("packed", [True, False])
def test_pages_with_where_when_and_how(tmp_path: Path, packed: bool) -> None:
    pages = [(f"https://example.org/{number}", article(number), HTML) for number in range(3)]
    found = items(archive(tmp_path / "a.warc", *pages, packed=packed))
    assert found == [
        Fetched(url, body, "text/html", dt.datetime(2014, 5, 12, 8), "crawl", "windows-1251") for url, body, _ in pages
    ]


def test_packed_and_chunked_bodies_are_undone(tmp_path: Path) -> None:
    body = gzip.compress(article(1))
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:50], body[50:])) + b"0\r\n\r\n"
    headers = HTML | {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}
    (item,) = items(archive(tmp_path / "a.warc.gz", ("https://example.org/1", chunked, headers)))
    assert isinstance(item, Fetched)
    assert item.data == article(1)


def test_what_is_no_page_is_no_article(tmp_path: Path) -> None:
    picture = archive(tmp_path / "a.warc.gz", ("https://example.org/p", b"\x89PNG", {"Content-Type": "image/png"}))
    missing = archive(tmp_path / "b.warc.gz", ("https://example.org/m", article(1), HTML), status="404 Not Found")
    assert items(picture) == items(missing) == []


def test_a_page_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (item,) = items(archive(tmp_path / "a.warc.gz", ("https://example.org/1", article(1) * 9, HTML)), most_bytes=2000)
    assert isinstance(item, Refused)
    assert (item.locator, item.rule) == ("https://example.org/1", "page within the size limit")


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_cut_short_gives_what_it_has_and_says_so(tmp_path: Path, packed: bool) -> None:
    pages = [(f"https://example.org/{number}", article(number) * 50, HTML) for number in range(3)]
    path = archive(tmp_path / "a.warc.gz", *pages, packed=packed)
    path.write_bytes(path.read_bytes()[:-300])
    found = items(path)
    assert [type(item) for item in found] == [Fetched, Fetched, Refused]
    assert found[2].locator == "https://example.org/2"


@pytest.mark.parametrize("data", [b"", b"no archive at all", b"\x1f\x8bbroken", b"WARC/1.0\r\nbroken"])
def test_what_is_no_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)
    (item,) = items(path)
    assert isinstance(item, Refused)
    assert item.rule == "readable archive"
