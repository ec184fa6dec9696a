"""Tidying up a build file: checkpoint, old findings removed, and a compact copy put in its place."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Final

from schemas.ddl import quoted
from schemas.ops import Validation
from warehouse.connect import open_build

if TYPE_CHECKING:
    import duckdb

_COPY: Final = "tidings_compact"
_WORTH_IT: Final = 0.25
"""Share of free blocks from which on a copy is worth its time."""


def remove_old_findings(connection: "duckdb.DuckDBPyConnection", before: dt.datetime) -> int:
    """Remove findings of audits before a moment, but for those of the newest load; gives how many.

    Args:
        connection: the build file.
        before: a moment, UTC without zone.
    """
    newest = "(SELECT load_id FROM ops.load ORDER BY finished_at DESC, load_id DESC LIMIT 1)"
    removed = connection.execute(
        f"DELETE FROM {Validation.full_name} WHERE audited_at < ? AND load_id NOT IN {newest} RETURNING 1", [before]
    ).fetchall()
    return len(removed)


def compact(path: Path) -> tuple[int, int]:
    """Make a build file compact; gives its size in bytes before and after.

    A copy is written beside it and renamed over it: a crash leaves the old file or the new one, whole.

    Args:
        path: the build file, which nobody has open.

    Raises:
        WarehouseError: it cannot be opened.
    """
    before = path.stat().st_size
    copy = path.with_name(f"{path.name}.compact")
    copy.unlink(missing_ok=True)
    connection = open_build(path)
    try:
        connection.execute("CHECKPOINT")
        total, free = connection.execute("SELECT total_blocks, free_blocks FROM pragma_database_size()").fetchall()[0]
        is_worth_it = free > total * _WORTH_IT
        if is_worth_it:
            name = connection.execute("SELECT current_database()").fetchall()[0][0]
            connection.execute(f"ATTACH {quoted(str(copy))} AS {_COPY}")
            connection.execute(f'COPY FROM DATABASE "{name}" TO {_COPY}')
            connection.execute(f"DETACH {_COPY}")
    finally:
        connection.close()
    if is_worth_it:
        copy.replace(path)
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
    return before, path.stat().st_size
