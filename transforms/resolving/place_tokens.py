"""Words of a text as the place finder sees them: where they stand, how they fold, what stands between them."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from transforms.resolving.place_folding import fold_name, fold_word

_WORD: Final = re.compile(r"(?:[^\W\d_]{1,2}\.){2,}|[^\W\d_]+(?:['’ʼ‘`ʿ][^\W\d_]+)*|\d+")
_ELISION: Final = re.compile(r"(?:l|d|qu|s|n|j|c|m|t|jusqu|lorsqu|puisqu|dell|nell|all|sull|dall)['’]", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"['’][sS]?$")
_JOINS: Final = re.compile(r"[  ]?|[  ]?\n[  ]?|[-‐‑–/]|\.[  ]")
_SENTENCE_END: Final = re.compile(r"[.!?…؟۔:;]|\n\s*\n|[\"“”«»„]|^\s*[-–—*•]", re.MULTILINE)
_ABBREVIATIONS: Final = frozenset({"st", "ste", "mt", "ft", "pt", "n", "s", "e", "w", "no", "dr"})
_LONG: Final = 800
_SAMPLED: Final = 4
"""Of a long text every fourth letter tells as well whether it is in capitals."""
_COMPOSED: Final = frozenset(".'’ʿ")
_new: Final = tuple.__new__
_ELIDING: Final = frozenset({"fr", "it", "ca", "oc"})


class Token(NamedTuple):
    """A word or number.

    `is_joined` says that it may continue a name begun before it, `is_first` that a sentence or quotation starts here;
    `gap` is what stands between it and the word before.
    """

    start: int
    end: int
    text: str
    folded: str
    is_capital: bool
    is_joined: bool
    is_first: bool
    gap: str


def tokens_of(text: str, start: int, end: int, language: str) -> list[Token]:
    """The tokens of a stretch of text, in order."""
    found: list[Token] = []
    last = start
    previous = ""
    for match in _WORD.finditer(text, start, end):
        low, high = match.span()
        word = match.group()
        folded, is_capital, has_apostrophe = _seen(word)
        if has_apostrophe:
            low, high = _without_clitics(low, high, word, language)
            word = text[low:high]
            folded, is_capital, _ = _seen(word)
        gap = text[last:low]
        if gap == " ":
            is_first, is_joined = not found, bool(found)
        else:
            is_first, is_joined = _parts(gap, previous)
            is_first, is_joined = is_first or not found, is_joined and bool(found)
        # A third faster than by the name of the class, and this is the innermost loop of finding places.
        found.append(_new(Token, (low, high, word, folded, is_capital, is_joined, is_first, gap)))
        last = high
        previous = folded
    return found


@lru_cache(maxsize=200_000)
def _seen(word: str) -> tuple[str, bool, bool]:
    """A word's folded form, whether it has a capital, and whether it has an apostrophe."""
    folded = fold_word(word) if _COMPOSED.isdisjoint(word) else fold_name(word)
    return folded, word[:1].isupper(), "'" in word or "’" in word


def _parts(gap: str, previous: str) -> tuple[bool, bool]:
    """Whether what stands before a word starts a sentence, and whether the word may continue a name."""
    is_short = _shortens(gap, previous)
    is_first = not is_short and _SENTENCE_END.search(gap) is not None
    return is_first, _JOINS.fullmatch(gap) is not None and ("." not in gap or is_short)


def _shortens(gap: str, previous: str) -> bool:
    """The full stop in the gap belongs to an abbreviation such as "St." and ends no sentence."""
    return gap in {". ", ".\n"} and (previous in _ABBREVIATIONS or len(previous) == 1)


def _without_clitics(low: int, high: int, word: str, language: str) -> tuple[int, int]:
    """Offsets without an English possessive or a Romance elision ("l'Irak", "d'Ain")."""
    possessive = _POSSESSIVE.search(word)
    if possessive and possessive.start() > 0:
        return low, high - (len(word) - possessive.start())
    elision = _ELISION.match(word)
    # "L'Irak" begins a French sentence, "N'Djamena" and "D'Souza" are names.
    if elision and (word[0].islower() or (language in _ELIDING and word[0] in "LDQ")):
        return low + elision.end(), high
    return low, high


def is_mostly_capitals(text: str) -> bool:
    """The text is printed in capitals, so that capitals say nothing of names."""
    text = text if len(text) < _LONG else text[::_SAMPLED]
    upper = sum(map(str.isupper, text))
    lower = sum(map(str.islower, text))
    return upper > 3 * lower and upper > 20
