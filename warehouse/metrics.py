"""Metrics of the semantic layer, asked of a published file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from schemas.semantics import Dimension, Metric, semantics
from warehouse.errors import QueryError
from warehouse.query import query

if TYPE_CHECKING:
    import polars as pl

Named = TypeVar("Named", Metric, Dimension)

USUAL: Final = ("event_count", "killed", "injured", "mean_confidence")
"""What is asked for when nothing is named."""


def metrics_sql(names: Sequence[str] = (), by: Sequence[str] = (), where: str | None = None) -> str:
    """The query of metrics by dimensions.

    Args:
        names: metrics; without any the usual ones.
        by: dimensions.
        where: a condition in SQL over columns of `mart.event`; without it asserted events count.

    Raises:
        QueryError: a name is not known.
    """
    layer = semantics()
    metrics = [_named("metric", name, layer.metrics) for name in names or USUAL]
    return layer.sql(metrics, [_named("dimension", name, layer.dimensions) for name in by], where)


def measure(
    path: Path, names: Sequence[str] = (), by: Sequence[str] = (), where: str | None = None, limit: int | None = None
) -> "pl.DataFrame":
    """Metrics by dimensions, as `schemas.semantics` says them.

    Args:
        path: the published file.
        names: metrics; without any the usual ones.
        by: dimensions.
        where: a condition in SQL over columns of `mart.event`; without it asserted events count.
        limit: rows at most.

    Returns:
        A column a dimension, then the metrics' columns.

    Raises:
        QueryError: a name is not known, or the condition cannot be run.
        WarehouseError: the file cannot be opened.
    """
    sql = metrics_sql(names, by, where)
    return query(path, sql if limit is None else f"{sql}\nLIMIT {limit}")


def _named(what: str, name: str, known: Sequence[Named]) -> Named:
    found = next((each for each in known if each.name == name), None)
    if found is None:
        raise QueryError(f"{name!r} is no {what}; expected one of {', '.join(each.name for each in known)}")
    return found
