"""Names the weapons of an event by their canonical English names."""

import re
from typing import Final

from schemas.coded import Range
from transforms.coding.arguments import Arguments
from transforms.coding.lexicon.entries import Noun
from transforms.coding.numbers import number_of
from transforms.coding.senses import noun_entry
from transforms.coding.tree import Token

_AIRCRAFT: Final = re.compile(r"^(?:F|MiG|Su|B|A|AC|Mirage|Rafale|Tu|AH|UH|Mi|Ka)-?\d{1,3}[A-Z]{0,2}$", re.IGNORECASE)
_RIFLE: Final = re.compile(r"^(?:AK|M|AR)-?\d{1,3}$")
_KNOWN_GUNS: Final = frozenset({"AK-47", "AK47", "M16", "M-16", "AR-15", "M4"})

_GENERAL: Final = frozenset({"weapon", "aircraft", "ammunition"})
_AEROPLANES: Final = frozenset({"fighter jet", "warplane", "bomber"})


def weapons_in(arguments: Arguments, tokens: list[Token]) -> list[Noun]:
    """Weapons named by some tokens, in order, each once."""
    found: dict[str, Noun] = {}
    for token in tokens:
        entry = _weapon(arguments, token)
        if entry is not None and entry.weapon is not None:
            found.setdefault(entry.weapon, entry)
    return _without_general(list(found.values()))


def pieces_of(arguments: Arguments, weapons: tuple[str, ...], tokens: list[Token]) -> Range | None:
    """How many pieces of the only weapon of an event are said ("au moins trois roquettes"); None of several weapons."""
    if len(weapons) != 1:
        return None
    named = [each for each in tokens if (entry := _weapon(arguments, each)) and entry.weapon == weapons[0]]
    return next((count for each in named if (count := number_of(arguments, each))), None)


def is_weapon(arguments: Arguments, token: Token) -> bool:
    """Whether a noun names a weapon."""
    return _weapon(arguments, arguments.content(token)) is not None


def _weapon(arguments: Arguments, token: Token) -> Noun | None:
    if (
        token.pos in {"NOUN", "PROPN", "ADJ", "X", "NUM"}
        and _AIRCRAFT.match(token.text)
        and not _RIFLE.match(token.text)
    ):
        return Noun(token.lemma, frozenset({"weapon"}), token.text, "aerial")
    if token.text in _KNOWN_GUNS:
        return Noun(token.lemma, frozenset({"weapon"}), token.text, "firearms")
    if token.pos not in {"NOUN", "PROPN"}:
        return None
    entry = noun_entry(arguments.tree, token, arguments.lexicon)
    return entry if entry is not None and entry.weapon is not None else None


def _without_general(weapons: list[Noun]) -> list[Noun]:
    """Without "weapon" where a particular one is named, without "fighter jet" where its model is."""
    general = _GENERAL | _AEROPLANES if any(_AIRCRAFT.match(each.weapon or "") for each in weapons) else _GENERAL
    return [each for each in weapons if each.weapon not in general] or weapons
