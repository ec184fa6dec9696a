"""Keeps of a sentence's events those worth telling: no doubles of one happening, no bare nouns in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from transforms.coding.arguments import Arguments

if TYPE_CHECKING:
    from transforms.coding.mentions import Draft

_ALONE: Final = frozenset({"nsubj", "nsubj:pass", "root", "obj"})
_FAMILY: Final = {"ASSAULT": "violence"}


def merge_doubles(arguments: Arguments, drafts: list[Draft]) -> list[Draft]:
    """Drafts with those that tell of the same happening made one ("killed three in an attack", "attack that killed")."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((each for each in kept if _is_same(arguments, each, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            _merge(twin, draft)
    return kept


def _is_same(arguments: Arguments, one: Draft, other: Draft) -> bool:
    """Same type, one below the other by arguments (not by coordination with sides of its own)."""
    first, second = one.reading, other.reading
    if first.plover_type != second.plover_type or (first.plover_type != "ASSAULT" and not _shares_trigger(one, other)):
        return False
    tree = arguments.tree
    a, b = first.match.head, second.match.head
    if not (tree.is_below(a, b) or tree.is_below(b, a)) and not _shares_trigger(one, other):
        return False
    both_sided = one.roles.source and other.roles.source
    if both_sided and not set(map(_key, one.roles.source)) & set(map(_key, other.roles.source)):
        return False
    different = one.qualifiers.polarity != other.qualifiers.polarity
    lower = a if tree.is_below(a, b) else b
    return not different and lower.dep not in {"ccomp", "conj"}


def _key(token: object) -> int:
    return token.index  # type: ignore[attr-defined]


def _shares_trigger(one: Draft, other: Draft) -> bool:
    return bool({each.index for each in one.reading.trigger} & {each.index for each in other.reading.trigger})


def _merge(kept: Draft, dropped: Draft) -> None:
    """The verb's mention stays; what it lacks comes from the other."""
    if (
        kept.reading.match.entry.pos == "noun"
        and dropped.reading.match.entry.pos == "verb"
        and not kept.reading.is_light
    ):
        kept.reading, dropped.reading = dropped.reading, kept.reading
        kept.qualifiers, dropped.qualifiers = dropped.qualifiers, kept.qualifiers
        kept.roles, dropped.roles = dropped.roles, kept.roles
    kept.roles.source = kept.roles.source or dropped.roles.source
    known = {each.index for each in (*kept.roles.target, *kept.roles.source)}
    kept.roles.target += [each for each in dropped.roles.target if each.index not in known]
    kept.roles.instrument += dropped.roles.instrument
    if kept.reading.mode is None and dropped.reading.mode is not None:
        kept.reading.mode, kept.reading.cameo = dropped.reading.mode, dropped.reading.cameo
    indexes = {each.index: each for each in (*kept.clause, *dropped.clause)}
    kept.clause = [indexes[index] for index in sorted(indexes)]


def is_worth_telling(arguments: Arguments, draft: Draft) -> bool:
    """Verbs always; nouns when they have a side, happen, or are taken up as subject or object."""
    reading = draft.reading
    if reading.match.entry.pos != "noun" or reading.is_light or reading.is_occurrence or reading.is_lifted:
        return True
    if draft.roles.source or draft.roles.target:
        return True
    return reading.match.head.dep in {"root"} and reading.plover_type in {"ASSAULT", "PROTEST"}
