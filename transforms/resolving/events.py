"""Mentions to events: which mentions, in one article or in many, tell of the same happening."""

from collections.abc import Mapping

import polars as pl

from schemas.keys import UNKNOWN_KEY, surrogate_key_expr
from transforms.resolving.events_increments import NATURAL_KEY, Told, reclustered, told_by
from transforms.resolving.events_nodes import telling_mentions
from transforms.resolving.events_state import EventState, document_prints, empty_state


def own_event_keys(tables: Mapping[str, pl.DataFrame], groups: pl.DataFrame) -> pl.DataFrame:
    """The key that an event has whose first mention it is: mention_key, own_key, for mentions that tell of events."""
    return telling_mentions(tables, groups).select("mention_key", own_key=surrogate_key_expr(*NATURAL_KEY))


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
    known = before.documents()
    changed = prints.join(known, on=["document_id", "document_print"], how="anti")
    gone = known.join(prints, on=["document_id", "document_print"], how="anti")
    if changed.is_empty() and gone.is_empty():
        return before

    def tell(documents: pl.Series) -> Told:
        own = mentions.join(documents.to_frame("document_id"), on="document_id", how="semi")
        return told_by(tables, own)

    return reclustered(before, changed, gone, tell)


def events_of(state: EventState, mentions: pl.DataFrame) -> pl.DataFrame:
    """The event of each mention.

    Args:
        state: as `event_state` gives it.
        mentions: has mention_key.

    Returns:
        A row a mention: mention_key, event_key (0 for none), sorted by mention_key.
    """
    whole = state.whole()
    told = whole.mentions.join(whole.tellings.select("telling_key", "event_key"), on="telling_key", validate="m:1")
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
