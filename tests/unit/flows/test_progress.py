"""Stages of a run: their times, and who is told of them."""

import logging

import pytest

from flows.job import run_job
from flows.progress import STAGES, Bar, Progress


class Told:
    """A listener that keeps what it was told."""

    def __init__(self) -> None:
        self.heard: list[tuple[object, ...]] = []

    def began(self, stage: str, total: int) -> None:
        self.heard.append(("began", stage, total))

    def advanced(self, done: int, total: int) -> None:
        self.heard.append(("advanced", done, total))

    def ended(self) -> None:
        self.heard.append(("ended",))


def test_listeners_hear_of_beginnings_parts_and_ends() -> None:
    told = Told()
    progress = Progress([told])
    with progress.stage("code", 3):
        progress.advance(3)
        progress.advance(3, 2)
    assert told.heard == [("began", "code", 3), ("advanced", 1, 3), ("advanced", 3, 3), ("ended",)]


def test_times_of_a_stage_add_up_and_one_that_fails_leaves_none() -> None:
    progress = Progress()
    for _ in range(2):
        with progress.stage("read"):
            pass
    with pytest.raises(ZeroDivisionError), progress.stage("load"):
        divmod(1, 0)
    assert list(progress.seconds) == ["read"]
    assert 0 < progress.seconds["read"] < 1


def test_the_log_has_the_seconds(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "tidings.progress"), Progress().stage("load"):
        pass
    assert [record.stage for record in caplog.records] == ["load", "load"]  # type: ignore[attr-defined]
    assert caplog.messages[1].startswith("stage load took 0.0")


def test_people_are_told_every_stage_of_a_run_in_words() -> None:
    named = {each for each in run_job.__code__.co_consts if isinstance(each, str) and each in STAGES}
    # `tidings stories` is no stage of a run.
    assert named == set(STAGES) - {"stories"}


def test_the_bar_is_silent_elsewhere_than_on_a_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with Bar() as bar:
        progress = Progress([bar])
        with progress.stage("code", 2):
            progress.advance(2)
        with progress.stage("load"):
            pass
    assert capfd.readouterr() == ("", "")
