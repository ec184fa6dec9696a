"""Patterns over kinds of pieces, written with their names, and the engine that reduces pieces by rules."""

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from transforms.resolving.times.pieces import LETTER, Piece

MACROS: Final = {
    "GLUE": "(LINKWORD|THEDAY)",
    "MOD": "(SHIFT|PRESHIFT)",
    "LINK": "(GLUE|FROM|IN|COMMA)",
    "AT": "(GLUE|FROM|IN|TO|COMMA|ABOUT|AFTER|BEFORE|SINCE|UNTIL)",
}

_SLOT: Final = re.compile(r"<(\w+):([^<>]+)>")
_NAME: Final = re.compile(r"[A-Z]{2,}")


class Found(NamedTuple):
    """A match: the pieces that matched, and those in slots."""

    pieces: Sequence[Piece]
    slots: dict[str, Piece]

    def number(self, slot: str, default: int = 0) -> int:
        """The number of the piece in a slot."""
        piece = self.slots.get(slot)
        return default if piece is None else piece.number

    def word(self, slot: str) -> str:
        """The word of the piece in a slot, or an empty one."""
        piece = self.slots.get(slot)
        return "" if piece is None else piece.word


Action = Callable[[Found], Piece | None]


class Rule(NamedTuple):
    """What a row of pieces becomes; the action may decline with None."""

    pattern: re.Pattern[str]
    action: Action


def rule(pattern: str, action: Action) -> Rule:
    """A rule from a readable pattern.

    Args:
        pattern: names of kinds and of `MACROS` with the signs of regular expressions; ``<slot:KIND|KIND>`` names
            the one piece that matches. Spaces mean nothing.
        action: makes the new piece.

    Raises:
        KeyError: a name is no kind.
    """
    text = _SLOT.sub(lambda m: f"(?P<{m[1]}>{m[2]})", pattern)
    for _ in range(2):
        text = _NAME.sub(lambda m: MACROS.get(m[0], m[0]), text)
    return Rule(re.compile(_NAME.sub(lambda m: LETTER[m[0]], text).replace(" ", "")), action)


def kinds_of(pieces: Sequence[Piece]) -> str:
    """The kinds of pieces in a row, a letter each."""
    return "".join([LETTER[piece.kind] for piece in pieces])


def first_that_fits(rules: Sequence[Rule], kinds: str) -> int:
    """Where in the rules the first one stands that matches; their number if none does, as for most rows."""
    return next((n for n, each in enumerate(rules) if each.pattern.search(kinds)), len(rules))


def reduce_pieces(pieces: list[Piece], rules: Sequence[Rule]) -> list[Piece]:
    """Apply each rule in turn, from left to right, to as many rows of pieces as it matches."""
    kinds = kinds_of(pieces)
    for pattern, action in rules:
        position = 0
        while (match := pattern.search(kinds, position)) is not None:
            begin, end = match.span()
            slots = {name: pieces[match.start(name)] for name, part in match.groupdict().items() if part}
            made = action(Found(pieces[begin:end], slots))
            position = begin + 1
            if made is not None:
                pieces[begin:end] = [made]
                kinds = kinds[:begin] + LETTER[made.kind] + kinds[end:]
    return pieces
