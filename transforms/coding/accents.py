"""Gives careless or shouted text the accents that parsers expect, letter for letter, so that offsets stay true."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

_WORD: Final = re.compile(r"[A-Za-z]{3,}")
_ACCENTED: Final = {"es": {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú", "n": "ñ"}}
_CLEARLY: Final = 0.45
"""How much more frequent the accented word must be, as a power of ten."""
_LEAST: Final = 3.0
"""Zipf frequency of the accented word from which it counts as one."""


def with_accents(text: str, language: str) -> str:
    """The text with the accents that its words nearly always have; text that has some accents is as it was.

    Args:
        text: one sentence.
        language: ISO 639-1; languages without rules are left alone.
    """
    if language not in _ACCENTED or not text.isascii():
        return text
    return _WORD.sub(lambda match: _mended(match.group(), language), text)


def _mended(word: str, language: str) -> str:
    pairs = zip(word, _usual(word.lower(), language), strict=True)
    return "".join(new.upper() if old.isupper() else new for old, new in pairs)


@cache
def _usual(word: str, language: str) -> str:
    """The most frequent spelling of a word in lower case."""
    from wordfreq import zipf_frequency

    best = max(_spellings(word, language), key=lambda each: zipf_frequency(each, language), default=word)
    found = zipf_frequency(best, language)
    return best if found >= max(_LEAST, zipf_frequency(word, language) + _CLEARLY) else word


def _spellings(word: str, language: str) -> Iterator[str]:
    for i, letter in enumerate(word):
        accented = _ACCENTED[language].get(letter)
        if accented is not None:
            yield word[:i] + accented + word[i + 1 :]
