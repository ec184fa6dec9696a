"""Users' SQL on the published file: it reads, and can do nothing else."""

from pathlib import Path

import pytest

from warehouse.errors import NotAWarehouseError, QueryError
from warehouse.query import query


def test_rows_come_back_as_a_frame(published: Path) -> None:
    rows = query(published, "SELECT plover_type, count(*) AS events FROM event GROUP BY ALL ORDER BY ALL;")
    assert rows.rows() == [("ACCUSE", 2), ("ASSAULT", 2)]
    assert rows.columns == ["plover_type", "events"]


def test_layers_may_be_left_out_or_named(published: Path) -> None:
    for name in ("mention", "mart.mention", "fact_mention", "core.fact_mention"):
        assert query(published, f"SELECT count(*) AS n FROM {name}")["n"].item() == 4


def test_no_rows_keep_their_columns(published: Path) -> None:
    assert query(published, "SELECT event_key FROM event WHERE false").columns == ["event_key"]


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("", "query is empty"),
        (" ; ", "query is empty"),
        ("SELEC 1", "syntax error"),
        ("SELECT * FROM evnt", "evnt does not exist"),
        ("SELECT no_such FROM event", "no_such"),
        ("DELETE FROM core.fact_event", "read-only"),
        ("CREATE TABLE mart.mine (a INTEGER)", "read-only"),
        ("COPY event TO 'events.csv'", "disabled by configuration"),
        ("SELECT * FROM read_csv('/etc/hostname')", "disabled by configuration"),
        ("ATTACH 'other.duckdb'", "disabled by configuration"),
        ("SET enable_external_access = true", "Cannot enable external access"),
        ("SELECT * FROM published", "published does not exist"),
    ],
)
def test_what_cannot_be_run_is_said(sql: str, said: str, published: Path) -> None:
    with pytest.raises(QueryError, match=said):
        query(published, sql)
    assert query(published, "SELECT count(*) AS n FROM event")["n"].item() == 4


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotAWarehouseError, match="publish a warehouse first"):
        query(tmp_path / "none.duckdb", "SELECT 1")
