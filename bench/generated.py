"""A made-up published warehouse of any size, the same on every machine: for benchmarks and tests of size."""

from pathlib import Path

import duckdb
import polars as pl

from schemas import mart
from schemas.catalog import OF_OURS, TABLES
from schemas.codelists import code_list, event_types
from schemas.ddl import comments, sql_type
from schemas.tables import Table, layer_of
from warehouse.marts.rebuild import mart_query
from warehouse.views.make import create_views

PUBLISHED = tuple(table for table in TABLES if table.is_published)


def write_generated(path: Path, events: int) -> Path:
    """Write a published file of made-up events, two mentions each, with as many articles as events.

    Args:
        path: the file, which must not be there yet.
        events: how many.
    """
    with duckdb.connect(path, config={"preserve_insertion_order": "false"}) as connection:
        connection.execute("SET enable_progress_bar = false")
        for layer in dict.fromkeys(layer_of(table) for table in PUBLISHED):
            connection.execute(f"CREATE SCHEMA {layer}")
        for table in PUBLISHED:
            connection.execute(_plain_table(table))
            connection.execute("".join(comments(table)))
        connection.register("event_types", event_types())
        quads = pl.DataFrame(code_list("quad_classes")).with_columns(pl.col("quad_class").cast(pl.Int64))
        connection.register("quads", quads.rename({"description": "quad_description"}))
        connection.register("cameo_codes", pl.DataFrame(code_list("cameo")))
        sql = (Path(__file__).parent / "generated.sql").read_text(encoding="utf-8")
        connection.execute(sql.replace("$events", str(events)).replace("$articles", str(events)))
        for table in mart.TABLES:
            columns = ", ".join(name for name in table.columns() if name != "load_id")
            connection.execute(
                f"INSERT INTO {table.full_name} ({columns}, load_id) SELECT {columns}, 1 FROM ({mart_query(table)})"
            )
        create_views(connection)
    return path


def _plain_table(table: type[Table]) -> str:
    """The table without its checks and keys, which cost time and hold by the making; all rows are our own."""
    columns = ", ".join(
        f"{name} {sql_type(column)}" + (f" DEFAULT '{OF_OURS[name]}'" if OF_OURS.get(name) is not None else "")
        for name, column in table.columns().items()
    )
    return f"CREATE TABLE {table.full_name} ({columns})"
