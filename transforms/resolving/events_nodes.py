"""Mentions as nodes of a clustering, in numbers; equal sentences of copies and versions are one node."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import polars as pl

from schemas import codelists
from transforms.resolving.events_profiles import Profile
from transforms.resolving.events_relations import Actor, Place, Relations
from transforms.versions import version_order

_DAYS_OF_PERIOD: Final = 45
_SHORTEST_WORD: Final = 4
_STEM: Final = 5
_EPOCH: Final = dt.date(1970, 1, 1).toordinal()


class Node(NamedTuple):
    """One thing that one document says: `number` counts nodes in the order of document, type and position."""

    number: int
    document: int
    trigger_start: int
    sentence_start: int
    is_first_sentence: bool
    is_definite: bool
    is_alleged: bool
    is_current: bool
    profile: Profile


class Nodes(NamedTuple):
    """All nodes, the relations between their actors and places, and the node of each mention that tells of an event.

    `members` has mention_key, node, is_current, article_id, published_start and what the key of a mention is made of;
    `first_keys` the mention that stands for each node, `document_ids` the document of each, by number.
    """

    nodes: list[Node]
    relations: Relations
    members: pl.DataFrame
    first_keys: list[int]
    document_ids: list[str]


def telling_mentions(tables: Mapping[str, pl.DataFrame], groups: pl.DataFrame) -> pl.DataFrame:
    """Mentions that say that something happened, with what is known of their articles.

    Args:
        tables: doc.document and ext.mention.
        groups: article_key, document_id and story_id, as `stories.article_groups` gives them.
    """
    articles = (
        tables["doc.document"]
        .select("article_key", "article_id", "published_start", "published_end")
        .join(version_order(tables["doc.document"]).select("article_key", "is_current"), on="article_key")
        .join(groups.select("article_key", "document_id", "story_id"), on="article_key", validate="1:1")
    )
    return (
        tables["ext.mention"]
        .filter(
            (pl.col("polarity") == "affirmed")
            & pl.col("modality").is_in(["asserted", "alleged"])
            & (pl.col("tense") != "future")
        )
        .join(articles, on="article_key", how="inner", validate="m:1")
        .with_columns(
            is_historical=pl.col("tense") == "historical",
            is_first_sentence=pl.col("sentence_start") == pl.col("sentence_start").min().over("article_key"),
            position=pl.col("mention_key")
            .rank("ordinal")
            .over("article_key", "plover_type", "trigger_start", "trigger_end"),
        )
    )


def _numbered(mentions: pl.DataFrame) -> pl.DataFrame:
    """Add `node`: the same for mentions of the same words by copies and versions of one article."""
    words = pl.col("evidence_text").str.to_lowercase().str.replace_all(r"\s+", " ").str.strip_chars()
    same = ["document", "plover_type", "is_historical", "words", "trigger", "turn"]
    keyed = mentions.with_columns(
        document=pl.col("document_id").rank("dense").cast(pl.Int64),
        words=words,
        trigger=pl.col("trigger_text").str.to_lowercase(),
    ).with_columns(
        turn=pl.struct("trigger_start", "mention_key")
        .rank("ordinal")
        .over("article_key", "plover_type", "is_historical", "words", "trigger")
    )
    first = keyed.sort(
        *same,
        "is_current",
        "published_start",
        "article_id",
        "mention_key",
        descending=[False] * 6 + [True] + [False] * 3,
        nulls_last=True,
    ).unique(same, keep="first", maintain_order=True)
    ordered = first.sort(
        "document", "plover_type", "is_historical", "trigger_start", "article_id", "mention_key"
    ).with_row_index("node")
    return keyed.join(ordered.select(*same, "node", first_key="mention_key"), on=same, validate="m:1")


def _facts_once(rows: pl.DataFrame, facts: list[str]) -> pl.DataFrame:
    """Each set of facts once, numbered in their order: the same order whatever other facts there are."""
    return rows.select(facts).unique().sort(facts, nulls_last=True).with_row_index("number")


def _actors(tables: Mapping[str, pl.DataFrame]) -> tuple[pl.DataFrame, list[Actor]]:
    told = tables["res.mention_actor"].filter(pl.col("actor_kind") != "unknown")
    facts = ["actor_id", "actor_kind", "country_code", "sector"]
    numbered = _facts_once(told, facts)
    actors = [Actor(*row) for row in numbered.select(facts).iter_rows()]
    parts = told.join(numbered, on=facts, nulls_equal=True, validate="m:1")
    lists = parts.group_by("mention_key").agg(
        pl.col("number").filter(pl.col("mention_role") == role).unique().alias(f"{role}s")
        for role in ("source", "target")
    )
    return lists, actors


def _places(tables: Mapping[str, pl.DataFrame]) -> tuple[pl.DataFrame, list[Place]]:
    told = tables["res.mention_location"].filter(
        pl.col("place_precision") != "unknown", pl.col("method").is_in(codelists.INFERRED_PLACES).not_()
    )
    facts = ["location_id", "place_precision", "country_code", "latitude", "longitude", "admin1_name"]
    numbered = _facts_once(told, facts)
    places = [Place(*row) for row in numbered.select(facts).iter_rows()]
    parts = told.join(numbered, on=facts, nulls_equal=True, validate="m:1")
    return parts.group_by("mention_key").agg(pl.col("number").unique().alias("places")), places


def _ordinal(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.Date).cast(pl.Int32) + _EPOCH


def _times(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    minutes = pl.col("local_time").str.slice(0, 2).cast(pl.Int32) * 60 + pl.col("local_time").str.slice(3, 2).cast(
        pl.Int32
    )
    first, last = _ordinal("start_date"), _ordinal("end_date")
    return tables["res.mention_time"].select(
        "mention_key",
        pl.coalesce(first, last).alias("first_day"),
        pl.coalesce(last, first).alias("last_day"),
        pl.when(first == last)
        .then(pl.col("start_date").cast(pl.Date).dt.weekday().cast(pl.Int64))
        .otherwise("weekday")
        .alias("weekday"),
        minutes.alias("minute"),
    )


def _is_period() -> pl.Expr:
    """News that went on for longer than a date unsure for want of a day of publication can be."""
    days_unsure = (pl.col("published_end") - pl.col("published_start")).dt.total_days().fill_null(0)
    days = pl.col("last_day") - pl.col("first_day")
    return ~pl.col("is_historical") & pl.col("weekday").is_null() & (days > _DAYS_OF_PERIOD + days_unsure)


def _figures(what: str) -> list[pl.Expr]:
    low, high = pl.col(f"{what}_low"), pl.col(f"{what}_high")
    return [pl.coalesce(low, high).alias(f"{what}_low"), pl.max_horizontal(low, high).alias(f"{what}_high")]


_COLUMNS: Final = (
    "node", "document", "trigger_start", "sentence_start", "is_first_sentence", "is_definite", "is_alleged",
    "is_current", "plover_type", "plover_mode", "sources", "targets", "places", "first_day", "last_day", "weekday",
    "minute", "weapons", "killed_low", "killed_high", "injured_low", "injured_high", "is_historical", "published",
    "trigger_text", "is_period", "story_id",
)  # fmt: skip


def _stems(trigger: str) -> frozenset[str]:
    """The beginnings of a trigger's longer words: what "strikes" and "struck by air strikes" share."""
    words = "".join(sign if sign.isalpha() else " " for sign in trigger.lower()).split()
    return frozenset(word[:_STEM] for word in words if len(word) >= _SHORTEST_WORD)


