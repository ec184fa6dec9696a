"""Loads a language's lexicon and refuses a faulty one, naming every fault at once."""

import csv
import hashlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final, NamedTuple, TypeVar

from schemas.codelists import CAMEO_CODES, PLOVER_MODES, PLOVER_TYPES, code_list
from transforms.coding.lexicon.entries import (
    CLASSES,
    NO_EVENT,
    OPERATORS,
    OPTIONAL_LISTS,
    ORDERED_LISTS,
    POS,
    WORD_LISTS,
    Noun,
    Operator,
    Trigger,
    parse_frame,
    parse_needs,
    split_head,
)

TRIGGER_COLUMNS: Final = ("trigger", "pos", "type", "mode", "cameo", "roles", "needs")
OPERATOR_COLUMNS: Final = ("trigger", "pos", "operator", "takes", "needs")
NOUN_COLUMNS: Final = ("noun", "classes", "weapon", "mode")
NATIONALITY_COLUMNS: Final = ("word", "country")
Entry = TypeVar("Entry")
Pattern = TypeVar("Pattern", Trigger, Operator)


class LexiconError(ValueError):
    """A lexicon breaks its schema; the message lists every fault."""


@dataclass(frozen=True)
class Lexicon:
    """All of one language's data; triggers and operators are grouped by head lemma, longer patterns first."""

    language: str
    triggers: dict[str, tuple[Trigger, ...]]
    operators: dict[str, tuple[Operator, ...]]
    nouns: dict[str, Noun]
    nationalities: dict[str, str]
    words: dict[str, frozenset[str]]
    arguments: dict[str, tuple[str, ...]]
    numbers: dict[str, tuple[int, int | None]]
    digest: str

    def classes(self, lemma: str) -> frozenset[str]:
        """Semantic classes of a noun by its lemma; none if it is not listed."""
        entry = self.nouns.get(lemma)
        return entry.classes if entry is not None else frozenset()

    def patterns(self) -> Iterator[Trigger | Operator]:
        """Every trigger and operator."""
        tables: tuple[Mapping[str, Sequence[Trigger | Operator]], ...] = (self.triggers, self.operators)
        return (each for table in tables for group in table.values() for each in group)

    def heads(self, pos: str) -> frozenset[str]:
        """Head lemmas of the triggers and operators of one part of speech."""
        return frozenset(each.head for each in self.patterns() if each.pos == pos)


def folder(language: str) -> Traversable:
    """Where a language's files lie."""
    return files("transforms.coding.lexicon") / language


def trigger_files(language: str) -> list[Traversable]:
    """Every triggers*.csv of a language, by name: bulk additions may have files of their own."""
    return _files(language, "triggers")


def _files(language: str, stem: str) -> list[Traversable]:
    found = (each for each in folder(language).iterdir() if each.name.startswith(stem) and each.name.endswith(".csv"))
    return sorted(found, key=lambda each: each.name)


