"""Whether a stretch that the gazetteer knows is a name of a place here, or a word, a person or an organisation."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from schemas.coded import NameSpan
from transforms.resolving.gazetteer import Candidate
from transforms.resolving.gazetteer_data import demonyms, function_words, given_names, personal_names, words_of
from transforms.resolving.place_names import Sighting
from transforms.resolving.place_tokens import Token

ACCEPTED: Final = 1.7
_FAMOUS: Final = 4.0
_KNOWN: Final = 3.0
_WELL_KNOWN: Final = 3.4
_COMMON: Final = 4.5
_INFLECTIONS: Final = {
    "en": ("s", "ed", "d", "ing", "ly", "er", "ers", "es"),
    "fr": ("s", "e", "es", "er", "ment"),
    "es": ("s", "es", "mente"),
    "pt": ("s", "es", "mente"),
    "de": ("e", "en", "er", "es", "n", "s"),
}
_KNOWN_KINDS: Final = {"country": 4.5, "capital": 4.2, "admin2": 1.9, "site": 2.0, "town": 2.4}
_KNOWLEDGE: Final = 3.5
# Codes that stand out in a text of capitals, too.
_CAPITAL_CODES: Final = frozenset({"USA", "USSR", "UAE", "DPRK", "PRC", "URSS", "UK"})
_SEATS: Final = frozenset({"government seat", "palace"})
# Weights of the words beside a stretch: for a single word that is not famous, and for others.
_BEFORE: Final = {
    "none": (0.0, 0.0),
    "locative": (0.8, 0.8),
    "direction": (0.3, 0.3),
    "place_noun": (0.3, 0.3),
    "title": (-3.0, 0.0),
    "person_before": (-3.0, 0.0),
    "organisation_before": (-3.0, -3.0),
    "given name": (-4.0, -3.0),
    "capital": (-1.8, -0.6),
}
_AFTER: Final = {
    "none": (0.0, 0.0),
    "place_noun": (0.2, 0.2),
    "title": (0.2, 0.2),
    "organisation": (-3.0, -3.0),
    "public body": (0.3, 0.3),
    "illness": (-4.0, -4.0),
    "surname": (-4.0, -3.0),
    "person_verb": (-2.0, 0.0),
    "capital": (-1.2, -0.5),
}
_PERSONAL_BEFORE: Final = frozenset({"given name", "title", "person_before"})
_PERSONAL_AFTER: Final = frozenset({"surname", "person_verb"})
# Weights of a coder's label for just this stretch, and for a longer one around it.
_NAMED: Final = {"PER": (-1.5, -4.0), "ORG": (-1.0, -2.0), "MISC": (-0.5, -0.5), "LOC": (1.0, 0.5)}


class Surroundings(NamedTuple):
    """What stands right before and right after a stretch, as a kind of word."""

    before: str
    after: str

    @property
    def is_personal(self) -> bool:
        """A title, a given name, a surname or a verb of speech beside it makes it a person."""
        return self.before in _PERSONAL_BEFORE or self.after in _PERSONAL_AFTER

    @property
    def is_local(self) -> bool:
        """A preposition of place stands before it."""
        return self.before == "locative"


def prominence(candidate: Candidate) -> float:
    """How well known a place is under this name, about 0 to 5."""
    if candidate.kind == "city":
        size = len(str(candidate.population)) / 2
        return size - (0.9 if candidate.name_kind == "alias" and candidate.population < 300_000 else 0.0)
    is_alias = candidate.name_kind == "alias"
    if candidate.kind == "admin1":
        return (_FAMOUS if candidate.population > 500_000 else 3.2) - 0.7 * is_alias
    if candidate.kind in {"admin2", "capital"}:
        return _KNOWN_KINDS[candidate.kind] - 0.7 * is_alias
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
    # German nouns have capitals like names: what is frequent there is rather a noun.
    return frequency if inflected > frequency - 1.5 else frequency - (1.0 if language == "de" else 2.0)


def plausibility(
    sighting: Sighting, surroundings: Surroundings, language: str, names: Sequence[NameSpan], *, is_linked: bool
) -> float:
    """How likely a place is meant: `ACCEPTED` and more is a place.

    Args:
        sighting: the stretch.
        surroundings: the words beside it.
        language: of its document.
        names: names that the coder found in the document; may be empty.
        is_linked: it stands beside a place that it holds or that holds it ("Tripoli, Lebanon").
    """
    candidates = sighting.candidates
    if all(each.name_kind == "code" for each in candidates):
        return ACCEPTED if is_linked else -10.0
    if _is_seat(sighting) and not (is_linked or _is_scene(sighting, language)):
        return -10.0  # "the Kremlin said": the people in it
    if sighting.tokens[sighting.first].folded in words_of("needs_place", language) and not surroundings.is_local:
        return -10.0
    best = max(map(prominence, candidates))
    is_single = sighting.last - sighting.first == 1 and best < _FAMOUS
    named = 0.0 if surroundings.after == "public body" else _of_names(sighting, names, best)
    score = best + _of_words(sighting, language, best) + named + 2.0 * is_linked
    if best < _FAMOUS and not (is_linked or surroundings.is_local):
        score -= _alone(sighting, best)
    return score + _BEFORE[surroundings.before][not is_single] + _AFTER[surroundings.after][not is_single]


def _alone(sighting: Sighting, best: float) -> float:
    """What a stretch loses for being a person's name, or a word in a text of capitals, when no word says "place"."""
    words = [each.folded for each in sighting.tokens[sighting.first : sighting.last]]
    loss = 1.5 if best < _WELL_KNOWN and len(words) == 1 and words[0] in personal_names() else 0.0
    if len(words) > 1 and words[0] in given_names() and words[-1] in personal_names():
        loss += 3.0
    if sighting.is_capitals and len(words) == 1 and best < _WELL_KNOWN:
        loss += 1.0 if any(each.name_kind == "main" for each in sighting.candidates) else 2.5
    return loss


