"""Forms of nationality adjectives, class words and names, by rules for each language."""

from collections.abc import Callable
from typing import Final

_FRENCH_FEMININE: Final = (("en", "enne"), ("er", "ère"), ("eur", "euse"), ("f", "ve"), ("el", "elle"), ("if", "ive"))
_ADJECTIVES: Final = {
    "ский": "ого ому им ом", "цкий": "ого ому им ом", "ський": "ого ому им ім", "цький": "ого ому им ім",
    "ный": "ого ому ым ом", "ний": "ого ому им ім", "ская": "ой ую", "ська": "ої ій у ою",
}  # fmt: skip
"""Endings of surnames that are adjectives; the last two letters change with the case."""
_SLAVIC_CASES: Final = {
    "ия": "ии ию ией", "ія": "ії ію ією", "їна": "їни їні їну їною", "ща": "щи щі щу щею щей ще",
    "а": "ы е у ой и і ою",
    "я": "и е ю ей і ею", "й": "я ю ем є єм ї е", "ь": "я ю ем е и і",
}  # fmt: skip


def english(word: str) -> list[str]:
    """Singular and plural."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return [word, f"{word}es"]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return [word, f"{word[:-1]}ies"]
    if word.endswith("man") and not word.endswith(("german", "roman", "ottoman")):
        return [word, f"{word[:-3]}men", f"{word}s"]
    return [word, f"{word}s"]


def french(word: str) -> list[str]:
    """Masculine and feminine, singular and plural."""
    if word.endswith("al"):
        return [word, f"{word}e", f"{word}es", f"{word[:-1]}ux", f"{word}s"]
    feminine = next((word[: -len(end)] + new for end, new in _FRENCH_FEMININE if word.endswith(end)), None)
    feminine = feminine or (word if word.endswith("e") else f"{word}e")
    plural = word if word.endswith(("s", "x")) else f"{word}x" if word.endswith("eau") else f"{word}s"
    forms = [word, plural, feminine, f"{feminine}s"]
    return [*forms, f"{word[:-3]}rice", f"{word[:-3]}rices"] if word.endswith("teur") else forms


def spanish(word: str) -> list[str]:
    """Masculine and feminine, singular and plural."""
    if word.endswith("o"):
        return [word, f"{word}s", f"{word[:-1]}a", f"{word[:-1]}as"]
    if word.endswith(("és", "ón", "án")):
        bare = word[:-2] + {"é": "e", "ó": "o", "á": "a"}[word[-2]] + word[-1]
        return [word, f"{bare}a", f"{bare}es", f"{bare}as"]
    if word.endswith("z"):
        return [word, f"{word[:-1]}ces"]
    if word.endswith("or"):
        return [word, f"{word}a", f"{word}es", f"{word}as"]
    if word[-1:] in "aeé":
        return [word, f"{word}s"]
    return [word, f"{word}es", f"{word}s"]


def portuguese(word: str) -> list[str]:
    """Masculine and feminine, singular and plural."""
    if word.endswith("ão"):
        return [word, f"{word[:-2]}ões", f"{word[:-2]}ães", f"{word[:-2]}ã", f"{word}s"]
    if word.endswith("ês"):
        return [word, f"{word[:-2]}esa", f"{word[:-2]}eses", f"{word[:-2]}esas"]
    if word.endswith("l"):
        return [word, f"{word[:-1]}is"]
    if word.endswith("m"):
        return [word, f"{word[:-1]}ns"]
    return spanish(word)


def german(word: str) -> list[str]:
    """Endings of adjectives and of weak and strong nouns."""
    if word.endswith("isch"):
        return [word, *(word + end for end in ("e", "er", "es", "en", "em"))]
    return [word, *(word + end for end in ("s", "n", "e", "en", "es", "er", "ern", "in", "innen"))]


def arabic(word: str) -> list[str]:
    """Feminine, dual and plural endings."""
    stem = word[:-1] if word.endswith("ة") else word
    return [word, *(stem + end for end in ("ة", "ون", "ين", "ات", "تين", "ا"))]


def slavic(word: str) -> list[str]:
    """Cases of a noun, for names; adjectives and class words are given by their stems."""
    for end, cases in _ADJECTIVES.items():
        if word.endswith(end):
            return [word, *(word[: -(1 if end == "ська" else 2)] + case for case in cases.split())]
    for end, cases in _SLAVIC_CASES.items():
        if word.endswith(end):
            return [word, *(word[: -len(end)] + case for case in cases.split())]
    if word[-1:] in "оеиіуыюэ":
        return [word]
    return [word, *(word + case for case in ("а", "у", "ом", "е", "ы", "ов", "ым", "і", "ів"))]


RULES: Final[dict[str, Callable[[str], list[str]]]] = {
    "en": english,
    "fr": french,
    "es": spanish,
    "pt": portuguese,
    "de": german,
    "ar": arabic,
    "ru": slavic,
    "uk": slavic,
}
_HEAD_LAST: Final = frozenset(("en", "de"))


def forms_of(phrase: str, language: str) -> list[str]:
    """All forms of a class word or adjective; the head of several words is inflected (last in English, else first).

    Forms with a star (a stem) or a full stop at the end ("police.": as it stands) are not inflected.
    """
    if phrase.endswith("."):
        return [phrase[:-1]]
    rule = RULES.get(language)
    if "*" in phrase or rule is None:
        return [phrase]
    words = phrase.split(" ")
    at = len(words) - 1 if language in _HEAD_LAST else 0
    return [" ".join([*words[:at], form, *words[at + 1 :]]) for form in rule(words[at])]
