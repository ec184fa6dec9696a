"""A small world to fill warehouses with: batches of articles that honour all references."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

import duckdb
import polars as pl

from schemas.catalog import TABLES, empty_frame, frame_schema, shaped, table_named
from schemas.keys import content_sha256, surrogate_key
from schemas.tables import layer_of
from tests.unit.warehouse.little_star import derive
from warehouse.load import LoadResult, load

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
            "charset": None,
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
            "weapon_count_low": None,
            "weapon_count_high": None,
            "confidence": 0.8,
            "coder": "test",
            "coder_version": coder_version,
        }
    )
    _resolve_mention(rows, mention_key, ACTORS[key % 2], number % 2)


def _resolve_mention(
    rows: dict[str, list[dict[str, object]]],
    mention_key: int,
    actor: tuple[str, str, str, str | None, str | None],
    kind: int,
) -> None:
    actor_id, actor_name, actor_kind, country, sector = actor
    location_id, place_name, place_country, latitude, longitude = PLACES[kind]
    part = {"mention_key": mention_key, "mention_role": "source", "role_order": 0}
    rows["ext.mention_role"].append(part | {"span_start": 0, "span_end": 9, "span_text": "Something"})
    rows["res.mention_actor"].append(
        part
        | {
            "span_text": "Something",
            "actor_id": actor_id,
            "actor_name": actor_name,
            "actor_kind": actor_kind,
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
            "end_date": dt.date(2024, 4, 29 + kind),
            "date_precision": ("day", "interval")[kind],
            "weekday": 1 if kind == 0 else None,
            "local_time": "14:45",
            "span_text": "Monday",
            "method": "test",
        }
    )


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


def ticking(minutes: int) -> Callable[[], dt.datetime]:  # a clock that stands some minutes after `NOW`
    return lambda: NOW + dt.timedelta(minutes=minutes)
