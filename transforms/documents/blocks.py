"""Blocks: which stretch of a text is body, title, caption, credit, dateline, header, boilerplate or a repeat."""

import re
from collections.abc import Iterator
from typing import Final

from schemas.coded import TextBlock
from transforms.documents.datelines import find_dateline
from transforms.documents.headers import read_header
from transforms.documents.noise import Noise, noise_of
from transforms.documents.paragraphs import bounds, paragraphs
from transforms.documents.repeats import Passage, find_repeats

_WORD: Final = re.compile(r"\w+")
_SENTENCE_END: Final = re.compile(r"[.!?…:;؟۔。][\s\"'”’»)\]]*$")
_INNER_SENTENCE_END: Final = re.compile(r"\w{3}[.!?…؟][\"'”’»)]*\s+(?=\S)")
_OPENING_LINES: Final = 4
_LONGEST_TITLE: Final = 160
_LONGEST_TALK: Final = 25
_LONGEST_CREDIT: Final = 14
_LONGEST_CAPTION: Final = 300
_SHORTEST_CAPTION: Final = 4


def find_blocks(text: str, language: str, title: str | None = None) -> tuple[TextBlock, ...]:
    """What is what in a text: disjoint blocks in order that hold everything but white space.

    Args:
        text: the text, line by line as printed; offsets count its code points.
        language: ISO 639-1, chooses the words that mark noise; `und` tries those of all languages.
        title: the headline if it is known: a first line that repeats it is a title, not body.
    """
    noise = noise_of(language)
    header = read_header(text)
    blocks = [*_trimmed(text, 0, header.end, "header")]
    lines = paragraphs(text, header.end)
    has_title = title is not None or "title" in header.fields
    is_before_text = True
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        if number == 0 and _is_title(text, lines, title, has_title=has_title, noise=noise):
            blocks.append(TextBlock(start, end, "title"))
            continue
        pieces = list(_pieces(line, noise, is_before_text=is_before_text, is_opening=number < _OPENING_LINES))
        is_before_text = is_before_text and not any(kind == "body" for _, _, kind in pieces)
        for piece_start, piece_end, kind in pieces:
            blocks.extend(_trimmed(text, start + piece_start, start + piece_end, kind))
    return _with_repeats(text, _with_uncredited_captions(text, blocks))


def dateline_of(text: str, blocks: tuple[TextBlock, ...]) -> str | None:
    """The place of the dateline, as printed."""
    for block in blocks:
        if block.kind == "dateline":
            line = text[block.start : text.find("\n", block.start) if "\n" in text[block.start :] else len(text)]
            found = find_dateline(line)
            return found.place if found else None
    return None


def _trimmed(text: str, start: int, end: int, kind: str) -> Iterator[TextBlock]:
    start, end = bounds(text, start, end)
    if start < end:
        yield TextBlock(start, end, kind)


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _is_title(text: str, lines: list[tuple[int, int]], title: str | None, *, has_title: bool, noise: Noise) -> bool:
    """A first line that repeats the headline or, when none is known, a short unfinished line over a longer text."""
    start, end = lines[0]
    line = text[start:end]
    if title is not None and _folded(line) == _folded(title):
        return True
    if has_title or len(lines) < 2 or len(line) > _LONGEST_TITLE or _SENTENCE_END.search(line):
        return False
    if _is_boilerplate(line, noise, is_opening=True) or _credit_start(line, 0, noise) is not None:
        return False
    next_start, next_end = lines[1]
    is_apart = "\n" in text[end:next_start].replace("\n", "", 1)
    is_text_below = next_end - next_start > len(line) and _SENTENCE_END.search(text[next_start:next_end]) is not None
    return is_apart and is_text_below and len(_WORD.findall(line)) > 1 and find_dateline(line) is None


def _pieces(line: str, noise: Noise, *, is_before_text: bool, is_opening: bool) -> Iterator[tuple[int, int, str]]:
    """The parts of one line, as offsets within it."""
    if _is_boilerplate(line, noise, is_opening=is_opening and is_before_text):
        yield 0, len(line), "boilerplate"
        return
    start = 0
    if is_before_text and (dateline := find_dateline(line)):
        start = dateline.end
        yield 0, start, "dateline"
    elif found := noise.agency_start.match(line):
        start = found.end()
        yield 0, start, "boilerplate"
    ending = noise.agency_end.search(line, start)
    credit = _credit_start(line, start, noise) if ending is None else None
    if credit is not None:
        before = line[start:credit].strip(" \u00a0|–—-")
        yield start, credit, "caption" if _is_caption(before) and not (start and is_before_text) else "body"
        yield credit, len(line), "credit"
        return
    stop = ending.start() if ending else len(line)
    yield start, stop, "body"
    yield stop, len(line), "boilerplate"


def _is_boilerplate(line: str, noise: Noise, *, is_opening: bool) -> bool:
    if noise.line.fullmatch(line):
        return True
    words = len(line.split())
    if words <= _LONGEST_TALK and noise.talk.search(line):
        return True
    return is_opening and words < 10 and noise.byline.fullmatch(line) is not None and not _SENTENCE_END.search(line)


def _credit_start(line: str, start: int, noise: Noise) -> int | None:
    found = noise.credit.search(line[start:])
    if not found:
        return None
    label = found["label"]
    position = start + found.start()
    if label:
        named = line[start + found.end("label") :]
        before = line[start:position].rstrip()
        # "a photo: the man …" runs on in a sentence; labels stand at the start or are capitalised.
        if label[0].islower() and before and before[-1] not in "|(–—-/.":
            return None
        if len(named.split()) > _LONGEST_CREDIT or _INNER_SENTENCE_END.search(named):
            return None
    return start + len(line[start:position].rstrip(" \u00a0|–—-"))


def _is_caption(before: str) -> bool:
    return bool(before) and len(before) <= _LONGEST_CAPTION and len(_INNER_SENTENCE_END.findall(before)) < 2


def _with_uncredited_captions(text: str, blocks: list[TextBlock]) -> list[TextBlock]:
    """Among credited captions, an unfinished line between finished paragraphs is a caption too."""
    if not any(block.kind == "caption" for block in blocks):
        return blocks
    return [
        TextBlock(block.start, block.end, "caption")
        if block.kind == "body"
        and position > 0
        and blocks[position - 1].kind != "dateline"
        and not _SENTENCE_END.search(text[block.start : block.end])
        and block.end - block.start <= _LONGEST_CAPTION
        and len(_WORD.findall(text[block.start : block.end])) >= _SHORTEST_CAPTION
        and text[block.end : block.end + 1] in {"", "\n"}
        else block
        for position, block in enumerate(blocks)
    ]


def _with_repeats(text: str, blocks: list[TextBlock]) -> tuple[TextBlock, ...]:
    told = [position for position, block in enumerate(blocks) if block.kind in {"body", "caption"}]
    passages = [Passage(text[blocks[each].start : blocks[each].end], blocks[each].kind == "caption") for each in told]
    repeated = {told[each] for each in find_repeats(passages)}
    return tuple(
        TextBlock(block.start, block.end, "repeat") if position in repeated else block
        for position, block in enumerate(blocks)
    )
