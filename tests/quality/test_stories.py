"""Floors of grouping articles into stories, on articles of our own in seven languages with look-alike happenings."""

import csv
import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from transforms.resolving.story_groups import story_groups
from transforms.resolving.story_terms import StoryDocument

FOLDER: Final = Path(__file__).parent / "stories"
LEAST_PAIR_F1: Final = 0.92
LEAST_B3_F1: Final = 0.96


def rows() -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for path in sorted(FOLDER.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    return found


def pairs_of(labels: list[str] | list[tuple[str, str]]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def test_enough_stories_and_languages() -> None:
    counts = Counter(row["story"] for row in rows())
    assert len(counts) >= 20
    assert min(counts.values()) >= 3
    assert max(counts.values()) <= 6
    assert len({row["lang"] for row in rows()}) >= 4


@pytest.mark.slow
def test_stories_are_found() -> None:
    wanted = [row["story"] for row in rows()]
    documents = [
        StoryDocument(row["text"], row["lang"], row["title"], dt.date.fromisoformat(row["date"])) for row in rows()
    ]
    found = [str(first) for first in story_groups(documents)]
    together = list(zip(wanted, found, strict=True))
    precision, recall = (pairs_of(together) / pairs_of(labels) for labels in (found, wanted))
    assert 2 * precision * recall / (precision + recall) >= LEAST_PAIR_F1
    both, of_found, of_wanted = Counter(together), Counter(found), Counter(wanted)
    b3_precision = sum(both[pair] / of_found[pair[1]] for pair in together) / len(together)
    b3_recall = sum(both[pair] / of_wanted[pair[0]] for pair in together) / len(together)
    assert 2 * b3_precision * b3_recall / (b3_precision + b3_recall) >= LEAST_B3_F1
