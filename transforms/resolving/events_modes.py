"""Which types and modes may tell of one happening, and which types are verbal or have no direction."""

from functools import cache
from typing import Final

SYMMETRIC_TYPES: Final = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types in which it does not matter who is source and who is target."""

VERBAL_TYPES: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types that are words or meetings: many of them look alike, so that only their actors tell them apart."""

# One deed that one paper puts in words of one type and the next in words of another; with one of these modes.
_KINDRED: Final[tuple[dict[str, frozenset[str | None]], ...]] = (
    {"ASSAULT": frozenset({"destroy", "primitive"}), "PROTEST": frozenset({"riot", "vandalize"})},
    {"AGREE": frozenset({None}), "SUPPORT": frozenset({None}), "RETREAT": frozenset({"ceasefire", "disarm"})},
    {"SANCTION": frozenset({"expel"}), "COERCE": frozenset({"deport"})},
)

# "Bombardment" is the one or the other in most languages, where one document tells them apart.
_BLURRED: Final = frozenset({"aerial", "drone", "heavy-weapons", "explosives"})

CLASH: Final = 0
UNLIKE: Final = 1
OPEN: Final = 2
ALIKE: Final = 3

# One happening may be told in both modes: the narrower word and the wider one.
_ALIKE: Final = {
    "ASSAULT": (
        ("explosives", "suicide-attack"),
        ("aerial", "drone"),
        ("primitive", "beat"),
    ),
    "PROTEST": (
        ("demo", "riot"),
        ("demo", "obstruct"),
        ("riot", "vandalize"),
        ("riot", "obstruct"),
        ("demo", "strike"),
    ),
    "COERCE": (("restrict", "curfew"), ("restrict", "censor"), ("curfew", "martial-law"), ("restrict", "martial-law")),
    "RETREAT": (("disarm", "ceasefire"), ("withdraw", "ceasefire")),
    "SANCTION": (("withdraw", "discontinue"),),
    "ACCUSE": (("disapprove", "allege"),),
    "CONSULT": (("visit", "multilateral"), ("visit", "third-party"), ("multilateral", "third-party")),
    "MOBILIZE": (("troops", "weapons"), ("troops", "militia")),
}
# Not the same word, but reports that mix them up are common: they need more to be joined.
_UNLIKE: Final = {
    "ASSAULT": (
        ("targeted", "firearms"),
        ("targeted", "explosives"),
        ("targeted", "suicide-attack"),
        ("targeted", "aerial"),
        ("targeted", "drone"),
        ("targeted", "primitive"),
        ("explosives", "aerial"),
        ("explosives", "drone"),
        ("destroy", "explosives"),
        ("destroy", "aerial"),
        ("destroy", "drone"),
        ("destroy", "heavy-weapons"),
        ("destroy", "primitive"),
        ("crowd-control", "beat"),
        ("beat", "torture"),
    ),
    "PROTEST": (("demo", "vandalize"), ("strike", "obstruct")),
    "COERCE": (("arrest", "deport"), ("seize", "withhold")),
    "THREATEN": (("violence", "territory"),),
}


@cache
def _levels() -> dict[tuple[str, str, str], int]:
    levels = {}
    for level, table in ((UNLIKE, _UNLIKE), (ALIKE, _ALIKE)):
        for plover_type, pairs in table.items():
            for one, other in pairs:
                levels[plover_type, one, other] = levels[plover_type, other, one] = level
    return levels


def mode_level(plover_type: str, one: str | None, other: str | None) -> int:
    """Whether two modes of a type may be one happening.

    Returns:
        ALIKE: the same, or words for the same; OPEN: one is not told; UNLIKE: confusable; CLASH: different things.
    """
    if one is None or other is None:
        return OPEN
    if one == other:
        return ALIKE
    return _levels().get((plover_type, one, other), CLASH)


def kindred(plover_type: str, modes: frozenset[str]) -> str | None:
    """What stands for all types that a type, told in these modes, may be put in words of; None if there are none."""
    told = modes or {None}
    found = (min(types) for types in _KINDRED if plover_type in types and told <= types[plover_type])
    return next(found, None)


def are_blurred(modes: frozenset[str]) -> bool:
    """Articles of one story may mean one deed by all of these modes."""
    return modes <= _BLURRED
