"""Command `query`: SQL on the published file, read only."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_options import Config, Debug

if TYPE_CHECKING:
    import polars as pl


class Format(StrEnum):
    """How to print rows."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def query(
    sql: Annotated[str, typer.Argument(help="A query; tables of mart, core and ops may be named without their layer.")],
    output: Annotated[Format, typer.Option("--format", help="How to print the rows.")] = Format.TABLE,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Ask the published warehouse; nothing can be changed through it."""
    del debug  # `main` looks at it
    from flows.settings import load_settings
    from warehouse.query import query as run_query

    rows = run_query(load_settings(config).published, sql)
    match output:
        case Format.TABLE:
            _print_table(rows)
        case Format.CSV:
            typer.echo(_flat(rows).write_csv(), nl=False)
        case Format.JSON:
            typer.echo(rows.write_json())


def _flat(rows: "pl.DataFrame") -> "pl.DataFrame":
    """Lists as texts parted by `; `, since CSV has no lists."""
    import polars as pl

    nested = [name for name, dtype in rows.schema.items() if isinstance(dtype, pl.List)]
    return rows.with_columns(pl.col(name).cast(pl.List(pl.String)).list.join("; ") for name in nested)


def _print_table(rows: "pl.DataFrame") -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    numbers = {name for name, dtype in rows.schema.items() if dtype.is_numeric()}
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in rows.columns:
        table.add_column(name, justify="right" if name in numbers else "left", overflow="fold")
    for row in _flat(rows).iter_rows():
        table.add_row(*("" if value is None else str(value) for value in row))
    # A pipe has no width of its own: every cell gets its room.
    width = None if sys.stdout.isatty() else 10_000
    Console(width=width, markup=False, highlight=False, emoji=False).print(table)
    typer.echo(f"{rows.height} {'row' if rows.height == 1 else 'rows'}")
