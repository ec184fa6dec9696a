"""Says how an Arabic phrase belongs to the one before it: as its genitive, as its name, or not at all."""

from typing import Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.shallow.units import Phrase
from transforms.coding.tree import Token

_PERSONS: Final = frozenset({"person", "armed", "official"})
_BODIES: Final = frozenset({"organisation", "state", "group", "place", "facility", "abstract"})


def binds(before: Phrase, phrase: Phrase, lexicon: Lexicon) -> str | None:
    """How a phrase belongs to the one before it: as its genitive ("هجوم الجيش") or its name; None if not at all."""
    noun, other = before.end, phrase.head
    is_bound = before.tokens[-1].has("Poss", "Yes")
    if is_bound or "PRON" in {noun.pos, other.pos} or noun.has("Case", "Acc") or other.has("Case", "Acc"):
        return None
    if phrase.tokens[0].pos in {"NUM", "DET", "ADV"} or other.pos == "NUM":
        is_deed = any(each.pos == "noun" for each in lexicon.triggers.get(noun.lemma, ()))
        is_open = before.tokens[-1] is noun and not noun.has("Definite", "Def")
        return "nmod:gen" if is_deed and is_open else None
    if noun.has("Definite", "Def"):
        is_known = bool(lexicon.classes(other.lemma)) or other.lemma in lexicon.triggers
        is_title = bool(lexicon.classes(noun.lemma) & _PERSONS) and not noun.has("Number", "Plur")
        return "flat" if is_title and not other.has("Definite", "Def") and not is_known else None
    return "nmod:gen" if _may_own(before, other, lexicon) else None


def _may_own(before: Phrase, other: Token, lexicon: Lexicon) -> bool:
    """Whether an indefinite noun may have a genitive: persons only of bodies, names and what is definite."""
    noun = before.end
    classes = lexicon.classes(noun.lemma)
    if noun.pos == "PROPN" or noun.has("Free", "Yes") or before.tokens[-1] is not noun:
        return False
    if before.last is not None and not classes:
        return False
    is_body = bool(lexicon.classes(other.lemma) & _BODIES) or other.has("Definite", "Def") or other.pos == "PROPN"
    return is_body or not classes & _PERSONS
