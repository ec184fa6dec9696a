"""The main flow: articles to the published warehouse, on Prefect; how a job becomes tasks of any flow.

`flows.job.run_job` says which steps there are and in which order; here each becomes a task, with retries and artifacts.
Tasks hand each other paths and counts, never frames.
"""

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import Any, Concatenate, Final, Literal, ParamSpec, TypeVar, cast

from prefect import State, flow, runtime, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture, as_completed
from prefect.states import Completed, Failed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.tasks import exponential_backoff

from flows import clock
from flows.alerts import send_alerts
from flows.artifacts import ProgressOfRun, report
from flows.auditor import Auditor
from flows.job import Runner, name_of, run_job
from flows.overtaken import is_overtaken, skipped
from flows.pool import Pool, pool_of
from flows.progress import Listener, Progress
from flows.settings import Settings, load_settings
from flows.sources.choose import choose_sources
from flows.sources.protocol import Source
from flows.summary import Summary
from flows.transient import is_transient_state

P = ParamSpec("P")
T = TypeVar("T")

LISTENERS: ContextVar[tuple[Listener, ...]] = ContextVar("listeners", default=())
"""Who else wants to know how far the run is: the command line's bar."""

LONGEST_RUN: Final = 24 * 3600
"""Seconds after which a run is ended; what it has finished is taken up by the next."""

Kind = Literal["files", "table", "feed", "sitemap", "pages", "warc", "mbox", "remote"]
_MOST_NAMED: Final = 2

_as_task: Final = partial(
    task,
    retries=3,
    retry_delay_seconds=exponential_backoff(backoff_factor=2),
    retry_jitter_factor=0.5,
    retry_condition_fn=is_transient_state,
    cache_policy=NO_CACHE,
    persist_result=False,
)


class PrefectRunner(Runner):
    """Runs the job's steps as Prefect tasks; batches run side by side, each in a worker process."""

    @property
    def began_by(self) -> str:  # type: ignore[override]
        """The deployment, or that a person began the flow."""
        return runtime.deployment.name or "flow"

    def each(
        self,
        stage: str,
        step: Callable[Concatenate[Path, P], Path],
        batches: Sequence[Path],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> tuple[Path, ...]:
        """Run a step on each batch, a task each."""
        with self.progress.stage(stage, len(batches)):
            futures = []
            for number, batch in enumerate(batches, start=1):
                in_process = _as_task(self._pool.call, name=stage, task_run_name=name_of(stage, number, batches))
                futures.append(in_process.submit(step, batch, *args, **kwargs))
            for _ in as_completed(futures):
                self.progress.advance(len(batches))
            return tuple(future.result() for future in futures)

    def _here(self, stage: str, name: str, step: Callable[P, T]) -> Callable[P, T]:
        return cast("Callable[P, T]", _as_task(step, name=stage, task_run_name=name))


def run_name() -> str:
    """What a run is called: its deployment, or what it reads, and when it began."""
    given = runtime.flow_run.parameters
    names = [Path(path).name or path for path in given.get("paths") or ()] + list(given.get("sources") or ())
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    what = runtime.deployment.name or f"{', '.join(names[:_MOST_NAMED])}{more}" or "all sources"
    return f"{what}, {clock.now():%Y-%m-%d %H:%M}"


def end_of(summary: Summary) -> State[Any]:
    """The state that a run ends in; its message is what the page shows first."""
    if summary.audited.is_success:
        return Completed(message=summary.headline(), data=summary)
    error = summary.audited.failed(summary)
    return Failed(message=str(error), data=error)


def threads() -> "TaskRunner[PrefectFuture[Any]]":
    """Runs tasks in threads, which only wait for worker processes; the pool says how many are really under way."""
    return cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=64))


def run_as_tasks(settings: Settings, sources: Sequence[Source], pool: Pool, auditor: Auditor | None = None) -> Summary:
    """Run the job as tasks of the flow run around it, and show there what it did.

    A run of a deployment waits its turn to write; one that a person began is told at once who writes.
    """
    shown = ProgressOfRun()
    patience = settings.schedules.wait_for_writer if runtime.deployment.id else 0.0
    runner = PrefectRunner(pool, Progress([shown, *LISTENERS.get()]))
    summary = run_job(settings, sources, runner, patience, auditor)
    report(summary, settings.data_docs_url)
    send_alerts(summary)
    if summary.audited.is_success:
        shown.finish()
    return summary


@flow(
    name="tidings",
    description="Articles to a published warehouse of events: read, code, resolve, load, audit, publish.",
    flow_run_name=run_name,
    persist_result=False,
    task_runner=threads(),
    timeout_seconds=LONGEST_RUN,
)
def tidings(
    paths: list[str] | None = None,
    sources: list[str] | None = None,
    kinds: list[Kind] | None = None,
    config: str | None = None,
    workers: int | None = None,
    coder: Literal["rules", "llm"] | None = None,
) -> State[Any]:
    """Take articles to the published warehouse.

    Args:
        paths: files, folders (with all below them) and patterns.
        sources: names of sources in the settings; without paths and sources, all of them are read.
        kinds: kinds of sources in the settings; without any, all of them are read.
        config: the settings file; by default `tidings.toml` in the working directory.
        workers: worker processes; by default what the settings say.
        coder: `rules` or `llm`; by default what the settings say.

    Returns:
        The state that it ends in, with the run's summary, which is also shown as artifacts; a caller gets the summary.

    Raises:
        AuditFailedError: a critical expectation does not hold; the last published file stays.
        TidingsError: the user must do something; the message says what.
    """
    if is_overtaken():
        return skipped()
    settings = load_settings(Path(config) if config else None, workers=workers, coder=coder)
    chosen = choose_sources(settings, paths or (), sources or (), kinds or ())
    with pool_of(settings) as pool:
        return end_of(run_as_tasks(settings, chosen, pool))
