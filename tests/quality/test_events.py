"""Floors of events across articles and languages: labelled articles through the whole flow, from text to event_key."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from flows.settings import Settings
from flows.steps.build import opened_build
from tests.property.test_flow_order import load_one
from tests.quality.test_stories import rows

# Measured: precision 1.00; F1 0.71, and 0.88 over articles with any event. What has no mention at all cannot share an
# event: earthquakes and floods are none of PLOVER's.
TODAY = dt.date(2022, 1, 1)
LEAST_PRECISION = 0.95
LEAST_F1_OF_CODED = 0.83
LEAST_F1 = 0.65

_TOLD = """
SELECT CAST(parse_filename(a.canonical_url) AS INTEGER), m.event_key
FROM core.fact_mention AS m JOIN core.dim_article AS a USING (article_key)
WHERE m.event_key <> 0 AND m.tense <> 'historical'
"""
# Their articles tell the earlier happening again, and rightly share its event.
TOLD_AGAIN = {frozenset(("mosul-patrol", "mosul-patrol-2")), frozenset(("berlin-arrest", "berlin-trial"))}


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory, places: Path) -> dict[int, set[int]]:
    """The events that each labelled article tells of, by its number."""
    folder = tmp_path_factory.mktemp("happenings")
    with (folder / "news.jsonl").open("w", encoding="utf-8") as file:
        for number, row in enumerate(rows()):
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


def pairs(count: int) -> Iterator[tuple[int, int, bool]]:
    """Pairs of articles, and whether they tell of one happening."""
    labels = [row["story"] for row in rows()]
    for one, other in combinations(range(count), 2):
        if frozenset((labels[one], labels[other])) not in TOLD_AGAIN:
            yield one, other, labels[one] == labels[other]


def figures(events: dict[int, set[int]], *, only_coded: bool) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of articles that share an event."""
    right = shared = hits = 0
    for one, other, is_same in pairs(len(rows())):
        if only_coded and not (one in events and other in events):
            continue
        is_found = bool(events.get(one, set()) & events.get(other, set()))
        right, shared, hits = right + is_same, shared + is_found, hits + (is_same and is_found)
    precision, recall = hits / shared, hits / right
    return precision, recall, 2 * precision * recall / (precision + recall)


@pytest.mark.slow
def test_events_are_shared_by_articles_on_one_happening(events: dict[int, set[int]]) -> None:
    precision, _, f1 = figures(events, only_coded=False)
    _, _, f1_of_coded = figures(events, only_coded=True)
    measured = (precision, f1, f1_of_coded)
    assert precision >= LEAST_PRECISION, measured
    assert f1 >= LEAST_F1, measured
    assert f1_of_coded >= LEAST_F1_OF_CODED, measured
