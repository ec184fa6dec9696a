"""Reads each trigger through the operators above it: what event there is in the end, who does it, how it is meant."""

from dataclasses import dataclass, field, replace
from typing import Final

from transforms.coding import lifting
from transforms.coding.lexicon.entries import Frame
from transforms.coding.tree import Token
from transforms.coding.triggers import Match, OperatorMatch

_MODALITY: Final = {
    "plan": "planned",
    "possible": "hypothetical",
    "doubt": "hypothetical",
    "prevent": "hypothetical",
    "discuss": "hypothetical",
    "allege": "alleged",
    "allow": "hypothetical",
}
_LIFTS: Final = frozenset({"intend", "request", "refuse", "threaten", "stop", "reduce"})
_SWALLOWS: Final = frozenset({"accuse", "praise", "blame", "apologise"})
_PRESUPPOSES: Final = frozenset({"praise", "blame"})
"""Operators that take it for a fact that their content happened ("condemned the attack by X on Y")."""
_LONGEST_CHAIN: Final = 6


@dataclass
class Reading:
    """An event in the making.

    `anchor` is the word whose clause says how the event is meant; `holders` are the words whose arguments may be
    roles, nearest first; `content` is the trigger below a lifted event. `is_background` when another's praise or
    blame only mentions it; `is_charge` when somebody is accused of it.
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
    is_background: bool = False
    is_charge: bool = False
    light: Token | None = None
    speakers: list[Token] = field(default_factory=list)
    lifters: tuple[Token, ...] = ()
    content: Match | None = None

    @property
    def governor(self) -> Token:
        """The word whose subject does it: that of what lifts or carries the event, else its anchor."""
        return self.anchor if self.source_holder is None else self.source_holder

    @property
    def site(self) -> Token:
        """The word at which the event stands in the sentence: what lifted it, its light verb, or the trigger."""
        if self.lifters:
            return self.lifters[-1]
        if self.light is None or self.light.dep in {"acl", "acl:relcl"}:
            return self.match.head
        return self.light


def read_events(triggers: list[Match], operators: list[OperatorMatch]) -> list[Reading]:
    """All events of a tree, in the order of their triggers; those swallowed by an operator above are left out."""
    governors = _governors(operators)
    readings = [reading for match in triggers if (reading := _read(match, governors)) is not None]
    lifters = {each.index for reading in readings for each in reading.lifters}
    return _first_of_each_site([each for each in readings if each.match.head.index not in lifters])


def _first_of_each_site(readings: list[Reading]) -> list[Reading]:
    """Of several events lifted by one word ("agreed to meet and to free …") the first."""
    kept: list[Reading] = []
    sites: set[int] = set()
    for each in readings:
        if each.lifters and each.site.index in sites:
            continue
        sites |= {each.site.index} if each.lifters else set()
        kept.append(each)
    return kept


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
        if operator.entry.kind in _PRESUPPOSES and reading.plover_type == "ASSAULT" and not reading.is_lifted:
            return replace(reading, is_background=True)
        if operator.entry.kind in _SWALLOWS:
            is_deed = reading.plover_type == "ASSAULT" and entry.pos == "noun" and not reading.is_lifted
            return replace(reading, is_background=True, is_charge=True) if is_deed else None
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


def _is_lifting(reading: Reading, kind: str) -> bool:
    """Whether an operator of this kind makes an event of its own out of its content."""
    if kind == "prevent":
        return lifting.prevent(reading.plover_type) is not None
    return kind in _LIFTS or (kind == "allow" and reading.plover_type in {"RETREAT", "CONSULT"})


def _apply(reading: Reading, operator: OperatorMatch) -> Reading | None:
    kind = operator.entry.kind
    if _is_lifting(reading, kind):
        return _lift(reading, operator)
    if kind in {"do", "undergo", "occur", "order"}:
        return _carry(reading, operator)
    if kind == "attempt":
        modality = "asserted" if reading.plover_type == "ASSAULT" else "planned"
        holders = [*reading.holders, operator.head]
        return replace(reading, anchor=operator.head, modality=modality, source_holder=operator.head, holders=holders)
    if kind == "deny":
        return replace(reading, anchor=operator.head, is_negated=not reading.is_negated, speakers=[operator.head])
    if kind == "report":
        return replace(reading, anchor=operator.head, speakers=[*reading.speakers, operator.head])
    speakers = [*reading.speakers, operator.head] if kind == "allege" else reading.speakers
    modality = _MODALITY[kind] if reading.modality == "asserted" or kind != "allege" else reading.modality
    return replace(reading, anchor=operator.head, modality=modality, speakers=speakers)


def _carry(reading: Reading, operator: OperatorMatch) -> Reading:
    """What a light verb or a verb of happening or ordering adds: the source or target, and its words."""
    carried = replace(reading, anchor=operator.head, holders=[*reading.holders, operator.head])
    kind = operator.entry.kind
    if kind == "occur":
        return replace(carried, is_occurrence=True, light=operator.head)
    if kind == "order":
        return replace(carried, source_holder=operator.head)
    carried = replace(carried, is_light=True, light=operator.head, trigger=_joined(reading, operator))
    if kind == "undergo":
        return replace(carried, target_holder=operator.head)
    return replace(carried, source_holder=operator.head)


def _joined(reading: Reading, operator: OperatorMatch) -> tuple[Token, ...]:
    """Trigger of a light verb with its noun, unless they stand far apart."""
    tokens = (*reading.trigger, *operator.tokens)
    first, last = min(each.index for each in tokens), max(each.index for each in tokens)
    return tokens if last - first <= 6 else reading.trigger


def _lift(reading: Reading, operator: OperatorMatch) -> Reading | None:
    kind = operator.entry.kind
    holders = [*reading.holders, operator.head]
    if reading.is_lifted and not reading.is_ended and (kind != "refuse" or reading.plover_type != "REQUEST"):
        return reading
    content, mode = reading.plover_type, reading.mode
    if kind == "intend" and content == "PROTEST" and mode != "boycott":
        return replace(
            reading,
            anchor=operator.head,
            modality="planned",
            source_holder=operator.head,
            holders=holders,
            lifters=(*reading.lifters, operator.head),
        )
    if kind in {"intend", "allow"}:
        made: lifting.Lifted | None = lifting.intend(content, mode)
    elif kind == "request":
        made = lifting.request("CONCEDE" if reading.is_ended else content, mode)
    elif kind == "refuse":
        made = lifting.refuse(reading.match.entry.plover_type)
    elif kind == "prevent":
        made = lifting.prevent(content)
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
