"""Parts a sentence into clauses: at commas, conjunctions and relative pronouns, one finite verb each."""

from dataclasses import dataclass, field

from transforms.coding.shallow.units import Phrase, Unit, is_comma, is_coordinator, is_finite, is_infinitive_clause
from transforms.coding.tree import Token


@dataclass
class Clause:
    """A stretch with at most one finite verb group.

    `kind` is the label by which its verb hangs on `parent`'s verb, or on the noun `antecedent`. `is_speech` when it
    stands after what it says was said.
    """

    kind: str = "root"
    parent: "Clause | None" = None
    mark: Token | None = None
    antecedent: Token | None = None
    units: list[Unit] = field(default_factory=list)
    is_closed: bool = False
    is_speech: bool = False

    @property
    def has_verb(self) -> bool:
        """Whether a finite verb, or an infinitive that heads a clause, stands in it."""
        return any(is_finite(unit) or is_infinitive_clause(unit) for unit in self.units)


class Splitter:
    """Reads the units of one sentence into clauses: at signs, conjunctions and pronouns, one finite verb each."""

    def __init__(self, speech: frozenset[str], *, has_bracket: bool = False) -> None:
        self._speech = speech
        self._has_bracket = has_bracket
        self.clauses: list[Clause] = [Clause()]
        self._current = self.clauses[0]

    def split(self, units: list[Unit]) -> list[Clause]:
        """The clauses of a sentence; each knows the one it hangs on."""
        for i, unit in enumerate(units):
            if isinstance(unit, Token) and unit.pos == "SCONJ":
                self._open("ccomp" if unit.has("Kind", "complement") else "advcl", unit, units, i)
            elif isinstance(unit, Token) and unit.has("PronType", "Rel"):
                self._open_relative(unit)
            elif is_finite(unit) and self._begins_anew(unit):
                self._new_clause(unit)
            elif is_infinitive_clause(unit) and self._begins_anew(unit):
                self._new_infinitive(unit)
            else:
                self._add(unit, units, i)
        return self.clauses

    def _add(self, unit: Unit, units: list[Unit], at: int) -> None:
        if is_comma(unit) and self._current.kind != "root" and self._is_over(units, at):
            self._current.is_closed = True
            parent = self._current.parent
            is_relative = self._current.kind == "acl:relcl"
            if parent is not None and (self._has_bracket or is_relative or not parent.has_verb):
                self._current = parent
        self._current.units.append(unit)

    def _is_over(self, units: list[Unit], at: int) -> bool:
        """Whether a subordinate clause ends at a comma: it has its verb, and no list goes on."""
        if not self._current.has_verb:
            return False
        following = units[at + 1 : at + 3]
        is_list = len(following) == 2 and isinstance(following[0], Phrase) and is_coordinator(following[1])
        return self._has_bracket or not is_list

    def _open(self, kind: str, mark: Token, units: list[Unit], at: int) -> None:
        parent = self._current
        tail = parent.units[-1] if parent.units else None
        antecedent = None
        if kind == "ccomp" and isinstance(tail, Phrase) and not parent.has_verb:
            antecedent = tail.end
        if parent.is_closed and parent.parent is not None:
            parent = parent.parent
        clause = Clause(kind, parent, mark, antecedent)
        if at + 1 < len(units):
            self.clauses.append(clause)
            self._current = clause

    def _open_relative(self, pronoun: Token) -> None:
        parent = self._current
        phrases = [unit for unit in parent.units if isinstance(unit, Phrase)]
        antecedent = phrases[-1].end if phrases else None
        clause = Clause("acl:relcl", parent, pronoun, antecedent)
        self.clauses.append(clause)
        self._current = clause

    def _begins_anew(self, verb: Unit) -> bool:
        """Whether a verb belongs to a clause of its own."""
        if not self._current.has_verb:
            return False
        verbs = [i for i, unit in enumerate(self._current.units) if is_finite(unit) or is_infinitive_clause(unit)]
        between = self._current.units[verbs[-1] + 1 :]
        if any(is_comma(unit) or is_coordinator(unit) for unit in between):
            return True
        return self._is_anew_without_sign(between, verb)

    def _is_anew_without_sign(self, between: list[Unit], verb: Unit) -> bool:  # noqa: ARG002 - for those that need it
        """Whether a second finite verb begins a clause though no sign stands before it."""
        return not self._has_bracket and is_finite(verb)

    def _reads_otherwise(self, verb: Unit) -> bool:  # noqa: ARG002 - for those that need it
        """Whether a language reads a verb in a way of its own, and has put it where it belongs."""
        return False

    def _level(self, verb: Unit) -> Clause:  # noqa: ARG002 - for those that need it
        """The clause that a coordinated verb goes on."""
        return self._current

    def _cut(self) -> list[Unit]:
        """Cut the current clause at the last comma or conjunction after its verb; what follows is returned."""
        current = self._current
        cuts = [i for i, unit in enumerate(current.units) if is_comma(unit) or is_coordinator(unit)]
        verbs = [i for i, unit in enumerate(current.units) if is_finite(unit) or is_infinitive_clause(unit)]
        cut = next((i for i in reversed(cuts) if not verbs or i > verbs[-1]), None)
        if cut is not None and self._has_bracket and is_coordinator(current.units[cut]):
            cut = self._before_list(cut, verbs[-1] if verbs else -1)
        cut = len(current.units) if cut is None else cut
        moved = current.units[cut:]
        del current.units[cut:]
        return moved

    def _before_list(self, cut: int, verb: int) -> int:
        """Where a new clause begins whose first phrase is the last of a list cut off by a comma."""
        units = self._current.units
        return cut - 1 if cut - 1 > verb and is_comma(units[cut - 1]) else cut

    def _new_clause(self, verb: Unit) -> None:
        """Begin a clause with what stands after the last comma or conjunction."""
        if self._reads_otherwise(verb):
            return
        current = self._current
        moved = self._cut()
        joint = next((unit for unit in moved if is_coordinator(unit)), None)
        level = self._level(verb)
        if joint is None:
            while level.parent is not None and level.kind != "root":
                level = level.parent
        if level is not current and not level.has_verb and (level.kind == "root" or joint is None):
            level.units += [*moved, verb]
            self._current = level
            return
        kind = "conj" if level.kind != "root" and joint is not None else self._kind(level, verb, moved, joint)
        if kind == "speech":
            self._speak(level, [*moved, verb])
            return
        clause = Clause(kind, level, units=[*moved, verb])
        self.clauses.append(clause)
        self._current = clause

    def _kind(self, level: Clause, verb: Unit, moved: list[Unit], joint: Unit | None) -> str:
        """How a new clause hangs on the one before: as what that one says, as who says it, or beside it."""
        words = [unit for unit in moved if not is_comma(unit)]
        is_speech = isinstance(verb, Token) and verb.lemma in self._speech
        if joint is None and is_speech and not words and level.kind == "root":
            return "speech"
        said = [unit for unit in level.units if isinstance(unit, Token) and unit.pos == "VERB"]
        is_report = isinstance(verb, Token) and verb.features.get("Mood") in {"Sub", "Cnd"} and bool(words)
        is_said = joint is None and bool(moved) and (is_report or any(unit.lemma in self._speech for unit in said))
        return "ccomp" if is_said and not any(each.parent is level for each in self.clauses) else "conj"

    def _speak(self, said: Clause, units: list[Unit]) -> None:
        """Put a clause that says who said it over what was said ("..., said the minister")."""
        clause = Clause("root", None, units=units, is_speech=True)
        said.kind, said.parent = "ccomp", clause
        self.clauses.insert(0, clause)
        self._current = clause

    def _new_infinitive(self, verb: Unit) -> None:
        """Begin an infinitive clause after a comma."""
        moved = self._cut()
        clause = Clause("xcomp", self._current, units=[*moved, verb])
        self.clauses.append(clause)
        self._current = clause
