"""What was fetched and what is to be: `ops.fetch`, and the health of sources: `ops.source_health`."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from schemas.keys import surrogate_key
from schemas.ops import Fetch, SourceHealth
from schemas.raw import RawArticle

if TYPE_CHECKING:
    import duckdb

_HEALS_BY_TIME: Final = "date in the future"


class FetchRow(NamedTuple):
    """A row of `ops.fetch`."""

    fetch_key: int
    fetch_kind: str
    source_name: str
    url: str
    fetch_state: str
    listed_at: dt.datetime
    fetched_at: dt.datetime | None = None
    failure_count: int = 0
    reason: str | None = None
    status_code: int | None = None
    final_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    media_type: str | None = None
    charset: str | None = None
    payload_sha256: str | None = None
    stored_path: str | None = None


class HealthRow(NamedTuple):
    """A row of `ops.source_health` without its key."""

    source_name: str
    url: str | None
    health: str
    finding: str | None
    checked_at: dt.datetime
    worked_at: dt.datetime | None
    newest_at: dt.datetime | None
    failure_count: int
    item_count: int
    new_count: int
    refused_count: int

    @property
    def title(self) -> str:
        """What a person is told of: the source, and which of its lists."""
        return f"{self.source_name} {self.url}" if self.url else self.source_name


_COLUMNS: Final = ", ".join(FetchRow._fields)
_HEALTH_COLUMNS: Final = ", ".join(HealthRow._fields)


class Fetches:
    """The memory of fetching in a build file; every change is kept at once."""

    def __init__(self, connection: "duckdb.DuckDBPyConnection") -> None:
        self._connection = connection

    def known(self, keys: Sequence[int]) -> dict[int, FetchRow]:
        """The rows of these keys that are there."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM {Fetch.full_name} WHERE fetch_key IN (SELECT unnest(?::BIGINT[]))", [list(keys)]
        ).fetchall()
        return {row[0]: FetchRow(*row) for row in rows}

    def waiting(self, source_name: str, most: int) -> list[FetchRow]:
        """Pages of a source that are still to be fetched, those that never failed first, then the oldest."""
        return self._pages(
            "fetch_state IN ('waiting', 'failed') ORDER BY failure_count, listed_at, fetch_key LIMIT ?",
            [source_name, most],
        )

    def waiting_count(self, source_name: str) -> int:
        """How many pages of a source are still to be fetched."""
        found = self._connection.execute(
            f"SELECT count(*) FROM {Fetch.full_name} WHERE fetch_kind = 'page' AND source_name = ?"
            " AND fetch_state IN ('waiting', 'failed')",
            [source_name],
        ).fetchone()
        return int(found[0]) if found else 0

    def unloaded(self, source_name: str) -> list[FetchRow]:
        """Pages of a source that were fetched and are neither in the warehouse nor refused for good."""
        return self._pages(
            f"fetch_state = 'fetched' AND NOT EXISTS (FROM {RawArticle.full_name} AS raw"
            " WHERE raw.locator = page.final_url AND raw.payload_sha256 = page.payload_sha256)"
            " AND NOT EXISTS (FROM ops.reject AS refused WHERE refused.locator = page.final_url"
            f" AND refused.payload_sha256 = page.payload_sha256 AND refused.reject_rule <> '{_HEALS_BY_TIME}')"
            " ORDER BY listed_at, fetch_key",
            [source_name],
        )

    def _pages(self, condition: str, values: list[object]) -> list[FetchRow]:
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM {Fetch.full_name} AS page WHERE fetch_kind = 'page' AND source_name = ?"
            f" AND {condition}",
            values,
        ).fetchall()
        return [FetchRow(*row) for row in rows]

    def put(self, rows: Iterable[FetchRow]) -> None:
        """Write rows; those with the same key are replaced."""
        written = [list(row) for row in rows]
        if written:
            marks = ", ".join("?" * len(FetchRow._fields))
            self._connection.begin()
            try:
                self._connection.executemany(
                    f"INSERT OR REPLACE INTO {Fetch.full_name} ({_COLUMNS}) VALUES ({marks})", written
                )
                self._connection.commit()
            except BaseException:
                self._connection.rollback()
                raise

    def health(self, source_name: str, url: str | None) -> HealthRow | None:
        """How a source or one of its lists was when it was last looked at."""
        row = self._connection.execute(
            f"SELECT {_HEALTH_COLUMNS} FROM {SourceHealth.full_name} WHERE health_key = ?", [_key(source_name, url)]
        ).fetchone()
        return HealthRow(*row) if row else None

    def put_health(self, row: HealthRow) -> None:
        """Write how a source or list is."""
        marks = ", ".join("?" * (len(HealthRow._fields) + 1))
        self._connection.execute(
            f"INSERT OR REPLACE INTO {SourceHealth.full_name} (health_key, {_HEALTH_COLUMNS}) VALUES ({marks})",
            [_key(row.source_name, row.url), *row],
        )


def _key(source_name: str, url: str | None) -> int:
    return surrogate_key(source_name, url)


def source_healths(connection: "duckdb.DuckDBPyConnection") -> list[HealthRow]:
    """How all sources and their lists are, sources in order, each followed by its lists."""
    rows = connection.execute(
        f"SELECT {_HEALTH_COLUMNS} FROM {SourceHealth.full_name} ORDER BY source_name, url NULLS FIRST"
    ).fetchall()
    return [HealthRow(*row) for row in rows]
