"""Tidying up a build file."""

import datetime as dt
from pathlib import Path

from tests.unit.warehouse.world import NOW, Article, load_articles
from warehouse.compact import compact, remove_old_findings
from warehouse.connect import open_build
from warehouse.migrate import migrate


def test_a_file_full_of_holes_is_made_compact_and_keeps_all_rows(tmp_path: Path) -> None:
    path = tmp_path / "build.duckdb"
    with open_build(path) as connection:
        migrate(connection, now=NOW)
        load_articles(connection, 1, [Article("a"), Article("b")])
        connection.execute(
            "CREATE TABLE ops.large AS SELECT range AS n, hash(range)::VARCHAR AS t FROM range(3_000_000)"
        )
        connection.execute("CHECKPOINT")
        connection.execute("DROP TABLE ops.large")
        before = connection.execute("FROM core.dim_article ORDER BY ALL").fetchall()
    sizes = compact(path)
    assert sizes[1] < sizes[0] / 2
    assert sizes[1] == path.stat().st_size
    with open_build(path) as connection:
        assert migrate(connection, now=NOW) == []
        assert connection.execute("FROM core.dim_article ORDER BY ALL").fetchall() == before
        # Keys still hold.
        load_articles(connection, 2, [Article("c")])
    assert [each.name for each in tmp_path.iterdir()] == ["build.duckdb"]


def test_a_compact_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "build.duckdb"
    with open_build(path) as connection:
        migrate(connection, now=NOW)
        load_articles(connection, 1, [Article("a")])
    compact(path)
    inode = path.stat().st_ino
    compact(path)
    assert path.stat().st_ino == inode


def test_findings_of_old_audits_go_but_those_of_the_newest_load_stay(tmp_path: Path) -> None:
    with open_build(tmp_path / "build.duckdb") as connection:
        migrate(connection, now=NOW)
        load_articles(connection, 1, [Article("a")])
        load_articles(connection, 2, [Article("b")])
        newest = connection.execute("SELECT load_id FROM ops.load ORDER BY finished_at DESC, load_id DESC").fetchall()
        for number, (load_id,) in enumerate(newest):
            connection.execute(
                "INSERT INTO ops.validation VALUES (?, ?, 't', NULL, 'e', 'warning', 'constraint', true, 0, NULL, ?)",
                [number, NOW, load_id],
            )
        assert remove_old_findings(connection, NOW) == 0
        assert remove_old_findings(connection, NOW + dt.timedelta(days=1)) == 1
        assert connection.execute("SELECT load_id FROM ops.validation").fetchall() == newest[:1]
