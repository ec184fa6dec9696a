"""Words of a text as actor names are compared: folded, with offsets, capitals and the gap before each."""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

_MARKS: Final = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640"
_WORD: Final = re.compile(rf"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?|[^\W_](?:[^\W_]|[{_MARKS}])*")
_LETTERS: Final = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "e",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None, "ؤ": "و", "ئ": "ي", "ک": "ك", "ی": "ي",
        ".": None,
    }
)  # fmt: skip
_ARTICLE: Final = re.compile(r"^(?:[وف]?(?:[بك]?ال|لل))(?=..)")
_CASELESS: Final = re.compile(r"[\u0590-\u08ff\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f\uac00-\ud7af]")


class Token(NamedTuple):
    """A word: code points from `start` to `end` of the text, its folded form, and what stands between it and the last.

    `is_name` is whether it starts with a capital or its script has none; `is_upper` whether all its letters (two or
    more) are capitals.
    """

    start: int
    end: int
    text: str
    fold: str
    gap: str
    is_name: bool
    is_upper: bool


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word without case, accents, dots, Arabic vowel signs and the Arabic article (with what is written onto it)."""
    bare = "".join(
        each
        for each in unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
        if not unicodedata.combining(each)
    ).translate(_LETTERS)
    if bare and "\u0600" <= bare[0] <= "\u06ff":
        return _ARTICLE.sub("", bare)
    return bare


@lru_cache(maxsize=200_000)
def _traits(word: str) -> tuple[str, bool, bool]:
    is_caseless = bool(_CASELESS.match(word))
    letters = word.replace(".", "")
    return fold(word), is_caseless or word[0].isupper(), len(letters) > 1 and letters.isupper()


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of `text` from `start` to `end`; elisions, possessives and hyphens part words ("l'Iran" is two)."""
    end = len(text) if end is None else end
    found = []
    last = start
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        first, stop = match.span()
        found.append(Token(first, stop, word, *_with_gap(word, text[last:first])))
        last = stop
    return found


def _with_gap(word: str, gap: str) -> tuple[str, str, bool, bool]:
    folded, is_name, is_upper = _traits(word)
    return folded, gap, is_name, is_upper


def folded_words(text: str) -> tuple[str, ...]:
    """The folded words of a name, as `tokens_of` would give them."""
    return tuple(fold(word) for word in _WORD.findall(text))


def slug(name: str) -> str:
    """A name as an id: folded Latin words parted by hyphens, apostrophes and the like dropped."""
    return "-".join(folded_words(re.sub(r"(?<=\w)['’ʿʾ`‘](?=\w)", "", name)))


def is_shouted(text: str) -> bool:
    """Whether a text is printed in capitals, so that capitals tell nothing."""
    letters = [each for each in text[:2000] if each.isalpha()]
    return len(letters) > 20 and sum(each.isupper() for each in letters) > 0.8 * len(letters)