def read_rows(file: Traversable, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Rows of one file with where they stand ("fr/triggers.csv:12"); lines that start with # are comments.

    Raises:
        LexiconError: the header is not the expected one, or a row has too many cells.
    """
    with file.open(encoding="utf-8") as lines:
        numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered or tuple(next(csv.reader([numbered[0][1]]))) != columns:
        raise LexiconError(f"{file}: expected the header {','.join(columns)}")
    for number, line in numbered[1:]:
        cells = next(csv.reader([line]))
        where = f"{file.name}:{number}"
        if len(cells) > len(columns):
            raise LexiconError(f"{where}: {len(cells)} cells, expected {len(columns)}: {line.strip()}")
        padded = [*cells, *[""] * (len(columns) - len(cells))]
        yield where, {name: cell.strip() for name, cell in zip(columns, padded, strict=True)}


def _trigger(row: dict[str, str]) -> Trigger:
    _check("pos", row["pos"], POS)
    _check("type", row["type"], (*PLOVER_TYPES, NO_EVENT))
    if row["mode"]:
        _check("mode", row["mode"], PLOVER_MODES)
        if (row["type"], row["mode"]) not in _type_modes():
            raise ValueError(f"{row['type']} has no mode {row['mode']!r}")
    if row["cameo"]:
        _check("cameo", row["cameo"], CAMEO_CODES)
    head, extras = split_head(row["trigger"])
    return Trigger(
        text=row["trigger"].replace("*", ""),
        head=head,
        extras=extras,
        pos=row["pos"],
        plover_type=row["type"],
        mode=row["mode"] or None,
        cameo=row["cameo"] or None,
        frame=parse_frame(row["roles"]),
        needs=parse_needs(row["needs"]),
    )


@cache
def _type_modes() -> frozenset[tuple[str, str]]:
    return frozenset((row["plover_type"], row["plover_mode"]) for row in code_list("event_types"))


def _operator(row: dict[str, str]) -> Operator:
    _check("pos", row["pos"], POS)
    _check("operator", row["operator"], OPERATORS)
    head, extras = split_head(row["trigger"])
    takes = tuple(row["takes"].split("|"))
    return Operator(
        row["trigger"].replace("*", ""), head, extras, row["pos"], row["operator"], takes, parse_needs(row["needs"])
    )


def _noun(row: dict[str, str]) -> Noun:
    classes = frozenset(row["classes"].split())
    if not classes or not classes <= set(CLASSES):
        raise ValueError(f"classes: got {row['classes']!r}, known are {CLASSES}")
    if row["mode"]:
        _check("mode", row["mode"], PLOVER_MODES)
    return Noun(row["noun"], classes, row["weapon"] or None, row["mode"] or None)


def _check(column: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"{column}: got {value!r}, known are {', '.join(allowed)}")


def _digest(language: str) -> str:
    parts = sorted((each.name, each.read_bytes()) for each in folder(language).iterdir() if each.is_file())
    return hashlib.sha256(b"\0".join(name.encode() + b"\0" + data for name, data in parts)).hexdigest()[:12]


def _names(language: str) -> list[str]:
    """The words of a language's names.txt, if it has one; lines that start with # are comments."""
    file = folder(language) / "names.txt"
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return [line for line in lines if line and not line.startswith("#")]


def _numbers(table: dict[str, int | list[int]]) -> dict[str, tuple[int, int | None]]:
    numbers: dict[str, tuple[int, int | None]] = {}
    for word, value in table.items():
        low, high = (value, value) if isinstance(value, int) else (value[0], value[1])
        numbers[word] = (low, None if high < 0 else high)
    return numbers


class WordLists(NamedTuple):
    """What a words.toml holds."""

    words: dict[str, list[str]]
    arguments: dict[str, tuple[str, ...]]
    numbers: dict[str, tuple[int, int | None]]


def read_lists(text: str, faults: list[str]) -> WordLists:
    """The lists of a words.toml; lists that are missing or that no code reads go to `faults`, by name."""
    tables = tomllib.loads(text)
    numbers, arguments = tables.pop("numbers", {}), tables.pop("arguments", {})
    known = (
        ("", tables, WORD_LISTS, OPTIONAL_LISTS),
        ("[arguments] ", arguments, ORDERED_LISTS, ()),
    )
    for where, found, needed, optional in known:
        faults += [f"words.toml: {where}the list {name!r} is missing; expected {name} = [words]"
                   for name in needed if name not in found]  # fmt: skip
        faults += [f"words.toml: {where}no code reads the list {name!r}; known are {', '.join((*needed, *optional))}"
                   for name in found if name not in (*needed, *optional)]  # fmt: skip
    if not numbers:
        faults.append("words.toml: the table [numbers] is missing; expected [numbers] with word = value")
    words = {name: tables.get(name, []) for name in (*WORD_LISTS, *OPTIONAL_LISTS)}
    return WordLists(words, {name: tuple(values) for name, values in arguments.items()}, _numbers(numbers))


def _parsed(
    language: str, stem: str, columns: tuple[str, ...], parse: Callable[[dict[str, str]], Entry], faults: list[str]
) -> list[Entry]:
    """Entries of every file of one kind; faulty rows go to `faults`."""
    entries: list[Entry] = []
    for file in _files(language, stem):
        for where, row in read_rows(file, columns):
            try:
                entries.append(parse(row))
            except ValueError as error:
                faults.append(f"{where}: {error}")
    return entries


def _merged(nouns: Iterable[Noun]) -> dict[str, Noun]:
    """Nouns by lemma; rows of the same lemma add up."""
    merged: dict[str, Noun] = {}
    for noun in nouns:
        known = merged.get(noun.lemma, noun)
        merged[noun.lemma] = Noun(
            noun.lemma, known.classes | noun.classes, known.weapon or noun.weapon, known.mode or noun.mode
        )
    return merged


def _by_head(entries: Iterable[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    """Patterns by head lemma, those with more words first, else in the order of the files."""
    groups: dict[str, list[Pattern]] = {}
    for entry in entries:
        groups.setdefault(entry.head, []).append(entry)
    return {head: tuple(sorted(group, key=lambda each: -len(each.extras))) for head, group in groups.items()}


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of a language, checked.

    Raises:
        LexiconError: some row breaks the schema; the message lists every such row.
    """
    faults: list[str] = []
    triggers = _parsed(language, "triggers", TRIGGER_COLUMNS, _trigger, faults)
    operators = _parsed(language, "operators", OPERATOR_COLUMNS, _operator, faults)
    nouns = _parsed(language, "nouns", NOUN_COLUMNS, _noun, faults)
    nationalities = _parsed(
        language, "nationalities", NATIONALITY_COLUMNS, lambda row: (row["word"], row["country"]), faults
    )
    lists = read_lists((folder(language) / "words.toml").read_text(encoding="utf-8"), faults)
    if faults:
        raise LexiconError(f"{len(faults)} faults in the lexicon of {language!r}:\n" + "\n".join(faults))
    words = {name: frozenset(values) for name, values in lists.words.items()}
    words["capitalised"] |= frozenset(_names(language))
    return Lexicon(
        language=language,
        triggers=_by_head(triggers),
        operators=_by_head(operators),
        nouns=_merged(nouns),
        nationalities=dict(nationalities),
        words=words,
        arguments=lists.arguments,
        numbers=lists.numbers,
        digest=_digest(language),
    )
