"""What a warehouse holds, for comparing."""

import duckdb

from schemas.catalog import TABLES
from schemas.tables import layer_of
from warehouse.read import read_table


def snapshot(connection: duckdb.DuckDBPyConnection, *, with_load: bool = True) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables of core and marts."""
    return {
        table.full_name: read_table(connection, table, with_load=with_load).rows()
        for table in TABLES
        if layer_of(table) in {"core", "mart"}
    }
