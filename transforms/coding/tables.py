"""Coded documents as frames of the tables ext.coding, ext.mention, ext.mention_role and ext.quotation."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl

from schemas import ext
from schemas.coded import CodedDocument, CodedMention, Range
from schemas.keys import surrogate_key
from schemas.tables import Table

Rows = list[dict[str, Any]]


def coded_frames(coded: Sequence[CodedDocument]) -> dict[str, pl.DataFrame]:
    """Rows of the four tables, without `load_id`.

    Args:
        coded: documents whose id is their article key in decimal.

    Returns:
        Frames by full table name; a span that plays the same part twice in a mention stands once.

    Raises:
        ValueError: a document's id is no number.
    """
    rows: dict[type[Table], Rows] = {ext.Coding: [], ext.Mention: [], ext.MentionRole: [], ext.Quotation: []}
    for document in coded:
        article_key = int(document.id)
        rows[ext.Coding].append(_coding(article_key, document))
        for key, mention in zip(mention_keys(article_key, document.mentions), document.mentions, strict=True):
            rows[ext.Mention].append(_mention(key, article_key, document, mention))
            rows[ext.MentionRole] += _roles(key, mention)
        rows[ext.Quotation] += _quotations(article_key, document)
    return {table.full_name: _frame(table, rows[table]) for table in rows}


def mention_keys(article_key: int, mentions: Iterable[CodedMention]) -> list[int]:
    """Keys of a document's mentions, in their order; equals are told apart by their position among equals."""
    seen: Counter[tuple[int, int, str]] = Counter()
    keys: list[int] = []
    for mention in mentions:
        same = (mention.trigger.start, mention.trigger.end, mention.plover_type)
        keys.append(surrogate_key(article_key, *same, seen[same]))
        seen[same] += 1
    return keys


def _frame(table: type[Table], rows: Rows) -> pl.DataFrame:
    schema = {name: column.dtype for name, column in table.columns().items() if name != "load_id"}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _coding(article_key: int, document: CodedDocument) -> dict[str, Any]:
    return {
        "article_key": article_key,
        "coder": document.coder,
        "coder_version": document.coder_version,
        "sentence_count": document.sentence_count,
        "parsed_sentence_count": document.parsed_sentence_count,
        "mention_count": len(document.mentions),
    }


def _mention(key: int, article_key: int, document: CodedDocument, mention: CodedMention) -> dict[str, Any]:
    return {
        "mention_key": key,
        "article_key": article_key,
        "plover_type": mention.plover_type,
        "plover_mode": mention.plover_mode,
        "cameo_code": mention.cameo_code,
        "sentence_start": mention.sentence.start,
        "sentence_end": mention.sentence.end,
        "trigger_start": mention.trigger.start,
        "trigger_end": mention.trigger.end,
        "trigger_text": mention.trigger.text,
        "evidence_text": mention.sentence.text,
        "is_definite": mention.is_definite,
        "polarity": mention.polarity,
        "modality": mention.modality,
        "tense": mention.tense,
        "attributed_to": mention.attributed_to.text if mention.attributed_to else None,
        **_bounds("killed", mention.killed),
        **_bounds("injured", mention.injured),
        "weapons": list(mention.weapons),
        **_bounds("weapon_count", mention.weapon_count),
        "confidence": mention.confidence,
        "coder": document.coder,
        "coder_version": document.coder_version,
    }


def _bounds(name: str, count: Range | None) -> dict[str, int | None]:
    return {f"{name}_low": count.low if count else None, f"{name}_high": count.high if count else None}


def _roles(key: int, mention: CodedMention) -> Rows:
    orders: Counter[str] = Counter()
    rows: Rows = []
    for each in mention.roles:
        rows.append(
            {
                "mention_key": key,
                "mention_role": each.role,
                "role_order": orders[each.role],
                "span_start": each.span.start,
                "span_end": each.span.end,
                "span_text": each.span.text,
            }
        )
        orders[each.role] += 1
    return rows


def _quotations(article_key: int, document: CodedDocument) -> Rows:
    found = {
        (each.words.start, each.words.end): {
            "quotation_key": surrogate_key(article_key, each.words.start, each.words.end),
            "article_key": article_key,
            "speaker_text": each.speaker.text if each.speaker else None,
            "quotation_text": each.words.text,
            "quotation_start": each.words.start,
            "quotation_end": each.words.end,
            "is_direct": each.is_direct,
        }
        for each in document.quotations
    }
    return list(found.values())
