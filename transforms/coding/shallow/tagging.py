"""What every tagger shares: the words that the lexicon knows, tokens from text, closed-class words, numbers."""

import re
from dataclasses import dataclass
from typing import Final, Protocol

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.numbers import value_of
from transforms.coding.sentences import Sentence
from transforms.coding.shallow.grammar import Analysis, Grammar
from transforms.coding.shallow.units import Unit
from transforms.coding.tree import Token

_WORD: Final = re.compile(
    r"\d+(?:[.,  ]\d{3})+(?!\d)|\d+(?:[.,:]\d+)?|[^\W\d_](?:[^\W\d_]|[ً-ْٰـ]|[-'’ʼ](?=[^\W_]))*\d*|\S"
)
_HEDGES: Final = ("at_least", "at_most", "about")
_VERB_LISTS: Final = ("speech_verbs", "casualty_verbs_killed", "casualty_verbs_injured", "dying_verbs", "use_verbs")


@dataclass
class Word:
    """A stretch of a sentence on its way to a token; offsets are those of the document."""

    text: str
    start: int
    end: int


class Tagger(Protocol):
    """Turns a sentence into tokens with lemma, part of speech and features, not yet attached to each other."""

    def tag(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence, in order."""

    def lemmas(self, word: str) -> frozenset[str]:
        """Every lemma that a word in lower case may have; too many rather than too few."""

    def read_phrases(self, units: list[Unit]) -> None:
        """Give the heads of phrases what only the whole phrase tells: case and number."""


class Vocabulary:
    """Lemmas that a lexicon knows, by part of speech."""

    def __init__(self, lexicon: Lexicon) -> None:
        listed = frozenset(word for name in _VERB_LISTS for word in lexicon.words[name])
        self.verbs = lexicon.heads("verb") | listed
        self.event_nouns = lexicon.heads("noun")
        self.nouns = self.event_nouns | frozenset(lexicon.nouns)
        self.predicates = lexicon.heads("pred")
        self.extras = frozenset(word for each in lexicon.patterns() for word in each.extras)


def words_of(sentence: Sentence) -> list[Word]:
    """Words, numbers and single signs of a sentence."""
    return [
        Word(match.group(), sentence.start + match.start(), sentence.start + match.end())
        for match in _WORD.finditer(sentence.text)
    ]


def hedges_of(lexicon: Lexicon) -> frozenset[str]:
    """Phrases that stand before a number ("at least", "about")."""
    return frozenset(phrase for name in _HEDGES for phrase in lexicon.words[name])


def token_of(index: int, word: Word, analysis: Analysis) -> Token:
    """A token that is not yet attached."""
    features = dict(analysis.features)
    return Token(index, word.text, analysis.lemma, analysis.pos, "", -1, word.start, word.end, features)


def closed_at(grammar: Grammar, forms: list[str], at: int) -> tuple[int, Analysis] | None:
    """The longest closed-class entry that begins at a word: how many words it takes, and what it is."""
    for length in range(min(grammar.longest, len(forms) - at), 0, -1):
        entry = grammar.words.get(" ".join(forms[at : at + length]))
        if entry is not None:
            return length, entry
    return None


def hedge_at(hedges: frozenset[str], lexicon: Lexicon, forms: list[str], at: int) -> int:
    """How many words a hedge takes that begins here and stands before a number; 0 if there is none."""
    for length in range(min(5, len(forms) - at - 1), 0, -1):
        after = forms[at + length]
        if " ".join(forms[at : at + length]) in hedges and value_of(lexicon.numbers, after) is not None:
            return length
    return 0


def number_at(lexicon: Lexicon, form: str) -> Analysis | None:
    """A number in digits or as a word."""
    if value_of(lexicon.numbers, form) is not None or (form[:1].isdigit() and form[-1:].isdigit()):
        return Analysis(form, "NUM")
    return None


def is_sign(text: str) -> bool:
    """Whether a token is no word or number."""
    return not any(letter.isalnum() for letter in text)
