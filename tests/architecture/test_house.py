"""The house rules that no linter checks: sizes, docstrings that own something, what lies at the top."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("flows", "transforms", "schemas", "warehouse")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MOST_LINES_OF_FILE = 400
MOST_LINES_OF_FUNCTION = 60


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=_name)
def test_files_and_functions_fit_a_reader(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MOST_LINES_OF_FILE
    functions = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    long = {
        each.name: size for each in functions if (size := (each.end_lineno or 0) - each.lineno) > MOST_LINES_OF_FUNCTION
    }
    assert long == {}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_modules_say_what_they_own(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring
    assert docstring.splitlines()[0].endswith((".", ":"))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_nothing_is_left_undone_or_hushed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert (
        re.findall(r"NotImplementedError|\bTODO\b|\bFIXME\b|type: ignore(?!\[)|except:\s*$", text, re.MULTILINE) == []
    )


@pytest.mark.parametrize("name", ["flows", "transforms", "schemas", "warehouse", "tests", "docs", "samples", "bench"])
def test_folders_of_the_top_level(name: str) -> None:
    assert (ROOT / name).is_dir()
    assert any((ROOT / name).iterdir())


@pytest.mark.parametrize(
    "name", ["pyproject.toml", "requirements.lock", "README.md", "Makefile", "prefect.yaml", ".ci/run"]
)
def test_files_of_the_top_level(name: str) -> None:
    assert (ROOT / name).stat().st_size > 0


def test_lock_holds_every_declared_dependency() -> None:
    declared = re.findall(
        r'^    "([a-z0-9-]+)(?:>=|\[)', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    locked = re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    assert declared
    assert sorted(set(declared) - set(locked)) == []


def test_lock_names_no_hosts() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")
