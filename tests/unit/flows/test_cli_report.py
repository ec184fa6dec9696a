"""Command `report`: a file, or a server that follows publications."""

import gzip
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest

from flows.report_page import checked_selection, country_names, make_page
from flows.report_server import ReportServer
from tests.unit.flows.calling import Tidings


def test_a_file_is_written(warehouse: Path, tidings: Tidings) -> None:
    found = tidings("report")
    assert found.code == 0, found.error
    assert found.out.startswith("tidings.html (")
    assert '<h1 id="title">Events in the news</h1>' in (warehouse / "tidings.html").read_text(encoding="utf-8")
    assert tidings("report", "sub/north.html", "--title", "The north", "--country", "aaa").code == 2
    assert tidings("report", "sub/north.html", "--title", "The north", "--since", "2024-04-30").code == 0
    assert "<title>The north</title>" in (warehouse / "sub" / "north.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--country", "Syria"], "--country SYRIA is no country's code; expected ISO 3166-1 alpha-3, such as SYR"),
        (["--since", "2024-02-01", "--until", "2024-01-01"], "--since 2024-02-01 is after --until 2024-01-01"),
        (["tidings.duckdb/x.html"], "tidings.duckdb/x.html cannot be written"),
    ],
)
def test_wrong_use_is_told(words: list[str], said: str, warehouse: Path, tidings: Tidings) -> None:
    found = tidings("report", *words)
    assert found.code == 2
    assert said in found.error


def test_without_a_published_file_it_is_told_how_to_make_one(desk: Path, tidings: Tidings) -> None:
    found = tidings("report")
    assert found.code == 1
    assert "publish a warehouse first, with `tidings run`" in found.error
    assert not (desk / "tidings.html").exists()


def test_a_file_of_another_version_is_told(warehouse: Path, tidings: Tidings) -> None:
    with duckdb.connect(warehouse / "tidings.duckdb") as connection:
        connection.execute("ALTER TABLE mart.event RENAME COLUMN confidence TO sureness")
    found = tidings("report")
    assert found.code == 1
    assert "was published by another version of tidings: run `tidings run` again" in found.error


@pytest.fixture
def server(warehouse: Path) -> Iterator[ReportServer]:
    published = warehouse / "tidings.duckdb"
    selection = checked_selection(None, None, (), country_names())
    with ReportServer(lambda: make_page(published, selection, "Live", is_served=True), published, 0) as opened:
        thread = threading.Thread(target=opened.serve)
        thread.start()
        yield opened
        opened.stop()
        thread.join()


class Answer(NamedTuple):
    """What the server answers: code, tag, body."""

    code: int
    tag: str | None
    body: bytes


def asked(server: ReportServer, path: str = "/", method: str = "GET", tag: str = "") -> Answer:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        connection.request(method, path, headers={"If-None-Match": tag})
        found = connection.getresponse()
        return Answer(found.status, found.headers["ETag"], found.read())
    finally:
        connection.close()


def test_the_server_shows_each_new_publication(server: ReportServer, warehouse: Path) -> None:
    first = asked(server)
    assert "<title>Live</title>" in gzip.decompress(first.body).decode()
    assert asked(server, tag=first.tag or "").code == 304
    replacement = warehouse / "next.duckdb"
    replacement.write_bytes((warehouse / "tidings.duckdb").read_bytes())
    with duckdb.connect(replacement) as connection:
        connection.execute("UPDATE ops.publication SET published_at = TIMESTAMP '2030-01-01'")
    replacement.replace(warehouse / "tidings.duckdb")
    second = asked(server, tag=first.tag or "")
    assert second.code == 200
    assert second.tag != first.tag
    assert second.body != first.body


def test_the_server_gives_one_page_and_takes_nothing(server: ReportServer, warehouse: Path) -> None:
    before = (warehouse / "tidings.duckdb").read_bytes()
    assert asked(server, "/tidings.duckdb").code == 404
    assert asked(server, method="POST").code == 501
    assert asked(server, method="HEAD")._replace(tag=None) == (200, None, b"")
    assert (warehouse / "tidings.duckdb").read_bytes() == before


def test_the_server_says_when_there_is_nothing_to_show(server: ReportServer, warehouse: Path) -> None:
    (warehouse / "tidings.duckdb").unlink()
    assert asked(server).code == 503


def test_a_port_in_use_is_told(server: ReportServer, warehouse: Path, tidings: Tidings) -> None:
    found = tidings("report", "--serve", "--port", str(server.port))
    assert found.code == 2
    assert f"port {server.port} cannot be had" in found.error
