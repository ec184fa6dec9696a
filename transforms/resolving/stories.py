"""Articles to copies and stories: which article copies which, and which tell of the same happening."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from schemas.keys import UNKNOWN_KEY, surrogate_key_expr
from transforms.resolving.components import Components
from transforms.resolving.shingles import sampled_shingles

_FEWEST_SHINGLES: Final = 8
_SHARE_OF_SHORTER: Final = 0.75
_SHARE_OF_LONGER: Final = 0.45
_MOST_DAYS_APART: Final = 14


def _by_publication(documents: pl.DataFrame) -> pl.DataFrame:
    """Article versions, earliest published first (unknown last), then by key: `rank` counts them from 0."""
    return (
        documents.select("article_key", "article_id", "text_sha256", "published_start", "published_end")
        .sort("published_start", "article_key", nulls_last=True)
        .with_row_index("rank")
    )


def _exact_pairs(ranked: pl.DataFrame) -> pl.DataFrame:
    """Each version with the first one of the same words."""
    return ranked.select(pl.col("rank").min().over("text_sha256").alias("first"), "rank").filter(
        pl.col("first") != pl.col("rank")
    )


def _near_pairs(ranked: pl.DataFrame, shingles: pl.DataFrame) -> pl.DataFrame:
    """Pairs of texts with mostly the same shingles.

    To stay linear, each text is held against only the first text and the one before it of those that share a
    shingle; what is copied a hundred times makes a chain, not 4,950 pairs.
    """
    texts = ranked.unique("text_sha256", keep="first", maintain_order=True)
    held = shingles.join(texts.select("article_key", "rank"), on="article_key", how="inner").select("rank", "shingle")
    held = held.sort("shingle", "rank")
    sizes = held.group_by("rank").agg(size=pl.len())
    beside = held.with_columns(
        anchor=pl.col("rank").first().over("shingle"), before=pl.col("rank").shift(1).over("shingle")
    )
    pairs = (
        pl.concat([beside.select(pl.col(name).alias("first"), "rank") for name in ("anchor", "before")])
        .filter(pl.col("first") < pl.col("rank"))
        .unique()
    )
    shared = (
        pairs.join(held, left_on="first", right_on="rank", how="inner")
        .join(held, on=["rank", "shingle"], how="semi")
        .group_by("first", "rank")
        .agg(shared=pl.len())
        .join(sizes.rename({"rank": "first", "size": "first_size"}), on="first", validate="m:1")
        .join(sizes, on="rank", validate="m:1")
    )
    shorter, longer = pl.min_horizontal("first_size", "size"), pl.max_horizontal("first_size", "size")
    return shared.filter(
        (shorter >= _FEWEST_SHINGLES)
        & (pl.col("shared") >= _SHARE_OF_SHORTER * shorter)
        & (pl.col("shared") >= _SHARE_OF_LONGER * longer)
    ).select("first", "rank")


def _near_in_time(pairs: pl.DataFrame, ranked: pl.DataFrame) -> pl.DataFrame:
    """Leave out pairs published too far apart: a yearly report that repeats itself is no copy."""
    days = ranked.select("rank", "published_start", "published_end")
    joined = pairs.join(days.rename({"rank": "first"}), on="first").join(days, on="rank", suffix="_other")
    apart = (pl.col("published_start_other") - pl.col("published_end")).dt.total_days()
    return joined.filter(apart.is_null() | (apart <= _MOST_DAYS_APART)).select("first", "rank")


def _groups(ranked: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Give each rank the smallest rank of its group."""
    components: Components[int] = Components()
    for first, rank in pairs.sort("first", "rank").iter_rows():
        components.join(first, rank)
    roots = [(rank, min(group)) for group in components.sets(ranked["rank"].to_list()) for rank in group]
    return pl.DataFrame(roots, schema={"rank": ranked.schema["rank"], "root": ranked.schema["rank"]}, orient="row")


