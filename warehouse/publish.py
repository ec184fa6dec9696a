"""Publication: a compact copy of what readers get, put in place of the last one by one rename."""

import datetime as dt
import os
import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Final

from schemas.catalog import TABLES
from schemas.codelists import IS_OURS
from schemas.ddl import comments, create_table, quoted
from schemas.keys import surrogate_key
from schemas.ops import Publication
from schemas.tables import Table, layer_of
from warehouse.connect import open_published
from warehouse.errors import LockedError, NotAuditedError, PublicationError
from warehouse.loads import newest_load, set_state
from warehouse.reconcile import row_count
from warehouse.views.make import create_views

if TYPE_CHECKING:
    import duckdb

PUBLISHED_TABLES: Final = tuple(table for table in TABLES if table.is_published)
_COPY: Final = "tidings_copy"


@dataclass(frozen=True, slots=True)
class Published:
    """A file that readers were given.

    Attributes:
        path: the file.
        load_id: the load that it stands at.
        published_at: when, UTC without zone.
        row_counts: rows by full table name.
    """

    path: Path
    load_id: int
    published_at: dt.datetime
    row_counts: dict[str, int]


def publish(connection: "duckdb.DuckDBPyConnection", target: Path, *, now: dt.datetime) -> Published:
    """Give readers the warehouse as the newest load left it, if that passed its audit.

    The copy is written beside the target, checked, and renamed over it: a reader sees the old file or the new one,
    whole, and one that has the old file open keeps it. A crash before the rename leaves the old file in place.

    Args:
        connection: the build file, outside a transaction.
        target: the file to put in place.
        now: the time to record, UTC without zone.

    Raises:
        NotAuditedError: the newest load was not audited, or failed its audit.
        NotAWarehouseError: what lies at the target is something else, which would be lost.
        PublicationError: the copy is not what it should be.
        WarehouseError: nothing was loaded yet.
    """
    newest = newest_load(connection)
    if newest.load_state not in ("audited", "published"):
        raise NotAuditedError(
            f"load {newest.load_id} is in state {newest.load_state!r}, expected 'audited': {target} stays as it is."
            " Run `tidings audit`, mend what it finds, then publish"
        )
    _see_that_it_is_ours(target)
    _make_folder(target)
    _remove_leftovers(target)
    copy = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        counts = _write_copy(connection, copy, newest.load_id, now)
        _verify(copy, counts)
        _sync(copy)
        copy.replace(target)
        _sync(target.parent)
    finally:
        _remove(copy)
    _record(connection, newest.load_id, now)
    return Published(target, newest.load_id, now, counts)


def published_load(path: Path) -> int | None:
    """The load that a published file stands at; None when there is no such file.

    Raises:
        WarehouseError: the file cannot be opened or is no published warehouse.
    """
    if not path.exists():
        return None
    with open_published(path) as connection:
        found = connection.execute(
            "SELECT load_id FROM ops.publication ORDER BY published_at DESC, publication_key LIMIT 1"
        ).fetchone()
    return int(found[0]) if found else None


def _see_that_it_is_ours(target: Path) -> None:
    """See that no file of somebody else's is replaced."""
    try:
        published_load(target)
    except LockedError:
        # Somebody has it open for writing, most often a tool that was not told to read only: the rename does not
        # touch what they have.
        return


