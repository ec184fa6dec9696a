"""What stands in articles without being their text: the words of `data/noise.toml`, compiled once per language."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from msgspec import Struct

_TABLES_BY_LANGUAGE: Final = ("credits", "read_also", "boilerplate", "lines", "reporting", "bylines")
_SPACE: Final = r"[ \u00a0\u202f\u2009]"
_MOST_CREDIT: Final = 90


class Noise(Struct, frozen=True):
    """Patterns of one language.

    Attributes:
        credit: finds a credit that runs to the end of its line.
        line: matches a line that is boilerplate as a whole.
        talk: is searched for in short lines.
        byline: matches a line that names the author.
        by: the words before the name of an author.
        agency_start: an agency in brackets before the text.
        agency_end: an agency at the end of a line.
    """

    credit: re.Pattern[str]
    line: re.Pattern[str]
    talk: re.Pattern[str]
    byline: re.Pattern[str]
    by: re.Pattern[str]
    agency_start: re.Pattern[str]
    agency_end: re.Pattern[str]


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    path = files("transforms.documents") / "data" / "noise.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def noise_words(table: str) -> dict[str, list[str]]:
    """One table of the data file: lists of words by name."""
    return _data()[table]


def either(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, longest first; spaces and apostrophes in all their forms."""
    forms = (
        re.escape(word).replace(r"\ ", _SPACE + "+").replace("'", "['’]")
        for word in sorted(set(words), key=len, reverse=True)
    )
    return f"(?:{'|'.join(forms)})"


def agency_names() -> str:
    """A pattern that matches the name of an agency."""
    return either(noise_words("agencies")["names"])


@cache
def noise_of(language: str) -> Noise:
    """The patterns of a language with those of English; of all languages if there are none for it."""
    tables = _data()
    known = language in tables["credits"]
    words = {
        table: [
            word for each, found in tables[table].items() if each in {language, "en"} or not known for word in found
        ]
        for table in _TABLES_BY_LANGUAGE
    }
    return Noise(
        credit=_credit(words["credits"], tables["picture_agencies"]["names"]),
        line=_line(words),
        talk=re.compile(rf"(?<!\w){either(words['boilerplate'])}(?!\w)", re.IGNORECASE),
        byline=re.compile(
            rf"{either(words['bylines'])}{_SPACE}+(?:[^\W\d_][\w.’'-]*,?{_SPACE}*){{1,8}}", re.IGNORECASE
        ),
        by=re.compile(rf"^{either(words['bylines'])}{_SPACE}+", re.IGNORECASE),
        agency_start=re.compile(rf"[(\[]{_agency_list()}[)\]]{_SPACE}*[-–—:]+{_SPACE}*"),
        agency_end=re.compile(
            rf"(?<=[.!?»”\"…])[ \u00a0]*[-–—]?[ \u00a0]*"
            rf"(?:[(\[]{_agency_list()}[)\]]|[-–—/]{_SPACE}*{agency_names()})[.]?$"
        ),
    )


def _agency_list() -> str:
    return rf"{agency_names()}(?:{_SPACE}*[/,&+]{_SPACE}*{agency_names()})*"


def _credit(labels: list[str], picture_agencies: list[str]) -> re.Pattern[str]:
    label, pictures, agency = either(labels), either(picture_agencies), agency_names()
    rest, inner = rf"[^\n]{{0,{_MOST_CREDIT}}}", r"[^()\[\]\n]"
    slash = rf"{_SPACE}*[/|]{_SPACE}*"
    forms = (
        rf"(?P<label>(?i:{label})){_SPACE}*[:：]{_SPACE}*(?=[\w@©(\"“]){rest}",
        rf"[|–—-]?{_SPACE}*[©®]{_SPACE}*\w{rest}",
        rf"[(\[](?i:{label}){_SPACE}*[:：/-]{inner}{{1,{_MOST_CREDIT}}}[)\]]\.?",
        rf"[(\[](?:{inner}{{0,50}}[/|,]{_SPACE}*)?{pictures}(?:{_SPACE}*[/|,]{inner}{{0,50}})?[)\]]\.?",
        rf"[(\[](?:{inner}{{0,50}}/{agency}|{agency}/{inner}{{0,50}})[)\]]\.?",
        rf"[(\[]{agency}[)\]]",
        rf"(?:(?:[A-ZÀ-Þ](?:\.|[\w'’-]+){_SPACE}){{0,2}}[A-ZÀ-Þ][\w'’-]+){slash}(?:{agency}|{pictures})",
    )
    return re.compile(rf"(?:^|(?<=[\s|.…»”\")\]–—-]))(?:{'|'.join(forms)})$")


def _line(words: dict[str, list[str]]) -> re.Pattern[str]:
    bracketed = rf"[(\[]?{either(words['reporting'])}(?!\w)[^\n]*"
    also = rf"[^\w\n]{{0,3}}{either(words['read_also'])}{_SPACE}*(?:[:：|►>»→–—-][^\n]*|$)"
    alone = rf"[^\w\n]{{0,3}}{either([*words['lines'], *words['read_also']])}[^\w\n]{{0,3}}"
    of = "(?:source|sources|quelle|fuente|المصدر|avec|con|mit|with|by)?"
    agencies = rf"[^\w\n©]{{0,3}}{of}{_SPACE}*:?{_SPACE}*{_agency_list()}[^\w\n]{{0,3}}"
    return re.compile(rf"(?:{bracketed}|{also}|{alone}|{agencies})", re.IGNORECASE)
