"""Measures coding on labelled sentences of our own: `python -m tests.quality.measure [language …]` prints tables."""

import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from schemas.coded import CodedDocument, CodedMention
from schemas.codelists import PLOVER_TYPES
from schemas.contract import DocumentLine
from transforms.coding.registry import code_documents
from transforms.documents.prepare import input_document

SENTENCES: Final = Path(__file__).parent / "sentences"
HELD: Final = Path(__file__).parent / "held"
"""Sentences by which no rule was mended: what confidence is worth on news never seen."""
_TOLD: Final = frozenset({"asserted", "alleged"})
"""Modalities that make events; what is planned, threatened or only possible makes none."""


@dataclass(frozen=True)
class Labelled:
    """A sentence with the types of its events, their modes, and words of source and target (None where not asked)."""

    types: tuple[str, ...]
    modes: tuple[str | None, ...]
    source: str | None
    target: str | None
    text: str


@dataclass(frozen=True)
class Judged:
    """A mention's confidence, and whether type and roles are as labelled."""

    confidence: float
    is_right: bool


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
    modes: int = 0
    modes_right: int = 0
    judged: list[Judged] = field(default_factory=list)
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

    @property
    def mode_accuracy(self) -> float:
        """Share of modes that are as labelled where the type is right and a mode is asked for."""
        return self.modes_right / self.modes if self.modes else 1.0


def labelled(language: str, folder: Path = SENTENCES) -> list[Labelled]:
    """The labelled sentences of a language."""
    lines = (folder / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    return [_labelled(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def _labelled(types: str, source: str, target: str, text: str) -> Labelled:
    kinds = [word.partition("/") for word in types.split()] if types != "-" else []
    sides = (None if word == "?" else word for word in (source, target))
    return Labelled(tuple(kind for kind, _, _ in kinds), tuple(mode or None for _, _, mode in kinds), *sides, text)


def _holds(mention: CodedMention, role: str, word: str) -> bool:
    spans = mention.spans(role)
    return not spans if word == "-" else any(word.lower() in each.span.text.lower() for each in spans)


@cache
def measure(language: str, folder: Path = SENTENCES) -> Figures:
    """Code the sentences of a language, each as a document of its own, and count."""
    rows = labelled(language, folder)
    lines = [DocumentLine(id=str(i), text=row.text, lang=language) for i, row in enumerate(rows)]
    figures = Figures()
    for row, coded in zip(rows, code_documents([input_document(line) for line in lines]), strict=True):
        mentions = told(coded)
        _count(figures, row, mentions)
        _count_roles(figures, row, mentions)
        _count_modes(figures, row, mentions)
        figures.judged += [verdict for _, verdict in judge(row, coded)]
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


def _count_roles(figures: Figures, row: Labelled, mentions: list[CodedMention]) -> None:
    hit = next((each for each in mentions if each.plover_type in row.types), None)
    for role, word in (("source", row.source), ("target", row.target)):
        if hit is not None and word is not None:
            figures.roles += 1
            figures.roles_right += _holds(hit, role, word)
            if not _holds(hit, role, word):
                figures.faults.append(f"{role} {word!r}, got {[e.span.text for e in hit.spans(role)]}: {row.text}")


def _count_modes(figures: Figures, row: Labelled, mentions: list[CodedMention]) -> None:
    for kind, mode in zip(row.types, row.modes, strict=True):
        found = [each.plover_mode for each in mentions if each.plover_type == kind]
        if mode is not None and found:
            figures.modes += 1
            figures.modes_right += mode in found
            if mode not in found:
                figures.faults.append(f"mode {mode!r}, got {found}: {row.text}")


def judge(row: Labelled, coded: CodedDocument) -> list[tuple[CodedMention, Judged]]:
    """The told mentions of a sentence with whether they are right.

    Mentions beyond those wanted of a type are wrong; roles are asked of the first of its type only.
    """
    left = Counter(row.types)
    found: list[tuple[CodedMention, Judged]] = []
    for mention in told(coded):
        is_right = left[mention.plover_type] > 0
        left[mention.plover_type] -= 1
        asked = (("source", row.source), ("target", row.target))
        is_first = mention.plover_type == next(iter(row.types), None)
        is_right = is_right and all(word is None or not is_first or _holds(mention, role, word) for role, word in asked)
        found.append((mention, Judged(mention.confidence, is_right)))
    return found


def told(coded: CodedDocument) -> list[CodedMention]:
    """Mentions of what is said to be."""
    return [each for each in coded.mentions if each.polarity == "affirmed" and each.modality in _TOLD]


def type_rows(figures: Figures) -> list[str]:
    """A row a type: sentences that want it, precision and recall."""
    rows = []
    for kind in PLOVER_TYPES:
        right, wrong, wanted = figures.right[kind], figures.wrong[kind], figures.wanted[kind]
        precision = f"{right / (right + wrong):.2f}" if right + wrong else "-"
        recall = f"{right / wanted:.2f}" if wanted else "-"
        rows.append(f"{kind:10} wanted {wanted:3}  precision {precision:>4}  recall {recall:>4}")
    return rows


def reliability_rows(judged: list[Judged]) -> list[str]:
    """A row a band of confidence: mentions in it, their mean confidence, and the share that is right."""
    rows = []
    for low in range(10):
        inside = [each for each in judged if min(int(each.confidence * 10 + 1e-9), 9) == low]
        if inside:
            mean = sum(each.confidence for each in inside) / len(inside)
            right = sum(each.is_right for each in inside) / len(inside)
            band = f"{low / 10:.1f}-{low / 10 + 0.1:.1f}"
            rows.append(f"confidence {band}  mentions {len(inside):3}  mean {mean:.2f}  right {right:.2f}")
    return rows


def main(languages: list[str]) -> None:
    """Print figures by type, reliability of the confidence, and faults, of the named languages or of all."""
    for path in (*sorted(SENTENCES.glob("*.tsv")), *sorted(HELD.glob("*.tsv"))):
        if languages and path.stem not in languages:
            continue
        figures = measure(path.stem, path.parent)
        shown = (
            f"type F1 {figures.type_f1:.3f}, roles {figures.role_accuracy:.3f}, modes {figures.mode_accuracy:.3f}, "
            f"over-coding {figures.over_coding:.3f} of {figures.empty} sentences without an event"
        )
        rows = [
            f"{path.parent.name} {path.stem}: {shown}",
            *type_rows(figures),
            *reliability_rows(figures.judged),
            *figures.faults,
        ]
        sys.stdout.write("\n  ".join(rows) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
