"""Commands `search` and `export`: evidence by its words, and the tables as Parquet."""

import hashlib
import json
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.unit.flows.calling import Tidings


@pytest.fixture
def told(warehouse: Path) -> Path:
    """The little warehouse with sentences of several languages."""
    with duckdb.connect(warehouse / "tidings.duckdb") as connection:
        keys = [key for (key,) in connection.execute("SELECT mention_key FROM mart.mention ORDER BY 1").fetchall()]
        sentences = [
            "Rebels attacked the northern town.",
            "Les rebelles ont attaqué la ville; l'État a réagi.",
            "قصف الجيش المدينة أمس",
            "Обстрел города продолжался.",
        ]
        for key, sentence in zip(keys, sentences, strict=True):
            connection.execute("UPDATE mart.mention SET evidence_text = ? WHERE mention_key = ?", [sentence, key])
    return warehouse


def found(tidings: Tidings, *words: str) -> list[str]:
    said = tidings("search", *words, "--format", "json")
    assert said.code == 0, said.error
    return [row["evidence"][:8] for row in json.loads(said.out)]


def test_words_are_found_in_any_script_without_case_and_accents(told: Path, tidings: Tidings) -> None:
    assert found(tidings, "REBELS") == ["Rebels a"]
    assert found(tidings, "attaque") == ["Les rebe"]
    assert found(tidings, "المدينة") == ["قصف الجي"]
    assert found(tidings, "обстрел") == ["Обстрел "]
    assert found(tidings, "etat") == ["Les rebe"]


def test_all_words_must_be_there_and_a_star_is_any_ending(told: Path, tidings: Tidings) -> None:
    assert found(tidings, "rebels", "ville") == []
    assert set(found(tidings, "rebel*")) == {"Rebels a", "Les rebe"}
    assert found(tidings, "rebel* ville") == ["Les rebe"]
    assert len(found(tidings, "rebel*", "--limit", "1")) == 1


def test_what_is_no_word_is_told(told: Path, tidings: Tidings) -> None:
    said = tidings("search", "?!")
    assert said.code == 2
    assert "nothing to search for in '?!'; expected words" in said.error


def test_a_new_publication_makes_a_new_index(told: Path, tidings: Tidings) -> None:
    assert found(tidings, "surrender*") == []
    index = told / ".tidings" / "search.duckdb"
    before = index.stat().st_mtime_ns
    assert found(tidings, "rebels") == ["Rebels a"]
    assert index.stat().st_mtime_ns == before
    with duckdb.connect(told / "tidings.duckdb") as connection:
        connection.execute(
            "UPDATE mart.mention SET evidence_text = 'They surrendered.' WHERE evidence_text LIKE 'Rebels%'"
        )
        connection.execute("UPDATE ops.publication SET published_at = TIMESTAMP '2030-01-01'")
    assert found(tidings, "surrender*") == ["They sur"]
    assert found(tidings, "rebels") == []


def test_an_export_is_parted_by_month_and_says_what_it_holds(warehouse: Path, tidings: Tidings) -> None:
    said = tidings("export", "parquet")
    assert said.code == 0, said.error
    manifest = json.loads((warehouse / "parquet" / "manifest.json").read_text(encoding="utf-8"))
    by_name = {table["table"]: table for table in manifest["tables"]}
    events = by_name["mart.event"]
    assert events["partitioned_by"] == "month"
    assert [file["path"].split("/")[1] for file in events["files"]] == ["month=2024-04"]
    assert {"name": "killed_low", "type": "BIGINT", "unit": "persons"}.items() <= next(
        column for column in events["columns"] if column["name"] == "killed_low"
    ).items()
    for table in manifest["tables"]:
        for file in table["files"]:
            content = (warehouse / "parquet" / file["path"]).read_bytes()
            assert hashlib.sha256(content).hexdigest() == file["sha256"]
    with duckdb.connect(warehouse / "tidings.duckdb", read_only=True) as connection:
        expected = connection.execute("SELECT * FROM mart.event ORDER BY event_key").pl()
    read = pl.read_parquet(warehouse / "parquet" / "mart.event", hive_partitioning=True).drop("month").sort("event_key")
    assert read.equals(expected)
    assert {name: table["row_count"] for name, table in by_name.items()}["mart.event"] == expected.height


def test_an_export_replaces_an_export_and_nothing_else(warehouse: Path, tidings: Tidings) -> None:
    assert tidings("export", "parquet", "--layer", "core").code == 0
    assert not (warehouse / "parquet" / "mart.event").exists()
    assert (warehouse / "parquet" / "core.dim_actor" / "data.parquet").exists()
    assert tidings("export", "parquet").code == 0
    assert not (warehouse / "parquet" / "core.dim_actor").exists()
    (warehouse / "mine").mkdir()
    (warehouse / "mine" / "letter.txt").write_text("dear", encoding="utf-8")
    said = tidings("export", "mine")
    assert said.code == 2
    assert "mine holds something else than an export" in said.error
    assert (warehouse / "mine" / "letter.txt").read_text(encoding="utf-8") == "dear"
    assert [path.name for path in warehouse.iterdir() if path.name.startswith(".mine")] == []


def test_rows_go_to_a_file_too(warehouse: Path, tidings: Tidings) -> None:
    said = tidings("query", "SELECT plover_type FROM event ORDER BY 1", "--format", "parquet", "--out", "types.parquet")
    assert (said.code, said.out) == (0, "")
    assert pl.read_parquet("types.parquet")["plover_type"].to_list() == ["ACCUSE", "ACCUSE", "ASSAULT", "ASSAULT"]
    assert tidings("query", "SELECT 1 AS a", "--format", "csv", "--out", "a.csv").code == 0
    assert Path("a.csv").read_text(encoding="utf-8") == "a\n1\n"
    assert tidings("query", "SELECT 1 AS a", "--out", "a.csv/b").code == 2
