"""The build file as the steps see it: opened, migrated, asked what it knows."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import polars as pl

from flows import clock
from flows.settings import Settings
from warehouse.connect import Limits, open_build
from warehouse.migrate import migrate

if TYPE_CHECKING:
    import duckdb


@contextmanager
def opened_build(settings: Settings) -> Iterator["duckdb.DuckDBPyConnection"]:
    """The build file, made if it is missing, at the newest migration; closed at the end of the block.

    Raises:
        WarehouseError: it cannot be opened or is no warehouse.
    """
    limits = Limits(memory=settings.memory_limit, temp_directory=settings.work_dir / "spill")
    connection = open_build(settings.build_file, limits)
    try:
        migrate(connection, now=clock.now())
        yield connection
    finally:
        connection.close()


def known_payloads(settings: Settings, version: str) -> frozenset[int]:
    """Keys of the payloads that need not be read again: those in the warehouse, unless another version coded them."""
    with opened_build(settings) as connection:
        rows = connection.execute(
            """
            SELECT payload_key FROM raw.article
            ANTI JOIN (
                SELECT payload_key FROM doc.document JOIN ext.coding USING (article_key) WHERE coder_version <> ?
            ) AS outdated USING (payload_key)
            """,
            [version],
        ).fetchall()
    return frozenset(key for (key,) in rows)


def known_documents(settings: Settings) -> pl.DataFrame:
    """The article versions in the warehouse: article_key, seen_at, payload_key, coder_version (null if not coded)."""
    with opened_build(settings) as connection:
        return connection.execute(
            "SELECT article_key, seen_at, payload_key, coder_version FROM doc.document LEFT JOIN ext.coding"
            " USING (article_key)"
        ).pl()


def known_rejects(settings: Settings) -> pl.DataFrame:
    """The rejects in the warehouse: reject_key."""
    with opened_build(settings) as connection:
        return connection.execute("SELECT reject_key FROM ops.reject").pl()
