"""Making a table equal to a relation: rows gone go, new ones come, changed ones are replaced, equal ones stay."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

import polars as pl

from schemas.codelists import IS_OURS
from schemas.tables import Table

if TYPE_CHECKING:
    import duckdb

_STAGED: Final = "tidings_staged"


class Changes(NamedTuple):
    """What became of a table's rows, in numbers of rows."""

    inserted: int = 0
    updated: int = 0
    deleted: int = 0
    kept: int = 0

    @property
    def is_changed(self) -> bool:
        """Some row is not what it was."""
        return bool(self.inserted or self.updated or self.deleted)


@contextmanager
def staged(connection: "duckdb.DuckDBPyConnection", rows: pl.DataFrame) -> Iterator[str]:
    """Show a frame to DuckDB as a relation; gives its name, which holds until the end of the block."""
    connection.register(_STAGED, rows)
    try:
        yield _STAGED
    finally:
        connection.unregister(_STAGED)


def row_count(connection: "duckdb.DuckDBPyConnection", relation: str) -> int:
    """Number of rows of a table or relation."""
    found = connection.execute(f"SELECT count(*) FROM {relation}").fetchone()
    return int(found[0]) if found else 0


def reconcile(connection: "duckdb.DuckDBPyConnection", table: type[Table], relation: str, *, load_id: int) -> Changes:
    """Make a table equal to a relation, row by row of its primary key; rows that were imported are left alone.

    Args:
        connection: the build file, inside a transaction.
        table: the table to change.
        relation: name of a relation, or a query in parentheses, with all columns of the table except `load_id`.
        load_id: the load to write into rows that are new or changed; equal rows keep theirs.

    Returns:
        How many rows were inserted, updated, deleted and kept.
    """
    keys = table.primary_key()
    columns = [name for name in table.columns() if name != "load_id"]
    values = [name for name in columns if name not in keys]
    matched = " AND ".join(f"old.{name} = new.{name}" for name in keys)
    different = " OR ".join(f"old.{name} IS DISTINCT FROM new.{name}" for name in values)
    assigned = ", ".join([*(f"{name} = new.{name}" for name in values), f"load_id = {load_id}"])
    is_shared = "origin" in columns
    of_ours = f" AND old.{IS_OURS}" if is_shared else ""
    update = f"WHEN MATCHED AND ({different}) THEN UPDATE SET {assigned}" if values else ""
    actions = connection.execute(
        f"""
        MERGE INTO {table.full_name} AS old USING {relation} AS new ON {matched}
        {update}
        WHEN NOT MATCHED THEN INSERT ({", ".join(columns)}, load_id)
            VALUES ({", ".join(f"new.{name}" for name in columns)}, {load_id})
        WHEN NOT MATCHED BY SOURCE{of_ours} THEN DELETE
        RETURNING merge_action
        """
    ).pl()
    counted: dict[str, int] = dict(actions.group_by("merge_action").len().iter_rows())
    inserted, updated = counted.get("INSERT", 0), counted.get("UPDATE", 0)
    ours = f"{table.full_name} WHERE {IS_OURS}" if is_shared else table.full_name
    kept = row_count(connection, ours) - inserted - updated
    return Changes(inserted, updated, counted.get("DELETE", 0), kept)


def insert_new(connection: "duckdb.DuckDBPyConnection", table: type[Table], rows: pl.DataFrame, load_id: int) -> int:
    """Insert rows whose primary key the table does not have; the others are left alone.

    Returns:
        How many rows were inserted.
    """
    columns = [name for name in table.columns() if name != "load_id"]
    matched = " AND ".join(f"old.{name} = new.{name}" for name in table.primary_key())
    with staged(connection, rows.select(columns)) as relation:
        inserted = connection.execute(
            f"INSERT INTO {table.full_name} ({', '.join(columns)}, load_id)"
            f" SELECT {', '.join(f'new.{name}' for name in columns)}, {load_id} FROM {relation} AS new"
            f" ANTI JOIN {table.full_name} AS old ON {matched}"
        ).fetchone()
    return int(inserted[0]) if inserted else 0
