"""Persons of one document: surnames and spelling variants join the full name; titled surnames join the knowledge."""

import datetime as dt
from collections import Counter
from functools import cache
from typing import Final

from transforms.resolving import actor_knowledge as knowledge
from transforms.resolving.actor_text import folded_words
from transforms.resolving.name_scripts import is_latin, skeleton

SURNAME_LIKENESS: Final = 85.0
"""Least likeness (0 to 100, rapidfuzz ratio) of two surnames of five letters and more that are one."""
FULL_NAME_LIKENESS: Final = 90.0
"""Least likeness of a full name to a known person's, beginnings of first and last name being equal."""
_LEAST_LETTERS: Final = 5
_LEAST_CONSONANTS: Final = 5
_LEAST_OF_SURNAME: Final = 3

Words = tuple[str, ...]


def is_short_for(short: Words, full: Words) -> bool:
    """Whether a name is part of a fuller one: its last words, or one word of it that is not the first."""
    if len(short) >= len(full):
        return False
    return full[-len(short) :] == short or (len(short) == 1 and short[0] in full[1:])


def is_variant(one: Words, other: Words) -> bool:
    """Whether two names differ in the spelling of the surname alone; a surname alone is compared with surnames."""
    from rapidfuzz import fuzz

    last, other_last = one[-1], other[-1]
    if min(len(last), len(other_last)) < _LEAST_LETTERS or last[0] != other_last[0]:
        return False
    if len(one) > 1 and len(other) > 1 and not _same_first(one[0], other[0]):
        return False
    return fuzz.ratio(last, other_last) >= SURNAME_LIKENESS


