"""Noun phrases of a tagged Ukrainian sentence: what stands before a noun agrees with it, names follow it."""

from dataclasses import dataclass, field
from typing import Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.shallow.grammar import Grammar
from transforms.coding.shallow.slavic_tags import Tagged, agreeing
from transforms.coding.shallow.slavic_words import Form
from transforms.coding.tree import Token

_CASES: Final = (
    ("genitive", "Gen"),
    ("dative", "Dat"),
    ("accusative", "Acc"),
    ("instrumental", "Ins"),
    ("locative", "Loc"),
)
_BEFORE: Final = frozenset({"ADJ", "DET", "NUM"})
_DEPS: Final = {"ADJ": "amod", "DET": "det", "NUM": "nummod", "ADV": "advmod", "PRON": "nmod:poss"}
_POSSESSIVE: Final = frozenset({"його", "її", "їх"})
_COUNTED: Final = frozenset({("Nom", "Plur", ""), ("Acc", "Plur", ""), ("Nom", "Sing", "Neut")})


@dataclass
class Group:
    """A noun phrase: its head, the forms that it may still have, its preposition."""

    head: Tagged
    forms: frozenset[Form]
    preposition: Token | None = None
    members: list[Tagged] = field(default_factory=list)
    is_counted: bool = False

    @property
    def token(self) -> Token:
        """The head's token."""
        return self.head.token

    def may_be(self, case: str) -> bool:
        """Whether a case is possible."""
        return any(form[0] == case for form in self.forms)

    def settle(self, *cases: str) -> None:
        """Give the head the first of some cases that is possible, else the first that is."""
        order = [form for case in cases for form in sorted(self.forms) if form[0] == case] or sorted(self.forms)
        if order:
            names = ("Case", "Number", "Gender")
            self.token.features |= {name: value for name, value in zip(names, order[0], strict=True) if value}


Unit = Group | Tagged


