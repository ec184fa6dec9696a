"""Runs on a real Prefect server: what its page shows of them, read back through its API."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.integration import desk, prefect_desk

pytestmark = pytest.mark.slow

NO_PREFECT = "import sys; sys.modules['prefect'] = None; from flows.cli import main; main()"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[prefect_desk.Server]:
    with prefect_desk.server(tmp_path_factory.mktemp("prefect")) as started:
        yield started


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the runs of this module work; `good_run` is the first of them."""
    return tmp_path_factory.mktemp("desk")


@pytest.fixture(scope="module")
def good_run(folder: Path, server: prefect_desk.Server, places: Path) -> dict[str, Any]:
    """A run in two batches with a broken file, whose first task finds the build file held by somebody for a while."""
    desk.write(folder / "news", ["strike.txt", "pont.txt", "talks.txt"])
    (folder / "news" / "empty.txt").write_bytes(b"")
    (folder / ".tidings").mkdir()
    with duckdb.connect(str(folder / ".tidings" / "build.duckdb")):
        process = desk.start(folder, places, "run", "news", TIDINGS_BATCH_SIZE="2", **server.environment)
        prefect_desk.wait_for(lambda: _is_waiting(server), "a task that waits to be tried again")
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 3, errors
    return server.flow_runs()[0]


def _is_waiting(server: prefect_desk.Server) -> bool:
    return any(
        task["state_name"] == "AwaitingRetry" for run in server.flow_runs() for task in server.task_runs(run).values()
    )


def run_on(server: prefect_desk.Server, folder: Path, places: Path) -> tuple[int, str, dict[str, Any]]:
    """Run `tidings run news` on the server; exit code, standard error, the flow run."""
    process = desk.start(folder, places, "run", "news", **server.environment)
    _, errors = process.communicate(timeout=300)
    return process.returncode, errors, server.flow_runs()[0]


def test_the_run_and_its_tasks_have_names_that_tell(good_run: dict[str, Any], server: prefect_desk.Server) -> None:
    assert good_run["state_name"] == "Completed"
    assert good_run["state"]["message"] == "3 new articles, 1 rejected, 3 events in the warehouse, audit passed"
    assert good_run["name"].startswith("news, 20")
    assert set(good_run["tags"]) == {"tidings", "command line"}
    tasks = server.task_runs(good_run)
    assert {"ingest", "plan", "load", "audit", "publish", "survey", "gazetteer"} <= set(tasks)
    assert {"read 1 of 2", "read 2 of 2", "code 1 of 2", "code 2 of 2"} <= set(tasks)
    assert {task["state_name"] for task in tasks.values()} == {"Completed"}


def test_a_transient_error_is_tried_again(good_run: dict[str, Any], server: prefect_desk.Server) -> None:
    tries = {name: task["run_count"] for name, task in server.task_runs(good_run).items()}
    assert tries.pop("ingest") > 1
    assert set(tries.values()) == {1}


def test_artifacts_show_what_the_run_did(good_run: dict[str, Any], server: prefect_desk.Server) -> None:
    shown = server.artifacts(good_run)
    assert shown["tidings-progress"] == 100
    assert '"Articles", "How much": "3 new, 0 changed, 0 unchanged, 1 rejected"' in shown["tidings-summary"]
    assert shown["tidings-report"].startswith("# 3 new articles")
    assert "| empty.txt | got 0 bytes" in shown["tidings-report"]
    assert "# The audit passed" in shown["tidings-audit"]
    assert shown["tidings-runs"].startswith("data:image/svg+xml;base64,")
    link = shown["tidings-data-docs"].partition("](file://")[2].rstrip(")")
    assert Path(link).is_file()


def test_the_same_runs_without_prefect(good_run: dict[str, Any], folder: Path, places: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NO_PREFECT, "run", "news", "--no-prefect"],
        cwd=folder, capture_output=True, text=True, timeout=300, check=False,
        env=os.environ | {"TIDINGS_GAZETTEER": str(places)},
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert "Nothing changed" in done.stdout


def test_a_failed_audit_fails_the_run(
    good_run: dict[str, Any], server: prefect_desk.Server, folder: Path, places: Path, tmp_path: Path
) -> None:
    desk.write(tmp_path / "news", ["release.txt"])
    shutil.copytree(folder / ".tidings", tmp_path / ".tidings")
    (tmp_path / "tidings.toml").write_text(
        '[[audit.expectation]]\nname = "no_protests"\ntable = "mart.event"\n'
        "sql = \"SELECT event_key FROM mart.event WHERE plover_type = 'PROTEST'\"\n",
        encoding="utf-8",
    )
    code, errors, run = run_on(server, tmp_path, places)
    assert code == 1
    assert "no_protests" in errors
    assert run["state_name"] == "Failed"
    assert "1 row is against rule no_protests" in run["state"]["message"]
    assert not (tmp_path / "tidings.duckdb").exists()
    shown = server.artifacts(run)
    assert "# The audit failed" in shown["tidings-audit"]
    assert "no_protests" in shown["tidings-audit"]
    assert shown["tidings-progress"] < 100


def test_a_permanent_error_is_not_tried_again(server: prefect_desk.Server, places: Path, tmp_path: Path) -> None:
    desk.write(tmp_path / "news", ["strike.txt"])
    (tmp_path / ".tidings").mkdir()
    (tmp_path / ".tidings" / "build.duckdb").write_text("no database " * 1000, encoding="utf-8")
    code, errors, run = run_on(server, tmp_path, places)
    assert code == 1
    assert "is no DuckDB database: name another path" in errors
    assert run["state_name"] == "Failed"
    assert "is no DuckDB database" in run["state"]["message"]
    assert [task["run_count"] for task in server.task_runs(run).values()] == [1]


@pytest.mark.skipif(
    CHROMIUM is None and "CI" not in os.environ, reason="looks at the page with chromium: apt-get install chromium"
)
def test_the_page_of_the_run_shows_it(good_run: dict[str, Any], server: prefect_desk.Server, tmp_path: Path) -> None:
    page = f"{server.page}/v2/runs/flow-run/{good_run['id']}?tab=Artifacts"
    picture = tmp_path / "run.png"
    for option in (f"--screenshot={picture}", "--dump-dom"):
        seen = subprocess.run(
            [str(CHROMIUM), "--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=30000",
             "--window-size=1400,1100", f"--user-data-dir={tmp_path}", option, page],
            capture_output=True, text=True, timeout=120, check=True,
        ).stdout  # fmt: skip
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert good_run["name"] in seen
    assert {name for name in ("tidings-report", "tidings-summary", "tidings-audit") if name in seen} == {
        "tidings-report", "tidings-summary", "tidings-audit"
    }  # fmt: skip
