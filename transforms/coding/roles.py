"""Gives the arguments of an event their roles: source, target, mediator and instrument."""

from typing import Final

from transforms.coding.arguments import Arguments
from transforms.coding.descent import beside, descended, descended_sources, is_actor
from transforms.coding.implied import aimed_at, implied
from transforms.coding.lexicon.entries import ACTOR_CLASSES, Frame
from transforms.coding.readings import Reading
from transforms.coding.senses import classes_of
from transforms.coding.tree import Token
from transforms.coding.triggers import tells_event

VERB_FRAME: Final[dict[str, tuple[str, ...]]] = {"source": ("subj",), "target": ("obj",)}
_NOUN_SOURCES: Final = {"en": ("by", "poss", "from", "of"), "fr": ("par", "poss", "de")}
_NOUN_TARGETS: Final = {
    "en": ("against", "on", "at", "upon", "toward", "towards"),
    "fr": ("contre", "sur", "à", "envers", "visant", "vers"),
}
_MATERIAL: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_PLAIN: Final = frozenset({"subj", "obj", "iobj", "clause", "poss", "head", "of", "de", "in", "by", "par", "from"})
_NO_DOER: Final = frozenset({"weapon", "ammunition", "time", "money", "document", "event", "abstract", "goods"})
_NO_TARGET: Final = frozenset({"time", "quantity", "abstract"})


class Roles:
    """Roles found for one reading: heads of the phrases, in order."""

    def __init__(self) -> None:
        self.source: list[Token] = []
        self.target: list[Token] = []
        self.mediator: list[Token] = []
        self.instrument: list[Token] = []


def find_roles(arguments: Arguments, reading: Reading) -> Roles:
    """Heads of the phrases in each role of a reading."""
    roles = Roles()
    frame = _complete(reading, arguments.lexicon.language)
    roles.source = _source(arguments, reading, frame)
    roles.target = _target(arguments, reading, frame)
    roles.mediator = _by_frame(arguments, reading, frame.roles.get("mediator", ()))
    roles.instrument = _by_frame(arguments, reading, frame.roles.get("instrument", ()))
    _move_instruments(arguments, roles)
    if reading.plover_type not in _MATERIAL or reading.is_lifted:
        roles.target = descended(arguments, roles.target)
        if not any(is_actor(arguments, each) for each in roles.target):
            roles.target = beside(arguments, reading, roles.source) or roles.target
        roles.source = descended_sources(arguments, roles.source)
    roles.target = [each for each in roles.target if not _is_no_target(arguments, each)]
    if frame.is_reciprocal:
        _share(roles)
        if not roles.source and roles.target and reading.match.entry.pos == "noun":
            roles.source = _subject_above(arguments, reading.match.head)
    roles.target = [each for each in roles.target if each not in roles.source]
    _add_housed(arguments, roles)
    return roles


def imply_target(arguments: Arguments, reading: Reading, roles: Roles) -> None:
    """Give an event without an actor as target the one that its words imply, unless its sense has no target."""
    named = reading.frame.roles.get("target", ("obj",))
    if not named or reading.plover_type == "CONSULT" or any(is_actor(arguments, each) for each in roles.target):
        return
    if reading.plover_type == "ASSAULT" and not reading.is_lifted:
        roles.target = roles.target or aimed_at(arguments, reading, roles.source)
    else:
        roles.target = implied(arguments, reading, roles.source) or roles.target


def _complete(reading: Reading, language: str) -> Frame:
    """The entry's frame with the defaults of its part of speech."""
    if reading.match.entry.pos == "noun":
        defaults: dict[str, tuple[str, ...]] = {"source": _NOUN_SOURCES[language], "target": _NOUN_TARGETS[language]}
        named = reading.frame.roles.get("target", ())
        if "source" not in reading.frame.roles and set(named) & {"of", "de"}:
            defaults["source"] = tuple(each for each in defaults["source"] if each not in {"of", "de"})
    else:
        defaults = dict(VERB_FRAME)
    return Frame({**defaults, **reading.frame.roles}, reading.frame.is_reciprocal)


