"""Bringing the mart tables up to their queries."""

from importlib.resources import files
from typing import TYPE_CHECKING

import polars as pl

from schemas import mart
from schemas.codelists import code_list
from schemas.tables import Table
from warehouse.reconcile import Changes, reconcile

if TYPE_CHECKING:
    import duckdb


def mart_query(table: type[Table]) -> str:
    """The query of a mart: all its columns except `load_id`.

    It reads core tables, the marts before it, `ops.event_change`, and a relation `cameo_codes` of the CAMEO code list.
    """
    name = table.full_name.removeprefix("mart.")
    return (files("warehouse.marts") / f"{name}.sql").read_text(encoding="utf-8")


def rebuild_marts(connection: "duckdb.DuckDBPyConnection", *, load_id: int) -> dict[str, Changes]:
    """Make every mart equal to its query, inside the caller's transaction; rows that stay equal keep their load.

    Returns:
        What became of each mart's rows, by full name.
    """
    connection.register("cameo_codes", pl.DataFrame(code_list("cameo")))
    try:
        return {
            table.full_name: reconcile(connection, table, f"({mart_query(table)})", load_id=load_id)
            for table in mart.TABLES
        }
    finally:
        connection.unregister("cameo_codes")
