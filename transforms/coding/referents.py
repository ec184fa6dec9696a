"""Tells whom "who" and "their" stand for within a sentence, where the parser's tree alone misleads."""

from typing import Final

from transforms.coding.lexicon.entries import ACTOR_CLASSES
from transforms.coding.lexicon.load import Lexicon
from transforms.coding.tree import NOMINAL, Token, Tree

_THINGS: Final = frozenset({"place", "state", "facility", "vehicle", "goods", "abstract", "time"})
_SOMEBODY: Final = ACTOR_CLASSES - {"state"}


def person_for(tree: Tree, lexicon: Lexicon, noun: Token) -> Token:
    """Whom "who" means where it hangs on a place or thing: the nearest noun above, else before, for somebody."""
    if not _is_thing(lexicon, noun):
        return noun
    above = [each for each in tree.ancestors(noun) if each.pos in {"NOUN", "PROPN"} and not _is_thing(lexicon, each)]
    before = [
        each
        for each in reversed(tree.tokens[: noun.index])
        if each.pos == "NOUN" and not lexicon.classes(each.lemma).isdisjoint(_SOMEBODY)
    ]
    return next(iter((*above, *before)), noun)


def _is_thing(lexicon: Lexicon, noun: Token) -> bool:
    if noun.pos == "PROPN":
        return noun.entity == "LOC"
    classes = lexicon.classes(noun.lemma)
    return bool(classes & _THINGS) and classes.isdisjoint(_SOMEBODY)


def owner(tree: Tree, lexicon: Lexicon, possessor: Token, noun: Token) -> Token:
    """Whom a possessive pronoun on a noun stands for, else the possessor itself.

    That is the actor the noun is bound to ("X in its fight against Y"), or who is helped ("help X in their fight").
    """
    above = tree.parent(noun)
    if possessor.pos not in {"PRON", "DET"} or above is None:
        return possessor
    if above.lemma in lexicon.words["helping_verbs"]:
        helped = [each for each in tree.children(above, "obj") if each is not noun and each.pos != "PRON"]
        return helped[0] if helped else possessor
    is_bound = noun.dep == "nmod" and above.pos in {"NOUN", "PROPN"}
    bound = above if is_bound else _right_before(tree, lexicon, noun)
    return possessor if bound is None else _first(tree, bound)


def _right_before(tree: Tree, lexicon: Lexicon, noun: Token) -> Token | None:
    """The actor right before "in its …"."""
    marks = [each for each in tree.children(noun, "case") if each.lemma == "in" and each.index]
    before = tree.tokens[marks[0].index - 1] if marks else None
    is_actor = before is not None and before.pos in {"NOUN", "PROPN"} and not _is_thing(lexicon, before)
    return before if is_actor else None


def _first(tree: Tree, token: Token) -> Token:
    """The first of coordinated nouns."""
    while token.dep == "conj" and token.head >= 0 and tree.tokens[token.head].pos in NOMINAL:
        token = tree.tokens[token.head]
    return token
