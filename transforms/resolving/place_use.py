"""How a sentence uses a place that it names: as the scene (in, at, near, 20 km north of) or as something else."""

import math
import re
from typing import Final, NamedTuple

from transforms.resolving.gazetteer_data import function_words, knowledge_rows, words_of
from transforms.resolving.place_tokens import Token, tokens_of

_REACH: Final = 90
_STEPS: Final = 8
_EARTH_KM_PER_DEGREE: Final = 111.2
_MILE_KM: Final = 1.609344
_STOPS: Final = re.compile(r"[.!?;:,()\[\]«»\"“”—]|\n\n")
_KILOMETRES: Final = (
    r"(?:km|kilom[eè]tres?|kilometers?|kilómetros|quil[oô]metros|kilometern?|км|километр\w*|кілометр\w*|كيلومتر\w*|كم)"
)
_MILES: Final = r"(?:miles?|mi|millas|milhas|meilen|мил\w+|ميل\w*)"
_DISTANCE: Final = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)?)[\s-]*(?P<unit>{_KILOMETRES}|{_MILES})\b(?:\s*\([^)]*\))?(?P<rest>[^.;:,()]{{0,40}})$",
    re.IGNORECASE,
)


class Use(NamedTuple):
    """How a place is used: `kind` is at, near, against, of or none; `is_facility` when a noun for a site governs it.

    `kilometres` and `bearing` (degrees from north) are given when the text gives a distance.
    """

    kind: str
    is_facility: bool
    kilometres: float | None = None
    bearing: float | None = None


def use_of(text: str, sentence_start: int, place_start: int, language: str) -> Use:
    """The use of the place that starts at `place_start`, from the words before it in its sentence."""
    start = max(sentence_start, place_start - _REACH)
    before = text[start:place_start]
    distance = _DISTANCE.search(before)
    if distance:
        kilometres = float(distance["number"].replace(",", "."))
        if re.fullmatch(_MILES, distance["unit"], re.IGNORECASE):
            kilometres *= _MILE_KM
        return Use("near", False, round(kilometres, 1), _bearing(distance["rest"]))
    return _walk_back(tokens_of(text, start, place_start, language), text[start:place_start], start, language)


def _walk_back(tokens: list[Token], before: str, offset: int, language: str) -> Use:
    """From the place leftwards over articles, directions and nouns for sites, up to the preposition."""
    position = len(before) + offset
    is_facility = False
    unknown = 0
    kind = "none"
    for token in reversed(tokens[-_STEPS:]):
        if _STOPS.search(before[token.end - offset : position - offset]):
            break
        position = token.start
        word = token.text.lower()
        if word in function_words("near", language):
            return Use("near", is_facility)
        if word in function_words("at", language) and not (
            word in function_words("article_word", language) and kind == "of"
        ):
            return Use("at", is_facility)
        if word in function_words("against", language):
            return Use("against", is_facility)
        if word in function_words("facility", language):
            is_facility = True
        elif word in function_words("article_word", language):
            kind = "of" if kind == "none" and not is_facility and word in _OF else kind
        elif token.folded not in words_of("direction", language) and not token.is_capital:
            unknown += 1
            if unknown > 1:
                break
    return Use(kind, is_facility)


_OF: Final = frozenset({"of", "de", "d", "du", "des", "del", "von", "vom", "di", "do", "da"})


def _bearing(words: str) -> float | None:
    """Degrees from north of the direction among the words; None if there is none."""
    lower = words.lower()
    hits = [
        (len(form), float(row["degrees"]))
        for row in knowledge_rows("bearings")
        for form in row["words"].split()
        if re.search(rf"(?<!\w){form}", lower)
    ]
    return max(hits)[1] if hits else None


def moved(latitude: float, longitude: float, kilometres: float, bearing: float) -> tuple[float, float]:
    """The point so many kilometres away in a direction, in degrees; good for some hundred kilometres."""
    angle = math.radians(bearing)
    north = kilometres * math.cos(angle) / _EARTH_KM_PER_DEGREE
    east = kilometres * math.sin(angle) / (_EARTH_KM_PER_DEGREE * max(0.1, math.cos(math.radians(latitude))))
    return round(latitude + north, 4), round(longitude + east, 4)
