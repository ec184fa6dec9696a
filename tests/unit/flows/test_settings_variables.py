"""Environment variables: those that set nothing, and values that cannot be read."""

from pathlib import Path

import pytest

from flows.errors import WrongUseError
from flows.settings import load_settings


def said_of(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongUseError) as error:
        load_settings()
    return str(error.value)


def test_a_misspelt_variable_is_said_with_the_right_one(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = said_of("TIDINGS_BATCHSIZE", "3", monkeypatch)
    assert said.startswith("TIDINGS_BATCHSIZE: no such setting. There are: TIDINGS_WORK_DIR, TIDINGS_PUBLISHED, ")
    assert said.endswith(
        "TIDINGS_CODER__*, TIDINGS_COMPUTE__*, TIDINGS_LINEAGE__*, TIDINGS_FETCH__*, TIDINGS_SCHEDULES__*,"
        " TIDINGS_AUDIT__*; did you mean TIDINGS_BATCH_SIZE?"
    )


def test_so_is_one_of_a_section(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said_of("TIDINGS_AUDIT__LARGEST", "0.1", monkeypatch).endswith("did you mean TIDINGS_AUDIT__LARGEST_DROP?")


def test_a_wrong_value_is_said_by_the_name_of_its_variable(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("tidings.toml").write_text("workers = 2\n", encoding="utf-8")
    assert said_of("TIDINGS_WORKERS", "no", monkeypatch).startswith("TIDINGS_WORKERS: got 'no'.")


@pytest.mark.parametrize("name", ["TIDINGS_AUDIT", "TIDINGS_AUDIT__EXPECTATION"])
def test_sections_are_given_as_json(name: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = said_of(name, "largest_drop = 1", monkeypatch)
    assert said.startswith(f"{name}: got 'largest_drop = 1', expected JSON")
    assert "tidings.toml" in said


def test_expectations_may_be_given_as_json(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDINGS_AUDIT__EXPECTATION", '[{"name": "a", "table": "core.fact_event", "sql": "SELECT 1"}]')
    assert load_settings().audit.expectation[0].name == "a"


def test_the_key_may_be_in_a_variable_of_any_name(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "TIDINGS_MY_KEY: no such setting" in said_of("TIDINGS_MY_KEY", "secret", monkeypatch)
    Path("tidings.toml").write_text("[coder]\nkey_variable = 'TIDINGS_MY_KEY'\n", encoding="utf-8")
    assert load_settings().coder.key_variable == "TIDINGS_MY_KEY"
    monkeypatch.setenv("TIDINGS_CODER__KEY_VARIABLE", "TIDINGS_OTHER_KEY")
    monkeypatch.setenv("TIDINGS_OTHER_KEY", "secret")
    assert load_settings().coder.key_variable == "TIDINGS_OTHER_KEY"
