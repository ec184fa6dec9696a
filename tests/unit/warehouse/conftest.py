"""A migrated build file, empty: made once, copied for every test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.unit.warehouse.world import NOW
from warehouse.connect import open_build
from warehouse.migrate import migrate


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
