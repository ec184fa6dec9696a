"""Whether a stretch that the gazetteer knows is a name of a place here, or a word, a person or an organisation."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from schemas.coded import NameSpan
from transforms.resolving.gazetteer import Candidate
from transforms.resolving.gazetteer_data import given_names, words_of
from transforms.resolving.place_names import Sighting
from transforms.resolving.place_tokens import Token

ACCEPTED: Final = 1.7
_INFLECTIONS: Final = {
    "en": ("s", "ed", "d", "ing", "ly", "er", "ers", "es"),
    "fr": ("s", "e", "es", "er", "ment"),
    "es": ("s", "es", "mente"),
    "pt": ("s", "es", "mente"),
    "de": ("e", "en", "er", "es", "n", "s"),
}
_KNOWN_KINDS: Final = {"country": 4.5, "capital": 4.2, "admin1": 3.2, "admin2": 1.9, "city": 0.0, "site": 2.0}
_KNOWLEDGE: Final = 3.5
_FAMOUS: Final = 4.4
_COMMON: Final = 4.5
# Weights of the words beside a stretch: for a single word that is not famous, and for others.
_BEFORE: Final = {
    "none": (0.0, 0.0),
    "locative": (0.8, 0.8),
    "direction": (0.3, 0.3),
    "place_noun": (0.3, 0.3),
    "title": (-3.0, 0.0),
    "given name": (-4.0, -3.0),
    "capital": (-1.8, -0.6),
}
_AFTER: Final = {
    "none": (0.0, 0.0),
    "place_noun": (0.2, 0.2),
    "title": (0.2, 0.2),
    "organisation": (-3.0, -3.0),
    "surname": (-4.0, -3.0),
    "capital": (-1.5, -0.5),
}
# Weights of a coder's label for just this stretch, and for a longer one around it.
_NAMED: Final = {"PER": (-1.5, -4.0), "ORG": (-1.0, -2.0), "MISC": (-0.5, -0.5), "LOC": (1.0, 0.5)}


def prominence(candidate: Candidate) -> float:
    """How well known a place is under this name, about 0 to 5."""
    if candidate.kind == "city":
        size = len(str(candidate.population)) / 2
        return size - (0.9 if candidate.name_kind == "alias" and candidate.population < 300_000 else 0.0)
    if candidate.kind in {"admin1", "admin2", "capital"} and candidate.name_kind == "alias":
        return _KNOWN_KINDS[candidate.kind] - 0.7
    return _KNOWN_KINDS.get(candidate.kind, _KNOWLEDGE)


@lru_cache(maxsize=50_000)
def commonness(word: str, language: str) -> float:
    """How much a word is a common word: its Zipf frequency if it inflects as common words do, else less."""
    from wordfreq import zipf_frequency

    try:
        frequency = zipf_frequency(word, language)
    except LookupError:
        return 0.0
    if frequency < 2.5:
        return 0.0
    inflected = max(
        (zipf_frequency(word + each, language) for each in _INFLECTIONS.get(language, ())), default=frequency - 1.2
    )
    return frequency if inflected > frequency - 1.5 else frequency - 2.0


def plausibility(sighting: Sighting, language: str, names: Sequence[NameSpan]) -> float:
    """How likely a place is meant: `ACCEPTED` and more is a place.

    Args:
        sighting: the stretch.
        language: of its document.
        names: names that the coder found in the document; may be empty.
    """
    best = max(map(prominence, sighting.candidates))
    score = best + _of_words(sighting, language, best) + _of_names(sighting, names, best)
    is_single = sighting.last - sighting.first == 1 and best < _FAMOUS
    before = _BEFORE[_kind_of_word_before(sighting, language)]
    after = _AFTER[_kind_of_word_after(sighting, language)]
    return score + before[not is_single] + after[not is_single]


def _of_words(sighting: Sighting, language: str, best: float) -> float:
    tokens = sighting.tokens[sighting.first : sighting.last]
    if len(tokens) > 1:
        are_common = all(commonness(each.folded, language) > 4 for each in tokens)
        return -1.0 if are_common and best < 3 else 0.8
    token = tokens[0]
    if token.folded in words_of("noise", language):
        return -10.0
    if len(token.folded) <= 3 or (token.text.isupper() and not sighting.is_capitals):
        return _of_short(sighting, token)
    common = commonness(token.text.lower(), language)
    penalty = max(0.0, common - 2.4) * (1.3 if sighting.is_capitals or token.is_first or language == "de" else 0.9)
    return -penalty if best < 4 else -penalty / 3


def _of_short(sighting: Sighting, token: Token) -> float:
    """Codes and words in capitals: good if the gazetteer prints the name so, or knows it well."""
    plain = token.text.replace(".", "")
    names = [each.name.replace(".", "") for each in sighting.candidates if each.name_kind != "code"]
    if plain in names and not (sighting.is_capitals and len(plain) <= 2):
        return 0.5 if len(plain) <= 3 else 0.0
    if token.text.isupper() and (sighting.is_capitals or len(plain) > 4):
        return -0.3
    is_known = any(each.kind in {"country", "capital"} for each in sighting.candidates)
    return -0.5 if is_known and len(plain) >= 4 else -5.0


def _kind_of_word_before(sighting: Sighting, language: str) -> str:
    before = sighting.tokens[sighting.first - 1] if sighting.first else None
    gap = sighting.tokens[sighting.first].gap
    if before is None or gap not in {" ", ". "}:
        return "none"
    roles = ("title",) if gap == ". " else ("locative", "direction", "place_noun", "title")
    for role in roles:
        if before.folded in words_of(role, language) and (before.is_capital or role == "locative"):
            return role
    if not before.is_capital or gap == ". ":
        return "none"
    if before.folded in given_names():
        return "given name"
    starts_sentence = before.is_first and commonness(before.text.lower(), language) > _COMMON
    return "none" if sighting.is_capitals or starts_sentence else "capital"


def _kind_of_word_after(sighting: Sighting, language: str) -> str:
    after = sighting.tokens[sighting.last] if sighting.last < len(sighting.tokens) else None
    if after is None or after.gap not in {" ", "-"} or not after.is_capital or sighting.is_capitals:
        return "none"
    for role in ("organisation", "place_noun", "title"):
        if after.folded in words_of(role, language):
            return role
    is_name = sighting.tokens[sighting.last - 1].folded in given_names()
    return "surname" if is_name and commonness(after.text.lower(), language) < _COMMON else "capital"


def is_person(sighting: Sighting, language: str) -> bool:
    """A given name or a title before it, or a surname after it, makes it a person's name."""
    return (
        _kind_of_word_before(sighting, language) in {"given name", "title"}
        or _kind_of_word_after(sighting, language) == "surname"
    )


def is_in_place(sighting: Sighting, language: str) -> bool:
    """A preposition of place stands before it."""
    return _kind_of_word_before(sighting, language) == "locative"


def _of_names(sighting: Sighting, names: Sequence[NameSpan], best: float) -> float:
    """What the coder's names say: a longer person or organisation around it is no place."""
    start, end = sighting.start, sighting.end
    for each in names:
        if each.span.start <= start and end <= each.span.end:
            is_longer = (each.span.start, each.span.end) != (start, end)
            weights = _NAMED.get(each.label, (0.0, 0.0))
            return weights[is_longer] / (2.0 if best >= _FAMOUS and not is_longer else 1.0)
    return 0.0
