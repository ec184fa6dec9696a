"""Decides which sentences are worth parsing: those with a word that may be a trigger, or with a quotation."""

import re
from typing import Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.parse import Parser
from transforms.coding.sentences import Sentence

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_QUOTES: Final = frozenset('"“”«»')
_MOST_REMEMBERED: Final = 200_000


class Gate:
    """Looks words up by every lemma they may have; words are remembered, so each costs one look."""

    def __init__(self, lexicon: Lexicon, parser: Parser) -> None:
        self._parser = parser
        casualties = lexicon.words["killed_words"] | lexicon.words["injured_words"] | lexicon.words["casualty_words"]
        self._lemmas = frozenset(lexicon.triggers) | casualties | lexicon.words["casualty_verbs_killed"]
        self._lemmas |= lexicon.words["obligation_auxiliaries"]
        self._speech = lexicon.words["speech_verbs"]
        self._known: dict[str, tuple[bool, bool]] = {}

    def passes(self, sentence: Sentence) -> bool:
        """Whether a sentence may tell of an event or holds (or announces) a quotation."""
        words = _WORD.findall(sentence.text)
        if any(self._look(word)[0] for word in words):
            return True
        is_quoting = sentence.text.rstrip().endswith(":") or not _QUOTES.isdisjoint(sentence.text)
        return is_quoting and any(self._look(word)[1] for word in words)

    def _look(self, word: str) -> tuple[bool, bool]:
        known = self._known.get(word)
        if known is None:
            lowered = word.lower().replace("’", "'")
            lemmas = self._parser.lemmas(lowered)
            for part in lowered.split("-")[1:]:
                lemmas |= self._parser.lemmas(part)
            known = not self._lemmas.isdisjoint(lemmas), not self._speech.isdisjoint(lemmas)
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[word] = known
        return known
