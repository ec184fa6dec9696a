"""One writer at a time: a lock on the work folder that ends with its process, however that ends."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from flows import clock
from flows.errors import BusyError, WrongUseError, no_work_dir

LOCK_NAME: Final = "writer.lock"
_LOOK_EVERY: Final = 0.5
"""Seconds between two looks at a lock that another holds."""


@contextmanager
def writer_lock(work_dir: Path, patience: float = 0.0) -> Iterator[None]:
    """Be the only writer of a work folder for as long as the block lasts.

    Args:
        work_dir: the folder.
        patience: seconds to wait for another writer to end; scheduled runs wait their turn.

    Raises:
        BusyError: another process is, and was for as long; the message names it.
        WrongUseError: the folder cannot be made or written to.
    """
    path = work_dir / LOCK_NAME
    try:
        work_dir.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise WrongUseError(no_work_dir(work_dir, error)) from error
    with file:
        until = time.monotonic() + patience
        while not _is_taken(file):
            if time.monotonic() < until:
                time.sleep(_LOOK_EVERY)
                continue
            raise BusyError(
                f"{work_dir} is being written to by {holder(path) or 'another process'}: wait for it to end, or end"
                " it, then try again; nothing is lost"
            )
        file.truncate(0)
        file.write(f"process {os.getpid()} since {clock.now():%Y-%m-%d %H:%M:%S} UTC")
        file.flush()
        yield


def _is_taken(file: IO[str]) -> bool:
    """Take the lock if it is free."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def holder(path: Path) -> str | None:
    """Who holds the lock, as it wrote when it took it; None when the lock is free or nothing is written."""
    if not path.exists():
        return None
    with path.open("r", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return file.read().strip() or None
    return None
