"""Measures coding on labelled sentences of our own: `python -m tests.quality.measure` prints a table a language."""

import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from schemas.coded import CodedMention
from schemas.contract import DocumentLine
from transforms.coding.registry import code_documents
from transforms.documents.prepare import input_document

SENTENCES = Path(__file__).parent / "sentences"


@dataclass(frozen=True)
class Labelled:
    """A sentence with the types of its events, and words of source and target (None where not asked)."""

    types: tuple[str, ...]
    source: str | None
    target: str | None
    text: str


@dataclass
class Figures:
    """Counts over a language's sentences, and what went wrong, in words."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    empty: int = 0
    over_coded: int = 0
    roles: int = 0
    roles_right: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def type_f1(self) -> float:
        """F1 of types, all sentences together."""
        right = self.right.total()
        return 2 * right / (right + self.wrong.total() + self.wanted.total())

    @property
    def over_coding(self) -> float:
        """Share of sentences without an event that were given one."""
        return self.over_coded / self.empty

    @property
    def role_accuracy(self) -> float:
        """Share of sources and targets found (or rightly left unknown) where the type is right."""
        return self.roles_right / self.roles


def labelled(language: str) -> list[Labelled]:
    """The labelled sentences of a language."""
    lines = (SENTENCES / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [
        Labelled(tuple(types.split()) if types != "-" else (), *(None if word == "?" else word for word in sides), text)
        for types, *sides, text in rows
    ]


def _holds(mention: CodedMention, role: str, word: str) -> bool:
    spans = mention.spans(role)
    return not spans if word == "-" else any(word.lower() in each.span.text.lower() for each in spans)


@cache
def measure(language: str) -> Figures:
    """Code the sentences of a language, each as a document of its own, and count."""
    rows = labelled(language)
    lines = [DocumentLine(id=str(i), text=row.text, lang=language) for i, row in enumerate(rows)]
    figures = Figures()
    for row, coded in zip(rows, code_documents([input_document(line) for line in lines]), strict=True):
        _count(figures, row, [each for each in coded.mentions if each.polarity == "affirmed"])
    return figures


def _count(figures: Figures, row: Labelled, mentions: list[CodedMention]) -> None:
    found = Counter(each.plover_type for each in mentions)
    wanted = Counter(row.types)
    figures.wanted.update(wanted)
    figures.right.update(found & wanted)
    figures.wrong.update(found - wanted)
    figures.empty += not row.types
    figures.over_coded += bool(found and not wanted)
    if found != wanted:
        figures.faults.append(f"wanted {dict(wanted)}, got {dict(found)}: {row.text}")
    hit = next((each for each in mentions if each.plover_type in wanted), None)
    for role, word in (("source", row.source), ("target", row.target)):
        if hit is not None and word is not None:
            figures.roles += 1
            figures.roles_right += _holds(hit, role, word)
            if not _holds(hit, role, word):
                figures.faults.append(f"{role} {word!r}, got {[e.span.text for e in hit.spans(role)]}: {row.text}")


def main() -> None:
    """Print figures and faults of every language."""
    for path in sorted(SENTENCES.glob("*.tsv")):
        figures = measure(path.stem)
        shown = (
            f"type F1 {figures.type_f1:.3f}, roles {figures.role_accuracy:.3f}, over-coding {figures.over_coding:.3f}"
        )
        sys.stdout.write("\n  ".join([f"{path.stem}: {shown}", *figures.faults]) + "\n")


if __name__ == "__main__":
    main()
