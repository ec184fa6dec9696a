"""Command `query`: SQL on the published file, read only."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_options import Config, Debug
from flows.wording import counted

if TYPE_CHECKING:
    import polars as pl


class Format(StrEnum):
    """How to print rows."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def query(
    sql: Annotated[
        str,
        typer.Argument(metavar="SQL", help="A query; tables of mart, core and ops may be named without their layer."),
    ],
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
            typer.echo(_json(rows.to_dicts()))


def _flat(rows: "pl.DataFrame") -> "pl.DataFrame":
    """Lists as texts parted by `; `, records as JSON and bytes as hex, since a cell of a table has neither."""
    import polars as pl

    flat = [
        pl.Series(column.name, [_cell(value) for value in column], dtype=pl.String)
        for column in rows
        if column.dtype.is_nested() or column.dtype == pl.Binary
    ]
    return rows.with_columns(flat)


def _cell(value: object) -> str | None:
    import polars as pl

    if isinstance(value, pl.Series | list):
        return "; ".join(_cell(each) or "" for each in value)
    if isinstance(value, dict):
        return _json(value)
    if isinstance(value, bytes):
        return value.hex()
    return None if value is None else str(value)


def _json(value: object) -> str:
    import msgspec

    return msgspec.json.encode(value).decode()


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
    typer.echo(counted(rows.height, "row"))
