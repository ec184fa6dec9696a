"""The job: the steps of a run in their order, the same whether Prefect runs them or we do."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from flows import clock
from flows.auditor import Auditor
from flows.corrections_file import read_corrections
from flows.lock import writer_lock
from flows.pool import Pool, pool_of
from flows.progress import Listener, Progress
from flows.run_record import recorded
from flows.settings import Settings
from flows.sources.protocol import Source
from flows.steps.asking import ask_batch, asker_of
from flows.steps.auditing import audit, publish, rules_of
from flows.steps.batch_files import begin_batches, end_batches
from flows.steps.coding import code_batch
from flows.steps.gazetteer import prepare_gazetteer
from flows.steps.ingest import ingest
from flows.steps.loading import Batches, load
from flows.steps.reading import plan, read_batch
from flows.steps.survey import survey
from flows.summary import Summary
from flows.version import version_with

P = ParamSpec("P")
T = TypeVar("T")


class Runner(ABC):
    """Runs steps, each stage with its progress: at once, or as Prefect's tasks.

    Attributes:
        began_by: who began the run.
    """

    began_by = "command line"

    def __init__(self, pool: Pool, progress: Progress) -> None:
        self.progress = progress
        self._pool = pool

    def once(self, stage: str, step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one step."""
        with self.progress.stage(stage):
            return self._here(stage, stage, step)(*args, **kwargs)

    @abstractmethod
    def each(
        self,
        stage: str,
        step: Callable[Concatenate[Path, P], Path],
        batches: Sequence[Path],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> tuple[Path, ...]:
        """Run a step on each batch, in worker processes; gives the results in the order of the batches."""

    def in_turn(
        self,
        stage: str,
        step: Callable[Concatenate[Path, P], Path],
        batches: Sequence[Path],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> tuple[Path, ...]:
        """Run a step on each batch in this process, one after the other."""
        with self.progress.stage(stage, len(batches)):
            made = []
            for number, batch in enumerate(batches, start=1):
                named = self._here(stage, name_of(stage, number, batches), step)
                made.append(named(batch, *args, **kwargs))
                self.progress.advance(len(batches))
            return tuple(made)

    @abstractmethod
    def _here(self, stage: str, name: str, step: Callable[P, T]) -> Callable[P, T]:
        """The step as it is run in this process under a name."""


def name_of(stage: str, number: int, batches: Sequence[Path]) -> str:
    """What the run of a stage on one of its batches is called, counted from 1."""
    return f"{stage} {number} of {len(batches)}"


class DirectRunner(Runner):
    """Runs steps at once, batches in worker processes."""

    def each(
        self,
        stage: str,
        step: Callable[Concatenate[Path, P], Path],
        batches: Sequence[Path],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> tuple[Path, ...]:
        """Run a step on each batch, as many at a time as there are workers."""

        def one(batch: Path) -> Path:
            result = self._pool.call(step, batch, *args, **kwargs)
            self.progress.advance(len(batches))
            return result

        with self.progress.stage(stage, len(batches)), ThreadPoolExecutor(self._pool.workers) as threads:
            return tuple(threads.map(one, batches))

    def _here(self, stage: str, name: str, step: Callable[P, T]) -> Callable[P, T]:
        del stage, name  # nobody is told of single steps
        return step


def run_directly(settings: Settings, sources: Sequence[Source], listeners: Sequence[Listener] = ()) -> Summary:
    """Run the job at once, without Prefect.

    Raises:
        AuditFailedError: a critical expectation does not hold; the last published file stays.
        TidingsError: the user must do something; the message says what.
    """
    with pool_of(settings) as pool:
        summary = run_job(settings, sources, DirectRunner(pool, Progress(listeners)))
    if not summary.audited.is_success:
        raise summary.audited.failed(summary)
    return summary


def run_job(
    settings: Settings,
    sources: Sequence[Source],
    runner: Runner,
    patience: float = 0.0,
    auditor: Auditor | None = None,
) -> Summary:
    """Take articles from sources to the published warehouse.

    What an earlier run that was killed has finished is taken up; what the warehouse has is left alone.

    Args:
        settings: all settings.
        sources: what to read.
        runner: how to run the steps.
        patience: seconds to wait for another writer to end.
        auditor: who audits, where several jobs follow each other; else one is started for this job.

    Returns:
        What happened, also written to the work folder.

    Raises:
        TidingsError: the user must do something; the message says what.
    """
    rules_of(settings)
    read_corrections(settings)
    version, started_at = version_with(settings.coder, settings.geonames), clock.now()
    auditing = nullcontext(auditor) if auditor else Auditor()
    with (
        writer_lock(settings.work_dir, patience),
        auditing as audits,
        recorded(settings, started_at, runner.began_by, version, runner.progress) as record,
    ):
        begin_batches(settings.batches_dir)
        found = runner.once("ingest", ingest, settings, sources, version)
        if found.batches:
            audits.prepare()
        read = runner.each("read", read_batch, found.batches, started_at.date())
        planned = runner.once("plan", plan, settings, read, version)
        coded: tuple[Path, ...] = ()
        if planned.batches:
            places = runner.once("gazetteer", prepare_gazetteer, settings.gazetteer_file, settings.geonames)
            model = settings.coder.model if settings.coder.kind == "llm" else None
            if settings.coder.kind == "llm":
                with asker_of(settings) as asker:
                    runner.in_turn("ask", ask_batch, planned.batches, asker, version)
            coded = runner.each("code", code_batch, planned.batches, places, version, model)
        batches = Batches(found, read, planned.batches, coded)
        record.loaded = loaded = runner.once("load", load, settings, batches, version)
        record.audited = audited = runner.once("audit", audit, settings, audits.audit)
        record.write()
        published = runner.once("publish", publish, settings, audited)
        counted = runner.once("survey", survey, settings)
        end_batches(settings.batches_dir)
        summary = Summary(started_at, version, loaded, counted, audited, published, runner.progress.seconds)
        summary.write(settings.summary_file)
    return summary
