"""Folding of place names: what makes two spellings of a name the same, in Latin, Cyrillic and Arabic script."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "ə": "a",
        "ħ": "h",
        "ŋ": "n",
        # Cyrillic: ё is often printed е; Ukrainian ґ as г
        "ё": "е",
        "ґ": "г",
        # Arabic: forms of alef, hamza carriers, teh marbuta, alef maksura, Persian letters, tatweel
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ة": "ه",
        "ى": "ي",
        "ؤ": "و",
        "ئ": "ي",
        "ی": "ي",
        "ک": "ك",
        "ـ": "",
        "ء": "",
    }
)
_DROPPED: Final = re.compile("['’‘ʼʿʾʻ`´ʹʺ“”\"]")
_TRANSLITERATED: Final = re.compile("[āēīōūĀĒĪŌŪḩḨḑḐ‘ẕ]|[zZ]\u0327")
_APART: Final = re.compile(r"[\W_]+")
_SHORT: Final = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_ARTICLE: Final = "ال"
_KEPT_LETTERS: Final = 2


def fold_name(name: str) -> str:
    """The folded form of a name: lower case, no accents or apostrophes, words parted by one space.

    Full stops inside abbreviations vanish ("U.S." is "us"), hyphens part words, the Arabic article goes.
    """
    words = _APART.split(_DROPPED.sub("", name.replace(".", "") if _is_abbreviation(name) else name))
    return " ".join(filter(None, map(fold_word, words)))


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """The folded form of one word without separators; empty if nothing is left."""
    if word.isascii():
        lower = word.lower()
        return _SHORT.get(lower, lower)
    lower = word.lower().translate(_LETTERS)
    # й must stay a letter of its own, or Russian words would run into others.
    marked = unicodedata.normalize("NFKD", lower.replace("й", "\0"))
    plain = "".join(each for each in marked if not unicodedata.combining(each)).replace("\0", "й")
    plain = plain.translate(_LETTERS)
    if plain.startswith(_ARTICLE) and len(plain) >= len(_ARTICLE) + _KEPT_LETTERS:
        plain = plain[len(_ARTICLE) :]
    return _SHORT.get(plain, plain)


def script_of(name: str) -> str:
    """The script of a name's first letter: latin, cyrillic, arabic or other."""
    for each in name:
        if not each.isalpha():
            continue
        code = ord(each)
        if code < 0x250 or 0x1E00 <= code < 0x1F00:
            return "latin"
        if 0x400 <= code < 0x530:
            return "cyrillic"
        if 0x600 <= code < 0x780 or 0xFB50 <= code < 0xFE00:
            return "arabic"
        return "other"
    return "other"


def plain_name(name: str) -> str:
    """A name without the marks of scientific transliteration ("Kābul" is Kabul); others keep theirs ("Bogotá")."""
    if not _TRANSLITERATED.search(unicodedata.normalize("NFC", name)):
        return name
    marked = unicodedata.normalize("NFD", _DROPPED.sub("", name))
    return "".join(each for each in marked if not unicodedata.combining(each))


def _is_abbreviation(name: str) -> bool:
    parts = name.rstrip(".").split(".")
    return len(parts) > 1 and all(len(part) == 1 for part in parts)
