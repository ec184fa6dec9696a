"""One writer at a time."""

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from flows.errors import BusyError, WrongUseError
from flows.lock import LOCK_NAME, holder, writer_lock

HOLD = """
import sys
from pathlib import Path
from flows.lock import writer_lock
with writer_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_holder_is_named_while_it_holds(tmp_path: Path) -> None:
    assert holder(tmp_path / LOCK_NAME) is None
    with writer_lock(tmp_path / "work"):
        held = holder(tmp_path / "work" / LOCK_NAME)
        assert held
        assert re.fullmatch(rf"process {os.getpid()} since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d UTC", held)
    assert holder(tmp_path / "work" / LOCK_NAME) is None


def test_a_second_writer_is_told_who_writes_until_that_one_has_ended_however_it_ends(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        said = (
            rf"is being written to by process {other.pid} since .* UTC: wait for it to end, or end it, then try again"
        )
        with pytest.raises(BusyError, match=said), writer_lock(tmp_path):
            pass
        other.kill()
    with writer_lock(tmp_path):
        assert str(os.getpid()) in str(holder(tmp_path / LOCK_NAME))


def test_a_work_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    said = (
        "work folder .*file cannot be written to: .*Name another one with work_dir in tidings.toml or TIDINGS_WORK_DIR"
    )
    with pytest.raises(WrongUseError, match=said), writer_lock(tmp_path / "file"):
        pass


def test_who_has_patience_gets_the_lock_when_it_is_free(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        threading.Timer(0.6, other.kill).start()
        with writer_lock(tmp_path, patience=30):
            assert other.poll() is not None


def test_patience_ends(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with pytest.raises(BusyError), writer_lock(tmp_path, patience=0.2):
            pass
        other.kill()
