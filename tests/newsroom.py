"""Hand-built tables of a few articles: what coding and resolving would give for them, in full."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import polars as pl

from schemas.catalog import TABLES, frame_schema
from schemas.keys import content_sha256, mention_key, quotation_key, surrogate_key
from schemas.tables import layer_of
from transforms.resolving.events import cluster_mentions
from transforms.resolving.stories import article_groups

TYPE_CODES = {"ASSAULT": "180", "ACCUSE": "112", "PROTEST": "140", "CONSULT": "040", "SANCTION": "160", "AGREE": "030"}


class Who(NamedTuple):
    """An actor as resolved."""

    actor_id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None


class Where(NamedTuple):
    """A place as resolved."""

    location_id: str
    name: str
    precision: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    admin1: str | None = None
    method: str = "test"


class When(NamedTuple):
    """A time as resolved."""

    start: str | None
    end: str | None = None
    precision: str = "day"
    weekday: int | None = None
    local_time: str | None = None


@dataclass
class Mention:
    """A mention to be written into the tables; `values` are columns of ext.mention."""

    plover_type: str
    trigger: str
    sentence: str
    sources: Sequence[Who] = ()
    targets: Sequence[Who] = ()
    places: Sequence[Where] = ()
    time: When | None = None
    values: dict[str, Any] = field(default_factory=dict)


class Article:
    """A version of an article, sentence by sentence."""

    def __init__(self, article_id: str, published: str | tuple[str, str] | None, **values: Any) -> None:
        first, last = published if isinstance(published, tuple) else (published, published)
        self.article_id = article_id
        self.days = tuple(dt.date.fromisoformat(day) if day else None for day in (first, last))
        self.values = values
        self.sentences: list[str] = []
        self.mentions: list[tuple[int, Mention]] = []
        self.quotations: list[tuple[str, Who | None]] = []
        self.spellings: list[tuple[str, str]] = []

    def says(self, sentence: str, *mentions: Mention) -> "Article":
        """Add a sentence and what is coded in it."""
        start = sum(len(each) + 1 for each in self.sentences)
        self.sentences.append(sentence)
        self.mentions += [(start, mention) for mention in mentions]
        return self

    def tells(self, plover_type: str, sentence: str, trigger: str, **parts: Any) -> "Article":
        """Add a sentence with one mention; parts other than who, where and when are columns of ext.mention."""
        own = {name: parts.pop(name) for name in ("sources", "targets", "places", "time") if name in parts}
        return self.says(sentence, Mention(plover_type, trigger, sentence, values=parts, **own))

    @property
    def text(self) -> str:
        return " ".join(self.sentences)

    @property
    def key(self) -> int:
        return surrogate_key(self.article_id, self.content)

    @property
    def content(self) -> str:
        return content_sha256(f"{self.values.get('title')}|{self.text}|{self.days}|{self.values.get('modified_at')}")

    def mention_keys(self) -> list[int]:
        """Keys of the mentions, in their order."""
        return [row["mention_key"] for row in self._mention_rows()]

    def document(self) -> dict[str, Any]:
        start, end = self.days
        seen = dt.datetime(2030, 1, 1)
        return {
            "article_key": self.key,
            "article_id": self.article_id,
            "payload_key": surrogate_key("payload", self.key),
            "title": None,
            "text": self.text,
            "language": "en",
            "language_confidence": 1.0,
            "published_start": start,
            "published_end": end,
            "published_precision": "unknown" if start is None else "day" if start == end else "month",
            "modified_at": None,
            "seen_at": seen,
            "dateline": None,
            "author": None,
            "url": None,
            "source_domain": "gazette.example.org",
            "content_sha256": self.content,
            "text_sha256": content_sha256(" ".join(self.text.lower().split())),
        } | self.values

    def _mention_rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        seen: dict[tuple[int, int, str], int] = {}
        for start, mention in self.mentions:
            at = start + mention.sentence.index(mention.trigger)
            spot = (at, at + len(mention.trigger), mention.plover_type)
            position = seen[spot] = seen.get(spot, -1) + 1
            row = {
                "mention_key": mention_key(self.key, *spot, position),
                "article_key": self.key,
                "plover_type": mention.plover_type,
                "plover_mode": None,
                "cameo_code": TYPE_CODES[mention.plover_type],
                "sentence_start": start,
                "sentence_end": start + len(mention.sentence),
                "trigger_start": at,
                "trigger_end": at + len(mention.trigger),
                "trigger_text": mention.trigger,
                "evidence_text": mention.sentence,
                "is_definite": False,
                "polarity": "affirmed",
                "modality": "asserted",
                "tense": "past",
                "attributed_to": None,
                "weapons": [],
                "weapon_count_low": None,
                "weapon_count_high": None,
                "confidence": 0.6,
                "coder": "test",
                "coder_version": "1",
            }
            rows.append(row | mention.values)
        return rows

    def rows(self) -> Iterable[tuple[str, dict[str, Any]]]:
        """All rows of all tables: full name and row."""
        document = self.document()
        yield "doc.document", document
        yield "doc.block", {
            "article_key": self.key, "block_start": 0, "block_end": len(self.text), "block_kind": "body",
        }  # fmt: skip
        yield "raw.article", {
            "payload_key": document["payload_key"], "payload_sha256": "0" * 64, "locator": f"in/{self.article_id}",
            "source_name": "files", "media_type": "text/plain", "fetched_at": document["seen_at"],
            "byte_count": 1, "stored_path": "x",
        }  # fmt: skip
        mentions = self._mention_rows()
        yield "ext.coding", {
            "article_key": self.key, "coder": "test", "coder_version": "1", "sentence_count": len(self.sentences),
            "parsed_sentence_count": len(self.sentences), "mention_count": len(mentions),
        }  # fmt: skip
        for row, (_, mention) in zip(mentions, self.mentions, strict=True):
            yield "ext.mention", row
            yield from _resolved_rows(row, mention)
        yield from self._quotation_rows()
        for actor_id, spelling in self.spellings:
            yield "res.actor_alias", {"article_key": self.key, "actor_id": actor_id, "alias": spelling}

    def _quotation_rows(self) -> Iterable[tuple[str, dict[str, Any]]]:
        for words, speaker in self.quotations:
            start = self.text.index(words)
            key = quotation_key(self.key, start, start + len(words))
            yield "ext.quotation", {
                "quotation_key": key, "article_key": self.key, "speaker_text": speaker.name if speaker else None,
                "quotation_text": words, "quotation_start": start, "quotation_end": start + len(words),
                "is_direct": True,
            }  # fmt: skip
            if speaker:
                yield "res.speaker_actor", {"quotation_key": key, **_actor_columns(speaker)}


def _actor_columns(who: Who) -> dict[str, Any]:
    return {
        "actor_id": who.actor_id, "actor_name": who.name, "actor_kind": who.kind, "country_code": who.country,
        "sector": who.sector,
    }  # fmt: skip


def _resolved_rows(row: dict[str, Any], mention: Mention) -> Iterable[tuple[str, dict[str, Any]]]:
    key = {"mention_key": row["mention_key"]}
    for role, actors in (("source", mention.sources), ("target", mention.targets)):
        for order, who in enumerate(actors):
            part = {**key, "mention_role": role, "role_order": order}
            span = {"span_start": 0, "span_end": len(who.name), "span_text": who.name}
            yield "ext.mention_role", {**part, **span}
            yield "res.mention_actor", {
                **part, **_actor_columns(who), "span_text": who.name, "confidence": 0.8, "method": "test",
            }  # fmt: skip
    for order, where in enumerate(mention.places):
        yield "res.mention_location", {
            **key, "location_order": order, "location_id": where.location_id, "span_text": where.name,
            "place_name": where.name, "admin1_name": where.admin1, "country_code": where.country,
            "latitude": where.latitude, "longitude": where.longitude, "place_precision": where.precision,
            "confidence": 0.8, "method": where.method,
        }  # fmt: skip
    time = mention.time or When(None, None, "unknown")
    yield "res.mention_time", {
        **key, "start_date": _day(time.start), "end_date": _day(time.end or time.start),
        "date_precision": time.precision, "weekday": time.weekday, "local_time": time.local_time,
        "span_text": time.start, "method": "test",
    }  # fmt: skip


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def tables_of(*articles: Article) -> dict[str, pl.DataFrame]:
    """The raw, doc, ext and res tables of articles, with a `load_id` as read from a warehouse."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for article in articles:
        for name, row in article.rows():
            rows.setdefault(name, []).append({"load_id": 1, **row})
    return {
        table.full_name: pl.DataFrame(rows.get(table.full_name, []), schema=frame_schema(table))
        for table in TABLES
        if layer_of(table) in {"raw", "doc", "ext", "res"}
    }


def clustered(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The event of each mention: mention_key, event_key."""
    return cluster_mentions(tables, article_groups(tables))
