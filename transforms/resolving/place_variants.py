"""Other forms under which a printed name may stand in the gazetteer: case endings, Arabic prefixes, genitives."""

from functools import lru_cache
from typing import Final

from transforms.resolving.place_folding import fold_word

# Endings of Russian and Ukrainian cases, longest first, with the nominative endings they may come from.
_CYRILLIC: Final = (
    ("иями", ("ия",)),
    ("иях", ("ия",)),
    ("ской", ("ская",)),
    ("скую", ("ская",)),
    ("ского", ("ский", "ское")),
    ("ском", ("ский", "ское")),
    ("ському", ("ський",)),
    ("ського", ("ський",)),
    ("ій", ("а",)),
    ("ии", ("ия",)),
    ("ию", ("ия",)),
    ("ией", ("ия",)),
    ("іі", ("ія",)),
    ("ії", ("ія",)),
    ("ію", ("ія",)),
    ("єю", ("я",)),
    ("ом", ("", "о")),
    ("ем", ("ь", "")),
    ("ою", ("а",)),
    ("ой", ("а", "ая")),
    ("ей", ("я", "и")),
    ("ах", ("ы", "и", "а")),
    ("ам", ("ы", "и")),
    ("ых", ("ые",)),
    ("ові", ("ів", "")),
    ("ова", ("ів", "ов", "ово")),
    ("ову", ("ів", "ов", "ово")),
    ("овом", ("ів", "ов", "ово")),
    ("єва", ("їв",)),
    ("єві", ("їв",)),
    ("євом", ("їв",)),
    ("еві", ("",)),
    ("ці", ("ка",)),
    ("зі", ("га",)),
    ("ю", ("ь", "я")),
    ("у", ("а", "", "о")),
    ("е", ("", "а", "о", "ь")),
    ("і", ("", "а", "ь", "я")),
    ("и", ("ь", "а", "я", "")),
    ("ы", ("а", "")),
    ("а", ("", "о")),
    ("я", ("ь", "й")),
)
_ARABIC_PREFIXES: Final = ("وال", "فال", "بال", "كال", "وبال", "لل", "و", "ف", "ب", "ل", "ك", "وب", "ول")
_MINIMUM: Final = 3


@lru_cache(maxsize=50_000)
def forms_of(folded: str, script: str, language: str) -> tuple[str, ...]:
    """Folded forms to try of a name's last word (Cyrillic, German) or first (Arabic), the printed one first."""
    if script == "cyrillic":
        return (folded, *_nominatives(folded))
    if script == "arabic":
        return (folded, *_without_prefix(folded))
    if language == "de" and folded.endswith("s") and len(folded) > _MINIMUM + 1:
        return (folded, folded[:-1])
    return (folded,)


def _nominatives(word: str) -> list[str]:
    found: list[str] = []
    for ending, bases in _CYRILLIC:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _MINIMUM - 1:
            found.extend(stem + base for base in bases)
    return list(dict.fromkeys(found))


def _without_prefix(word: str) -> list[str]:
    """Without conjunction, preposition and article; the folded form of what remains."""
    found: list[str] = []
    for prefix in _ARABIC_PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _MINIMUM:
            found.append(fold_word(rest))
    return list(dict.fromkeys(found))
