"""The build file as the steps see it: opened, migrated, asked what it knows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from flows import clock
from flows.settings import Settings
from schemas.ops import AppliedCorrection, Reject
from warehouse.connect import Limits, open_build
from warehouse.migrate import migrate
from warehouse.read import read_table

if TYPE_CHECKING:
    import duckdb


_HEALS_BY_TIME: Final = "date in the future"
"""The one rule of reading whose outcome depends on the day."""


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


@dataclass(frozen=True)
class Known:
    """What need not be read again.

    Attributes:
        payloads: keys of payloads in the warehouse, but for those that another version of the coder has coded.
        rejects: keys of rejects that this version would make again, by locator and hash of the payload.
    """

    payloads: frozenset[int]
    rejects: dict[tuple[str, str], int]


def known_payloads(settings: Settings, version: str) -> Known:
    """What the warehouse knows of payloads, seen from one version of the coder."""
    with opened_build(settings) as connection:
        payloads = connection.execute(
            """
            SELECT payload_key FROM raw.article
            ANTI JOIN (
                SELECT payload_key FROM doc.document JOIN ext.coding USING (article_key) WHERE coder_version <> ?
            ) AS outdated USING (payload_key)
            """,
            [version],
        ).fetchall()
        rejects = connection.execute(
            """
            SELECT locator, payload_sha256, reject_key FROM ops.reject JOIN ops.load USING (load_id)
            WHERE coder_version = ? AND reject_stage = 'documents' AND reject_rule <> ?
            """,
            [version, _HEALS_BY_TIME],
        ).fetchall()
    return Known(
        payloads=frozenset(key for (key,) in payloads),
        rejects={(locator, sha256): key for locator, sha256, key in rejects},
    )


def known_documents(settings: Settings) -> pl.DataFrame:
    """The article versions in the warehouse: article_key, seen_at, payload_key, coder_version (null if not coded)."""
    with opened_build(settings) as connection:
        return connection.execute(
            "SELECT article_key, seen_at, payload_key, coder_version FROM doc.document LEFT JOIN ext.coding"
            " USING (article_key)"
        ).pl()


def known_corrections(settings: Settings) -> frozenset[int]:
    """Keys of the corrections that the warehouse was built with."""
    with opened_build(settings) as connection:
        rows = connection.execute(f"SELECT correction_key FROM {AppliedCorrection.full_name}").fetchall()
    return frozenset(key for (key,) in rows)


def known_rejects(settings: Settings) -> pl.DataFrame:
    """The rejects in the warehouse, as in `ops.reject` without `load_id`."""
    with opened_build(settings) as connection:
        return read_table(connection, Reject, with_load=False)
