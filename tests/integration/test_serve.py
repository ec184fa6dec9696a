"""`tidings serve` on a real Prefect server: schedules that fire, runs with parameters, somebody told when one fails.

The server keeps its records in PostgreSQL; that of test_prefect_server keeps them in SQLite.
"""

import http.server
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.integration import desk, prefect_desk
from tests.integration.postgres_server import Postgres, needs_postgres, postgres
from tests.web_site import Site, article, rss

pytestmark = [pytest.mark.slow, needs_postgres]
PAGE = (Path(__file__).parents[2] / "docs" / "prefect.md").read_text(encoding="utf-8")

SETTINGS = """
[fetch]
seconds_between = 0.0

[schedules]
daily = "never"
feeds = "* * * * *"
maintain = "never"

[[source]]
name = "news"
kind = "feed"
urls = ["{feed}"]

[[source]]
name = "desk"
kind = "files"
paths = ["news"]
"""
NAMES = {"daily", "feeds", "recode", "backfill", "maintain"}


@pytest.fixture(scope="module")
def database() -> Iterator[Postgres]:
    with postgres() as started:
        yield started


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, database: Postgres) -> Iterator[prefect_desk.Server]:
    address = database.address.replace("postgres://", "postgresql+asyncpg://")
    home = tmp_path_factory.mktemp("prefect")
    with prefect_desk.server(home, PREFECT_SERVER_DATABASE_CONNECTION_URL=address) as started:
        yield started


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site() as started:
        started.put("/feed", rss(started.put("/0", article(0)), started.put("/1", article(1))), "application/rss+xml")
        yield started


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory, site: Site, server: prefect_desk.Server, places: Path
) -> Iterator[Path]:
    """A desk with `tidings serve` running at it."""
    folder = tmp_path_factory.mktemp("desk")
    desk.write(folder / "news", ["strike.txt", "pont.txt"])
    (folder / "tidings.toml").write_text(SETTINGS.format(feed=site.url("/feed")), encoding="utf-8")
    process = desk.start(folder, places, "serve", **server.environment)
    try:
        prefect_desk.wait_for(
            lambda: deployments(server).keys() >= NAMES or process.poll() is not None, "deployments", 300
        )
        assert process.poll() is None, process.communicate()
        yield folder
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def deployments(server: prefect_desk.Server) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in server.ask("deployments/filter")}


def runs_of(server: prefect_desk.Server, name: str, *states: str) -> list[dict[str, Any]]:
    """Runs of a deployment in these states, the oldest first."""
    return list(
        server.ask(
            "flow_runs/filter",
            sort="EXPECTED_START_TIME_ASC",
            deployments={"name": {"any_": [name]}},
            flow_runs={"state": {"name": {"any_": list(states)}}},
        )
    )


def start(server: prefect_desk.Server, name: str, **parameters: object) -> str:
    """Begin a run of a deployment as its form does; gives the run's id."""
    deployment = deployments(server)[name]
    answer = httpx.post(
        f"{server.api}/deployments/{deployment['id']}/create_flow_run",
        json={"parameters": deployment["parameters"] | parameters, "state": {"type": "SCHEDULED"}},
        timeout=30,
    )
    answer.raise_for_status()
    return str(answer.json()["id"])


def ended(server: prefect_desk.Server, run: str) -> dict[str, Any]:
    """A run when it has ended."""

    def look() -> dict[str, Any] | None:
        found: dict[str, Any] = httpx.get(f"{server.api}/flow_runs/{run}", timeout=30).json()
        return found if found["state_type"] in {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"} else None

    return prefect_desk.wait_for(look, f"the end of run {run}", 900)


def test_deployments_tell_what_they_are(folder: Path, server: prefect_desk.Server) -> None:
    found = deployments(server)
    assert found.keys() == NAMES
    assert all(each["description"] and set(each["tags"]) == {"tidings", name} for name, each in found.items())
    assert {name: each["concurrency_options"]["collision_strategy"] for name, each in found.items()} == (
        dict.fromkeys(NAMES, "ENQUEUE") | {"feeds": "CANCEL_NEW"}
    )
    assert {each["global_concurrency_limit"]["limit"] for each in found.values()} == {1}
    assert [each["schedule"]["cron"] for each in found["feeds"]["schedules"]] == ["* * * * *"]
    form = found["backfill"]["parameter_openapi_schema"]
    assert form["required"] == ["source", "first", "last"]
    assert form["properties"]["first"]["format"] == "date"
    assert form["properties"]["part"]["enum"] == ["day", "week", "month"]
    assert "name of a source" in form["properties"]["source"]["description"]


def test_a_schedule_fires_twice_and_nothing_is_doubled(folder: Path, server: prefect_desk.Server, site: Site) -> None:
    prefect_desk.wait_for(lambda: len(runs_of(server, "feeds", "Completed")) >= 2, "two runs of the schedule", 900)
    runs = runs_of(server, "feeds", "Completed")
    assert runs[0]["state"]["message"].startswith("2 new articles, ")
    assert runs[1]["state"]["message"].startswith("nothing new, ")
    assert runs[0]["name"].startswith("feeds, 20")
    assert site.counts()["/0"] == site.counts()["/1"] == 1


def test_a_run_with_parameters_of_its_own(folder: Path, server: prefect_desk.Server) -> None:
    run = ended(server, start(server, "daily", sources=["desk"]))
    assert run["state_name"] == "Completed", run["state"]["message"]
    shown = server.artifacts(run)
    table = json.loads(shown["tidings-summary"])
    assert any(row["What"] == "Articles" and row["How much"].startswith("2 new") for row in table)
    assert "tidings-report" in shown
    rows = {row["Source"]: row for row in json.loads(shown["tidings-sources"])}
    assert (rows["desk"]["Health"], rows["desk"]["Given"], rows["desk"]["New"]) == ("fine", 2, 2)


class Chat(http.server.BaseHTTPRequestHandler):
    """A chat that takes messages by webhook."""

    messages: list[str]

    def do_POST(self) -> None:
        self.messages.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def chat(server: prefect_desk.Server) -> Iterator[list[str]]:
    """What a chat was told by the automations of the page on Prefect."""
    Chat.messages = []
    (script,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Chat) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        script = script.replace("https://chat.example.org", f"http://127.0.0.1:{listening.server_port}")
        subprocess.run([sys.executable, "-c", script], check=True, env=os.environ | server.environment, timeout=120)
        yield Chat.messages
        listening.shutdown()


def test_somebody_is_told_of_a_run_that_failed_and_of_a_source_that_is_gone(
    folder: Path, server: prefect_desk.Server, site: Site, chat: list[str]
) -> None:
    failed = ended(server, start(server, "daily", sources=["nobody"]))
    assert failed["state_name"] == "Failed"
    prefect_desk.wait_for(lambda: [each for each in chat if "nobody" in each], "the message of the failed run", 120)
    site.put("/feed", b"gone", "text/plain", status=410)
    ended(server, start(server, "daily", sources=["news"]))
    prefect_desk.wait_for(lambda: [each for each in chat if "/feed" in each], "the message of the source", 120)


def test_the_records_are_in_postgresql(folder: Path, database: Postgres) -> None:
    assert int(database.ask("SELECT count(*) FROM flow_run WHERE state_type = 'COMPLETED'")) >= 2
