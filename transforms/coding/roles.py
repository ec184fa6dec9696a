"""Gives the arguments of an event their roles: source, target, mediator and instrument."""

from typing import Final

from transforms.coding.arguments import AGENTS, Arguments
from transforms.coding.descent import beside, descended, descended_sources, is_actor, is_only_where
from transforms.coding.doers import behind, doers, doers_of, is_deed, issuers
from transforms.coding.implied import aimed_at, implied
from transforms.coding.lexicon.entries import ACTOR_CLASSES, Frame
from transforms.coding.readings import Reading
from transforms.coding.senses import classes_of
from transforms.coding.sides import add_sides, claimants
from transforms.coding.tree import Token

VERB_FRAME: Final[dict[str, tuple[str, ...]]] = {"source": ("subj",), "target": ("obj",)}
_BLAMING: Final = frozenset({"ACCUSE", "PROTEST", "REQUEST", "AGREE", "THREATEN", "REJECT"})
_MATERIAL: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_PLAIN: Final = frozenset(
    {"subj", "obj", "iobj", "clause", "poss", "head", "of", "de", "in", "by", "par", "por", "from", "gen", "nat", "ins"}
)
_AGAINST: Final = frozenset({"against", "contre", "gegen", "против", "проти"})
_BETWEEN: Final = frozenset({"between", "entre", "zwischen", "между", "між"})
_SITES: Final = frozenset({"facility", "vehicle"})
_NOT_HIT: Final = frozenset({"abstract", "crime", "goods", "document", "media", "restriction", "agreement"})
_NO_TARGET: Final = frozenset({"time", "quantity", "abstract"})


class Roles:
    """Roles found for one reading: heads of the phrases, in order."""

    def __init__(self) -> None:
        self.source: list[Token] = []
        self.target: list[Token] = []
        self.mediator: list[Token] = []
        self.instrument: list[Token] = []
        self.is_figurative = False
        self.is_settled = False
        """No target is to be looked for further: of a blamed deed that has no doer, the victims are none."""


def find_roles(arguments: Arguments, reading: Reading) -> Roles:
    """Heads of the phrases in each role of a reading."""
    roles = Roles()
    frame = _complete(reading, arguments.lexicon.arguments)
    roles.source = _source(arguments, reading, frame)
    roles.target = _target(arguments, reading, frame)
    roles.mediator = _by_frame(arguments, reading, frame.roles.get("mediator", ()))
    roles.instrument = _by_frame(arguments, reading, frame.roles.get("instrument", ()))
    _move_instruments(arguments, roles)
    if reading.plover_type not in _MATERIAL or reading.is_lifted:
        _descend(arguments, reading, frame, roles)
    roles.is_figurative = _is_figurative(arguments, reading, roles.target)
    add_sides(arguments, reading, roles.source, roles.target)
    roles.target = [each for each in roles.target if not _is_no_target(arguments, each)]
    if reading.plover_type in _MATERIAL and reading.match.entry.pos == "noun" and not reading.is_lifted:
        # Of verbs the entry says so where a place is meant ("broke into the village").
        roles.target = [each for each in roles.target if not is_only_where(arguments, each)]
    if frame.is_reciprocal:
        _share(roles)
        if not roles.source and roles.target and reading.match.entry.pos == "noun":
            roles.source = _subject_above(arguments, reading.match.head)
    roles.target = [each for each in roles.target if each not in roles.source]
    return roles


def _descend(arguments: Arguments, reading: Reading, frame: Frame, roles: Roles) -> None:
    """Take the actors below things for who is meant: of a blamed deed its doers."""
    deeds = [each for each in roles.target if is_deed(arguments, each)] if reading.plover_type in _BLAMING else []
    if deeds and len(deeds) == len(roles.target):
        roles.target = [doer for each in deeds for doer in doers_of(arguments, arguments.content(each))]
        roles.is_settled = True
    else:
        roles.target = descended(arguments, roles.target)
    is_shared = frame.is_reciprocal and len(roles.source) > 1
    has_target = bool(frame.roles["target"]) or reading.is_lifted
    is_open = has_target and not is_shared and not roles.is_settled
    if is_open and not any(is_actor(arguments, each) for each in roles.target):
        roles.target = beside(arguments, reading, roles.source) or roles.target
    roles.source = descended_sources(arguments, roles.source)


def _is_figurative(arguments: Arguments, reading: Reading, targets: list[Token]) -> bool:
    """Whether violence is against what cannot be hit ("the war on drugs", "the fight against poverty")."""
    if reading.plover_type != "ASSAULT" or reading.is_lifted or not targets:
        return False
    return all(classes_of(arguments, each) <= _NOT_HIT for each in targets)


