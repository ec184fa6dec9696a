"""Rows for people and programs: as a table, CSV, JSON or Parquet, on standard output or in a file."""

import io
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.errors import WrongUseError
from flows.wording import counted

if TYPE_CHECKING:
    import polars as pl


class Format(StrEnum):
    """How to give rows."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


Output = Annotated[Format, typer.Option("--format", help="How to give the rows.")]
Out = Annotated[Path | None, typer.Option("--out", help="The file to write, by default standard output.")]


def show(rows: "pl.DataFrame", output: Format, out: Path | None) -> None:
    """Give rows in a format, on standard output or in a file.

    Raises:
        WrongUseError: Parquet would go to a terminal, or the file cannot be written.
    """
    if output is Format.PARQUET and out is None and sys.stdout.isatty():
        raise WrongUseError("Parquet is not for terminals: name a file with --out, such as --out events.parquet")
    written = _bytes(rows, output)
    if out is None:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
        return
    from flows.atomic import replaced

    try:
        with replaced(out) as temporary:
            temporary.write_bytes(written)
    except OSError as error:
        raise WrongUseError(f"{out} cannot be written: {error.strerror or error}; name another file") from error


def _bytes(rows: "pl.DataFrame", output: Format) -> bytes:
    match output:
        case Format.TABLE:
            return _table(rows).encode()
        case Format.CSV:
            return _flat(rows).write_csv().encode()
        case Format.JSON:
            return f"{_json(rows.to_dicts())}\n".encode()
        case Format.PARQUET:
            buffer = io.BytesIO()
            rows.write_parquet(buffer)
            return buffer.getvalue()


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


def _table(rows: "pl.DataFrame") -> str:
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
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 10_000
    text = io.StringIO()
    Console(file=text, width=width, markup=False, highlight=False, emoji=False).print(table)
    return f"{text.getvalue()}{counted(rows.height, 'row')}\n"