def _of_words(sighting: Sighting, language: str, best: float) -> float:
    if sighting.last - sighting.first > 1:
        return _of_many_words(sighting, language, best)
    token = sighting.tokens[sighting.first]
    if token.folded in words_of("noise", language) or token.folded in demonyms(language) or _is_adjective(sighting):
        return -10.0
    common = commonness(token.text.lower(), language)
    penalty = max(0.0, common - 2.4) * (1.3 if sighting.is_capitals or token.is_first or language == "de" else 0.9)
    penalty /= 1.0 if best < 4 else 3.0
    if len(token.folded) <= 3 or (token.text.isupper() and not sighting.is_capitals):
        return _of_short(sighting, token, best, penalty)
    return -penalty


def _of_many_words(sighting: Sighting, language: str, best: float) -> float:
    tokens = sighting.tokens[sighting.first : sighting.last]
    if tokens[0].folded == "st" and _is_possessive(sighting):
        return -4.0  # "St. Mary's": a church or a school
    if tokens[-1].folded.isdigit() and tokens[0].folded in words_of("noise", language):
        return -10.0  # "October 6"
    if tokens[-1].folded in words_of("place_noun", language):
        return 0.8
    are_common = all(commonness(each.folded, language) > 4 for each in tokens)
    return -1.0 if are_common and best < _KNOWN else 0.8


def _of_short(sighting: Sighting, token: Token, best: float, penalty: float) -> float:
    """Codes and words in capitals: good if the gazetteer prints the name so, or knows it well."""
    plain = token.text.replace(".", "")
    names = [each.name.replace(".", "") for each in sighting.candidates if each.name_kind != "code"]
    if plain.isupper() and plain in names:
        return -5.0 if sighting.is_capitals and plain == token.text and plain not in _CAPITAL_CODES else 0.5
    if plain in names:
        return -penalty - (1.0 if best < _KNOWN else 0.0)
    if token.text.isupper() and (sighting.is_capitals or len(plain) > 4):
        return -0.3 - penalty
    is_known = any(each.kind in {"country", "capital"} for each in sighting.candidates)
    return -0.5 if is_known and len(plain) >= 4 else -5.0


def surroundings_of(sighting: Sighting, language: str) -> Surroundings:
    """The kinds of the words beside a stretch."""
    return Surroundings(_kind_of_word_before(sighting, language), _kind_of_word_after(sighting, language))


