"""What kind of thing a noun is, and whether the arguments of a word meet the conditions of a lexicon's entry."""

import re
from typing import Final

from transforms.coding.arguments import Arguments
from transforms.coding.lexicon.entries import Condition, Noun
from transforms.coding.lexicon.load import Lexicon
from transforms.coding.tree import Token, Tree

_ENTITY_CLASSES: Final = {
    "PER": frozenset({"name", "person"}),
    "ORG": frozenset({"name", "organisation", "group"}),
    "LOC": frozenset({"name", "place", "state"}),
    "MISC": frozenset({"name", "group"}),
}
_CLOCK: Final = re.compile(
    r"^\d{1,2}(?:h\d{0,2}|:\d\d)$|^(?:19|20)\d\d$|^[ap]\.?m\.?$|^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun)\.$",
    re.IGNORECASE,
)
_CALAMITY: Final = frozenset({"abstract", "calamity"})
_UNKNOWN: Final = frozenset({"unknown"})
_ARMABLE: Final = frozenset({"person", "group", "official", "organisation", "armed", "state"})
_CORE: Final = frozenset({"subj", "obj", "iobj", "clause", "poss", "head", "gen", "ins"})
_OF: Final = frozenset({"of", "de"})
_CATEGORIES: Final = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X"})


def noun_entry(tree: Tree, token: Token, lexicon: Lexicon) -> Noun | None:
    """The entry of a noun, of the longest compound first ("car bomb", "force armée")."""
    for words in _compounds(tree, token, lexicon.language):
        entry = lexicon.nouns.get(words)
        if entry is not None:
            return entry
    return None


def _compounds(tree: Tree, token: Token, language: str) -> list[str]:
    """Candidate keys for a noun with its neighbours, longest first, the bare noun last."""
    keys: list[str] = []
    parts = [
        each for each in tree.children(token, "compound", "amod", "nmod", "flat", "acl") if each.pos in _CATEGORIES
    ]
    for part in parts:
        words = (part.lemma, token.lemma) if language == "en" else (token.lemma, part.lemma)
        keys.append(" ".join(words))
        if language == "en":
            keys.append(f"{part.text.lower()} {token.lemma}")
    return [*keys, token.lemma, token.text.lower()]


def classes_of(arguments: Arguments, token: Token) -> frozenset[str]:
    """Semantic classes of what a token means: from its name's kind, the lexicon, or `unknown`."""
    token = arguments.content(token)
    if token.pos == "PRON":
        return _of_pronoun(arguments, token)
    if _CLOCK.match(token.text):
        return frozenset({"time"})
    if token.pos == "PROPN" and _is_calamity(arguments, token):
        return _CALAMITY
    entry = noun_entry(arguments.tree, token, arguments.lexicon)
    known = entry.classes if entry is not None else frozenset()
    if known and token.pos == "NUM":
        known |= {"person"}
    if known and (token.pos != "PROPN" or not token.entity):
        return known | (_modifier_classes(arguments, token) if known & _ARMABLE else frozenset())
    if token.entity:
        return _ENTITY_CLASSES[token.entity] | known
    return _of_other(arguments, token)


def _is_calamity(arguments: Arguments, name: Token) -> bool:
    """Whether a name is a storm's or such ("Typhoon Haiyan"): nobody who does something."""
    parts = [each.text.lower() for each in arguments.tree.children(name, "compound")]
    entries = [arguments.lexicon.nouns[each] for each in parts if each in arguments.lexicon.nouns]
    return any("calamity" in each.classes for each in entries)


def _of_pronoun(arguments: Arguments, token: Token) -> frozenset[str]:
    is_person = token.lemma in arguments.lexicon.words["person_pronouns"] or token.has("Person", "1")
    return frozenset({"person", "name"}) if is_person else frozenset({"person", "group", "name"})


def _of_other(arguments: Arguments, token: Token) -> frozenset[str]:
    if token.pos == "PROPN":
        return frozenset({"name", "unknown"})
    if token.pos in {"VERB", "ADJ"} and arguments.tree.children(token, "det"):
        return frozenset({"person", "group"})
    if arguments.is_nationality(token):
        return frozenset({"name", "group", "person"})
    return frozenset({"quantity", "person"}) if token.pos == "NUM" else _UNKNOWN


def _modifier_classes(arguments: Arguments, token: Token) -> frozenset[str]:
    """The class "armed" for nouns that an adjective arms ("rebel group"), if they are of a kind that can be."""
    armed = arguments.lexicon.words["armed_adjectives"]
    if any(each.lemma in armed for each in arguments.tree.children(token, "amod", "compound")):
        return frozenset({"armed"})
    return frozenset()


def holds(arguments: Arguments, tokens: tuple[Token, ...], condition: Condition) -> bool:
    """Whether the arguments of a pattern, its head first, meet one condition."""
    found = [each for name in condition.args for each in _found(arguments, tokens, name, condition)]
    if condition.kind == "lacks":
        return not found
    if not condition.classes and not condition.lemmas:
        return bool(found)
    fits = any(_is_one_of(arguments, each, condition) for each in found)
    return not fits if condition.kind == "not" else fits


def _found(arguments: Arguments, tokens: tuple[Token, ...], name: str, condition: Condition) -> list[Token]:
    """Arguments of the head; phrases with a preposition may hang on the pattern's other words or on the object."""
    found = arguments.get(tokens[0], name)
    if found or name in _CORE:
        return found
    others = [*tokens[1:]]
    if tokens[0].pos == "VERB" and (name not in _OF or condition.lemmas):
        others += arguments.objects(tokens[0])
    return next((below for each in others if (below := arguments.prepositional(each, name))), [])


def _is_one_of(arguments: Arguments, token: Token, condition: Condition) -> bool:
    head = arguments.content(token)
    if head.lemma in condition.lemmas or token.lemma in condition.lemmas:
        return True
    if any(" " in lemma for lemma in condition.lemmas) and not condition.lemmas.isdisjoint(
        _compounds(arguments.tree, head, arguments.lexicon.language)
    ):
        return True
    classes = classes_of(arguments, token)
    if condition.kind == "not" and classes & {"name", "person", "armed"} and head.entity:
        return False
    if condition.kind == "not":
        # A noun of several meanings ("position") may be here what is not excluded.
        return bool(classes) and classes <= condition.classes
    return bool(classes & condition.classes)
