"""Sources restricted to days."""

import datetime as dt
import os
from pathlib import Path

import polars as pl
import pytest

from flows.days import Days
from flows.sources.files import FilesSource
from flows.sources.mbox import MboxSource
from flows.sources.protocol import Dated, Fetched
from flows.sources.table import TableSource
from flows.sources.warc import WarcSource
from tests.unit.flows.sources.test_mbox import box, letter
from tests.unit.flows.sources.test_warc import HTML, archive

TWELFTH = Days(dt.date(2014, 5, 12), dt.date(2014, 5, 12))
NEXT_DAY = Days(dt.date(2014, 5, 13), dt.date(2014, 5, 13))


def found(source: Dated, days: Days) -> list[str]:
    return [item.locator for item in source.between(days).items() if isinstance(item, Fetched)]


def test_files_by_when_they_were_modified(tmp_path: Path) -> None:
    for name, day in (("a.txt", 12), ("b.txt", 13)):
        (tmp_path / name).write_text("Words.", encoding="utf-8")
        moment = dt.datetime(2014, 5, day, 8, tzinfo=dt.UTC).timestamp()
        os.utime(tmp_path / name, (moment, moment))
    assert found(FilesSource("files", [str(tmp_path)]), TWELFTH) == ["a.txt"]


def test_pages_of_archives_by_when_they_were_crawled(tmp_path: Path) -> None:
    source = WarcSource("crawl", [str(archive(tmp_path / "a.warc", ("https://example.org/1", b"x", HTML)))], 10**6)
    assert found(source, TWELFTH) == ["https://example.org/1"]
    assert found(source, NEXT_DAY) == []


def test_messages_by_their_dates(tmp_path: Path) -> None:
    source = MboxSource("letters", [str(box(tmp_path / "a.mbox", letter(1)))])
    assert found(source, TWELFTH) == ["letters/1@example.org"]
    assert found(source, NEXT_DAY) == []


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".jsonl"])
def test_rows_of_tables_by_their_dates(tmp_path: Path, suffix: str) -> None:
    rows = pl.DataFrame({"text": ["One.", "Two.", "Three."], "day": [dt.date(2014, 5, 12), dt.date(2014, 5, 13), None]})
    path = tmp_path / f"t{suffix}"
    match suffix:
        case ".parquet":
            rows.write_parquet(path)
        case ".csv":
            rows.write_csv(path)
        case _:
            rows.with_columns(pl.col("day").cast(pl.String)).write_ndjson(path)
    source = TableSource("wire", [str(path)], {"date": "day"})
    texts = [item.data for item in source.between(NEXT_DAY).items() if isinstance(item, Fetched)]
    assert len(texts) == 1
    assert b"Two." in texts[0]
    assert b"One." not in texts[0]
    assert b"Three." not in texts[0]
