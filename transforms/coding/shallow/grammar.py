"""The closed-class words of a language and how it builds phrases and clauses, from languages/<language>.toml."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

_SECTIONS: Final = {
    "determiners": ("DET", {}),
    "possessives": ("DET", {"Poss": "Yes", "Person": "3"}),
    "prepositions": ("ADP", {}),
    "pronouns": ("PRON", {"Person": "3"}),
    "relatives": ("PRON", {"PronType": "Rel"}),
    "coordinators": ("CCONJ", {}),
    "complementisers": ("SCONJ", {"Kind": "complement"}),
    "subordinators": ("SCONJ", {"Kind": "adjunct"}),
    "auxiliaries": ("AUX", {}),
    "adverbs": ("ADV", {}),
}


@dataclass(frozen=True)
class Analysis:
    """What a word is, by the closed classes or in its place: lemma, part of speech and features."""

    lemma: str
    pos: str
    features: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Grammar:
    """How a language is read.

    `words` are closed-class words by form, several words joined by blanks. `order` says how subject and object are
    told (see ORDERS in parser.py; "case" where cases tell). `agents` are the prepositions of the doer of a passive,
    `of` those that bind a noun to a noun, `holders` those that do so after words of persons and groups only,
    `complements` those that event nouns take. `settings` are words, and `tables` words with what they stand for, that
    some languages need.
    """

    language: str
    order: str
    words: dict[str, Analysis]
    longest: int
    agents: frozenset[str]
    of: frozenset[str]
    holders: frozenset[str]
    complements: frozenset[str]
    settings: dict[str, frozenset[str]]
    tables: dict[str, dict[str, str]]


@cache
def load_grammar(language: str) -> Grammar:
    """The grammar of a language.

    Raises:
        FileNotFoundError: the language has no file in languages/.
    """
    path = files("transforms.coding.shallow") / "languages" / f"{language}.toml"
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    words: dict[str, Analysis] = {}
    for section, (pos, features) in _SECTIONS.items():
        for form, lemma in _forms(data.get(section, {})):
            words.setdefault(form, Analysis(lemma, pos, dict(features)))
    return Grammar(
        language=language,
        order=data["order"],
        words=words,
        longest=max(len(form.split()) for form in words),
        agents=frozenset(data["agents"]),
        of=frozenset(data["of"]),
        holders=frozenset(data.get("holders", ())),
        complements=frozenset(data["complements"]),
        settings={name: frozenset(values) for name, values in data.get("settings", {}).items()},
        tables=data.get("tables", {}),
    )


def _forms(section: dict[str, Any]) -> list[tuple[str, str]]:
    """Pairs of form and lemma: `same = [...]` are their own lemmas, `lemma = [...]` lists the forms of a lemma."""
    pairs: list[tuple[str, str]] = []
    for lemma, forms in section.items():
        pairs += [(form, form if lemma == "same" else lemma) for form in forms]
    return pairs
