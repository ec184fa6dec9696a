"""Open-class words of German before their stretch is known: nouns, names, adjectives, and what may be a verb."""

import re
from typing import Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.shallow.german_slots import Slot, is_verb
from transforms.coding.shallow.german_verbs import Conjugation
from transforms.coding.shallow.german_words import GermanWords, Noun
from transforms.coding.shallow.grammar import Analysis, Grammar
from transforms.coding.shallow.tagging import Vocabulary, Word, number_at

OPENING: Final = frozenset({":", "„", "»", '"', "“", "–", "-", "(", "‚"})
"""Signs after which any word may have a capital."""
NAME_PARTICLES: Final = frozenset({"bin", "ibn", "al", "el", "de", "da", "di", "van", "ben", "abu"})
"""Small words inside names."""
_NAME_PART: Final = re.compile(r"[a-z]{2,3}-[A-ZÄÖÜ]")
_BEFORE_NOUN: Final = frozenset({"DET", "ADJ", "NUM", "ADP"})


class OpenWords:
    """Reads the open-class words of sentences."""

    def __init__(
        self, lexicon: Lexicon, grammar: Grammar, vocabulary: Vocabulary, words: GermanWords, verbs: Conjugation
    ) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        self._predicates = vocabulary.predicates
        self._words = words
        self._verbs = verbs

    def slot(self, words: list[Word], at: int, slots: list[Slot]) -> Slot:
        """The word at a place, given the slots of those before it."""
        word, form = words[at], words[at].text.lower()
        number = number_at(self._lexicon, form.rstrip("."))
        if form.endswith(".") and form[:1].isdigit():
            return Slot(word, form, Analysis(form, "ADJ", {"Ordinal": "Yes"}))
        if number is not None:
            return Slot(word, form, number)
        if word.text[:1].isupper():
            following = words[at + 1].text if at + 1 < len(words) else ""
            is_first = at == 0 or words[at - 1].text in OPENING
            return self._capital(word, form, following, is_first=is_first, slots=slots)
        if slots and slots[-1].pos == "PROPN" and (_NAME_PART.match(word.text) or form in NAME_PARTICLES):
            return Slot(word, form, Analysis(form, "PROPN"))
        return self._small(words, at, slots)

    def _small(self, words: list[Word], at: int, slots: list[Slot]) -> Slot:
        """A word without a capital: an adjective before its noun, a verb, a predicate, or else an adverb."""
        word, form = words[at], words[at].text.lower()
        verbs = list(self._verbs.forms.get(form, ()))
        adjective = self._words.adjective(word.text)
        is_modifier = adjective is not None and self._leads_to_noun(words, at)
        if adjective is not None and is_modifier and (not verbs or _stands_before_noun(slots)):
            return Slot(word, form, self._adjective(adjective))
        if verbs:
            return Slot(word, form, None, verbs)
        if form in self._predicates:
            return Slot(word, form, Analysis(form, "ADJ", {"Said": "Yes"}))
        return Slot(word, form, Analysis(form, "ADV"))

    def _leads_to_noun(self, words: list[Word], at: int) -> bool:
        """Whether a noun follows, with nothing but further adjectives between."""
        for i in range(at + 1, min(at + 4, len(words))):
            if words[i].text[:1].isupper():
                return True
            form = words[i].text.lower()
            is_joint = form in {"und", "oder", "aber", ","} and i > at + 1
            if not is_joint and (form in self._grammar.words or self._words.adjective(form) is None):
                return False
        return False

    def _adjective(self, lemma: str) -> Analysis:
        return Analysis(lemma, "ADJ", {"Nation": "Yes"} if lemma in self._lexicon.nationalities else {})

    def _capital(self, word: Word, form: str, following: str, *, is_first: bool, slots: list[Slot]) -> Slot:
        """A word with a capital: a noun, a name, an adjective of a name, or any word at the beginning."""
        noun = self._words.noun(word.text)
        is_before_noun = following[:1].isupper() or (
            following[:1].islower() and self._words.adjective(following) is not None
        )
        adjective = self._words.adjective(word.text)
        is_adjectival = noun is not None and noun.lemma in self._lexicon.words["adjectival"]
        if following[:1].isupper() and adjective is not None:
            is_nation = adjective in self._lexicon.nationalities
            is_strange = noun is None or not noun.is_sure
            is_known = is_nation or is_adjectival or (is_strange and self._words.is_common(word.text))
            is_inside = is_strange and bool(slots) and slots[-1].pos in {"DET", "ADP"} and is_known
            if adjective in self._lexicon.words["name_adjectives"] or (is_first and is_known) or is_inside:
                return Slot(word, form, self._adjective(adjective))
        if following[:1].isupper() and form.endswith("er") and noun is None and self._is_town_adjective(word):
            return Slot(word, form, Analysis(form, "ADJ"))
        if is_first and noun is None:
            verbs = list(self._verbs.forms.get(form, ()))
            if verbs:
                return Slot(word, form, None, verbs)
            if adjective is not None and is_before_noun and self._words.is_common(word.text):
                return Slot(word, form, self._adjective(adjective))
        if noun is not None and not noun.is_name and not (noun.parts and self._follows_title(slots)):
            return self._noun_slot(word, form, noun)
        is_made_up = noun is not None and bool(noun.parts)
        return self._name_slot(word, form, None if is_made_up else noun, following, slots)

    def _follows_title(self, slots: list[Slot]) -> bool:
        """Whether the word before is a title: then what looks like a compound is a surname."""
        is_noun = bool(slots) and slots[-1].pos == "NOUN"
        return is_noun and bool(self._lexicon.classes(slots[-1].lemma) & {"official", "person"})

    def _is_town_adjective(self, word: Word) -> bool:
        """Whether a word in -er is made of a town's name ("Pariser")."""
        base = word.text[:-2]
        return any(self._words.is_name(base + end) for end in ("", "e", "en", "is", "a"))

    def _noun_slot(self, word: Word, form: str, noun: Noun) -> Slot:
        features = {"Number": noun.number} if noun.number else {}
        if noun.lemma in self._lexicon.nationalities:
            features["Nation"] = "Yes"
        return Slot(word, form, Analysis(noun.lemma, "NOUN", features), parts=noun.parts)

    def _name_slot(self, word: Word, form: str, noun: Noun | None, following: str, slots: list[Slot]) -> Slot:
        """A name; with an s at its end and a noun beside it, it is a genitive."""
        lemma = noun.lemma if noun is not None else form
        features = {"Apart": "Yes"} if noun is not None else {}
        if noun is not None and noun.number == "Plur":
            features["Number"] = "Plur"
        is_owner = form.endswith(("s", "s'", "s’")) and (noun is None or form != lemma)
        before = slots[-1].analysis if slots else None
        is_after_noun = before is not None and before.pos == "NOUN"
        if is_owner and (following[:1].isupper() or self._words.adjective(following)) and not is_after_noun:
            is_title = before is not None and before.pos == "PROPN"
            if noun is not None or not is_title:
                base = self._words.noun(word.text[:-1])
                if base is not None and base.is_name:
                    return Slot(word, form, Analysis(lemma, "PROPN", {"Before": "Yes", "Case": "Gen"}))
                if not following[:1].isupper() or self._words.noun(following) is not None:
                    return Slot(word, form, Analysis(lemma, "PROPN", {"Before": "Yes", "Case": "Gen"}))
        if is_owner and noun is not None and is_after_noun:
            features["Case"] = "Gen"
        is_described = before is not None and before.pos in {"DET", "ADJ"} and noun is None
        if is_described and self._words.is_common(word.text):
            return Slot(word, form, Analysis(lemma, "NOUN"))
        if noun is None and self._words.is_listed(word.text) and not self._follows_title(slots):
            return Slot(word, form, Analysis(self._words.listed(word.text), "NOUN"))
        return Slot(word, form, Analysis(lemma, "PROPN", features))


def _stands_before_noun(slots: list[Slot]) -> bool:
    return bool(slots) and slots[-1].pos in _BEFORE_NOUN and not is_verb(slots[-1])
