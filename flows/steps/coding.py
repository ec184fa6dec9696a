"""Step `code`: documents → mentions, resolved to actors, places and times; runs in worker processes."""

import gc
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import polars as pl

from flows.batches import batch_id, is_written, read_part, write_batch
from flows.llm.answers import Answers, Fault, answers_folder, read_answers
from flows.steps.rejects import reject, reject_frame
from schemas.coded import CodedDocument, InputDocument, ResolvedDocument
from schemas.ops import Reject
from transforms.coding.registry import NO_CODER

if TYPE_CHECKING:
    from transforms.resolving.gazetteer import Gazetteer


_FAILED: Final = "failed"
"""In place of the coder's name, so that these are not taken for articles in a language that no coder knows."""
_MOST_SHOWN: Final = 5
_COLLECT_EVERY: Final = 70_000


class Outcome(NamedTuple):
    """A document with what was found in it, or why nothing could be."""

    document: InputDocument
    coded: CodedDocument
    resolved: ResolvedDocument
    fault: Fault | None = None


@cache
def opened_gazetteer(path: Path) -> "Gazetteer":
    """The process's one gazetteer out of a file."""
    from transforms.resolving.gazetteer import load_gazetteer

    gazetteer = load_gazetteer(path)
    # What is loaded once lives as long as the process: the collector need not walk it again. A batch makes many small
    # tuples and few cycles: looking for these a hundred times less often saves a quarter of the time of resolving.
    gc.collect()
    gc.freeze()
    gc.set_threshold(_COLLECT_EVERY)
    return gazetteer


def code_and_resolve(
    documents: Sequence[InputDocument], gazetteer: Path, answers: Answers | None = None
) -> list[Outcome]:
    """Code documents and resolve who, where and when.

    A document that the coder or a resolver cannot bear, or on which the model did not answer, gets a fault and no
    mentions; the others are not touched.

    Args:
        documents: what to code.
        gazetteer: the file of places.
        answers: what a model said on them; without them the rules code.

    Returns:
        One outcome a document, in their order.
    """
    try:
        return _code_all(documents, gazetteer, answers)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever one document does to us, the others go on
        if len(documents) == 1:
            return [_broken(documents[0], error)]
        return [outcome for document in documents for outcome in code_and_resolve([document], gazetteer, answers)]


def _code_all(documents: Sequence[InputDocument], gazetteer: Path, answers: Answers | None) -> list[Outcome]:
    from transforms.resolving.link import resolve_documents

    faults = [answers.fault_of(each) if answers else None for each in documents]
    good = [document for document, fault in zip(documents, faults, strict=True) if fault is None]
    coded = _coded(good, answers)
    resolved = resolve_documents(good, coded, opened_gazetteer(gazetteer))
    outcomes = iter([Outcome(*each) for each in zip(good, coded, resolved, strict=True)])
    return [
        next(outcomes) if fault is None else _failed(document, fault)
        for document, fault in zip(documents, faults, strict=True)
    ]


def _coded(documents: Sequence[InputDocument], answers: Answers | None) -> list[CodedDocument]:
    if answers is None:
        from transforms.coding.registry import code_documents

        return code_documents(documents)
    from transforms.coding.llm.coder import LlmCoder

    return LlmCoder(answers.model, answers.texts).code(documents)


def _broken(document: InputDocument, error: Exception) -> Outcome:
    said = (
        f"coding broke on this article ({type(error).__name__}: {error}), expected mentions or none; the article is"
        " kept without mentions: report it with the article"
    )
    return _failed(document, Fault("codable", said))


def _failed(document: InputDocument, fault: Fault) -> Outcome:
    coded = CodedDocument(id=document.id, language=document.language, coder=_FAILED, coder_version=NO_CODER)
    return Outcome(document, coded, ResolvedDocument(id=document.id), fault)


def code_batch(documents: Path, gazetteer: Path, version: str, model: str | None = None) -> Path:
    """Code one batch of documents.

    Args:
        documents: a batch of `plan`.
        gazetteer: the file of `prepare_gazetteer`.
        version: the coder's version, written into the rows.
        model: the model that was asked; without one the rules code.

    Returns:
        The batch beside it: the ext and res tables and `ops.reject` by their full names, without `load_id`.
    """
    folder = documents.with_name(batch_id("coded", [documents.name, version]))
    if not is_written(folder):
        from transforms.coding.tables import coded_frames
        from transforms.documents.prepare import input_documents
        from transforms.resolving.tables import resolved_frames

        rows = read_part(documents, "documents")
        answers = read_answers(answers_folder(documents, version), model) if model else None
        outcomes = code_and_resolve(input_documents(rows, read_part(documents, "blocks")), gazetteer, answers)
        coded = [outcome.coded for outcome in outcomes]
        frames = {**coded_frames(coded), **resolved_frames(coded, [outcome.resolved for outcome in outcomes])}
        healing = [int(outcome.document.id) for outcome in outcomes if outcome.fault and outcome.fault.heals]
        stamped = {name: _stamped(frame, version, healing) for name, frame in frames.items()}
        write_batch(folder, {**stamped, Reject.full_name: _rejects(rows, outcomes)})
    return folder


def _stamped(frame: pl.DataFrame, version: str, healing: Sequence[int]) -> pl.DataFrame:
    """The frame with our version, which stands for documents and resolving too, in place of the coder's own.

    Articles that a later run may code keep none, so that it takes them up.
    """
    if "coder_version" not in frame.columns:
        return frame
    is_healing = pl.col("article_key").is_in(healing)
    return frame.with_columns(coder_version=pl.when(is_healing).then(pl.lit(NO_CODER)).otherwise(pl.lit(version)))


def _rejects(rows: pl.DataFrame, outcomes: Sequence[Outcome]) -> pl.DataFrame:
    of_article = {str(row["article_key"]): row for row in rows.iter_rows(named=True)}
    found = []
    for outcome in outcomes:
        for fault in _faults(outcome):
            row = of_article[outcome.document.id]
            locator, sha256, text = str(row["article_id"]), str(row["content_sha256"]), str(row["text"])
            found.append(reject("coding", locator, sha256, fault.rule, fault.reason, text.encode()))
    return reject_frame(found)


def _faults(outcome: Outcome) -> list[Fault]:
    """What was amiss with an article: that it could not be coded, or that parts of an answer were not taken."""
    if outcome.fault:
        return [outcome.fault]
    refused = outcome.coded.refused
    if not refused:
        return []
    shown = "; ".join(refused[:_MOST_SHOWN]) + (" …" if len(refused) > _MOST_SHOWN else "")
    said = f"{len(refused)} parts of the answer were not taken, the others were: {shown}"
    return [Fault("words stand in the text", said)]
