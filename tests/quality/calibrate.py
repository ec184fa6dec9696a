"""Fits the weights of the confidence on the held sentences: `python -m tests.quality.calibrate` prints the reliability.

With `--write`, confidence.toml gets the new weights. The fit is logistic, with signs that may not turn (what is found
never speaks against a mention) and a pull to zero; one fit serves all languages, with a term for the shallow tier and
one for each language, so that few sentences of a language move its confidence a little and many move it more. It is
the same on every machine. In the tables each mention is rated by weights that were fitted without its fold.
"""

import sys
from pathlib import Path
from typing import Final
from unittest.mock import patch

import numpy as np

from schemas.contract import DocumentLine
from tests.quality.measure import HELD, Judged, judge, labelled, reliability_rows
from transforms.coding import confidence, mentions
from transforms.coding.parse import PARSED
from transforms.coding.registry import code_documents
from transforms.coding.tree import bounds
from transforms.documents.prepare import input_document

AGAINST: Final = ("hedged", "lifted", "far", "long", "shallow")
OWN: Final = "in_"
"""How the terms of the languages begin; they may speak for or against."""
_WEIGHTS: Final = Path(confidence.__file__).with_suffix(".toml")
_PULL: Final = 1.0
_STEPS: Final = 4000
_RATE: Final = 0.02
_FOLDS: Final = 10
Evidence = list[dict[str, float]]


def held_languages() -> list[str]:
    """Languages that have held sentences."""
    return sorted(path.stem for path in HELD.glob("*.tsv"))


def judged_evidence(language: str) -> tuple[Evidence, list[bool]]:
    """The evidence of every mention told in the held sentences of a language, and whether it is right."""
    seen: dict[tuple[str, int], dict[str, float]] = {}

    def record(arguments, draft):  # type: ignore[no-untyped-def]
        seen[draft.reading.plover_type, bounds(draft.reading.trigger)[0]] = confidence.evidence_of(arguments, draft)
        return 0.5

    evidence: Evidence = []
    is_right: list[bool] = []
    with patch.object(mentions, "confidence_of", record):
        for row in labelled(language, HELD):
            seen.clear()
            [coded] = code_documents([input_document(DocumentLine(id="1", text=row.text, lang=language))])
            for mention, verdict in judge(row, coded):
                evidence.append(seen[mention.plover_type, mention.trigger.start])
                is_right.append(verdict.is_right)
    return evidence, is_right


def fitted(evidence: Evidence, is_right: list[bool]) -> dict[str, float]:
    """Weights by name, rounded to hundredths."""
    names = ["base", *dict.fromkeys(name for each in evidence for name in each)]
    found = np.array([[1.0, *(each.get(name, 0.0) for name in names[1:])] for each in evidence])
    wanted = np.array(is_right, dtype=float)
    weights = np.zeros(len(names))
    pull = np.array([0.0, *[_PULL] * (len(names) - 1)])
    least = np.array([0.0 if name != "base" and _points(name) > 0 else -np.inf for name in names])
    most = np.array([0.0 if name != "base" and _points(name) < 0 else np.inf for name in names])
    for _ in range(_STEPS):
        said = 1 / (1 + np.exp(-(found @ weights)))
        weights -= _RATE * (found.T @ (said - wanted) + pull * weights) / np.sqrt(len(wanted))
        weights = np.clip(weights, least, most)
    return {name: round(float(value), 2) for name, value in zip(names, weights, strict=True)}


def _points(name: str) -> int:
    """Where the weight of evidence may point: up, down, or either way (0)."""
    if name.startswith(OWN):
        return 0
    return -1 if name in AGAINST else 1


def crossed(evidence: Evidence, is_right: list[bool]) -> list[float]:
    """The confidence of each mention by weights fitted without its fold."""
    ratings = [0.0] * len(evidence)
    for fold in range(_FOLDS):
        inside = [i for i in range(len(evidence)) if i % _FOLDS != fold]
        weights = fitted([evidence[i] for i in inside], [is_right[i] for i in inside])
        for i in range(fold, len(evidence), _FOLDS):
            ratings[i] = confidence.rated(evidence[i], weights)
    return ratings


def reliability(languages: list[str], ratings: list[float], is_right: list[bool]) -> list[str]:
    """Tables of reliability: of each tier, then of each language."""
    groups: dict[str, list[Judged]] = {"parsed": [], "shallow": []}
    for language, rating, right in zip(languages, ratings, is_right, strict=True):
        for group in ("parsed" if language in PARSED else "shallow", language):
            groups.setdefault(group, []).append(Judged(rating, right))
    rows: list[str] = []
    for group, judged in groups.items():
        mean = sum(each.confidence for each in judged) / len(judged)
        right = sum(each.is_right for each in judged) / len(judged)
        rows.append(
            f"reliability of {group}: {len(judged)} held mentions, mean confidence {mean:.2f}, right {right:.2f}"
        )
        rows += [f"  {row}" for row in reliability_rows(judged)]
    return rows


def main(options: list[str]) -> None:
    """Print what the confidence is worth, cross-validated; with `--write`, put new weights into confidence.toml."""
    evidence: Evidence = []
    is_right: list[bool] = []
    languages: list[str] = []
    for language in held_languages():
        found, verdicts = judged_evidence(language)
        evidence += found
        is_right += verdicts
        languages += [language] * len(found)
    sys.stdout.write("\n".join(reliability(languages, crossed(evidence, is_right), is_right)) + "\n")
    if "--write" in options:
        comment, _, _ = _WEIGHTS.read_text(encoding="utf-8").partition("[weights]")
        rows = [f"{name} = {value}" for name, value in fitted(evidence, is_right).items()]
        _WEIGHTS.write_text("\n".join([f"{comment}[weights]", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
