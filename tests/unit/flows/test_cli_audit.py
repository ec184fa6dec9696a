"""Commands `audit` and `publish`: what they refuse, and publishing again."""

from pathlib import Path

import duckdb
import pytest

from tests.unit.flows.calling import Tidings
from warehouse.connect import open_build
from warehouse.loads import set_state


def set_load(folder: Path, state: str) -> None:
    with open_build(folder / ".tidings" / "build.duckdb") as connection:
        set_state(connection, 1, state)


@pytest.mark.parametrize("command", ["audit", "publish"])
def test_with_nothing_loaded_there_is_nothing_to_do(command: str, desk: Path, tidings: Tidings) -> None:
    found = tidings(command)
    assert (found.code, found.out) == (1, "")
    assert found.error == "error: nothing was loaded yet: run `tidings run` with articles first\n"
    assert not (desk / "tidings.duckdb").exists()


def test_an_expectation_of_no_table_is_wrong_use_and_told_at_once(desk: Path, tidings: Tidings) -> None:
    (desk / "tidings.toml").write_text(
        '[[audit.expectation]]\nname = "no_talks"\ntable = "core.fact_evnt"\nsql = "SELECT 1"\n', encoding="utf-8"
    )
    found = tidings("audit")
    assert found.code == 2
    assert "expectation 'no_talks': no table is called 'core.fact_evnt'; there are: ops.load," in found.error


def test_a_load_is_published_again(warehouse: Path, tidings: Tidings) -> None:
    (warehouse / "tidings.duckdb").unlink()
    found = tidings("publish")
    assert (found.code, found.out) == (0, "tidings.duckdb\n")
    assert tidings("query", "SELECT count(*) AS n FROM ops.publication", "--format", "csv").out == "n\n2\n"


def test_a_load_that_failed_its_audit_is_not_published(warehouse: Path, tidings: Tidings) -> None:
    set_load(warehouse, "failed audit")
    before = (warehouse / "tidings.duckdb").read_bytes()
    found = tidings("publish")
    assert found.code == 1
    assert "is in state 'failed audit', expected 'audited': tidings.duckdb stays as it is" in found.error
    assert (warehouse / "tidings.duckdb").read_bytes() == before


@pytest.mark.parametrize("state", ["audited", "published"])
def test_a_database_of_somebody_else_is_never_replaced(state: str, warehouse: Path, tidings: Tidings) -> None:
    set_load(warehouse, state)
    (warehouse / "tidings.duckdb").unlink()
    with duckdb.connect("tidings.duckdb") as connection:
        connection.execute("CREATE TABLE mine AS SELECT 1 AS a")
    found = tidings("publish")
    assert found.code == 1
    assert "none that tidings published: name the published file, or another path to publish to" in found.error
    with duckdb.connect("tidings.duckdb", read_only=True) as connection:
        assert connection.execute("FROM mine").fetchall() == [(1,)]


def test_a_path_that_cannot_be_written_is_told(
    warehouse: Path, tidings: Tidings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIDINGS_PUBLISHED", "tidings.duckdb/published.duckdb")
    found = tidings("publish")
    assert found.code == 1
    assert "cannot be written: " in found.error
    assert "Name another path with published in tidings.toml or TIDINGS_PUBLISHED" in found.error
