"""The flow of backfills, on Prefect: parts one after the other, with progress and an estimate."""

import datetime as dt
import logging
from functools import partial
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from prefect import State, flow
from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.states import Completed

from flows.auditor import Auditor
from flows.backfilling import backfill as backfill_parts
from flows.days import Days, Part
from flows.flow import run_as_tasks, threads
from flows.pool import pool_of
from flows.settings import load_settings


@flow(
    name="backfill",
    description="Articles of a source from one day to another, part by part.",
    flow_run_name="backfill of {source}, {first} to {last}",
    persist_result=False,
    task_runner=threads(),
)
def backfill(
    source: str,
    first: dt.date,
    last: dt.date,
    part: Part = "week",
    config: str | None = None,
    workers: int | None = None,
) -> State[Any]:  # fmt: skip
    """Read a source part by part; parts that are done are not done again, also not after a crash.

    Args:
        source: name of a source in the settings: files, a table, feeds, sitemaps, web archives or mailboxes.
        first: the first day.
        last: the last day.
        part: how large a part is; each is loaded, audited and published before the next.
        config: the settings file; by default `tidings.toml` in the working directory.
        workers: worker processes; by default what the settings say.

    Returns:
        The state that it ends in; its message says what was done.
    """
    settings = load_settings(Path(config) if config else None, workers=workers)
    created = create_progress_artifact(0.0, key="tidings-backfill", description=f"Backfill of {source}")
    progress = cast(UUID, created)  # in a synchronous flow it is no coroutine

    def tell(said: str, share: float) -> None:
        logging.getLogger("tidings.backfill").info(said)
        update_progress_artifact(progress, share * 100, description=said)

    with pool_of(settings) as pool, Auditor() as auditor:
        run = partial(run_as_tasks, settings, pool=pool, auditor=auditor)
        done = backfill_parts(settings, source, Days(first, last), part, run, tell)
    return Completed(message=done.headline())
