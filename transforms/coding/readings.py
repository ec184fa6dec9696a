"""Reads each trigger through the operators above it: what event there is in the end, who does it, how it is meant."""

from dataclasses import dataclass, field, replace
from typing import Final

from transforms.coding import lifting
from transforms.coding.arguments import Arguments
from transforms.coding.lexicon.entries import Frame
from transforms.coding.tree import Token
from transforms.coding.triggers import Match, OperatorMatch, find_operators, find_triggers

_MODALITY: Final = {
    "plan": "planned",
    "possible": "hypothetical",
    "doubt": "hypothetical",
    "prevent": "hypothetical",
    "discuss": "hypothetical",
    "allege": "alleged",
}
_LIFTS: Final = frozenset({"intend", "request", "refuse", "threaten", "stop", "reduce"})
_SWALLOWS: Final = frozenset({"accuse", "praise", "blame", "apologise"})
_LONGEST_CHAIN: Final = 6


@dataclass
class Reading:
    """An event in the making.

    `anchor` is the word whose clause says how the event is meant; `holders` are the words whose arguments may be
    roles, nearest first; `content` is the trigger below a lifted event.
    """

    match: Match
    plover_type: str
    mode: str | None
    cameo: str | None
    frame: Frame
    anchor: Token
    holders: list[Token]
    trigger: tuple[Token, ...]
    source_holder: Token | None = None
    target_holder: Token | None = None
    modality: str = "asserted"
    is_negated: bool = False
    is_lifted: bool = False
    is_ended: bool = False
    is_occurrence: bool = False
    is_light: bool = False
    speakers: list[Token] = field(default_factory=list)
    lifters: tuple[Token, ...] = ()
    content: Match | None = None


def read_events(arguments: Arguments) -> list[Reading]:
    """All events of a tree, in the order of their triggers; those swallowed by an operator above are left out."""
    triggers = find_triggers(arguments)
    operators = find_operators(arguments)
    governors = _governors(operators)
    readings: list[Reading] = []
    lifted: set[int] = set()
    for match in triggers:
        reading = _read(match, governors)
        if reading is None or (reading.lifters and reading.lifters[-1].index in lifted):
            continue
        readings.append(reading)
        lifted |= {each.index for each in reading.lifters}
    return [each for each in readings if each.lifters or each.match.head.index not in lifted]


def _governors(operators: list[OperatorMatch]) -> dict[int, list[OperatorMatch]]:
    """Operators by the index of what they govern; the most telling kind of each head first."""
    governors: dict[int, list[OperatorMatch]] = {}
    for operator in operators:
        for content in operator.content:
            governors.setdefault(content.index, []).append(operator)
    return governors


def _read(match: Match, governors: dict[int, list[OperatorMatch]]) -> Reading | None:
    entry = match.entry
    reading = Reading(
        match, entry.plover_type, entry.mode, entry.cameo, entry.frame, match.head, [match.head], match.tokens
    )
    current = match.head
    for _ in range(_LONGEST_CHAIN):
        operator = next(
            (each for each in governors.get(current.index, ()) if each.head is not match.head and _acts(each, reading)),
            None,
        )
        if operator is None:
            break
        if operator.entry.kind in _SWALLOWS:
            return None
        applied = _apply(reading, operator)
        if applied is None:
            return None
        reading = applied
        current = operator.head
    return reading


def _acts(operator: OperatorMatch, reading: Reading) -> bool:
    """Whether an operator says something of this event: light verbs and accusations want nouns or verbs of deeds."""
    if (
        operator.entry.kind in {"do", "undergo", "occur"}
        and reading.match.entry.pos == "verb"
        and not reading.is_lifted
    ):
        return "clause" in operator.entry.takes and operator.entry.kind == "do"
    return operator.head.index not in {each.index for each in reading.trigger}


def _apply(reading: Reading, operator: OperatorMatch) -> Reading | None:
    kind = operator.entry.kind
    holders = [*reading.holders, operator.head]
    if kind == "do":
        return replace(
            reading,
            anchor=operator.head,
            holders=holders,
            source_holder=operator.head,
            is_light=True,
            trigger=_joined(reading, operator),
        )
    if kind == "order":
        return replace(reading, anchor=operator.head, holders=holders, source_holder=operator.head)
    if kind == "undergo":
        return replace(
            reading,
            anchor=operator.head,
            holders=holders,
            target_holder=operator.head,
            is_light=True,
            trigger=_joined(reading, operator),
        )
    if kind == "occur":
        return replace(reading, anchor=operator.head, holders=holders, is_occurrence=True)
    if kind in _LIFTS:
        return _lift(reading, operator, holders)
    if kind == "attempt":
        modality = "asserted" if reading.plover_type == "ASSAULT" else "planned"
        return replace(reading, anchor=operator.head, modality=modality, source_holder=operator.head, holders=holders)
    if kind == "deny":
        return replace(reading, anchor=operator.head, is_negated=not reading.is_negated, speakers=[operator.head])
    if kind == "report":
        return replace(reading, anchor=operator.head, speakers=[*reading.speakers, operator.head])
    if kind == "allow":
        return (
            _lift(reading, operator, holders)
            if reading.plover_type in {"RETREAT", "CONSULT"}
            else replace(reading, anchor=operator.head, modality="hypothetical")
        )
    speakers = [*reading.speakers, operator.head] if kind == "allege" else reading.speakers
    modality = _MODALITY[kind] if reading.modality == "asserted" or kind != "allege" else reading.modality
    return replace(reading, anchor=operator.head, modality=modality, speakers=speakers)


def _joined(reading: Reading, operator: OperatorMatch) -> tuple[Token, ...]:
    """Trigger of a light verb with its noun, unless they stand far apart."""
    tokens = (*reading.trigger, *operator.tokens)
    first, last = min(each.index for each in tokens), max(each.index for each in tokens)
    return tokens if last - first <= 6 else reading.trigger


def _lift(reading: Reading, operator: OperatorMatch, holders: list[Token]) -> Reading | None:
    kind = operator.entry.kind
    if reading.is_lifted and not reading.is_ended:
        return reading
    content, mode = reading.plover_type, reading.mode
    if kind in {"intend", "allow"}:
        made: lifting.Lifted | None = lifting.intend(content, mode)
    elif kind == "request":
        made = lifting.request(content, mode)
    elif kind == "refuse":
        made = lifting.refuse(content)
    elif kind == "threaten":
        made = lifting.threaten(content, mode)
    else:
        made = lifting.stop(content, mode)
    if made is None:
        return replace(reading, anchor=operator.head, modality="hypothetical")
    return replace(
        reading,
        plover_type=made.plover_type,
        mode=made.mode,
        cameo=made.cameo,
        anchor=operator.head,
        holders=holders,
        source_holder=operator.head,
        trigger=operator.tokens,
        is_lifted=True,
        is_ended=kind in {"stop", "reduce"},
        lifters=(*reading.lifters, operator.head),
        modality="asserted",
        content=reading.match,
    )