def imply_target(arguments: Arguments, reading: Reading, roles: Roles) -> None:
    """Give an event without an actor as target the one that its words imply, unless its sense has no target."""
    named = reading.frame.roles.get("target", ("obj",))
    is_told = any(is_actor(arguments, each) or classes_of(arguments, each) & _SITES for each in roles.target)
    if not named or reading.plover_type == "CONSULT" or is_told or roles.is_settled:
        return
    if reading.plover_type == "ASSAULT" and not reading.is_lifted:
        roles.target = roles.target or aimed_at(arguments, reading, roles.source)
    else:
        roles.target = implied(arguments, reading, roles.source) or roles.target


def _complete(reading: Reading, names: dict[str, tuple[str, ...]]) -> Frame:
    """The entry's frame with the defaults of its part of speech."""
    if reading.match.entry.pos == "noun":
        defaults: dict[str, tuple[str, ...]] = {"source": names["noun_sources"], "target": names["noun_targets"]}
        named = reading.frame.roles.get("target", ())
        if "source" not in reading.frame.roles and set(named) & {"of", "de"}:
            defaults["source"] = tuple(each for each in defaults["source"] if each not in {"of", "de"})
        if "source" not in reading.frame.roles and "gen" in named:
            defaults["source"] = ("by", "durch", "nat")
    else:
        defaults = dict(VERB_FRAME)
    return Frame({**defaults, **reading.frame.roles}, reading.frame.is_reciprocal)


def _by_frame(arguments: Arguments, reading: Reading, names: tuple[str, ...]) -> list[Token]:
    for name in names:
        for holder in reading.match.tokens:
            found = _named(arguments, holder, name)
            if name in {"of", "de"}:
                found = [each for each in found if each not in reading.match.tokens]
            if found:
                return found
    if reading.match.entry.pos == "verb":
        return _below_objects(arguments, reading.match.head, names)
    return []


def _named(arguments: Arguments, holder: Token, name: str) -> list[Token]:
    """Arguments of one name; a clause in a role stands for its subject ("demanded that X leave")."""
    found = arguments.get(holder, name)
    if name != "clause":
        return found if name in _PLAIN else [each for each in found if "time" not in classes_of(arguments, each)]
    subjects = [each for clause in found for each in arguments.subjects(clause)]
    own = arguments.get(holder, "subj")
    return [each for each in subjects if each not in own and is_actor(arguments, each)]


def _below_objects(arguments: Arguments, verb: Token, names: tuple[str, ...]) -> list[Token]:
    """Phrases that the parser hung on the object instead of the verb ("fired rockets at X")."""
    for name in names:
        if name not in _PLAIN:
            for each in arguments.objects(verb):
                below = arguments.tree.children(each, "nmod") if arguments.lexicon.language == "fr" else []
                for holder in (*arguments.tree.conjuncts(each), *below):
                    if found := arguments.get(holder, name):
                        return found
    return []


def _source(arguments: Arguments, reading: Reading, frame: Frame) -> list[Token]:
    if reading.source_holder is not None and reading.target_holder is None:
        named = _subjects(arguments, reading.source_holder)
        found = doers(arguments, named) or issuers(arguments, named)
        if found or reading.is_lifted:
            return found
    named = _by_frame(arguments, reading, frame.roles["source"])
    found = doers(arguments, named) or issuers(arguments, named) or behind(arguments, named)
    if not found and reading.match.entry.pos == "noun" and frame.roles["source"]:
        found = doers(arguments, _deeper(arguments, reading.match.head, AGENTS))
    if found or reading.match.entry.pos != "noun" or not frame.roles["source"]:
        return found
    between = tuple(each for each in frame.roles["source"] if each in _BETWEEN)
    found = doers(arguments, _from_holders(arguments, reading, (*AGENTS, *between)))
    return found or claimants(arguments, reading)


def _subjects(arguments: Arguments, holder: Token) -> list[Token]:
    if holder.pos == "NOUN" and not arguments.tree.children(holder, "cop"):
        return arguments.get(holder, "poss") or arguments.get(holder, "by") or arguments.get(holder, "de")
    return arguments.get(holder, "subj")


