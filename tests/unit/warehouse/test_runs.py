"""Runs written down, and the mart over them."""

import datetime as dt

import duckdb
import pytest

from schemas.mart_pipeline import MartPipelineHealth
from tests.unit.warehouse.world import NOW, Article, load_articles
from warehouse.read import read_table
from warehouse.runs import RunRow, last_runs, note_run


def run(hours: float = 0, **more: object) -> RunRow:
    began = NOW + dt.timedelta(hours=hours)
    given: dict[str, object] = {
        "started_at": began,
        "finished_at": began + dt.timedelta(seconds=20),
        "run_state": "done",
        "began_by": "command line",
        "coder_version": "1",
        "run_seconds": 20.0,
    }
    return RunRow(**(given | more))  # type: ignore[arg-type]


def test_a_run_written_twice_is_one_run_with_what_was_said_last(build: duckdb.DuckDBPyConnection) -> None:
    note_run(build, run(), {"ingest": 1.0})
    note_run(build, run(run_seconds=25.0, run_state="done with rejects"), {"ingest": 1.0, "code": 2.5})
    assert last_runs(build, 5) == [run(run_seconds=25.0, run_state="done with rejects")]
    stages = build.execute("SELECT stage_number, stage, stage_seconds FROM ops.run_stage ORDER BY 1").fetchall()
    assert stages == [(1, "ingest", 1.0), (2, "code", 2.5)]
    assert read_table(build, MartPipelineHealth).is_empty()


def test_a_day_of_runs_is_a_row(build: duckdb.DuckDBPyConnection) -> None:
    load_articles(build, 1, [Article("a")])
    note_run(build, run(article_count_new=6, reject_count=2, event_count=5, load_id=1), {})
    note_run(build, run(hours=1, run_seconds=40.0, run_state="failed", reason="OSError: no room"), {})
    note_run(build, run(hours=2, run_state="failed audit", article_count_changed=2, event_count=6), {})
    note_run(build, run(hours=26, run_seconds=10.0), {})
    first, second = read_table(build, MartPipelineHealth).sort("run_date").rows(named=True)
    assert (first["run_date"], second["run_date"]) == (NOW.date(), (NOW + dt.timedelta(hours=26)).date())
    assert (first["run_count"], first["failed_run_count"], first["failed_audit_count"]) == (3, 1, 1)
    assert (first["run_seconds"], first["longest_run_seconds"]) == (80.0, 40.0)
    assert first["reject_share"] == pytest.approx(2 / 10)
    assert first["articles_per_second"] == pytest.approx(8 / 80)
    assert first["event_count"] == 6
    assert first["unwell_source_count"] is None
    assert (second["reject_share"], second["articles_per_second"], second["unwell_source_count"]) == (None, 0.0, 0)


def test_the_newest_runs_come_first_and_no_more_than_asked(build: duckdb.DuckDBPyConnection) -> None:
    for hours in (3, 1, 2):
        note_run(build, run(hours=hours), {})
    assert [row.started_at for row in last_runs(build, 2)] == [NOW + dt.timedelta(hours=each) for each in (3, 2)]
