"""Readers in other processes: they see whole versions only, and never hold up the writer."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.unit.warehouse.world import NOW, Article, load_articles, ticking
from warehouse.connect import open_build
from warehouse.loads import set_state
from warehouse.migrate import migrate
from warehouse.publish import publish

# For each line that it gets: what the connection opened at first sees, and what a new one sees.
READER = """
import duckdb, json, sys
def seen(connection):
    return connection.execute("SELECT (SELECT count(*) FROM mart.event), (SELECT count(*) FROM core.fact_event),"
        " (SELECT max(event_count) FROM ops.publication)").fetchone()
kept = duckdb.connect(sys.argv[1], read_only=True)
print("open", flush=True)
for line in sys.stdin:
    print(json.dumps(seen(kept)), flush=True)
"""
# Opens the file over and over until it is told to stop; says which versions it saw.
POLLER = """
import duckdb, json, sys, threading
told = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), told.set()), daemon=True).start()
print("open", flush=True)
found = set()
while not told.is_set():
    with duckdb.connect(sys.argv[1], read_only=True) as connection:
        found.add(connection.execute("SELECT (SELECT count(*) FROM mart.event), (SELECT count(*) FROM core.fact_event),"
            " (SELECT event_count FROM ops.publication ORDER BY published_at DESC LIMIT 1)").fetchone())
print(json.dumps(sorted(found)), flush=True)
"""


@pytest.fixture
def build(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_build(tmp_path / "build.duckdb") as connection:
        migrate(connection, now=NOW)
        yield connection


def publish_load(connection: duckdb.DuckDBPyConnection, number: int, target: Path) -> None:
    """Load one more article and publish."""
    load_articles(connection, number, [Article(f"a{number}")])
    set_state(connection, number, "audited")
    publish(connection, target, now=ticking(number)())


def started(script: str, target: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(target)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "open\n"
    return process


@pytest.mark.slow
def test_a_reader_that_keeps_the_old_file_open_goes_on(build: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    target = tmp_path / "tidings.duckdb"
    publish_load(build, 1, target)
    with started(READER, target) as reader:
        assert reader.stdin
        assert reader.stdout
        for number in (2, 3, 4):
            publish_load(build, number, target)
            reader.stdin.write("look\n")
            reader.stdin.flush()
            assert json.loads(reader.stdout.readline()) == [2, 2, 2]
        reader.stdin.close()
        assert reader.wait() == 0
    with duckdb.connect(target, read_only=True) as fresh:
        assert fresh.execute("SELECT count(*) FROM mart.event").fetchone() == (8,)


@pytest.mark.slow
def test_readers_see_whole_versions_only(build: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    target = tmp_path / "tidings.duckdb"
    publish_load(build, 1, target)
    with started(POLLER, target) as poller:
        for number in range(2, 8):
            publish_load(build, number, target)
        found, _ = poller.communicate()
        assert poller.returncode == 0
    versions = json.loads(found)
    assert len(versions) >= 2
    assert all(len(set(version)) == 1 for version in versions), versions
