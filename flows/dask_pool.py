"""Workers of a Dask cluster in place of processes of our own: batches are files in a folder that all of them share."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar, cast

from flows.errors import TidingsError, WrongUseError
from flows.pool import Pool

if TYPE_CHECKING:
    from distributed import Client

P = ParamSpec("P")
T = TypeVar("T")

_SECONDS: Final = 30.0
_ONE_AT_A_TIME: Final = threading.Lock()


class DaskPool(Pool):
    """Runs functions on the workers of a cluster; Dask does again elsewhere what a worker that died was doing."""

    def __init__(self, address: str, shared: Path, version: str) -> None:
        """Connect, and see that the workers can do the work.

        Args:
            address: of the scheduler, such as tcp://scheduler:8786.
            shared: the work folder, which every worker must see under the same path.
            version: the coder's version, which must be theirs too.

        Raises:
            WrongUseError: the extra is not installed, or the workers have another version or another folder.
            TidingsError: the cluster cannot be reached or has no workers.
        """
        self._client = _client(address)
        try:
            self._see_workers(address, shared, version)
        except BaseException:
            self._client.close()
            raise
        # Twice as many as work at a time, so that none has to wait for its next batch.
        super().__init__(2 * sum(self._client.nthreads().values()))

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function on some worker and wait for what it gives.

        Raises:
            TidingsError: workers died again and again on this call.
            Exception: whatever the function raises.
        """
        from distributed import KilledWorker

        absolute = [each.absolute() if isinstance(each, Path) else each for each in args]
        try:
            # Not pure: two calls are two pieces of work, whatever their arguments.
            future = self._client.submit(_in_turn, function, *absolute, pure=False, **kwargs)
            return cast(T, future.result())
        except KilledWorker as error:
            raise TidingsError(
                f"workers of the Dask cluster died again and again: {error}; most often memory ran out: give them more,"
                " or set a smaller batch_size in tidings.toml, and run again: finished batches are kept"
            ) from error

    def close(self, *, wait: bool = True) -> None:
        """Leave the cluster; what is still waiting there is dropped."""
        del wait  # nothing of ours is left to end
        self._client.close()

    def _see_workers(self, address: str, shared: Path, version: str) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_SECONDS)
        except TimeoutError as error:
            raise TidingsError(
                f"the Dask cluster at {address} has no workers: start some with `dask worker`"
            ) from error
        shared.mkdir(parents=True, exist_ok=True)
        for worker, (has_folder, its_version) in self._client.run(_look, shared.absolute()).items():
            if its_version != version:
                raise WrongUseError(
                    f"the Dask worker {worker} has the coder {its_version or 'of no tidings'}, this is {version}:"
                    " install the same version and the same packages there"
                )
            if not has_folder:
                raise WrongUseError(
                    f"the Dask worker {worker} does not see {shared.absolute()}: the work folder must lie where all"
                    " workers find it under the same path; set work_dir in tidings.toml"
                )


def _client(address: str) -> "Client":
    try:
        from distributed import Client
    except ImportError as error:
        raise WrongUseError(
            'compute.runner is "dask", which needs the extra: pip install "tidings[dask]", here and on every worker'
        ) from error
    try:
        return Client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise TidingsError(
            f"the Dask cluster at {address} cannot be reached: {error}. Start a scheduler with `dask scheduler`, or"
            " mend compute.address in tidings.toml"
        ) from error


def _look(shared: Path) -> tuple[bool, str]:
    """What a worker sees: the folder, and its own coder."""
    from flows.version import coder_version

    return shared.is_dir(), coder_version()


def _in_turn(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """One at a time in a process: pipelines are not made for threads."""
    with _ONE_AT_A_TIME:
        return function(*args, **kwargs)
