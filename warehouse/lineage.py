"""Lineage: which tables a load made from which, in `ops.lineage`."""

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

import polars as pl

from schemas import mart
from schemas.catalog import TABLES
from schemas.keys import surrogate_key
from schemas.lineage import MADE_FROM
from schemas.ops_runs import Lineage
from warehouse.marts.rebuild import mart_query
from warehouse.reconcile import Changes, insert_new

if TYPE_CHECKING:
    import duckdb

_NAMED: Final = re.compile(r"\b(?:raw|doc|ext|res|core|mart|ops)\.[a-z][a-z0-9_]*\b")


@cache
def made_from() -> dict[str, tuple[str, ...]]:
    """The inputs of every table that a load makes, by full name, in the order in which they are made."""
    known = {table.full_name for table in TABLES}
    of_marts = {table.full_name: tuple(sorted(set(_NAMED.findall(mart_query(table))) & known)) for table in mart.TABLES}
    return MADE_FROM | of_marts


def note_lineage(
    connection: "duckdb.DuckDBPyConnection",
    inserted: Mapping[str, int],
    changes: Mapping[str, Changes],
    *,
    load_id: int,
) -> None:
    """Write down what a load made from what, inside the caller's transaction.

    Args:
        connection: the build file.
        inserted: rows inserted into raw, doc, ext and res, by full table name.
        changes: what became of the rows of core and marts, by full table name.
        load_id: the load.
    """
    rows = []
    for output, inputs in made_from().items():
        change = changes.get(output, Changes(inserted=inserted.get(output, 0)))
        rows += [
            {
                "lineage_key": surrogate_key(load_id, each, output),
                "input_name": each,
                "output_name": output,
                "inserted_count": change.inserted,
                "updated_count": change.updated,
                "deleted_count": change.deleted,
            }
            for each in inputs
        ]
    insert_new(connection, Lineage, pl.DataFrame(rows), load_id)
