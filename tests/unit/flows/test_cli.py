"""The command line: help, exit codes, and how errors are told."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from flows import cli
from flows.cli import app
from flows.lock import writer_lock
from tests.unit.flows.calling import Tidings

COMMANDS = tuple(command.name or command.callback.__name__ for command in app.registered_commands if command.callback)
HEAVY = {"duckdb", "great_expectations", "polars", "prefect", "pydantic_settings", "spacy", "sqlalchemy"}
IMPORTED = f"""
import sys
from flows.cli import main
sys.argv = ["tidings", *sys.argv[1:], "--help"]
try:
    main()
except SystemExit as ended:
    print("ended", ended.code, sorted({HEAVY} & set(sys.modules)))
"""


def test_every_command_of_the_design_is_there() -> None:
    assert {"run", "code", "audit", "publish", "query", "explain", "doctor"} <= set(COMMANDS)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_an_example(command: str, tidings: Tidings) -> None:
    said = tidings(*filter(None, [command]), "--help")
    assert said.code == 0
    assert "Usage: tidings" in said.out
    assert f"tidings {command or 'run'}" in said.out.partition("Example")[2]
    assert said.out == tidings(*filter(None, [command]), "-h").out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_and_argument_says_what_it_is(command: str, tidings: Tidings) -> None:
    said = tidings(command, "--help").out
    # Stories depend on the documents alone, and `init` writes the settings: these read none.
    assert ("--config" in said) == (command not in {"stories", "init"})
    assert "--debug" in said
    undescribed = [line for line in said.splitlines() if line.startswith("│ --") and line.rstrip(" │").endswith(">")]
    assert undescribed == []


def test_no_word_of_the_help_is_taken_for_markup() -> None:
    """The help is rich text: [coder] would be taken for a style and vanish."""
    helped = [
        (command.name, parameter.name, getattr(parameter, "help", None) or "")
        for command in get_command(app).commands.values()
        for parameter in command.params
    ]
    assert len(helped) > len(COMMANDS)
    assert [each for each in helped if "[" in each[2]] == []


@pytest.mark.parametrize("command", ["", "run", "query"])
def test_help_imports_nothing_that_takes_seconds(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED, *filter(None, [command])], capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[-1] == "ended 0 []", done.stderr


def test_no_command_shows_the_help_and_is_wrong_use(tidings: Tidings) -> None:
    said = tidings()
    assert said.code == 2
    assert "Usage: tidings" in said.out + said.error


def test_the_version_is_told(tidings: Tidings) -> None:
    said = tidings("--version")
    assert said.code == 0
    assert said.out.startswith("tidings 0.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["frob"], "No such command 'frob'"),
        (["run"], "nothing to read: name files"),
        (["run", "x", "--frob"], "No such option: --frob"),
        (["run", "x", "--workers", "0"], "greater than or equal to 1"),
        (["code", "x"], "Missing argument 'OUT'"),
        (["query", "SELECT 1", "--format", "xml"], "is not one of 'table'"),
        (["run", "nowhere"], "error: nowhere does not exist: expected a file, a folder or a pattern"),
        (["run", "*.pdf"], "error: no file matches '*.pdf'"),
        (["doctor", "--config", "no.toml"], "error: --config names no.toml, which is no file"),
    ],
)
def test_wrong_use_is_told_and_ends_with_2(words: list[str], said: str, tidings: Tidings) -> None:
    found = tidings(*words)
    assert found.code == 2
    assert said in " ".join(found.error.replace("│", " ").split())
    assert "Traceback" not in found.error
    assert found.out == ""


def test_wrong_settings_are_wrong_use(desk: Path, tidings: Tidings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDINGS_WORKERS", "no")
    for words in (["query", "SELECT 1"], ["audit"], ["publish"], ["code", "-", "-"], ["doctor"], ["run", "."]):
        found = tidings(*words)
        assert (found.code, found.error.startswith("error: TIDINGS_WORKERS: got 'no'.")) == (2, True)


@pytest.mark.usefixtures("log")
def test_a_second_run_is_told_who_is_writing(desk: Path, tidings: Tidings) -> None:
    (desk / "a.txt").write_text("Nothing happened.", encoding="utf-8")
    with writer_lock(Path(".tidings")):
        for words in (["run", "a.txt", "--no-prefect"], ["audit"], ["publish"]):
            found = tidings(*words)
            assert found.code == 1
            assert "error: .tidings is being written to by process " in found.error
            assert found.error.rstrip().endswith("wait for it to end, or end it, then try again; nothing is lost")


@pytest.mark.usefixtures("log")
def test_a_work_folder_that_cannot_be_is_told(desk: Path, tidings: Tidings, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "a.txt").write_text("Nothing happened.", encoding="utf-8")
    monkeypatch.setenv("TIDINGS_WORK_DIR", "a.txt")
    found = tidings("run", "a.txt", "--no-prefect")
    assert found.code == 2
    assert found.error.startswith("error: the work folder a.txt cannot be written to")


def test_what_nobody_foresaw_is_told_without_a_traceback_unless_asked_for(
    tidings: Tidings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: object) -> None:
        raise KeyError("surprise")

    monkeypatch.setattr(cli, "app", broken)
    found = tidings("doctor")
    assert found.code == 1
    assert found.error.startswith(
        "error: unexpected KeyError: 'surprise'. This is a fault of tidings, or of the machine"
    )
    assert "--debug" in found.error
    assert "Traceback" in tidings("doctor", "--debug").error


def test_a_reader_of_our_output_may_go(desk: Path, warehouse: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "query", "SELECT * FROM range(1000000)", "--format", "csv"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == "range\n"
        process.stdout.close()
        assert "Traceback" not in process.stderr.read()
