"""Takes Arabic words apart (conjunctions, prepositions, article, pronouns) and finds the lemma of what is left."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.shallow.arabic_verbs import Features, conjugated, plain
from transforms.coding.shallow.grammar import Grammar
from transforms.coding.shallow.tagging import Vocabulary

_CONJUNCTIONS: Final = ("", "و", "ف")
_PREPOSITIONS: Final = ("", "ب", "ل", "ك")
_PRONOUNS: Final = ("هما", "هم", "هن", "ها", "ه", "نا", "كم")
_SUFFIXES: Final = (("تين", "Dual"), ("تان", "Dual"), ("ات", "Plur"), ("ين", "Plur"), ("ون", "Plur"), ("ان", "Dual"))
_FEMININE: Final = ("ات", "تين", "تان")
_ENDINGS: Final = ("ا", "ة", "ات", "ون", "ين", "تين", "تان", "ان")
_SHORTEST: Final = 2


@dataclass(frozen=True)
class Core:
    """What may be left of a word: its readings as verb and as noun or adjective; `is_sure` if the lexicon has it."""

    verb: tuple[str, Features] | None
    noun: str | None
    features: Features
    is_sure: bool = True


@dataclass(frozen=True)
class Pieces:
    """A word taken apart: the clitics before the core, the core's bounds, the pronoun after it."""

    conjunction: str
    preposition: str
    start: int
    end: int
    core: str
    found: Core | None
    is_definite: bool


