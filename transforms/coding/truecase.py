"""Gives shouted text the capitals that parsers expect, letter for letter, so that offsets stay true."""

import itertools
import re
from collections.abc import Callable
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_SHOUTED_SHARE: Final = 0.6
_SHORTEST_RUN: Final = 2
_PAIRS: Final = frozenset(
    {
        ("united", "states"),
        ("united", "nations"),
        ("united", "kingdom"),
        ("soviet", "union"),
        ("european", "union"),
        ("white", "house"),
        ("red", "cross"),
        ("middle", "east"),
        ("security", "council"),
    }
)
"""Common words that make a name together."""
_VOWELS: Final = frozenset("aeiouyáéíóúàâèêëîïôöùûüäæœø")


def truecase(text: str, function_words: frozenset[str], is_name: Callable[[str], bool]) -> str:
    """The text with shouted words in lower case; the same length.

    Args:
        text: one sentence.
        function_words: words that are no acronyms, in lower case: they tell a shouted beginning ("AU MOINS trois").
        is_name: whether a word in lower case is (part of) a name, and so keeps a capital.
    """
    letters = [letter for letter in text if letter.isalpha()]
    shouted = sum(letter.isupper() for letter in letters)
    words = list(_WORD.finditer(text))
    if len(words) >= 3 and shouted > _SHOUTED_SHARE * len(letters):
        return _all(text, words, is_name)
    return _runs(text, words, function_words)


def _all(text: str, words: list[re.Match[str]], is_name: Callable[[str], bool]) -> str:
    pieces = list(text)
    for i, match in enumerate(words):
        word = match.group()
        if not word.isupper():
            continue
        lowered = _lower(word)
        is_initials = word.count(".") > 1 or (len(word) == 2 and word.endswith("."))
        if is_initials:
            continue
        if _is_acronym(lowered):
            continue
        if i == 0 or lowered == "i" or is_name(lowered.rstrip(".")) or _is_in_pair(words, i):
            lowered = "-".join(part[:1].upper() + part[1:] for part in lowered.split("-"))
        pieces[match.start() : match.end()] = lowered
    return "".join(pieces)


def _is_acronym(word: str) -> bool:
    """Whether a word cannot be spoken: letters without a vowel."""
    return len(word) > 1 and word.isalpha() and not _VOWELS & set(word)


def _is_in_pair(words: list[re.Match[str]], at: int) -> bool:
    """Whether a word makes a name with the one before or after it."""
    around = [each.group().lower() for each in words[max(0, at - 1) : at + 2]]
    return any(pair in _PAIRS for pair in itertools.pairwise(around))


def _runs(text: str, words: list[re.Match[str]], function_words: frozenset[str]) -> str:
    """Lowers runs of shouted words that hold a function word, so are no acronyms."""
    pieces = list(text)
    run: list[re.Match[str]] = []
    for match in [*words, None]:
        if match is not None and match.group().isupper():
            run.append(match)
            continue
        if len(run) >= _SHORTEST_RUN and any(each.group().lower() in function_words for each in run):
            for i, each in enumerate(run):
                lowered = _lower(each.group())
                pieces[each.start() : each.end()] = lowered[:1].upper() + lowered[1:] if i == 0 else lowered
        run = []
    return "".join(pieces)


def _lower(word: str) -> str:
    """In lower case, letter for letter (a few letters grow when lowered; they stay)."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in word)
