"""Making the core layer equal to what the star's derivation says, row rules and references checked."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

import polars as pl

from schemas.catalog import TABLES, Reference, empty_frame, references
from schemas.codelists import OURS
from schemas.core import DimDate
from schemas.ops import ActorMerge, AppliedCorrection, CorrectedMention
from schemas.tables import Table, layer_of
from warehouse.read import read_table
from warehouse.reconcile import Changes, reconcile, staged
from warehouse.rejects import checked, dangling
from warehouse.staging import STAGED_TABLES

if TYPE_CHECKING:
    import duckdb

Derive = Callable[[Mapping[str, pl.DataFrame]], Mapping[str, pl.DataFrame]]
"""All rows of the raw, doc, ext and res tables, without `load_id`, to all rows of the core tables, without it.

It may also give ops.correction, ops.corrected_mention and ops.actor_merge."""

CORE_TABLES: Final = tuple(table for table in TABLES if layer_of(table) == "core")
_BESIDE: Final[tuple[type[Table], ...]] = (AppliedCorrection, CorrectedMention, ActorMerge)
"""Tables that the derivation may give beside the star; empty if it does not."""


def make_star(
    connection: "duckdb.DuckDBPyConnection", derive: Derive, *, load_id: int
) -> tuple[dict[str, Changes], list[pl.DataFrame]]:
    """Derive the star from all rows and reconcile core with it, inside the caller's transaction.

    Returns:
        What became of each table's rows by full name, and frames of rejects: rows that break a rule of their table,
        and rows that lead to a row refused before.

    Raises:
        ValueError: a table of core is missing, or one is none of core.
    """
    frames = derive({table.full_name: read_table(connection, table, with_load=False) for table in STAGED_TABLES})
    frames = {table.full_name: empty_frame(table, with_load=False) for table in _BESIDE} | dict(frames)
    expected = {table.full_name for table in (*CORE_TABLES, *_BESIDE)}
    if set(frames) != expected:
        missing, unknown = sorted(expected - set(frames)), sorted(set(frames) - expected)
        raise ValueError(f"the star must have exactly the core tables; missing {missing}, unknown {unknown}")
    changes: dict[str, Changes] = {}
    good: dict[str, pl.DataFrame] = {}
    refused: list[pl.DataFrame] = []
    for table in (*CORE_TABLES, *_BESIDE):
        rows, rejects = checked(table, frames[table.full_name])
        if table is DimDate:
            rows = _with_days_of_imports(connection, rows)
        good[table.full_name], lost = _without_dangling(table, rows, good)
        refused += [rejects, *lost]
        with staged(connection, good[table.full_name]) as relation:
            changes[table.full_name] = reconcile(connection, table, relation, load_id=load_id)
    return changes, refused


def _with_days_of_imports(connection: "duckdb.DuckDBPyConnection", days: pl.DataFrame) -> pl.DataFrame:
    """The days of the star with those that events of imports refer to, which the derivation knows nothing of."""
    imported = connection.execute(
        f"""
        SELECT * EXCLUDE (load_id) FROM {DimDate.full_name} SEMI JOIN (
            SELECT start_date_key AS date_key FROM core.fact_event WHERE origin <> '{OURS}'
            UNION ALL SELECT published_date_key FROM core.dim_article WHERE origin <> '{OURS}'
        ) USING (date_key)
        """
    ).pl()
    return pl.concat([days, imported]).unique("date_key", keep="first", maintain_order=True)


def _without_dangling(
    table: type[Table], rows: pl.DataFrame, parents: Mapping[str, pl.DataFrame]
) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """Leave out rows that lead to no row of the star, until none is left."""
    refused: list[pl.DataFrame] = []
    while True:
        for reference in references(table):
            lost = _lost(reference, rows, parents)
            if lost.height:
                refused.append(dangling(reference, lost))
                rows = rows.join(lost, on=table.primary_key(), how="anti")
                break
        else:
            return rows, refused


def _lost(reference: Reference, rows: pl.DataFrame, parents: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    if reference.column == "load_id":
        return rows.clear()
    to_itself = reference.to_table is reference.table
    parent = rows if to_itself else parents[reference.to_table.full_name]
    meant = rows.filter(pl.col(reference.column) != 0) if reference.is_zero_none else rows
    return meant.join(parent, left_on=reference.column, right_on=reference.to_column, how="anti")
