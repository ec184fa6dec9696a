"""The command line called in this process, in an empty folder."""

import io
import logging
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.cli import main
from flows.settings import PREFIX
from tests.unit.flows.calling import Said, Tidings
from tests.unit.warehouse.world import NOW, Article, load_articles
from warehouse.connect import open_build
from warehouse.loads import set_state
from warehouse.migrate import migrate
from warehouse.publish import publish


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, without settings from outside."""
    for name in os.environ:
        if name.startswith(PREFIX):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def tidings(desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Tidings:
    """`tidings` with words and bytes on standard input; gives exit code, output and errors."""

    def call(*words: str, stdin: bytes = b"") -> Said:
        monkeypatch.setattr(sys, "argv", ["tidings", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        sys.stdout.flush()
        found = capfd.readouterr()
        return Said(int(ended.value.code or 0), found.out, found.err)

    return call


@pytest.fixture
def log() -> Iterator[logging.Logger]:
    """The log of tidings, as it was again after the test."""
    logger = logging.getLogger("tidings")
    before = (list(logger.handlers), logger.level, logger.propagate)
    yield logger
    for handler in set(logger.handlers) - set(before[0]):
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(before[1])
    logger.propagate = before[2]


@pytest.fixture(scope="session")
def little_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a build file and a published file of two articles."""
    folder = tmp_path_factory.mktemp("little")
    with open_build(folder / ".tidings" / "build.duckdb") as connection:
        migrate(connection, now=NOW)
        load_articles(connection, 1, [Article("a"), Article("b")])
        set_state(connection, 1, "audited")
        publish(connection, folder / "tidings.duckdb", now=NOW)
    return folder


@pytest.fixture
def warehouse(desk: Path, little_warehouse: Path) -> Path:
    """The little warehouse, in the folder to work in."""
    shutil.copytree(little_warehouse, desk, dirs_exist_ok=True)
    return desk
