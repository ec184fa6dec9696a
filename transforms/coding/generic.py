"""Tells what is said of anybody, of a kind or as a habit from what is said to have happened once."""

from collections.abc import Iterable
from typing import Final

from transforms.coding.arguments import Arguments
from transforms.coding.drafts import Draft
from transforms.coding.senses import classes_of
from transforms.coding.tree import VERBAL, Token

_HOSTILE: Final = frozenset({"ASSAULT", "COERCE"})
_RELATIVE: Final = frozenset({"acl:relcl", "acl"})
_AUXILIARIES: Final = ("aux", "aux:pass", "cop")
_PHRASES: Final = ("obl", "nmod", "obl:agent", "obl:npmod", "obl:arg")
_PERSONS: Final = frozenset({"person", "official", "armed", "group"})
_KINDS: Final = frozenset({"abstract", "crime", "animal"})
_ENDS: Final = tuple('.!…"”»؛')
_NEAR: Final = 3
"""Words that may lie between a free relative and its verb ("wer einen Polizisten angreift")."""


def is_generic(arguments: Arguments, draft: Draft) -> bool:
    """Whether the words of an event tell of no single deed.

    That is what anybody does who does it ("whoever attacks", "those who plant bombs"), what a kind does in the present
    without anybody, anything or any time being named ("terrorists kill innocent people", "the terrorism that kills"),
    whoever it was done to ("all those who have been killed"), and deeds in the plural that other words only speak of
    ("the penalty for attacks on policemen"); and what a work of art tells ("in the series", "the novel is set in").

    Args:
        arguments: of the sentence.
        draft: what was found for the event, before it is lifted by its tense.
    """
    reading = draft.reading
    if reading.is_lifted or reading.plover_type == "NONE":
        return False
    head = reading.match.head
    if _is_in_work(arguments, head):
        return True
    if reading.match.entry.pos == "noun" and not reading.is_light:
        is_asked = reading.plover_type in _HOSTILE and not reading.is_occurrence
        return is_asked and (_is_spoken_of(arguments, draft) or _does_as_kind(arguments, draft))
    verb = reading.light or head
    if _is_of_anybody(arguments, verb):
        return True
    if reading.plover_type not in _HOSTILE:
        return False
    return _is_of_kind(arguments, verb) or _is_of_unnamed(arguments, draft, verb) or _is_habit(arguments, draft, verb)


def _is_of_anybody(arguments: Arguments, verb: Token) -> bool:
    """Whether who does it is anybody, not told in the past: free relatives, "those who", "каждый, кто"."""
    words, tree = arguments.lexicon.words["whoever"], arguments.tree
    if not words or _is_past(arguments, verb):
        return False
    above = tree.parent(verb)
    if verb.dep in _RELATIVE and above is not None and _is_one_of(above, words):
        return True
    start = max(verb.index - _NEAR - 1, 0)
    for each in reversed(tree.tokens[start : verb.index]):
        if each.pos in VERBAL and each.dep not in _AUXILIARIES:
            return False
        if _is_one_of(each, words) and each.dep in {"mark", "nsubj", "nsubj:pass", "dep", "det", "root"}:
            return verb.dep not in _RELATIVE
    return verb.dep == "csubj" and verb.has("VerbForm", "Fin")


def _is_of_kind(arguments: Arguments, verb: Token) -> bool:
    """Whether a relative clause in the present only says of what kind somebody is ("the terrorism that kills")."""
    if verb.dep != "acl:relcl" or not _is_bare_present(arguments, verb):
        return False
    above = arguments.tree.parent(verb)
    return above is not None and not _is_particular(arguments, above, frozenset({"acl:relcl"}))


def _is_of_unnamed(arguments: Arguments, draft: Draft, verb: Token) -> bool:
    """Whether it was done to whoever it was done to ("all those who have been killed", "men murdered")."""
    above = arguments.tree.parent(verb)
    if verb.dep not in _RELATIVE or above is None or draft.roles.source or not arguments.is_passive(verb):
        return False
    has_more = bool(arguments.tree.children(verb, *_PHRASES, "advmod", "advcl"))
    is_anybody = _is_one_of(above, arguments.lexicon.words["whoever"])
    # Things struck are known things ("the bombed depots"); only persons are spoken of as whoever they were.
    is_many = is_anybody or (above.has("Number", "Plur") and bool(classes_of(arguments, above) & _PERSONS))
    return is_many and not has_more and not _is_particular(arguments, above, frozenset({"acl:relcl"}))


