"""Parts a Ukrainian sentence into clauses: at commas, conjunctions and relatives, one predicate each."""

from dataclasses import dataclass, field
from typing import Final

from transforms.coding.shallow.slavic_phrases import Group, Unit
from transforms.coding.shallow.slavic_tags import Tagged, agreeing
from transforms.coding.tree import Token

_SIGNS: Final = frozenset({",", ";", "—", "–", "-", ":", "(", ")"})


@dataclass
class Clause:
    """A stretch with one predicate; `kind` is how it hangs on its parent's predicate or on a noun before it."""

    kind: str = "root"
    parent: "Clause | None" = None
    mark: Token | None = None
    antecedent: Group | None = None
    units: list[Unit] = field(default_factory=list)
    main: Token | None = None

    @property
    def has_verb(self) -> bool:
        """Whether a predicate stands in it."""
        return any(is_predicate(unit) for unit in self.units)

    def groups(self) -> list[Group]:
        """Its phrases, in order."""
        return [unit for unit in self.units if isinstance(unit, Group)]


def is_sign(unit: Unit) -> bool:
    """Whether a unit is a sign that may part clauses."""
    return isinstance(unit, Tagged) and unit.token.text in _SIGNS


def is_joint(unit: Unit) -> bool:
    """Whether a unit is a coordinating conjunction."""
    return isinstance(unit, Tagged) and unit.pos == "CCONJ"


def is_predicate(unit: Unit) -> bool:
    """Whether a unit is a finite verb, "to be", or an impersonal in -но/-то."""
    if not isinstance(unit, Tagged):
        return False
    token = unit.token
    return token.pos == "AUX" or (
        token.pos == "VERB" and (token.has("VerbForm", "Fin") or token.has("Impersonal", "Yes"))
    )


class Splitter:
    """Reads the units of one sentence into clauses."""

    def __init__(self, speech: frozenset[str]) -> None:
        self._speech = speech
        self.clauses = [Clause()]
        self._current = self.clauses[0]

    def split(self, units: list[Unit]) -> list[Clause]:
        """The clauses, the main one first."""
        for i, unit in enumerate(units):
            if isinstance(unit, Tagged) and unit.pos == "SCONJ":
                self._open_marked(unit, units[:i])
            elif _relative(unit) is not None:
                self._open("acl:relcl", None, self._antecedent())
                self._current.units.append(unit)
            elif isinstance(unit, Tagged) and unit.token.has("VerbForm", "Conv"):
                self._open("advcl", None, None)
                self._current.units.append(unit)
            elif is_predicate(unit) and self._is_other(unit):
                self._begin(unit)
            else:
                self._current.units.append(unit)
                self._end_inserted(unit)
        return self.clauses

    def _end_inserted(self, unit: Unit) -> None:
        """A relative or a clause with a gerund ends at a comma after its verb."""
        clause = self._current
        has_verb = clause.has_verb or any(
            isinstance(each, Tagged) and each.token.has("VerbForm", "Conv") for each in clause.units
        )
        if not is_sign(unit) or clause.parent is None or not has_verb:
            return
        is_bare = clause.kind == "advcl" and (clause.mark is None or not clause.parent.has_verb)
        if clause.kind == "acl:relcl" or is_bare:
            self._current = clause.parent

    def _antecedent(self) -> Group | None:
        groups = self._current.groups()
        return groups[-1] if groups else None

    def _open_marked(self, mark: Tagged, before: list[Unit]) -> None:
        is_complement = mark.token.has("Kind", "complement")
        antecedent = self._antecedent()
        is_parted = len(before) > 1 and is_sign(before[-1]) and isinstance(before[-2], Group)
        tells = any(isinstance(each, Tagged) and each.token.lemma in self._speech for each in self._current.units)
        is_noun_said = antecedent is not None and antecedent.token.lemma in self._speech
        if mark.token.lemma == "що" and is_parted and not tells and not is_noun_said and antecedent is not None:
            mark.token.pos, mark.token.features = "PRON", {"PronType": "Rel", "Case": "Nom"}
            self._open("acl:relcl", None, antecedent)
            self._current.units.append(Group(mark, frozenset({("Nom", "Sing", ""), ("Nom", "Plur", "")}), None, [mark]))
            return
        self._open("ccomp" if is_complement else "advcl", mark.token, None)

    def _open(self, kind: str, mark: Token | None, antecedent: Group | None) -> None:
        parent = self._current
        clause = Clause(kind, parent, mark, antecedent)
        self.clauses.append(clause)
        self._current = clause

    def _is_other(self, verb: Unit) -> bool:
        """Whether a predicate is of another clause: "to be" belongs to the participle or infinitive beside it."""
        predicates = [unit for unit in self._current.units if is_predicate(unit)]
        if not predicates:
            return False
        last = predicates[-1]
        is_auxiliary = isinstance(last, Tagged) and last.token.pos == "AUX" and isinstance(verb, Tagged)
        between = self._current.units[self._current.units.index(last) + 1 :]
        return not (is_auxiliary and not any(is_sign(unit) or is_joint(unit) for unit in between))

    def _begin(self, verb: Unit) -> None:
        """Cut the current clause at the last sign or conjunction after its verb; what follows goes with the new one."""
        current = self._current
        last = max(i for i, unit in enumerate(current.units) if is_predicate(unit))
        cuts = [i for i, unit in enumerate(current.units) if i > last and (is_sign(unit) or is_joint(unit))]
        cut = cuts[-1] if cuts else len(current.units)
        if cuts and cuts[-1] - 1 in cuts:
            cut -= 1
        moved = current.units[cut:]
        del current.units[cut:]
        joint = any(is_joint(unit) for unit in moved)
        level = current
        if not joint and current.kind == "advcl" and current.parent is not None and not current.parent.has_verb:
            current.parent.units += [*moved, verb]
            self._current = current.parent
            return
        is_speech = isinstance(verb, Tagged) and verb.token.lemma in self._speech
        clause = Clause("conj" if joint or not is_speech else "parataxis", level, units=[*moved, verb])
        self.clauses.append(clause)
        self._current = clause


def _relative(unit: Unit) -> Token | None:
    """The relative pronoun of a unit, alone or after a preposition."""
    token = unit.token
    return token if token.has("PronType", "Rel") else None


def is_same_form(one: Group, word: Tagged) -> bool:
    """Whether a participle agrees with a phrase."""
    return bool(agreeing(word.forms, one.forms))
