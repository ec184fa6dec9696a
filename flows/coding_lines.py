"""Coding lines of JSON without a warehouse: documents in, coded documents out, in the same order."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from flows.chunks import chunks
from flows.llm.answers import Answers
from flows.pool import Pool
from flows.steps.coding import code_and_resolve, opened_gazetteer
from schemas.coded import InputDocument
from schemas.contract import CodedLine, DocumentLine, ErrorLine

if TYPE_CHECKING:
    from flows.llm.asker import Asker

_AHEAD: Final = 2
"""Batches a worker that may be under way at a time: enough to keep it busy, few enough for memory."""


class CodedLines(NamedTuple):
    """A batch of lines out: the lines with their ends, and how many there are and tell of errors.

    `undated_count`: how many were coded without the date they had, which is none.
    """

    data: bytes
    line_count: int
    error_count: int
    undated_count: int = 0


def code_lines(lines: list[bytes], gazetteer: Path, answers: Answers | None = None) -> CodedLines:
    """Code a batch of lines; a line that is no document gives a line with `id` and `error`.

    Args:
        lines: lines of `schemas.contract.DocumentLine`.
        gazetteer: the file of places.
        answers: what a model said on these lines; without them the rules code.
    """
    from transforms.contract_lines import coded_line
    from transforms.resolving.place_adjectives import with_adjectives
    from transforms.resolving.place_capitals import CAPITAL

    countries = opened_gazetteer(gazetteer).countries
    refused: list[list[str]] = [[] for _ in lines]
    parsed = [document_of(*each) for each in zip(lines, refused, strict=True)]
    outcomes = iter(code_and_resolve([each for each in parsed if isinstance(each, InputDocument)], gazetteer, answers))
    out: list[bytes] = []
    error_count = undated_count = 0
    for each, reasons in zip(parsed, refused, strict=True):
        outcome = next(outcomes) if isinstance(each, InputDocument) else None
        said: object = each
        if outcome and outcome.fault:
            said = ErrorLine(outcome.document.id, f"not coded, {outcome.fault.reason}")
        elif outcome:
            named = [each for each in outcome.resolved.places if each.method != CAPITAL]
            places = with_adjectives(outcome.document, named, countries)
            line = coded_line(outcome.document, outcome.coded, replace(outcome.resolved, places=tuple(places)))
            said = _with_refused(line, reasons)
            undated_count += bool(reasons)
        error_count += isinstance(said, ErrorLine)
        out.append(msgspec.json.encode(said) + b"\n")
    return CodedLines(b"".join(out), len(out), error_count, undated_count)


def _with_refused(line: CodedLine, reasons: list[str]) -> CodedLine:
    return replace(line, refused=[*(line.refused or ()), *reasons]) if reasons else line


def document_of(line: bytes, refused: list[str] | None = None) -> InputDocument | ErrorLine:
    """The document of a line, or what is wrong with the line.

    Args:
        line: a line of `schemas.contract.DocumentLine`.
        refused: if given, a line whose date alone is wrong becomes a document without date, and why is put here: an
            article is worth more than its date.
    """
    from transforms.documents.prepare import input_document

    try:
        given = msgspec.json.decode(line, type=DocumentLine)
        if refused is not None and given.date and (reason := _fault_of(given.date)):
            refused.append(f"date: {reason}; the document is coded without it")
            given = replace(given, date=None)
        return input_document(given)
    except msgspec.ValidationError as error:
        reason = f'{error}; expected {{"id", "text", "title"?, "date"?, "lang"?, "url"?}}, all texts'
    except msgspec.DecodeError as error:
        reason = f"no JSON: {error}; expected an object on one line"
    except ValueError as error:
        reason = str(error)
    return ErrorLine(_id_of(line), reason)


def _fault_of(date: str) -> str | None:
    """What is wrong with a date; None if it is one, or blank."""
    from transforms.documents.dates import parse_date

    try:
        if date.strip():
            parse_date(date)
    except ValueError as error:
        return str(error)
    return None


def _id_of(line: bytes) -> str | None:
    """The id of a line that is otherwise wrong, if it can be told."""
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    value = found.get("id") if isinstance(found, dict) else None
    return str(value) if isinstance(value, str | int) else None


def code_stream(
    lines: Iterable[bytes], pool: Pool, gazetteer: Path, size: int, asker: "Asker | None" = None
) -> Iterator[CodedLines]:
    """Code lines in batches, in worker processes; the batches come out in order, and few are held at a time.

    Args:
        lines: the lines in; blank ones are left out.
        pool: the workers.
        gazetteer: the file of places.
        size: lines a batch.
        asker: who asks the model, in this process; without one the rules code.
    """
    batches = chunks((line for line in lines if line.strip()), size)
    if pool.workers == 1:
        yield from (code_lines(batch, gazetteer, _answers(batch, asker)) for batch in batches)
        return
    with ThreadPoolExecutor(pool.workers * _AHEAD) as threads:
        under_way: deque[Future[CodedLines]] = deque()
        for batch in batches:
            under_way.append(threads.submit(pool.call, code_lines, batch, gazetteer, _answers(batch, asker)))
            if len(under_way) >= pool.workers * _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


def _answers(lines: list[bytes], asker: "Asker | None") -> Answers | None:
    if asker is None:
        return None
    documents = (document_of(line, []) for line in lines)
    return asker.ask(each for each in documents if isinstance(each, InputDocument))
