"""The knowledge about places that packages lack: our own CSV files, read once."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from transforms.resolving.actor_inflect import forms_of
from transforms.resolving.place_folding import fold_name, fold_word

_FOLDER: Final = files("transforms.resolving") / "knowledge" / "places"

KIND_FEATURES: Final = {
    "base": "MILB",
    "camp": "MILB",
    "refugee camp": "CMPRF",
    "strait": "STRT",
    "canal": "CNL",
    "dam": "DAM",
    "oil field": "OILF",
    "plant": "PS",
    "nuclear site": "PSN",
    "border crossing": "PSTB",
    "port": "PRT",
    "prison": "PRN",
    "palace": "PAL",
    "government seat": "GOVL",
    "square": "SQR",
    "site": "S",
    "airport": "AIRP",
    "bridge": "BDG",
    "district": "PPLX",
    "town": "PPL",
    "island": "ISL",
    "islands": "ISLS",
    "peninsula": "PEN",
    "mountains": "MTS",
    "mountain": "MT",
    "valley": "VAL",
    "desert": "DSRT",
    "river": "STM",
    "lake": "LK",
    "sea": "SEA",
    "ocean": "OCN",
    "gulf": "GULF",
    "bay": "BAY",
    "region": "RGN",
    "contested region": "RGN",
    "continent": "CONT",
    "forest": "FRST",
}
"""GeoNames feature code of each kind of place in the knowledge."""

PLACE_FILES: Final = ("bases", "sites", "waters", "crossings_camps", "regions", "seats", "towns")


@cache
def knowledge_rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of ``knowledge/places/<name>.csv``, each a dict by column, all values as text."""
    path = _FOLDER / f"{name}.csv"
    return tuple(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of ``knowledge/places/<name>.txt``: parted by white space, lines from # on left out."""
    path = _FOLDER / f"{name}.txt"
    lines = (line.split("#")[0] for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(word for line in lines for word in line.split())


def knowledge_entries() -> Iterator[tuple[dict[str, str], list[str]]]:
    """Every entry of the places of our own, with its names, the English one first.

    Raises:
        ValueError: an entry has a kind that is not in `KIND_FEATURES`.
    """
    for file in PLACE_FILES:
        for row in knowledge_rows(file):
            if row["kind"] not in KIND_FEATURES:
                raise ValueError(
                    f"{file}.csv: {row['id']} is of kind {row['kind']!r}; expected one of {sorted(KIND_FEATURES)}"
                )
            yield row, [row["name"], *filter(None, row["aliases"].split("|"))]


@cache
def words_of(role: str, language: str) -> frozenset[str]:
    """The folded words of a role in `words.csv` for a language, with those that hold in every language."""
    rows = (row for row in knowledge_rows("words") if row["role"] == role and row["language"] in {language, "*"})
    return frozenset(fold_word(word) for row in rows for word in row["words"].split())


@cache
def function_words(role: str, language: str) -> frozenset[str]:
    """As `words_of`, in lower case but with their accents: French "à" is no "a"."""
    rows = (row for row in knowledge_rows("words") if row["role"] == role and row["language"] in {language, "*"})
    return frozenset(word for row in rows for word in row["words"].split())


@cache
def given_names() -> frozenset[str]:
    """Folded given names."""
    return frozenset(map(fold_word, word_list("given_names")))


@cache
def personal_names() -> frozenset[str]:
    """Folded given names and surnames."""
    return given_names() | frozenset(map(fold_word, word_list("surnames")))


@cache
def demonyms(language: str) -> dict[str, str]:
    """Countries by the folded adjectives and nouns of nationality in a language, from the knowledge about actors.

    Those of two words are parted by a space: "south korean", "sud coreen".
    """
    text = (files("transforms.resolving") / "knowledge" / "actors" / "demonyms.csv").read_text(encoding="utf-8")
    return {
        fold_name(form): row["country"]
        for row in csv.DictReader(text.splitlines())
        if row["language"] == language
        for lemma in row["forms"].split("|")
        if lemma and "." not in lemma and "*" not in lemma
        for form in forms_of(lemma, language)
    }
