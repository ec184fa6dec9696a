"""Articles in tables, one a row: Parquet, CSV, TSV, and JSON Lines whose fields have names of their own.

Rows are given as JSON Lines with our names for the fields, in parts, so that a large table is never held whole. Part 2
of `wire.parquet` is located at `wire.parquet/part2`, its rows at `wire.parquet/part2#1` and so on.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final, get_args

import msgspec
import polars as pl

from flows.chunks import chunks
from flows.days import Days
from flows.settings_sources import ArticleField
from flows.sources.files import FoundFile, find_files, modified_at
from flows.sources.protocol import Fetched, Refused

FIELDS: Final[tuple[str, ...]] = get_args(ArticleField)
"""What a column can hold, as `transforms.documents` reads it from JSON."""

PART_ROWS: Final = 10_000
_SCANS: Final[dict[str, Callable[..., pl.LazyFrame]]] = {
    ".parquet": pl.scan_parquet,
    ".csv": partial(pl.scan_csv, infer_schema=False),
    ".tsv": partial(pl.scan_csv, infer_schema=False, separator="\t"),
}
_LINES: Final = (".jsonl", ".ndjson")


class _NoColumnError(Exception):
    """A column is missing; the message says which and what there is."""


@dataclass(frozen=True)
class TableSource:
    """Tables below paths.

    Attributes:
        name: the source's name.
        paths: files, folders and patterns.
        columns: the column of each field; fields that are not named are looked for under their own names.
        days: the days to choose; None for all.
    """

    name: str
    paths: Sequence[str]
    columns: Mapping[str, str]
    days: Days | None = None

    def check(self) -> None:
        """See whether the paths are there."""
        self._files()

    def between(self, days: Days) -> "TableSource":
        """The same source with the rows of these days only."""
        return replace(self, days=days)

    def items(self) -> Iterator[Fetched | Refused]:
        """The parts of all tables."""
        for file in self._files():
            try:
                yield from self._parts(file)
            except _NoColumnError as error:
                yield Refused(file.locator, "known columns", str(error))
            except (OSError, pl.exceptions.PolarsError) as error:
                reason = f"{file.path} cannot be read as a table: {error}. Expected Parquet, CSV, TSV or JSON Lines"
                yield Refused(file.locator, "readable table", reason)

    def _files(self) -> list[FoundFile]:
        return [
            found._replace(locator=f"{self.name}/{found.locator}")
            for found in find_files(self.paths, may_be_empty=True)
        ]

    def _parts(self, file: FoundFile) -> Iterator[Fetched | Refused]:
        suffix = file.path.suffix.lower()
        if suffix in _LINES:
            lines = _renamed_lines(file.path, self.columns, self.days)
        elif suffix in _SCANS:
            lines = _rows(file.path, _SCANS[suffix](file.path), self.columns, self.days)
        else:
            reason = f"got {file.path.name}, expected a table: .parquet, .csv, .tsv, .jsonl; name the tables alone"
            yield Refused(file.locator, "known kind of table", reason)
            return
        fetched_at = modified_at(file.path)
        for number, part in enumerate(chunks(lines, PART_ROWS), start=1):
            locator = file.locator if number == 1 else f"{file.locator}/part{number}"
            # The end of the line keeps a part of one row a file of lines.
            data = b"\n".join(part) + b"\n"
            yield Fetched(locator, data, "application/json", fetched_at, self.name)


def _rows(path: Path, table: pl.LazyFrame, columns: Mapping[str, str], days: Days | None) -> Iterator[bytes]:
    """The rows of a table as JSON objects, empty values left out."""
    there = table.collect_schema().names()
    chosen = {field: columns.get(field, field) for field in FIELDS if field in columns or field in there}
    missing = sorted({column for column in chosen.values() if column not in there})
    if missing or not chosen.keys() & {"text", "html"}:
        wanted = ", ".join(missing) or "one that holds the article (`columns.text` or `columns.html`)"
        raise _NoColumnError(
            f"{path.name} has the columns {', '.join(there)}; missing is {wanted}. Mend `columns` of the source"
        )
    for frame in table.select(**{field: pl.col(column) for field, column in chosen.items()}).collect_batches(
        maintain_order=True
    ):
        for row in frame.iter_rows(named=True):
            if days is not None and not days.holds_printed(row.get("date")):
                continue
            yield msgspec.json.encode({field: value for field, value in row.items() if value is not None})


def _renamed_lines(path: Path, columns: Mapping[str, str], days: Days | None) -> Iterator[bytes]:
    """The lines of a file with our names for the fields; one that is no object stays as it is and is refused later."""
    with path.open("rb") as file:
        for line in file:
            if line.strip():
                renamed, printed = _renamed(line.strip(), columns)
                if days is None or days.holds_printed(printed):
                    yield renamed


def _renamed(line: bytes, columns: Mapping[str, str]) -> tuple[bytes, object]:
    """A line with our names for its fields, and the date that it tells."""
    try:
        record: Any = json.loads(line)
    except (ValueError, RecursionError):
        return line, None
    if not isinstance(record, dict):
        return line, None
    found = {field: record.get(columns.get(field, field)) for field in FIELDS}
    filled = {field: value for field, value in found.items() if value is not None}
    return json.dumps(filled, ensure_ascii=False).encode(), found["date"]
