"""Verb groups: which words of a clause make up its predicate, and whether it is passive."""

from dataclasses import dataclass

from transforms.coding.shallow.clauses import Clause
from transforms.coding.shallow.grammar import Grammar
from transforms.coding.shallow.units import Phrase, Unit, hang, is_coordinator
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
    at, main = _main(verbs, auxiliaries, grammar)
    own = [each for i, each in auxiliaries if grammar.order == "v2" or i < at] or []
    is_passive = _is_passive(main, own, grammar)
    for each in own:
        is_voice = each.lemma in grammar.settings.get("passive", frozenset()) and is_passive
        hang(each, main, "aux:pass" if is_voice else "aux")
    begin = min([at, *(i for i, each in auxiliaries if each in own)])
    later = tuple((i, each) for i, each in verbs if each is not main)
    return Group(main, begin, is_passive, later=later)


def _main(verbs: list[tuple[int, Token]], auxiliaries: list[tuple[int, Token]], grammar: Grammar) -> tuple[int, Token]:
    """The main verb: with an auxiliary the first form that it governs, else the finite one."""
    if auxiliaries:
        after = [each for each in verbs if grammar.order == "v2" or each[0] > auxiliaries[0][0]]
        governed = [each for each in after if not each[1].has("VerbForm", "Fin")]
        return (governed or after or verbs)[0]
    return next((each for each in verbs if each[1].has("VerbForm", "Fin")), verbs[0])


def _is_passive(main: Token, auxiliaries: list[Token], grammar: Grammar) -> bool:
    if main.has("Voice", "Pass"):
        return True
    if not main.has("VerbForm", "Part"):
        return False
    passive = grammar.settings.get("passive", frozenset())
    if main.lemma in grammar.settings.get("moving", frozenset()):
        return False
    active = grammar.settings.get("perfect", frozenset())
    lemmas = {each.lemma for each in auxiliaries}
    if lemmas & active and not lemmas & passive:
        return False
    return bool(lemmas & passive)


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


def coordinated(units: list[Unit], first: int, second: int) -> bool:
    """Whether a conjunction stands between two places of a clause."""
    return any(is_coordinator(unit) for unit in units[first + 1 : second])
