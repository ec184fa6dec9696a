"""How far a run is: stages with their times, told to whoever listens (a bar, the log, a Prefect artifact)."""

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Final, Protocol, Self

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

STAGES: Final = {
    "ingest": "Looking for new articles",
    "read": "Reading articles",
    "plan": "Choosing what to code",
    "gazetteer": "Building the gazetteer (once)",
    "ask": "Asking the model",
    "code": "Coding",
    "load": "Loading",
    "audit": "Auditing",
    "publish": "Publishing",
    "survey": "Counting",
    "stories": "Grouping into stories",
}
"""The stages of a run in their order, and what a person is told."""

_log = logging.getLogger("tidings.progress")


class Listener(Protocol):
    """Somebody who wants to know how far a run is."""

    def began(self, stage: str, total: int) -> None:
        """A stage of so many parts begins."""

    def advanced(self, done: int, total: int) -> None:
        """So many of the stage's parts are done."""

    def ended(self) -> None:
        """The stage is done."""


class Progress:
    """The stages of one run and the seconds they took; their beginnings and ends are logged."""

    def __init__(self, listeners: Sequence[Listener] = ()) -> None:
        self.seconds: dict[str, float] = {}
        self._listeners = tuple(listeners)
        self._done = 0

    @contextmanager
    def stage(self, name: str, total: int = 1) -> Iterator[None]:
        """Time a stage. One that fails leaves no time behind."""
        self._done = 0
        _log.info("stage %s begins", name, extra={"stage": name, "parts": total})
        for listener in self._listeners:
            listener.began(name, total)
        start = time.perf_counter()
        yield
        took = time.perf_counter() - start
        self.seconds[name] = self.seconds.get(name, 0.0) + took
        _log.info("stage %s took %.2f s", name, took, extra={"stage": name, "seconds": round(took, 3)})
        for listener in self._listeners:
            listener.ended()

    def advance(self, total: int, parts: int = 1) -> None:
        """Say that more parts of the stage are done."""
        self._done += parts
        for listener in self._listeners:
            listener.advanced(self._done, total)


class Bar:
    """A progress bar on stderr; use it as a context. Silent when stderr is no terminal."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        console = Console(stderr=True)
        self._bar: RichProgress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def began(self, stage: str, total: int) -> None:
        """Show a stage in place of the one before."""
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(STAGES.get(stage, stage), total=total)

    def advanced(self, done: int, total: int) -> None:
        """Move the bar."""
        if self._task is not None:
            self._bar.update(self._task, completed=done, total=total)

    def ended(self) -> None:
        """Fill the bar."""
        if self._task is not None:
            self._bar.update(self._task, completed=self._bar.tasks[-1].total or 1)
