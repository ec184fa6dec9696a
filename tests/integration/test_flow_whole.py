"""Whole runs as a user makes them: real processes, real files, a published warehouse to read."""

import signal
import time
from pathlib import Path

import duckdb
import pytest

from tests.integration import desk

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, places: Path) -> Path:
    folder = tmp_path_factory.mktemp("undisturbed")
    desk.write(folder / "news", list(desk.ARTICLES))
    code, out, errors = desk.run(folder, places, "news")
    assert code == 0, errors
    assert "6 new, 0 changed, 0 unchanged, 0 rejected" in out
    return folder


def test_events_are_there_with_their_evidence(undisturbed: Path) -> None:
    with duckdb.connect(str(undisturbed / "tidings.duckdb"), read_only=True) as connection:
        types = {row[0] for row in connection.execute("SELECT plover_type FROM mart.event").fetchall()}
        assert {"ASSAULT", "PROTEST", "SANCTION", "CONSULT", "RETREAT"} <= types
        told = connection.execute("SELECT evidence_text FROM mart.mention WHERE plover_type = 'PROTEST'").fetchall()
        assert told == [("Miners in Peru went on strike on Wednesday to demand higher pay.",)]
        attack = "SELECT languages, article_count FROM mart.event WHERE plover_type = 'ASSAULT'"
        assert connection.execute(attack).fetchall() == [("en; fr", 2)]


def test_a_second_run_changes_nothing_and_says_so(undisturbed: Path, places: Path) -> None:
    before = (undisturbed / "tidings.duckdb").read_bytes()
    code, out, errors = desk.run(undisturbed, places, "news")
    assert code == 0, errors
    assert "Nothing changed" in out
    assert "6 unchanged" in out
    assert (undisturbed / "tidings.duckdb").read_bytes() == before


def test_five_batches_in_another_order_give_the_same_rows(undisturbed: Path, places: Path, tmp_path: Path) -> None:
    names = sorted(desk.ARTICLES, reverse=True)
    for batch in (names[:2], names[2:3], names[3:4], names[4:5], names[5:]):
        desk.write(tmp_path / "news", batch)
        code, _, errors = desk.run(tmp_path, places, "news")
        assert code == 0, errors
    assert desk.rows(tmp_path / "tidings.duckdb") == desk.rows(undisturbed / "tidings.duckdb")


@pytest.mark.parametrize("stage", ["ingest", "read", "plan", "code", "load", "audit", "publish", "survey"])
def test_a_run_killed_in_any_stage_is_made_good_by_the_next(
    stage: str, undisturbed: Path, places: Path, tmp_path: Path
) -> None:
    desk.write(tmp_path / "news", list(desk.ARTICLES))
    _kill_when_it_begins(stage, tmp_path, places)
    code, _, errors = desk.run(tmp_path, places, "news")
    assert code == 0, errors
    assert desk.rows(tmp_path / "tidings.duckdb") == desk.rows(undisturbed / "tidings.duckdb")


def test_a_gazetteer_whose_building_was_killed_is_built_by_the_next_run(undisturbed: Path, tmp_path: Path) -> None:
    desk.write(tmp_path / "news", list(desk.ARTICLES))
    places = tmp_path / "places.parquet"
    _kill_when_it_begins("gazetteer", tmp_path, places, after_seconds=2)
    assert not places.exists()
    code, _, errors = desk.run(tmp_path, places, "news")
    assert code == 0, errors
    assert desk.rows(tmp_path / "tidings.duckdb") == desk.rows(undisturbed / "tidings.duckdb")


def _kill_when_it_begins(stage: str, folder: Path, places: Path, after_seconds: float = 0) -> None:
    process = desk.start(folder, places, "run", "news", "--no-prefect")
    assert process.stderr is not None
    for line in process.stderr:
        if f"stage {stage} begins" in line:
            time.sleep(after_seconds)
            process.send_signal(signal.SIGKILL)
            break
    process.communicate()
    assert process.returncode == -signal.SIGKILL


def test_a_changed_article_is_a_new_version_and_bad_files_are_rejected(places: Path, tmp_path: Path) -> None:
    desk.write(tmp_path / "news", ["strike.txt"])
    assert desk.run(tmp_path, places, "news")[0] == 0
    changed = desk.ARTICLES["strike.txt"].replace("Peru", "Chile")
    (tmp_path / "news" / "strike.txt").write_text(changed, encoding="utf-8")
    (tmp_path / "news" / "empty.txt").write_bytes(b"")
    code, out, _ = desk.run(tmp_path, places, "news")
    assert code == 3
    assert "1 changed" in out
    assert "empty.txt" in out
    with duckdb.connect(str(tmp_path / "tidings.duckdb"), read_only=True) as connection:
        versions = connection.execute(
            "SELECT version_number, is_current, evidence_text FROM core.fact_mention JOIN core.dim_article"
            " USING (article_key) ORDER BY version_number"
        ).fetchall()
        assert [(number, current) for number, current, _ in versions] == [(1, False), (2, True)]
        assert "Peru" in versions[0][2]
        assert "Chile" in versions[1][2]
        assert connection.execute("SELECT count(*) FROM core.fact_event").fetchall() == [(1,)]
        assert connection.execute("SELECT locator FROM ops.reject").fetchall() == [("empty.txt",)]
