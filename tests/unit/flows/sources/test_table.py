"""Tables as sources: columns by name, parts, what cannot be read."""

import datetime as dt
import json
from pathlib import Path

import polars as pl
import pytest

from flows.sources import table
from flows.sources.protocol import Fetched, Refused
from flows.sources.table import TableSource

ROWS = pl.DataFrame(
    {
        "story": [1, 2],
        "body": ["Miners went on strike.", "Talks began in Nairobi."],
        "published": [dt.date(2012, 11, 15), None],
        "desk": ["a", "b"],
    }
)
COLUMNS = {"id": "story", "text": "body", "date": "published"}
EXPECTED = [
    {"id": 1, "text": "Miners went on strike.", "date": "2012-11-15"},
    {"id": 2, "text": "Talks began in Nairobi."},
]


def only(folder: Path, columns: dict[str, str]) -> Fetched | Refused:
    (item,) = TableSource("wire", [str(folder)], columns).items()
    return item


def rows_of(item: Fetched | Refused) -> list[dict[str, object]]:
    assert isinstance(item, Fetched)
    return [json.loads(line) for line in item.data.splitlines()]


def test_parquet(tmp_path: Path) -> None:
    ROWS.write_parquet(tmp_path / "t.parquet")
    item = only(tmp_path, COLUMNS)
    assert rows_of(item) == EXPECTED
    assert (item.locator, item.media_type) == ("wire/t.parquet", "application/json")  # type: ignore[union-attr]


@pytest.mark.parametrize(("name", "separator"), [("t.csv", ","), ("t.tsv", "\t")])
def test_separated_values_are_text(name: str, separator: str, tmp_path: Path) -> None:
    ROWS.write_csv(tmp_path / name, separator=separator)
    assert rows_of(only(tmp_path, COLUMNS)) == [EXPECTED[0] | {"id": "1"}, EXPECTED[1] | {"id": "2"}]


def test_json_lines_keep_what_is_no_object_for_the_rejects(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text('{"story": 1, "body": "x", "url": "u"}\n\n{"story": \n[1]\n', encoding="utf-8")
    item = only(tmp_path, COLUMNS)
    assert isinstance(item, Fetched)
    assert item.data == b'{"id": 1, "text": "x", "url": "u"}\n{"story":\n[1]\n'


def test_large_tables_come_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "PART_ROWS", 2)
    pl.DataFrame({"text": ["a", "b", "c", "d", "e"]}).write_parquet(tmp_path / "t.parquet")
    parts = list(TableSource("wire", [str(tmp_path)], {}).items())
    assert [part.locator for part in parts] == ["wire/t.parquet", "wire/t.parquet/part2", "wire/t.parquet/part3"]
    assert [row["text"] for part in parts for row in rows_of(part)] == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize("columns", [{"text": "story_text"}, {"title": "body"}])
def test_a_missing_column_is_told_with_those_there(columns: dict[str, str], tmp_path: Path) -> None:
    ROWS.write_parquet(tmp_path / "t.parquet")
    item = only(tmp_path, columns)
    assert isinstance(item, Refused)
    assert "story, body, published, desk" in item.reason


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 no more")
    (tmp_path / "notes.txt").write_text("no table", encoding="utf-8")
    items = list(TableSource("wire", [str(tmp_path)], {}).items())
    assert [item.rule for item in items if isinstance(item, Refused)] == ["readable table", "known kind of table"]