def _by_frame(arguments: Arguments, reading: Reading, names: tuple[str, ...]) -> list[Token]:
    for name in names:
        for holder in reading.match.tokens:
            found = _named(arguments, holder, name)
            if found:
                return found
    if reading.match.entry.pos == "verb":
        return _below_objects(arguments, reading.match.head, names)
    return []


def _named(arguments: Arguments, holder: Token, name: str) -> list[Token]:
    """Arguments of one name; a clause in a role stands for its subject ("demanded that X leave")."""
    found = arguments.get(holder, name)
    if name != "clause":
        return found
    subjects = [each for clause in found for each in arguments.subjects(clause)]
    own = arguments.get(holder, "subj")
    return [each for each in subjects if each not in own and is_actor(arguments, each)]


def _below_objects(arguments: Arguments, verb: Token, names: tuple[str, ...]) -> list[Token]:
    """Phrases that the parser hung on the object instead of the verb ("fired rockets at X")."""
    for name in names:
        if name not in _PLAIN:
            for each in arguments.objects(verb):
                if found := arguments.get(each, name):
                    return found
    return []


def _source(arguments: Arguments, reading: Reading, frame: Frame) -> list[Token]:
    if reading.source_holder is not None and reading.target_holder is None:
        found = _doers(arguments, _subjects(arguments, reading.source_holder))
        if found or reading.is_lifted:
            return found
    found = _doers(arguments, _by_frame(arguments, reading, frame.roles["source"]))
    if not found and reading.match.entry.pos == "noun" and frame.roles["source"]:
        found = _doers(arguments, _deeper(arguments, reading.match.head, ("by", "par")))
    if found or reading.match.entry.pos != "noun" or not frame.roles["source"]:
        return found
    return _doers(arguments, _from_holders(arguments, reading, ("by", "par")))


def _subjects(arguments: Arguments, holder: Token) -> list[Token]:
    if holder.pos == "NOUN" and not arguments.tree.children(holder, "cop"):
        return arguments.get(holder, "poss") or arguments.get(holder, "by") or arguments.get(holder, "de")
    return arguments.get(holder, "subj")


def _doers(arguments: Arguments, found: list[Token]) -> list[Token]:
    """Those that can do something: no weapons, times, sums, papers or happenings."""
    return [each for each in found if _is_doer(arguments, each)]


def _is_doer(arguments: Arguments, token: Token) -> bool:
    classes = classes_of(arguments, token)
    if token.dep == "expl" or token.pos == "VERB" or _is_happening(arguments, token):
        return False
    return bool(classes & ACTOR_CLASSES) or not classes & _NO_DOER


def _is_happening(arguments: Arguments, token: Token) -> bool:
    """A noun that tells of an event itself ("the attack killed three")."""
    head = arguments.content(token)
    return head.pos == "NOUN" and tells_event(arguments, head)


def _target(arguments: Arguments, reading: Reading, frame: Frame) -> list[Token]:
    if reading.target_holder is not None:
        return arguments.get(reading.target_holder, "subj")
    names = frame.roles["target"]
    found = _addressee(arguments, reading) if reading.is_lifted else []
    found = found or _by_frame(arguments, reading, names)
    if not found and reading.match.entry.pos == "noun":
        found = _deeper(arguments, reading.match.head, names)
    if not found and reading.is_lifted:
        found = _lifted_target(arguments, reading)
    elif not found and (reading.match.entry.pos == "noun" or reading.is_light) and names:
        found = _from_holders(arguments, reading, names)
    return found


def _deeper(arguments: Arguments, noun: Token, names: tuple[str, ...]) -> list[Token]:
    """Phrases that the parser hung on a complement of the noun ("fire of artillery on X")."""
    for child in arguments.tree.children(noun, "nmod"):
        for name in names:
            found = [] if name in {"of", "de", "in", "à", "poss"} else arguments.get(child, name)
            if found:
                return found
    return []


def _is_no_target(arguments: Arguments, token: Token) -> bool:
    if token.has("Reflex", "Yes") or token.lemma.endswith(("self", "selves")):
        return True
    classes = classes_of(arguments, token)
    return token.pos == "VERB" or classes <= _NO_TARGET


