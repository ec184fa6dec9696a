"""Paragraphs of a text: its lines, or runs of lines where the text was wrapped at a width."""

import re
from itertools import pairwise
from typing import Final

_LINE: Final = re.compile(r"[^\n]+")
_FINISHED: Final = re.compile(r"[.!?…:;؟۔。][\s\"'”’»)\]]*$")
_WIDEST: Final = 110
_FEWEST_JOINS: Final = 3
_SAMPLE_LINES: Final = 200


def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of text without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def paragraphs(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Offsets of the paragraphs from `start` on, without white space around them.

    Each line is one, unless the text was wrapped: then lines that follow one another without an empty line or an
    indent belong together.
    """
    lines = [each for found in _LINE.finditer(text, start) if (each := bounds(text, *found.span()))[0] < each[1]]
    if not _is_wrapped(text, lines):
        return lines
    joined: list[tuple[int, int]] = []
    for line_start, line_end in lines:
        if joined and _is_joined(text, joined[-1][1], line_start):
            joined[-1] = (joined[-1][0], line_end)
        else:
            joined.append((line_start, line_end))
    return joined


def _is_joined(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return gap.count("\n") == 1 and len(gap.rpartition("\n")[2].expandtabs(4)) < 2


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether most lines with a line right below them end in the middle of a sentence, and none is long."""
    some = lines[:_SAMPLE_LINES]
    if any(end - start > _WIDEST for start, end in some):
        return False
    ends = [end for (_, end), (start, _) in pairwise(some) if _is_joined(text, end, start)]
    unfinished = sum(_FINISHED.search(text[max(0, end - 4) : end]) is None for end in ends)
    return len(ends) >= _FEWEST_JOINS and unfinished > len(ends) * 0.6
