"""Which phrase of a clause is subject and which object: by what stands before and after the verb."""

from typing import Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.shallow.clauses import Clause
from transforms.coding.shallow.groups import Group
from transforms.coding.shallow.units import Phrase, hang
from transforms.coding.tree import Token

_ACTORS: Final = frozenset({"person", "group", "armed", "official", "organisation", "state", "name", "place"})
_THINGS: Final = frozenset({"weapon", "ammunition", "event", "time", "abstract"})


class Orders:
    """Assigns subjects and objects in the clauses of one language."""

    def __init__(self, lexicon: Lexicon, settings: dict[str, frozenset[str]]) -> None:
        self._lexicon = lexicon
        self._settings = settings

    def assign(self, clause: Clause, group: Group, bare: list[tuple[int, Phrase]]) -> None:
        """Attach the bare phrases (those without preposition, times left out) of a clause to its main word."""
        if group.is_copular:
            bare = [each for each in bare if each[1].head is not group.main]
        self._verb_first(clause, group, bare)
        for _, phrase in bare:
            if not phrase.head.dep:
                hang(phrase.head, group.main, "obl:npmod")

    def _subject(self, phrase: Phrase, group: Group) -> None:
        hang(phrase.head, group.main, "nsubj:pass" if group.is_passive else "nsubj")

    def classes(self, phrase: Phrase) -> frozenset[str]:
        """What the head of a phrase is by the lexicon."""
        return self._lexicon.classes(phrase.head.lemma)

    def _verb_first(self, clause: Clause, group: Group, bare: list[tuple[int, Phrase]]) -> None:
        """Arabic: the subject follows its verb unless it stands before; a plural verb has it before or drops it."""
        main = group.main
        before = [phrase for i, phrase in bare if i < group.at]
        after = [phrase for i, phrase in bare if i > group.at]
        if before and not after and main.lemma in self._settings.get("harming", frozenset()):
            self._before_harm(before[-1], group)
            return
        if main.has("Voice", "Pass"):
            group.is_passive = True
            for phrase in (before[-1:] or after)[:1]:
                self._subject(phrase, group)
            return
        if clause.kind == "acl:relcl" and not bare and main.lemma in self._settings.get("harming", frozenset()):
            self._suffered(clause, main)
            return
        has_subject = bool(before) or clause.kind == "acl:relcl" or main.has("Number", "Plur")
        if before:
            self._subject(before[0], group)
        if has_subject:
            self._objects(after, main)
            return
        if len(after) >= 2 or any(each.has("Clitic", "Yes") for each in self._clitics(clause)):
            self._subject(after[0], group)
            self._objects(after[1:], main)
        elif after:
            self._alone(clause, group, after[0])

    def _suffered(self, clause: Clause, main: Token) -> None:
        """Read a relative like a participle: "the soldiers who were killed" have no object there."""
        if not self._clitics(clause):
            clause.kind = "acl"
            main.features["VerbForm"] = "Part"

    def _clitics(self, clause: Clause) -> list[Token]:
        return [unit for unit in clause.units if isinstance(unit, Token) and unit.has("Clitic", "Yes")]

    def _before_harm(self, phrase: Phrase, group: Group) -> None:
        """A noun before "killed" without an object: "three soldiers were killed", unless it is the killer's name."""
        group.is_passive = not self.classes(phrase) & {"weapon", "ammunition", "event", "state"}
        self._subject(phrase, group)

    def _objects(self, after: list[Phrase], main: Token) -> None:
        if after:
            hang(after[0].head, main, "obj")

    def _alone(self, clause: Clause, group: Group, phrase: Phrase) -> None:
        """The one phrase after a verb: the victim of "was killed", the object of a shared subject, else the subject."""
        main = group.main
        if main.lemma not in self._settings.get("transitive", frozenset()):
            self._subject(phrase, group)
        elif clause.kind == "conj" and self._shares(clause, main):
            hang(phrase.head, main, "obj")
        elif main.lemma in self._settings.get("harming", frozenset()):
            group.is_passive = True
            self._subject(phrase, group)
        elif clause.kind == "conj":
            hang(phrase.head, main, "obj")
        else:
            self._subject(phrase, group)

    def _shares(self, clause: Clause, main: Token) -> bool:
        """Whether a coordinated verb may have the subject of the verb before it: the same gender, and one who acts."""
        parent = clause.parent
        verbs = [
            unit for unit in (parent.units if parent else ()) if isinstance(unit, Token) and unit.pos in {"VERB", "AUX"}
        ]
        if not verbs or verbs[-1].has("Voice", "Pass"):
            return False
        subjects = [
            unit
            for unit in (parent.units if parent else ())
            if isinstance(unit, Phrase) and unit.head.dep in {"nsubj", "nsubj:pass"}
        ]
        passive = any(unit.head.dep == "nsubj:pass" for unit in subjects)
        things = any(self.classes(unit) & _THINGS and not self.classes(unit) & _ACTORS for unit in subjects)
        same = verbs[-1].features.get("Gender") == main.features.get("Gender")
        return same and not passive and not things
