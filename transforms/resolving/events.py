"""Mentions to events: which mentions, in one article or in many, tell of the same happening."""

from collections.abc import Mapping

import polars as pl

from schemas.keys import UNKNOWN_KEY, surrogate_key_expr
from transforms.resolving.events_across import joined_tellings
from transforms.resolving.events_documents import tellings_by_document
from transforms.resolving.events_nodes import Nodes, build_nodes, telling_mentions

_NATURAL_KEY = ("article_id", "trigger_start", "trigger_end", "plover_type", "position")


def _event_numbers(nodes: Nodes) -> pl.DataFrame:
    """Number the event of each node, by a number that stands for the event within this call only."""
    tellings = sorted(
        tellings_by_document(nodes.relations, nodes.nodes),
        key=lambda telling: min(node.number for node in telling.nodes),
    )
    homes = joined_tellings(nodes.relations, tellings)
    rows = [(node.number, home) for telling, home in zip(tellings, homes, strict=True) for node in telling.nodes]
    return pl.DataFrame(rows, schema={"node": pl.UInt32, "event": pl.Int64}, orient="row")


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


def cluster_mentions(tables: Mapping[str, pl.DataFrame], groups: pl.DataFrame) -> pl.DataFrame:
    """Find the event that each mention tells of.

    Mentions that are negated, planned, hypothetical, threatened or of the future tell of none, nor do mentions of
    superseded versions of an article that the current version no longer tells.

    Args:
        tables: all rows of doc.document, ext.mention, res.mention_actor, res.mention_location and res.mention_time;
            other tables and `load_id` columns are ignored.
        groups: article_key and document_id of all article versions, as `stories.article_groups` gives them.

    Returns:
        A row a mention: mention_key, event_key (0 for none), sorted by mention_key; the same whatever the order of
        the rows.
    """
    nodes = build_nodes(tables, groups)
    members = nodes.members.join(_event_numbers(nodes), on="node", how="inner", validate="m:1")
    found = members.join(_keys(members), on="event", how="inner", validate="m:1").select("mention_key", "event_key")
    return (
        tables["ext.mention"]
        .select("mention_key")
        .join(found, on="mention_key", how="left", validate="1:1")
        .with_columns(pl.col("event_key").fill_null(UNKNOWN_KEY))
        .sort("mention_key")
    )
