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


@pytest.fixture
def published(build: duckdb.DuckDBPyConnection, tmp_path: Path) -> Path:
    load_articles(build, 1, [Article("a"), Article("b")])
    set_state(build, 1, "audited")
    return publish(build, tmp_path / "tidings.duckdb", now=NOW).path
