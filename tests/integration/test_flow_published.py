"""What readers have while runs come and go: whole versions, and the last good one when an audit fails."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.integration import desk

pytestmark = pytest.mark.slow

EXPECTATION = """
[[audit.expectation]]
name = "no_consultations"
table = "core.fact_event"
column = "cameo_code"
sql = "SELECT * FROM core.fact_event WHERE cameo_code LIKE '04%'"
"""
# At each line that it gets: what the connection opened at first sees, then what one opened now sees.
READER = """
import duckdb, json, sys
SEEN = (
    "SELECT (SELECT count(*) FROM mart.event), (SELECT count(*) FROM core.fact_event),"
    " (SELECT event_count FROM ops.publication ORDER BY published_at DESC LIMIT 1),"
    " (SELECT list(DISTINCT plover_type ORDER BY plover_type) FROM mart.event)"
)
kept = duckdb.connect(sys.argv[1], read_only=True)
print("open", flush=True)
for line in sys.stdin:
    print(json.dumps(kept.execute(SEEN).fetchone()), flush=True)
"""


class Reader:
    """A second process that holds the published file open."""

    def __init__(self, published: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", READER, str(published)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._line() == "open\n"

    def look(self) -> list[object]:
        assert self.process.stdin
        self.process.stdin.write("look\n")
        self.process.stdin.flush()
        return list(json.loads(self._line()))

    def close(self) -> int:
        self.process.communicate()
        return self.process.returncode

    def _line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline()


def seen_now(published: Path) -> list[object]:
    """What a reader sees that comes now."""
    reader = Reader(published)
    try:
        return reader.look()
    finally:
        assert reader.close() == 0


@pytest.fixture
def reader(tmp_path: Path, places: Path) -> Iterator[Reader]:
    """A published file with one article's event, held open."""
    desk.write(tmp_path / "news", ["strike.txt"])
    code, _, errors = desk.run(tmp_path, places, "news")
    assert code == 0, errors
    reader = Reader(tmp_path / "tidings.duckdb")
    yield reader
    assert reader.close() == 0


def test_a_failed_expectation_keeps_the_last_good_file_and_readers_see_whole_versions_only(
    reader: Reader, places: Path, tmp_path: Path
) -> None:
    published = tmp_path / "tidings.duckdb"
    before, first = published.read_bytes(), reader.look()
    assert first == [1, 1, 1, ["PROTEST"]]

    desk.write(tmp_path / "news", ["talks.txt"])
    (tmp_path / "tidings.toml").write_text(EXPECTATION, encoding="utf-8")
    code, out, errors = desk.run(tmp_path, places, "news")
    assert code == 1
    assert published.read_bytes() == before
    assert "Audit      failed: 1 of " in out
    assert "(the last good version stays)" in out
    said = errors[errors.index("error: ") :]
    assert "the last published file stays as it is" in said
    assert "critical: core.fact_event.cameo_code: 1 row is against rule no_consultations, for example [{" in said
    assert '"cameo_code":"04' in said
    assert "Traceback" not in errors
    assert reader.look() == first

    code, _, errors = desk.call(tmp_path, places, "publish")
    assert (code, published.read_bytes() == before) == (1, True)
    assert "is in state 'failed audit', expected 'audited'" in errors

    (tmp_path / "tidings.toml").unlink()
    code, out, errors = desk.run(tmp_path, places, "news")
    assert code == 0, errors
    assert "Nothing changed" in out
    assert "Audit      passed" in out
    assert reader.look() == first
    assert seen_now(published) == [2, 2, 2, ["CONSULT", "PROTEST"]]

    assert desk.call(tmp_path, places, "publish")[0] == 0
    assert reader.look() == first
    with duckdb.connect(str(published), read_only=True) as connection:
        assert connection.execute("SELECT load_state, count(*) FROM ops.load GROUP BY 1").fetchall() == [
            ("published", 2)
        ]
        assert connection.execute("SELECT count(*) FROM ops.publication").fetchall() == [(3,)]
