"""The clause that an event's trigger governs, and the places and times in it."""

from typing import Final

from schemas.coded import RoleSpan
from transforms.coding.arguments import Arguments
from transforms.coding.phrases import role_span
from transforms.coding.readings import Reading
from transforms.coding.senses import classes_of
from transforms.coding.tree import VERBAL, Token

_ADJUNCTS: Final = frozenset({"obl", "nmod", "obl:npmod", "advmod", "conj", "obj"})
_VERBAL: Final = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
"""Types whose words have a content: places in it are not where the words were said."""
_OF_VERB: Final = frozenset({"obl", "obl:npmod", "advmod"})
_OTHERS: Final = frozenset({"ccomp", "advcl", "parataxis", "acl:relcl"})


def clause_of(arguments: Arguments, reading: Reading) -> list[Token]:
    """Tokens of the clause: below the nearest verb above the trigger, without other clauses, and the trigger's own."""
    tree = arguments.tree
    head = reading.match.head
    if reading.is_light or reading.is_occurrence:
        head = reading.holders[1] if len(reading.holders) > 1 else reading.anchor
    top = head
    while top.pos not in VERBAL and top.head >= 0 and not tree.children(top, "cop"):
        top = tree.tokens[top.head]
    found = {each.index: each for each in tree.subtree(top, _OTHERS | {"conj"})}
    for each in tree.subtree(reading.match.head, _OTHERS):
        found[each.index] = each
    for each in reading.trigger:
        found[each.index] = each
    return [found[index] for index in sorted(found)]


def fronted(arguments: Arguments, reading: Reading) -> list[Token]:
    """What stands before the first of coordinated clauses and holds for all ("In 1990 rebels came and …")."""
    first = top = reading.match.head
    while first.dep == "conj" and first.head >= 0:
        first = arguments.tree.tokens[first.head]
    phrases = arguments.tree.children(first, "obl", "obl:npmod", "advmod") if first is not top else []
    return [each for phrase in phrases if phrase.index < first.index for each in arguments.tree.subtree(phrase)]


def places_and_times(arguments: Arguments, text: str, reading: Reading, clause: list[Token]) -> list[RoleSpan]:
    """Phrases of the clause that say where and when, nearest to the trigger first."""
    words = arguments.lexicon.words
    times: list[Token] = []
    places: list[Token] = []
    for token in clause:
        if token.dep not in _ADJUNCTS or token in reading.trigger:
            continue
        classes = classes_of(arguments, token)
        if "time" in classes:
            times.append(token)
        elif token.dep == "obj" or (reading.plover_type in _VERBAL and not _is_of_speech(reading, token)):
            continue
        elif classes & {"place", "facility"} or (token.pos == "PROPN" and token.entity):
            first = token
            while first.dep == "conj" and first.head >= 0:
                first = arguments.tree.tokens[first.head]
            kind = "place_prepositions" if classes & {"place", "facility"} else "sure_place_prepositions"
            if arguments.prepositions(first) & words[kind]:
                places.append(token)
    centre = reading.match.head.index
    places.sort(key=lambda each: abs(each.index - centre))
    times.sort(key=lambda each: abs(each.index - centre))
    return [role_span(arguments, text, "location", each) for each in places] + [
        role_span(arguments, text, "time", each) for each in times
    ]


def _is_of_speech(reading: Reading, token: Token) -> bool:
    """Whether an adjunct hangs on the word of saying itself, not on what is said."""
    return token.dep in _OF_VERB and token.head in {reading.anchor.index, reading.site.index}
