"""Further sides of an event: whom a place houses, who held it, from whom it is taken, who claims it, who takes part."""

from typing import Final

from transforms.coding.arguments import Arguments
from transforms.coding.descent import actors_below
from transforms.coding.lexicon.entries import ACTOR_CLASSES
from transforms.coding.readings import Reading
from transforms.coding.senses import classes_of
from transforms.coding.tree import Token

_FROM: Final = ("from", "à", "de")
_MAY_ACT: Final = ACTOR_CLASSES | {"unknown"}
_RELATIVE: Final = frozenset({"acl", "acl:relcl"})


def add_sides(arguments: Arguments, reading: Reading, sources: list[Token], targets: list[Token]) -> None:
    """Add what further words tell to the heads of sources and targets, in place."""
    if sources:
        _add(sources, _company(arguments, reading, sources))
    if reading.plover_type in {"ASSAULT", "COERCE"} and not reading.is_lifted:
        _add(targets, [each for each in _losers(arguments, reading) if each not in sources])
        _add(targets, [each for each in _keepers(arguments, targets) if each not in sources])
    for place in list(targets):
        _add(targets, [*_housed(arguments, place), *_users(arguments, place)])


def _add(heads: list[Token], found: list[Token]) -> None:
    heads += [each for each in found if each not in heads]


def _actors(arguments: Arguments, found: list[Token]) -> list[Token]:
    return [each for each in found if classes_of(arguments, each) & _MAY_ACT]


def claimants(arguments: Arguments, reading: Reading) -> list[Token]:
    """Who is said to claim a deed ("an attack claimed by X")."""
    verbs = arguments.lexicon.words["claim_verbs"]
    for clause in arguments.tree.children(reading.match.head, "acl", "acl:relcl"):
        if clause.lemma in verbs and arguments.is_passive(clause):
            return _actors(arguments, arguments.get(clause, "subj"))
    return []


def _company(arguments: Arguments, reading: Reading, sources: list[Token]) -> list[Token]:
    """Those who do it together with the subject ("X, together with Y, …")."""
    holders = [each for each in (reading.source_holder, *reading.holders, *sources) if each is not None]
    found = [
        each
        for holder in holders
        for each in arguments.tree.children(holder, "obl", "nmod")
        if arguments.is_company(each)
    ]
    found = arguments.spread(found)
    for holder in _with_governors(arguments, reading):
        for part in arguments.tree.children(holder, "obl", "nmod"):
            if part.lemma == "part" and "as" in arguments.prepositions(part):
                found += [each for each in arguments.get(part, "of") if each not in found]
    return _actors(arguments, found)


def _with_governors(arguments: Arguments, reading: Reading) -> list[Token]:
    """The event's word and the verbs above it that share its subject ("works as part of X to defeat Y")."""
    found = [reading.match.head]
    while found[-1].dep in {"xcomp", "advcl", "conj"} and (above := arguments.tree.parent(found[-1])) is not None:
        found.append(above)
    return found


def _losers(arguments: Arguments, reading: Reading) -> list[Token]:
    """From whom a place is taken ("liberated the town from X", "from the control of X")."""
    verb = reading.match.head
    if verb.lemma not in arguments.lexicon.words["capture_verbs"]:
        return []
    for holder in (verb, *arguments.get(verb, "obj")):
        for name in _FROM:
            for each in arguments.get(holder, name):
                classes = classes_of(arguments, each)
                if classes & {"armed", "group", "organisation"}:
                    return arguments.spread([each])
                if "abstract" in classes or classes == {"unknown"}:
                    return _actors(arguments, actors_below(arguments, each))
    return []


def _keepers(arguments: Arguments, places: list[Token]) -> list[Token]:
    """Who is said to hold what is hit or taken ("ground held by X")."""
    words = arguments.lexicon.words
    return [
        agent
        for place in places
        for each in arguments.tree.subtree(place, frozenset({"conj"}))
        if each.dep in _RELATIVE and each.lemma in words["use_verbs"] and arguments.is_passive(each)
        for agent in _actors(arguments, arguments.get(each, "subj"))
    ]


def _housed(arguments: Arguments, place: Token) -> list[Token]:
    """People whom a place that was hit is said to house ("the base that houses US troops")."""
    verbs = arguments.lexicon.words["house_verbs"]
    found: list[Token] = []
    for clause in [each for each in arguments.tree.subtree(place) if each.dep in _RELATIVE]:
        if clause.lemma in verbs and not arguments.is_passive(clause):
            found += _actors(arguments, arguments.get(clause, "obj"))
    return found


def _users(arguments: Arguments, place: Token) -> list[Token]:
    """Who is said to use a place ("the bombed depots were run by the militia")."""
    verb = arguments.tree.parent(place)
    if place.dep != "nsubj:pass" or verb is None or verb.lemma not in arguments.lexicon.words["use_verbs"]:
        return []
    return _actors(arguments, arguments.get(verb, "subj"))