def _target(arguments: Arguments, reading: Reading, frame: Frame) -> list[Token]:
    if reading.target_holder is not None:
        holder = reading.target_holder
        return arguments.get(holder, "subj") or (arguments.get(holder, "poss") if holder.pos == "NOUN" else [])
    names = frame.roles["target"]
    found = _addressee(arguments, reading) if reading.is_lifted else []
    if not found and reading.is_lifted and reading.plover_type == "REQUEST":
        found = _asked(arguments, reading, frame)
    found = found or _by_frame(arguments, reading, names)
    if not found and reading.match.entry.pos == "noun":
        found = _deeper(arguments, reading.match.head, names)
    if not found and reading.is_lifted:
        found = _lifted_target(arguments, reading)
    elif reading.source_holder is not None and not any(is_actor(arguments, each) for each in found):
        found = _addressee(arguments, reading) or found
    if not found and not reading.is_lifted and names and (reading.match.entry.pos == "noun" or reading.is_light):
        found = _from_holders(arguments, reading, names)
    if not found and names and "obj" not in names:
        found = _after(arguments, reading)
    return found


def _deeper(arguments: Arguments, noun: Token, names: tuple[str, ...]) -> list[Token]:
    """Phrases that the parser hung on a complement of the noun ("fire of artillery on X")."""
    for child in arguments.tree.children(noun, "nmod"):
        for name in names:
            found = [] if name in {"of", "de", "in", "à", "a", "poss"} else arguments.get(child, name)
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
            is_place = name in arguments.lexicon.words["place_prepositions"] and name not in _BETWEEN
            is_where = reading.is_occurrence and is_place
            if name not in {"obj", "subj", "poss", "of", "de", "clause", "iobj"} and not is_where:
                found = [each for each in arguments.get(holder, name) if each not in reading.trigger]
                found = [each for each in found if "time" not in classes_of(arguments, each)]
                if found:
                    return found
    return []


def _after(arguments: Arguments, reading: Reading) -> list[Token]:
    """Whom a deed is said to be against later in its clause, on whatever word the parser hung it."""
    if reading.plover_type != "ASSAULT" or reading.is_lifted:
        return []
    top = reading.light or reading.match.head
    inside = arguments.tree.subtree(top, frozenset({"ccomp", "acl:relcl", "parataxis"}))
    for each in inside:
        if each.index > reading.match.head.index and arguments.prepositions(each) & _AGAINST:
            return arguments.spread([each])
    return []


def _addressee(arguments: Arguments, reading: Reading) -> list[Token]:
    """To whom it is said: of "urged X to free Y" X, before the object of what is asked for."""
    head = reading.governor
    if head is reading.match.head or head.pos != "VERB":
        return []
    found = (*arguments.get(head, "obj"), *arguments.get(head, "iobj"))
    return [each for each in found if each is not reading.match.head and classes_of(arguments, each) & ACTOR_CLASSES]


def _asked(arguments: Arguments, reading: Reading, frame: Frame) -> list[Token]:
    """Who is to do what is asked for ("demanded the withdrawal of X from Y", "demanded that X leave Y")."""
    own = arguments.get(reading.governor, "subj")
    found = doers(arguments, _by_frame(arguments, reading, frame.roles["source"]))
    return [each for each in found if each not in own and is_actor(arguments, each) and each.pos != "PRON"]


def _lifted_target(arguments: Arguments, reading: Reading) -> list[Token]:
    """Of "urged X to free Y" X; of "refused to talk to X" X; of "promised X aid" X."""
    head = reading.governor
    for name in ("obj", "iobj", "to", "on", "à", "a", "with", "con", "against", "from"):
        found = [
            each
            for each in arguments.get(head, name)
            if each is not reading.match.head
            and each.pos != "VERB"
            and classes_of(arguments, each) & (ACTOR_CLASSES | {"place"})
        ]
        if found:
            return found
    for clause in arguments.tree.children(reading.match.head, "acl"):
        if arguments.is_passive(clause) and (agents := doers(arguments, arguments.get(clause, "subj"))):
            return agents
    content_subjects = arguments.get(reading.match.head, "subj") if reading.match.entry.pos == "verb" else []
    own = arguments.get(head, "subj")
    return [each for each in content_subjects if each not in own]


def _move_instruments(arguments: Arguments, roles: Roles) -> None:
    """A weapon said to do it is the instrument; who did it is whose weapon it is, if that is said."""
    kept: list[Token] = []
    for each in roles.source:
        classes = classes_of(arguments, each)
        is_crewed = classes & {"armed", "person"} or ("vehicle" in classes and arguments.possessors(each))
        if is_crewed or not classes & {"weapon", "ammunition"}:
            kept.append(each)
            continue
        roles.instrument.append(each)
        kept += [one for one in arguments.get(each, "poss") if is_actor(arguments, one) and one not in kept]
    roles.source = kept


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
