"""Verb groups: which words of a clause make up its predicate, and whether it is passive."""

from dataclasses import dataclass
from typing import Final

from transforms.coding.shallow.clauses import Clause
from transforms.coding.shallow.grammar import Grammar
from transforms.coding.shallow.units import Phrase, Unit, hang
from transforms.coding.tree import Token

_NONE: Final[frozenset[str]] = frozenset()
Placed = tuple[int, Token]


@dataclass
class Group:
    """The predicate of a clause: its main word, where the group begins in the clause's units, its voice and number.

    `later` are further verbs of the clause with their places.
    """

    main: Token
    at: int
    is_passive: bool = False
    is_copular: bool = False
    later: tuple[Placed, ...] = ()
    number: str = ""


def find_group(clause: Clause, grammar: Grammar) -> Group | None:
    """The verb group of a clause, its auxiliaries attached; None for a clause without a verb."""
    verbs = [(i, unit) for i, unit in enumerate(clause.units) if isinstance(unit, Token) and unit.pos == "VERB"]
    auxiliaries = [(i, unit) for i, unit in enumerate(clause.units) if isinstance(unit, Token) and unit.pos == "AUX"]
    if not verbs:
        return _without_verb(clause, auxiliaries, grammar)
    has_bracket = grammar.order == "verb-second"
    if not has_bracket:
        auxiliaries = [each for each in auxiliaries if not _helps_later(each, verbs)]
    at, main = _main(verbs, auxiliaries, has_bracket=has_bracket)
    own = [(i, each) for i, each in auxiliaries if has_bracket or i < at]
    is_passive = is_passive_with(main, [each for _, each in own], grammar)
    for _, each in own:
        is_voice = is_passive and each.lemma in grammar.settings.get("passive", _NONE)
        hang(each, main, "aux:pass" if is_voice else "aux")
    finite = [each for _, each in (*own, (at, main)) if each.has("VerbForm", "Fin")]
    number = finite[0].features.get("Number", "") if finite else ""
    later = tuple((i, each) for i, each in verbs if each is not main)
    return Group(main, min([at, *(i for i, _ in own)]), is_passive, later=later, number=number)


def _main(verbs: list[Placed], auxiliaries: list[Placed], *, has_bracket: bool) -> Placed:
    """The main verb: with an auxiliary the first form that it governs, else the finite one, else the first."""
    if auxiliaries:
        after = [each for each in verbs if has_bracket or each[0] > auxiliaries[0][0]]
        governed = [each for each in after if not each[1].has("VerbForm", "Fin")]
        return (governed or after or verbs)[0]
    return next((each for each in verbs if each[1].has("VerbForm", "Fin")), verbs[0])


def _helps_later(auxiliary: Placed, verbs: list[Placed]) -> bool:
    """Whether an auxiliary in the infinitive helps a verb below the finite one ("denied having attacked")."""
    is_below = any(i < auxiliary[0] and verb.has("VerbForm", "Fin") for i, verb in verbs)
    return is_below and auxiliary[1].has("VerbForm", "Inf")


def is_passive_with(main: Token, auxiliaries: list[Token], grammar: Grammar) -> bool:
    """Whether a verb with its auxiliaries is passive; a participle alone is, as in headlines."""
    if main.has("Voice", "Pass"):
        return True
    if not main.has("VerbForm", "Part") or main.lemma in grammar.settings.get("moving", _NONE):
        return False
    lemmas = {each.lemma for each in auxiliaries}
    if lemmas & grammar.settings.get("perfect", _NONE):
        # "Has been attacked": a second auxiliary makes a perfect passive.
        return any(each.has("VerbForm", "Part") and each.lemma in grammar.settings["passive"] for each in auxiliaries)
    return bool(lemmas & grammar.settings.get("passive", _NONE)) or not auxiliaries


def _without_verb(clause: Clause, auxiliaries: list[Placed], grammar: Grammar) -> Group | None:
    """A clause with a copula, or with an auxiliary alone."""
    if not auxiliaries:
        return None
    at, copula = auxiliaries[0]
    number = copula.features.get("Number", "")
    if copula.lemma in grammar.settings.get("copulas", _NONE):
        predicate = _predicate(clause.units, at)
        if predicate is not None:
            for _, each in auxiliaries:
                hang(each, predicate, "cop" if each.lemma == copula.lemma else "aux")
            return Group(predicate, at, is_copular=True, number=number)
    copula.pos = "VERB"
    for _, each in auxiliaries[1:]:
        hang(each, copula, "aux")
    return Group(copula, at, number=number)


def _predicate(units: list[Unit], at: int) -> Token | None:
    """The noun or adjective that a copula says of the subject: the last phrase without preposition after it."""
    after = [unit for unit in units[at + 1 :] if not (isinstance(unit, Phrase) and unit.prepositions)]
    adjectives = [unit for unit in after if isinstance(unit, Token) and unit.pos == "ADJ"]
    if adjectives:
        return adjectives[0]
    phrases = [unit for unit in after if isinstance(unit, Phrase) and not unit.head.has("Expl", "Yes")]
    has_subject = any(isinstance(unit, Phrase) and not unit.prepositions for unit in units[:at])
    if not phrases or (not has_subject and len(phrases) < 2):
        return None
    return phrases[-1].head
