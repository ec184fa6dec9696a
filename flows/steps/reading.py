"""Steps `read` and `plan`: payloads → documents, and which of them have to be coded."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from flows.batches import batch_id, is_written, read_part, write_batch
from flows.settings import Settings
from flows.steps.build import known_documents

_IDENTITY: Final = ("article_key", "seen_at", "payload_key")


@dataclass(frozen=True)
class Planned:
    """What has to be coded.

    Attributes:
        batches: batches of documents to code (`documents`, `blocks`).
        document_count: documents in them.
    """

    batches: tuple[Path, ...] = ()
    document_count: int = 0


def read_batch(payloads: Path, as_of: dt.date) -> Path:
    """Read one batch of payloads.

    Args:
        payloads: a batch of `ingest`.
        as_of: the day of the run; articles dated after it are refused.

    Returns:
        The batch beside it with `documents`, `blocks` and `rejects`, as `transforms.documents` gives them.
    """
    folder = payloads.with_name(batch_id("read", [payloads.name, as_of]))
    if not is_written(folder):
        from transforms.documents.read import read_payloads

        read = read_payloads(read_part(payloads, "payloads"), as_of=as_of)
        write_batch(folder, {"documents": read.documents, "blocks": read.blocks, "rejects": read.rejects})
    return folder


def plan(settings: Settings, read: Sequence[Path], version: str) -> Planned:
    """Choose the documents to code: each version of an article once, those left out that the warehouse has.

    Of several payloads with the same version of an article the one seen first counts, whatever the order in which
    they come; the warehouse's own row gives way to one seen earlier.

    Args:
        settings: where the build file and the batches are.
        read: batches of `read_batch`.
        version: the coder's version.

    Returns:
        One batch for each of `read` that has documents to code.
    """
    found = [read_part(folder, "documents").select(_IDENTITY).with_columns(batch=n) for n, folder in enumerate(read)]
    if not found:
        return Planned()
    wanted = _first_seen(pl.concat(found), known_documents(settings), version)
    batches = []
    for number, folder in enumerate(read):
        keys = wanted.filter(batch=number).select("article_key", "payload_key")
        if keys.height:
            batches.append(_write_documents(settings.batches_dir, folder, keys, version))
    return Planned(tuple(batches), wanted.height)


def _first_seen(found: pl.DataFrame, known: pl.DataFrame, version: str) -> pl.DataFrame:
    """The documents to code out of those found: first seen of their article version, and new, earlier or outdated."""
    first = found.sort("seen_at", "payload_key").unique("article_key", keep="first", maintain_order=True)
    beside = first.join(known, on="article_key", how="left", suffix="_known", validate="1:1")
    is_new = pl.col("payload_key_known").is_null()
    is_earlier = (pl.col("seen_at") < pl.col("seen_at_known")) | (
        (pl.col("seen_at") == pl.col("seen_at_known")) & (pl.col("payload_key") < pl.col("payload_key_known"))
    )
    is_outdated = pl.col("coder_version").ne_missing(version) & (pl.col("payload_key") == pl.col("payload_key_known"))
    return beside.filter(is_new | is_earlier | is_outdated).select("article_key", "payload_key", "batch")


def _write_documents(folder: Path, read: Path, keys: pl.DataFrame, version: str) -> Path:
    path = folder / batch_id("documents", [read.name, version, *sorted(keys["article_key"])])
    if not is_written(path):
        documents = read_part(read, "documents").join(keys, on=["article_key", "payload_key"], how="semi")
        blocks = read_part(read, "blocks").join(keys, on="article_key", how="semi")
        write_batch(path, {"documents": documents, "blocks": blocks})
    return path
