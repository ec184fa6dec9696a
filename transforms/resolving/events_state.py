"""What a build keeps of events, so that the next one clusters anew only what has changed and what that touches."""

from collections.abc import Mapping
from typing import Final, NamedTuple

import polars as pl

_LEFT_OUT: Final = ("load_id", "confidence", "coder", "coder_version", "attributed_to")
"""Columns that no event depends on."""


_DAY_COLUMNS: Final = (
    "bucket", "first_day", "last_day", "first_stretch", "last_stretch", "event_first", "event_last",
)  # fmt: skip


def _schema(*names: str) -> pl.Schema:
    types = {"document_id": pl.String()} | dict.fromkeys(_DAY_COLUMNS, pl.Int32())
    return pl.Schema({name: types.get(name, pl.Int64()) for name in names})


TELLINGS: Final = _schema(
    "telling_key", "document_id", "document_print", "first_stretch", "last_stretch", "event", "event_first",
    "event_last", "event_key",
)  # fmt: skip
BLOCKS: Final = _schema("telling_key", "block", "bucket", "first_day", "last_day")
MENTIONS: Final = _schema("mention_key", "telling_key")


class Stretch(NamedTuple):
    """What is known of a stretch of days, or of all days.

    Attributes:
        tellings: an event as one document tells it: telling_key (of its first mention), document_id, document_print
            (equal as long as nothing that the document's events depend on has changed), first_stretch and last_stretch
            (of days in which it is held against others), event (the least key of the tellings of its event),
            event_first and event_last (stretches in which these begin), event_key (0 when only superseded versions
            tell it). It is in the stretch that it begins in.
        blocks: where tellings of one event meet: telling_key, block, bucket (the stretch), first_day, last_day.
        mentions: mention_key, telling_key; where the telling is.
    """

    tellings: pl.DataFrame
    blocks: pl.DataFrame
    mentions: pl.DataFrame


_NOTHING: Final = Stretch(*(pl.DataFrame(schema=schema) for schema in (TELLINGS, BLOCKS, MENTIONS)))


class EventState(NamedTuple):
    """What is known of all mentions that tell of events, by stretches of days: so what is new is held against few."""

    stretches: Mapping[int, Stretch]

    def whole(self) -> Stretch:
        """All stretches as one."""
        return Stretch(*(pl.concat(frames) for frames in zip(_NOTHING, *self.stretches.values(), strict=True)))

    def documents(self) -> pl.DataFrame:
        """document_id, document_print and first_stretch of all tellings, each once."""
        names = ("document_id", "document_print", "first_stretch")
        return pl.concat([each.tellings.select(names) for each in (_NOTHING, *self.stretches.values())]).unique()

    def without(self, lost: pl.DataFrame) -> "EventState":
        """The state without some tellings, their blocks and mentions."""
        if lost.is_empty():
            return self
        where = lost.select("first_stretch", "last_stretch").unique().iter_rows()
        spanned = {number for first, last in where for number in range(first, last + 1)}
        is_other = ~pl.col("telling_key").is_in(lost["telling_key"].implode())
        fewer = {
            number: Stretch(*(frame.filter(is_other) for frame in self.stretches[number]))
            for number in spanned & self.stretches.keys()
        }
        return EventState({**self.stretches, **fewer})

    def without_tellings(self, few: pl.DataFrame) -> "EventState":
        """The state without the rows of some tellings, which are to be replaced."""
        is_other = ~pl.col("telling_key").is_in(few["telling_key"].implode())
        fewer = {
            number: self.stretches[number]._replace(tellings=self.stretches[number].tellings.filter(is_other))
            for number in few["first_stretch"].unique()
        }
        return EventState({**self.stretches, **fewer})

    def grown(self, tellings: pl.DataFrame, blocks: pl.DataFrame, mentions: pl.DataFrame) -> "EventState":
        """The state with more rows; those of mentions are of tellings among them."""
        homes = tellings.select("telling_key", "first_stretch")
        placed = mentions.join(homes, on="telling_key", validate="m:1")
        parts = [
            {key[0]: rows for key, rows in frame.partition_by(name, as_dict=True).items()}
            for frame, name in ((tellings, "first_stretch"), (blocks, "bucket"), (placed, "first_stretch"))
        ]
        more = {}
        for number in set().union(*parts):
            before = self.stretches.get(number, _NOTHING)
            rows = (part.get(number) for part in parts)
            more[number] = Stretch(
                *(
                    old if new is None else pl.concat([old, new.select(old.columns)])
                    for old, new in zip(before, rows, strict=True)
                )
            )
        return EventState({**self.stretches, **more})

    def packed(self) -> pl.DataFrame:
        """All in one frame, a row a telling, to be kept."""
        whole = self.whole()
        where = pl.struct("block", "bucket", "first_day", "last_day").alias("blocks")
        blocks = whole.blocks.group_by("telling_key").agg(where)
        mentions = whole.mentions.group_by("telling_key").agg(mentions="mention_key")
        return (
            whole.tellings.join(blocks, on="telling_key", how="left", validate="1:1")
            .join(mentions, on="telling_key", how="left", validate="1:1")
            .sort("telling_key")
        )


def unpacked(frame: pl.DataFrame) -> EventState:
    """The state out of what `packed` gave."""
    blocks = frame.select("telling_key", "blocks").explode("blocks").drop_nulls("blocks").unnest("blocks")
    mentions = frame.select("telling_key", mention_key="mentions").explode("mention_key").drop_nulls()
    parts = (
        part.select(list(schema)).cast(schema)
        for part, schema in ((frame, TELLINGS), (blocks, BLOCKS), (mentions, MENTIONS))
    )
    return empty_state().grown(*parts)


def empty_state() -> EventState:
    """The state before anything was read."""
    return EventState({})


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
