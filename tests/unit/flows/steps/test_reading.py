"""Steps `read` and `plan`: documents out of payloads, and which of them have to be coded."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest

from flows.batches import read_part, write_batch
from flows.settings import Settings
from flows.steps import reading
from flows.steps.reading import plan, read_batch

EARLY, LATE = dt.datetime(2020, 1, 1), dt.datetime(2020, 1, 2)
Row = tuple[int, dt.datetime, int]
KNOWN_SCHEMA = {
    "article_key": pl.Int64, "seen_at": pl.Datetime, "payload_key": pl.Int64, "coder_version": pl.String
}  # fmt: skip


@pytest.fixture
def settings(desk: Path) -> Settings:
    return Settings(work_dir=desk, workers=1)


def batch(folder: Path, rows: Sequence[Row]) -> Path:
    """A batch of read documents: article, when seen, payload."""
    frame = pl.DataFrame(rows, ["article_key", "seen_at", "payload_key"], orient="row")
    write_batch(folder, {"documents": frame, "blocks": frame.select("article_key")})
    return folder


def planned(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, batches: Sequence[Sequence[Row]], known: Sequence[object] = ()
) -> list[list[tuple[int, int]]]:
    """Article and payload of each document to code, by batch."""
    frame = pl.DataFrame(known, KNOWN_SCHEMA, orient="row")
    monkeypatch.setattr(reading, "known_documents", lambda _: frame)
    read = [batch(settings.work_dir / f"read-{number}", rows) for number, rows in enumerate(batches)]
    return [
        read_part(each, "documents").select("article_key", "payload_key").rows()
        for each in plan(settings, read, "v2").batches
    ]


def test_of_one_version_the_payload_seen_first_counts(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[list[Row]] = [[(1, LATE, 10), (2, LATE, 11)], [(1, EARLY, 12)], [(1, LATE, 9)]]
    assert planned(settings, monkeypatch, rows) == [[(2, 11)], [(1, 12)]]


def test_at_one_moment_the_payload_with_the_smaller_key_counts(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert planned(settings, monkeypatch, [[(1, EARLY, 12)], [(1, EARLY, 10)]]) == [[(1, 10)]]


@pytest.mark.parametrize(
    ("known", "is_coded"),
    [
        ((1, EARLY, 10, "v2"), False),
        ((1, LATE, 9, "v2"), True),
        ((1, EARLY, 9, "v2"), False),
        ((1, EARLY, 10, "v1"), True),
        ((1, EARLY, 10, None), True),
    ],
    ids=["the same", "seen later", "seen earlier", "coded by another version", "never coded"],
)
def test_what_the_warehouse_has_is_left_out_unless_it_was_seen_later_or_is_outdated(
    known: tuple[object, ...], is_coded: bool, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = planned(settings, monkeypatch, [[(1, EARLY, 10)]], [known])
    assert found == ([[(1, 10)]] if is_coded else [])


def test_no_batches_need_no_plan(settings: Settings) -> None:
    assert plan(settings, [], "v2").document_count == 0


def test_articles_of_the_future_are_refused_until_their_day(tmp_path: Path) -> None:
    from flows.steps.ingest import PAYLOAD_SCHEMA

    text = b"date 2020-01-02\nMiners in Peru went on strike on Wednesday to demand higher pay."
    row = (1, "ab", "a.txt", "files", "text/plain", None, EARLY, len(text), "ab/ab.gz", text)
    write_batch(tmp_path / "payloads", {"payloads": pl.DataFrame([row], PAYLOAD_SCHEMA, orient="row")})
    before, after = (read_batch(tmp_path / "payloads", dt.date(year, 6, 1)) for year in (2019, 2020))
    assert before != after
    assert read_part(before, "rejects")["reject_rule"].to_list() == ["date in the future"]
    assert read_part(after, "documents").height == 1
