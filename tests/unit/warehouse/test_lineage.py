"""Which tables are made from which, and what a load did to them."""

from pathlib import Path

from schemas.catalog import TABLES
from schemas.lineage import ARTICLES
from schemas.tables import layer_of
from tests.unit.warehouse.world import NOW, Article, load_articles
from warehouse.connect import open_build
from warehouse.lineage import made_from
from warehouse.migrate import migrate


def test_every_table_that_a_load_makes_has_inputs_that_were_made_before() -> None:
    made = {table.full_name for table in TABLES if layer_of(table) != "ops"} - {"mart.pipeline_health"}
    assert set(made_from()) == made
    known = {ARTICLES} | {table.full_name for table in TABLES if layer_of(table) == "ops"}
    for output, inputs in made_from().items():
        assert inputs
        assert set(inputs) <= known, output
        known.add(output)


def test_marts_come_from_what_their_queries_read() -> None:
    assert "core.fact_event" in made_from()["mart.daily_country"]
    assert made_from()["mart.event_history"] == ("core.fact_event", "ops.event_change")


def test_a_load_writes_down_what_it_did(tmp_path: Path) -> None:
    with open_build(tmp_path / "build.duckdb") as connection:
        migrate(connection, now=NOW)
        load_articles(connection, 1, [Article("a"), Article("b")])
        load_articles(connection, 2, [Article("c")])
        rows = connection.execute(
            "SELECT load_id, input_name, inserted_count FROM ops.lineage WHERE output_name = 'doc.document' ORDER BY 1"
        ).fetchall()
        assert rows == [(1, "raw.article", 2), (2, "raw.article", 1)]
        pairs = connection.execute("SELECT count(*) FROM ops.lineage WHERE load_id = 2").fetchall()
        assert pairs == [(sum(map(len, made_from().values())),)]
