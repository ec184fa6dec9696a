"""Joins phrases: genitives, names, complements of event nouns, lists and appositions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.shallow.grammar import Grammar
from transforms.coding.shallow.tagging import Vocabulary
from transforms.coding.shallow.units import Phrase, Unit, hang, is_comma, is_coordinator, is_finite
from transforms.coding.tree import Token

Binder = Callable[[Phrase, Phrase, Lexicon], str | None]
_ACTORS: Final = frozenset({"person", "group", "armed", "official", "organisation", "state"})
_LONGEST_LIST: Final = 8


@dataclass(frozen=True)
class Joiner:
    """Joins the phrases of one language; `binds` says how a phrase without preposition belongs to the one before it."""

    grammar: Grammar
    lexicon: Lexicon
    vocabulary: Vocabulary
    binds: Binder

    def join(self, units: list[Unit]) -> list[Unit]:
        """The units with phrases joined: first to complex phrases, then to lists and appositions."""
        return self._lists(self._complements(units))

    def _complements(self, units: list[Unit]) -> list[Unit]:
        joined: list[Unit] = []
        for unit in units:
            before = joined[-1] if joined else None
            if isinstance(unit, Phrase) and isinstance(before, Phrase) and self._bind(before, unit):
                before.tokens += [*unit.prepositions, *unit.tokens]
                before.last = unit.end
            else:
                joined.append(unit)
        return joined

    def _bind(self, before: Phrase, unit: Phrase) -> bool:
        """Attach a phrase to the phrase right before it if it belongs there."""
        if not unit.prepositions:
            dep = self.binds(before, unit, self.lexicon)
            if dep is not None:
                hang(unit.head, before.end, dep)
            return dep is not None
        holder = self._holder(before, unit.preposition)
        if holder is not None:
            hang(unit.head, holder, "nmod")
        return holder is not None

    def _holder(self, before: Phrase, preposition: str) -> Token | None:
        """The noun of a phrase that a preposition binds to: an event noun that takes it, or any noun for "of"."""
        candidates = [before.end, before.head]
        for noun in candidates:
            if noun.lemma in self.vocabulary.event_nouns and noun.pos == "NOUN" and self.takes(noun, preposition):
                return noun
        if preposition in self.grammar.of:
            return before.head if self._is_time(before.end) else before.end
        classes = self._classes(before.end)
        is_closed = before.end.pos == "PROPN" or before.end.has("Definite", "Def")
        if preposition in self.grammar.holders and not is_closed and (classes & _ACTORS or before.end.pos == "NUM"):
            return before.end
        return None

    def takes(self, noun: Token, preposition: str) -> bool:
        """Whether an event noun may have a complement with a preposition."""
        if preposition in self.grammar.complements or preposition in self.grammar.of:
            return True
        return any(
            preposition in names
            for entry in self.lexicon.triggers.get(noun.lemma, ())
            if entry.pos == "noun"
            for names in (*entry.frame.roles.values(), *(need.args for need in entry.needs))
        )

    def _classes(self, token: Token) -> frozenset[str]:
        return self.lexicon.classes(token.lemma)

    def _is_time(self, token: Token) -> bool:
        return "time" in self._classes(token)

    def _lists(self, units: list[Unit]) -> list[Unit]:
        joined: list[Unit] = []
        at = 0
        while at < len(units):
            unit = units[at]
            if isinstance(unit, Phrase):
                members, end = self._members(units, at, has_verb=any(map(is_finite, joined)))
                if members:
                    _coordinate(unit, units[at:end], self._coordinated(unit, members[0]))
                    at = end
                    joined.append(unit)
                    continue
                at = self._apposition(units, at, unit)
            else:
                at += 1
            joined.append(unit)
        return joined

    def _members(self, units: list[Unit], at: int, has_verb: bool) -> tuple[list[Phrase], int]:
        """The phrases coordinated with the one at an index, and where the list ends."""
        found: list[Phrase] = []
        i = at + 1
        while i + 1 < len(units) and len(found) < _LONGEST_LIST:
            sign, phrase = units[i], units[i + 1]
            if not isinstance(phrase, Phrase) or not (is_comma(sign) or is_coordinator(sign)):
                break
            if phrase.prepositions or not self._are_alike(units[at], phrase):
                break
            found.append(phrase)
            i += 2
            if is_coordinator(sign):
                begins_clause = has_verb and i < len(units) and is_finite(units[i])
                return ([], at) if begins_clause else (found, i)
        return [], at

    def _coordinated(self, phrase: Phrase, member: Phrase) -> Token:
        """Which noun of a complex phrase a list goes on from: of "clashes between the army and rebels" the army."""
        kinds = self._classes(member.head) & _ACTORS
        is_last = bool(kinds) and not kinds & self._classes(phrase.head) and bool(_ACTORS & self._classes(phrase.end))
        return phrase.end if is_last else phrase.head

    def _are_alike(self, first: Unit, second: Phrase) -> bool:
        """Times go with times, and pronouns with nothing."""
        if not isinstance(first, Phrase) or "PRON" in {first.head.pos, second.head.pos}:
            return False
        return self._is_time(first.head) == self._is_time(second.head)

    def _apposition(self, units: list[Unit], at: int, phrase: Phrase) -> int:
        """Attach "X, president of Y," to its X; the index after what was taken."""
        if at + 2 >= len(units) or not is_comma(units[at + 1]):
            return at + 1
        other = units[at + 2]
        closing = units[at + 3] if at + 3 < len(units) else None
        if not isinstance(other, Phrase) or other.prepositions or not (closing is None or is_comma(closing)):
            return at + 1
        if not self._is_same(phrase, other):
            return at + 1
        comma = units[at + 1]
        if isinstance(comma, Token):
            hang(comma, other.head, "punct")
        hang(other.head, phrase.head, "appos")
        phrase.tokens += other.tokens
        return at + 3

    def _is_same(self, phrase: Phrase, other: Phrase) -> bool:
        """One is a name, and one says who or what it is."""
        names = [self._is_name(each) for each in (phrase, other)]
        kinds = self._classes(phrase.head) & self._classes(other.head) - {"abstract"}
        said = [bool(self._classes(each.head) & {"person", "official", "armed"}) for each in (phrase, other)]
        return (names[0] and said[1]) or (said[0] and names[1]) or (bool(kinds & _ACTORS) and any(names))

    def _is_name(self, phrase: Phrase) -> bool:
        return phrase.head.pos == "PROPN" or any(each.dep == "flat" for each in phrase.tokens)


def _coordinate(first: Phrase, units: list[Unit], top: Token) -> None:
    waiting: list[Token] = []
    for unit in units[1:]:
        if isinstance(unit, Token):
            waiting.append(unit)
            continue
        hang(unit.head, top, "conj")
        for each in waiting:
            hang(each, unit.head, "cc" if each.pos == "CCONJ" else "punct")
        first.tokens += [*waiting, *unit.tokens]
        first.last = unit.end
        waiting = []
    first.is_joined = top is first.head
