"""A migrated build file, empty."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.unit.warehouse.world import NOW
from warehouse.connect import open_build
from warehouse.migrate import migrate


@pytest.fixture
def build_path(tmp_path: Path) -> Path:
    return tmp_path / "build.duckdb"


@pytest.fixture
def build(build_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_build(build_path) as connection:
        migrate(connection, now=NOW)
        yield connection
