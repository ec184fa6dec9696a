"""Tells what is only meant to be done: events in infinitives that nothing says were carried out."""

from typing import Final

from transforms.coding.arguments import Arguments
from transforms.coding.tree import NOMINAL, VERBAL, Token

_CLAUSES: Final = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj"})


def is_unrealised(arguments: Arguments, anchor: Token) -> bool:
    """Whether an event stands in an infinitive that does not tell that it happened.

    That is one on a noun ("the option to attack"), of purpose ("crossed the border to attack"), or after a verb that
    leaves it open ("trained to attack"). "The third bomb to explode" did explode, and who "used a knife to kill" did.

    Args:
        arguments: of the sentence.
        anchor: the word whose clause says how the event is meant.
    """
    tree = arguments.tree
    for each in [anchor, *tree.ancestors(anchor)]:
        above = tree.parent(each)
        if above is None or (each.dep not in _CLAUSES and each.dep != "conj"):
            return False
        if each.dep != "conj" and _is_infinitive(arguments, each):
            return _leaves_open(arguments, each, above)
    return False


def is_habitual(arguments: Arguments, verb: Token) -> bool:
    """Whether a verb only says of what kind somebody is: "militias who attack convoys", "shoot anybody who comes"."""
    tree, words = arguments.tree, arguments.lexicon.words
    is_present = verb.has("Tense", "Pres") and verb.has("VerbForm", "Fin")
    if verb.dep == "acl:relcl" and is_present and not tree.children(verb, "aux", "aux:pass", "cop"):
        return True
    objects = tree.children(verb, "obj", "nsubj:pass")
    open_words = {each.lemma for one in objects for each in (one, *tree.children(one, "det"))}
    return not open_words.isdisjoint(words["anybody"])


def _is_infinitive(arguments: Arguments, verb: Token) -> bool:
    auxiliaries = {each.lemma for each in arguments.tree.children(verb, "aux", "mark")}
    return "to" in auxiliaries and "have" not in auxiliaries


def _leaves_open(arguments: Arguments, infinitive: Token, above: Token) -> bool:
    words = arguments.lexicon.words
    if infinitive.dep == "acl":
        return above.pos in NOMINAL and not _is_ordinal(arguments, above)
    if infinitive.dep == "csubj":
        return True
    if infinitive.dep == "advcl":
        return above.pos in VERBAL and above.lemma not in words["realising_verbs"]
    return not {above.lemma, above.text.lower()}.isdisjoint(words["unrealising_verbs"])


def _is_ordinal(arguments: Arguments, noun: Token) -> bool:
    ordinals = arguments.lexicon.words["ordinals"]
    around = (noun, *arguments.tree.children(noun, "amod", "nummod", "det"))
    return any(each.lemma in ordinals or each.text.lower() in ordinals for each in around)
