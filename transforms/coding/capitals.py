"""Knows which words are printed with a capital, for text that is printed in capitals alone."""

from typing import Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.parse import SentenceParser

_COMMON: Final = 3.5
"""Zipf frequency (3: once in a million words) from which a word that no dictionary holds is no name."""


class Capitals:
    """The words of one language; each is looked up once."""

    def __init__(self, lexicon: Lexicon, parser: SentenceParser) -> None:
        self._listed = lexicon.words["capitalised"]
        self._pronouns = lexicon.words["never_names"]
        self._nationalities = lexicon.nationalities
        self._language = lexicon.language
        self._parser = parser
        self._known: dict[str, bool] = {}

    def is_name(self, word: str) -> bool:
        """Whether a word in lower case is a name or part of one: listed, or rare and in no dictionary."""
        known = self._known.get(word)
        if known is None:
            known = word not in self._pronouns and (
                word in self._listed or word in self._nationalities or self._is_strange(word)
            )
            self._known[word] = known
        return known

    def _is_strange(self, word: str) -> bool:
        if len(word) < 3 or not word.isalpha() or self._parser.is_word(word):
            return False
        from wordfreq import zipf_frequency

        return float(zipf_frequency(word, self._language, wordlist="small")) < _COMMON
