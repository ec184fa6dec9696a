"""The dimension of article versions."""

import datetime as dt
from typing import Final

import polars as pl

from schemas import codelists, core
from schemas.keys import UNKNOWN_KEY, surrogate_key_expr
from transforms.star.frames import Tables, day_key, with_unknown
from transforms.versions import version_order

_NO_HASH: Final = "0" * 64


def dim_article(tables: Tables, articles: pl.DataFrame) -> pl.DataFrame:
    """core.dim_article: all versions of all articles, and the unknown one.

    Args:
        tables: raw.article, doc.document, ext.coding.
        articles: article_key, near_duplicate_of, story_id.
    """
    rows = (
        tables["doc.document"]
        .join(version_order(tables["doc.document"]).drop("article_id"), on="article_key", validate="1:1")
        .join(tables["raw.article"].select("payload_key", "locator"), on="payload_key", how="left", validate="m:1")
        .join(
            tables["ext.coding"].select("article_key", "coder", "coder_version"),
            on="article_key",
            how="left",
            validate="1:1",
        )
        .join(
            articles.select("article_key", "near_duplicate_of", "story_id"),
            on="article_key",
            how="left",
            validate="1:1",
        )
        .with_columns(
            pl.coalesce("locator", "url", "article_id").alias("locator"),
            pl.col("url").alias("canonical_url"),
            pl.col("coder", "coder_version").fill_null("none"),
            pl.col("near_duplicate_of", "story_id").fill_null(UNKNOWN_KEY),
            day_key("published_start").alias("published_date_key"),
            surrogate_key_expr("source_domain").alias("source_key"),
        )
    )
    unknown = {
        "article_key": UNKNOWN_KEY,
        "article_id": codelists.UNKNOWN,
        "version_number": 0,
        "locator": codelists.UNKNOWN,
        "language": "und",
        "published_precision": "unknown",
        "published_date_key": UNKNOWN_KEY,
        "source_key": UNKNOWN_KEY,
        "content_sha256": _NO_HASH,
        "story_id": UNKNOWN_KEY,
        "near_duplicate_of": UNKNOWN_KEY,
        "coder": "none",
        "coder_version": "none",
        "valid_from": dt.datetime(1970, 1, 1),
        "is_current": True,
    }
    return with_unknown(core.DimArticle, rows, unknown)