def _is_habit(arguments: Arguments, draft: Draft, verb: Token) -> bool:
    """Whether a main clause in the present tells what a kind does: nobody named, nothing counted, no time or place."""
    if verb.dep in _RELATIVE or not _is_bare_present(arguments, verb) or _is_heading(arguments):
        return False
    tree = arguments.tree
    doers = draft.roles.source
    if not doers or any(each.pos in {"PRON", "PROPN"} for each in doers):
        return False
    if not all(_is_kind(arguments, each) for each in doers):
        return False
    others = [each for each in draft.roles.target if each.pos != "PRON"]
    if any(not each.has("Number", "Plur") and not classes_of(arguments, each) & {"group"} for each in others):
        return False
    named = [each for each in draft.clause if each.pos in {"PROPN", "NUM"} or arguments.is_nationality(each)]
    timed = [each for each in tree.children(verb, *_PHRASES) if classes_of(arguments, each) & {"time", "place"}]
    return not named and not timed


def _is_kind(arguments: Arguments, doer: Token) -> bool:
    """Whether a doer is a kind: a plural without article, or with the definite one; violence and the like."""
    determiners = arguments.tree.children(doer, "det")
    if any(each.has("Definite", "Ind") or each.lemma in {"un", "uno", "um"} for each in determiners):
        return False
    if {each.lemma for each in determiners} & arguments.lexicon.words["demonstratives"]:
        return False
    if _is_particular(arguments, doer, frozenset({"acl:relcl"})):
        return False
    is_abstract = bool(classes_of(arguments, doer) & _KINDS)
    is_definite = arguments.lexicon.language == "en" and any(each.lemma == "the" for each in determiners)
    return is_abstract or (doer.has("Number", "Plur") and not is_definite)


def _is_spoken_of(arguments: Arguments, draft: Draft) -> bool:
    """Whether a plural without article is below another noun, and says nothing in particular ("victims of attacks")."""
    reading, tree = draft.reading, arguments.tree
    head = reading.match.head
    is_told = reading.is_occurrence or reading.light is not None or draft.roles.source
    if is_told or not head.has("Number", "Plur") or head.dep not in {"nmod", "compound"}:
        return False
    if tree.children(head, "det", "nummod", "nmod:poss"):
        return False
    above = tree.parent(head)
    return above is not None and above.pos == "NOUN" and not _is_particular(arguments, head, frozenset())


def _does_as_kind(arguments: Arguments, draft: Draft) -> bool:
    """Whether deeds in the plural are subject of a present without anything in particular ("bombings hit the poor")."""
    head = draft.reading.match.head
    above = arguments.tree.parent(head)
    if head.dep != "nsubj" or above is None or not head.has("Number", "Plur") or _is_heading(arguments):
        return False
    is_told = not _is_bare_present(arguments, above) or not _is_kind(arguments, head)
    return not is_told and not _is_particular(arguments, above, frozenset({"acl:relcl"}))


def _is_in_work(arguments: Arguments, head: Token) -> bool:
    """Whether an event belongs to a work of art: "in the series", or below what the work itself does."""
    words, tree = arguments.lexicon.words, arguments.tree
    if not words["works"]:
        return False
    for each in (head, *tree.ancestors(head)):
        for phrase in tree.children(each, "obl", "nsubj"):
            is_inside = phrase.dep == "nsubj" or arguments.prepositions(phrase) & words["sure_place_prepositions"]
            named = (phrase, *tree.children(phrase, "nmod", "nmod:gen"))
            if is_inside and phrase is not head and any(one.lemma in words["works"] for one in named):
                return True
        if each.dep in {"acl:relcl", "acl", "conj", "parataxis"}:
            return False
    return False


def _is_particular(arguments: Arguments, noun: Token, stop: frozenset[str]) -> bool:
    """Whether a noun, or what belongs to it, is named, counted, of a nation or pointed at."""
    words = arguments.lexicon.words["demonstratives"]
    below: Iterable[Token] = arguments.tree.subtree(noun, stop | {"conj", "appos"})
    return any(
        each.pos in {"PROPN", "NUM"}
        or arguments.is_nationality(each)
        or (each.dep == "det" and each.head == noun.index and each.lemma in words)
        for each in below
    )


def _is_one_of(token: Token, words: frozenset[str]) -> bool:
    return token.lemma in words or token.text.lower() in words


def _is_past(arguments: Arguments, verb: Token) -> bool:
    """Whether a verb or its auxiliary is of the past; a perfect is too."""
    auxiliaries = arguments.tree.children(verb, *_AUXILIARIES)
    if any(each.has("Tense", "Past") or each.has("Tense", "Imp") for each in auxiliaries):
        return True
    if any(each.has("Tense", "Fut") for each in auxiliaries):
        return False
    if verb.has("VerbForm", "Part"):
        return bool(auxiliaries) and not arguments.is_passive(verb)
    return verb.has("Tense", "Past") or verb.has("Tense", "Imp")


def _is_bare_present(arguments: Arguments, verb: Token) -> bool:
    is_present = verb.has("Tense", "Pres") and verb.has("VerbForm", "Fin")
    return is_present and not arguments.tree.children(verb, *_AUXILIARIES)


def _is_heading(arguments: Arguments) -> bool:
    """Whether a sentence has no sign at its end: headings tell news in the present."""
    return not arguments.tree.tokens[-1].text.endswith(_ENDS)
