"""A small world to fill warehouses with: batches of articles that honour all references, and a star made from them."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple

import duckdb
import polars as pl

from schemas.catalog import TABLES, empty_frame, frame_schema, shaped, table_named
from schemas.codelists import event_types
from schemas.keys import content_sha256, surrogate_key, surrogate_key_expr
from schemas.tables import layer_of
from warehouse.load import LoadResult, load
from warehouse.read import read_table

NOW = dt.datetime(2024, 5, 20, 12, 0)
CODER_VERSION = "test-1"
ACTORS = (
    ("USA-MIL", "United States military", "military", "USA", "MIL"),
    ("new:person:ada", "Ada", "person", None, None),
)
PLACES = (("geonames:1", "Northport", "AAA", 10.0, 20.0), ("geonames:2", "Southport", "BBB", -5.0, 7.5))


class Article(NamedTuple):
    """An article to invent."""

    name: str
    version: int = 1
    seen_at: dt.datetime = NOW
    mentions: int = 2


def article_key(article: Article) -> int:
    return surrogate_key(f"file:{article.name}", content_sha256(f"{article.name} {article.version}"))


def batch(articles: list[Article], *, coder_version: str = CODER_VERSION) -> dict[str, pl.DataFrame]:
    """Frames of raw, doc, ext and res for some articles, without `load_id`."""
    rows: dict[str, list[dict[str, object]]] = {
        table.full_name: [] for table in TABLES if layer_of(table) in {"raw", "doc", "ext", "res"}
    }
    for article in articles:
        _add_article(rows, article, coder_version)
    return {
        name: shaped(
            table_named(name), pl.DataFrame(found, schema_overrides=frame_schema(table_named(name), with_load=False))
        )
        if found
        else empty_frame(table_named(name), with_load=False)
        for name, found in rows.items()
    }


def _add_article(rows: dict[str, list[dict[str, object]]], article: Article, coder_version: str) -> None:
    key = article_key(article)
    sentences = [
        f"Something happened in {article.name}, number {n} of {article.version}." for n in range(article.mentions)
    ]
    text = " ".join(sentences) or "Nothing happened."
    payload_sha256 = content_sha256(f"{article.name} {article.version} {article.seen_at}")
    payload_key = surrogate_key(article.name, payload_sha256)
    rows["raw.article"].append(
        {
            "payload_key": payload_key,
            "payload_sha256": payload_sha256,
            "locator": article.name,
            "source_name": "folder",
            "media_type": "text/plain",
            "fetched_at": article.seen_at,
            "byte_count": len(text),
            "stored_path": f"{payload_sha256[:2]}/{payload_sha256}",
        }
    )
    rows["doc.document"].append(
        {
            "article_key": key,
            "article_id": f"file:{article.name}",
            "payload_key": payload_key,
            "title": f"News of {article.name}",
            "text": text,
            "language": "en",
            "language_confidence": 0.99,
            "published_start": dt.date(2024, 5, 1),
            "published_end": dt.date(2024, 5, 1),
            "published_precision": "day",
            "modified_at": None,
            "seen_at": article.seen_at,
            "dateline": None,
            "author": None,
            "url": f"https://example.org/{article.name}",
            "source_domain": "example.org",
            "content_sha256": content_sha256(f"{article.name} {article.version}"),
            "text_sha256": content_sha256(text),
        }
    )
    rows["doc.block"].append({"article_key": key, "block_start": 0, "block_end": len(text), "block_kind": "body"})
    rows["ext.coding"].append(
        {
            "article_key": key,
            "coder": "test",
            "coder_version": coder_version,
            "sentence_count": 2,
            "parsed_sentence_count": 2,
            "mention_count": article.mentions,
        }
    )
    for number in range(article.mentions):
        _add_mention(rows, key, number, (sentences, coder_version))


def _add_mention(rows: dict[str, list[dict[str, object]]], key: int, number: int, said: tuple[list[str], str]) -> None:
    sentences, coder_version = said
    start = sum(len(sentence) + 1 for sentence in sentences[:number])
    plover_type = ("ASSAULT", "ACCUSE")[number % 2]
    mention_key = surrogate_key(key, start + 10, start + 18, plover_type, 0)
    actor_id, actor_name, kind, country, sector = ACTORS[key % 2]
    location_id, place_name, place_country, latitude, longitude = PLACES[number % 2]
    rows["ext.mention"].append(
        {
            "mention_key": mention_key,
            "article_key": key,
            "plover_type": plover_type,
            "plover_mode": None,
            "cameo_code": ("190", "112")[number % 2],
            "sentence_start": start,
            "sentence_end": start + len(sentences[number]),
            "trigger_start": start + 10,
            "trigger_end": start + 18,
            "trigger_text": "happened",
            "evidence_text": sentences[number],
            "is_definite": False,
            "polarity": "affirmed",
            "modality": "asserted",
            "tense": "past",
            "attributed_to": None,
            "killed_low": number,
            "killed_high": number + 1,
            "injured_low": None,
            "injured_high": None,
            "weapons": ["rocket"] if number % 2 == 0 else [],
            "confidence": 0.8,
            "coder": "test",
            "coder_version": coder_version,
        }
    )
    part = {"mention_key": mention_key, "mention_role": "source", "role_order": 0}
    rows["ext.mention_role"].append(part | {"span_start": 0, "span_end": 9, "span_text": "Something"})
    rows["res.mention_actor"].append(
        part
        | {
            "span_text": "Something",
            "actor_id": actor_id,
            "actor_name": actor_name,
            "actor_kind": kind,
            "country_code": country,
            "sector": sector,
            "confidence": 0.9,
            "method": "test",
        }
    )
    rows["res.mention_location"].append(
        {
            "mention_key": mention_key,
            "location_order": 0,
            "location_id": location_id,
            "span_text": place_name,
            "place_name": place_name,
            "feature_code": "PPL",
            "geonameid": int(location_id.removeprefix("geonames:")),
            "admin1_name": None,
            "country_code": place_country,
            "latitude": latitude,
            "longitude": longitude,
            "place_precision": "city",
            "confidence": 0.9,
            "method": "test",
        }
    )
    rows["res.mention_time"].append(
        {
            "mention_key": mention_key,
            "start_date": dt.date(2024, 4, 29),
            "end_date": dt.date(2024, 4, 29 + number % 2),
            "date_precision": ("day", "interval")[number % 2],
            "weekday": 1 if number % 2 == 0 else None,
            "local_time": "14:45",
            "span_text": "Monday",
            "method": "test",
        }
    )


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
    row = pl.DataFrame([{column: unknown.get(column) for column in schema}], schema=schema)
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
    rows = places.with_columns(location_key=surrogate_key_expr("location_id")).unique("location_key")
    unknown: dict[str, object] = {"location_key": 0, "location_id": "unknown", "place_name": "unknown"}
    return _with_unknown("core.dim_location", rows, unknown)


def _actors(actors: pl.DataFrame) -> pl.DataFrame:
    none = pl.lit(None, pl.String)
    rows = actors.unique("actor_id").with_columns(
        actor_key=surrogate_key_expr("actor_id", none),
        role_title=none,
        parent_actor_id=none,
        wikidata_id=none,
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
        "aliases": [],
        "is_provisional": False,
        "is_current": True,
    }
    return _with_unknown("core.dim_actor", rows, unknown)


def load_articles(
    connection: duckdb.DuckDBPyConnection, load_id: int, articles: list[Article], **changes: pl.DataFrame
) -> LoadResult:
    """Load some invented articles; `changes` replaces frames, named with `__` for the dot."""
    tables = batch(articles) | {name.replace("__", "."): rows for name, rows in changes.items()}
    return load(
        connection,
        load_id=load_id,
        tables=tables,
        derive=derive,
        coder_version=CODER_VERSION,
        clock=ticking(load_id),
    )


def ticking(minutes: int) -> Callable[[], dt.datetime]:
    """A clock that stands some minutes after `NOW`."""
    return lambda: NOW + dt.timedelta(minutes=minutes)


def snapshot(connection: duckdb.DuckDBPyConnection, *, with_load: bool = True) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables of core and marts."""
    return {
        table.full_name: read_table(connection, table, with_load=with_load).rows()
        for table in TABLES
        if layer_of(table) in {"core", "mart"}
    }
