"""Expectations that the file's own constraints keep: DuckDB lets no row against them in, so no query need ask."""

from typing import TYPE_CHECKING

from schemas.catalog import LAYERS, TABLES
from schemas.ddl import create_table
from schemas.expectations import Expected, row_expectations

if TYPE_CHECKING:
    import duckdb

_Constraints = dict[str, set[tuple[str, str]]]


def held_by_constraints(connection: "duckdb.DuckDBPyConnection") -> set[Expected]:
    """The expectations of those tables that have all the constraints of their declaration.

    What the file really has is asked of its catalog: a table made anew without its constraints is in for queries.

    Args:
        connection: the build file.
    """
    present, declared = _constraints(connection), _declared()
    return {
        expected
        for table in TABLES
        if declared[table.full_name] <= present.get(table.full_name, set())
        for expected in row_expectations(table)
    }


def _declared() -> _Constraints:
    """The constraints as DuckDB tells them of tables made after the declarations."""
    import duckdb

    with duckdb.connect(":memory:") as fresh:
        for layer in LAYERS:
            fresh.execute(f"CREATE SCHEMA {layer}")
        for table in TABLES:
            fresh.execute(create_table(table))
        return _constraints(fresh)


def _constraints(connection: "duckdb.DuckDBPyConnection") -> _Constraints:
    """Type and text of each table's constraints, by full name."""
    found: _Constraints = {}
    for table, kind, text, columns in connection.execute(
        "SELECT schema_name || '.' || table_name, constraint_type, constraint_text, constraint_column_names"
        " FROM duckdb_constraints() WHERE database_name = current_database()"
    ).fetchall():
        found.setdefault(table, set()).add((kind, f"{text} {columns}"))
    return found
