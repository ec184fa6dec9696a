"""What German nouns and adjectives are: lemma and number of inflected forms, compounds taken apart."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.shallow.tagging import Vocabulary

_ENDINGS: Final = (
    ("", ""),
    ("s", ""),
    ("es", "Sing"),
    ("n", "Plur"),
    ("en", "Plur"),
    ("e", "Plur"),
    ("er", "Plur"),
    ("ern", "Plur"),
    ("nen", "Plur"),
    ("se", "Plur"),
    ("sen", "Plur"),
)
_UMLAUTS: Final = str.maketrans("äöü", "aou")
_FOREIGN: Final = {"ien": "ium", "a": "um", "en": "um", "i": "us"}
_LINKS: Final = ("", "s", "es", "n", "en", "er", "e", "ens", "nen")
_SHORTEST_TAIL: Final = 3
_SHORTEST_HEAD: Final = 3
_ADJECTIVE: Final = ("en", "em", "er", "es", "e")
_OWN_NOUNS: Final = (
    "ung", "heit", "keit", "schaft", "tion", "tät", "ismus", "nis", "ment", "tum", "ling", "ungen", "heiten", "keiten",
    "tionen", "schaften", "innen",
)  # fmt: skip
_PROPER: Final = frozenset({"name"})
_WEAK: Final = ("ant", "ent", "ist", "at", "et", "oge", "ad")


@dataclass(frozen=True)
class Noun:
    """A noun: lemma of its last part, number ("" if either), the parts before it as written with their lemmas.

    `is_sure` if the lexicon has it.
    """

    lemma: str
    number: str
    parts: tuple[tuple[str, str], ...] = ()
    is_name: bool = False
    is_sure: bool = True


class GermanWords:
    """Nouns and adjectives that the lexicon and the dictionary know."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        self._lexicon = lexicon
        singles = {entry.split()[0] for entry in vocabulary.nouns} | vocabulary.extras
        self._known = frozenset(singles | set(lexicon.nationalities)) - vocabulary.verbs
        words = lexicon.words
        self._listed = words["armed_adjectives"] | words["name_adjectives"] | frozenset(lexicon.nationalities)
        self._tails = frozenset(word for word in self._known if len(word) >= _SHORTEST_TAIL)
        self._whole = lexicon.words["whole_only"]
        self._dictionary = DefaultDictionaryFactory().get_dictionary("de")
        self.noun = lru_cache(maxsize=100_000)(self._noun)
        self.adjective = lru_cache(maxsize=100_000)(self._adjective)

    def _look(self, word: str) -> str | None:
        found = self._dictionary.get(word)
        return None if found is None else str(found)

    def _noun(self, word: str) -> Noun | None:
        """A word printed with a capital as a noun; None if nothing speaks for one."""
        head, hyphen, tail = word.rpartition("-")
        if hyphen and head and tail[:1].isupper():
            found = self._noun(tail)
            if found is not None and not found.is_name:
                return Noun(found.lemma, found.number, ((head, self._part(head)), *found.parts))
        low = word.lower()
        direct = self._direct(low)
        if direct is not None:
            return direct
        lemma = self._look(word)
        if lemma is not None and lemma.lower() in self._known:
            return self._named(lemma.lower(), "" if lemma == word else "Plur")
        return self._compound(low, word) or self._foreign(word, lemma)

    def _direct(self, low: str) -> Noun | None:
        """A form of a noun that the lexicon has; nouns made of adjectives are listed in -e."""
        for ending, number in _ENDINGS:
            if not low.endswith(ending):
                continue
            stem = low[: len(low) - len(ending)] if ending else low
            for base in (stem, stem.translate(_UMLAUTS) if ending in {"e", "er", "ern", "n", ""} else stem):
                if base in self._known and (base == stem or ending or base == _back(stem)):
                    return self._named(base, self._number(base, low, number))
            if ending in {"n", "r"} and stem in self._known:
                return self._named(stem, "")
        for ending, base_ending in _FOREIGN.items():
            if low.endswith(ending) and low[: -len(ending)] + base_ending in self._known:
                return self._named(low[: -len(ending)] + base_ending, "Plur")
        if low.endswith("er") and low[:-1] in self._known:
            return self._named(low[:-1], "Sing")
        return None

    def _number(self, lemma: str, form: str, number: str) -> str:
        """Number of a form: "Soldaten" may be either, "Beamte" too, "Angriffe" is plural."""
        if lemma in self._lexicon.words["plural_only"]:
            return "Plur"
        if form == lemma:
            ends = lemma.endswith(("er", "en", "el", "chen"))
            return "" if ends or self._is_adjectival(lemma) else "Sing"
        is_weak = number == "Plur" and form.endswith("en") and lemma.endswith((*_WEAK, "e", "präsident", "mensch"))
        is_person = bool(self._lexicon.classes(lemma) & {"person", "official", "armed"}) or lemma.endswith(_WEAK)
        if (is_weak and is_person) or self._is_adjectival(lemma):
            return ""
        if lemma.endswith(("er", "el")) and form == lemma + "n":
            return "Plur"
        return number

    def _is_adjectival(self, lemma: str) -> bool:
        return lemma in self._lexicon.words["adjectival"]

    def _named(self, lemma: str, number: str) -> Noun:
        return Noun(lemma, number, is_name=bool(self._lexicon.classes(lemma) & _PROPER))

    def _compound(self, low: str, word: str) -> Noun | None:
        """The longest known last part before which a known word stands."""
        if word in self._whole or low in self._whole:
            return None
        for cut in range(_SHORTEST_HEAD, len(low) - _SHORTEST_TAIL + 1):
            tail = self._direct(low[cut:])
            if tail is None or tail.lemma not in self._tails or tail.is_name or tail.lemma in self._whole:
                continue
            part = self._head(low[:cut])
            if part is not None:
                return Noun(tail.lemma, tail.number, ((word[:cut], part),))
        return None

    def _head(self, head: str) -> str | None:
        """Lemma of the first part of a compound, with or without a link; None if it is no word."""
        bases = [head[: len(head) - len(link)] for link in _LINKS if head.endswith(link)]
        words = [each for each in (*bases, head + "e", head + "en") if len(each) >= _SHORTEST_HEAD - 1]
        for is_word in (self._known.__contains__, self._is_word):
            if found_word := next((each for each in words if is_word(each)), None):
                return found_word
        found = self._compound(head, head)
        return found.lemma if found is not None else None

    def _is_word(self, low: str) -> bool:
        if low in self._known:
            return True
        return len(low) >= _SHORTEST_HEAD and (self._look(low.capitalize()) is not None or self._look(low) == low)

    def _part(self, head: str) -> str:
        found = self._direct(head.lower())
        return found.lemma if found is not None else head.lower()

    def _foreign(self, word: str, lemma: str | None) -> Noun | None:
        """A noun that only the dictionary has, or that ends as nouns do; the dictionary's names are none."""
        if lemma is not None and lemma not in {word, word.removesuffix("s")} and lemma[:1].isupper():
            return Noun(lemma.lower(), "Plur", is_sure=False)
        if word.lower().endswith(_OWN_NOUNS) and len(word) > 6:
            is_plural = word.endswith(("ungen", "heiten", "keiten", "tionen", "schaften", "innen"))
            return Noun((lemma or word).lower(), "Plur" if is_plural else "Sing", is_sure=False)
        return None

    def _adjective(self, word: str) -> str | None:
        """Lemma of an inflected adjective; None if the word has no ending of one."""
        low = word.lower()
        for ending in _ADJECTIVE:
            if low.endswith(ending) and len(low) - len(ending) >= 2:
                stem = low[: -len(ending)]
                if stem in self._listed:
                    return stem
                found = self._look(low)
                return found.lower() if found is not None and found != low and found[:1].islower() else stem
        return None

    def is_name(self, word: str) -> bool:
        """Whether the lexicon or the dictionary has a name: the dictionary's nouns have more forms than names."""
        return bool(self._lexicon.classes(word.lower()) & _PROPER) or (
            self._look(word) == word and word.lower() not in self._known
        )

    def is_listed(self, word: str) -> bool:
        """Whether the dictionary has a word as a noun with a plural of its own, which names do not have."""
        return self._look(word) == word and any(
            self._look(form) == word for form in (word + "en", word + "n", word + "e", word + "es", word + "er")
        )

    def listed(self, word: str) -> str:
        """The lemma of such a word."""
        return (self._look(word) or word).lower()

    def is_common(self, word: str) -> bool:
        """Whether the dictionary has a word in lower case."""
        return self._look(word.lower()) is not None


def _back(stem: str) -> str:
    return stem.translate(_UMLAUTS)
