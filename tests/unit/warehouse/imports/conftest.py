"""Imports into the little world's build file, and what is asked of it afterwards."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.unit.warehouse.little_star import derive
from tests.unit.warehouse.world import NOW, Article, load_articles
from warehouse.imports.load import ImportResult, import_files

Import = Callable[..., ImportResult]
FOUND = """
    SELECT plover_type, plover_mode, e.cameo_code, CAST(start_date AS VARCHAR), CAST(end_date AS VARCHAR),
        date_precision, place_name, country_code, place_precision, killed_low, killed_high, source_count
    FROM core.fact_event AS e JOIN core.dim_event_type USING (event_type_key)
    JOIN core.dim_location USING (location_key)
    WHERE e.origin = $1 ORDER BY origin_event_id
"""
PARTS = """
    SELECT event_role, actor_name, actor_kind, country_code, sector
    FROM core.bridge_event_actor AS b JOIN core.dim_actor USING (actor_key) WHERE b.origin = $1 ORDER BY 1
"""


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


def found(connection: duckdb.DuckDBPyConnection, query: str, origin: str) -> list[tuple[Any, ...]]:
    return connection.execute(query, [origin]).fetchall()