def _kind_of_word_before(sighting: Sighting, language: str) -> str:
    before = sighting.tokens[sighting.first - 1] if sighting.first else None
    gap = sighting.tokens[sighting.first].gap
    if before is None or gap not in {" ", ". ", "-"}:
        return "none"
    if gap == "-" and len(before.text) == 1:
        return "locative"  # the party and district of a politician: "D-Chicago"
    if gap == ". ":
        is_title = before.is_capital and before.folded in words_of("title", language)
        return "title" if is_title else "given name" if _is_initial(sighting) else "none"
    for role in ("locative", "direction", "place_noun", "person_before", "organisation_before", "title"):
        if before.folded in words_of(role, language) and (before.is_capital or role in {"locative", "person_before"}):
            return role
    return _kind_of_capital_before(before, gap, language) if before.is_capital and not sighting.is_capitals else "none"


def _kind_of_capital_before(before: Token, gap: str, language: str) -> str:
    if before.folded in given_names() and gap == " ":
        return "given name"
    return "none" if before.is_first and commonness(before.text.lower(), language) > _COMMON else "capital"


def _is_initial(sighting: Sighting) -> bool:
    """A middle initial stands before it: "Joseph F. Wagner"."""
    if sighting.first < 2:
        return False
    name, initial = sighting.tokens[sighting.first - 2], sighting.tokens[sighting.first - 1]
    return len(initial.text) == 1 and initial.is_capital and initial.gap == " " and name.is_capital


def _kind_of_word_after(sighting: Sighting, language: str) -> str:
    after = sighting.tokens[sighting.last] if sighting.last < len(sighting.tokens) else None
    if after is None or sighting.is_capitals:
        return "none"
    if after.gap not in {" ", "-"}:
        return "organisation" if after.gap.startswith("$") else "none"
    if after.gap == " " and _is_public_body(sighting.tokens[sighting.last : sighting.last + 2], language):
        return "public body"
    if not after.is_capital:
        roles = ("person_verb", "illness")
        return next((role for role in roles if after.folded in words_of(role, language)), "none")
    for role in ("organisation", "place_noun", "title"):
        if after.folded in words_of(role, language):
            return role
    is_name = sighting.tokens[sighting.last - 1].folded in given_names()
    return "surname" if is_name and commonness(after.text.lower(), language) < _COMMON else "capital"


def _is_public_body(after: Sequence[Token], language: str) -> bool:
    """Authorities and services are those of the place before them: "Ohio Supreme Court", "Leeds police"."""
    bodies = words_of("public_body", language)
    first, *rest = after
    is_second = bool(rest) and first.is_capital and rest[0].gap == " " and rest[0].is_capital
    return first.folded in bodies or (is_second and rest[0].folded in bodies)


def _is_adjective(sighting: Sighting) -> bool:
    """An Arabic word with the article where the name of the place has none: "السورية" is "Syrian"."""
    word = sighting.tokens[sighting.first].text
    return word.startswith("ال") and not any(each.name.startswith("ال") for each in sighting.candidates)


def _is_possessive(sighting: Sighting) -> bool:
    after = sighting.tokens[sighting.last] if sighting.last < len(sighting.tokens) else None
    return after is not None and after.gap.startswith(("'s", "’s"))


def _is_seat(sighting: Sighting) -> bool:
    """A seat of government, when no town of its name is better known."""
    others = [each for each in sighting.candidates if each.kind not in _SEATS]
    return len(others) < len(sighting.candidates) and max(map(prominence, others), default=0.0) < _KNOWN


def _is_scene(sighting: Sighting, language: str) -> bool:
    """A word like "in" or "near" stands before it, or such a word and an article."""
    before = [each.text.lower() for each in sighting.tokens[max(0, sighting.first - 2) : sighting.first]]
    places = function_words("at", language) | function_words("near", language)
    is_article = bool(before) and before[-1] in function_words("article_word", language)
    return bool(before) and (before[-1] in places or (is_article and before[0] in places))


def is_famous(sighting: Sighting) -> bool:
    """A country, a capital, a large division or city: its name is not taken for a person's from afar."""
    return max(map(prominence, sighting.candidates)) >= _KNOWN_KINDS["country"]


def _of_names(sighting: Sighting, names: Sequence[NameSpan], best: float) -> float:
    """What the coder's names say: a longer person or organisation around it is no place."""
    start, end = sighting.start, sighting.end
    for each in names:
        if each.span.start <= start and end <= each.span.end:
            is_longer = (each.span.start, each.span.end) != (start, end)
            weights = _NAMED.get(each.label, (0.0, 0.0))
            return weights[is_longer] / (2.0 if best >= _FAMOUS and not is_longer else 1.0)
    return 0.0
