"""The version of everything that codes."""

import re
from pathlib import Path

from flows.version import _digest, coder_version, gazetteer_version


def test_versions_are_told_apart() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{12}", coder_version())
    assert re.fullmatch(r"[0-9a-f]{12}", gazetteer_version())
    assert coder_version() == coder_version()


def test_any_file_counts_but_pages_and_caches(tmp_path: Path) -> None:
    (tmp_path / "lexicon" / "__pycache__").mkdir(parents=True)
    (tmp_path / "lexicon" / "en.csv").write_text("word", encoding="utf-8")
    before = _digest([tmp_path], ())
    (tmp_path / "README.md").write_text("read", encoding="utf-8")
    (tmp_path / "lexicon" / "__pycache__" / "a.pyc").write_bytes(b"x")
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    assert _digest([tmp_path], ()) == before
    (tmp_path / "lexicon" / "en.csv").write_text("words", encoding="utf-8")
    assert _digest([tmp_path], ()) != before


def test_packages_count_by_their_version() -> None:
    assert _digest([], ("spacy",)) != _digest([], ("no such package",))


def test_code_that_makes_no_coded_rows_does_not_count(tmp_path: Path) -> None:
    roots = [tmp_path / "coding", tmp_path / "resolving"]
    (roots[0] / "llm").mkdir(parents=True)
    roots[1].mkdir()
    (roots[1] / "stories.py").write_text("coded", encoding="utf-8")
    before = _digest(list(roots), ())
    for path in (roots[0] / "llm" / "coder.py", roots[1] / "story_groups.py", roots[1] / "explain.py"):
        path.write_text("other", encoding="utf-8")
    assert _digest(list(roots), ()) == before
    (roots[1] / "stories.py").write_text("changed", encoding="utf-8")
    assert _digest(list(roots), ()) != before