class Phrases:
    """Builds the phrases of one language's sentences."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._cases: dict[str, set[str]] = {}
        for setting, case in _CASES:
            for preposition in grammar.settings[setting]:
                self._cases.setdefault(preposition, set()).add(case)

    def build(self, words: list[Tagged]) -> list[Unit]:
        """Phrases and the words between them, in order; heads and labels inside phrases are set."""
        units: list[Unit] = []
        at = 0
        while at < len(words):
            group, after = self._group(words, at)
            units.append(group if group is not None else words[at])
            at = after if group is not None else at + 1
        return units

    def _group(self, words: list[Tagged], begin: int) -> tuple[Group | None, int]:
        at = begin
        while at < len(words) and words[at].pos == "ADP":
            at += 1
        prepositions = [each.token for each in words[begin:at]]
        if (
            at < len(words)
            and words[at].pos == "PUNCT"
            and words[at].token.text in {"«", "“", '"', "„"}
            and prepositions
        ):
            at += 1
        before, at = self._before(words, at)
        head_at = self._head(words, before, at, is_after_preposition=bool(prepositions))
        if head_at is None:
            return None, begin
        head, before = words[head_at], [each for each in before if each is not words[head_at]]
        if not prepositions and not self._all_agree(before, head):
            return None, begin
        group = Group(head, head.forms, prepositions[0] if prepositions else None, [head])
        self._take_before(group, [each for each in before if each.token.index < head.token.index])
        for each in prepositions:
            each.head, each.dep = head.token.index, "case"
        if prepositions:
            cases = self._cases.get(prepositions[-1].lemma, set())
            group.forms = frozenset(form for form in group.forms if form[0] in cases) or group.forms
        return group, self._names_after(words, head_at + 1, group)

    def _before(self, words: list[Tagged], at: int) -> tuple[list[Tagged], int]:
        """What may stand before a noun: adjectives, numbers, hedges of numbers, possessives."""
        found: list[Tagged] = []
        while at < len(words):
            word = words[at]
            following = words[at + 1] if at + 1 < len(words) else None
            is_joint = (
                word.pos == "CCONJ"
                and bool(found)
                and following is not None
                and following.pos == found[-1].pos == "ADJ"
            )
            is_possessive = (
                word.token.text.lower() in _POSSESSIVE
                and following is not None
                and following.pos in {"NOUN", "ADJ", "PROPN"}
            )
            if word.pos in _BEFORE or word.token.has("Hedge", "Yes") or is_joint or is_possessive:
                found.append(word)
                at += 1
            else:
                break
        return found, at

    def _head(self, words: list[Tagged], before: list[Tagged], at: int, *, is_after_preposition: bool) -> int | None:
        """The index of the head: a noun that its adjectives agree with, else a number or an adjective alone."""
        start = at - len(before)
        if at < len(words) and words[at].pos in {"NOUN", "PROPN", "PRON"}:
            adjectives = [each for each in before if each.pos == "ADJ"]
            is_counted = any(each.pos == "NUM" for each in before)
            if not adjectives or is_counted or agreeing(adjectives[-1].forms, words[at].forms):
                return at
        for i in range(at - 1, start - 1, -1):
            word = words[i]
            if word.pos == "NUM" or (
                word.pos == "ADJ" and (is_after_preposition or i > start) and not word.is_participle
            ):
                word.token.pos = "NOUN" if word.pos == "ADJ" else word.pos
                return i
        return None

    def _all_agree(self, before: list[Tagged], head: Tagged) -> bool:
        """Whether every adjective agrees with the head; one that does not is said of something else."""
        is_counted = any(each.pos == "NUM" for each in before)
        return is_counted or all(agreeing(each.forms, head.forms) for each in before if each.pos == "ADJ")

    def _take_before(self, group: Group, before: list[Tagged]) -> None:
        numbers = [each for each in before if each.pos == "NUM"]
        for each in before:
            token = each.token
            is_of_number = (each.token.has("Hedge", "Yes") or each.pos == "NUM") and numbers and each is not numbers[-1]
            token.head = numbers[-1].token.index if is_of_number else group.token.index
            token.dep = "cc" if each.pos == "CCONJ" else _DEPS.get(each.pos, "advmod")
            if each.is_participle:
                token.dep = "acl"
            if is_of_number and each.pos == "NUM":
                token.dep = "compound"
            group.members.append(each)
            if each.pos in {"ADJ", "DET"} and not numbers:
                group.forms = agreeing(each.forms, group.forms) or group.forms
        if group.head.pos == "NUM":
            group.is_counted = True
            group.forms |= _COUNTED if before else frozenset()
        if numbers:
            is_hedged = any(each.token.has("Hedge", "Yes") for each in before)
            self._count(group, numbers[0].forms | _COUNTED if is_hedged else numbers[0].forms)

    def _count(self, group: Group, number: frozenset[Form]) -> None:
        """A number with its noun: "п'ять людей" may be subject and object, "п'ятьма людьми" neither."""
        group.is_counted = True
        is_genitive = any(form[:2] == ("Gen", "Plur") for form in group.forms)
        cases = {form[0] for form in number} or {"Nom", "Acc"}
        counted = frozenset(form for form in _COUNTED if form[0] in cases) if is_genitive else frozenset()
        same = frozenset(form for form in group.forms if form[0] in cases)
        group.forms = (counted | same) or group.forms

    def _names_after(self, words: list[Tagged], at: int, group: Group) -> int:
        """Names after a name are part of it; what stands in quotation marks after a noun names it."""
        while at < len(words) and words[at].pos == "PROPN" and words[at - 1].pos == "PROPN":
            same = {form[0] for form in group.forms} & {form[0] for form in words[at].forms}
            is_acronym = words[at - 1].token.text.isupper() and not words[at].token.text.isupper()
            if not same or is_acronym or words[at].token.lemma in self._lexicon.words["capitalised"]:
                break
            group.forms = frozenset(form for form in group.forms if form[0] in same)
            words[at].token.head, words[at].token.dep = group.token.index, "flat"
            group.members.append(words[at])
            at += 1
        if at + 1 < len(words) and words[at].token.text == "«" and words[at + 1].token.text[:1].isupper():
            end = next((i for i in range(at + 1, min(at + 6, len(words))) if words[i].token.text == "»"), None)
            if end is not None:
                for each in words[at : end + 1]:
                    is_sign = each.pos == "PUNCT"
                    each.token.head, each.token.dep = group.token.index, "punct" if is_sign else "flat"
                    each.token.pos = each.token.pos if is_sign else "PROPN"
                return end + 1
        return at
