"""Phrases: nouns with what belongs to them and the prepositions before them."""

from dataclasses import dataclass, field

from transforms.coding.tree import Token


@dataclass
class Phrase:
    """A noun phrase; `last` is the head of what was bound to it last, which the next word may belong to.

    `is_joined` when it is a list.
    """

    head: Token
    tokens: list[Token]
    prepositions: list[Token] = field(default_factory=list)
    last: Token | None = None
    is_joined: bool = False

    @property
    def end(self) -> Token:
        """The head that a following phrase may belong to."""
        return self.last or self.head

    @property
    def preposition(self) -> str:
        """The lemma of the first preposition, empty if there is none."""
        return self.prepositions[0].lemma if self.prepositions else ""


Unit = Phrase | Token


def hang(token: Token, head: Token, dep: str) -> None:
    """Attach a token to another."""
    token.head, token.dep = head.index, dep


def is_comma(unit: Unit) -> bool:
    """Whether a unit is a sign that may part clauses or the members of a list."""
    return isinstance(unit, Token) and unit.text in {",", "،", ";", "؛", "–", "—", "-", "ـ", ":", "(", ")", "..."}


def is_coordinator(unit: Unit) -> bool:
    """Whether a unit is a coordinating conjunction."""
    return isinstance(unit, Token) and unit.pos == "CCONJ"


def is_finite(unit: Unit) -> bool:
    """Whether a unit is a finite verb or auxiliary."""
    return isinstance(unit, Token) and unit.pos in {"VERB", "AUX"} and unit.has("VerbForm", "Fin")


def is_infinitive_clause(unit: Unit) -> bool:
    """Whether a unit is an infinitive that heads a clause of its own where a comma parts it (German "zu ...")."""
    return isinstance(unit, Token) and unit.has("Clausal", "Yes")
