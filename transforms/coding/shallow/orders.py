"""Which phrase of a clause is subject and which object: by where they stand, or by their cases."""

from abc import ABC, abstractmethod
from typing import Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.shallow.clauses import Clause
from transforms.coding.shallow.groups import Group
from transforms.coding.shallow.units import Phrase, hang
from transforms.coding.tree import Token

Placed = list[tuple[int, Phrase]]
"""Phrases with their places among the units of their clause."""
_OTHERS: Final = frozenset({"Gen", "Dat", "Ins", "Loc"})


class Orders(ABC):
    """Assigns subjects and objects in the clauses of one language."""

    def __init__(self, lexicon: Lexicon, settings: dict[str, frozenset[str]]) -> None:
        self._lexicon = lexicon
        self._settings = settings

    def assign(self, clause: Clause, group: Group, bare: Placed) -> None:
        """Attach the bare phrases (those without preposition, times left out) of a clause to its main word."""
        if group.is_copular:
            bare = [each for each in bare if each[1].head is not group.main]
        for _, phrase in bare:
            if phrase.head.has("Expl", "Yes"):
                hang(phrase.head, group.main, "expl")
        self._assign(clause, group, [each for each in bare if not each[1].head.dep])
        for _, phrase in bare:
            if not phrase.head.dep:
                hang(phrase.head, group.main, "obl:npmod")

    def handed_up(self, clause: Clause, group: Group, bare: Placed) -> Placed:  # noqa: ARG002 - for those that need it
        """The bare phrases that stay in a clause; the others go to the clause above."""
        return bare

    def classes(self, phrase: Phrase) -> frozenset[str]:
        """What the head of a phrase is by the lexicon."""
        return self._lexicon.classes(phrase.head.lemma)

    @abstractmethod
    def _assign(self, clause: Clause, group: Group, bare: Placed) -> None:
        """Attach those phrases that are subject or object."""

    def _subject(self, phrase: Phrase, group: Group) -> None:
        hang(phrase.head, group.main, "nsubj:pass" if group.is_passive else "nsubj")


class ByPlace(Orders):
    """The subject stands before its verb, the object after it; some verbs have their subject after them."""

    def _assign(self, clause: Clause, group: Group, bare: Placed) -> None:
        for _, phrase in bare:
            if phrase.head.has("Case", "Acc") and not group.is_passive:
                hang(phrase.head, group.main, "obj")
            elif phrase.head.has("Case", "Dat"):
                hang(phrase.head, group.main, "iobj")
        before = [phrase for i, phrase in bare if i < group.at and not phrase.head.dep]
        after = [phrase for i, phrase in bare if i > group.at and not phrase.head.dep]
        if before and not (clause.kind == "acl:relcl" and clause.mark is None):
            self._subject(before[-1] if clause.kind == "acl:relcl" else before[0], group)
        elif after and (group.is_passive or self._follows(clause, group, after)):
            self._subject(after[0], group)
            after = after[1:]
        if after and not group.is_passive and not group.is_copular:
            hang(after[0].head, group.main, "obj")

    def _follows(self, clause: Clause, group: Group, after: list[Phrase]) -> bool:
        """Whether the subject comes after its verb: with verbs of death and happening, and words put first."""
        if clause.kind in {"acl:relcl", "xcomp"} or not group.main.has("VerbForm", "Fin"):
            return False
        lemma = group.main.lemma
        is_named = lemma in self._settings.get("subject_after", frozenset())
        is_speech = lemma in self._lexicon.words["speech_verbs"] and clause.is_speech
        return (
            is_named or is_speech or (len(after) > 1 and clause.kind == "root" and not after[0].head.has("Case", "Acc"))
        )


class ByCase(Orders):
    """The first phrase that may be a nominative and agrees is the subject; then accusatives and datives."""

    def _assign(self, clause: Clause, group: Group, bare: Placed) -> None:
        fitting = [(i, phrase) for i, phrase in bare if may_be(phrase.head, "Nom") and _agrees(phrase, group)]
        subject = self._choose(clause, group, fitting)
        if subject is not None:
            self._subject(subject, group)
        left = [phrase for _, phrase in bare if phrase is not subject]
        for phrase in left:
            self._oblique(phrase, group)
        objects = [phrase for phrase in left if not phrase.head.dep and may_be(phrase.head, "Acc")]
        if group.is_passive or group.is_copular:
            if objects and subject is None and clause.kind != "acl:relcl" and not group.is_copular:
                self._subject(objects[0], group)
        elif len(objects) > 1 and not objects[0].head.has("Case", "Acc"):
            hang(objects[0].head, group.main, "iobj")
            hang(objects[1].head, group.main, "obj")
        elif objects:
            hang(objects[0].head, group.main, "obj")

    def _oblique(self, phrase: Phrase, group: Group) -> None:
        cases = frozenset(phrase.head.features.get("Case", "").split("|")) - {""}
        if not cases or not cases <= _OTHERS:
            return
        if "Dat" in cases:
            hang(phrase.head, group.main, "iobj")
        elif "Ins" in cases:
            hang(phrase.head, group.main, "obl:agent" if group.is_passive else "obl")
        else:
            hang(phrase.head, group.main, "obl")

    def _choose(self, clause: Clause, group: Group, fitting: Placed) -> Phrase | None:
        """The subject: a sure nominative, else the first that may be one; none where a relative pronoun is it."""
        sure = [phrase for _, phrase in fitting if phrase.head.has("Case", "Nom")]
        if clause.kind in {"xcomp", "acl"} or not fitting:
            return None
        if clause.kind == "acl:relcl" and clause.mark is not None and may_be(clause.mark, "Nom"):
            return sure[0] if sure and not clause.mark.has("Case", "Nom") else None
        first = fitting[0][1]
        if clause.kind == "conj" and not any(isinstance(each, Phrase) for each in clause.units[: group.at]):
            # "... and imposed a curfew": the subject is that of the clause before unless a case says otherwise.
            return sure[0] if sure else None
        return sure[0] if sure and first not in sure and not self._is_first_name(fitting[0], group) else first

    def _is_first_name(self, placed: tuple[int, Phrase], group: Group) -> bool:
        """A name before the verb is its subject unless a pronoun is."""
        return placed[0] < group.at and placed[1].head.pos == "PROPN"


def may_be(token: Token, case: str) -> bool:
    """Whether the head of a phrase may be in a case: its cases are unknown or name it."""
    cases = token.features.get("Case", "")
    return not cases or case in cases.split("|")


def _agrees(phrase: Phrase, group: Group) -> bool:
    """Whether the number of a phrase is that of the finite verb, as far as both are known."""
    own = "Plur" if phrase.is_joined else phrase.head.features.get("Number")
    return not group.number or not own or "|" in own or group.number == own
