"""Which errors are tried again."""

import errno
import sqlite3
from concurrent.futures.process import BrokenProcessPool

import pytest

from flows.errors import AuditFailedError, BusyError, TidingsError, WrongUseError
from flows.transient import is_transient
from warehouse.errors import LockedError, NotAuditedError, NotAWarehouseError


@pytest.mark.parametrize(
    "error",
    [
        TimeoutError(),
        ConnectionResetError(),
        BusyError("busy"),
        LockedError("locked"),
        BrokenProcessPool(),
        OSError(errno.EAGAIN, "again"),
        OSError(errno.ETIMEDOUT, "timed out"),
        OSError(errno.EHOSTUNREACH, "no route"),
    ],
    ids=repr,
)
def test_what_may_heal_by_itself_is_tried_again(error: Exception) -> None:
    assert is_transient(error)


@pytest.mark.parametrize(
    "error",
    [
        ValueError("wrong"),
        WrongUseError("wrong use"),
        TidingsError("do something"),
        AuditFailedError("audit"),
        NotAuditedError("not audited"),
        NotAWarehouseError("none"),
        FileNotFoundError(errno.ENOENT, "not there"),
        PermissionError(errno.EACCES, "not yours"),
        OSError(errno.ENOSPC, "disk full"),
        OSError("without number"),
        MemoryError(),
        sqlite3.OperationalError("locked"),
        "no error at all",
        None,
    ],
    ids=repr,
)
def test_what_does_not_heal_is_not(error: object) -> None:
    assert not is_transient(error)
