"""Steps `audit` and `publish`: when they are needed, and what they say."""

from pathlib import Path

import pytest

from flows.errors import WrongUseError
from flows.settings import ExpectationSettings, Settings
from flows.steps.auditing import Audited, Published, audit, publish, rules_of
from warehouse.connect import open_build
from warehouse.loads import set_state


def no_audit(_settings: Settings) -> Audited:
    raise AssertionError("it was audited")


def settings_of(**values: object) -> Settings:
    return Settings(workers=1, **values)  # type: ignore[arg-type]


def set_load(state: str) -> None:
    with open_build(Path(".tidings/build.duckdb")) as connection:
        set_state(connection, 1, state)


def test_an_empty_warehouse_needs_neither(desk: Path) -> None:
    audited = audit(settings_of(), no_audit)
    assert audited.headline() == "not needed, nothing was loaded yet"
    assert publish(settings_of(), audited).text() == "nothing yet"


@pytest.mark.parametrize("state", ["audited", "published"])
def test_a_load_that_passed_is_not_audited_again(state: str, warehouse: Path) -> None:
    set_load(state)
    assert audit(settings_of(), no_audit).state == "held before"


@pytest.mark.parametrize("state", ["loaded", "failed audit"])
def test_one_that_did_not_is(state: str, warehouse: Path) -> None:
    set_load(state)
    assert audit(settings_of(), lambda _: Audited("passed", 5, constraint_count=3)).headline() == (
        "passed: 5 expectations (2 by query, 3 by the file's constraints)"
    )


def test_readers_who_have_the_newest_load_keep_their_file(warehouse: Path) -> None:
    before = (warehouse / "tidings.duckdb").stat().st_ino
    assert publish(settings_of(), Audited("held before")).state == "current"
    assert (warehouse / "tidings.duckdb").stat().st_ino == before
    assert publish(settings_of(), Audited("held before"), again=True).state == "published"
    assert (warehouse / "tidings.duckdb").stat().st_ino != before


def test_a_file_that_is_gone_is_published_again(warehouse: Path) -> None:
    (warehouse / "tidings.duckdb").unlink()
    assert publish(settings_of(), Audited("held before")).state == "published"
    assert (warehouse / "tidings.duckdb").exists()


def test_a_failed_audit_keeps_the_last_good_file(warehouse: Path) -> None:
    before = (warehouse / "tidings.duckdb").stat().st_ino
    kept = publish(settings_of(), Audited("failed", 5, ("critical: x",)))
    assert kept.text() == "tidings.duckdb (the last good version stays)"
    assert (warehouse / "tidings.duckdb").stat().st_ino == before
    assert Published(Path("none.duckdb"), "kept").text() == "nothing yet"


def test_settings_become_rules() -> None:
    own = ExpectationSettings(name="a", table="core.fact_event", sql="SELECT 1", severity="warning")
    rules = rules_of(settings_of(audit={"largest_drop": 0.1, "expectation": [own.model_dump()]}))
    assert rules.largest_drop == 0.1
    assert [(each.name, each.severity) for each in rules.extra] == [("a", "warning")]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"table": "core.none"}, "no table is called 'core.none'; there are: ops.load"),
        ({"column": "none"}, "core.fact_event has no column 'none'; it has: event_key"),
        ({"sql": "DELETE FROM x"}, "sql must be a query that gives the rows against it; got 'DELETE FROM x'"),
    ],
)
def test_an_expectation_that_cannot_be_is_wrong_use(changed: dict[str, str], said: str) -> None:
    own = {"name": "a", "table": "core.fact_event", "sql": "SELECT 1"} | changed
    with pytest.raises(WrongUseError, match=f"audit.expectation in the settings: expectation 'a'.*{said}"):
        rules_of(settings_of(audit={"expectation": [own]}))
