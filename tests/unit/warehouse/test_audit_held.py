"""What the file's constraints keep is not asked of the rows: so the file must really refuse all of it."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from schemas.expectations import Expected
from tests.unit.warehouse.world import NOW, Article, load_articles
from warehouse.audit_held import held_by_constraints
from warehouse.connect import open_build
from warehouse.migrate import migrate


@pytest.fixture
def build(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_build(tmp_path / "build.duckdb") as connection:
        migrate(connection, now=NOW)
        load_articles(connection, 1, [Article("a"), Article("b")])
        yield connection


def breaking(expected: Expected) -> list[str]:
    """Values that break a rule of one column, as SQL."""
    match expected.kind:
        case "not_null":
            return ["NULL"]
        case "in_set" | "rows":
            return ["'~ no such value ~'"]
        case "between":
            low, high = expected.values
            return [f"{low} - 1"] * (low is not None) + [f"{high} + 1"] * (high is not None)
        case "unique":
            return []


def test_a_file_refuses_every_row_against_a_rule_that_is_found_held(build: duckdb.DuckDBPyConnection) -> None:
    tried = 0
    for expected in sorted(held_by_constraints(build)):
        (rows,) = build.execute(f"SELECT count(*) FROM {expected.table}").fetchone() or (0,)
        for value in breaking(expected) if rows else []:
            with pytest.raises(duckdb.ConstraintException):
                build.execute(f"UPDATE {expected.table} SET {expected.columns[0]} = {value}")
            tried += 1
    assert tried > 300


def test_a_file_refuses_a_key_a_second_time(build: duckdb.DuckDBPyConnection) -> None:
    keys = [each for each in held_by_constraints(build) if each.kind == "unique"]
    assert len(keys) > 30
    for expected in keys:
        (rows,) = build.execute(f"SELECT count(*) FROM {expected.table}").fetchone() or (0,)
        if rows:
            with pytest.raises(duckdb.ConstraintException):
                build.execute(f"INSERT INTO {expected.table} FROM {expected.table} LIMIT 1")


def test_a_table_that_lost_a_constraint_is_in_for_queries(build: duckdb.DuckDBPyConnection) -> None:
    before = {each.table for each in held_by_constraints(build)}
    build.execute("ALTER TABLE core.fact_quotation ALTER load_id DROP NOT NULL")
    assert before - {each.table for each in held_by_constraints(build)} == {"core.fact_quotation"}
