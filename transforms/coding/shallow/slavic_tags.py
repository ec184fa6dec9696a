"""Tags a Ukrainian sentence: which of its readings a word has, by the words around it."""

from dataclasses import dataclass
from typing import Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.morphology import plain
from transforms.coding.numbers import value_of
from transforms.coding.sentences import Sentence
from transforms.coding.shallow.grammar import Analysis, Grammar
from transforms.coding.shallow.slavic_words import Form, Reading, Readings, SlavicWords
from transforms.coding.shallow.tagging import Word, closed_at, is_sign, words_of
from transforms.coding.tree import Token

_ANY: Final = frozenset(
    (case, number, "") for case in ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc") for number in ("Sing", "Plur")
)
_OPENERS: Final = frozenset({"«", "„", "“", '"', "(", "—", "–", "-", ":"})


@dataclass
class Tagged:
    """A word with its part of speech and what is still open of its case, number and gender."""

    token: Token
    forms: frozenset[Form] = frozenset()
    is_participle: bool = False

    @property
    def pos(self) -> str:
        """Its part of speech."""
        return self.token.pos


def agreeing(one: frozenset[Form], other: frozenset[Form]) -> frozenset[Form]:
    """Forms of the second that agree with some of the first in case, number and gender."""
    return frozenset(form for form in other if any(_agree(form, each) for each in one))


def _agree(one: Form, other: Form) -> bool:
    return one[:2] == other[:2] and (not one[2] or not other[2] or one[2] == other[2])


