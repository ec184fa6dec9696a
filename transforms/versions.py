"""Which version of an article is in force: the order of versions, shared by events and the star."""

import polars as pl


def version_order(documents: pl.DataFrame) -> pl.DataFrame:
    """Number the versions of every article and say from when to when each was in force.

    Versions are ordered by the moment of their last change (else the first possible day of publication), then by
    when they were seen, then by the hash of their content. A version is in force from its last change, else, the
    first one, from the day of publication, later ones from when they were seen; never before its predecessor.

    Args:
        documents: rows of doc.document.

    Returns:
        A row a version: article_key, article_id, version_number (from 1), valid_from, valid_to (null for the
        current one), is_current; sorted by article_id and version_number.
    """
    published = pl.col("published_start").cast(pl.Datetime("us"))
    ordered = documents.select(
        "article_key",
        "article_id",
        "modified_at",
        "seen_at",
        published.alias("published"),
        pl.coalesce("modified_at", published, "seen_at").alias("moment"),
        "content_sha256",
    ).sort("article_id", "moment", "seen_at", "content_sha256", "article_key")
    number = pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over("article_id")
    own_start = (
        pl.when(pl.col("version_number") == 1)
        .then(pl.coalesce("modified_at", "published", "seen_at"))
        .otherwise(pl.coalesce("modified_at", "seen_at"))
    )
    return (
        ordered.with_columns(version_number=number)
        .with_columns(valid_from=own_start.cum_max().over("article_id"))
        .with_columns(valid_to=pl.col("valid_from").shift(-1).over("article_id"))
        .select(
            "article_key",
            "article_id",
            "version_number",
            "valid_from",
            "valid_to",
            pl.col("valid_to").is_null().alias("is_current"),
        )
    )
