"""Worker processes: batches are worked on in processes of their own, each with its own pipelines."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import TYPE_CHECKING, Final, ParamSpec, Self, TypeVar

from flows.errors import TidingsError, WrongUseError

if TYPE_CHECKING:
    from flows.settings import Settings

P = ParamSpec("P")
T = TypeVar("T")

_ATTEMPTS: Final = 3


class Pool:
    """Runs functions in processes that are started when they are needed; with one worker, in this process.

    May be used from several threads. A worker that dies (killed, out of memory) is replaced and its work done again.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._lock = threading.Lock()
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close(wait=kind is None)

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function and wait for what it gives.

        Raises:
            TidingsError: workers died again and again on this call.
            Exception: whatever the function raises.
        """
        if self.workers == 1:
            return function(*args, **kwargs)
        for _ in range(_ATTEMPTS):
            executor = self._current()
            try:
                return executor.submit(function, *args, **kwargs).result()
            except BrokenProcessPool:
                self._discard(executor)
        raise TidingsError(
            f"worker processes died {_ATTEMPTS} times, last on {_shown(args)}; most often memory ran out: set fewer"
            " workers or a smaller batch_size in tidings.toml and run again, finished batches are kept"
        )

    def close(self, *, wait: bool = True) -> None:
        """End the processes; what is still waiting is dropped."""
        with self._lock:
            executor, self._executor = self._executor, None
        if executor:
            executor.shutdown(wait=wait, cancel_futures=True)

    def _current(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._executor is None:
                self._executor = start_processes(self.workers)
            return self._executor

    def _discard(self, executor: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._executor is executor:
                self._executor = None
        executor.shutdown(wait=False, cancel_futures=True)


def pool_of(settings: "Settings") -> Pool:
    """The workers that the settings name: processes here, or those of a Dask cluster.

    Raises:
        WrongUseError: the cluster has no address, the extra is not installed, or its workers cannot do the work.
        TidingsError: the cluster cannot be reached.
    """
    if settings.compute.runner == "local":
        return Pool(settings.workers)
    from flows.dask_pool import DaskPool
    from flows.version import coder_version

    if settings.compute.address is None:
        raise WrongUseError(
            'compute.runner is "dask", but compute.address is not set: give the scheduler\'s address in tidings.toml,'
            ' such as address = "tcp://scheduler:8786"'
        )
    return DaskPool(settings.compute.address, settings.work_dir, coder_version())


def start_processes(count: int, prepare: Callable[[], None] | None = None) -> ProcessPoolExecutor:
    """A pool of freshly started processes (never forked: threads and libraries do not survive that)."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(prepare,))


def _begin(prepare: Callable[[], None] | None) -> None:
    """Begin a worker: end with the parent, leave Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare:
        prepare()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _shown(args: tuple[object, ...]) -> str:
    return ", ".join(str(each)[:120] for each in args) or "nothing"
