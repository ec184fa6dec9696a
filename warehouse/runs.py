"""Runs: `ops.run`, `ops.run_stage`, and `mart.pipeline_health` over them."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from schemas.keys import surrogate_key
from schemas.mart_pipeline import MartPipelineHealth
from schemas.ops_runs import Run, RunStage
from warehouse.loads import last_load
from warehouse.marts.rebuild import mart_query
from warehouse.reconcile import reconcile

if TYPE_CHECKING:
    import duckdb


class RunRow(NamedTuple):
    """A row of `ops.run` without its key; `run_state` is one of `schemas.ops_runs.RUN_STATES`."""

    started_at: dt.datetime
    finished_at: dt.datetime
    run_state: str
    began_by: str
    coder_version: str
    run_seconds: float
    article_count_new: int = 0
    article_count_changed: int = 0
    article_count_unchanged: int = 0
    reject_count: int = 0
    event_count: int | None = None
    reason: str | None = None
    load_id: int = 0


def note_run(connection: "duckdb.DuckDBPyConnection", run: RunRow, stages: Mapping[str, float]) -> None:
    """Write down a run, over what was written of it before, and bring `mart.pipeline_health` up to date.

    The mart waits for the first load: its rows name the load that the warehouse stands at.

    Args:
        connection: the build file, outside a transaction.
        run: the run.
        stages: seconds by stage, in their order.
    """
    key = surrogate_key(run.started_at, run.began_by)
    columns = ("run_key", *RunRow._fields)
    connection.begin()
    try:
        connection.execute(
            f"INSERT OR REPLACE INTO {Run.full_name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            [key, *run],
        )
        for number, (stage, seconds) in enumerate(stages.items(), start=1):
            connection.execute(
                f"INSERT OR REPLACE INTO {RunStage.full_name} (run_key, stage, stage_number, stage_seconds)"
                " VALUES (?, ?, ?, ?)",
                [key, stage, number, seconds],
            )
        newest = last_load(connection)
        if newest:
            reconcile(connection, MartPipelineHealth, f"({mart_query(MartPipelineHealth)})", load_id=newest.load_id)
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def last_runs(connection: "duckdb.DuckDBPyConnection", most: int) -> list[RunRow]:
    """The last runs, the newest first."""
    rows = connection.execute(
        f"SELECT {', '.join(RunRow._fields)} FROM {Run.full_name} ORDER BY started_at DESC, run_key LIMIT ?", [most]
    ).fetchall()
    return [RunRow(*row) for row in rows]
