"""What a build keeps of events, so that the next one clusters anew only what has changed and what that touches."""

from collections.abc import Mapping
from typing import Final, NamedTuple

import polars as pl

_LEFT_OUT: Final = ("load_id", "confidence", "coder", "coder_version", "attributed_to")
"""Columns that no event depends on."""


_TELLINGS: Final = ("telling_key", "document_id", "document_print", "circle_key", "event_key")
_BLOCKS: Final = ("telling_key", "block", "bucket", "first_day", "last_day")
_TYPES: Final = {"document_id": pl.String, "bucket": pl.Int32, "first_day": pl.Int32, "last_day": pl.Int32}
SCHEMAS: Final = tuple(
    pl.Schema({name: _TYPES.get(name, pl.Int64) for name in names})
    for names in (_TELLINGS, _BLOCKS, ("mention_key", "telling_key"))
)
"""Of tellings, blocks and mentions."""


class EventState(NamedTuple):
    """What is known of all mentions that tell of events.

    Attributes:
        tellings: an event as one document tells it: telling_key (of its first mention), document_id, document_print
            (equal as long as nothing that the document's events depend on has changed), circle_key (shared by
            tellings whose events depend on one another), event_key (0 when only superseded versions tell it).
        blocks: where tellings of one event meet: telling_key, block, bucket, first_day, last_day.
        mentions: mention_key, telling_key.
    """

    tellings: pl.DataFrame
    blocks: pl.DataFrame
    mentions: pl.DataFrame

    def without(self, tellings: pl.Series) -> "EventState":
        """The state without some tellings, by key."""
        if tellings.is_empty():
            return self
        is_other = ~pl.col("telling_key").is_in(tellings.implode())
        return EventState(*(frame.filter(is_other) for frame in self))

    def packed(self) -> pl.DataFrame:
        """All in one frame, a row a telling, to be kept."""
        where = pl.struct("block", "bucket", "first_day", "last_day").alias("blocks")
        blocks = self.blocks.group_by("telling_key").agg(where)
        mentions = self.mentions.group_by("telling_key").agg(mentions="mention_key")
        return (
            self.tellings.join(blocks, on="telling_key", how="left", validate="1:1")
            .join(mentions, on="telling_key", how="left", validate="1:1")
            .sort("telling_key")
        )


def unpacked(frame: pl.DataFrame) -> EventState:
    """The state out of what `packed` gave."""
    blocks = frame.select("telling_key", "blocks").explode("blocks").drop_nulls("blocks").unnest("blocks")
    mentions = frame.select("telling_key", mention_key="mentions").explode("mention_key").drop_nulls()
    parts = (frame.drop("blocks", "mentions"), blocks, mentions)
    return EventState(*(part.select(list(SCHEMAS[n])).cast(SCHEMAS[n]) for n, part in enumerate(parts)))


def empty_state() -> EventState:
    """The state before anything was read."""
    return EventState(*(pl.DataFrame(schema=schema) for schema in SCHEMAS))


def _print(rows: pl.DataFrame) -> pl.Expr:
    """A hash of whole rows, without the columns that do not matter."""
    return pl.struct(sorted(set(rows.columns) - set(_LEFT_OUT))).hash(seed=1)


def _prints_of(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    """mention_key and one hash of all its rows, in any order."""
    return rows.select("mention_key", _print(rows).alias(name)).group_by("mention_key").agg(pl.col(name).sum())


def document_prints(tables: Mapping[str, pl.DataFrame], telling: pl.DataFrame) -> pl.DataFrame:
    """A print of all that the events of each document depend on; equal prints, equal events.

    Args:
        tables: res.mention_actor, res.mention_location, res.mention_time.
        telling: as `events_nodes.telling_mentions` gives them.

    Returns:
        document_id, document_print.
    """
    rows = telling.select("document_id", "mention_key", own=_print(telling))
    for name in ("res.mention_actor", "res.mention_location", "res.mention_time"):
        rows = rows.join(_prints_of(tables[name], name), on="mention_key", how="left", validate="1:1")
    whole = pl.struct(pl.exclude("document_id")).hash(seed=2)
    prints = (
        rows.select("document_id", document_print=whole).group_by("document_id").agg(pl.col("document_print").sum())
    )
    return prints.with_columns(pl.col("document_print").reinterpret(signed=True))
