"""Tables of text with a header: read whole, every cell as text, the columns that an origin needs seen to be there."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import polars as pl

from warehouse.errors import ImportFileError
from warehouse.imports.imported import MORE

AS_HEADED: Final = "as many cells as the header has"
"""What is expected of a row that has more."""


def read_headed(path: Path, name: Path, needed: Sequence[str], whose: str, separator: str = ",") -> pl.DataFrame:
    """Rows of a file with a header, all text and empty cells null, with their number from 2 as `line`.

    What stands behind the last column is in MORE, null in a good row; what a short row lacks is null. Bytes
    that are no UTF-8 become U+FFFD. Cells parted by commas may be quoted and hold line breaks: `line` then counts rows;
    between tabs a quote is a sign like others.

    Args:
        path: where the file lies.
        name: what to call it in messages.
        needed: columns without which nothing can be made of it; capitals do not count.
        whose: whose export this should be, for messages.
        separator: what parts the cells.

    Raises:
        ImportFileError: columns are missing, or the rows cannot be told apart.
    """
    header = _header(path, separator)
    if not header:
        return pl.DataFrame(schema={"line": pl.UInt32, **dict.fromkeys((*needed, MORE), pl.String)})
    if twice := sorted({each for each in header if header.count(each) > 1}):
        raise ImportFileError(f"{name} has {', '.join(twice)} twice in its header; expected {whose}")
    try:
        rows = pl.scan_csv(
            path,
            separator=separator,
            quote_char=None if separator == "\t" else '"',
            has_header=False,
            skip_lines=1,
            schema=dict.fromkeys((*header, MORE), pl.String()),
            encoding="utf8-lossy",
            truncate_ragged_lines=True,
            missing_columns="insert",
            row_index_name="line",
            row_index_offset=2,
        ).collect()
    except pl.exceptions.PolarsError as error:
        raise ImportFileError(f"{name} is no table of {whose}: {error}. Export it again") from error
    missing = [each for each in needed if each not in rows.columns]
    if missing:
        raise ImportFileError(
            f"{name} lacks {', '.join(missing)}, got the columns {', '.join(rows.columns[1:9])} …; expected {whose}"
        )
    return rows.with_columns(pl.col(pl.String).replace("", None))


def all_cells(rows: pl.DataFrame) -> pl.Expr:
    """Every row as one JSON object, named `origin_json`, so that nothing of the file is lost."""
    return (
        pl.struct(each for each in rows.columns if each not in ("line", MORE)).struct.json_encode().alias("origin_json")
    )


def _header(path: Path, separator: str) -> list[str]:
    """The columns' names in small letters; none of an empty file."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return [each.strip().lower() for each in next(csv.reader(file, delimiter=separator), [])]


def number(column: str) -> pl.Expr:
    """A text as a number; null if it is none."""
    return pl.col(column).cast(pl.Float64, strict=False)


def whole(column: str) -> pl.Expr:
    """A text as a whole number; null if it is none."""
    return pl.col(column).cast(pl.Int64, strict=False)


def is_on_earth(latitude: str = "latitude", longitude: str = "longitude") -> pl.Expr:
    """Whether two columns of text are a point on earth."""
    return number(latitude).is_between(-90, 90) & number(longitude).is_between(-180, 180)


def each_once(*parts: pl.DataFrame, key: str) -> pl.DataFrame:
    """Rows of several frames under each other, the first of each key, without those that have none."""
    return pl.concat(parts).drop_nulls(key).unique(key, keep="first", maintain_order=True)
