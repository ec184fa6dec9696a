"""Verb groups: which words of a clause make up its predicate, and whether it is passive."""

from dataclasses import dataclass

from transforms.coding.shallow.clauses import Clause
from transforms.coding.shallow.grammar import Grammar
from transforms.coding.shallow.units import Phrase, Unit, hang
from transforms.coding.tree import Token


@dataclass
class Group:
    """The predicate of a clause: its main word, where the group begins in the clause's units, its voice."""

    main: Token
    at: int
    is_passive: bool = False
    is_copular: bool = False
    later: tuple[tuple[int, Token], ...] = ()


def find_group(clause: Clause, grammar: Grammar) -> Group | None:
    """The verb group of a clause, its auxiliaries attached; None for a clause without a verb."""
    verbs = [(i, unit) for i, unit in enumerate(clause.units) if isinstance(unit, Token) and unit.pos == "VERB"]
    auxiliaries = [(i, unit) for i, unit in enumerate(clause.units) if isinstance(unit, Token) and unit.pos == "AUX"]
    if not verbs:
        return _without_verb(clause, auxiliaries, grammar)
    at, main = _main(verbs, auxiliaries)
    own = [(i, each) for i, each in auxiliaries if i < at]
    for _, each in own:
        hang(each, main, "aux")
    later = tuple((i, each) for i, each in verbs if each is not main)
    return Group(main, own[0][0] if own else at, main.has("Voice", "Pass"), later=later)


def _main(verbs: list[tuple[int, Token]], auxiliaries: list[tuple[int, Token]]) -> tuple[int, Token]:
    """The main verb: the first one, with an auxiliary the first after it."""
    after = [each for each in verbs if auxiliaries and each[0] > auxiliaries[0][0]]
    return (after or verbs)[0]


def _without_verb(clause: Clause, auxiliaries: list[tuple[int, Token]], grammar: Grammar) -> Group | None:
    """A clause with a copula, or with an auxiliary alone."""
    if not auxiliaries:
        return None
    at, copula = auxiliaries[0]
    if copula.lemma in grammar.settings.get("copulas", frozenset()):
        predicate = _predicate(clause.units, at)
        if predicate is not None:
            for _, each in auxiliaries:
                hang(each, predicate, "cop" if each.lemma == copula.lemma else "aux")
            return Group(predicate, at, is_copular=True)
    copula.pos = "VERB"
    for _, each in auxiliaries[1:]:
        hang(each, copula, "aux")
    return Group(copula, at)


def _predicate(units: list[Unit], at: int) -> Token | None:
    """The noun or adjective that a copula says of the subject: the last phrase without preposition after it."""
    after = [unit for unit in units[at + 1 :] if not (isinstance(unit, Phrase) and unit.prepositions)]
    adjectives = [unit for unit in after if isinstance(unit, Token) and unit.pos == "ADJ"]
    if adjectives:
        return adjectives[0]
    phrases = [unit for unit in after if isinstance(unit, Phrase)]
    has_subject = any(isinstance(unit, Phrase) and not unit.prepositions for unit in units[:at])
    if not phrases or (not has_subject and len(phrases) < 2):
        return None
    return phrases[-1].head
