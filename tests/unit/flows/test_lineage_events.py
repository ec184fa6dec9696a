"""OpenLineage events with the real client: into a file, to a catalogue, and to one that does not listen."""

import gzip
import http.server
import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.errors import WrongUseError
from flows.lineage_events import RunEvents, Silent, events_of
from flows.settings_sections import LineageSettings
from tests.unit.warehouse.world import NOW, Article, load_articles
from warehouse.connect import open_build
from warehouse.migrate import migrate


@pytest.fixture
def build(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_build(tmp_path / "build.duckdb") as connection:
        migrate(connection, now=NOW)
        load_articles(connection, 1, [Article("a"), Article("b")])
        yield connection


def told(events: RunEvents, build: duckdb.DuckDBPyConnection) -> None:
    events.began()
    events.ended(build, 1)


def check(events: list[dict[str, Any]]) -> None:
    assert [(each["eventType"], each["job"]["name"]) for each in (events[0], events[-1])] == [
        ("START", "tidings"),
        ("COMPLETE", "tidings"),
    ]
    (documents,) = [each for each in events if each["outputs"] and each["outputs"][0]["name"] == "doc.document"]
    assert [each["name"] for each in documents["inputs"]] == ["raw.article"]
    assert (
        documents["run"]["facets"]["parent"]["run"]["runId"] == events[0]["run"]["runId"] == events[-1]["run"]["runId"]
    )
    (output,) = documents["outputs"]
    assert output["outputFacets"]["outputStatistics"]["rowCount"] == 2
    fields = {field["name"]: field["type"] for field in output["facets"]["schema"]["fields"]}
    assert fields["language"] == "VARCHAR"
    begun = {each["run"]["runId"] for each in events if each["eventType"] == "START"}
    assert begun == {each["run"]["runId"] for each in events if each["eventType"] == "COMPLETE"}


def test_events_are_added_to_a_file(build: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    file = tmp_path / "kept" / "lineage.jsonl"
    told(events_of(LineageSettings(transport="file", file=file), tmp_path / "build.duckdb"), build)
    check([json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()])


def test_a_failure_tells_why(tmp_path: Path) -> None:
    file = tmp_path / "lineage.jsonl"
    events_of(LineageSettings(transport="file", file=file), tmp_path / "build.duckdb").failed("OSError: no room")
    (event,) = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert event["eventType"] == "FAIL"
    assert event["run"]["facets"]["errorMessage"]["message"] == "OSError: no room"


class Catalogue(http.server.BaseHTTPRequestHandler):
    """Takes events as Marquez does."""

    events: list[tuple[str, dict[str, Any]]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        self.events.append((self.headers.get("Authorization", ""), json.loads(body)))
        self.send_response(201)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_a_catalogue_gets_them_with_the_key(
    build: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Catalogue.events = []
    monkeypatch.setenv("DESK_KEY", "secret")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Catalogue) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        told(events_of(LineageSettings(transport="http", url=url, key_variable="DESK_KEY"), tmp_path / "b"), build)
        server.shutdown()
    check([event for _, event in Catalogue.events])
    assert {key for key, _ in Catalogue.events} == {"Bearer secret"}


def test_a_catalogue_that_does_not_listen_is_logged_and_nothing_more(
    build: duckdb.DuckDBPyConnection, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    silent = LineageSettings(transport="http", url="http://127.0.0.1:9", timeout=0.2)
    with caplog.at_level(logging.WARNING, logger="tidings.lineage"):
        events_of(silent, tmp_path / "b").began()
    assert "an OpenLineage event could not be sent" in caplog.text


def test_what_is_not_complete_is_said(tmp_path: Path) -> None:
    assert isinstance(events_of(LineageSettings(), tmp_path), Silent)
    with pytest.raises(WrongUseError, match=r"lineage\.file is not set"):
        events_of(LineageSettings(transport="file"), tmp_path)
    with pytest.raises(WrongUseError, match=r"lineage\.url is not set"):
        events_of(LineageSettings(transport="http"), tmp_path)
