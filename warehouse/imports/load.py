"""One import: files of other people's events go in, in one transaction; what was imported before is a no-op."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import polars as pl

from schemas.codelists import IS_OURS
from schemas.core import DimEventType, FactEvent
from schemas.keys import surrogate_key
from schemas.ops import Reject
from warehouse.errors import ImportFileError
from warehouse.imports.acled import read_acled
from warehouse.imports.files import column_count, sha256_of, tables_of
from warehouse.imports.gdelt import read_events
from warehouse.imports.gdelt_columns import EVENT_COLUMNS, MENTION_COLUMNS
from warehouse.imports.gdelt_mentions import link_mentions, read_mentions, write_mentions
from warehouse.imports.imported import Imported
from warehouse.imports.polecat import read_polecat
from warehouse.imports.star import Written, write_events
from warehouse.imports.ucdp import read_ucdp
from warehouse.load import LoadCounts, loaded, write_load
from warehouse.reconcile import insert_new, row_count
from warehouse.rejects import no_rejects
from warehouse.star import Derive, make_star

if TYPE_CHECKING:
    import duckdb

IMPORT_VERSION: Final = "1"
"""Raised when the same files would give other rows, so that files given again are imported again."""
_SHOWN: Final = 20


@dataclass(slots=True)
class ImportResult:
    """What an import did.

    Attributes:
        load_id: the load.
        is_repeat: these files were imported before, and nothing was done.
        row_count: rows read, good and bad; 0 for a repeat.
        events: what became of the events.
        mentions: what became of the mentions.
        known_count: events of the origin that the warehouse has now.
        reject_count: rows refused, also by a repeat's first time.
        rejects: some of them, as columns of `ops.reject` without `load_id`.
    """

    load_id: int
    is_repeat: bool = False
    row_count: int = 0
    events: Written = field(default_factory=Written)
    mentions: Written = field(default_factory=Written)
    known_count: int = 0
    reject_count: int = 0
    rejects: pl.DataFrame = field(default_factory=no_rejects)


def import_files(  # noqa: PLR0913 - all by name
    connection: "duckdb.DuckDBPyConnection",
    *,
    origin: str,
    paths: Sequence[Path],
    derive: Derive,
    version: str,
    clock: Callable[[], dt.datetime],
    advance: Callable[[], None] = lambda: None,
) -> ImportResult:
    """Import files in one transaction; a crash at any point leaves the warehouse as it was.

    Args:
        connection: the build file, migrated.
        origin: whose files they are: one of the keys of READERS.
        paths: the files, zip archives among them.
        derive: makes the star, asked for its dimensions if nothing was loaded yet.
        version: version of the code, to record.
        clock: gives the time, UTC without zone.
        advance: called after each file.

    Raises:
        ImportFileError: a file cannot be read, or holds another table; nothing is imported.
    """
    # In the order of their sums: the same files are the same input in any order, also where rows contradict each other.
    known_files = sorted(zip(sha256_of(paths), paths, strict=True))
    load_id = surrogate_key("import", origin, version, *(digest for digest, _ in known_files))
    if known := loaded(connection, load_id):
        known_count = _event_count(connection, origin)
        return ImportResult(load_id, is_repeat=True, known_count=known_count, reject_count=known.reject_count)
    result = ImportResult(load_id)
    started_at = clock()
    connection.begin()
    try:
        if not row_count(connection, DimEventType.full_name):
            make_star(connection, derive, load_id=load_id)
        for _, path in known_files:
            for imported in _read(origin, path):
                _write(connection, origin, imported, result)
            advance()
        if result.events.new or result.events.changed or result.mentions.new:
            link_mentions(connection, load_id=load_id)
        ours = (row_count(connection, f"core.{name} WHERE {IS_OURS}") for name in ("fact_mention", "fact_event"))
        write_load(connection, load_id, version, LoadCounts(0, 0, 0, result.reject_count, *ours), (started_at, clock()))
        result.known_count = _event_count(connection, origin)
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    return result


def _event_count(connection: "duckdb.DuckDBPyConnection", origin: str) -> int:
    return row_count(connection, f"{FactEvent.full_name} WHERE origin = '{origin}'")


def _read(origin: str, path: Path) -> Iterator[Imported]:
    with TemporaryDirectory(prefix="tidings-import-") as scratch:
        for table, name in tables_of(path, Path(scratch)):
            imported = READERS[origin](table, name)
            yield imported


def _write(connection: "duckdb.DuckDBPyConnection", origin: str, imported: Imported, result: ImportResult) -> None:
    result.row_count += imported.row_count
    result.events = result.events.plus(write_events(connection, origin, imported, load_id=result.load_id))
    if imported.mentions is not None:
        written = write_mentions(connection, imported.mentions, load_id=result.load_id)
        result.mentions = result.mentions.plus(written)
    if imported.rejects.height:
        rejects = imported.rejects.unique("reject_key", keep="first", maintain_order=True)
        insert_new(connection, Reject, rejects, result.load_id)
        result.reject_count += rejects.height
        result.rejects = pl.concat([result.rejects, rejects]).head(_SHOWN)


def _read_gdelt(path: Path, name: Path) -> Imported:
    """Read events or mentions, whichever the columns say that these are."""
    columns = column_count(path, "\t")
    if columns == len(EVENT_COLUMNS):
        return read_events(path, name)
    if columns == len(MENTION_COLUMNS):
        return read_mentions(path, name)
    if columns == 0:
        return Imported()
    raise ImportFileError(
        f"{name} has {columns} columns parted by tabs, expected {len(EVENT_COLUMNS)} of GDELT 2.0's events or"
        f" {len(MENTION_COLUMNS)} of its mentions: name *.export.CSV.zip and *.mentions.CSV.zip of"
        " http://data.gdeltproject.org/gdeltv2/"
    )


READERS: Final[dict[str, Callable[[Path, Path], Imported]]] = {
    "gdelt": _read_gdelt,
    "acled": read_acled,
    "ucdp": read_ucdp,
    "polecat": read_polecat,
}
"""What reads a table, given where it lies and what it is called, by origin."""
