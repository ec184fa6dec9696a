"""The catalogue itself: keys, references, descriptions, DDL and generated documents."""

from pathlib import Path

import duckdb
import polars as pl
import pytest

from schemas import catalog, ddl, expectations
from schemas.__main__ import GENERATED
from schemas.catalog import TABLES
from schemas.codelists import CONTEXTS, code_list, event_types
from schemas.tables import Table, layer_of

DOCS = Path(__file__).parents[3] / "docs"


@pytest.fixture(scope="module")
def database() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(ddl.create_all())
    return connection


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.full_name)
class TestEveryTable:
    def test_says_what_it_is(self, table: type[Table]) -> None:
        assert layer_of(table) in catalog.LAYERS
        assert table.grain
        assert table.__doc__
        assert table.primary_key()

    def test_describes_every_column(self, table: type[Table]) -> None:
        assert [name for name, column in table.columns().items() if not column.description] == []

    def test_references_name_a_whole_key_of_the_same_type(self, table: type[Table]) -> None:
        for reference in catalog.references(table):
            assert reference.to_table.primary_key() == [reference.to_column]
            assert reference.to_table.columns()[reference.to_column].dtype == table.columns()[reference.column].dtype

    def test_ddl_made_the_declared_columns(self, table: type[Table], database: duckdb.DuckDBPyConnection) -> None:
        described = database.execute(f"DESCRIBE {table.full_name}").fetchall()
        assert [(name, kind, null == "YES") for name, kind, null, *_ in described] == [
            (name, ddl.sql_type(column), column.nullable) for name, column in table.columns().items()
        ]

    def test_comments_reach_the_database(self, table: type[Table], database: duckdb.DuckDBPyConnection) -> None:
        silent = database.execute(
            "SELECT column_name FROM duckdb_columns() WHERE comment IS NULL AND schema_name || '.' || table_name = ?",
            [table.full_name],
        ).fetchall()
        assert silent == []

    def test_rows_that_the_declaration_allows_fit_the_ddl(
        self, table: type[Table], database: duckdb.DuckDBPyConnection
    ) -> None:
        rows = table.sample(5)
        database.register("sampled", rows)
        database.execute(f"INSERT INTO {table.full_name} BY NAME SELECT * FROM sampled")
        count = database.execute(f"SELECT count(*) FROM {table.full_name}").fetchone()
        database.execute(f"DELETE FROM {table.full_name}")
        assert count == (5,)

    def test_queries_of_expectations_run(self, table: type[Table], database: duckdb.DuckDBPyConnection) -> None:
        names = [each.name for each in expectations.expectations(table)]
        assert len(names) == len(set(names))
        for each in expectations.expectations(table):
            if each.sql:
                found = database.execute(each.sql).fetchall()
                assert len(found) == (1 if each.name == "unknown_member_present" else 0)


def test_one_column_name_has_one_type_everywhere() -> None:
    seen: dict[str, set[str]] = {}
    for table in TABLES:
        for name, column in table.columns().items():
            seen.setdefault(name, set()).add(ddl.sql_type(column))
    # Validity is a moment for articles and a day for actors; marts write lists out as text.
    several = {"valid_from", "valid_to", "weapons", "languages"}
    assert {name: types for name, types in seen.items() if len(types) > 1 and name not in several} == {}


def test_ddl_refuses_what_is_not_allowed(database: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.ConstraintException):
        database.execute("INSERT INTO core.dim_source VALUES (1, 'a', 'a', NULL, 'pigeon post', 'tidings', 0)")


def test_a_reference_to_nothing_is_an_error() -> None:
    from schemas import columns as c

    class Lost(Table, full_name="core.lost", grain="one lost thing"):
        """Refers to no column."""

        lost_key = c.key("Itself.", primary=True, references="core.dim_source.no_such_key")

    with pytest.raises(KeyError, match="no such column"):
        catalog.references(Lost)


@pytest.mark.parametrize("name", GENERATED)
def test_generated_documents_are_fresh(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == GENERATED[name](), "stale: run `make docs`"


def test_cameo_codes_name_types_modes_and_contexts_that_exist() -> None:
    known = {(row["plover_type"], row["plover_mode"]) for row in code_list("event_types")}
    rows = code_list("cameo")
    assert len({row["cameo_code"] for row in rows}) == len(rows) > 250
    for row in rows:
        assert (row["plover_type"], row["plover_mode"]) in known, row
        assert set(filter(None, row["contexts"].split(";"))) <= set(CONTEXTS), row
        assert row["label"], row
    assert {row["cameo_code"] for row in code_list("event_types")} <= {row["cameo_code"] for row in rows}


def test_event_types_are_plovers() -> None:
    types = event_types()
    whole = types.filter(pl.col("plover_mode").is_null())
    assert whole.height == 16
    score = dict(whole.select("plover_type", "plover_score").iter_rows())
    assert score["ACCUSE"] == -3.0
    quad = dict(whole.select("plover_type", "quad_class").iter_rows())
    assert quad["SANCTION"] == 4
    assert types.group_by("plover_type", "plover_mode").len()["len"].max() == 1
