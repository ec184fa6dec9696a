"""Finding the words of an answer in the text: letter by letter, but for white space."""

import re
from collections.abc import Iterator

from schemas.coded import Span


def occurrences(words: str, text: str, start: int, end: int) -> Iterator[Span]:
    """Where words stand in a stretch of text, in order; runs of white space count as equal, letters must be the same.

    A word is not found inside a longer one ("Iran" in "Iranian").
    """
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return
    before = r"(?<!\w)" if words.strip()[0].isalnum() else ""
    after = r"(?!\w)" if words.strip()[-1].isalnum() else ""
    for match in re.compile(before + r"\s+".join(parts) + after).finditer(text, start, end):
        yield Span(match.start(), match.end(), match.group())


def first(words: str, text: str, start: int, end: int) -> Span | None:
    """The first place where words stand in a stretch of text."""
    return next(occurrences(words, text, start, end), None)


def nearest(words: str, text: str, at: int) -> Span | None:
    """The place nearest to a position where words stand in the text."""
    return min(occurrences(words, text, 0, len(text)), key=lambda each: abs(each.start - at), default=None)
