"""Clauses and orders of languages that put the verb first: Arabic."""

from typing import Final

from transforms.coding.shallow.clauses import Clause, Splitter
from transforms.coding.shallow.groups import Group
from transforms.coding.shallow.orders import Orders
from transforms.coding.shallow.units import Phrase, Unit, hang, is_comma, is_coordinator, is_finite
from transforms.coding.tree import Token

_ACTORS: Final = frozenset({"person", "group", "armed", "official", "organisation", "state", "name", "place"})
_THINGS: Final = frozenset({"weapon", "ammunition", "event", "time", "abstract"})


class VerbFirstSplitter(Splitter):
    """Every verb is finite, and verbs may tell of the noun before them without a pronoun."""

    def _is_anew_without_sign(self, between: list[Unit], verb: Unit) -> bool:
        return bool(between) and isinstance(verb, Token) and verb.pos == "VERB"

    def _reads_otherwise(self, verb: Unit) -> bool:
        return self._reread(verb) or self._describes(verb)

    def _level(self, verb: Unit) -> Clause:
        return _other_tense(self._current, verb)

    def _kind(self, level: Clause, verb: Unit, moved: list[Unit], joint: Unit | None) -> str:  # noqa: ARG002 - the base's
        is_speech = isinstance(verb, Token) and verb.lemma in self._speech
        return "conj" if joint is not None or not is_speech else "parataxis"

    def _reread(self, verb: Unit) -> bool:
        """Of "a bomber (who) drives a car blew himself up" the first verb only tells of the subject."""
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

    def _describes(self, verb: Unit) -> bool:
        """Open a relative clause for a verb right after the indefinite noun that it tells of ("هجوم استهدف دورية")."""
        described = self._described(verb)
        if described is None:
            return False
        current = self._current
        at = current.units.index(described) + 1
        # "A visit with an attack (that) X launched": the noun behind a preposition is meant, not the first.
        noun = described.end if described.end.dep == "nmod" else described.head
        self._current = Clause("acl:relcl", current, None, noun, [*current.units[at:], verb])
        del current.units[at:]
        self.clauses.append(self._current)
        return True

    def _described(self, verb: Unit) -> Phrase | None:
        if not isinstance(verb, Token) or verb.pos != "VERB":
            return None
        units = [unit for unit in self._current.units[-2:] if not (isinstance(unit, Token) and unit.pos == "ADV")]
        phrase = units[-1] if units else None
        if not isinstance(phrase, Phrase) or phrase.head.pos not in {"NOUN", "NUM"} or phrase.head.lemma == "يوم":
            return None
        own = [phrase.end] if phrase.end.dep == "nmod" else phrase.tokens
        is_definite = any(each.has("Definite", "Def") or each.has("Poss", "Yes") for each in own)
        return None if is_definite else phrase


def _other_tense(clause: Clause, verb: Unit) -> Clause:
    """The clause that a coordinated verb goes on: the one above a bare relative in another tense."""
    parent = clause.parent
    tenses = [unit.features.get("Tense") for unit in clause.units if isinstance(unit, Token) and is_finite(unit)]
    if clause.kind != "acl:relcl" or clause.mark is not None or parent is None or not isinstance(verb, Token):
        return clause
    return parent if tenses and tenses[0] != verb.features.get("Tense") else clause


class VerbFirst(Orders):
    """The subject follows its verb unless it stands before; a plural verb has it before or drops it."""

    def handed_up(self, clause: Clause, group: Group, bare: list[tuple[int, Phrase]]) -> list[tuple[int, Phrase]]:
        """Relatives without a pronoun end at their object: a second one is the object of the verb above."""
        after = [each for each in bare if each[0] > group.at and not each[1].head.has("Object", "Yes")]
        if clause.kind != "acl:relcl" or clause.mark is not None or clause.parent is None or len(after) < 2:
            return bare
        for i, phrase in after[1:]:
            clause.parent.units.append(phrase)
            bare = [each for each in bare if each[0] != i]
        clause.units = [unit for unit in clause.units if not any(unit is each for _, each in after[1:])]
        return bare

    def _assign(self, clause: Clause, group: Group, bare: list[tuple[int, Phrase]]) -> None:
        main = group.main
        # "كان الجنود قد انسحبوا": what stands between auxiliary and verb stands before the verb.
        before = [phrase for _, phrase in bare if phrase.head.index < main.index]
        after = [phrase for _, phrase in bare if phrase.head.index > main.index]
        written = [each for each in after if each.head.has("Object", "Yes")]
        if written and len(after) > len(written) and not before:
            # "هجوم شنه مجهولون": the object is written onto the verb, and who does it follows.
            self._objects(written, main)
            self._subject(next(each for each in after if each not in written), group)
            return
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