def _from_holders(arguments: Arguments, reading: Reading, names: tuple[str, ...]) -> list[Token]:
    """Prepositional phrases that hang on the light verb instead of its noun ("launched strikes against X")."""
    for holder in reading.holders[1:]:
        for name in names:
            # "The attack took place on a bridge" says where, not on whom.
            is_where = reading.is_occurrence and name in arguments.lexicon.words["place_prepositions"]
            if name not in {"obj", "subj", "poss", "of", "de", "clause", "iobj"} and not is_where:
                found = [each for each in arguments.get(holder, name) if each not in reading.trigger]
                if found:
                    return found
    return []


def _addressee(arguments: Arguments, reading: Reading) -> list[Token]:
    """To whom it is said: of "urged X to free Y" X, before the object of what is asked for."""
    head = reading.anchor if reading.source_holder is None else reading.source_holder
    if head is reading.match.head or head.pos != "VERB":
        return []
    found = (*arguments.get(head, "obj"), *arguments.get(head, "iobj"))
    return [each for each in found if each is not reading.match.head and classes_of(arguments, each) & ACTOR_CLASSES]


def _lifted_target(arguments: Arguments, reading: Reading) -> list[Token]:
    """Of "urged X to free Y" X; of "refused to talk to X" X; of "promised X aid" X."""
    head = reading.anchor if reading.source_holder is None else reading.source_holder
    for name in ("obj", "iobj", "to", "on", "à", "with", "against", "from"):
        found = [
            each
            for each in arguments.get(head, name)
            if each is not reading.match.head
            and each.pos != "VERB"
            and classes_of(arguments, each) & (ACTOR_CLASSES | {"place"})
        ]
        if found:
            return found
    content_subjects = arguments.get(reading.match.head, "subj") if reading.match.entry.pos == "verb" else []
    own = arguments.get(head, "subj")
    return [each for each in content_subjects if each not in own]


def _move_instruments(arguments: Arguments, roles: Roles) -> None:
    """A weapon said to do it is the instrument, and who did it stays unknown."""
    for each in list(roles.source):
        if classes_of(arguments, each) & {"weapon", "ammunition"} and not classes_of(arguments, each) & {
            "armed",
            "person",
        }:
            roles.source.remove(each)
            roles.instrument.append(each)


def _share(roles: Roles) -> None:
    """Reciprocal events: with only one side given by several, the first is the source and the others targets."""
    if not roles.target and len(roles.source) > 1:
        roles.source, roles.target = roles.source[:1], roles.source[1:]
    elif not roles.source and len(roles.target) > 1:
        roles.source, roles.target = roles.target[:1], roles.target[1:]


def _subject_above(arguments: Arguments, noun: Token) -> list[Token]:
    """Whose agreement or talks they are: the subject of the verb that has the noun as its object or complement."""
    for above in arguments.tree.ancestors(noun):
        if above.pos == "VERB":
            return [each for each in arguments.get(above, "subj") if is_actor(arguments, each)]
    return []


def _add_housed(arguments: Arguments, roles: Roles) -> None:
    """People whom a place that was hit is said to house are targets too ("the base that houses US troops")."""
    tree = arguments.tree
    verbs = arguments.lexicon.words["house_verbs"]
    for place in list(roles.target):
        for clause in [each for each in tree.subtree(place) if each.dep in {"acl", "acl:relcl"}]:
            if clause.lemma in verbs and not arguments.is_passive(clause):
                people = [each for each in arguments.get(clause, "obj") if classes_of(arguments, each) & ACTOR_CLASSES]
                roles.target += [each for each in people if each not in roles.target]
        roles.target += [each for each in _users(arguments, place) if each not in roles.target]


def _users(arguments: Arguments, place: Token) -> list[Token]:
    """Who is said to use a place ("the bombed depots were run by the militia")."""
    verb = arguments.tree.parent(place)
    if place.dep != "nsubj:pass" or verb is None or verb.lemma not in arguments.lexicon.words["use_verbs"]:
        return []
    return [each for each in arguments.get(verb, "subj") if classes_of(arguments, each) & ACTOR_CLASSES]
