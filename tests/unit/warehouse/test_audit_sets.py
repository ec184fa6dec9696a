"""Rules over whole tables: each holds on a sound warehouse and finds what breaks it."""

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from schemas.expectations import Expected
from tests.unit.warehouse.world import NOW, Article, load_articles
from warehouse.audit_findings import AuditResult, Finding, against, record, with_examples
from warehouse.audit_sets import Rules, extra_expectation, set_expectations
from warehouse.audit_suites import all_expectations
from warehouse.connect import open_build

RULES = Rules(fewest_to_compare=4)

# What is done to a sound warehouse, and the rule that then finds it.
HARMS = {
    "mention_count_is_of_its_mentions": "UPDATE core.fact_event SET mention_count = 3 WHERE killed_low = 0",
    "article_count_is_of_its_mentions": "UPDATE core.fact_event SET article_count = 2 WHERE killed_low = 0",
    "has_a_source": "DELETE FROM core.bridge_event_actor WHERE event_role = 'source'",
    "has_a_target": "DELETE FROM core.bridge_event_actor WHERE event_role = 'target'",
    "first_place_is_the_primary_one": "UPDATE core.bridge_event_location SET location_order = 1",
    "killed_low_not_above_killed_high": "UPDATE core.fact_event SET killed_low = 9",
    "start_date_not_above_end_date": "UPDATE core.fact_mention SET end_date = DATE '2020-01-01'",
    "rows_are_those_of_core": "DELETE FROM mart.event WHERE plover_type = 'ACCUSE'",
    "evidence_text_is_in_the_article": "UPDATE core.fact_mention SET evidence_text = 'made up'",
    "trigger_text_is_in_the_article": "UPDATE core.fact_mention SET trigger_start = trigger_start + 1",
    "only_what_happened_makes_an_event": "UPDATE core.fact_mention SET modality = 'planned'",
    "superseded_articles_make_no_event": "UPDATE core.dim_article SET is_current = false",
    "every_document_is_coded": "DELETE FROM ext.coding",
    "one_version_is_current": "UPDATE core.dim_actor SET is_current = false WHERE actor_key <> 0",
    "event_count_does_not_fall": "UPDATE ops.load SET event_count = 1 WHERE load_id = 2",
    "mention_count_does_not_fall": "UPDATE ops.load SET mention_count = 1 WHERE load_id = 2",
    "share_of_unknown_sources": "UPDATE core.bridge_event_actor SET actor_key = 0 WHERE event_role = 'source'",
    "share_of_unknown_places": "UPDATE core.fact_event SET location_key = 0",
    "share_of_one_type": "UPDATE mart.event SET plover_type = 'AID'",
    "newest_payload_is_fresh": "UPDATE raw.article SET fetched_at = TIMESTAMP '2020-01-01'",
    "asserted_events_are_not_in_the_future": "UPDATE core.fact_event SET start_date = DATE '2030-01-01'",
}


@pytest.fixture(scope="module")
def filled_build(empty_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(empty_build, tmp_path_factory.mktemp("filled")))
    with open_build(path) as connection:
        load_articles(connection, 1, [Article("a"), Article("b"), Article("c")])
        load_articles(connection, 2, [Article("d")])
    return path


