"""A star made from the little world: every mention of the newest version of an article is an event of its own."""

import datetime as dt
from collections.abc import Mapping

import polars as pl

from schemas.catalog import OF_OURS, empty_frame, frame_schema, shaped, table_named
from schemas.codelists import event_types
from schemas.keys import surrogate_key_expr


def derive(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """A star in which every mention of the newest version of an article is an event of its own."""
    documents = tables["doc.document"].join(
        tables["raw.article"].select("payload_key", "locator"), on="payload_key", validate="m:1"
    )
    articles = _articles(documents, tables["ext.coding"])
    mentions = _mentions(tables, articles)
    told = mentions.filter(pl.col("event_key") != 0)
    events = _events(told)
    frames = {
        "core.dim_date": _dates(mentions, articles),
        "core.dim_source": _with_unknown(
            "core.dim_source",
            documents.select(
                source_key=surrogate_key_expr("source_domain"),
                source_domain="source_domain",
                source_name="source_domain",
                source_country=pl.lit(None, pl.String),
                source_kind=pl.lit("news site"),
            ).unique(),
            {"source_key": 0, "source_domain": "unknown", "source_name": "unknown", "source_kind": "unknown"},
        ),
        "core.dim_event_type": _types(),
        "core.dim_location": _locations(tables["res.mention_location"]),
        "core.dim_actor": _actors(tables["res.mention_actor"]),
        "core.dim_article": _with_unknown("core.dim_article", articles, UNKNOWN_ARTICLE),
        "core.fact_event": events,
        "core.fact_mention": mentions,
        "core.fact_quotation": empty_frame(table_named("core.fact_quotation"), with_load=False),
        "core.bridge_event_actor": _parts(told),
        "core.bridge_event_location": told.select(
            "event_key", "location_key", pl.lit(0, pl.Int64).alias("location_order"), "place_precision"
        ),
    }
    return {name: shaped(table_named(name), rows) for name, rows in frames.items()}


UNKNOWN_ARTICLE: dict[str, object] = {
    "article_key": 0,
    "article_id": "unknown",
    "version_number": 0,
    "locator": "unknown",
    "language": "und",
    "published_precision": "unknown",
    "published_date_key": 0,
    "source_key": 0,
    "content_sha256": "0" * 64,
    "story_id": 0,
    "near_duplicate_of": 0,
    "coder": "none",
    "coder_version": "none",
    "valid_from": dt.datetime(1970, 1, 1),
    "is_current": True,
}


def _with_unknown(name: str, rows: pl.DataFrame, unknown: dict[str, object]) -> pl.DataFrame:
    schema = frame_schema(table_named(name), with_load=False)
    row = pl.DataFrame([{column: (OF_OURS | unknown).get(column) for column in schema}], schema=schema)
    return pl.concat([row, shaped(table_named(name), rows)])


def _date_key(column: str) -> pl.Expr:
    day = pl.col(column).dt
    return (day.year().cast(pl.Int64) * 10_000 + day.month().cast(pl.Int64) * 100 + day.day()).fill_null(0)


def _articles(documents: pl.DataFrame, codings: pl.DataFrame) -> pl.DataFrame:
    newest = pl.col("seen_at") == pl.col("seen_at").max().over("article_id")
    return documents.join(codings.select("article_key", "coder", "coder_version"), on="article_key").with_columns(
        version_number=pl.col("seen_at").rank("dense").over("article_id").cast(pl.Int64),
        canonical_url="url",
        published_date_key=_date_key("published_start"),
        source_key=surrogate_key_expr("source_domain"),
        story_id="article_key",
        near_duplicate_of=pl.lit(0, pl.Int64),
        valid_from="seen_at",
        valid_to=pl.when(~newest).then(pl.col("seen_at").max().over("article_id")),
        is_current=newest,
    )


def _mentions(tables: Mapping[str, pl.DataFrame], articles: pl.DataFrame) -> pl.DataFrame:
    resolved = (
        tables["ext.mention"]
        .join(tables["res.mention_actor"].select("mention_key", "actor_id"), on="mention_key")
        .join(
            tables["res.mention_location"].select(
                "mention_key", "location_id", "place_precision", location_text="span_text"
            ),
            on="mention_key",
        )
        .join(tables["res.mention_time"].drop("method", "span_text"), on="mention_key")
        .join(articles.select("article_key", "is_current", "published_start"), on="article_key")
    )
    return resolved.with_columns(
        event_key=pl.when("is_current").then(surrogate_key_expr("mention_key")).otherwise(0),
        event_type_key=surrogate_key_expr("plover_type", "plover_mode"),
        location_key=surrogate_key_expr("location_id"),
        source_actor_key=surrogate_key_expr("actor_id", pl.lit(None, pl.String)),
        target_actor_key=pl.lit(0, pl.Int64),
        source_text=pl.lit("Something"),
        target_text=pl.lit(None, pl.String),
        time_text=pl.lit("Monday"),
    )


def _events(told: pl.DataFrame) -> pl.DataFrame:
    one = pl.lit(1, pl.Int64)
    return told.with_columns(
        event_status=pl.lit("asserted"),
        start_date_key=_date_key("start_date"),
        mention_count=one,
        article_count=one,
        independent_article_count=one,
        independent_source_count=one,
        source_count=one,
        languages=pl.lit(["en"], pl.List(pl.String)),
        first_reported="published_start",
        last_reported="published_start",
    )


def _parts(told: pl.DataFrame) -> pl.DataFrame:
    sides = [
        told.select("event_key", event_role=pl.lit(role), actor_key=key)
        for role, key in (("source", "source_actor_key"), ("target", "target_actor_key"))
    ]
    return pl.concat(sides).with_columns(role_order=pl.lit(0, pl.Int64), attributed_to=pl.lit(None, pl.String))


def _dates(mentions: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    days = pl.concat([mentions.select(calendar_date="start_date"), articles.select(calendar_date="published_start")])
    day = pl.col("calendar_date").dt
    rows = days.unique().select(
        "calendar_date",
        date_key=_date_key("calendar_date"),
        year=day.year(),
        quarter=day.quarter(),
        month=day.month(),
        month_name=day.to_string("%B"),
        day_of_month=day.day(),
        iso_week=day.week(),
        iso_year=day.iso_year(),
        weekday=day.weekday(),
        weekday_name=day.to_string("%A"),
        is_weekend=day.weekday() > 5,
    )
    return _with_unknown("core.dim_date", rows, {"date_key": 0, "is_weekend": False})


def _types() -> pl.DataFrame:
    rows = event_types().with_columns(
        event_type_key=surrogate_key_expr("plover_type", "plover_mode"),
        quad_name=pl.lit("conflict"),
        type_description="description",
    )
    unknown: dict[str, object] = {"event_type_key": 0, "plover_type": "unknown", "type_description": "unknown"}
    return _with_unknown("core.dim_event_type", rows, unknown)


def _locations(places: pl.DataFrame) -> pl.DataFrame:
    rows = places.with_columns(
        location_key=surrogate_key_expr("location_id"), time_zone=pl.lit(None, pl.String)
    ).unique("location_key")
    unknown: dict[str, object] = {"location_key": 0, "location_id": "unknown", "place_name": "unknown"}
    return _with_unknown("core.dim_location", rows, unknown)


def _actors(actors: pl.DataFrame) -> pl.DataFrame:
    none = pl.lit(None, pl.String)
    rows = actors.unique("actor_id").with_columns(
        actor_key=surrogate_key_expr("actor_id", none),
        role_title=none,
        parent_actor_id=none,
        wikidata_id=none,
        operates_in=pl.lit([], pl.List(pl.String)),
        aliases=pl.lit([], pl.List(pl.String)),
        is_provisional=False,
        is_current=True,
    )
    rows = rows.with_columns(valid_from=pl.lit(None, pl.Date), valid_to=pl.lit(None, pl.Date))
    unknown: dict[str, object] = {
        "actor_key": 0,
        "actor_id": "unknown",
        "actor_name": "unknown",
        "actor_kind": "unknown",
        "operates_in": [],
        "aliases": [],
        "is_provisional": False,
        "is_current": True,
    }
    return _with_unknown("core.dim_actor", rows, unknown)
