"""Tables as frames, in declared types."""

import duckdb
import polars as pl
import pytest

from schemas.catalog import TABLES, frame_schema
from schemas.tables import Table
from tests.unit.warehouse.world import Article, batch, load_articles
from warehouse.read import read_table


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.full_name)
def test_empty_tables_have_the_declared_types(table: type[Table], build: duckdb.DuckDBPyConnection) -> None:
    assert read_table(build, table).schema == pl.Schema(frame_schema(table))


def test_what_was_loaded_is_read_back(build: duckdb.DuckDBPyConnection) -> None:
    articles = [Article("a"), Article("b")]
    load_articles(build, 1, articles)
    given = batch(articles)["ext.mention"].sort("mention_key")
    assert read_table(build, "ext.mention", with_load=False).equals(given)
    assert read_table(build, "ext.mention")["load_id"].to_list() == [1] * 4


def test_an_unknown_table_lists_those_there_are(build: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(KeyError, match=r"core\.fact_event"):
        read_table(build, "core.fact_wars")
