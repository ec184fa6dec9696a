"""Decides which sentences are worth parsing: those with a word that may be a trigger, or with a quotation."""

import re
from typing import Final

from transforms.coding.lexicon.entries import NO_EVENT, Trigger
from transforms.coding.lexicon.load import Lexicon
from transforms.coding.parse import SentenceParser
from transforms.coding.sentences import Sentence

_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0652\u0640]|[-ʼ](?=[^\W\d_]))*")
_QUOTES: Final = frozenset('"“”„«»')
_MOST_REMEMBERED: Final = 200_000
Asked = tuple[frozenset[str], ...]
"""Of each set one word must stand in the sentence."""


class Gate:
    """Looks words up by every lemma they may have; words are remembered, so each costs one look."""

    def __init__(self, lexicon: Lexicon, parser: SentenceParser) -> None:
        self._parser = parser
        words = lexicon.words
        self._asked = {head: _asked(entries) for head, entries in lexicon.triggers.items()}
        self._lemmas = frozenset(head for head, asked in self._asked.items() if () in asked)
        self._lemmas |= words["killed_words"] | words["injured_words"] | words["casualty_words"]
        self._lemmas |= words["casualty_verbs_killed"] | words["obligation_auxiliaries"]
        self._speech = words["speech_verbs"]
        self._known: dict[str, tuple[frozenset[str], bool, bool]] = {}

    def passes(self, sentence: Sentence) -> bool:
        """Whether a sentence may tell of an event or holds (or announces) a quotation."""
        looked = [self._look(word) for word in _WORD.findall(sentence.text)]
        if any(is_trigger for _, is_trigger, _ in looked):
            return True
        lemmas = frozenset().union(*(each for each, _, _ in looked))
        if any(_is_complete(asked, lemmas) for head in lemmas for asked in self._asked.get(head, ())):
            return True
        is_quoting = sentence.text.rstrip().endswith(":") or not _QUOTES.isdisjoint(sentence.text)
        return is_quoting and any(is_speech for _, _, is_speech in looked)

    def _look(self, word: str) -> tuple[frozenset[str], bool, bool]:
        """Every lemma that a word may have, whether one is a trigger by itself, whether one is a verb of speech."""
        known = self._known.get(word)
        if known is None:
            lowered = word.lower().replace("’", "'")
            lemmas = self._parser.lemmas(lowered) | {lowered}
            for part in lowered.split("-")[1:]:
                lemmas |= self._parser.lemmas(part)
            known = frozenset(lemmas), not self._lemmas.isdisjoint(lemmas), not self._speech.isdisjoint(lemmas)
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[word] = known
        return known


def _asked(entries: tuple[Trigger, ...]) -> frozenset[Asked]:
    """What else each event sense of a head asks for: all words of its pattern, one of the words that it names."""
    return frozenset(
        (
            *(frozenset({word}) for word in entry.extras),
            *(each.lemmas for each in entry.needs if each.kind == "has" and each.lemmas and not each.classes),
        )
        for entry in entries
        if entry.plover_type != NO_EVENT
    )


def _is_complete(asked: Asked, lemmas: frozenset[str]) -> bool:
    return all(not alternatives.isdisjoint(lemmas) for alternatives in asked)
