"""Demands made by saying that somebody must do something."""

from typing import Final

from transforms.coding import lifting
from transforms.coding.arguments import Arguments
from transforms.coding.lexicon.entries import Frame, Trigger
from transforms.coding.readings import Reading
from transforms.coding.triggers import Match, OperatorMatch

_ASKED: Final = Frame({"target": ("subj",)})


def find_obligations(arguments: Arguments, operators: list[OperatorMatch], readings: list[Reading]) -> list[Reading]:
    """Readings of "X said that Y must do it": X asks it of Y, whether or not it is an event of its own."""
    words = arguments.lexicon.words["obligation_auxiliaries"]
    found: list[Reading] = []
    for operator in operators:
        if operator.entry.kind not in {"report", "allege"}:
            continue
        for verb in operator.content:
            must = next((each for each in arguments.tree.children(verb, "aux") if each.lemma in words), None)
            if verb.lemma in words:
                must = verb
            asked = arguments.get(verb, "subj")
            is_guess = any(each.lemma == "have" for each in arguments.tree.children(verb, "aux"))
            if (
                must is None
                or is_guess
                or not asked
                or any(each.has("Person", "1") or each.dep == "expl" for each in asked)
            ):
                continue
            below = next((each for each in readings if arguments.tree.is_below(each.match.head, verb)), None)
            made = lifting.request(below.plover_type, below.mode) if below else lifting.request("", None)
            entry = Trigger(must.lemma, verb.lemma, (), "verb", made.plover_type, made.mode, made.cameo, _ASKED, ())
            match = Match(verb, (must,) if must is verb else (must, verb), entry)
            found.append(
                Reading(
                    match,
                    made.plover_type,
                    made.mode,
                    made.cameo,
                    _ASKED,
                    operator.head,
                    [verb],
                    match.tokens,
                    source_holder=operator.head,
                    is_lifted=True,
                    lifters=(verb,),
                    speakers=[operator.head],
                )
            )
    return found
