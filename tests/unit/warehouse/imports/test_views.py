"""Views in other people's shapes: our events in them, and their files out again as they went in."""

from pathlib import Path

import duckdb
import polars as pl
import pytest

from schemas.catalog import VIEWS
from schemas.ddl import sql_type
from schemas.tables import Table
from tests.unit.warehouse.imports.conftest import Import
from tests.unit.warehouse.imports.gdelt_rows import EVENT, MENTION, event, write
from warehouse.imports.gdelt_columns import EVENT_COLUMNS, MENTION_COLUMNS
from warehouse.views.make import create_views

SINGLE_DAY = """
SELECT Actor1CountryCode, EventRootCode, COUNT(*) AS events, AVG(GoldsteinScale) AS goldstein,
    SUM(NumMentions) AS mentions
FROM mart.gdelt_event
WHERE SQLDATE BETWEEN 20000101 AND 20291231 AND QuadClass IN (3, 4) AND ActionGeo_Type >= 1
GROUP BY Actor1CountryCode, EventRootCode ORDER BY events DESC, Actor1CountryCode, EventRootCode
"""
"""As it is written for GDELT's public tables."""


@pytest.fixture
def viewed(ours: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    create_views(ours)
    return ours


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.full_name)
class TestEveryView:
    def test_has_the_declared_columns_with_their_types_and_comments(
        self, view: type[Table], viewed: duckdb.DuckDBPyConnection
    ) -> None:
        described = viewed.execute(f"DESCRIBE {view.full_name}").fetchall()
        assert [(name, kind) for name, kind, *_ in described] == [
            (name, sql_type(column)) for name, column in view.columns().items()
        ]
        silent = viewed.execute(
            "SELECT column_name FROM duckdb_columns() WHERE comment IS NULL AND schema_name || '.' || table_name = ?"
            " AND column_name <> table_name",
            [view.full_name],
        ).fetchall()
        assert silent == []

    def test_shows_our_events(self, view: type[Table], viewed: duckdb.DuckDBPyConnection) -> None:
        assert viewed.execute(f"SELECT * FROM {view.full_name}").pl().height > 0

    def test_says_what_it_is(self, view: type[Table], viewed: duckdb.DuckDBPyConnection) -> None:
        assert view.grain
        assert [name for name, column in view.columns().items() if not column.description] == []


def test_the_shapes_are_gdelts(viewed: duckdb.DuckDBPyConnection) -> None:
    for name, columns, count in (("gdelt_event", EVENT_COLUMNS, 61), ("gdelt_mention", MENTION_COLUMNS, 16)):
        shape = [row[0] for row in viewed.execute(f"DESCRIBE mart.{name}").fetchall()]
        assert shape == list(columns)
        assert len(shape) == count


def test_a_query_written_for_gdelt_runs_on_our_events(
    tmp_path: Path, viewed: duckdb.DuckDBPyConnection, imported: Import
) -> None:
    before = viewed.execute(SINGLE_DAY).fetchall()
    assert (
        sum(row[2] for row in before)
        == viewed.execute(
            "SELECT count(*) FROM mart.event WHERE event_status = 'asserted'"
            " AND (cameo_code LIKE '11%' OR cameo_code LIKE '19%') AND place_name <> 'unknown'"
        ).fetchall()[0][0]
    )
    imported("gdelt", write(tmp_path / "x.CSV", EVENT))
    assert viewed.execute(SINGLE_DAY).fetchall() == before
    viewed.execute("SET VARIABLE origin = 'gdelt'")
    assert viewed.execute(SINGLE_DAY).fetchall() == [("SYR", "19", 1, -10.0, 10)]


def test_a_file_of_gdelts_events_comes_out_as_it_went_in(
    tmp_path: Path, viewed: duckdb.DuckDBPyConnection, imported: Import
) -> None:
    bare = {name: "" for name in EVENT if name.startswith(("Actor", "ActionGeo")) and not name.endswith("_Type")}
    nothing = {"Actor1Geo_Type": "0", "Actor2Geo_Type": "0", "ActionGeo_Type": "0"}
    statement = {
        "EventCode": "0141", "EventBaseCode": "014", "EventRootCode": "01", "QuadClass": "1", "GoldsteinScale": "0",
    }  # fmt: skip
    path = write(
        tmp_path / "x.export.CSV",
        EVENT,
        event(GLOBALEVENTID="410412348", **statement),
        EVENT | bare | nothing | {"GLOBALEVENTID": "410412349", "SQLDATE": "20141231", "MonthYear": "201412",
                                  "Year": "2014", "FractionDate": "2014.9890"},
    )  # fmt: skip
    imported("gdelt", path)
    viewed.execute("SET VARIABLE origin = 'gdelt'")
    out = viewed.execute("SELECT * FROM mart.gdelt_event ORDER BY 1").pl()
    given = pl.read_csv(path, separator="\t", has_header=False, quote_char=None, schema=out.schema)
    assert [name for name in out.columns if not out[name].equals(given[name])] == []


def test_a_file_of_gdelts_mentions_comes_out_as_it_went_in(
    tmp_path: Path, viewed: duckdb.DuckDBPyConnection, imported: Import
) -> None:
    path = write(tmp_path / "x.mentions.CSV", MENTION, MENTION | {"GLOBALEVENTID": "5", "MentionType": "2"})
    imported("gdelt", path)
    viewed.execute("SET VARIABLE origin = 'gdelt'")
    out = viewed.execute("SELECT * FROM mart.gdelt_mention ORDER BY 1 DESC").pl()
    given = pl.read_csv(path, separator="\t", has_header=False, quote_char=None, schema=out.schema)
    assert [name for name in out.columns if not out[name].equals(given[name])] == []


def test_sources_stand_side_by_side(tmp_path: Path, viewed: duckdb.DuckDBPyConnection, imported: Import) -> None:
    day, country = viewed.execute(
        "SELECT calendar_date, country_code FROM mart.compare WHERE plover_type = 'ASSAULT' AND tidings_event_count > 0"
    ).fetchall()[0]
    code = "SY" if country == "SYR" else ""
    same = event(GLOBALEVENTID="7", SQLDATE=day.strftime("%Y%m%d"), ActionGeo_CountryCode=code)
    imported("gdelt", write(tmp_path / "x.CSV", EVENT, same))
    counted = viewed.execute(
        "SELECT CAST(calendar_date AS VARCHAR), country_code, tidings_event_count, gdelt_event_count, gdelt_killed_low"
        " FROM mart.compare WHERE gdelt_event_count > 0 ORDER BY 1"
    ).fetchall()
    assert ("2015-02-18", "SYR", 0, 1, None) in counted
    ours = viewed.execute("SELECT sum(tidings_event_count), sum(gdelt_event_count) FROM mart.compare").fetchall()
    asserted = viewed.execute("SELECT count(*) FROM mart.event WHERE event_status = 'asserted'").fetchall()[0][0]
    assert ours == [(asserted, 2)]
