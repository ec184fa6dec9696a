"""Gives shouted text the capitals that parsers expect, letter for letter, so that offsets stay true."""

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_SHOUTED_SHARE: Final = 0.6
_SHORTEST_RUN: Final = 2
_VOWELS: Final = frozenset("aeiouyáéíóúàâèêëîïôöùûüäæœøаеёиоуыэюяіїє")
_POSSESSIVE: Final = ("'s", "’s")


@dataclass(frozen=True)
class Casing:
    """What tells the case of a shouted word; all words in lower case.

    `function_words` are no acronyms and never names: they tell a shouted beginning ("AU MOINS trois"). `is_name` is
    whether a word is (part of) a name, and so keeps a capital. `pairs` are common words that make a name together
    ("united states"). `titles` and `articles` have a capital before a name ("President Doe", "La Palma"), and
    `abbreviations` have one though they have no vowel ("Dr"). `acronyms` are those of the document. `is_word` is
    whether the dictionary has a word: what it lacks is a surname after a name.
    """

    function_words: frozenset[str]
    is_name: Callable[[str], bool]
    pairs: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    is_word: Callable[[str], bool] = bool


def truecase(text: str, casing: Casing) -> str:
    """One sentence with shouted words in lower case; the same length."""
    letters = list(filter(str.isalpha, text))
    shouted = sum(map(str.isupper, letters))
    words = list(_WORD.finditer(text))
    if len(words) >= 3 and shouted > _SHOUTED_SHARE * len(letters):
        return _all(text, words, casing)
    return _runs(text, words, casing.function_words)


def _all(text: str, words: list[re.Match[str]], casing: Casing) -> str:
    pieces = list(text)
    plain = [_bare(each.group()) for each in words]
    for i, match in enumerate(words):
        word = match.group()
        is_initials = word.count(".") > 1 or (len(word) == 2 and word.endswith("."))
        if not word.isupper() or is_initials:
            continue
        lowered = _lower(word)
        is_ordinal = match.start() > 0 and text[match.start() - 1].isdigit()
        if not is_ordinal and _is_kept(plain[i], casing):
            continue
        if i == 0 or (not is_ordinal and plain[i] not in casing.function_words and _has_capital(plain, i, casing)):
            lowered = "-".join(part[:1].upper() + part[1:] for part in lowered.split("-"))
        pieces[match.start() : match.end()] = lowered
    return "".join(pieces)


def _is_kept(word: str, casing: Casing) -> bool:
    """Whether a word is an acronym, which stays in capitals."""
    is_unspeakable = _is_acronym(word) and word not in casing.abbreviations | casing.function_words
    return word in casing.acronyms or is_unspeakable


def _has_capital(plain: list[str], at: int, casing: Casing) -> bool:
    word = plain[at]
    if word == "i" or casing.is_name(word) or (_is_acronym(word) and word in casing.abbreviations):
        return True
    if any(" ".join(pair) in casing.pairs for pair in itertools.pairwise(plain[max(0, at - 1) : at + 2])):
        return True
    if at and casing.is_name(plain[at - 1]) and not casing.is_word(word):
        return True
    return word in casing.titles and at + 1 < len(plain) and casing.is_name(plain[at + 1])


def _bare(word: str) -> str:
    """A word in lower case without a stop or possessive at its end."""
    lowered = _lower(word).rstrip(".")
    return lowered[:-2] if lowered.endswith(_POSSESSIVE) else lowered


def _is_acronym(word: str) -> bool:
    """Whether a word cannot be spoken: letters without a vowel."""
    return len(word) > 1 and word.isalpha() and not _VOWELS & set(word)


def _runs(text: str, words: list[re.Match[str]], function_words: frozenset[str]) -> str:
    """Lowers runs of shouted words that hold a function word, so are no acronyms."""
    if sum(each.group().isupper() for each in words) < _SHORTEST_RUN:
        return text
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
