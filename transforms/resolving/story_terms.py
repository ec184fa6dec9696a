"""What a story is recognised by in one article: its words, its names and numbers, its beginning, each word weighed.

A word weighs the more the rarer it is in its language at large (wordfreq), never by the articles at hand: how alike two
articles are does not depend on which others are there.
"""

import datetime as dt
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from wordfreq import available_languages, zipf_frequency

LEAD_CHARACTERS: Final = 600
"""Of title and text: what an article opens with says what it is about, what follows is often background."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+|\n")
_COMMONEST: Final = 7.0
"""Zipf frequency of words that say nothing ("the"); a word unheard of has 0."""
_NUMBER: Final = 3.5
_STEEPNESS: Final = 1.25
_UNSEGMENTED: Final = frozenset({"ja", "ko", "zh", "th"})
"""Languages whose words wordfreq can only look up with a segmenter."""


@dataclass(frozen=True)
class StoryDocument:
    """An article as it is compared: language (ISO 639-1), title if any, text, day of publication if known."""

    text: str
    language: str = "en"
    title: str | None = None
    published: dt.date | None = None

    @property
    def whole(self) -> str:
        """Title and text."""
        return f"{self.title}\n{self.text}" if self.title else self.text


@dataclass(frozen=True)
class StoryTerms:
    """Weights by folded word: of all words, of names and numbers, of the beginning."""

    words: dict[str, float]
    names: dict[str, float]
    lead: dict[str, float]


def story_terms(document: StoryDocument) -> StoryTerms:
    """The weighed words of a document."""
    text, language = document.whole, document.language
    return StoryTerms(
        words=_weighed(_WORD.findall(text), language),
        names=_weighed(_names(text), language),
        lead=_weighed(_WORD.findall(text[:LEAD_CHARACTERS]), language),
    )


def _names(text: str) -> Iterable[str]:
    """Words in capitals but for those that open a sentence, and all with digits."""
    for sentence in _SENTENCE_END.split(text):
        for place, word in enumerate(_WORD.findall(sentence)):
            if (place and word[0].isupper()) or any(sign.isdigit() for sign in word):
                yield word


def _weighed(words: Iterable[str], language: str) -> dict[str, float]:
    """Weights by folded word; each further time a word is used counts less."""
    counts = Counter(word.lower() for word in words)
    weights: dict[str, float] = {}
    for word, count in counts.items():
        weight = _weight(word, language)
        if weight > 0:
            folded = _folded(word)
            weights[folded] = weights.get(folded, 0.0) + weight * (1.0 + math.log(count))
    return weights


@lru_cache(maxsize=2**18)
def _weight(word: str, language: str) -> float:
    if word.isdigit():
        return float(_NUMBER**_STEEPNESS)
    known = language if language in _looked_up() else "en"
    rarity: float = max(0.0, _COMMONEST - zipf_frequency(word, known))
    return float(rarity**_STEEPNESS)


@cache
def _looked_up() -> frozenset[str]:
    return frozenset(available_languages()) - _UNSEGMENTED


@lru_cache(maxsize=2**18)
def _folded(word: str) -> str:
    """The word without accents, so that a name is the same in several languages."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
