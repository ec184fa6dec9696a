"""Fits the weights of the confidence on the held sentences: `python -m tests.quality.calibrate` prints confidence.toml.

The fit is logistic, with signs that may not turn (what is found never speaks against a mention) and a pull to zero;
it is the same on every machine. Beside it stand the mean confidence and the share that is right, by thirds, each
mention being rated by weights that were fitted on the others.
"""

import sys
from typing import Final
from unittest.mock import patch

import numpy as np

from schemas.contract import DocumentLine
from tests.quality.measure import HELD, Judged, judge, labelled
from transforms.coding import confidence, mentions
from transforms.coding.registry import code_documents
from transforms.coding.tree import bounds
from transforms.documents.prepare import input_document

AGAINST: Final = ("hedged", "lifted", "far", "long")
_PULL: Final = 1.0
_STEPS: Final = 4000
_RATE: Final = 0.02
_FOLDS: Final = 10
Evidence = list[dict[str, float]]


def judged_evidence(language: str) -> tuple[Evidence, list[Judged]]:
    """The evidence of every mention told in the held sentences of a language, and whether it is right."""
    seen: dict[tuple[str, int], dict[str, float]] = {}

    def record(reading, roles, qualifiers, length):  # type: ignore[no-untyped-def]
        evidence = confidence.evidence_of(reading, roles, qualifiers, length)
        seen[reading.plover_type, bounds(reading.trigger)[0]] = evidence
        return 0.5

    evidence: Evidence = []
    verdicts: list[Judged] = []
    with patch.object(mentions, "confidence_of", record):
        for row in labelled(language, HELD):
            seen.clear()
            [coded] = code_documents([input_document(DocumentLine(id="1", text=row.text, lang=language))])
            for mention, verdict in judge(row, coded):
                evidence.append(seen[mention.plover_type, mention.trigger.start])
                verdicts.append(verdict)
    return evidence, verdicts


def fitted(evidence: Evidence, is_right: list[bool]) -> dict[str, float]:
    """Weights by name, rounded to hundredths."""
    names = ["base", *evidence[0]]
    found = np.array([[1.0, *each.values()] for each in evidence])
    wanted = np.array(is_right, dtype=float)
    weights = np.zeros(len(names))
    pull = np.array([0.0, *[_PULL] * (len(names) - 1)])
    for _ in range(_STEPS):
        said = 1 / (1 + np.exp(-(found @ weights)))
        weights -= _RATE * (found.T @ (said - wanted) + pull * weights) / np.sqrt(len(wanted))
        for i, name in enumerate(names[1:], 1):
            weights[i] = min(weights[i], 0.0) if name in AGAINST else max(weights[i], 0.0)
    return {name: round(float(value), 2) for name, value in zip(names, weights, strict=True)}


def crossed(evidence: Evidence, is_right: list[bool]) -> list[float]:
    """The confidence of each mention by weights fitted without its fold."""
    rated = [0.0] * len(evidence)
    for fold in range(_FOLDS):
        inside = [i for i in range(len(evidence)) if i % _FOLDS != fold]
        weights = fitted([evidence[i] for i in inside], [is_right[i] for i in inside])
        for i in range(fold, len(evidence), _FOLDS):
            rated[i] = confidence.rated(evidence[i], weights)
    return rated


def thirds(rated: list[float], is_right: list[bool]) -> list[str]:
    """A row each for the least, the middling and the most confident third."""
    order = sorted(range(len(rated)), key=lambda i: rated[i])
    rows = []
    for part in np.array_split(order, 3):
        mean = sum(rated[i] for i in part) / len(part)
        right = sum(is_right[i] for i in part) / len(part)
        rows.append(f"# {len(part)} mentions: mean confidence {mean:.2f}, right {right:.2f}")
    return rows


def main() -> None:
    """Print the weights as TOML, with what they are worth as comments."""
    evidence, verdicts = judged_evidence("en")
    is_right = [each.is_right for each in verdicts]
    rows = [f"{name} = {value}" for name, value in fitted(evidence, is_right).items()]
    sys.stdout.write("\n".join([*thirds(crossed(evidence, is_right), is_right), "[weights]", *rows]) + "\n")


if __name__ == "__main__":
    main()
