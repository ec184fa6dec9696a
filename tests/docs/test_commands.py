"""Every command in README and docs runs: each `sh` block of a page, in order, in a folder like a fresh checkout."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.llm_server import ModelServer

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
# Setting up and testing are what runs this test; their targets must exist, but are not run again from inside.
MAKE = re.compile(r"make (\w+)")


def commands_of(page: Path) -> list[str]:
    """The command lines of a page's `sh` blocks, continued lines joined."""
    blocks = re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    return [line for line in lines if line.strip() and not line.startswith("#")]


def made_targets() -> set[str]:
    return set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The commands on the path, a Prefect of its own with its server on a free port, ended with the test."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ours = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    }
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")} | ours
    yield environment
    subprocess.run(["prefect", "server", "stop"], env=environment, capture_output=True, timeout=60, check=False)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the samples were loaded: a page that runs them then only has to see that nothing changed."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "samples", folder / "samples")
    with_commands = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["tidings", "run", "samples", "--no-prefect"],
        cwd=folder,
        env=with_commands,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if commands_of(page)], ids=lambda page: page.name)
def test_commands_of_a_page_run(page: Path, tmp_path: Path, desk: Path, environment: dict[str, str]) -> None:
    folder = tmp_path / "checkout"
    shutil.copytree(desk, folder)
    with ModelServer() as server:
        if page.name == "llm.md":
            environment |= {"TIDINGS_CODER__ENDPOINT": server.endpoint, "TIDINGS_CODER__MODEL": "tiny"}
        run_commands(page, folder, environment)


def run_commands(page: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    for command in commands_of(page):
        made = MAKE.match(command)
        if made:
            assert made[1] in made_targets(), command
            continue
        done = subprocess.run(  # noqa: S602 - the commands are our own docs
            command.replace("4200", environment["PREFECT_SERVER_API_PORT"]),
            shell=True,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode in ({0, 3} if "tidings run" in command else {0}), f"{command}\n{done.stderr}"


def test_readme_names_the_two_commands() -> None:
    assert {"make run", "make test"} <= set(commands_of(ROOT / "README.md"))
