"""Further flows: stored articles coded again, and the warehouse tidied up."""

from pathlib import Path
from typing import Any

from prefect import State, flow
from prefect.artifacts import create_markdown_artifact
from prefect.states import Completed

from flows.flow import LONGEST_RUN, end_of, run_as_tasks, run_name, threads
from flows.lock import writer_lock
from flows.overtaken import is_overtaken, skipped
from flows.pool import pool_of
from flows.settings import load_settings
from flows.sources.stored import StoredSource
from flows.steps.maintaining import maintain as maintain_warehouse


@flow(
    name="recode",
    description="Articles in the store that an older coder has coded, coded again.",
    flow_run_name=run_name,
    persist_result=False,
    task_runner=threads(),
    timeout_seconds=LONGEST_RUN,
)
def recode(sources: list[str] | None = None, config: str | None = None, workers: int | None = None) -> State[Any]:
    """Code stored articles again whose coder is older than this one.

    Args:
        sources: names of the sources that gave them; without any, all.
        config: the settings file; by default `tidings.toml` in the working directory.
        workers: worker processes; by default what the settings say.

    Returns:
        The state that it ends in, with the run's summary.
    """
    if is_overtaken():
        return skipped()
    settings = load_settings(Path(config) if config else None, workers=workers)
    with pool_of(settings) as pool:
        return end_of(run_as_tasks(settings, [StoredSource(settings, tuple(sources or ()))], pool))


@flow(
    name="maintain",
    description="The warehouse's file made compact, findings of old audits removed.",
    flow_run_name=run_name,
    persist_result=False,
    timeout_seconds=LONGEST_RUN,
)
def maintain(config: str | None = None, keep_days: int | None = None) -> State[Any]:
    """Tidy up: checkpoint and compact the build file, remove what is older than it is kept.

    Args:
        config: the settings file; by default `tidings.toml` in the working directory.
        keep_days: days that findings of audits are kept; by default what the settings say.

    Returns:
        The state that it ends in; its message says what was done.
    """
    if is_overtaken():
        return skipped()
    settings = load_settings(Path(config) if config else None)
    with writer_lock(settings.work_dir, settings.schedules.wait_for_writer):
        done = maintain_warehouse(settings, keep_days or settings.schedules.keep_days)
    create_markdown_artifact(done.report(), key="tidings-maintenance", description="What was tidied up")
    return Completed(message=done.headline())