class ArabicWords:
    """The words that the lexicon and the dictionary know."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar, vocabulary: Vocabulary) -> None:
        self.closed = frozenset(plain(form) for form in grammar.words if " " not in form)
        self.verbs = conjugated(vocabulary.verbs | grammar.settings["verbs"])
        known = vocabulary.nouns | vocabulary.predicates | vocabulary.extras | grammar.settings["adjectives"]
        singles = {word for entry in known for word in entry.split()}
        self.known = frozenset(singles - vocabulary.verbs | vocabulary.nouns)
        self.nations = frozenset(lexicon.nationalities)
        self._nouns = _noun_forms(self.known | self.nations)
        self.nation_forms = _noun_forms(self.nations)
        self._dictionary = DefaultDictionaryFactory().get_dictionary("ar")
        for form, lemma in _dictionary_forms(self._dictionary, self.known):
            if form not in self.verbs:
                self._nouns.setdefault(form, lemma)
        self._whole = self.closed | {plain(word) for word in lexicon.numbers}
        self.take_apart = lru_cache(maxsize=100_000)(self._take_apart)

    def _take_apart(self, text: str) -> Pieces:
        """The likeliest way to take a word apart: the fewest clitics that leave a known core."""
        best: Pieces | None = None
        for conjunction in _CONJUNCTIONS:
            if not text.startswith(conjunction):
                continue
            for preposition in _PREPOSITIONS:
                rest = text[len(conjunction) :]
                if rest.startswith(preposition):
                    found = self._with(text, conjunction, preposition)
                    if found is not None and (best is None or _cost(found) < _cost(best)):
                        best = found
        return best or self._unknown(text)

    def _with(self, text: str, conjunction: str, preposition: str) -> Pieces | None:
        start = len(conjunction) + len(preposition)
        rest = text[start:]
        is_definite = False
        if preposition == "ل" and rest.startswith("ل") and len(rest) > _SHORTEST:
            # Of three lams two are written: "للاجئين" is for the refugees (لاجئين).
            is_short = self.core(rest[1:], is_bare=False) is None and self.core(rest, is_bare=False) is not None
            start, rest, is_definite = (start, rest, True) if is_short else (start + 1, rest[1:], True)
        elif rest.startswith("ال") and len(rest) > 3 and rest not in self._whole:
            core = rest[2:]
            found = self.core(core, is_bare=False)
            if found is not None and found.noun is not None:
                return Pieces(conjunction, preposition, start, len(text), core, found, True)
        if len(rest) < _SHORTEST:
            return None
        if not is_definite and rest in self._whole:
            return Pieces(conjunction, preposition, start, len(text), rest, None, False)
        found = self.core(rest, is_bare=not (preposition or is_definite))
        if found is not None:
            return Pieces(conjunction, preposition, start, len(text), rest, found, is_definite)
        return self._with_pronoun(text, conjunction, preposition, start)

    def _with_pronoun(self, text: str, conjunction: str, preposition: str, start: int) -> Pieces | None:
        rest = text[start:]
        for pronoun in _PRONOUNS:
            core = rest[: -len(pronoun)]
            if rest.endswith(pronoun) and len(core) >= _SHORTEST:
                found = self.core(core, is_bare=not preposition) or self.core(_closed_t(core), is_bare=False)
                end = len(text) - len(pronoun)
                if core in self.closed:
                    return Pieces(conjunction, preposition, start, end, core, None, False)
                if found is not None:
                    return Pieces(conjunction, preposition, start, end, core, found, False)
        return None

    def _unknown(self, text: str) -> Pieces:
        for conjunction in ("", "و", "ف"):
            for preposition in ("", "ب", "ك"):
                prefix = conjunction + preposition + "ال"
                if text.startswith(prefix) and len(text) - len(prefix) >= _SHORTEST:
                    start = len(conjunction + preposition)
                    return Pieces(conjunction, preposition, start, len(text), text[start + 2 :], None, True)
            if text.startswith(conjunction + "لل") and len(text) > 4:
                start = len(conjunction) + 2
                return Pieces(conjunction, "ل", start, len(text), text[start:], None, True)
        return Pieces("", "", 0, len(text), text, None, False)

    def core(self, word: str, *, is_bare: bool) -> Core | None:
        """Readings of a word without clitics; verbs only where nothing but a conjunction stands before it."""
        verb = self.verbs.get(word) if is_bare else None
        features: Features = {}
        if verb is None and is_bare and word.startswith("س") and word[1:2] in set("يتنا"):
            future = self.verbs.get(word[1:])
            if future is not None and future[1].get("Tense") == "Pres":
                verb = future[0], {**future[1], "Tense": "Fut"}
        noun, features = self._noun(word)
        if verb is not None and word not in self._nouns:
            noun, features = None, {}
        if verb is None and noun is None:
            return None
        if verb is None and noun not in self.known and noun not in self.nations:
            if is_bare and word[0] == "ي" and len(word) > 3:
                return Core((word, {"VerbForm": "Fin", "Tense": "Pres", "Gender": "Masc"}), None, {}, is_sure=False)
            return Core(None, noun, features, is_sure=False)
        # Women alone do little in the news: "وعدن" is rather Aden than what they promised.
        is_rare = verb is not None and noun is None and verb[1].get("Gender") == "Fem" and word.endswith("ن")
        return Core(verb, noun, features, is_sure=not (is_rare and verb is not None and "Number" in verb[1]))

    def _noun(self, word: str) -> tuple[str | None, Features]:
        """The lemma of a noun or adjective with number, and whether it ends like an object ("جنديا")."""
        known = self._nouns.get(word)
        if known is not None:
            return known, _number(word, known)
        if word.endswith("ا") and len(word) > 3 and word[:-1] in self._nouns:
            return self._nouns[word[:-1]], {"Case": "Acc"}
        entry = self._dictionary.get(word)
        if entry is not None:
            lemma = str(entry)
            return lemma, _number(word, plain(lemma))
        for suffix, number in _SUFFIXES:
            if word.endswith(suffix) and len(word) > len(suffix) + _SHORTEST:
                stem = word[: -len(suffix)]
                for base in (stem, stem + "ة"):
                    if base in self._nouns:
                        return self._nouns[base], {"Number": number, "Free": "Yes"}
        return None, {}


def _cost(pieces: Pieces) -> int:
    clitics = bool(pieces.conjunction) + bool(pieces.preposition) + (pieces.end - pieces.start != len(pieces.core))
    is_sure = pieces.found is None or pieces.found.is_sure
    return 2 * clitics + (0 if is_sure else 3)


def _closed_t(core: str) -> str:
    return core[:-1] + "ة" if core.endswith("ت") else core


def _number(word: str, lemma: str) -> Features:
    if word == plain(lemma):
        return {}
    if word.endswith("ا") and word[:-1] == plain(lemma):
        return {"Case": "Acc"}
    if word.endswith(("تين", "تان")):
        return {"Number": "Dual", "Free": "Yes"}
    if word.endswith(("ون", "ين")):
        return {"Number": "Plur", "Free": "Yes"}
    if word.endswith("ان") and not lemma.endswith("ان"):
        return {"Number": "Dual", "Free": "Yes"}
    return {"Number": "Plur"} if not word.endswith("ة") else {}


def _noun_forms(lemmas: frozenset[str]) -> dict[str, str]:
    """Regular forms of nouns and adjectives by form without hamza signs."""
    forms: dict[str, str] = {}
    for lemma in sorted(lemmas, key=lambda each: (not each.endswith("ة"), each)):
        word = plain(lemma)
        forms[word] = lemma
        stem, endings = (word[:-1], _FEMININE) if word.endswith("ة") else (word, _ENDINGS)
        for ending in endings:
            forms.setdefault(stem + ending, lemma)
    for lemma in sorted(lemmas):
        forms[plain(lemma)] = lemma
    return forms


def _dictionary_forms(dictionary: Mapping[str, str], known: frozenset[str]) -> list[tuple[str, str]]:
    """Forms of known nouns in the dictionary: it has the broken plurals."""
    plains = {plain(lemma): lemma for lemma in sorted(known)}
    bases: dict[str, str | None] = {}
    found: list[tuple[str, str]] = []
    for form, lemma in dictionary.items():
        if lemma not in bases:
            bases[lemma] = plains.get(plain(lemma))
        base = bases[lemma]
        if base is not None:
            found.append((plain(form), base))
    return found
