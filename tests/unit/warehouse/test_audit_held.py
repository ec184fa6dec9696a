"""What the file's constraints keep is not asked of the rows: so the file must really refuse all of it."""

import duckdb
import pytest

from schemas.expectations import Expected
from tests.unit.warehouse.world import Article, load_articles
from warehouse.audit_held import held_by_constraints


@pytest.fixture
def filled(build: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    load_articles(build, 1, [Article("a"), Article("b")])
    return build


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


def test_a_file_refuses_every_row_against_a_rule_that_is_found_held(filled: duckdb.DuckDBPyConnection) -> None:
    tried = 0
    for expected in sorted(held_by_constraints(filled)):
        (rows,) = filled.execute(f"SELECT count(*) FROM {expected.table}").fetchone() or (0,)
        for value in breaking(expected) if rows else []:
            with pytest.raises(duckdb.ConstraintException):
                filled.execute(f"UPDATE {expected.table} SET {expected.columns[0]} = {value}")
            tried += 1
    assert tried > 300


def test_a_file_refuses_a_key_a_second_time(filled: duckdb.DuckDBPyConnection) -> None:
    keys = [each for each in held_by_constraints(filled) if each.kind == "unique"]
    assert len(keys) > 30
    for expected in keys:
        (rows,) = filled.execute(f"SELECT count(*) FROM {expected.table}").fetchone() or (0,)
        if rows:
            with pytest.raises(duckdb.ConstraintException):
                filled.execute(f"INSERT INTO {expected.table} FROM {expected.table} LIMIT 1")


def test_a_table_that_lost_a_constraint_is_in_for_queries(filled: duckdb.DuckDBPyConnection) -> None:
    before = {each.table for each in held_by_constraints(filled)}
    filled.execute("ALTER TABLE core.fact_quotation ALTER load_id DROP NOT NULL")
    assert before - {each.table for each in held_by_constraints(filled)} == {"core.fact_quotation"}