def copies(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Which article version copies which: the same words, or nearly the same shingles within two weeks.

    Args:
        tables: doc.document and doc.block.

    Returns:
        A row a version: article_key; near_duplicate_of, the version published first (then of the smallest key) in
        its group, 0 for that one and for other versions of its article; document_id, one article_id for all
        versions and copies of an article.
    """
    ranked = _by_publication(tables["doc.document"])
    texts = ranked.unique("text_sha256", keep="first", maintain_order=True).select("article_key")
    distinct = tables["doc.document"].join(texts, on="article_key", how="semi")
    shingles = sampled_shingles(distinct, tables["doc.block"])
    pairs = pl.concat([_exact_pairs(ranked), _near_pairs(ranked, shingles)])
    firsts = ranked.select(pl.col("rank").alias("root"), first_key="article_key", first_id="article_id")
    grouped = ranked.join(_groups(ranked, _near_in_time(pairs, ranked)), on="rank", validate="1:1").join(
        firsts, on="root", validate="m:1"
    )
    is_copy = pl.col("article_id") != pl.col("first_id")
    return (
        grouped.join(_joined_ids(grouped, grouped.select("article_id", "first_id")), on="article_id", validate="m:1")
        .select(
            "article_key",
            pl.when(is_copy).then("first_key").otherwise(pl.lit(UNKNOWN_KEY)).alias("near_duplicate_of"),
            "document_id",
        )
        .sort("article_key")
    )


def _joined_ids(ranked: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Give each article_id its document_id, the earliest article_id of those that the pairs join it with."""
    components: Components[str] = Components()
    for article_id, other in pairs.unique().sort(pl.all()).iter_rows():
        components.join(article_id, other)
    in_order = ranked.sort("rank")["article_id"].unique(maintain_order=True).to_list()
    rows = [(article_id, group[0]) for group in components.sets(in_order) for article_id in group]
    return pl.DataFrame(rows, schema={"article_id": pl.String, "document_id": pl.String}, orient="row")


def _main_events(tables: Mapping[str, pl.DataFrame], events: pl.DataFrame) -> pl.DataFrame:
    """The event that most mentions of an article tell of, then the one told first: article_id, event_key."""
    ids = tables["doc.document"].select("article_key", "article_id")
    return (
        events.filter(pl.col("event_key") != UNKNOWN_KEY)
        .join(tables["ext.mention"].filter(pl.col("tense") != "historical"), on="mention_key", validate="1:1")
        .join(ids, on="article_key", validate="m:1")
        .group_by("article_id", "event_key")
        .agg(mentions=pl.len(), told=pl.col("trigger_start").min())
        .sort("article_id", "mentions", "told", "event_key", descending=[False, True, False, False])
        .unique("article_id", keep="first", maintain_order=True)
        .select("article_id", "event_key")
    )


def article_groups(tables: Mapping[str, pl.DataFrame], events: pl.DataFrame | None = None) -> pl.DataFrame:
    """Copies and stories of all article versions.

    Articles are of one story when one copies the other or, if events are given, when most of what both tell is the
    same event. All versions of an article are of one story.

    Args:
        tables: doc.document, doc.block and, with events, ext.mention.
        events: mention_key, event_key, as `events.cluster_mentions` gives them.

    Returns:
        A row a version: article_key, near_duplicate_of (0 for none), story_id (the key of the article_id of the
        story's first article).
    """
    found = copies(tables)
    ranked = _by_publication(tables["doc.document"]).join(found, on="article_key", validate="1:1")
    pairs = ranked.select("article_id", "document_id")
    if events is not None:
        main = _main_events(tables, events)
        firsts = main.group_by("event_key").agg(other=pl.col("article_id").min())
        shared = main.join(firsts, on="event_key", validate="m:1").select("article_id", document_id="other")
        pairs = pl.concat([pairs, shared])
    return (
        ranked.drop("document_id")
        .join(_joined_ids(ranked, pairs), on="article_id", validate="m:1")
        .select("article_key", "near_duplicate_of", story_id=surrogate_key_expr(pl.lit("story"), "document_id"))
        .sort("article_key")
    )
