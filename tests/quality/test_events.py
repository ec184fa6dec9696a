"""Floors of events across articles and languages: labelled articles through the whole flow, from text to event_key."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from flows.settings import Settings
from flows.steps.build import opened_build
from tests.property.test_flow_order import load_one
from tests.quality.test_stories import FOLDER, rows

TODAY = dt.date(2022, 1, 1)
HELD: Final = FOLDER.parent / "stories_held"
# Earthquakes and floods, a break-in by computer and a vote on a budget are none of PLOVER's: they make no event.
WITHOUT_EVENT = frozenset({
    "quake-mindaro", "quake-mindaro-2", "quake-tarim", "flood-batuan", "nairobi-flood", "hack-bank", "budget-vote",
})  # fmt: skip
LEAST_PRECISION = 0.95


class Floors(NamedTuple):
    """F1 over all pairs of articles, over those of happenings that PLOVER has a type for, and of articles coded."""

    of_all: float
    of_plover: float
    of_coded: float


# Measured: 0.79, 0.84, 0.89; of articles by which nothing was mended 0.95, 0.95, 1.00. Precision of both 1.00.
SETS: Final = {FOLDER: Floors(0.76, 0.80, 0.85), HELD: Floors(0.92, 0.92, 0.96)}


_TOLD = """
SELECT CAST(parse_filename(a.canonical_url) AS INTEGER), m.event_key
FROM core.fact_mention AS m JOIN core.dim_article AS a USING (article_key)
WHERE m.event_key <> 0 AND m.tense <> 'historical'
"""
# Their articles tell the earlier happening again, and rightly share its event.
TOLD_AGAIN = {frozenset(("mosul-patrol", "mosul-patrol-2")), frozenset(("berlin-arrest", "berlin-trial"))}


def events_of(folder: Path, labelled: list[dict[str, str]], places: Path) -> dict[int, set[int]]:
    """The events that each labelled article tells of, by its number."""
    with (folder / "news.jsonl").open("w", encoding="utf-8") as file:
        for number, row in enumerate(labelled):
            document = {name: row[name] for name in ("title", "text", "date", "lang")}
            address = {"id": str(number), "url": f"https://paper.example.org/{number}"}
            file.write(json.dumps(document | address, ensure_ascii=False) + "\n")
    settings = Settings(work_dir=folder / "work", workers=1)
    load_one(settings, [str(folder / "news.jsonl")], places, TODAY)
    found: dict[int, set[int]] = defaultdict(set)
    with opened_build(settings) as connection:
        assert connection.execute("SELECT count(*) FROM ops.reject").fetchone() == (0,)
        for number, event in connection.execute(_TOLD).fetchall():
            found[number].add(event)
    return dict(found)


def pairs(labels: list[str]) -> Iterator[tuple[int, int, bool]]:
    """Pairs of articles, and whether they tell of one happening."""
    for one, other in combinations(range(len(labels)), 2):
        if frozenset((labels[one], labels[other])) not in TOLD_AGAIN:
            yield one, other, labels[one] == labels[other]


def figures(labels: list[str], events: dict[int, set[int]], is_counted: Callable[[int], bool]) -> tuple[float, float]:
    """Precision and F1 over pairs of articles that share an event, of articles that count."""
    right = shared = hits = 0
    for one, other, is_same in pairs(labels):
        if not (is_counted(one) and is_counted(other)):
            continue
        is_found = bool(events.get(one, set()) & events.get(other, set()))
        right, shared, hits = right + is_same, shared + is_found, hits + (is_same and is_found)
    precision, recall = hits / shared, hits / right
    return precision, 2 * precision * recall / (precision + recall)


@pytest.mark.slow
@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_events_are_shared_by_articles_on_one_happening(folder: Path, tmp_path: Path, places: Path) -> None:
    labelled = rows(folder)
    labels = [row["story"] for row in labelled]
    events = events_of(tmp_path, labelled, places)
    precision, of_all = figures(labels, events, lambda _: True)
    _, of_plover = figures(labels, events, lambda number: labels[number] not in WITHOUT_EVENT)
    _, of_coded = figures(labels, events, lambda number: number in events)
    found = Floors(of_all, of_plover, of_coded)
    assert precision >= LEAST_PRECISION, (precision, found)
    assert all(one >= least for one, least in zip(found, SETS[folder], strict=True)), (precision, found)
