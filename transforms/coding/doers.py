"""Tells who can do a deed, whose deed an event noun tells of, and who stands behind a happening or paper."""

from typing import Final

from transforms.coding.arguments import AGENTS, Arguments
from transforms.coding.descent import is_actor
from transforms.coding.lexicon.entries import ACTOR_CLASSES
from transforms.coding.senses import classes_of
from transforms.coding.tree import Token
from transforms.coding.triggers import event_of, tells_event

_VICTIMISING: Final = frozenset({"ASSAULT", "COERCE"})
_NO_DOER: Final = frozenset({"weapon", "ammunition", "time", "money", "document", "event", "abstract", "goods"})


def is_deed(arguments: Arguments, token: Token) -> bool:
    """Whether a noun tells of violence or arrest, whose victims are not to blame for it."""
    event = event_of(arguments, arguments.content(token)) if token.pos == "NOUN" else None
    return event is not None and event.plover_type in _VICTIMISING


def doers_of(arguments: Arguments, noun: Token) -> list[Token]:
    """Who did what an event noun tells of ("the murder of two nuns by soldiers")."""
    event = event_of(arguments, noun)
    frame = event.frame.roles if event is not None else {}
    victims = set(frame.get("target", ()))
    names = frame.get("source") or tuple(n for n in arguments.lexicon.arguments["noun_sources"] if n not in victims)
    found = next((found for name in names if (found := doers(arguments, arguments.get(noun, name)))), [])
    acts = [each for each in arguments.tree.children(noun, "acl", "acl:relcl") if arguments.is_passive(each)]
    return found or [each for act in acts for each in doers(arguments, arguments.get(act, "subj"))]


def issuers(arguments: Arguments, found: list[Token]) -> list[Token]:
    """Who puts out the paper that says so ("issued a statement condemning X", "signed a decree banning X")."""
    for each in found:
        verb = arguments.tree.parent(each)
        if verb is not None and verb.pos == "VERB" and each in arguments.objects(verb):
            return doers(arguments, arguments.get(verb, "subj"))
    return []


def behind(arguments: Arguments, found: list[Token]) -> list[Token]:
    """Whose deed a happening is that is said to do it ("Turkish air strikes killed three")."""
    for each in found:
        noun = arguments.content(each)
        if is_happening(arguments, noun):
            named = [one for name in (*AGENTS, "durch", "poss") for one in arguments.get(noun, name)]
            return [one for one in doers(arguments, named) if is_actor(arguments, one)]
    return []


def doers(arguments: Arguments, found: list[Token]) -> list[Token]:
    """Those that can do something: no weapons, times, sums, papers or happenings."""
    return [each for each in found if _is_doer(arguments, each)]


def _is_doer(arguments: Arguments, token: Token) -> bool:
    classes = classes_of(arguments, token)
    if classes & {"weapon", "ammunition"} and arguments.possessors(token):
        return True
    if token.dep == "expl" or token.pos == "VERB" or is_happening(arguments, token):
        return False
    return bool(classes & ACTOR_CLASSES) or not classes & _NO_DOER


def is_happening(arguments: Arguments, token: Token) -> bool:
    """A noun that tells of an event itself ("the attack killed three")."""
    head = arguments.content(token)
    return head.pos == "NOUN" and tells_event(arguments, head)
