"""A real Dask cluster of two workers: the same warehouse as with processes here, also when one of them is killed."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.integration import desk

pytestmark = pytest.mark.slow
DASK = str(Path(sys.executable).parent / "dask")


@contextmanager
def process(*words: str, cwd: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (cwd / f"{words[0]}-{time.monotonic_ns()}.log").open("wb") as log:
        started = subprocess.Popen([DASK, *words], cwd=cwd, stdout=log, stderr=log)
        try:
            yield started
        finally:
            started.kill()
            started.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The scheduler's address and the workers."""
    told = tmp_path / "scheduler.json"
    with ExitStack() as stack:
        quiet = ("--no-dashboard", "--scheduler-file", str(told))
        stack.enter_context(process("scheduler", "--host", "127.0.0.1", "--port", "0", *quiet, cwd=tmp_path))
        while not told.exists() or not told.read_text(encoding="utf-8"):
            time.sleep(0.1)
        address = json.loads(told.read_text(encoding="utf-8"))["address"]
        alone = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(tmp_path))
        workers = [stack.enter_context(process("worker", address, *alone, cwd=tmp_path)) for _ in range(2)]
        yield address, workers


def on_cluster(address: str) -> dict[str, str]:
    return {"TIDINGS_COMPUTE__RUNNER": "dask", "TIDINGS_COMPUTE__ADDRESS": address, "TIDINGS_BATCH_SIZE": "1"}


def test_a_worker_killed_in_the_middle_of_coding_costs_nothing_but_time(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], places: Path, tmp_path: Path
) -> None:
    address, workers = cluster
    for name in ("local", "dask"):
        desk.write(tmp_path / name / "news", list(desk.ARTICLES))
    code, _, errors = desk.run(tmp_path / "local", places, "news")
    assert code == 0, errors
    run = desk.start(tmp_path / "dask", places, "run", "news", "--no-prefect", **on_cluster(address))
    assert run.stderr is not None
    for line in run.stderr:
        if "stage code begins" in line:
            workers[0].send_signal(signal.SIGKILL)
            break
    out, errors = run.communicate(timeout=300)
    assert run.returncode == 0, errors
    assert "6 new, 0 changed, 0 unchanged, 0 rejected" in out
    assert workers[0].poll() == -signal.SIGKILL
    assert workers[1].poll() is None
    assert desk.rows(tmp_path / "dask" / "tidings.duckdb") == desk.rows(tmp_path / "local" / "tidings.duckdb")


def test_a_cluster_that_is_not_there_is_told(places: Path, tmp_path: Path) -> None:
    desk.write(tmp_path / "news", ["talks.txt"])
    nobody = {"TIDINGS_COMPUTE__RUNNER": "dask", "TIDINGS_COMPUTE__ADDRESS": "tcp://127.0.0.1:9"}
    run = desk.start(tmp_path, places, "run", "news", "--no-prefect", **nobody)
    _, errors = run.communicate(timeout=120)
    assert run.returncode == 1
    assert "the Dask cluster at tcp://127.0.0.1:9 cannot be reached" in errors
    assert "Traceback" not in errors
