"""Readies printed text for a parser, letter for letter: insertions of editors are blanked, acronyms are found."""

import re
from collections.abc import Callable
from typing import Final

_INSERTION: Final = re.compile(r"\[[^\[\]]*\]?")
_AFTER_ACRONYM: Final = re.compile(r"(?<=[A-Z]{2} )\[[^\[\]]*\]")
_EXPLAINED: Final = re.compile(r"(?<![\w-])([A-Z]{2,8}) ?[\[(] ?([^\])]{5,80})[\])]")
_ABBREVIATED: Final = re.compile(r"((?:[\w-]+[ ,]+){2,7})[\[(] ?([A-Z]{2,8}) ?[\])]")
_SHOUTED_SHARE: Final = 0.6


def is_shouted(text: str) -> bool:
    """Whether a text is printed in capitals."""
    letters = list(filter(str.isalpha, text))
    return sum(map(str.isupper, letters)) > _SHOUTED_SHARE * len(letters)


def without_insertions(text: str) -> str:
    """The sentence with what editors inserted in square brackets as blanks.

    In shouted text that is all they hold: speakers, expansions, "[words indistinct]". Elsewhere a bracket may hold a
    word of the sentence ("[He] left"), so only the expansion of an acronym goes.
    """
    if "[" not in text:
        return text
    pattern = _INSERTION if is_shouted(text) else _AFTER_ACRONYM
    blanked = pattern.sub(lambda match: " " * len(match.group()), text)
    return blanked if any(letter.isalnum() for letter in blanked) else text


def acronyms_in(text: str, is_word: Callable[[str], bool]) -> frozenset[str]:
    """Acronyms that a shouted text explains in brackets, in lower case: at least half their letters begin its words.

    Args:
        text: of the document.
        is_word: whether a word in lower case is in the dictionary; such a one is no acronym.
    """
    spaced = " ".join(text.split())
    pairs = [(match[1], match[2]) for match in _EXPLAINED.finditer(spaced)]
    pairs += [(match[2], match[1]) for match in _ABBREVIATED.finditer(spaced)]
    return frozenset(
        short.lower() for short, words in pairs if _is_short_for(short, words) and not is_word(short.lower())
    )


def _is_short_for(short: str, words: str) -> bool:
    initials = {word[0] for word in re.findall(r"[A-Z]+", words)}
    return 2 * sum(letter in initials for letter in short) >= len(short)
