"""GDELT 2.0's mentions: 16 columns parted by tabs, no header; each an article that tells of an event."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import polars as pl

from schemas import codelists
from schemas.catalog import shaped
from schemas.core import DimArticle, DimSource, FactEvent, FactMention
from schemas.keys import surrogate_key_expr
from warehouse.imports.gdelt import is_moment, moment_day, scan_tabs
from warehouse.imports.gdelt_columns import MENTION_COLUMNS
from warehouse.imports.imported import MORE, Bad, Imported, is_wide, without_bad
from warehouse.imports.star import Written, day_key, insert_days
from warehouse.reconcile import insert_new

if TYPE_CHECKING:
    import duckdb

_ORIGIN: Final = "gdelt"
_COPIED: Final = (
    "EventTimeDate", "MentionTimeDate", "MentionType", "SentenceID", "Actor1CharOffset", "Actor2CharOffset",
    "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo",
    "Extras",
)  # fmt: skip
_LINK: Final = f"""
UPDATE {FactMention.full_name} AS m
SET event_key = e.event_key, event_type_key = e.event_type_key, cameo_code = e.cameo_code,
    location_key = e.location_key, place_precision = e.place_precision, start_date = e.start_date,
    end_date = e.end_date, date_precision = e.date_precision, load_id = ?
FROM {FactEvent.full_name} AS e
WHERE m.origin = '{_ORIGIN}' AND e.origin = '{_ORIGIN}' AND e.origin_event_id = m.origin_event_id
    AND (m.event_key, m.event_type_key, m.cameo_code, m.location_key, m.place_precision, m.start_date, m.end_date,
        m.date_precision)
    IS DISTINCT FROM (e.event_key, e.event_type_key, e.cameo_code, e.location_key, e.place_precision, e.start_date,
        e.end_date, e.date_precision)
"""


def read_mentions(path: Path, name: Path) -> Imported:
    """Read a file of mentions, named so in the rejects.

    Rows are refused that have another number of columns, no whole number as id, no moment of the mention, no
    document, or a confidence that is no percentage.
    """
    rows = scan_tabs(path, MENTION_COLUMNS).collect()
    confidence = pl.col("Confidence").cast(pl.Int64, strict=False)
    checks = [
        is_wide(f"{len(MENTION_COLUMNS)} columns parted by tabs"),
        Bad(
            "GLOBALEVENTID",
            "a whole number as GLOBALEVENTID",
            pl.col("GLOBALEVENTID").cast(pl.Int64, strict=False).is_null(),
        ),
        Bad("MentionTimeDate", "a moment of 14 digits as MentionTimeDate", ~is_moment("MentionTimeDate")),
        Bad("MentionIdentifier", "an address or a citation as MentionIdentifier", pl.col("MentionIdentifier") == ""),
        Bad("Confidence", "a whole number from 0 to 100 as Confidence", ~confidence.is_between(0, 100)),
    ]
    good, rejects = without_bad(rows, checks, name)
    return Imported(rows.height, mentions=good.drop("line", MORE), rejects=rejects)


def write_mentions(connection: "duckdb.DuckDBPyConnection", mentions: pl.DataFrame, *, load_id: int) -> Written:
    """Write mentions with their articles and publishers, inside the caller's transaction.

    A mention of an event that was not imported has `event_key` 0 until it is.
    """
    keyed = mentions.with_columns(
        article_id=pl.format("{}:{}", pl.lit(_ORIGIN), "MentionIdentifier"),
        source_domain=pl.col("MentionSourceName").replace("", codelists.UNKNOWN),
        day=moment_day("MentionTimeDate"),
    ).with_columns(
        mention_key=surrogate_key_expr(
            pl.lit(_ORIGIN), "GLOBALEVENTID", "MentionIdentifier", "SentenceID", "MentionTimeDate"
        ),
        article_key=surrogate_key_expr("article_id", pl.lit(_ORIGIN)),
        source_key=surrogate_key_expr(pl.lit(_ORIGIN), "source_domain"),
    )
    keyed = keyed.unique("mention_key", keep="last", maintain_order=True)
    insert_days(connection, keyed["day"], load_id)
    insert_new(connection, DimSource, _source_rows(keyed), load_id)
    insert_new(connection, DimArticle, _article_rows(keyed), load_id)
    new = insert_new(connection, FactMention, _mention_rows(keyed), load_id)
    return Written(new, 0, keyed.height - new)


def link_mentions(connection: "duckdb.DuckDBPyConnection", *, load_id: int) -> None:
    """Lead mentions to events that have come or changed in the meantime, inside the caller's transaction."""
    connection.execute(_LINK, [load_id])


