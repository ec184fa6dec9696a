"""All tables in the order in which they can be loaded, and what their columns say of themselves."""

from typing import Final, NamedTuple

import dataframely as dy
import polars as pl

from schemas import (
    core,
    doc,
    ext,
    mart,
    mart_compare,
    mart_conflict,
    mart_gdelt,
    mart_pipeline,
    ops,
    ops_runs,
    raw,
    res,
)
from schemas.codelists import OURS
from schemas.tables import Table

LAYERS = ("ops", "raw", "doc", "ext", "res", "core", "mart")

TABLES: tuple[type[Table], ...] = (
    ops.Load,
    ops.Reject,
    ops.Validation,
    ops.Migration,
    ops.Publication,
    ops.Fetch,
    ops.SourceHealth,
    ops.Partition,
    ops_runs.Run,
    ops_runs.RunStage,
    raw.RawArticle,
    doc.Document,
    doc.Block,
    ext.Coding,
    ext.Mention,
    ext.MentionRole,
    ext.Quotation,
    res.MentionActor,
    res.MentionLocation,
    res.MentionTime,
    res.SpeakerActor,
    res.ActorAlias,
    core.DimDate,
    core.DimSource,
    core.DimEventType,
    core.DimLocation,
    core.DimActor,
    core.DimArticle,
    core.FactEvent,
    core.FactMention,
    core.FactQuotation,
    core.BridgeEventActor,
    core.BridgeEventLocation,
    ops.AppliedCorrection,
    ops.CorrectedMention,
    ops.EventChange,
    ops.ActorMerge,
    ops_runs.Lineage,
    *mart.TABLES,
    mart_pipeline.MartPipelineHealth,
)


VIEWS: tuple[type[Table], ...] = (
    *mart_gdelt.GDELT,
    mart_conflict.MartAcled,
    mart_conflict.MartUcdpGed,
    mart_compare.MartCompare,
)
"""Views of the published file: no rows of their own, in the shapes that other tools expect."""

OF_OURS: Final = {"origin": OURS, "origin_event_id": None, "origin_json": None, "actor_location_key": 0}
"""What the columns that imports need hold in rows of our own."""


class Reference(NamedTuple):
    """A foreign key: `column` of `table` holds values of `to_column` of `to_table`; 0 may mean *none*."""

    table: type[Table]
    column: str
    to_table: type[Table]
    to_column: str
    is_zero_none: bool


def table_named(full_name: str) -> type[Table]:
    """The table of this full name.

    Raises:
        KeyError: there is none; the message lists those there are.
    """
    for table in TABLES:
        if table.full_name == full_name:
            return table
    known = ", ".join(table.full_name for table in TABLES)
    raise KeyError(f"no table is called {full_name!r}; there are: {known}")


def metadata_of(column: dy.Column) -> dict[str, object]:
    """A column's metadata: unit, references, allowed, zero_is_none, kind."""
    return dict(column.metadata or {})


def references(table: type[Table]) -> list[Reference]:
    """The foreign keys of a table, each resolved.

    Raises:
        KeyError: a reference names a table that is not in the catalogue, or a column that it does not have.
    """
    found = []
    for name, column in table.columns().items():
        metadata = metadata_of(column)
        target = metadata.get("references")
        if target is None:
            continue
        to_name, _, to_column = str(target).rpartition(".")
        to_table = table_named(to_name)
        if to_column not in to_table.columns():
            raise KeyError(f"{table.full_name}.{name} refers to {target}, which has no such column")
        found.append(Reference(table, name, to_table, to_column, bool(metadata.get("zero_is_none"))))
    return found


def frame_schema(table: type[Table], *, with_load: bool = True) -> dict[str, pl.DataType]:
    """Polars dtypes of a table's columns; without `load_id` as transforms give them."""
    return {name: column.dtype for name, column in table.columns().items() if with_load or name != "load_id"}


def empty_frame(table: type[Table], *, with_load: bool = True) -> pl.DataFrame:
    """A frame of the table's columns and no rows."""
    return pl.DataFrame(schema=frame_schema(table, with_load=with_load))


def shaped(table: type[Table], rows: pl.DataFrame) -> pl.DataFrame:
    """The table's columns out of a frame, in their order and types, without `load_id`.

    The columns that imports need are filled as for rows of our own where the frame lacks them.

    Raises:
        polars.exceptions.ColumnNotFoundError: a column is missing.
    """
    schema = frame_schema(table, with_load=False)
    ours = {name: value for name, value in OF_OURS.items() if name not in rows.columns}
    return rows.with_columns(pl.lit(value).alias(name) for name, value in ours.items()).select(
        pl.col(name).cast(dtype) for name, dtype in schema.items()
    )
