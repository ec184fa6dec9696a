"""Binds phrases to the phrases before them: genitives, names beside offices, members of lists, complements of nouns."""

from typing import Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.shallow.slavic_clauses import Clause, is_joint, is_predicate, is_sign
from transforms.coding.shallow.slavic_phrases import Group
from transforms.coding.shallow.slavic_tags import Tagged
from transforms.coding.tree import Token

_TITLED: Final = frozenset({"person", "official", "armed"})
_NAMED: Final = frozenset({"place", "facility", "organisation", "vehicle", "media"})


class PhraseBinder:
    """Binds the phrases of a clause of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._events = lexicon.heads("noun")

    def tops(self, clause: Clause, main: Tagged | None) -> list[Group]:
        """Hang phrases on the phrase before them: whose, names, members of lists; what is left is of the verb."""
        tops: list[Group] = []
        chain: list[Group] = []
        for i, unit in enumerate(clause.units):
            if not isinstance(unit, Group):
                if not (is_joint(unit) or is_sign(unit) or unit.token.pos == "ADV"):
                    chain = []
                continue
            if unit.token.dep:
                chain = [unit]
                continue
            previous = clause.units[i - 1] if i else None
            if chain and isinstance(previous, Tagged) and (is_joint(previous) or is_sign(previous)):
                joined = self._list_member(clause, i, unit, chain)
            else:
                joined = bool(chain) and previous is chain[-1] and self._bound(clause, main, unit, chain)
            chain = [*chain, unit] if joined else [unit]
            tops += [] if joined else [unit]
        return tops

    def _list_member(self, clause: Clause, at: int, group: Group, chain: list[Group]) -> bool:
        """A phrase after "and" or a comma goes with the one of the same case and kind before it."""
        sign = clause.units[at - 1]
        is_list = is_joint(sign) or any(is_joint(unit) for unit in clause.units[at + 1 : at + 2])
        same = [
            each
            for each in reversed(chain)
            if _shares(each, group) and (group.preposition is None or each.preposition is not None)
        ]
        if not same or not is_list or any(is_predicate(unit) for unit in clause.units[at - 1 : at]):
            return False
        first = same[0]
        hang_on(group.token, first.token, "conj")
        hang_on(sign.token, group.token, "cc" if is_joint(sign) else "punct")
        group.forms = frozenset(form for form in group.forms if first.may_be(form[0])) or group.forms
        first.forms = frozenset(form for form in first.forms if group.may_be(form[0])) or first.forms
        first.members.append(group.head)
        return True

    def _bound(self, clause: Clause, main: Tagged | None, group: Group, chain: list[Group]) -> bool:
        """Whether a phrase right after another belongs to it, and how."""
        last = chain[-1]
        events = [each for each in reversed(chain) if each.token.lemma in self._events]
        if group.preposition is not None:
            if not events and main is not None:
                return False
            hang_on(group.token, (events[0] if events else last).token, "nmod")
            return True
        titled = self._titled(group, chain)
        if titled is not None:
            hang_on(group.token, titled.token, "appos")
            titled.forms = frozenset(form for form in titled.forms if group.may_be(form[0])) or titled.forms
            return True
        if group.may_be("Gen") and self._takes_genitive(clause, main, group, last):
            group.settle("Gen")
            hang_on(group.token, last.token, "nmod")
            return True
        for case in ("Dat", "Ins"):
            if events and {form[0] for form in group.forms} <= {case, "Loc"}:
                group.settle(case)
                hang_on(group.token, events[0].token, "nmod")
                return True
        return False

    def _titled(self, group: Group, chain: list[Group]) -> Group | None:
        """The noun that a name stands beside: a person's office, a town's "місто"."""
        if group.token.pos != "PROPN" or group.token.lemma in self._lexicon.words["capitalised"]:
            return None
        for each in reversed(chain):
            classes = self._lexicon.classes(each.token.lemma)
            fits = classes & _TITLED or (classes & _NAMED and each is chain[-1])
            if each.token.pos == "NOUN" and fits and _shares(each, group) and not group.token.text.isupper():
                return each
        return None

    def _takes_genitive(self, clause: Clause, main: Tagged | None, group: Group, last: Group) -> bool:
        """Whether a possible genitive is one: not if it is the only subject there can be, or a bare object."""
        is_noun = last.token.pos in {"NOUN", "NUM"} or last.token.lemma in self._lexicon.nouns
        if not is_noun:
            return False
        cases = {form[0] for form in group.forms}
        if group.is_counted and "Acc" in cases:
            return False
        if cases <= {"Gen", "Loc"} or main is None:
            return True
        if "Nom" in cases and may_be_subject(group, main.token):
            others = [each for each in clause.groups() if each is not group and each.preposition is None]
            if not any(each.may_be("Nom") and may_be_subject(each, main.token) for each in others):
                return False
        if self._is_wanted(clause, main.token, group) and last.preposition is not None:
            return False
        return not ("Acc" in cases and {form[0] for form in last.forms} <= {"Dat", "Loc"} and last.preposition is None)

    def _is_wanted(self, clause: Clause, verb: Token, group: Group) -> bool:
        """Whether a person who may be an accusative is the only object that a verb can have."""
        if not group.may_be("Acc") or not group.token.has("Animacy", "Anim") or not takes_object(self._lexicon, verb):
            return False
        others = [each for each in clause.groups() if each is not group and each.token.index > verb.index]
        return not any(each.preposition is None and each.may_be("Acc") for each in others)


def takes_object(lexicon: Lexicon, verb: Token) -> bool:
    """Whether a verb is one that the lexicon gives an object."""
    senses = [each for each in lexicon.triggers.get(verb.lemma, ()) if each.pos == "verb" and not each.extras]
    takes = any("obj" in each.frame.roles.get("target", ("obj",)) for each in senses)
    return takes and not verb.lemma.endswith(("ся", "сь")) and verb.lemma not in lexicon.words["dying_verbs"]


def hang_on(token: Token, head: Token | None, dep: str) -> None:
    """Attach a token to another, unless it is the same."""
    if head is not None and head is not token:
        token.head, token.dep = head.index, dep


def _shares(one: Group, other: Group) -> bool:
    return bool({form[0] for form in one.forms} & {form[0] for form in other.forms})


def may_be_subject(group: Group, verb: Token) -> bool:
    """Whether a phrase in the nominative may be the subject of a verb by number and gender."""
    if group.is_counted:
        return True
    number, gender = verb.features.get("Number"), verb.features.get("Gender")
    if gender == "Fem" and group.token.has("Animacy", "Anim"):
        gender = None  # "Мер пішла": titles of women are often masculine
    if number is None:
        return True
    if number == "Plur" and len(group.members) > 1 and any(each.token.dep == "conj" for each in group.members):
        return True
    return any(
        form[0] == "Nom" and form[1] == number and (not gender or not form[2] or form[2] == gender or number == "Plur")
        for form in group.forms
    )
