"""The history of events' identities: which ids gave way to which when a load changed what mentions tell of."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Final

import polars as pl

from schemas.keys import surrogate_key_expr
from schemas.ops import EventChange
from warehouse.reconcile import insert_new

if TYPE_CHECKING:
    import duckdb

_BEFORE: Final = "tidings_events_before"
_CHANGES: Final = f"""
WITH went AS (
    SELECT b.event_key, coalesce(m.event_key, 0) AS to_event_key, count(*) AS mention_count
    FROM {_BEFORE} AS b LEFT JOIN core.fact_mention AS m USING (mention_key)
    GROUP BY ALL
),
-- The way that most mentions of an id took that is no more; to nothing only if none went to an event.
placed AS (
    SELECT
        *,
        event_key IN (SELECT event_key FROM core.fact_event) AS is_kept,
        to_event_key IN (SELECT event_key FROM {_BEFORE}) AS was_there,
        count(*) FILTER (to_event_key <> 0) OVER (PARTITION BY to_event_key) AS origin_count,
        row_number() OVER (
            PARTITION BY event_key ORDER BY to_event_key = 0, mention_count DESC, to_event_key
        ) = 1 AS is_main
    FROM went
)
SELECT
    event_key,
    CASE
        WHEN NOT is_kept AND is_main AND to_event_key = 0 THEN 'ended'
        WHEN NOT is_kept AND is_main AND (was_there OR origin_count > 1) THEN 'merged'
        WHEN NOT is_kept AND is_main THEN 'renamed'
        WHEN was_there THEN 'moved'
        ELSE 'split'
    END AS change_kind,
    to_event_key,
    mention_count
FROM placed
WHERE to_event_key <> event_key AND (to_event_key <> 0 OR (is_main AND NOT is_kept))
"""


@contextmanager
def recorded_changes(connection: "duckdb.DuckDBPyConnection", *, load_id: int, changed_at: datetime) -> Iterator[None]:
    """Record in `ops.event_change` what the block does to the events of mentions, inside the caller's transaction.

    Args:
        connection: the build file, inside a transaction.
        load_id: the load that changes them.
        changed_at: when it began, UTC without zone.
    """
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {_BEFORE} AS"
        " SELECT mention_key, event_key FROM core.fact_mention WHERE event_key <> 0 AND origin = 'tidings'"
    )
    yield
    changes = connection.execute(_CHANGES).pl()
    connection.execute(f"DROP TABLE {_BEFORE}")
    rows = changes.with_columns(
        change_key=surrogate_key_expr(pl.lit(load_id), "event_key", "to_event_key"), changed_at=pl.lit(changed_at)
    )
    insert_new(connection, EventChange, rows, load_id)
