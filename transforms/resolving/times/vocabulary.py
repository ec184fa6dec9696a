"""The words of a language that tell times, read once from `languages/<code>.toml`.

A file has a table for each kind of word whose keys are values; the entries are lists of words:

    weekday 1–7, month, lunarmonth (Hijri) and solarmonth (Jalali) 1–12, unit, number, ordinal, decade
    relday in days from today, partday `part:days`, part, ampm, zone, season, holiday, duration `number unit`
    shift -1 past, 0 this, 1 the coming one, 2 the next one (of weekdays: in the next week), 3 the one after it;
        preshift the same of words that only stand before their noun; `told:1` counts from what was told of last
    edge (start, early, earlier, mid, late, later, end), in (ahead, either, inside, place), ago (now, anchor, since)
    hence (now, anchor)
    anchor in days from the day last told of; eve the same of words that an event may follow ("the day before …")

`lists` holds the kinds without values. A word stands in the first table that lists it; `choose` gives it another
reading after or before certain kinds, `exact` when written in just this way. Words of `needs_preposition` and
`needs_number` do not tell a time by themselves, nor do those of `capital` in lower case and of `lower` with a capital.
`prefixes` are written on to words; `compounds` joins weekdays and parts of the day; `dotted` tells that 3.5. is a day.
`future` and `past` are patterns of words that tell the tense, `sequence` of those that put one happening after another.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple
from unicodedata import combining, normalize

from transforms.resolving.times.pieces import CORE, KINDS

TOKEN: Final = re.compile(r"\d+|[^\W\d_]+(?:[\u0300-\u036f\u064b-\u065f][^\W\d_]*)*|[^\w\s]|_")
_FOLDED_APOSTROPHES: Final = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-", "‑": "-", "−": "-"}
_NUMBERED: Final = {
    "weekday",
    "month",
    "number",
    "ordinal",
    "relday",
    "shift",
    "preshift",
    "anchor",
    "eve",
    "decade",
    "lunarmonth",
    "solarmonth",
}
_SETTINGS: Final = {
    "day_first",
    "capital",
    "lower",
    "needs_preposition",
    "needs_number",
    "future",
    "past",
    "sequence",
    "lists",
    "choose",
    "exact",
    "prefixes",
    "dotted",
    "compounds",
}


class Reading(NamedTuple):
    """What a word or phrase may be: kind, value as number or word, how weak it is alone."""

    kind: str
    number: int
    word: str
    weakness: int = 0


class Choice(NamedTuple):
    """A reading for a word beside a piece of one of these kinds."""

    reading: Reading
    previous: frozenset[str]
    following: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language.

    Attributes:
        phrases: first token → (tokens, reading), the longest first.
        readings: tokens → reading, and `lengths` first token → numbers of tokens, the most first: the same phrases.
        telling: first tokens of phrases that can tell a time, and of numbers.
        inner: tokens of all phrases, wherever they stand in them.
        exact: words as written, case and all, that are read otherwise than the folded word.
        choices: folded word → other readings.
    """

    language: str
    phrases: dict[str, list[tuple[tuple[str, ...], Reading]]]
    readings: dict[tuple[str, ...], Reading]
    lengths: dict[str, tuple[int, ...]]
    telling: frozenset[str]
    inner: frozenset[str]
    exact: dict[str, Reading]
    choices: dict[str, list[Choice]]
    capital: frozenset[str]
    lower: frozenset[str]
    prefixes: tuple[str, ...]
    is_day_first: bool
    is_dotted: bool
    future: re.Pattern[str]
    past: re.Pattern[str]
    sequence: re.Pattern[str]
    compounds: dict[str, tuple[str, str]]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without case, accents and vowel signs, its signs unified."""
    if word in _FOLDED_APOSTROPHES:
        return _FOLDED_APOSTROPHES[word]
    plain = "".join(sign for sign in normalize("NFKD", word.casefold()) if not combining(sign))
    return plain.translate(_ARABIC)


_ARABIC: Final = str.maketrans({"ى": "ي", "ة": "ه", "ـ": None, "ٱ": "ا", "ک": "ك", "ی": "ي"})


@lru_cache(maxsize=65536)
def forms(word: str, prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """A folded word, and what is left of it without the prefixes written on to it (Arabic "والأحد" → "احد")."""
    rests = (word[len(each) :] for each in prefixes if word.startswith(each))
    return (word, *(rest for rest in rests if len(rest) >= 2))


def _reading(kind: str, value: str, weakness: int) -> Reading:
    if kind in _NUMBERED:
        word, _, number = value.rpartition(":")
        return Reading(kind.upper(), int(number), word, weakness)
    if kind in {"partday", "duration"}:
        first, _, second = value.partition(":" if kind == "partday" else " ")
        number, word = (second, first) if kind == "partday" else (first, second)
        return Reading(kind.upper(), int(number), word, weakness)
    return Reading(kind.upper(), 0, value, weakness)


def _parsed(text: str) -> Reading:
    """A reading written `kind=value`."""
    kind, _, value = text.partition("=")
    return _reading(kind, value, 0)


def _entries(data: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, str, str]]:
    """All (kind, value, phrase) of a file."""
    for kind, table in data.items():
        if kind not in _SETTINGS:
            for value, phrases in table.items():
                yield from ((kind, value, phrase) for phrase in phrases)
    for kind, phrases in data.get("lists", {}).items():
        yield from ((kind, "", phrase) for phrase in phrases)


def _compounds(data: dict[str, dict[str, list[str]]]) -> dict[str, tuple[str, str]]:
    """Weekdays with a part of the day written in one word ("montagabend") → the two words."""
    if not data.get("compounds"):
        return {}
    days = [word for words in data["weekday"].values() for word in words]
    parts = [word for words in data["part"].values() for word in words]
    return {fold(day + part): (fold(day), fold(part)) for day in days for part in parts}


def folded_tokens(phrase: str) -> tuple[str, ...]:
    """The folded tokens of a phrase."""
    return tuple(fold(token) for token in TOKEN.findall(phrase))


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """The words of a language; None if there are none.

    Raises:
        ValueError: a table of the file is no kind of word.
    """
    path = files("transforms.resolving.times") / "languages" / f"{language}.toml"
    if not path.is_file():
        return None
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    weak = {fold(word): 1 for word in data.get("needs_preposition", [])}
    weak |= {fold(word): 2 for word in data.get("needs_number", [])}
    phrases: dict[str, dict[tuple[str, ...], Reading]] = {}
    for kind, value, phrase in _entries(data):
        if kind.upper() not in KINDS:
            raise ValueError(f"languages/{language}.toml has a table {kind!r}; expected one of {', '.join(KINDS)}")
        tokens = folded_tokens(phrase)
        phrases.setdefault(tokens[0], {}).setdefault(tokens, _reading(kind, value, weak.get("".join(tokens), 0)))
    return Vocabulary(
        language=language,
        phrases={first: sorted(rest.items(), key=lambda each: -len(each[0])) for first, rest in phrases.items()},
        readings={tokens: reading for rest in phrases.values() for tokens, reading in rest.items()},
        lengths={
            first: tuple(sorted({len(tokens) for tokens in rest}, reverse=True)) for first, rest in phrases.items()
        },
        telling=frozenset(first for first, rest in phrases.items() if any(map(_may_tell, rest.values()))),
        inner=frozenset(token for rest in phrases.values() for tokens in rest for token in tokens),
        exact={word: _parsed(reading) for word, reading in data.get("exact", {}).items()},
        choices=_choices(data.get("choose", [])),
        capital=frozenset(fold(word) for word in data.get("capital", [])),
        lower=frozenset(fold(word) for word in data.get("lower", [])),
        prefixes=tuple(data.get("prefixes", [])),
        is_day_first=data.get("day_first", True),
        is_dotted=data.get("dotted", False),
        future=re.compile(data["future"], re.IGNORECASE),
        past=re.compile(data["past"], re.IGNORECASE),
        sequence=re.compile(data["sequence"], re.IGNORECASE),
        compounds=_compounds(data),
    )


def _may_tell(reading: Reading) -> bool:
    """Whether a word tells a time or a number of more than one ("a")."""
    return reading.kind in CORE or reading.kind == "ORDINAL" or (reading.kind == "NUMBER" and reading.number != 1)


def _choices(rows: list[dict[str, object]]) -> dict[str, list[Choice]]:
    found: dict[str, list[Choice]] = {}
    for row in rows:
        reading = _parsed(str(row["read"]))
        previous, following = (frozenset(str(row.get(side, "")).split()) for side in ("after", "before"))
        found.setdefault(fold(str(row["word"])), []).append(Choice(reading, previous, following))
    return found
