"""Payloads → documents, their blocks, and what could not be used."""

import datetime as dt
from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec
import polars as pl

from schemas.catalog import frame_schema
from schemas.doc import Block, Document
from schemas.keys import surrogate_key
from schemas.ops import Reject
from transforms.documents.assemble import Article, Origin, assemble
from transforms.documents.decode import decode_page, decode_text, excerpt
from transforms.documents.faults import UnusableError
from transforms.documents.pages import read_page
from transforms.documents.payloads import Draft, Record, read_record, split_records

_PAGE_STARTS: Final = ("<!doctype html", "<html")
_PAYLOAD_COLUMNS: Final = (
    *("payload_key", "payload_sha256", "locator", "source_name", "media_type", "charset", "fetched_at", "payload"),
)


class DocumentBatch(NamedTuple):
    """Frames of `doc.document`, `doc.block` and `ops.reject`, all without `load_id`."""

    documents: pl.DataFrame
    blocks: pl.DataFrame
    rejects: pl.DataFrame


def read_payloads(payloads: pl.DataFrame, *, as_of: dt.date) -> DocumentBatch:
    """Read a batch of payloads; one that cannot be used becomes a reject and the others go on.

    Args:
        payloads: payload_key, payload_sha256, locator, source_name, media_type, charset, fetched_at (UTC),
            payload (Binary).
        as_of: the day of the run: articles of a later day are refused.

    Returns:
        Documents, one for each distinct version of an article (of equal ones the first seen), their blocks, rejects.

    Raises:
        polars.exceptions.ColumnNotFoundError: a column is missing.
    """
    articles: dict[int, Article] = {}
    rejects: list[dict[str, object]] = []
    for row in payloads.select(_PAYLOAD_COLUMNS).iter_rows(named=True):
        media_type, charset, payload = row.pop("media_type"), row.pop("charset"), row.pop("payload") or b""
        for origin, record in _records(Origin(**row), payload, media_type):
            try:
                article = assemble(_draft(record.data, media_type, origin.locator, charset), origin, as_of)
            except UnusableError as error:
                rejects.append(_reject(origin, record.data, error))
                continue
            known = articles.setdefault(article.article_key, article)
            if _order(article) < _order(known):
                articles[article.article_key] = article
    return DocumentBatch(
        *_frames(list(articles.values())), pl.DataFrame(rejects, schema=frame_schema(Reject, with_load=False))
    )


def _order(article: Article) -> tuple[dt.datetime, int]:
    """Equal versions of an article are told apart by this, whatever the order of the payloads."""
    return article.seen_at, article.payload_key


def _records(origin: Origin, payload: bytes, media_type: str) -> Iterator[tuple[Origin, Record]]:
    """The records of a payload, each with its own locator where there are several."""
    records = split_records(payload, media_type)
    for record in records:
        own = len(records) > 1 and record.line is not None
        yield (msgspec.structs.replace(origin, locator=f"{origin.locator}#{record.line}") if own else origin), record


def _draft(data: bytes, media_type: str, locator: str, charset: str | None) -> Draft:
    """The article that the bytes hold.

    Raises:
        UnusableError: they hold none.
    """
    if media_type == "application/json":
        if not data.strip():
            decode_text(data)
        return _json_draft(data, locator)
    if media_type == "text/html":
        return read_page(decode_page(data, charset), locator)
    if media_type == "text/plain":
        text = decode_text(data) if charset is None else decode_page(data, charset)
        return (
            read_page(text, locator)
            if text[:200].lstrip("\ufeff \t\r\n").lower().startswith(_PAGE_STARTS)
            else Draft(text)
        )
    raise UnusableError(
        "unknown media type",
        f"got the media type {media_type!r}, expected text/plain, text/html or application/json; "
        "configure the source to give one of them",
    )


def _json_draft(data: bytes, locator: str) -> Draft:
    """The article of a JSON object; its own fields come before those of a page within it."""
    record = read_record(data)
    if record.text or not record.html:
        return record
    page = read_page(record.html, record.url or locator)
    filled = {name: value for name, value in msgspec.structs.asdict(record).items() if value and name != "html"}
    return msgspec.structs.replace(page, **filled)


def _reject(origin: Origin, data: bytes, error: UnusableError) -> dict[str, object]:
    return {
        "reject_key": surrogate_key(origin.locator, origin.payload_sha256, error.rule),
        "reject_stage": "documents",
        "locator": origin.locator,
        "payload_sha256": origin.payload_sha256,
        "reject_rule": error.rule,
        "reject_reason": error.reason,
        "payload_excerpt": excerpt(data),
    }


def _frames(articles: list[Article]) -> tuple[pl.DataFrame, pl.DataFrame]:
    schema = frame_schema(Document, with_load=False)
    documents = pl.DataFrame({name: [getattr(article, name) for article in articles] for name in schema}, schema=schema)
    owned = [(article.article_key, block) for article in articles for block in article.blocks]
    blocks = pl.DataFrame(
        {
            "article_key": [article_key for article_key, _ in owned],
            "block_start": [block.start for _, block in owned],
            "block_end": [block.end for _, block in owned],
            "block_kind": [block.kind for _, block in owned],
        },
        schema=frame_schema(Block, with_load=False),
    )
    return documents, blocks
