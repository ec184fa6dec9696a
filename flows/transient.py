"""Which errors may heal by themselves: only these are tried again."""

import errno
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, Final

from flows.errors import BusyError
from warehouse.errors import LockedError

if TYPE_CHECKING:
    from prefect import Task
    from prefect.client.schemas import State, TaskRun

_TRANSIENT_NUMBERS: Final = frozenset(
    {
        errno.EAGAIN,
        errno.EBUSY,
        errno.ECONNABORTED,
        errno.ECONNREFUSED,
        errno.ECONNRESET,
        errno.EHOSTUNREACH,
        errno.EINTR,
        errno.ENETDOWN,
        errno.ENETUNREACH,
        errno.EPIPE,
        errno.ESTALE,
        errno.ETIMEDOUT,
    }
)


def is_transient(error: object) -> bool:
    """Whether trying again may help: networks, locks, workers that died.

    Bad input, a failed audit, wrong settings, a full disk and faults of ours are terminal.
    """
    if isinstance(error, TimeoutError | ConnectionError | BusyError | LockedError | BrokenProcessPool):
        return True
    return isinstance(error, OSError) and error.errno in _TRANSIENT_NUMBERS


def is_transient_state(task: "Task[..., Any]", task_run: "TaskRun", state: "State[Any]") -> bool:
    """Prefect's question whether to retry a task."""
    del task, task_run
    return is_transient(state.data)