def _make_folder(target: Path) -> None:
    """Make the folder of the published file, or say why that is not possible."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=target.parent):
            return
    except OSError as error:
        raise PublicationError(
            f"{target} cannot be written: {error.strerror or error}. Name another path with published in tidings.toml"
            " or TIDINGS_PUBLISHED, then run `tidings publish`"
        ) from error


def _write_copy(connection: "duckdb.DuckDBPyConnection", copy: Path, load_id: int, now: dt.datetime) -> dict[str, int]:
    """Write all published tables with their comments, and the publication itself; gives the rows of each."""
    build = connection.execute("SELECT current_database()").fetchall()[0][0]
    connection.execute(f"ATTACH {quoted(str(copy))} AS {_COPY}")
    try:
        connection.execute(f"USE {_COPY}")
        for layer in dict.fromkeys(layer_of(table) for table in PUBLISHED_TABLES):
            connection.execute(f"CREATE SCHEMA {layer}")
        for table in PUBLISHED_TABLES:
            connection.execute(create_table(table))
            connection.execute("".join(comments(table)))
            order = ", ".join(_reading_order(table))
            connection.execute(f'INSERT INTO {table.full_name} FROM "{build}".{table.full_name} ORDER BY {order}')
        create_views(connection)
        connection.execute("UPDATE ops.load SET load_state = 'published' WHERE load_id = ?", [load_id])
        _insert_publication(connection, load_id, now)
        counts = {table.full_name: row_count(connection, table.full_name) for table in PUBLISHED_TABLES}
        connection.execute(f"CHECKPOINT {_COPY}")
    finally:
        connection.execute(f'USE "{build}"')
        connection.execute(f"DETACH {_COPY}")
    _compare(connection, counts)
    return counts


def _reading_order(table: type[Table]) -> list[str]:
    """Rows that are asked for together lie together: by day where there is one, then by key."""
    days = [name for name in ("start_date", "event_month") if name in table.columns()]
    return [*days, *(key for key in table.primary_key() if key not in days)]


def _compare(connection: "duckdb.DuckDBPyConnection", counts: dict[str, int]) -> None:
    """See that the copy has every row of the build file; of publications it has one more."""
    for table in PUBLISHED_TABLES:
        expected = row_count(connection, table.full_name) + (table is Publication)
        if counts[table.full_name] != expected:
            raise PublicationError(
                f"the copy has {counts[table.full_name]} rows of {table.full_name}, expected {expected}: the last"
                " published file stays; run `tidings publish` again, and `tidings doctor` if it happens again"
            )


def _verify(copy: Path, counts: dict[str, int]) -> None:
    """Open the copy as a reader would and count again."""
    with open_published(copy) as reader:
        found = {name: row_count(reader, name) for name in counts}
    if found != counts:
        wrong = {name: (found[name], counts[name]) for name in counts if found[name] != counts[name]}
        raise PublicationError(f"the copy, opened again, has other numbers of rows (found, expected): {wrong}")


def _insert_publication(connection: "duckdb.DuckDBPyConnection", load_id: int, now: dt.datetime) -> None:
    connection.execute(
        f"INSERT INTO {Publication.full_name} (publication_key, published_at, event_count, mention_count, load_id)"
        f" SELECT ?, ?, (SELECT count(*) FROM core.fact_event WHERE {IS_OURS}),"
        f" (SELECT count(*) FROM core.fact_mention WHERE {IS_OURS}), ?"
        " ON CONFLICT DO NOTHING",
        [surrogate_key(load_id, now.isoformat()), now, load_id],
    )


def _record(connection: "duckdb.DuckDBPyConnection", load_id: int, now: dt.datetime) -> None:
    connection.begin()
    try:
        _insert_publication(connection, load_id, now)
        set_state(connection, load_id, "published")
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def _sync(path: Path) -> None:
    """Have the system write a file or folder to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(copy: Path) -> None:
    for path in (copy, copy.with_name(copy.name + ".wal")):
        path.unlink(missing_ok=True)


def _remove_leftovers(target: Path) -> None:
    """Remove copies of publications that were killed; those of living processes are left alone."""
    pattern = re.compile(rf"\.{re.escape(target.name)}\.(\d+)\.tmp(\.wal)?")
    for path in target.parent.iterdir():
        match = pattern.fullmatch(path.name)
        if match and not _is_alive(int(match[1])):
            path.unlink(missing_ok=True)


def _is_alive(process_id: int) -> bool:
    if process_id == os.getpid():
        return False
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