@pytest.fixture
def filled(filled_build: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_build(Path(shutil.copy(filled_build, tmp_path))) as connection:
        yield connection


def broken(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Names of the rules over whole tables that do not hold, with the number of rows against each."""
    found: dict[str, int] = {}
    for expected in set_expectations(RULES, now=NOW + dt.timedelta(days=1)):
        rows = connection.execute(expected.sql).fetchall()
        if rows:
            found[expected.name] = len(rows)
    return found


def test_a_sound_warehouse_breaks_no_rule(filled: duckdb.DuckDBPyConnection) -> None:
    assert broken(filled) == {}


@pytest.mark.parametrize(("rule", "harm"), HARMS.items(), ids=HARMS)
def test_each_rule_finds_what_breaks_it(rule: str, harm: str, filled: duckdb.DuckDBPyConnection) -> None:
    filled.execute(harm)
    assert rule in broken(filled)


def test_every_rule_is_tried() -> None:
    names = {expected.name for expected in set_expectations(RULES, now=NOW)}
    same = {"injured_low_not_above_injured_high"}
    assert names - same == set(HARMS)


def test_small_warehouses_are_not_judged_by_shares_and_volumes(filled: duckdb.DuckDBPyConnection) -> None:
    for harm in ("event_count_does_not_fall", "share_of_unknown_sources", "share_of_unknown_places"):
        filled.execute(HARMS[harm])
    for expected in set_expectations(Rules(), now=NOW):
        assert filled.execute(expected.sql).fetchall() == [], expected.name


def test_names_are_unique_in_a_table_and_every_table_is_expected_of() -> None:
    by_table = all_expectations(Rules(), now=NOW)
    assert len(by_table) > 30
    for table, expected in by_table.items():
        names = [each.name for each in expected]
        assert len(names) == len(set(names)), table
        assert {each.table for each in expected} == {table}


def test_an_extra_expectation_joins_its_table() -> None:
    extra = extra_expectation(
        table="core.fact_event", name="no_wars", sql="SELECT event_key FROM core.fact_event;", column="cameo_code"
    )
    assert extra == Expected(
        "no_wars", "core.fact_event", ("cameo_code",), "rows", sql="SELECT event_key FROM core.fact_event"
    )
    assert extra in all_expectations(Rules(extra=(extra,)), now=NOW)["core.fact_event"]
    with pytest.raises(ValueError, match="'no_wars' already"):
        all_expectations(Rules(extra=(extra, extra)), now=NOW)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"table": "core.fact_wars"}, "no table is called 'core.fact_wars'; there are:"),
        ({"name": "no wars"}, "a word of letters"),
        ({"column": "wars"}, "no column 'wars'; it has: event_key"),
        ({"severity": "fatal"}, "severity is critical or warning; got 'fatal'"),
        ({"sql": "DELETE FROM core.fact_event"}, "sql must be a query"),
    ],
)
def test_an_extra_expectation_that_cannot_be_is_refused(changed: dict[str, str], said: str) -> None:
    sound = {"table": "core.fact_event", "name": "no_wars", "sql": "SELECT 1"}
    with pytest.raises(ValueError, match=said):
        extra_expectation(**(sound | changed))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expected", "harm", "rows"),
    [
        (Expected("n", "core.dim_source", ("source_country",), "not_null"), "SELECT 1", 2),
        (Expected("n", "core.dim_source", ("source_kind",), "in_set", ("agency",)), "SELECT 1", 2),
        (Expected("n", "core.fact_event", ("killed_low",), "between", (1, None)), "SELECT 1", 4),
        (Expected("n", "core.fact_event", ("killed_low",), "between", (None, 0)), "SELECT 1", 4),
        (Expected("n", "core.fact_event", ("event_status", "weekday"), "unique"), "SELECT 1", 2),
        (Expected("n", "core.fact_event", (), "rows", sql="FROM core.fact_event WHERE weekday = 1"), "SELECT 1", 4),
    ],
)
def test_rows_against_an_expectation_are_looked_up(
    expected: Expected, harm: str, rows: int, filled: duckdb.DuckDBPyConnection
) -> None:
    filled.execute(harm)
    found = filled.execute(against(expected)).pl()
    assert found.height == rows
    assert set(expected.columns) <= set(found.columns)


def test_messages_name_table_column_rule_count_and_examples(filled: duckdb.DuckDBPyConnection) -> None:
    expected = Expected("killed_low_between", "core.fact_event", ("killed_low",), "between", (1, None))
    finding = with_examples(filled, Finding(expected, is_success=False, count=4))
    assert finding.message.startswith(
        "critical: core.fact_event.killed_low: 4 rows are against rule killed_low_between, for example ["
    )
    assert json.loads(finding.examples or "")[0]["killed_low"] == 0
    unchecked = Finding(expected, is_success=False, count=None, error="no such column")
    assert "could not be checked: no such column" in with_examples(filled, unchecked).message


def test_only_critical_failures_stop_the_publication(filled: duckdb.DuckDBPyConnection) -> None:
    critical = Expected("c", "core.fact_event", ("killed_low",), "not_null")
    warning = critical._replace(name="w", severity="warning")
    held = Finding(critical, is_success=True, count=0)
    warned = Finding(warning, is_success=False, count=1)
    failed = Finding(critical, is_success=False, count=1)
    assert AuditResult(1, (held,)).message == "all 1 expectations hold"
    assert AuditResult(1, (held, warned)).is_passed
    assert not AuditResult(1, (warned, failed)).is_passed
    assert [each.expected.name for each in AuditResult(1, (warned, failed)).failures] == ["c", "w"]
    for _ in range(2):
        record(filled, [warned, failed], load_id=2, now=NOW)
    assert filled.execute("SELECT count(*), count(DISTINCT validation_key) FROM ops.validation").fetchone() == (2, 2)
