"""Datelines: the place, date and agency before a text, such as "TRIPOLI (Liban), 12 mai (AFP) —"."""

import re
from functools import cache
from typing import Final

from msgspec import Struct

from transforms.documents.dates import months
from transforms.documents.noise import agency_names, either, noise_words

_UPPER: Final = "A-ZÀ-ÖØ-ÞĀ-ſА-ЯЁ"
_NAME: Final = rf"[{_UPPER}][\w'’.]*(?:-[\w'’.]+)*|[\u0621-\u064a]+"
_PARTICLE: Final = r"de la|de|du|des|del|la|le|les|el|al|of|the|am|an der|an|im|sur|sous|y|et|and"
_PLACE: Final = rf"(?:{_NAME})(?:[ /](?:(?:{_PARTICLE}) )?(?:{_NAME})){{0,3}}"
_DATE: Final = (
    r"(?:(?:le|el|am|den)\s+)?(?:\d{1,2}(?:er|\.)?\s+(?:de\s+)?[^\W\d_]{3,12}\.?(?:\s+(?:de\s+)?\d{2,4})?"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:,?\s+\d{4})?|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)"
)


class Dateline(Struct, frozen=True):
    """A dateline at the start of a line: where it ends in the line, and the place as printed."""

    end: int
    place: str


@cache
def _pattern() -> re.Pattern[str]:
    countries = either(noise_words("country_letters")["names"])
    agency = rf"(?:{agency_names()}(?:\s*[/,&-]\s*{agency_names()})*|(?!{countries}\b)[A-Z]{{2,5}}(?=\s*[)\]]))"
    return re.compile(
        rf"(?P<place>(?P<name>{_PLACE})(?:\s*\((?P<country>(?!{agency}\))[^()\d\n]{{2,40}})\))?(?:,\s+(?:{_PLACE})(?!\w|\.?\s+\d)){{0,2}})"
        rf"(?:,?\s*(?P<date>{_DATE}))?"
        rf"(?:,?\s*(?P<agency>[(\[/]\s*(?:{agency})\s*[)\]/]|{agency}(?=\s*[-–—])))?"
        r"(?P<separator>\.?\s*[-–—]{1,3}(?=[\s\[\w«\"“])|\s*:(?=\s))\s*(?:\[[A-Z][A-Z ,.-]{2,60}\]\s*)*"
    )


@cache
def _not_places() -> frozenset[str]:
    return frozenset(noise_words("not_places")["names"])


def _is_date(printed: str | None) -> bool:
    """Whether a word of it is the name of a month or the start of one ("Sept")."""
    words = re.findall(r"[^\W\d_]{3,}", (printed or "").casefold())
    return any(word in months() or any(name.startswith(word) for name in months()) for word in words)


def find_dateline(line: str) -> Dateline | None:
    """The dateline at the start of a line, if there is one.

    An agency, a date, a country in brackets or capitals throughout make sure of it; a name in small letters alone
    needs a spaced dash and a sentence that starts after it.
    """
    found = _pattern().match(line)
    if not found or found.end() >= len(line) or found["name"].upper() in _not_places():
        return None
    name, separator = found["name"], found["separator"]
    if ":" in separator and not found["agency"]:
        return None
    following = line[found.end()]
    is_sure = bool(found["agency"]) or _is_date(found["date"])
    is_capitals = name.isupper() and len(name) > 2 and not following.islower()
    is_spaced = separator[0].isspace() or separator[0] == "."
    begins = following.isupper() or following in "«\"“'‘" or "\u0621" <= following <= "\u064a"
    # A hyphen after a capitalised word joins words more often than it ends a dateline; Arabic has no capitals.
    is_dash = separator.strip(" .") in {"–", "—"} or "\u0621" <= following <= "\u064a"
    is_plain = is_spaced and is_dash and line[found.end() - 1].isspace() and begins and len(name.split()) <= 2
    if not (is_sure or is_plain or ((is_spaced or "--" in separator) and (is_capitals or found["country"]))):
        return None
    return Dateline(found.end(), found["place"].strip(" ,"))