def _source_rows(keyed: pl.DataFrame) -> pl.DataFrame:
    rows = keyed.unique("source_key", keep="first", maintain_order=True)
    is_site = pl.col("MentionType") == "1"
    return shaped(
        DimSource,
        rows.with_columns(
            source_name="source_domain",
            source_country=pl.lit(None),
            source_kind=pl.when(is_site).then(pl.lit("news site")).otherwise(pl.lit("unknown")),
            origin=pl.lit(_ORIGIN),
        ),
    )


def _article_rows(keyed: pl.DataFrame) -> pl.DataFrame:
    """Articles as far as a mention tells of them: GDELT has neither text nor title, so the hash is of the id."""
    rows = keyed.sort("MentionTimeDate").unique("article_key", keep="first", maintain_order=True)
    language = pl.col("MentionDocTranslationInfo").str.extract(r"srclc:([a-z]{2,3})").fill_null("en")
    nothing = ("title", "dateline", "author", "valid_to")
    return shaped(
        DimArticle,
        rows.with_columns(
            *(pl.lit(None).alias(name) for name in nothing),
            version_number=pl.lit(1),
            canonical_url="MentionIdentifier",
            locator="MentionIdentifier",
            language=language,
            published_start="day",
            published_end="day",
            published_precision=pl.lit("day"),
            published_date_key=day_key("day"),
            content_sha256=_sha256("article_id"),
            story_id=pl.lit(0),
            near_duplicate_of=pl.lit(0),
            coder=pl.lit(_ORIGIN),
            coder_version=pl.lit("2.0"),
            valid_from=pl.col("MentionTimeDate").str.to_datetime("%Y%m%d%H%M%S"),
            is_current=pl.lit(value=True),
            origin=pl.lit(_ORIGIN),
        ),
    )


def _sha256(column: str) -> pl.Expr:
    import polars_hash as plh

    digest: pl.Expr = plh.col(column).chash.sha2_256()
    return digest


def _mention_rows(keyed: pl.DataFrame) -> pl.DataFrame:
    nothing = (
        "sentence_start", "sentence_end", "trigger_end", "trigger_text", "evidence_text", "source_text", "target_text",
        "location_text", "time_text", "attributed_to", "killed_low", "killed_high", "injured_low", "injured_high",
        "weapon_count_low", "weapon_count_high", "start_date", "end_date",
    )  # fmt: skip
    unknown = ("event_key", "event_type_key", "location_key", "source_actor_key", "target_actor_key")
    offset = pl.col("ActionCharOffset").cast(pl.Int64, strict=False)
    return shaped(
        FactMention,
        keyed.with_columns(
            *(pl.lit(None).alias(name) for name in nothing),
            *(pl.lit(0).alias(name) for name in unknown),
            cameo_code=pl.lit(codelists.UNKNOWN),
            place_precision=pl.lit("unknown"),
            date_precision=pl.lit("unknown"),
            trigger_start=pl.when(offset >= 0).then(offset),
            polarity=pl.lit("affirmed"),
            modality=pl.lit("asserted"),
            tense=pl.lit("past"),
            weapons=pl.lit([], pl.List(pl.String)),
            confidence=pl.col("Confidence").cast(pl.Float64) / 100,
            coder=pl.lit(_ORIGIN),
            coder_version=pl.lit("2.0"),
            origin=pl.lit(_ORIGIN),
            origin_event_id="GLOBALEVENTID",
            origin_json=pl.struct(_COPIED).struct.json_encode(),
        ),
    )
