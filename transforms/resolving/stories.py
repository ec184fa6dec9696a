"""Articles to copies and stories: which article copies which, and which tell of the same happening."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from schemas.keys import UNKNOWN_KEY, surrogate_key_expr
from transforms.resolving.components import Components
from transforms.resolving.shingles import body_texts, sampled_shingles
from transforms.resolving.story_groups import story_groups
from transforms.resolving.story_meaning import Meanings, meanings
from transforms.resolving.story_terms import StoryDocument
from transforms.versions import version_order

_FEWEST_SHINGLES: Final = 8
_SHARE_OF_SHORTER: Final = 0.65
_SHARE_OF_LONGER: Final = 0.45
_MOST_DAYS_APART: Final = 14
_MOST_DAYS_BETWEEN: Final = 60
"""Articles of one story with none between them; what a build compares grows with the articles of so many days."""


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


def _story_documents(tables: Mapping[str, pl.DataFrame], found: pl.DataFrame) -> pl.DataFrame:
    """One article stands for all copies and versions: of the versions in force the one published first.

    Returns:
        document_id, article_key, title, language, body, published_start (null where it is not known to the day),
        in the order of publication.
    """
    chosen = (
        _by_publication(tables["doc.document"])
        .join(version_order(tables["doc.document"]).select("article_key", "is_current"), on="article_key")
        .join(found, on="article_key", validate="1:1")
        .sort("is_current", "rank", descending=[True, False])
        .unique("document_id", keep="first", maintain_order=True)
        .sort("rank")
        .select("article_key", "document_id")
    )
    documents = chosen.join(tables["doc.document"], on="article_key", validate="1:1", maintain_order="left")
    bodies = body_texts(documents, tables["doc.block"])
    is_day = pl.col("published_precision") == "day"
    return documents.join(bodies, on="article_key", validate="1:1", maintain_order="left").select(
        "document_id", "article_key", "title", "language", "body", pl.when(is_day).then("published_start")
    )


def article_groups(tables: Mapping[str, pl.DataFrame], meanings: Meanings = meanings) -> pl.DataFrame:
    """Copies and stories of all article versions.

    Articles are of one story by the score that `tidings stories` groups by, copies and versions taken as one article.

    Args:
        tables: doc.document and doc.block.
        meanings: gives what articles mean, where there are several languages.

    Returns:
        A row a version: article_key, near_duplicate_of (0 for none), document_id (one for all copies and versions of
        an article), story_id (the key of the document_id of the story's first article).
    """
    found = copies(tables)
    documents = _story_documents(tables, found)
    shown = documents.select("body", "language", "title", "published_start")
    firsts = story_groups([StoryDocument(*row) for row in shown.iter_rows()], meanings, _MOST_DAYS_BETWEEN)
    stories = documents.select("document_id", first_id=pl.col("document_id").gather(pl.Series(firsts, dtype=pl.UInt32)))
    return (
        found.join(stories, on="document_id", validate="m:1")
        .with_columns(story_id=surrogate_key_expr(pl.lit("story"), "first_id"))
        .select("article_key", "near_duplicate_of", "document_id", "story_id")
        .sort("article_key")
    )
