"""A load: idempotent, transactional, and nothing is dropped in silence."""

import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path

import duckdb
import polars as pl
import pytest

from schemas.core import DimArticle, FactEvent, FactMention
from schemas.ext import Coding, Mention
from schemas.ops import Load, Reject
from schemas.res import MentionActor
from tests.unit.warehouse.little_star import derive
from tests.unit.warehouse.looks import snapshot
from tests.unit.warehouse.world import NOW, Article, article_key, batch, load_articles, ticking
from warehouse.connect import open_build
from warehouse.load import load, loaded
from warehouse.read import read_table
from warehouse.reconcile import Changes
from warehouse.rejects import checked

ARTICLES = [Article("a"), Article("b"), Article("c")]
LATER = NOW + dt.timedelta(days=1)


@pytest.fixture(scope="module")
def at_once(empty_build: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    """What the warehouse holds when all articles come in one batch."""
    path = Path(shutil.copy(empty_build, tmp_path_factory.mktemp("at_once")))
    with open_build(path) as connection:
        load_articles(connection, 1, ARTICLES)
        return snapshot(connection, with_load=False)


def test_a_load_fills_all_layers_and_says_what_it_did(build: duckdb.DuckDBPyConnection) -> None:
    result = load_articles(build, 7, ARTICLES)
    assert (result.load_id, result.is_repeat, result.is_changed) == (7, False, True)
    assert (result.article_count_new, result.article_count_changed, result.article_count_unchanged) == (3, 0, 0)
    assert (result.mention_count, result.event_count, result.reject_count) == (6, 6, 0)
    assert result.inserted["ext.mention"] == 6
    assert result.changes["core.fact_event"] == Changes(inserted=6)
    assert result.changes["mart.event"] == Changes(inserted=6)
    recorded = read_table(build, Load).row(0, named=True)
    assert recorded["load_state"] == "loaded"
    assert recorded["finished_at"] == NOW + dt.timedelta(minutes=7)
    assert (recorded["event_count"], recorded["article_count_new"]) == (6, 3)
    for name, rows in snapshot(build).items():
        assert {row[-1] for row in rows} <= {7}, name


def test_the_same_load_again_does_nothing_and_says_so(build: duckdb.DuckDBPyConnection) -> None:
    first = load_articles(build, 1, ARTICLES)
    before = snapshot(build)
    again = load_articles(build, 1, [*ARTICLES, Article("d")])
    assert again.is_repeat
    assert not again.is_changed
    assert (again.article_count_new, again.event_count) == (first.article_count_new, first.event_count)
    assert snapshot(build) == before
    assert loaded(build, 2) is None


def test_the_same_rows_under_another_load_change_no_row(build: duckdb.DuckDBPyConnection) -> None:
    load_articles(build, 1, ARTICLES)
    before = snapshot(build)
    again = load_articles(build, 2, ARTICLES)
    assert (again.is_repeat, again.is_changed) == (False, False)
    assert (again.article_count_new, again.article_count_unchanged) == (0, 3)
    assert set(again.inserted.values()) == {0}
    assert snapshot(build) == before


@pytest.mark.parametrize("order", [[[0, 1, 2]], [[2], [0, 1]], [[1], [2], [0]], [[0, 1, 2], [1]]])
def test_batches_and_order_do_not_matter(
    order: list[list[int]], build: duckdb.DuckDBPyConnection, at_once: dict[str, list[tuple[object, ...]]]
) -> None:
    for number, chosen in enumerate(order, 1):
        load_articles(build, number, [ARTICLES[each] for each in chosen])
    assert snapshot(build, with_load=False) == at_once


def test_unchanged_rows_keep_their_load(build: duckdb.DuckDBPyConnection) -> None:
    load_articles(build, 1, ARTICLES)
    result = load_articles(build, 2, [Article("d")])
    assert result.changes["core.fact_mention"] == Changes(inserted=2, kept=6)
    assert sorted(read_table(build, FactMention)["load_id"]) == [1] * 6 + [2] * 2


def test_a_changed_article_is_a_new_version_and_its_events_are_made_anew(build: duckdb.DuckDBPyConnection) -> None:
    load_articles(build, 1, ARTICLES)
    result = load_articles(build, 2, [Article("a", version=2, seen_at=LATER, mentions=3)])
    assert (result.article_count_new, result.article_count_changed) == (0, 1)
    assert result.changes["core.fact_event"] == Changes(inserted=3, deleted=2, kept=4)
    versions = read_table(build, DimArticle).filter(pl.col("article_id") == "file:a").sort("version_number")
    assert versions["is_current"].to_list() == [False, True]
    mentions = read_table(build, FactMention).filter(pl.col("article_key") == article_key(Article("a")))
    assert mentions["event_key"].to_list() == [0, 0]


def test_an_article_seen_earlier_stands_whatever_the_order(build: duckdb.DuckDBPyConnection) -> None:
    load_articles(build, 1, [Article("a", seen_at=LATER), Article("b")])
    result = load_articles(build, 2, [Article("a", seen_at=NOW)])
    assert result.article_count_unchanged == 1
    assert result.inserted["doc.document"] == 1
    assert read_table(build, DimArticle).filter(pl.col("article_id") == "file:a")["valid_from"].to_list() == [NOW]
    result = load_articles(build, 3, [Article("a", seen_at=LATER)])
    assert result.inserted["doc.document"] == 0
    assert not result.is_changed


def test_another_coder_version_replaces_codings_of_its_articles_only(build: duckdb.DuckDBPyConnection) -> None:
    load_articles(build, 1, ARTICLES)
    recoded = batch([Article("a", mentions=1)], coder_version="test-2")
    del recoded["raw.article"], recoded["doc.document"], recoded["doc.block"]
    result = load(
        build, load_id=2, tables=recoded, derive=derive, coder_version="test-2", clock=ticking(2), unchanged_count=2
    )
    assert result.article_count_unchanged == 2
    codings = read_table(build, Coding)
    assert sorted(codings.select("coder_version", "load_id").rows()) == [("test-1", 1), ("test-1", 1), ("test-2", 2)]
    assert read_table(build, Mention).filter(pl.col("article_key") == article_key(Article("a"))).height == 1
    assert read_table(build, MentionActor).height == 5
    assert read_table(build, FactEvent).height == 5


def test_codings_of_another_text_are_left_out(build: duckdb.DuckDBPyConnection) -> None:
    load_articles(build, 1, [Article("a")])
    other = batch([Article("a", seen_at=LATER)], coder_version="test-2")
    other["doc.document"] = other["doc.document"].with_columns(text=pl.lit("Other noise. ") + pl.col("text"))
    load(build, load_id=2, tables=other, derive=derive, coder_version="test-2", clock=ticking(2))
    assert read_table(build, Coding)["coder_version"].to_list() == ["test-1"]


def test_rows_that_break_a_rule_are_rejected_with_all_that_hangs_on_them(build: duckdb.DuckDBPyConnection) -> None:
    tables = batch(ARTICLES)
    bad = pl.col("article_key") == article_key(Article("a"))
    documents = tables["doc.document"].with_columns(language=pl.when(bad).then(pl.lit("French")).otherwise("language"))
    result = load_articles(build, 1, ARTICLES, doc__document=documents)
    rules = dict(result.rejects.group_by("locator").len().iter_rows())
    assert rules == {
        "doc.document": 1,
        "doc.block": 1,
        "ext.coding": 1,
        "ext.mention": 2,
        "ext.mention_role": 2,
        "res.mention_actor": 2,
        "res.mention_location": 2,
        "res.mention_time": 2,
    }
    assert result.reject_count == 13
    assert (result.article_count_new, result.event_count) == (2, 4)
    assert read_table(build, Reject).drop("load_id").equals(result.rejects.sort("reject_key"))


def test_rows_of_core_that_break_a_rule_are_rejected_with_what_leads_to_them(build: duckdb.DuckDBPyConnection) -> None:
    def unruly(tables: Mapping[str, pl.DataFrame]) -> Mapping[str, pl.DataFrame]:
        star = dict(derive(tables))
        first = pl.col("event_key") == star["core.fact_event"]["event_key"].min()
        star["core.fact_event"] = star["core.fact_event"].with_columns(
            confidence=pl.when(first).then(7.0).otherwise("confidence")
        )
        return star

    result = load(build, load_id=1, tables=batch(ARTICLES), derive=unruly, coder_version="test-1", clock=ticking(1))
    rejected = result.rejects.select("locator", "reject_rule", "reject_stage").rows()
    assert ("core.fact_event", "confidence|max", "load") in rejected
    assert {locator for locator, *_ in rejected} == {
        "core.fact_event",
        "core.fact_mention",
        "core.bridge_event_actor",
        "core.bridge_event_location",
    }
    assert result.event_count == 5
    again = load(build, load_id=2, tables={}, derive=unruly, coder_version="test-1", clock=ticking(2))
    assert again.reject_count == result.reject_count
    assert read_table(build, Reject)["load_id"].unique().to_list() == [1]


def test_rejects_of_the_steps_before_are_recorded_once(build: duckdb.DuckDBPyConnection) -> None:
    _, given = checked(Coding, batch([Article("z")])["ext.coding"].with_columns(sentence_count=pl.lit(-1)))
    given = given.with_columns(reject_stage=pl.lit("coding"))
    for load_id in (1, 2):
        result = load_articles(build, load_id, ARTICLES, ops__reject=given)
        assert result.reject_count == 1
    assert read_table(build, Reject).select("reject_stage", "load_id").rows() == [("coding", 1)]


def test_mentions_without_a_coding_are_rejected(build: duckdb.DuckDBPyConnection) -> None:
    codings = batch(ARTICLES)["ext.coding"].head(2)
    result = load_articles(build, 1, ARTICLES, ext__coding=codings)
    orphans = result.rejects.filter(pl.col("locator") == "ext.mention")
    assert orphans["reject_rule"].to_list() == ["article_is_coded", "article_is_coded"]
    assert result.mention_count == 4


def test_a_failure_in_the_middle_leaves_the_warehouse_as_it_was(build: duckdb.DuckDBPyConnection) -> None:
    load_articles(build, 1, ARTICLES)
    before = snapshot(build)

    def broken(tables: Mapping[str, pl.DataFrame]) -> Mapping[str, pl.DataFrame]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        load(build, load_id=2, tables=batch([Article("d")]), derive=broken, coder_version="test-1", clock=ticking(2))
    assert snapshot(build) == before
    assert loaded(build, 2) is None
    assert build.execute("SELECT count(*) FROM doc.document").fetchone() == (3,)
    assert load_articles(build, 2, [Article("d")]).article_count_new == 1


def test_a_star_without_all_its_tables_is_an_error(build: duckdb.DuckDBPyConnection) -> None:
    def partial(tables: Mapping[str, pl.DataFrame]) -> Mapping[str, pl.DataFrame]:
        return {name: rows for name, rows in derive(tables).items() if name != "core.dim_date"}

    with pytest.raises(ValueError, match=r"missing \['core.dim_date'\]"):
        load(build, load_id=1, tables=batch(ARTICLES), derive=partial, coder_version="test-1", clock=ticking(1))


def test_a_table_that_is_not_for_loading_is_an_error(build: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ValueError, match=r"got \['core.fact_event'\]"):
        load_articles(build, 1, ARTICLES, core__fact_event=FactEvent.sample(1))


def test_derive_gets_every_row_without_its_load(build: duckdb.DuckDBPyConnection) -> None:
    seen: dict[str, pl.DataFrame] = {}

    def watching(tables: Mapping[str, pl.DataFrame]) -> Mapping[str, pl.DataFrame]:
        seen.update(tables)
        return derive(tables)

    load_articles(build, 1, ARTICLES[:2])
    load(build, load_id=2, tables=batch(ARTICLES[2:]), derive=watching, coder_version="test-1", clock=ticking(2))
    whole = batch(ARTICLES)
    assert set(seen) == set(whole)
    for name, rows in whole.items():
        assert seen[name].schema == rows.schema
        keys = rows.columns[:3]
        assert seen[name].sort(keys).equals(rows.sort(keys)), name
