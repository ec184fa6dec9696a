"""Which parts of backfills are done: `ops.partition`."""

import datetime as dt
from typing import TYPE_CHECKING

from schemas.keys import surrogate_key
from schemas.ops import Partition

if TYPE_CHECKING:
    import duckdb


def done_parts(connection: "duckdb.DuckDBPyConnection", source_name: str) -> frozenset[tuple[dt.date, dt.date]]:
    """The first and last days of the parts of a source that are done."""
    rows = connection.execute(
        f"SELECT first_day, last_day FROM {Partition.full_name} WHERE source_name = ?", [source_name]
    ).fetchall()
    return frozenset((first, last) for first, last in rows)


def note_part(
    connection: "duckdb.DuckDBPyConnection",
    source_name: str,
    days: tuple[dt.date, dt.date],
    done_at: dt.datetime,
    article_count: int,
) -> None:
    """Write down that a part is done.

    Args:
        connection: the build file.
        source_name: the source.
        days: first and last day of the part.
        done_at: when, UTC without zone.
        article_count: articles never seen before that it brought.
    """
    connection.execute(
        f"INSERT OR REPLACE INTO {Partition.full_name} (partition_key, source_name, first_day, last_day, done_at,"
        " article_count) VALUES (?, ?, ?, ?, ?, ?)",
        [surrogate_key(source_name, *days), source_name, *days, done_at, article_count],
    )
