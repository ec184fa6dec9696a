"""Reading tables into Polars frames, in the types that the declarations give."""

from typing import TYPE_CHECKING

import polars as pl

from schemas.catalog import frame_schema, table_named
from schemas.tables import Table

if TYPE_CHECKING:
    import duckdb


def read_table(
    connection: "duckdb.DuckDBPyConnection", table: type[Table] | str, *, with_load: bool = True
) -> pl.DataFrame:
    """All rows of a table, ordered by its primary key.

    Args:
        connection: a build file or a published file.
        table: the table or its full name.
        with_load: with `load_id`; without it the frame is as transforms make and take it.

    Raises:
        KeyError: no table is called so.
    """
    declared = table_named(table) if isinstance(table, str) else table
    schema = frame_schema(declared, with_load=with_load)
    order = f" ORDER BY {', '.join(declared.primary_key())}"
    rows = connection.execute(f"SELECT {', '.join(schema)} FROM {declared.full_name}{order}").pl()
    return rows.cast(schema)  # type: ignore[arg-type]
