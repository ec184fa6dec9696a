"""The log: JSON in the work folder, text or JSON on stderr."""

import json
import logging
import sys
from pathlib import Path

import pytest

from flows.errors import WrongUseError
from flows.logs import set_up_logs


def test_the_file_has_an_object_a_line_with_what_the_caller_added(log: logging.Logger, tmp_path: Path) -> None:
    set_up_logs(tmp_path, "auto")
    try:
        int("é")
    except ValueError:
        logging.getLogger("tidings.here").exception("it %s", "broke", extra={"stage": "load", "path": tmp_path})
    (line,) = (tmp_path / "logs" / "tidings.log").read_text(encoding="utf-8").splitlines()
    entry = json.loads(line)
    assert (entry["level"], entry["logger"], entry["message"]) == ("error", "tidings.here", "it broke")
    assert (entry["stage"], entry["path"]) == ("load", str(tmp_path))
    assert "ValueError: invalid literal" in entry["exception"]
    assert set(entry) == {"time", "level", "logger", "message", "stage", "path", "exception"}


@pytest.mark.parametrize(("log_format", "start"), [("json", '{"time":'), ("auto", '{"time":'), ("text", "")])
def test_elsewhere_than_on_a_terminal_stages_are_told(
    log_format: str, start: str, log: logging.Logger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up_logs(tmp_path, log_format)  # type: ignore[arg-type]
    log.info("stage load begins")
    said = capsys.readouterr().err
    assert "stage load begins" in said
    assert said.startswith(start)
    assert said.startswith("{") == bool(start)


def test_a_terminal_gets_warnings_only(
    log: logging.Logger, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    set_up_logs(tmp_path, "auto")
    log.info("stage load begins")
    log.warning("look")
    said = capsys.readouterr().err
    assert "load begins" not in said
    assert said.endswith(" WARNING look\n")


def test_setting_up_again_writes_lines_once(log: logging.Logger, tmp_path: Path) -> None:
    for _ in range(2):
        set_up_logs(tmp_path, "text")
    log.info("once")
    assert len((tmp_path / "logs" / "tidings.log").read_text(encoding="utf-8").splitlines()) == 1


def test_a_folder_that_cannot_be_written_to_is_said(log: logging.Logger, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(WrongUseError, match=r"file cannot be written to: Not a directory\. Name another one"):
        set_up_logs(tmp_path / "file", "auto")
