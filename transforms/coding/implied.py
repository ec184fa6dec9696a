"""Finds the target that an event's words only imply: whom a demand, a ban or a rally is about."""

from typing import Final

from transforms.coding.arguments import Arguments
from transforms.coding.descent import is_actor, unique
from transforms.coding.lifting import COOPERATIVE
from transforms.coding.readings import Reading
from transforms.coding.senses import classes_of
from transforms.coding.tree import NOMINAL, VERBAL, Token

_PHRASES: Final = frozenset({"obj", "iobj", "obl", "nmod", "nmod:poss", "obl:arg", "appos"})
_CLAUSES: Final = frozenset({"xcomp", "ccomp", "acl", "advcl"})
_SCENES: Final = frozenset({"place", "facility", "unknown", "name"})
_DEPTH: Final = 5
_BY_PLACE: Final = frozenset({"SANCTION", "CONCEDE", "COERCE", "MOBILIZE", "AID", "THREATEN", "REQUEST"})
"""Types that fall on whoever lives where they are said to apply ("lifted the curfew in X")."""

_ONLY_PLACE: Final = frozenset({"MOBILIZE"})


def implied(arguments: Arguments, reading: Reading, sources: list[Token]) -> list[Token]:
    """The nearest actors below an event's words, clauses of purpose included, that are not its source.

    Args:
        arguments: of the sentence.
        reading: an event without an actor as target.
        sources: heads of its sources.
    """
    barred = [*sources, *reading.trigger]
    search = _Search(arguments, barred, has_participles=reading.plover_type == "PROTEST")
    starts = unique([reading.site, reading.match.head])
    for each in () if reading.plover_type in _ONLY_PLACE else starts:
        if found := search.below(each, is_place=False):
            return found
    if reading.plover_type in _BY_PLACE:
        for each in starts:
            if found := search.below(each, is_place=True):
                return found
    return []


def aimed_at(arguments: Arguments, reading: Reading, sources: list[Token]) -> list[Token]:
    """Whom a deed is meant to hit, where only its purpose says so ("opened fire to disperse X")."""
    search = _Search(arguments, sources)
    for clause in arguments.tree.children(reading.site, "advcl", "xcomp", "acl"):
        if search.is_purpose(clause) and not _is_kind(arguments, clause):
            found = [each for each in arguments.objects(clause) if search.fits(each)]
            if found:
                return arguments.spread(found)
    return []


def _is_kind(arguments: Arguments, verb: Token) -> bool:
    """Whether a verb tells of what is done for somebody: whom a strike protects is not whom it hits."""
    senses = arguments.lexicon.triggers.get(verb.lemma, ())
    return any(each.pos == "verb" and each.plover_type in COOPERATIVE for each in senses)


class _Search:
    """A walk down a tree, nearest words first, to the first actors that are not the source."""

    def __init__(self, arguments: Arguments, sources: list[Token], *, has_participles: bool = True) -> None:
        self._has_participles = has_participles
        self._arguments = arguments
        self._sources = sources
        self._lemmas = {each.lemma for each in sources if each.pos == "PROPN"}
        words = arguments.lexicon.words
        self._background = words["adjunct_marks"] | words["background_prepositions"]
        self._places = words["place_prepositions"]

    def below(self, top: Token, *, is_place: bool) -> list[Token]:
        """Actors at the least depth below a word; those that a preposition of place brings only if asked for."""
        level = [top]
        for _ in range(_DEPTH):
            level = [child for each in level for child in self._steps(each, is_place=is_place)]
            found = [each for each in level if self._is_found(each, is_place=is_place)]
            if found:
                return self._arguments.spread(found[:1])
        return []

    def fits(self, token: Token) -> bool:
        """Whether a noun is an actor other than the source."""
        is_new = token not in self._sources and token.lemma not in self._lemmas
        return is_new and token.pos in {*NOMINAL, "ADJ"} and token.pos != "PRON" and is_actor(self._arguments, token)

    def is_purpose(self, clause: Token) -> bool:
        """Whether a clause is an infinitive."""
        marks = {each.lemma for each in self._arguments.tree.children(clause, "aux", "mark")}
        return clause.has("VerbForm", "Inf") or "to" in marks

    def _is_found(self, token: Token, *, is_place: bool) -> bool:
        if not self.fits(token):
            return False
        if not is_place:
            return True
        return token.entity == "LOC" and bool(self._arguments.prepositions(token) & self._places)

    def _steps(self, token: Token, *, is_place: bool) -> list[Token]:
        """The words one step down: complements, possessors, clauses with their subjects."""
        arguments = self._arguments
        children = arguments.tree.children(token)
        found = [each for each in children if each.dep in _PHRASES and self._is_open(each, is_place=is_place)]
        if token.pos in {"NOUN", "PROPN"}:
            found += [each for each in arguments.possessors(token) if each not in found]
        for each in children:
            if each.dep in _CLAUSES and each.pos in {*VERBAL, "NOUN", "ADJ"} and self._is_complement(each):
                found.append(each)
                found += [one for one in arguments.tree.children(each, "nsubj") if one.pos != "PRON"]
        return sorted(found, key=lambda each: each.index)

    def _is_open(self, token: Token, *, is_place: bool) -> bool:
        marks = self._arguments.prepositions(token)
        if marks & self._background or "time" in classes_of(self._arguments, token):
            return False
        is_where = marks & self._only_places and classes_of(self._arguments, token) & _SCENES
        return is_place or token.dep in {"obj", "iobj", "nmod:poss"} or not is_where

    @property
    def _only_places(self) -> frozenset[str]:
        return self._arguments.lexicon.words["sure_place_prepositions"]

    def _is_complement(self, clause: Token) -> bool:
        marks = {each.lemma for each in self._arguments.tree.children(clause, "mark", "case", "advmod")}
        is_aside = clause.dep == "advcl" and not self._has_participles and self._arguments.is_adjunct(clause)
        return not marks & self._background and not is_aside
