"""Parts a sentence into clauses: at commas, conjunctions and relative pronouns, one finite verb each."""

from dataclasses import dataclass, field

from transforms.coding.shallow.units import Phrase, Unit, is_comma, is_coordinator, is_finite
from transforms.coding.tree import Token


@dataclass
class Clause:
    """A stretch with at most one finite verb group.

    `kind` is the label by which its verb hangs on `parent`'s verb, or on the noun `antecedent`.
    """

    kind: str = "root"
    parent: "Clause | None" = None
    mark: Token | None = None
    antecedent: Token | None = None
    units: list[Unit] = field(default_factory=list)
    is_closed: bool = False

    @property
    def has_verb(self) -> bool:
        """Whether a finite verb stands in it."""
        return any(map(is_finite, self.units))


class Splitter:
    """Reads the units of one sentence into clauses."""

    def __init__(self, speech: frozenset[str]) -> None:
        self._speech = speech
        self.clauses: list[Clause] = [Clause()]
        self._current = self.clauses[0]

    def split(self, units: list[Unit]) -> list[Clause]:
        """The clauses, main clause first, each after the one it hangs on."""
        for i, unit in enumerate(units):
            if isinstance(unit, Token) and unit.pos == "SCONJ":
                self._open("ccomp" if unit.has("Kind", "complement") else "advcl", unit, units, i)
            elif isinstance(unit, Token) and unit.has("PronType", "Rel"):
                self._open_relative(unit)
            elif is_finite(unit) and self._begins_anew(unit):
                self._new_clause(unit)
            else:
                self._add(unit, units, i)
        return self.clauses

    def _add(self, unit: Unit, units: list[Unit], at: int) -> None:
        if is_comma(unit) and self._current.kind != "root" and self._is_over(units, at):
            self._current.is_closed = True
            parent = self._current.parent
            is_relative = self._current.kind == "acl:relcl"
            if parent is not None and (is_relative or not parent.has_verb):
                self._current = parent
        self._current.units.append(unit)

    def _is_over(self, units: list[Unit], at: int) -> bool:
        """Whether a subordinate clause ends at a comma: it has its verb, and no list goes on."""
        if not self._current.has_verb:
            return False
        following = units[at + 1 : at + 3]
        is_list = len(following) == 2 and isinstance(following[0], Phrase) and is_coordinator(following[1])
        return not is_list

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
        """Whether a finite verb belongs to a clause of its own."""
        if not self._current.has_verb:
            return False
        verbs = [i for i, unit in enumerate(self._current.units) if is_finite(unit)]
        between = self._current.units[verbs[-1] + 1 :]
        if any(is_comma(unit) or is_coordinator(unit) for unit in between):
            return True
        return bool(between) and isinstance(verb, Token) and verb.pos == "VERB"

    def _reread(self, verb: Unit) -> bool:
        """Arabic: of "a bomber (who) drives a car blew himself up" the first verb only tells of the subject."""
        units = self._current.units
        at = next(i for i, unit in enumerate(units) if is_finite(unit))
        first, before = units[at], units[at - 1] if at else None
        parted = any(is_comma(unit) or is_coordinator(unit) for unit in units[at:])
        if parted or not isinstance(before, Phrase) or before.prepositions:
            return False
        verbs = [each for each in (first, verb) if isinstance(each, Token) and each.pos == "VERB"]
        if len(verbs) < 2 or before.head.pos != "NOUN" or before.head.has("Definite", "Def"):
            return False
        self.clauses.append(Clause("acl:relcl", self._current, None, before.head, units[at:]))
        self._current.units = [*units[:at], verb]
        return True

    def _described(self, verb: Unit) -> Phrase | None:
        """Arabic: the indefinite noun that a verb right after it tells of ("هجوم استهدف دورية")."""
        if not isinstance(verb, Token) or verb.pos != "VERB":
            return None
        units = [unit for unit in self._current.units[-2:] if not (isinstance(unit, Token) and unit.pos == "ADV")]
        phrase = units[-1] if units else None
        if not isinstance(phrase, Phrase) or phrase.head.pos not in {"NOUN", "NUM"} or phrase.head.lemma == "يوم":
            return None
        is_definite = any(each.has("Definite", "Def") or each.has("Poss", "Yes") for each in phrase.tokens)
        return None if is_definite else phrase

    def _new_clause(self, verb: Unit) -> None:
        """Cut the current clause at the last comma or conjunction; what follows it goes with the new verb."""
        current = self._current
        if self._reread(verb):
            return
        described = self._described(verb)
        if described is not None:
            at = current.units.index(described) + 1
            self._current = Clause("acl:relcl", current, None, described.head, [*current.units[at:], verb])
            del current.units[at:]
            self.clauses.append(self._current)
            return
        cuts = [i for i, unit in enumerate(current.units) if is_comma(unit) or is_coordinator(unit)]
        verbs = [i for i, unit in enumerate(current.units) if is_finite(unit)]
        cut = next((i for i in reversed(cuts) if i > verbs[-1]), None)
        cut = len(current.units) if cut is None else cut
        moved = current.units[cut:]
        del current.units[cut:]
        joint = next((unit for unit in moved if is_coordinator(unit)), None)
        level = _other_tense(current, verb)
        if joint is None:
            while level.parent is not None and level.kind != "root":
                level = level.parent
        is_speech = isinstance(verb, Token) and verb.lemma in self._speech
        if level.kind != "root" and joint is not None:
            kind = "conj"
        elif level is not current and not level.has_verb:
            level.units += [*moved, verb]
            self._current = level
            return
        else:
            kind = "conj" if joint is not None or not is_speech else "parataxis"
        clause = Clause(kind, level, units=[*moved, verb])
        self.clauses.append(clause)
        self._current = clause


def _other_tense(clause: Clause, verb: Unit) -> Clause:
    """The clause that a coordinated verb goes on: the one above a bare relative in another tense."""
    parent = clause.parent
    tenses = [unit.features.get("Tense") for unit in clause.units if isinstance(unit, Token) and is_finite(unit)]
    if clause.kind != "acl:relcl" or clause.mark is not None or parent is None or not isinstance(verb, Token):
        return clause
    return parent if tenses and tenses[0] != verb.features.get("Tense") else clause
