"""Imports into the little world's build file."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.unit.warehouse.little_star import derive
from tests.unit.warehouse.world import NOW, Article, load_articles
from warehouse.imports.load import ImportResult, import_files

Import = Callable[..., ImportResult]


@pytest.fixture
def ours(build: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A build file with two articles of our own."""
    load_articles(build, 1, [Article("a"), Article("b")])
    return build


@pytest.fixture
def imported(ours: duckdb.DuckDBPyConnection) -> Import:
    def run(origin: str, *paths: Path) -> ImportResult:
        return import_files(ours, origin=origin, paths=paths, derive=derive, version="1", clock=lambda: NOW)

    return run
