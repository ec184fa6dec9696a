"""Names across scripts: their Latin letters, and the consonants that stay whatever the script and spelling."""

import re
from functools import lru_cache
from typing import Final

from transforms.resolving.actor_text import fold

_CYRILLIC: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_ARABIC: Final = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "j", "چ": "ch", "ح": "h",
    "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t",
    "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ڤ": "v", "ق": "q", "ك": "k", "ک": "k", "گ": "g", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "ة": "a", "و": "w", "ؤ": "w", "ي": "y", "ی": "y", "ى": "a", "ئ": "y", "ء": "",
}  # fmt: skip
_LATIN: Final = str.maketrans(_CYRILLIC | _ARABIC)
# Groups of letters first, then single ones; an empty one is no consonant that every script keeps.
_SOUNDS: Final = (
    ("shch", "s"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("dzh", "g"), ("dj", "g"), ("zh", "g"), ("kh", ""),
    ("gh", "g"), ("ch", "c"), ("sh", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("ts", "c"),
    ("tz", "c"), ("cz", "c"), ("qu", "k"), ("x", "ks"), ("q", "k"), ("j", "g"), ("z", "s"), ("p", "b"), ("v", "f"),
    ("h", ""), ("w", ""), ("y", ""), ("a", ""), ("e", ""), ("i", ""), ("o", ""), ("u", ""),
)  # fmt: skip
_SOUND: Final = re.compile("|".join(letters for letters, _ in _SOUNDS) + r"|c(?=[eiy])|c")
_SOUND_OF: Final = dict(_SOUNDS) | {"c": "k"}
_TWICE: Final = re.compile(r"(.)\1+")
_ARTICLE: Final = "ال"


@lru_cache(maxsize=65536)
def latin(word: str) -> str:
    """A folded word in Latin letters; Arabic ones have no short vowels."""
    if word.isascii():
        return word
    bare = word.removeprefix(_ARTICLE) if len(word) > len(_ARTICLE) + 2 else word
    return fold(bare.translate(_LATIN))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a word, like ones made one: Зеленский, Zelenskyy and زيلينسكي are slnsk.

    W, y and h go with the vowels, for Arabic writes vowels so and Russian and Arabic lack an h of their own; p is b,
    v is f, g is j, for Arabic has but one of each.
    """
    sounds = _SOUND.sub(_sound, latin(word))
    return _TWICE.sub(r"\1", sounds)


def _sound(match: re.Match[str]) -> str:
    letters = match[0]
    if letters == "c":
        after = match.string[match.end() : match.end() + 1]
        return "s" if after and after in "eiy" else "k"
    return _SOUND_OF[letters]


def is_latin(word: str) -> bool:
    """Whether a word has no letter of another script."""
    return all(letter < "\u0250" for letter in word)