class SlavicTagger:
    """Tags the sentences of one language."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar, words: SlavicWords) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        self._words = words
        self._hedges = grammar.settings["hedges"]

    def tag(self, sentence: Sentence) -> list[Tagged]:
        """The words of a sentence; prepositions and conjunctions of several words are one."""
        words = words_of(sentence)
        forms = [plain(word.text) for word in words]
        found: list[Tagged] = []
        at = 0
        while at < len(words):
            length, tagged = self._next(sentence, words, forms, at, len(found))
            found.append(tagged)
            at += length
        return found

    def _next(self, sentence: Sentence, words: list[Word], forms: list[str], at: int, index: int) -> tuple[int, Tagged]:
        word = words[at]
        closed = closed_at(self._grammar, forms, at)
        if closed is not None:
            length, analysis = closed
            last = words[at + length - 1]
            text = sentence.text[word.start - sentence.start : last.end - sentence.start]
            token = _token(index, Word(text, word.start, last.end), self._hedged(forms, at, length, analysis))
            return length, Tagged(token, self._closed_forms(forms[at], analysis))
        if is_sign(word.text):
            return 1, Tagged(_token(index, word, Analysis(word.text, "PUNCT")))
        if word.text[:1].isdigit():
            return 1, Tagged(_token(index, word, Analysis(word.text, "NUM")), _ANY)
        return 1, self._open(words, forms, at, index)

    def _hedged(self, forms: list[str], at: int, length: int, analysis: Analysis) -> Analysis:
        """A preposition before a number that says how exact it is ("понад 40", "близько ста") is an adverb."""
        phrase = " ".join(forms[at : at + length])
        after = forms[at + length] if at + length < len(forms) else ""
        is_number = bool(after) and (after[:1].isdigit() or value_of(self._lexicon.numbers, after) is not None)
        if phrase in self._hedges and is_number and phrase != "до":
            return Analysis(phrase, "ADV", {"Hedge": "Yes"})
        return analysis

    def _closed_forms(self, form: str, analysis: Analysis) -> frozenset[Form]:
        if analysis.pos not in {"DET", "PRON"}:
            return frozenset()
        readings = self._words.read(form)
        found = [readings.get(pos) for pos in ("PRON", "ADJ", "NOUN")]
        return frozenset(each for reading in found if reading for each in reading.forms) or _ANY

    def _open(self, words: list[Word], forms: list[str], at: int, index: int) -> Tagged:
        word, readings = words[at], self._words.read(forms[at])
        pos, reading = self._choose(words, forms, at, readings)
        analysis = Analysis(reading.lemma, pos, dict(reading.features))
        if pos == "IMPERSONAL":
            analysis = Analysis(
                reading.lemma, "VERB", {"VerbForm": "Part", "Voice": "Pass", "Tense": "Past", "Impersonal": "Yes"}
            )
        elif pos == "INF":
            analysis = Analysis(reading.lemma, "VERB", {"VerbForm": "Inf"})
        elif pos == "CONV":
            analysis = Analysis(reading.lemma, "VERB", {"VerbForm": "Conv"})
        tagged = Tagged(_token(index, word, analysis), reading.forms)
        if pos == "ADJ" and self._words.verb_of(reading.lemma):
            tagged.is_participle = True
        return tagged

    def _choose(self, words: list[Word], forms: list[str], at: int, readings: Readings) -> tuple[str, Reading]:
        """The part of speech that fits: names by their capital, adjectives by the noun after them."""
        own = Reading(forms[at], _ANY)
        noun = readings.get("NOUN")
        if readings.get("NUM"):
            return "NUM", readings.by_pos["NUM"]
        if noun is not None and at > 0 and self._is_preposition(forms[at - 1]) and not words[at].text[:1].isupper():
            is_adjective = readings.get("ADJ") and self._goes_with_next(words, forms, at, readings)
            return ("ADJ", readings.by_pos["ADJ"]) if is_adjective else ("NOUN", noun)
        verb, adjective = readings.get("VERB"), readings.get("ADJ")
        if verb is not None and self._words.is_listed("VERB", verb.lemma) and words[at].text.islower():
            adjective = None
        is_name = at > 0 and noun is not None and noun.is_name
        if adjective is not None and not is_name and self._goes_with_next(words, forms, at, readings):
            return "ADJ", adjective
        if self._is_name(words, forms, at, readings):
            return "PROPN", noun or readings.get("ADJ") or own
        if adjective is not None and noun is None:
            return "ADJ", adjective
        return self._noun_or_verb(readings) or ("NOUN", own)

    def _is_preposition(self, form: str) -> bool:
        entry = self._grammar.words.get(form)
        return entry is not None and entry.pos == "ADP"

    def _noun_or_verb(self, readings: Readings) -> tuple[str, Reading] | None:
        found = [
            (pos, readings.by_pos[pos])
            for pos in ("IMPERSONAL", "VERB", "INF", "CONV", "ADV", "NOUN", "PRON")
            if readings.get(pos)
        ]
        listed = [
            each for each in found if self._words.is_listed("NOUN" if each[0] == "NOUN" else "VERB", each[1].lemma)
        ]
        return next(iter(listed or found), None)

    def _is_name(self, words: list[Word], forms: list[str], at: int, readings: Readings) -> bool:
        text = words[at].text
        if not text[:1].isupper():
            return False
        if text.isupper() and len(text) > 1:
            return True
        if at > 0 and words[at - 1].text not in _OPENERS | {".", "!", "?", "…"}:
            return True
        noun = readings.get("NOUN")
        is_only_name = (
            noun is not None
            and noun.is_name
            and not readings.get("VERB")
            and not self._words.is_listed("NOUN", noun.lemma)
        )
        lemmas = {forms[at], *(each.lemma for each in readings.by_pos.values())}
        return not readings.is_known or is_only_name or bool(lemmas & self._lexicon.words["capitalised"])

    def _goes_with_next(self, words: list[Word], forms: list[str], at: int, readings: Readings) -> bool:
        """Whether an adjective agrees with the noun that follows, other adjectives and numbers between."""
        adjective = readings.by_pos["ADJ"].forms
        for i in range(at + 1, min(at + 5, len(words))):
            if is_sign(words[i].text):
                return False
            after = self._words.read(forms[i])
            noun, other = after.get("NOUN"), after.get("ADJ")
            if noun is not None and agreeing(adjective, noun.forms) and not self._is_verb(after):
                return True
            if other is None or not agreeing(adjective, other.forms):
                return False
        return False

    def _is_verb(self, readings: Readings) -> bool:
        chosen = self._noun_or_verb(readings)
        return chosen is not None and chosen[0] in {"VERB", "IMPERSONAL", "INF"}


def _token(index: int, word: Word, analysis: Analysis) -> Token:
    return Token(index, word.text, analysis.lemma, analysis.pos, "", -1, word.start, word.end, dict(analysis.features))