def _struck(relations: Relations, value: dict[str, Any]) -> frozenset[int]:
    """The targets of a mention.

    A country, or its people at large, that is struck within itself is a place: any target there fits it.
    """
    targets = frozenset(value["targets"] or ())
    if value["plover_type"] != "ASSAULT" or not value["places"]:
        return targets
    countries = {relations.places[number].country for number in value["places"]}
    actors = relations.actors
    return frozenset(
        each for each in targets if not actors[each].is_whole_country or actors[each].country not in countries
    )


def _node(relations: Relations, value: dict[str, Any]) -> Node:
    sources = frozenset(value["sources"] or ())
    figures = {
        what: None if value[f"{what}_low"] is None else (value[f"{what}_low"], value[f"{what}_high"])
        for what in ("killed", "injured")
    }
    profile = Profile(
        plover_type=value["plover_type"],
        modes=frozenset([value["plover_mode"]] if value["plover_mode"] else ()),
        sources=frozenset() if value["is_alleged"] else sources,
        claimed_sources=sources if value["is_alleged"] else frozenset(),
        targets=_struck(relations, value),
        places=frozenset(value["places"] or ()),
        first_day=value["first_day"],
        last_day=value["last_day"],
        is_dated=value["first_day"] is not None,
        weekday=value["weekday"],
        minute=value["minute"],
        weapons=frozenset(value["weapons"] or ()),
        is_historical=value["is_historical"],
        is_period=value["is_period"],
        published=value["published"],
        documents=frozenset([value["document"]]),
        words=_stems(value["trigger_text"]),
        stories=frozenset([value["story_id"]]),
        **figures,
    )
    facts = {name: value[name] for name in Node._fields if name not in {"number", "profile"}}
    return Node(number=value["node"], profile=profile, **facts)


def build_nodes(tables: Mapping[str, pl.DataFrame], mentions: pl.DataFrame) -> Nodes:
    """Nodes of mentions that say that something happened.

    Args:
        tables: res.mention_actor, res.mention_location, res.mention_time, of these mentions only.
        mentions: as `telling_mentions` gives them, all those of each document among them.

    Returns:
        The nodes in the order of their numbers, the relations of their actors and places, and the members.
    """
    members = _numbered(mentions)
    actor_lists, actors = _actors(tables)
    place_lists, places = _places(tables)
    current = members.group_by("node").agg(has_current=pl.col("is_current").any())
    rows = (
        members.filter(pl.col("mention_key") == pl.col("first_key"))
        .join(current, on="node", validate="1:1")
        .join(actor_lists, on="mention_key", how="left", validate="1:1")
        .join(place_lists, on="mention_key", how="left", validate="1:1")
        .join(_times(tables), on="mention_key", how="left", validate="1:1")
        .with_columns(
            *_figures("killed"),
            *_figures("injured"),
            is_alleged=pl.col("modality") == "alleged",
            is_current=pl.col("has_current"),
            published=_ordinal("published_start"),
            is_period=_is_period().fill_null(value=False),
        )
        .sort("node")
    )
    relations = Relations(actors, places)
    nodes = [_node(relations, row) for row in rows.select(_COLUMNS).iter_rows(named=True)]
    return Nodes(nodes, relations, members, rows["mention_key"].to_list(), rows["document_id"].to_list())
