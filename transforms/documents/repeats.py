"""Sentences that a document says twice: a caption that repeats the text, a line printed again."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

_WORD: Final = re.compile(r"\w+")
_SENTENCE: Final = re.compile(r"[^.!?…؟\n]+[.!?…؟]*")
_FEWEST_WORDS: Final = 4
_NEARLY_ALL: Final = 0.85
_PREFIX: Final = 6


class Passage(Struct, frozen=True):
    """A line of a document, with whether it is a caption."""

    text: str
    is_caption: bool


def _words(text: str) -> list[str]:
    # Endings differ between a caption and the sentence it repeats: the start of a word is compared.
    return [word[:_PREFIX] for word in _WORD.findall(text.casefold())]


def _covered(words: set[str], others: set[str]) -> float:
    return len(words & others) / len(words)


def find_repeats(passages: Sequence[Passage]) -> set[int]:
    """Positions of the passages that repeat another one.

    A caption repeats a sentence of the body, or an earlier caption, when nearly all its words are in it and it is not
    much shorter. A line of the body repeats an earlier line only when it is the same, word by word.
    """
    repeats: set[int] = set()
    seen: dict[tuple[str, ...], int] = {}
    captions: list[set[str]] = []
    has_captions = any(passage.is_caption for passage in passages)
    sentences = [
        set(parts)
        for passage in passages
        if has_captions and not passage.is_caption
        for sentence in _SENTENCE.findall(passage.text)
        if len(parts := _words(sentence)) >= _FEWEST_WORDS
    ]
    for position, passage in enumerate(passages):
        words = tuple(_words(passage.text))
        if len(words) < _FEWEST_WORDS:
            continue
        if seen.setdefault(words, position) != position:
            repeats.add(position)
        elif passage.is_caption:
            mine = set(words)
            if any(
                _covered(mine, other) >= _NEARLY_ALL and len(mine) * 2 >= len(other) for other in sentences + captions
            ):
                repeats.add(position)
            captions.append(mine)
    return repeats
