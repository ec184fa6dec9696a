"""The doctor: what it sees and what it says to do."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from flows.doctor import CHECKS, Finding
from flows.lock import writer_lock
from flows.settings import load_settings
from tests.web_site import Site, rss


def found(what: str, **settings: object) -> Finding:
    """What one check finds, with some settings."""
    finding = CHECKS[what](load_settings(None, **settings))
    assert finding.what == what
    return finding


@pytest.mark.parametrize(
    "what", ["python", "packages", "audit rules", "work folder", "writer", "models", "coder", "compute", "lineage"]
)
def test_what_is_in_order_is_good(what: str, desk: Path) -> None:
    assert found(what).state == "good"


def test_what_the_next_run_makes_is_worth_a_note(desk: Path) -> None:
    for what in ("gazetteer", "warehouse", "published"):
        finding = found(what)
        assert (finding.state, bool(finding.advice)) == ("note", True)


def test_a_warehouse_is_told_with_its_load(warehouse: Path) -> None:
    assert found("warehouse")[1:3] == ("good", ".tidings/build.duckdb, newest load 1: published")
    assert found("published")[1:3] == ("good", "tidings.duckdb, load 1")


def test_a_gazetteer_that_is_current_is_good(desk: Path, places: Path) -> None:
    assert found("gazetteer", gazetteer=places)[1:3] == ("good", str(places))
    (desk / "old.parquet").write_bytes(b"old")
    assert found("gazetteer", gazetteer=desk / "old.parquet").said.endswith("old.parquet is missing or outdated")


def test_a_work_folder_that_cannot_be_written_to_is_bad(desk: Path) -> None:
    (desk / "file").write_text("x", encoding="utf-8")
    finding = found("work folder", work_dir=desk / "file")
    assert finding.state == "bad"
    assert finding.advice == "set work_dir in tidings.toml or TIDINGS_WORK_DIR to a folder that can be written to"


def test_a_run_that_is_on_its_way_is_worth_a_note(desk: Path) -> None:
    with writer_lock(desk / ".tidings"):
        finding = found("writer")
    assert (finding.state, finding.advice) == ("note", "wait for it to end")
    assert f"is being written to by process {os.getpid()} since " in finding.said


def test_an_expectation_of_no_table_is_bad(desk: Path) -> None:
    (desk / "tidings.toml").write_text(
        '[[audit.expectation]]\nname = "a"\ntable = "core.no"\nsql = "SELECT 1"\n', encoding="utf-8"
    )
    finding = found("audit rules")
    assert finding.state == "bad"
    assert "no table is called 'core.no'" in finding.said


def test_a_catalogue_that_does_not_answer_is_worth_a_note(desk: Path) -> None:
    (desk / "tidings.toml").write_text('[lineage]\ntransport = "http"\nurl = "http://127.0.0.1:9"\n', encoding="utf-8")
    finding = found("lineage")
    assert (finding.state, finding.said.startswith("http://127.0.0.1:9 does not answer")) == ("note", True)


def test_a_cluster_that_cannot_be_reached_is_bad(desk: Path) -> None:
    (desk / "tidings.toml").write_text('[compute]\nrunner = "dask"\naddress = "tcp://127.0.0.1:9"\n', encoding="utf-8")
    finding = found("compute")
    assert finding.state == "bad"
    assert "tcp://127.0.0.1:9" in finding.said


def test_a_build_file_that_no_run_can_use_is_bad(warehouse: Path) -> None:
    build = warehouse / ".tidings" / "build.duckdb"
    with duckdb.connect(build) as connection:
        connection.execute("UPDATE ops.migration SET migration_sha256 = repeat('0', 64)")
    assert found("warehouse").state == "bad"
    assert "if another tidings made this file" in found("warehouse").said
    build.write_text("no database " * 1000, encoding="utf-8")
    assert found("warehouse").state == "bad"


def test_a_file_of_somebody_else_in_the_place_of_the_published_one_is_bad(desk: Path) -> None:
    with duckdb.connect("tidings.duckdb") as connection:
        connection.execute("CREATE TABLE mine AS SELECT 1 AS a")
    finding = found("published")
    assert finding.state == "bad"
    assert finding.said.startswith("tidings.duckdb is a DuckDB database, but none that tidings published")


@pytest.mark.slow
def test_the_command_tells_everything_and_ends_with_1_if_a_run_would_fail(desk: Path) -> None:
    environment = os.environ | {"PREFECT_API_URL": "http://127.0.0.1:9/api"}
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "doctor"],
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("bad")] == [
        line for line in lines if "the server at http://127.0.0.1:9/api does not answer" in line
    ]
    assert [what for what in CHECKS if not any(f" {what} " in line for line in lines)] == []
    assert lines[-1] == "a run would fail: see above"


def test_sources_are_looked_at(desk: Path) -> None:
    assert (found("sources").state, found("sources").said) == ("note", "none is declared")
    (desk / "news").mkdir()
    with Site() as site:
        good, gone = site.put("/feed", rss()), site.url("/gone")
        declared = f"""
[[source]]
name = "desk"
kind = "files"
paths = ["news"]

[[source]]
name = "feeds"
kind = "feed"
urls = ["{good}"]
"""
        settings = desk / "tidings.toml"
        settings.write_text(declared, encoding="utf-8")
        assert found("sources")[1:3] == ("good", "desk, feeds")
        settings.write_text(declared.replace(good, gone), encoding="utf-8")
        assert found("sources").state == "note"
        assert f"feeds, {gone}: got status 404" in found("sources").said
    (desk / "news").rmdir()
    assert found("sources").state == "bad"
    assert "desk: " in found("sources").said
