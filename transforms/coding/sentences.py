"""Splits the coded blocks of a document into sentences by rules, before any parser sees them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from schemas.coded import InputDocument, TextBlock

CODED_KINDS: Final = frozenset({"body", "title", "caption"})
_BREAK: Final = re.compile(r"\n[ \t]*\n|[.!?…؟]+[ ]?[\"”’»')\]]*(?=\s)|:(?=\s)|\n")
_SPACE: Final = re.compile(r"\s")
_OPENER: Final = re.compile(r"[\s\"“«‘'(\[{–—-]*(\w)")
_WRAPPED_LINE: Final = 55
"""A line at least this long that ends without a stop was wrapped, not ended."""
_FINAL_ABBREVIATIONS: Final = frozenset({"etc", "inc", "co", "corp", "ltd", "u.s", "u.n", "u.k", "a.m", "p.m"})
_LONGEST_HEADING: Final = 4
_WITH_ORDINALS: Final = frozenset({"de"})
"""Languages that write ordinals as numbers with a stop."""
_GERMAN_OPENERS: Final = re.compile(
    r"\s+(?:Der|Die|Das|Den|Dem|Ein|Eine|Er|Sie|Es|Wir|Ich|In|Im|Am|An|Auf|Bei|Nach|Vor|Seit|Mit|Von|Aus|Für|Gegen|Und"
    r"|Aber|Doch|Auch|Zu|Zum|Zur|Als|Wie|Dabei|Damit|Danach|Zuvor|Zudem|Laut|Unter|Über|Um|Dort|Dies|Diese|Insgesamt"
    r"|Mehr|Rund|Etwa|Mindestens|Wegen|Während|Hier|Nun|So|Noch|Nur|Seine|Ihre)\b|\s*$"
)
_CLOSERS: Final = "\"”’»')]} "


@dataclass(frozen=True)
class Sentence:
    """A sentence: where it is in the document, the text to parse (as long as the original), its block."""

    start: int
    end: int
    text: str
    block: TextBlock


def split_sentences(document: InputDocument, abbreviations: frozenset[str]) -> list[Sentence]:
    """Sentences of the blocks that are coded (body, title, captions), in order; white space at the ends is left out."""
    found: list[Sentence] = []
    for block in document.blocks:
        if block.kind in CODED_KINDS:
            text = document.text[block.start : block.end]
            # Characters before the block on its first line: "TRIPOLI, 4 May --" counts for how long the line is.
            lead = block.start - (document.text.rfind("\n", 0, block.start) + 1)
            for start, end in _cuts(text, abbreviations, lead, has_ordinals=document.language in _WITH_ORDINALS):
                piece = text[start:end]
                left = len(piece) - len(piece.lstrip())
                right = len(piece.rstrip())
                if right > left and any(letter.isalnum() for letter in piece):
                    whole = piece[left:right]
                    spaced = _SPACE.sub(" ", whole)
                    found.append(Sentence(block.start + start + left, block.start + start + right, spaced, block))
    return found


def _cuts(text: str, abbreviations: frozenset[str], lead: int, *, has_ordinals: bool) -> Iterable[tuple[int, int]]:
    begin = 0
    for match in _BREAK.finditer(text):
        if has_ordinals and match.group() == "." and _is_ordinal(text, match):
            continue
        if match.start() >= begin and _is_end(text, begin, match, abbreviations, lead):
            end = match.end()
            yield begin, end
            begin = end
    yield begin, len(text)


def _is_end(text: str, begin: int, match: re.Match[str], abbreviations: frozenset[str], lead: int) -> bool:
    sign = match.group()
    if sign.startswith("\n"):
        return sign.count("\n") > 1 or _ends_line(text, begin, match.start(), lead)
    if sign == ":":
        return _announces(text, begin, match)
    following = _OPENER.match(text, match.end())
    if following is None:
        return True
    is_stop = sign.startswith(".") and not sign.startswith("..")
    return not following.group(1).islower() and (not is_stop or _is_full_stop(text, begin, match, abbreviations))


def _is_full_stop(text: str, begin: int, match: re.Match[str], abbreviations: frozenset[str]) -> bool:
    """Whether a single stop ends a sentence and not an abbreviation or initial."""
    word = re.search(r"[\w.'’-]+$", text[begin : match.start()])
    last = word.group().lower() if word else ""
    if last in abbreviations or last.split("-")[-1] in abbreviations:
        return last in _FINAL_ABBREVIATIONS and _starts_anew(text, match.end())
    return not (len(last) == 1 and last.isalpha())


def _is_ordinal(text: str, match: re.Match[str]) -> bool:
    """Whether a stop makes a number an ordinal ("am 20. Mai"): no word that begins a sentence follows."""
    number = re.search(r"(?<![\w.,])\d{1,2}$", text[: match.start()])
    return number is not None and _GERMAN_OPENERS.match(text, match.end()) is None


def _announces(text: str, begin: int, match: re.Match[str]) -> bool:
    """A colon ends a sentence before a quotation or a capital, and after a few words ("Update: …")."""
    return (
        re.match(r"\s+(?:[\"“«]|[A-ZÀ-ÝА-ЯЁІЇЄҐ])", text[match.end() :]) is not None
        or len(text[begin : match.start()].split()) <= _LONGEST_HEADING
    )


def _starts_anew(text: str, at: int) -> bool:
    """After an abbreviation that may end a sentence: an article or pronoun in capitals begins a new one."""
    return (
        re.match(r"\s+(The|A|An|It|He|She|They|But|And|In|On|Le|La|Les|Il|Elle|Un|Une|Mais)\b", text[at:]) is not None
    )


def _ends_line(text: str, begin: int, at: int, lead: int) -> bool:
    """Whether a single line end is the end of a sentence: after a stop, or after a line too short to be wrapped."""
    line_start = text.rfind("\n", 0, at) + 1
    line = text[max(line_start, begin) : at].rstrip()
    if not line or line.rstrip(_CLOSERS)[-1:] in {".", "!", "?", "…", ":"}:
        return True
    following = text[at + 1 :].lstrip(" \t")[:1]
    length = len(text[line_start:at].rstrip()) + (0 if line_start else lead)
    return length < _WRAPPED_LINE and not following.islower()
