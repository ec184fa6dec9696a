"""A migrated build file, empty: made once, copied for every test; and one published with two articles."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.unit.warehouse.world import NOW, Article, load_articles
from warehouse.connect import open_build
from warehouse.loads import set_state
from warehouse.migrate import migrate
from warehouse.publish import publish


@pytest.fixture(scope="session")
def empty_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "build.duckdb"
    with open_build(path) as connection:
        migrate(connection, now=NOW)
    return path


@pytest.fixture
def build_path(tmp_path: Path) -> Path:
    return tmp_path / "build.duckdb"


@pytest.fixture
def build(build_path: Path, empty_build: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    shutil.copyfile(empty_build, build_path)
    with open_build(build_path) as connection:
        yield connection


@pytest.fixture(scope="session")
def published(empty_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published file with two articles, for tests that only read it."""
    folder = tmp_path_factory.mktemp("published")
    shutil.copyfile(empty_build, folder / "build.duckdb")
    with open_build(folder / "build.duckdb") as connection:
        load_articles(connection, 1, [Article("a"), Article("b")])
        set_state(connection, 1, "audited")
        return publish(connection, folder / "tidings.duckdb", now=NOW).path
