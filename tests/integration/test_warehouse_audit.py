"""The audit with the real Great Expectations: what it checks, what stops a publication, and its pages."""

import datetime as dt
import html.parser
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from schemas.catalog import TABLES
from schemas.ops import Validation
from tests.unit.warehouse.world import NOW, Article, load_articles
from warehouse.audit import audit
from warehouse.audit_findings import AuditResult
from warehouse.audit_sets import Rules, extra_expectation
from warehouse.connect import open_build
from warehouse.errors import NotAuditedError, WarehouseError
from warehouse.loads import newest_load, set_state
from warehouse.migrate import migrate
from warehouse.publish import publish, published_load
from warehouse.read import read_table

LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture
def build(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_build(tmp_path / "build.duckdb") as connection:
        migrate(connection, now=NOW)
        load_articles(connection, 1, [Article("a"), Article("b"), Article("c")])
        yield connection


def audited(connection: duckdb.DuckDBPyConnection, **rules: object) -> AuditResult:
    return audit(connection, now=LATER, rules=Rules(**rules))  # type: ignore[arg-type]


class Fetched(html.parser.HTMLParser):
    """What a page would fetch when it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"link", "script", "img", "iframe", "source"}:
            self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "srcset"}]


def test_a_sound_warehouse_passes_and_every_check_is_recorded(build: duckdb.DuckDBPyConnection) -> None:
    result = audited(build)
    assert result.failures == (), result.message
    assert result.is_passed
    assert len(result.findings) > 600
    assert {finding.expected.table for finding in result.findings} == {table.full_name for table in TABLES}
    asked = [finding for finding in result.findings if finding.checked_by == "query"]
    assert 100 < len(asked) < len(result.findings) / 2
    assert newest_load(build).load_state == "audited"
    recorded = read_table(build, Validation)
    assert recorded.height == len(result.findings)
    assert recorded["is_success"].all()
    again = audited(build)
    assert again.is_passed, again.message
    assert read_table(build, Validation).height == len(result.findings)


def test_an_injected_critical_expectation_keeps_the_last_published_file(
    build: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    target = tmp_path / "tidings.duckdb"
    set_state(build, 1, "audited")
    publish(build, target, now=NOW)
    before = target.read_bytes()
    load_articles(build, 2, [Article("d")])
    extra = extra_expectation(
        table="core.fact_event",
        name="nobody_is_killed",
        sql="SELECT event_key, killed_low FROM core.fact_event WHERE killed_low >= 1",
        column="killed_low",
    )
    result = audited(build, extra=(extra,))
    assert not result.is_passed
    assert result.message.startswith(
        "critical: core.fact_event.killed_low: 4 rows are against rule nobody_is_killed, for example [{"
    )
    assert newest_load(build).load_state == "failed audit"
    with pytest.raises(NotAuditedError, match="failed audit"):
        publish(build, target, now=LATER)
    assert target.read_bytes() == before
    assert audited(build).is_passed
    publish(build, target, now=LATER)
    assert published_load(target) == 2


def test_each_kind_of_declared_rule_is_checked(build: duckdb.DuckDBPyConnection) -> None:
    """The DDL refuses such rows; without its constraints the audit must find them."""
    for name in ("dim_source", "dim_actor", "dim_article", "bridge_event_actor"):
        build.execute(f"CREATE TABLE core.copy AS FROM core.{name}")
        build.execute(f"DROP TABLE core.{name}")
        build.execute(f"ALTER TABLE core.copy RENAME TO {name}")
    build.execute("UPDATE core.dim_source SET source_name = NULL, source_country = 'usa' WHERE source_key <> 0")
    build.execute("UPDATE core.dim_actor SET actor_kind = 'elf', actor_key = 5 WHERE actor_key <> 0")
    build.execute("UPDATE core.dim_article SET version_number = -1")
    build.execute("INSERT INTO core.bridge_event_actor FROM core.bridge_event_actor LIMIT 1")
    found = {f"{finding.expected.table}.{finding.expected.name}": finding.count for finding in audited(build).failures}
    assert found["core.dim_source.source_name_not_null"] == 1
    assert found["core.dim_source.source_country_pattern"] == 1
    assert found["core.dim_actor.actor_kind_in_set"] == 2
    assert found["core.dim_actor.primary_key_unique"] == 2
    assert found["core.dim_article.version_number_between"] == 4
    assert found["core.bridge_event_actor.primary_key_unique"] == 2
    assert found["core.bridge_event_actor.actor_key_refers_to_core_dim_actor"] == 7


def test_an_expectation_that_cannot_be_run_fails_and_says_why(build: duckdb.DuckDBPyConnection) -> None:
    extra = extra_expectation(table="core.fact_event", name="misspelt", sql="SELECT evnt_key FROM core.fact_event")
    result = audited(build, extra=(extra,))
    assert not result.is_passed
    (finding,) = result.failures
    assert finding.count is None
    said = 'rule misspelt could not be checked: Binder Error: Referenced column "evnt_key" not found in FROM clause!'
    assert said in finding.message
    assert "SELECT" not in finding.message


def test_examples_begin_with_key_and_column_and_are_cut_in_messages(build: duckdb.DuckDBPyConnection) -> None:
    extra = extra_expectation(
        table="core.fact_event", name="nobody", sql="SELECT * FROM core.fact_event", column="cameo_code"
    )
    (finding,) = audited(build, extra=(extra,)).failures
    assert finding.count == 6
    assert re.match(r'\[\{"event_key":\d+,"cameo_code":"\d+",', str(finding.examples))
    assert len(finding.message) < 1000 < len(str(finding.examples))
    assert finding.message.endswith(" …")


def test_nothing_loaded_is_an_error(tmp_path: Path) -> None:
    with open_build(tmp_path / "empty.duckdb") as connection:
        migrate(connection, now=NOW)
        with pytest.raises(WarehouseError, match="nothing was loaded yet"):
            audit(connection, now=NOW)


def test_a_warning_does_not_stop_the_publication_and_pages_tell_of_it(
    build: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    extra = extra_expectation(
        table="mart.event", name="nothing_happens", sql="SELECT event_key FROM mart.event", severity="warning"
    )
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "validations").mkdir()
    (folder / "validations" / "of_the_audit_before.html").write_text("old", encoding="utf-8")
    result = audit(build, now=LATER, rules=Rules(extra=(extra,)), docs_folder=folder)
    assert result.is_passed
    assert [finding.count for finding in result.failures] == [6]
    row = read_table(build, Validation).row(by_predicate=pl.col("expectation") == "nothing_happens", named=True)
    assert (row["severity"], row["is_success"], row["unexpected_count"]) == ("warning", False, 6)
    assert publish(build, tmp_path / "tidings.duckdb", now=LATER).load_id == 1
    assert result.docs == folder / "index.html"
    first = result.docs.read_text(encoding="utf-8")
    assert "mart.event: 6 rows are against rule nothing_happens" in first
    for table in TABLES:
        assert f">{table.full_name}<" in first
    asked = {each.expected.table for each in result.findings if each.checked_by == "query"}
    pages = list(folder.rglob("*.html"))
    assert len(pages) == len(asked) + 1
    for page in pages:
        assert fetched_by(page) == [], page
    assert not (folder / ".building").exists()


def fetched_by(page: Path) -> list[str]:
    """All that a browser would fetch to show a page."""
    text = page.read_text(encoding="utf-8")
    fetched = Fetched()
    fetched.feed(text)
    return [*fetched.addresses, *re.findall(r"url\([^)]*\)|@import[^;]*", text)]
