"""Worker processes: what they give, and what becomes of those that die."""

import os
import signal
from pathlib import Path

import pytest

from flows.errors import TidingsError
from flows.pool import Pool


def die_once(trace: Path) -> str:
    """Kill the own process the first time; the second time work is done."""
    if not trace.exists():
        trace.write_text("dead", encoding="utf-8")
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def die(_name: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_one_worker_is_this_process() -> None:
    with Pool(1) as pool:
        assert pool.call(os.getpid) == os.getpid()


@pytest.mark.slow
def test_more_are_processes_of_their_own_replaced_when_they_die(tmp_path: Path) -> None:
    with Pool(2) as pool:
        assert pool.call(os.getpid) != os.getpid()
        assert pool.call(die_once, tmp_path / "trace") == "done"
        with pytest.raises(ZeroDivisionError):
            pool.call(divmod, 1, 0)


@pytest.mark.slow
def test_work_that_kills_every_worker_is_told() -> None:
    said = "worker processes died 3 times, last on heavy; most often memory ran out: set fewer workers"
    with Pool(2) as pool, pytest.raises(TidingsError, match=said):
        pool.call(die, "heavy")
