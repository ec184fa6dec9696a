"""What all parts of the star share: the shape of a table, its unknown member, and the choice of a telling value."""

from collections.abc import Mapping, Sequence

import polars as pl

from schemas.catalog import OF_OURS, frame_schema, shaped
from schemas.tables import Table

Tables = Mapping[str, pl.DataFrame]


def finished(table: type[Table], rows: pl.DataFrame) -> pl.DataFrame:
    """The table's columns in their order and types, without `load_id`, sorted by the primary key."""
    return shaped(table, rows).sort(table.primary_key())


def with_unknown(table: type[Table], rows: pl.DataFrame, unknown: dict[str, object]) -> pl.DataFrame:
    """A dimension with its unknown member: columns that `unknown` does not name are null in it."""
    schema = frame_schema(table, with_load=False)
    member = pl.DataFrame({name: [(OF_OURS | unknown).get(name)] for name in schema}, schema=schema)
    return finished(table, pl.concat([member, shaped(table, rows)]))


def most_told(rows: pl.DataFrame, key: Sequence[str], facts: Sequence[str]) -> pl.DataFrame:
    """One row a key: those facts that are told together most often, ties by the facts' own order, nulls last.

    Returns:
        The key's columns and the facts; keys in no particular order.
    """
    counted = rows.group_by(*key, *facts).agg(times=pl.len())
    descending = [False] * len(key) + [True] + [False] * len(facts)
    return (
        counted.sort(*key, "times", *facts, descending=descending, nulls_last=True)
        .unique(key, keep="first", maintain_order=True)
        .drop("times")
    )


def most_told_value(rows: pl.DataFrame, key: str, column: str) -> pl.DataFrame:
    """The value of one column that is told most often for each key, nulls left out; keys without any are missing."""
    return most_told(rows.filter(pl.col(column).is_not_null()), [key], [column])


def day_key(column: str) -> pl.Expr:
    """A day as the number YYYYMMDD; 0 when unknown."""
    day = pl.col(column).cast(pl.Date)
    number = day.dt.year().cast(pl.Int64) * 10_000 + day.dt.month().cast(pl.Int64) * 100 + day.dt.day().cast(pl.Int64)
    return number.fill_null(0)
