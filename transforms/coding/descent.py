"""Finds the actors meant where an event's argument is a thing: below it, or beside it on the verb."""

from typing import Final

from transforms.coding.arguments import Arguments
from transforms.coding.lexicon.entries import ACTOR_CLASSES
from transforms.coding.readings import Reading
from transforms.coding.senses import classes_of
from transforms.coding.tree import NOMINAL, Token

_GATHERED: Final = frozenset({"PROTEST", "CONSULT"})
"""Types of people who come together: "à" says where they do, not whom they mean."""


def descended(arguments: Arguments, found: list[Token]) -> list[Token]:
    """Actors below a thing that is no actor: "the refusal of X", "ties between X and Y", "X's efforts"."""
    targets: list[Token] = []
    for each in found:
        if is_actor(arguments, each) or _houses(arguments, each):
            targets.append(each)
        else:
            targets += actors_below(arguments, each) or [each]
    return unique(targets)


def _houses(arguments: Arguments, token: Token) -> bool:
    """Whether a place is named by who lives there ("a refugee camp")."""
    whose = arguments.tree.children(token, "compound", "amod")
    is_site = "facility" in classes_of(arguments, token)
    return is_site and any(arguments.lexicon.classes(each.lemma) & {"person", "group"} for each in whose)


def is_actor(arguments: Arguments, token: Token) -> bool:
    """Whether a noun may act: a person, group, state, organisation, name or place (for who rules it)."""
    return bool(classes_of(arguments, token) & (ACTOR_CLASSES | {"place"}))


def beside(arguments: Arguments, reading: Reading, sources: list[Token]) -> list[Token]:
    """Actors that hang on the verb itself, or lie below what it is about ("appealed for peace in X")."""
    for name in arguments.lexicon.arguments["beside"]:
        found = [each for each in arguments.get(reading.site, name) if each not in reading.trigger]
        if reading.plover_type in _GATHERED and name in arguments.lexicon.words["sure_place_prepositions"]:
            found = [each for each in found if not _is_place(arguments, each)]
        actors = [each for each in found if is_actor(arguments, each)]
        below = [each for one in found for each in actors_below(arguments, one)]
        if fitting := [each for each in actors or below if each not in sources]:
            return fitting
    return []


def _is_place(arguments: Arguments, token: Token) -> bool:
    return token.entity == "LOC" or bool(classes_of(arguments, token) & {"place", "facility"})


def descended_sources(arguments: Arguments, found: list[Token]) -> list[Token]:
    """The same for who does it: what is unknown may act, papers and ideas do not."""
    sources: list[Token] = []
    for each in found:
        classes = classes_of(arguments, each)
        is_crewed = "vehicle" in classes and bool(arguments.possessors(each))
        if is_crewed or classes & (ACTOR_CLASSES | {"place", "unknown"}):
            sources.append(each)
        else:
            sources += actors_below(arguments, each)
    return unique(sources)


def unique(tokens: list[Token]) -> list[Token]:
    """Tokens in order, each once."""
    return list({each.index: each for each in tokens}.values())


def actors_below(arguments: Arguments, token: Token, depth: int = 0) -> list[Token]:
    """The nearest actors that a noun belongs to or is about."""
    if depth > 2:
        return []
    for name in arguments.lexicon.arguments["descent"]:
        found = [each for each in arguments.get(token, name) if each.pos in {*NOMINAL, "ADJ"}]
        actors = [each for each in found if is_actor(arguments, each)]
        if actors and not all(each.pos == "PRON" for each in actors):
            return actors
        for each in found:
            below = actors_below(arguments, each, depth + 1)
            if below:
                return below
    return []


def is_only_where(arguments: Arguments, token: Token) -> bool:
    """Whether a noun only says where it was done ("a raid in the forest"): a place with no name of a state or power."""
    marks = arguments.prepositions(token)
    is_inside = bool(marks) and marks <= arguments.lexicon.words["sure_place_prepositions"]
    return is_inside and token.pos == "NOUN" and classes_of(arguments, token) == frozenset({"place"})
