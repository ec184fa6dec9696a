"""Sampled word shingles of articles: what near duplicates are recognised by."""

from collections.abc import Iterator
from typing import Final

import polars as pl
import polars_hash as plh

WORDS_IN_SHINGLE: Final = 4
ONE_SHINGLE_IN: Final = 4
"""Only shingles whose hash is divisible by this are kept: the same ones in every text, so that overlaps stay true."""

_BATCH: Final = 4_000
_CODED_KINDS: Final = ("body",)


def body_texts(documents: pl.DataFrame, blocks: pl.DataFrame) -> pl.DataFrame:
    """The body of each article: its blocks of kind body joined by a space; the whole text where it has none.

    Returns:
        article_key, body.
    """
    texts = documents.select("article_key", "text")
    bodies = (
        blocks.filter(pl.col("block_kind").is_in(_CODED_KINDS))
        .select("article_key", "block_start", "block_end")
        .join(texts, on="article_key", how="inner", validate="m:1")
        .sort("article_key", "block_start")
        .select("article_key", pl.col("text").str.slice("block_start", pl.col("block_end") - pl.col("block_start")))
        .group_by("article_key", maintain_order=True)
        .agg(body=pl.col("text").str.join(" "))
    )
    return texts.join(bodies, on="article_key", how="left", validate="1:1").select(
        "article_key", pl.coalesce("body", "text").alias("body")
    )


def _shingles_of_batch(bodies: pl.DataFrame) -> pl.DataFrame:
    """One row a word, then the word with its next ones as one text, hashed; each shingle once an article."""
    words = bodies.select(
        "article_key", word=pl.col("body").str.to_lowercase().str.extract_all(r"[\p{L}\p{N}]+")
    ).explode("word", empty_as_null=False)
    following = [pl.col("word").shift(-step).over("article_key") for step in range(WORDS_IN_SHINGLE)]
    return (
        words.with_columns(shingle=pl.concat_str(following, separator=" "))
        .drop_nulls("shingle")
        .select("article_key", plh.col("shingle").nchash.wyhash().alias("shingle"))
        .filter(pl.col("shingle") % ONE_SHINGLE_IN == 0)
        .unique()
    )


def sampled_shingles(documents: pl.DataFrame, blocks: pl.DataFrame) -> pl.DataFrame:
    """The sampled shingles of each article, worked out batch by batch to bound memory.

    Returns:
        article_key, shingle (a 64-bit hash); each pair once.
    """

    def batches() -> Iterator[pl.DataFrame]:
        for start in range(0, documents.height, _BATCH):
            part = documents.slice(start, _BATCH)
            own = blocks.join(part.select("article_key"), on="article_key", how="semi")
            yield _shingles_of_batch(body_texts(part, own))

    empty = pl.DataFrame(schema={"article_key": pl.Int64, "shingle": pl.UInt64})
    return pl.concat([empty, *batches()])
