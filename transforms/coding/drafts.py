"""Records of mentions in the making, and of what the document knows of their sentence."""

import datetime as dt
from dataclasses import dataclass

from schemas.coded import Range
from transforms.coding.qualifiers import Qualifiers
from transforms.coding.readings import Reading
from transforms.coding.roles import Roles
from transforms.coding.tree import Token


@dataclass
class Draft:
    """A mention in the making with all that was found for it."""

    reading: Reading
    roles: Roles
    qualifiers: Qualifiers
    clause: list[Token]
    weapons: tuple[str, ...] = ()
    weapon_mode: str | None = None
    weapon_count: Range | None = None
    killed: Range | None = None
    injured: Range | None = None
    taken_up: bool = False


@dataclass(frozen=True)
class SentenceContext:
    """What the document knows of a sentence: its text, the first day of publication, who speaks in it."""

    text: str
    published: dt.date | None
