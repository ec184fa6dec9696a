"""Mentions to events: which mentions, in one article or in many, tell of the same happening."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import polars as pl

from schemas.keys import UNKNOWN_KEY, surrogate_key_expr
from transforms.resolving.events_across import block_rows, candidate_pairs, joined_tellings, with_window
from transforms.resolving.events_documents import Telling, tellings_by_document
from transforms.resolving.events_nodes import Nodes, build_nodes, telling_mentions
from transforms.resolving.events_profiles import Profile
from transforms.resolving.events_state import EventState, document_prints, empty_state

_NATURAL_KEY = ("article_id", "trigger_start", "trigger_end", "plover_type", "position")
_MENTION_TABLES = ("res.mention_actor", "res.mention_location", "res.mention_time")


class Told(NamedTuple):
    """What some documents tell: their nodes, their tellings by key, and these as they are held against others."""

    nodes: Nodes
    tellings: dict[int, Telling]
    profiles: dict[int, Profile]

    def document_of(self, key: int) -> str:
        """The document_id of a telling."""
        return self.nodes.document_ids[self.tellings[key].nodes[0].number]

    def blocks(self) -> pl.DataFrame:
        """The blocks of the tellings."""
        return block_rows(self.nodes.relations, list(self.profiles), list(self.profiles.values()))

    def members(self) -> pl.DataFrame:
        """The mentions, with their telling_key; those that are in no telling left out."""
        rows = [(node.number, key) for key, telling in self.tellings.items() for node in telling.nodes]
        of_node = pl.DataFrame(rows, schema={"node": pl.UInt32, "telling_key": pl.Int64}, orient="row")
        return self.nodes.members.join(of_node, on="node", how="inner", validate="m:1")


def told_by(tables: Mapping[str, pl.DataFrame], mentions: pl.DataFrame) -> Told:
    """What documents tell.

    Args:
        tables: res.mention_actor, res.mention_location, res.mention_time; rows of other mentions are ignored.
        mentions: as `telling_mentions` gives them, all those of each document.
    """
    own = mentions.select("mention_key")
    nodes = build_nodes(
        {name: tables[name].join(own, on="mention_key", how="semi") for name in _MENTION_TABLES}, mentions
    )
    found = {
        nodes.first_keys[min(node.number for node in telling.nodes)]: telling
        for telling in tellings_by_document(nodes.relations, nodes.nodes)
    }
    tellings = dict(sorted(found.items()))
    return Told(nodes, tellings, {key: with_window(telling.profile) for key, telling in tellings.items()})


def _keys(members: pl.DataFrame) -> pl.DataFrame:
    """The event_key of each event: of its first mention in a current version, by publication, article, position."""
    return (
        members.filter(pl.col("is_current"))
        .sort("event", "published_start", *_NATURAL_KEY, nulls_last=True)
        .unique("event", keep="first", maintain_order=True)
        .select("event", event_key=surrogate_key_expr(*_NATURAL_KEY))
    )


def own_event_keys(tables: Mapping[str, pl.DataFrame], groups: pl.DataFrame) -> pl.DataFrame:
    """The key that an event has whose first mention it is: mention_key, own_key, for mentions that tell of events."""
    return telling_mentions(tables, groups).select("mention_key", own_key=surrogate_key_expr(*_NATURAL_KEY))


def event_state(
    tables: Mapping[str, pl.DataFrame], groups: pl.DataFrame, before: EventState | None = None
) -> EventState:
    """Find the events that mentions tell of, clustering anew only what has changed since and what that touches.

    Args:
        tables: as for `cluster_mentions`.
        groups: as for `cluster_mentions`.
        before: what an earlier call gave, for any other rows; the result does not depend on it.
    """
    before = before or empty_state()
    mentions = telling_mentions(tables, groups)
    prints = document_prints(tables, mentions)
    known = before.tellings.select("document_id", "document_print").unique()
    changed = prints.join(known, on=["document_id", "document_print"], how="anti")
    gone = known.join(prints, on=["document_id", "document_print"], how="anti")["document_id"]
    if changed.is_empty() and gone.is_empty():
        return before

    def tell(documents: pl.Series) -> Told:
        own = mentions.join(documents.to_frame("document_id"), on="document_id", how="semi")
        return told_by(tables, own)

    return reclustered(before, changed, gone, tell)


def reclustered(
    before: EventState, changed: pl.DataFrame, gone: pl.Series, tell: Callable[[pl.Series], Told]
) -> EventState:
    """The state once some documents have changed: the same as of all documents at once.

    Documents that have changed are told anew; blocks that they are, or were, in are paired anew; tellings in these
    blocks are joined anew, with all those that their events depend on.

    Args:
        before: the state of all documents as they were.
        changed: document_id and document_print of those that are new or other than they were.
        gone: document_id of those in `before` that are other than they were, or are no more.
        tell: gives what some documents tell, by document_id.
    """
    lost = before.tellings.filter(pl.col("document_id").is_in(gone.unique().implode()))
    kept = before.without(lost["telling_key"])
    fresh = tell(changed["document_id"])
    arrived = fresh.blocks()
    left = before.blocks.filter(_is_among("telling_key", lost["telling_key"]))
    touched = _touched(kept, lost, pl.concat([left, arrived]))
    told = tell(pl.concat([changed["document_id"], touched["document_id"]]).unique()) if touched.height else fresh
    blocks = pl.concat([kept.blocks, arrived])
    joined = _joined(told, pl.concat([touched["telling_key"], pl.Series(list(fresh.tellings), dtype=pl.Int64)]), blocks)
    prints = pl.concat(
        [changed.select("document_id", "document_print"), touched.select("document_id", "document_print")]
    )
    anew = joined.join(prints.unique(), on="document_id", validate="m:1")
    others = kept.tellings.filter(~_is_among("telling_key", touched["telling_key"]))
    return EventState(
        pl.concat([others, anew.select(others.columns)]),
        blocks,
        pl.concat([kept.mentions, fresh.members().select("mention_key", "telling_key")]),
    )


def _is_among(column: str, few: pl.Series) -> pl.Expr:
    return pl.col(column).is_in(few.unique().implode())


def _in_blocks_of(blocks: pl.DataFrame, few: pl.DataFrame) -> pl.DataFrame:
    """The rows of the blocks and stretches of days that a few rows are of."""
    where = few.select("block", "bucket").unique()
    near = blocks.filter(_is_among("bucket", where["bucket"]) & _is_among("block", where["block"]))
    return near.join(where, on=["block", "bucket"], how="semi")


def _touched(kept: EventState, lost: pl.DataFrame, stirred: pl.DataFrame) -> pl.DataFrame:
    """The kept tellings in blocks that tellings come into or leave, with all that their events depend on."""
    met = _in_blocks_of(kept.blocks, stirred)["telling_key"]
    circles = kept.tellings.filter(_is_among("telling_key", met))["circle_key"]
    return kept.tellings.filter(_is_among("circle_key", pl.concat([circles, lost["circle_key"]])))


def _joined(told: Told, active: pl.Series, blocks: pl.DataFrame) -> pl.DataFrame:
    """The active tellings with their events: telling_key, document_id, circle_key, event_key."""
    own = active.sort().to_frame("telling_key")
    pairs = candidate_pairs(_in_blocks_of(blocks, blocks.filter(_is_among("telling_key", active))))
    for side in ("one", "other"):
        pairs = pairs.join(own, left_on=side, right_on="telling_key", how="semi", maintain_order="left")
    found = joined_tellings(told.nodes.relations, {key: told.profiles[key] for key in own["telling_key"]}, pairs)
    homes = own.with_columns(
        event=pl.Series(list(found.events.values()), dtype=pl.Int64),
        circle_key=pl.Series([found.circles[key] for key in found.events], dtype=pl.Int64),
        document_id=pl.Series([told.document_of(key) for key in found.events], dtype=pl.String),
    )
    keys = _keys(told.members().join(homes.select("telling_key", "event"), on="telling_key", validate="m:1"))
    return homes.join(keys, on="event", how="left", validate="m:1").with_columns(
        pl.col("event_key").fill_null(UNKNOWN_KEY)
    )


def events_of(state: EventState, mentions: pl.DataFrame) -> pl.DataFrame:
    """The event of each mention.

    Args:
        state: as `event_state` gives it.
        mentions: has mention_key.

    Returns:
        A row a mention: mention_key, event_key (0 for none), sorted by mention_key.
    """
    told = state.mentions.join(state.tellings.select("telling_key", "event_key"), on="telling_key", validate="m:1")
    return (
        mentions.select("mention_key")
        .join(told.select("mention_key", "event_key"), on="mention_key", how="left", validate="1:1")
        .with_columns(pl.col("event_key").fill_null(UNKNOWN_KEY))
        .sort("mention_key")
    )


def cluster_mentions(tables: Mapping[str, pl.DataFrame], groups: pl.DataFrame) -> pl.DataFrame:
    """Find the event that each mention tells of.

    Mentions that are negated, planned, hypothetical, threatened or of the future tell of none, nor do mentions of
    superseded versions of an article that the current version no longer tells.

    Args:
        tables: all rows of doc.document, ext.mention, res.mention_actor, res.mention_location and res.mention_time;
            other tables and `load_id` columns are ignored.
        groups: article_key, document_id and story_id of all article versions, as `stories.article_groups` gives them.

    Returns:
        As `events_of`; the same whatever the order of the rows.
    """
    return events_of(event_state(tables, groups), tables["ext.mention"])
