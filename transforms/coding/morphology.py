"""Lemmas and grammar of Russian and Ukrainian words, from the dictionaries of pymorphy3."""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

_REMEMBERED: Final = 100_000
_PARTS: Final = {
    "NOUN": frozenset({"NOUN"}),
    "PROPN": frozenset({"NOUN"}),
    "VERB": frozenset({"VERB", "INFN", "PRTF", "PRTS", "GRND"}),
    "AUX": frozenset({"VERB", "INFN", "GRND"}),
    "ADJ": frozenset({"ADJF", "ADJS", "PRTF", "PRTS"}),
    "DET": frozenset({"ADJF", "NPRO"}),
    "PRON": frozenset({"NPRO", "ADJF"}),
    "ADV": frozenset({"ADVB", "COMP", "PRED"}),
    "NUM": frozenset({"NUMR", "ADJF"}),
    "ADP": frozenset({"PREP"}),
    "SCONJ": frozenset({"CONJ"}),
    "CCONJ": frozenset({"CONJ"}),
}
"""Parts of speech of the dictionaries by those of Universal Dependencies."""
_GRAMMEMES: Final = {
    ("Case", "Nom"): "nomn",
    ("Case", "Gen"): "gent",
    ("Case", "Dat"): "datv",
    ("Case", "Acc"): "accs",
    ("Case", "Ins"): "ablt",
    ("Case", "Loc"): "loct",
    ("Number", "Sing"): "sing",
    ("Number", "Plur"): "plur",
    ("Gender", "Masc"): "masc",
    ("Gender", "Fem"): "femn",
    ("Gender", "Neut"): "neut",
}
_ADJECTIVAL: Final = frozenset({"ADJF", "PRTF"})
_BASE: Final = frozenset({"nomn", "sing", "masc"})


def plain(word: str) -> str:
    """A word in lower case with *е* for *ё*, which most texts do not print, and one kind of apostrophe."""
    return word.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'")


@dataclass(frozen=True)
class Participle:
    """The verb of a participle, and whether it suffers or acts."""

    verb: str
    is_passive: bool


class Morphology:
    """The dictionary of one language; build it once a process with `morphology_of`."""

    def __init__(self, language: str) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pymorphy3

            self._analyser = pymorphy3.MorphAnalyzer(lang=language)
        self.parses = lru_cache(_REMEMBERED)(self._parses)
        self._best_lemma = lru_cache(_REMEMBERED)(self._lemma)

    def _parses(self, word: str) -> tuple[Any, ...]:
        """What a word may be, the likeliest first."""
        return tuple(self._analyser.parse(word))

    def is_word(self, word: str) -> bool:
        """Whether the dictionary has a word in lower case, in any of its forms."""
        return bool(self._analyser.word_is_known(word))

    def lemmas(self, word: str) -> frozenset[str]:
        """Every lemma of a word in lower case; of verbs with a reflexive ending also the verb without it."""
        found = {plain(form) for each in self.parses(word) for form in (each.normal_form, base_form(each))}
        return frozenset(found | {bare for each in found if (bare := without_reflexive(each))})

    def lemma(self, word: str, pos: str, features: Mapping[str, str]) -> str:
        """The lemma of the reading that fits best a part of speech and features of Universal Dependencies."""
        grammemes = frozenset(_GRAMMEMES[item] for item in features.items() if item in _GRAMMEMES)
        return self._best_lemma(word, pos, grammemes)

    def _lemma(self, word: str, pos: str, grammemes: frozenset[str]) -> str:
        parts = _PARTS.get(pos, frozenset())
        best = max(self.parses(word), key=lambda each: _fit(each, parts, grammemes), default=None)
        if best is None:
            return plain(word)
        is_participle = best.tag.POS == "PRTF" and pos in {"NOUN", "PROPN", "ADJ"}
        return plain(base_form(best) if is_participle else best.normal_form)

    def participle(self, word: str) -> Participle | None:
        """What a word in lower case is as a participle; None if it is none."""
        for each in self.parses(word):
            if each.tag.POS in {"PRTF", "PRTS"}:
                return Participle(plain(each.normal_form), is_passive="pssv" in each.tag)
        return None


def base_form(parse: Any) -> str:  # noqa: ANN401 - pymorphy3 declares no types
    """An adjective or participle as an adjective's lemma ("задержанные" → "задержанный"); else the lemma."""
    if parse.tag.POS not in _ADJECTIVAL:
        return str(parse.normal_form)
    inflected = parse.inflect(_BASE)
    return str(inflected.word if inflected is not None else parse.normal_form)


def _fit(parse: Any, parts: frozenset[str], grammemes: frozenset[str]) -> tuple[int, float]:  # noqa: ANN401
    known = sum(each in parse.tag for each in grammemes)
    return (2 * (parse.tag.POS in parts) + (parse.tag.POS in parts) * known, parse.score)


def without_reflexive(verb: str) -> str:
    """A verb without its reflexive ending; empty if it has none."""
    return verb[:-2] if verb.endswith(("ться", "тись", "чься", "тися")) else ""


@cache
def morphology_of(language: str) -> Morphology:
    """The process's one dictionary of a language."""
    return Morphology(language)
