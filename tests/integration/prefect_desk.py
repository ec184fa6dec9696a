"""A real Prefect server for tests, and what it knows of runs, asked through its API."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx

PREFECT = str(Path(sys.executable).parent / "prefect")
START_SECONDS = 400
T = TypeVar("T")


class Server:
    """A running server: its address, what a client's environment must say, and questions to its API."""

    def __init__(self, port: int, home: Path) -> None:
        self.page = f"http://127.0.0.1:{port}"
        self.api = f"{self.page}/api"
        self.environment = {
            "PREFECT_HOME": str(home),
            "PREFECT_API_URL": self.api,
            "PREFECT_SERVER_API_PORT": str(port),
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        }

    def ask(self, path: str, **filters: Any) -> Any:
        """What the API answers to a question by POST."""
        answer = httpx.post(f"{self.api}/{path}", json=filters, timeout=30)
        answer.raise_for_status()
        return answer.json()

    def flow_runs(self, **filters: Any) -> list[dict[str, Any]]:
        """Flow runs, the newest first."""
        runs = self.ask("flow_runs/filter", sort="EXPECTED_START_TIME_DESC", **filters)
        return [run for run in runs if run["state_type"] != "SCHEDULED" or run["state_name"] == "AwaitingRetry"]

    def task_runs(self, flow_run: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """The task runs of a flow run by their names, in order."""
        found = self.ask("task_runs/filter", flow_runs={"id": {"any_": [flow_run["id"]]}}, sort="NAME_ASC")
        return {each["name"]: each for each in found}

    def artifacts(self, flow_run: Mapping[str, Any]) -> dict[str, Any]:
        """What the artifacts of a flow run hold, by their keys."""
        found = self.ask("artifacts/filter", flow_runs={"id": {"any_": [flow_run["id"]]}})
        return {each["key"]: each["data"] for each in found}


def wait_for(look: Callable[[], T], what: str, seconds: float = 60) -> T:
    """Look again and again until something true is seen; give it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        seen = look()
        if seen:
            return seen
        time.sleep(0.2)
    raise AssertionError(f"not seen in {seconds} s: {what}")


@contextmanager
def server(home: Path, **settings: str) -> Iterator[Server]:
    """Start a Prefect server of its own on a free port; ends with the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = Server(port, home)
    environment = os.environ | started.environment | settings
    home.mkdir(parents=True, exist_ok=True)
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen([PREFECT, "server", "start"], env=environment, stdout=log, stderr=log, cwd=home)
        try:
            wait_for(lambda: is_up(started, process), f"a server at {started.api}", START_SECONDS)
            yield started
        finally:
            process.terminate()
            process.wait(30)


def is_up(started: Server, process: subprocess.Popen[bytes]) -> bool:
    """Whether the server answers.

    Raises:
        AssertionError: it has ended.
    """
    assert process.poll() is None, "the server has ended: see server.log"
    try:
        return httpx.get(f"{started.api}/health", timeout=5).is_success
    except httpx.HTTPError:
        return False
