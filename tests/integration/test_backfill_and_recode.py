"""Backfills that are killed and go on, and articles coded again out of the store."""

import os
import signal
from pathlib import Path

import duckdb
import pytest

from tests.integration import desk
from tests.integration.prefect_desk import wait_for
from tests.unit.flows.sources.test_warc import HTML, archive
from tests.web_site import article

pytestmark = pytest.mark.slow

SETTINGS = """
[[source]]
name = "wire"
kind = "table"
paths = ["wire.jsonl"]

[[source]]
name = "crawl"
kind = "warc"
paths = ["crawl.warc.gz"]
"""
DAYS = ("--from", "2012-11-01", "--to", "2013-01-31", "--part", "month")
LINE = '{{"id": "{number}", "date": "{date}", "text": "Gunmen attacked an army patrol near {place} on Monday."}}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    dates = {"2012-11-15": "Mosul", "2013-01-24": "Arlit", "2013-02-02": "Juba"}
    lines = [LINE.format(number=number, date=date, place=dates[date]) for number, date in enumerate(dates)]
    (tmp_path / "wire.jsonl").write_text("".join(lines), encoding="utf-8")
    archive(tmp_path / "crawl.warc.gz", ("https://example.org/7", article(7), HTML))
    (tmp_path / "tidings.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def ask(folder: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(folder / "tidings.duckdb"), read_only=True) as connection:
        return connection.execute(query).fetchall()


ARTICLES = "SELECT published_start::VARCHAR FROM core.dim_article WHERE is_current AND article_key <> 0 ORDER BY ALL"


def test_a_backfill_that_is_killed_goes_on_and_does_nothing_a_second_time(folder: Path, places: Path) -> None:
    first = desk.start(folder, places, "backfill", "--source", "wire", *DAYS)
    wait_for((folder / "tidings.duckdb").exists, "the first part published", 300)
    os.kill(first.pid, signal.SIGKILL)
    first.communicate()
    done_before = len(ask(folder, "FROM core.dim_article WHERE article_key <> 0"))
    assert done_before == 1

    code, out, errors = desk.call(folder, places, "backfill", "--source", "wire", *DAYS)
    assert code == 0, errors
    assert "part 1 of" in out
    assert "left" in out
    assert [day for (day,) in ask(folder, ARTICLES)] == ["2012-11-15", "2013-01-24"]
    with duckdb.connect(str(folder / ".tidings" / "build.duckdb"), read_only=True) as build:
        # A part is noted as done once it is published, so the published file lacks the last one.
        assert build.execute("SELECT count(*) FROM ops.partition").fetchall() == [(3,)]

    code, out, errors = desk.call(folder, places, "backfill", "--source", "wire", *DAYS)
    assert (code, out) == (0, "nothing to do: all 3 parts were done before\n"), errors


def test_wrong_days_and_sources_are_told(folder: Path, places: Path) -> None:
    code, _, errors = desk.call(
        folder, places, "backfill", "--source", "wire", "--from", "2014-05-02", "--to", "2014-05-01"
    )
    assert code == 2
    assert "got the days 2014-05-02 to 2014-05-01, expected the first before the last" in errors
    code, _, errors = desk.call(folder, places, "backfill", "--source", "wir", *DAYS)
    assert code == 2
    assert "did you mean wire?" in errors


def test_recoding_codes_what_an_older_coder_coded_out_of_the_store(folder: Path, places: Path) -> None:
    code, out, errors = desk.run(folder, places)
    assert code == 0, errors
    assert "4 new" in out
    for name in ("wire.jsonl", "crawl.warc.gz"):
        (folder / name).unlink()
    with duckdb.connect(str(folder / ".tidings" / "build.duckdb")) as connection:
        before = connection.execute("SELECT * EXCLUDE load_id FROM core.fact_event ORDER BY ALL").fetchall()
        connection.execute(
            "UPDATE ext.coding SET coder_version = 'older' WHERE article_key IN (SELECT article_key FROM doc.document"
            " WHERE published_start >= '2013-02-01')"
        )
    code, out, errors = desk.call(folder, places, "recode")
    assert code == 0, errors
    assert "0 new, 0 changed" in out
    with duckdb.connect(str(folder / ".tidings" / "build.duckdb")) as connection:
        assert connection.execute("SELECT count(*) FROM ext.coding WHERE coder_version = 'older'").fetchall() == [(0,)]
        assert connection.execute("SELECT * EXCLUDE load_id FROM core.fact_event ORDER BY ALL").fetchall() == before
    code, out, errors = desk.call(folder, places, "recode")
    assert code == 0, errors
    assert "Nothing changed" in out
