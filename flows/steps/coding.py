"""Step `code`: documents → mentions, resolved to actors, places and times; runs in worker processes."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from flows.batches import batch_id, is_written, read_part, write_batch
from flows.steps.rejects import reject, reject_frame
from schemas.coded import CodedDocument, InputDocument, ResolvedDocument
from schemas.ops import Reject

if TYPE_CHECKING:
    from transforms.resolving.gazetteer import Gazetteer


class Outcome(NamedTuple):
    """A document with what was found in it, or why nothing could be."""

    document: InputDocument
    coded: CodedDocument
    resolved: ResolvedDocument
    fault: str | None = None


@cache
def _gazetteer(path: Path) -> "Gazetteer":
    from transforms.resolving.gazetteer import load_gazetteer

    return load_gazetteer(path)


def code_and_resolve(documents: Sequence[InputDocument], gazetteer: Path) -> list[Outcome]:
    """Code documents and resolve who, where and when.

    A document that the coder or a resolver cannot bear gets a fault and no mentions; the others are not touched.

    Returns:
        One outcome a document, in their order.
    """
    try:
        return _code_all(documents, gazetteer)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever one document does to us, the others go on
        if len(documents) == 1:
            return [_failed(documents[0], error)]
        return [outcome for document in documents for outcome in code_and_resolve([document], gazetteer)]


def _code_all(documents: Sequence[InputDocument], gazetteer: Path) -> list[Outcome]:
    from transforms.coding.registry import code_documents
    from transforms.resolving.link import resolve_documents

    coded = code_documents(documents)
    resolved = resolve_documents(documents, coded, _gazetteer(gazetteer))
    return [Outcome(*each) for each in zip(documents, coded, resolved, strict=True)]


def _failed(document: InputDocument, error: Exception) -> Outcome:
    coded = CodedDocument(id=document.id, language=document.language, coder="none", coder_version="none")
    return Outcome(document, coded, ResolvedDocument(id=document.id), f"{type(error).__name__}: {error}")


def code_batch(documents: Path, gazetteer: Path, version: str) -> Path:
    """Code one batch of documents.

    Args:
        documents: a batch of `plan`.
        gazetteer: the file of `prepare_gazetteer`.
        version: the coder's version, written into the rows.

    Returns:
        The batch beside it: the ext and res tables and `ops.reject` by their full names, without `load_id`.
    """
    folder = documents.with_name(batch_id("coded", [documents.name, version]))
    if not is_written(folder):
        from transforms.coding.tables import coded_frames
        from transforms.documents.prepare import input_documents
        from transforms.resolving.tables import resolved_frames

        rows = read_part(documents, "documents")
        outcomes = code_and_resolve(input_documents(rows, read_part(documents, "blocks")), gazetteer)
        coded = [outcome.coded for outcome in outcomes]
        frames = {**coded_frames(coded), **resolved_frames(coded, [outcome.resolved for outcome in outcomes])}
        stamped = {name: _stamped(frame, version) for name, frame in frames.items()}
        write_batch(folder, {**stamped, Reject.full_name: _rejects(rows, outcomes)})
    return folder


def _stamped(frame: pl.DataFrame, version: str) -> pl.DataFrame:
    """The frame with our version, which stands for documents and resolving too, in place of the coder's own."""
    return frame.with_columns(coder_version=pl.lit(version)) if "coder_version" in frame.columns else frame


def _rejects(rows: pl.DataFrame, outcomes: Sequence[Outcome]) -> pl.DataFrame:
    of_article = {str(row["article_key"]): row for row in rows.iter_rows(named=True)}
    found = []
    for outcome in outcomes:
        if outcome.fault:
            row = of_article[outcome.document.id]
            reason = (
                f"coding broke on this article ({outcome.fault}), expected mentions or none; the article is kept"
                " without mentions: report it with the article"
            )
            excerpt = str(row["text"]).encode()
            found.append(
                reject("coding", str(row["article_id"]), str(row["content_sha256"]), "codable", reason, excerpt)
            )
    return reject_frame(found)
