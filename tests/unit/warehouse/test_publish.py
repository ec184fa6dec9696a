"""Publication: what passed its audit, whole, or nothing."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from schemas.catalog import TABLES
from schemas.ops import Publication
from tests.unit.warehouse.looks import snapshot
from tests.unit.warehouse.world import NOW, Article, load_articles
from warehouse import publish as publishing
from warehouse.connect import open_published
from warehouse.errors import NotAuditedError, PublicationError, WarehouseError
from warehouse.loads import newest_load, set_state
from warehouse.publish import PUBLISHED_TABLES, publish, published_load
from warehouse.read import read_table

LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture
def audited(build: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    load_articles(build, 1, [Article("a"), Article("b")])
    set_state(build, 1, "audited")
    return build


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "published" / "tidings.duckdb"


def test_readers_get_the_published_tables_and_no_others(audited: duckdb.DuckDBPyConnection, target: Path) -> None:
    published = publish(audited, target, now=NOW)
    assert (published.path, published.load_id) == (target, 1)
    assert published.row_counts["mart.event"] == 4
    with open_published(target) as reader:
        made = reader.execute("SELECT schema_name || '.' || table_name FROM duckdb_tables()").fetchall()
        assert sorted(name for (name,) in made) == sorted(table.full_name for table in PUBLISHED_TABLES)
        assert snapshot(reader) == snapshot(audited)
        for name, count in published.row_counts.items():
            assert reader.execute(f"SELECT count(*) FROM {name}").fetchone() == (count,)
    assert {"core.fact_event", "mart.event", "ops.load"} <= set(published.row_counts)
    assert [table for table in TABLES if not table.is_published]
    assert [path.name for path in target.parent.iterdir()] == ["tidings.duckdb"]


def test_tables_and_columns_of_the_copy_say_what_they_are(audited: duckdb.DuckDBPyConnection, target: Path) -> None:
    publish(audited, target, now=NOW)
    with open_published(target) as reader:
        silent = reader.execute(
            "SELECT count(*) FROM duckdb_columns() WHERE NOT internal AND comment IS NULL"
        ).fetchone()
        told = reader.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'fact_event'").fetchone()
    assert silent == (0,)
    assert told
    assert told[0].startswith("One row: one event in the world")


def test_a_publication_is_recorded_in_both_files(audited: duckdb.DuckDBPyConnection, target: Path) -> None:
    assert published_load(target) is None
    publish(audited, target, now=NOW)
    publish(audited, target, now=LATER)
    assert published_load(target) == 1
    assert newest_load(audited).load_state == "published"
    with open_published(target) as reader:
        recorded = read_table(reader, Publication)
        assert reader.execute("SELECT load_state FROM ops.load").fetchall() == [("published",)]
    assert sorted(recorded["published_at"]) == [NOW, LATER]
    assert recorded.equals(read_table(audited, Publication))
    assert recorded["event_count"].to_list() == [4, 4]


@pytest.mark.parametrize("state", ["loaded", "failed audit"])
def test_what_did_not_pass_its_audit_is_not_published(
    state: str, audited: duckdb.DuckDBPyConnection, target: Path
) -> None:
    publish(audited, target, now=NOW)
    before = target.read_bytes()
    load_articles(audited, 2, [Article("c")])
    set_state(audited, 2, state)
    with pytest.raises(NotAuditedError, match=f"state '{state}', expected 'audited'.*stays as it is"):
        publish(audited, target, now=LATER)
    assert target.read_bytes() == before
    assert published_load(target) == 1


def test_an_empty_warehouse_is_not_published(build: duckdb.DuckDBPyConnection, target: Path) -> None:
    with pytest.raises(WarehouseError, match="nothing was loaded yet"):
        publish(build, target, now=NOW)


def test_a_copy_with_other_counts_is_not_put_in_place(
    audited: duckdb.DuckDBPyConnection, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(audited, target, now=NOW)
    before = target.read_bytes()

    def losing(table: object) -> list[str]:
        return ["1 LIMIT 1"]

    monkeypatch.setattr(publishing, "_reading_order", losing)
    with pytest.raises(PublicationError, match="last published file stays"):
        publish(audited, target, now=LATER)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == ["tidings.duckdb"]
    monkeypatch.undo()
    assert publish(audited, target, now=LATER).row_counts["ops.publication"] == 2


def test_leftovers_of_the_dead_are_removed_those_of_the_living_stay(
    audited: duckdb.DuckDBPyConnection, target: Path
) -> None:
    target.parent.mkdir()
    with subprocess.Popen([sys.executable, "-c", "pass"]) as dead:
        dead.wait()
    left = target.with_name(f".tidings.duckdb.{dead.pid}.tmp")
    living = target.with_name(f".tidings.duckdb.{os.getppid()}.tmp")
    other = target.with_name("notes.txt")
    for path in (left, left.with_name(left.name + ".wal"), living, other):
        path.write_text("x", encoding="utf-8")
    publish(audited, target, now=NOW)
    assert sorted(path.name for path in target.parent.iterdir()) == sorted([living.name, "notes.txt", "tidings.duckdb"])


def test_the_connection_stays_usable_on_the_build_file(
    audited: duckdb.DuckDBPyConnection, build_path: Path, target: Path
) -> None:
    publish(audited, target, now=NOW)
    assert audited.execute("SELECT current_database()").fetchone() == (build_path.stem,)
    assert load_articles(audited, 2, [Article("c")]).article_count_new == 1
