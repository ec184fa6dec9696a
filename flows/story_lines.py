"""Grouping lines of JSON into stories without a warehouse: documents in, their stories out, in the same order."""

from collections.abc import Iterable

import msgspec

from flows.coding_lines import document_of
from schemas.coded import InputDocument
from schemas.contract import ErrorLine, StoryLine
from transforms.resolving.story_groups import story_groups
from transforms.resolving.story_terms import StoryDocument


def story_lines(lines: Iterable[bytes]) -> list[StoryLine | ErrorLine]:
    """The story of each line; a line that is no document gives its id and the error.

    Args:
        lines: lines of `schemas.contract.DocumentLine`; blank ones are left out.
    """
    parsed = [document_of(line) for line in lines if line.strip()]
    good = [each for each in parsed if isinstance(each, InputDocument)]
    firsts = iter(story_groups([_story_document(each) for each in good]))
    return [StoryLine(each.id, good[next(firsts)].id) if isinstance(each, InputDocument) else each for each in parsed]


def _story_document(document: InputDocument) -> StoryDocument:
    """The document as it is compared; a day of publication that is not known to the day is none."""
    is_known = document.published_precision == "day"
    return StoryDocument(
        text=document.text,
        language=document.language,
        title=document.title,
        published=document.published_start if is_known else None,
    )


def encoded(lines: Iterable[StoryLine | ErrorLine]) -> bytes:
    """Lines as JSON, one a line."""
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
