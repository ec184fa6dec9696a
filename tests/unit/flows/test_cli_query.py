"""Command `query`: rows of the published file, in three formats."""

import json
from pathlib import Path

import duckdb
import pytest

from tests.unit.flows.calling import Tidings

ODD = (
    "SELECT [1, 2] AS a, {'b': 1} AS s, DATE '2020-01-01' AS d, NULL AS n, 'x'::BLOB AS h, true AS t, ['p', NULL] AS l"
)


def test_a_table_for_people(warehouse: Path, tidings: Tidings) -> None:
    found = tidings("query", "SELECT plover_type, count(*) AS n FROM event GROUP BY ALL ORDER BY ALL")
    assert found.code == 0
    assert [line.split() for line in found.out.splitlines() if line.strip(" ─")] == [
        ["plover_type", "n"],
        ["ACCUSE", "2"],
        ["ASSAULT", "2"],
        ["2", "rows"],
    ]


def test_no_rows_are_told(warehouse: Path, tidings: Tidings) -> None:
    assert tidings("query", "SELECT event_key FROM event WHERE false").out.endswith("0 rows\n")


def test_long_cells_are_whole(warehouse: Path, tidings: Tidings) -> None:
    assert "x" * 500 in tidings("query", "SELECT repeat('x', 500) AS long").out


def test_csv_has_a_text_for_everything(warehouse: Path, tidings: Tidings) -> None:
    found = tidings("query", ODD, "--format", "csv")
    assert found.code == 0
    assert found.out == 'a,s,d,n,h,t,l\n1; 2,"{""b"":1}",2020-01-01,,78,true,p; \n'


def test_json_is_a_list_of_objects(warehouse: Path, tidings: Tidings) -> None:
    found = tidings("query", ODD, "--format", "json")
    assert found.code == 0
    (row,) = json.loads(found.out)
    assert row == {"a": [1, 2], "s": {"b": 1}, "d": "2020-01-01", "n": None, "h": "eA==", "t": True, "l": ["p", None]}
    assert tidings("query", "SELECT 1 WHERE false", "--format", "json").out == "[]\n"


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("", "the query is empty; expected SQL, for example: SELECT * FROM event LIMIT 10"),
        ("SELECT * FROM evnt", 'Did you mean "event"?'),
        ("SELECT evnt_key FROM event", '"event_key"'),
        ("DROP TABLE mart.event", "read-only"),
        ("COPY event TO 'events.csv'", "disabled by configuration"),
        ("SELECT INTERVAL 1 DAY AS i", "cast it to text, such as CAST(finished_at - started_at AS VARCHAR)"),
    ],
)
def test_what_cannot_be_asked_is_told(sql: str, said: str, warehouse: Path, tidings: Tidings) -> None:
    before = (warehouse / "tidings.duckdb").read_bytes()
    found = tidings("query", sql)
    assert found.code == 2
    assert found.error.startswith("error: the query ")
    assert said in found.error
    assert (warehouse / "tidings.duckdb").read_bytes() == before
    assert not (warehouse / "events.csv").exists()


def test_without_a_published_file_it_is_told_how_to_make_one(desk: Path, tidings: Tidings) -> None:
    found = tidings("query", "SELECT 1")
    assert found.code == 1
    assert found.error.startswith("error: tidings.duckdb does not exist: publish a warehouse first, with `tidings run`")


def test_a_database_of_somebody_else_is_told(desk: Path, tidings: Tidings) -> None:
    with duckdb.connect("tidings.duckdb") as connection:
        connection.execute("CREATE TABLE mine AS SELECT 1 AS a")
    found = tidings("query", "SELECT * FROM mine")
    assert found.code == 1
    assert "tidings.duckdb is a DuckDB database, but none that tidings published" in found.error