def _same_first(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


@cache
def _full_names() -> dict[str, tuple[tuple[str, Words], ...]]:
    """Known persons with full names by a block: the beginnings of first and last word."""
    found: dict[str, list[tuple[str, Words]]] = {}
    for actor in knowledge.telling_persons():
        for form in (actor.name, *actor.aliases):
            words = folded_words(form.replace("*", ""))
            if len(words) > 1:
                found.setdefault(words[0][:2] + words[-1][:2], []).append((actor.actor_id, words))
    return {block: tuple(held) for block, held in found.items()}


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    """Known persons by the last word of their names."""
    found: dict[str, set[str]] = {}
    for actor in knowledge.persons().values():
        for form in (actor.name, *actor.aliases):
            words = folded_words(form.replace("*", ""))
            found.setdefault(words[-1], set()).add(actor.actor_id)
    return {surname: tuple(sorted(held)) for surname, held in found.items()}


def known_variant(words: Words) -> str | None:
    """The known person whose full name this spells otherwise, if there is just one."""
    from rapidfuzz import fuzz

    if len(words) < 2:
        return None
    if not is_latin(words[-1]):
        return _only(_full_skeletons().get((skeleton(words[0]), skeleton(words[-1])), ()))
    block = _full_names().get(words[0][:2] + words[-1][:2], ())
    name = " ".join(words)
    alike = {who for who, known in block if fuzz.ratio(name, " ".join(known)) >= FULL_NAME_LIKENESS}
    return next(iter(alike)) if len(alike) == 1 else None


@cache
def _full_skeletons() -> dict[tuple[str, str], tuple[str, ...]]:
    """Known persons by the consonants of first and last name, for names in other scripts."""
    found: dict[tuple[str, str], set[str]] = {}
    for actor in knowledge.telling_persons():
        for form in (actor.name, *actor.aliases):
            words = folded_words(form.replace("*", ""))
            first, last = skeleton(words[0]), skeleton(words[-1])
            if len(words) > 1 and len(first + last) >= _LEAST_CONSONANTS:
                found.setdefault((first, last), set()).add(actor.actor_id)
    return {block: tuple(held) for block, held in found.items()}


@cache
def _surname_skeletons() -> dict[str, tuple[str, ...]]:
    """Known persons by the consonants of their surnames."""
    found: dict[str, set[str]] = {}
    for surname, held in _surnames().items():
        found.setdefault(skeleton(surname), set()).update(held)
    return {block: tuple(sorted(held)) for block, held in found.items()}


def _only(found: tuple[str, ...]) -> str | None:
    return found[0] if len(found) == 1 else None


def bearers_of(surname: str) -> tuple[str, ...]:
    """Known persons of a surname, folded, in whatever script."""
    return _surnames().get(surname, ()) if is_latin(surname) else _of_other_script(surname)


def known_by_title(words: Words, office: str, country: str | None, day: dt.date | None) -> str | None:
    """The known person of this surname who held this office: on the day, else at any time if there is just one."""
    held = []
    for who in bearers_of(words[-1]):
        terms = [t for t in knowledge.persons()[who].terms if t.office == office and country in {None, t.country}]
        if terms:
            held.append((who, any(day is not None and knowledge.holds(term, day) for term in terms)))
    current = [who for who, is_current in held if is_current]
    if len(current) == 1:
        return current[0]
    return held[0][0] if len(held) == 1 else None


def _of_other_script(surname: str) -> tuple[str, ...]:
    consonants = skeleton(surname)
    return _surname_skeletons().get(consonants, ()) if len(consonants) >= _LEAST_OF_SURNAME else ()


_RULERS: Final = frozenset({"president", "prime-minister", "monarch", "supreme-leader", "state-leader"})


@cache
def leaders_country_of(words: Words) -> str | None:
    """The one country that persons of this surname ruled ("the Bush administration")."""
    persons = [knowledge.persons()[who] for who in _surnames().get(words[-1], ())]
    countries = {term.country for each in persons for term in each.terms if term.office in _RULERS and term.country}
    return next(iter(countries)) if len(countries) == 1 else None


class People:
    """Names of persons met in a document, each joined to the fullest that it may be short for or a variant of."""

    def __init__(self, known: dict[str, set[Words]]) -> None:
        """`known` holds the persons of the knowledge that the document names, with the folded names used."""
        self._known = known
        self._texts: dict[Words, Counter[str]] = {}
        self._first: dict[Words, int] = {}
        self._joined: dict[Words, Words] | None = None

    def meet(self, words: Words, text: str, start: int) -> None:
        """Note a name of somebody new, as printed at an offset."""
        self._texts.setdefault(words, Counter())[text] += 1
        self._first[words] = min(start, self._first.get(words, start))
        self._joined = None

    def known_for(self, words: Words) -> str | None:
        """The known person of this document that a name is short for or a variant of, if there is just one."""
        fits = {
            who
            for who, used in self._known.items()
            for full in (*used, folded_words(knowledge.persons()[who].name))
            if words == full or is_short_for(words, full) or is_variant(words, full)
        }
        return next(iter(fits)) if len(fits) == 1 else known_variant(words)

    def canonical(self, words: Words) -> Words:
        """The fullest name of the document that stands for the same person."""
        if self._joined is None:
            self._joined = self._join()
        return self._joined.get(words, words)

    def spelling(self, words: Words) -> str:
        """How the name is printed most often, ties by the alphabet."""
        printed = self._texts.get(words)
        return min(printed, key=lambda text: (-printed[text], text)) if printed else " ".join(words).title()

    def _join(self) -> dict[Words, Words]:
        ranked = sorted(self._texts, key=self._rank)
        heads: list[Words] = []
        joined: dict[Words, Words] = {}
        for words in ranked:
            fits = [head for head in heads if is_short_for(words, head)] or [
                head for head in heads if is_variant(words, head)
            ]
            if len(fits) == 1:
                joined[words] = fits[0]
            else:
                joined[words] = words
                heads.append(words)
        return joined

    def _rank(self, words: Words) -> tuple[int, int, int, int]:
        """Most words first, then the longest, the most frequent and the first in the text."""
        return -len(words), -len(" ".join(words)), -self._texts[words].total(), self._first[words]
