"""Which sources a run reads."""

from pathlib import Path

import pytest

from flows.errors import WrongUseError
from flows.settings import Settings, load_settings
from flows.sources.choose import choose_sources
from flows.sources.protocol import Fetched

DECLARED = """
[[source]]
name = "desk"
kind = "files"
paths = ["incoming"]

[[source]]
name = "wire"
kind = "table"
paths = ["wire/*.csv"]
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    for folder, name, text in (("incoming", "a.txt", "one"), ("wire", "b.csv", "text\ntwo\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text, encoding="utf-8")
    (tmp_path / "tidings.toml").write_text(DECLARED, encoding="utf-8")
    return load_settings(tmp_path / "tidings.toml")


def test_all_that_are_declared_unless_some_are_named(settings: Settings) -> None:
    assert [source.name for source in choose_sources(settings)] == ["desk", "wire"]
    assert [source.name for source in choose_sources(settings, names=["wire"])] == ["wire"]


def test_paths_stand_alone_unless_sources_are_named_too(settings: Settings, tmp_path: Path) -> None:
    paths = [str(tmp_path / "incoming")]
    assert [source.name for source in choose_sources(settings, paths)] == ["files"]
    assert [source.name for source in choose_sources(settings, paths, ["wire"])] == ["files", "wire"]


def test_locators_of_declared_sources_begin_with_their_names(settings: Settings) -> None:
    items = [item for source in choose_sources(settings) for item in source.items()]
    assert [(item.locator, item.source_name) for item in items if isinstance(item, Fetched)] == [
        ("desk/a.txt", "desk"),
        ("wire/b.csv", "wire"),
    ]


def test_a_declared_source_may_have_nothing_but_its_folder_must_be_there(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "incoming" / "a.txt").unlink()
    assert [list(source.items()) for source in choose_sources(settings, names=["desk"])] == [[]]
    (tmp_path / "incoming").rmdir()
    with pytest.raises(WrongUseError, match="incoming does not exist"):
        choose_sources(settings, names=["desk"])


def test_a_name_that_is_not_declared_is_told_with_a_hint(settings: Settings) -> None:
    with pytest.raises(WrongUseError, match="declare desk, wire; did you mean wire"):
        choose_sources(settings, names=["wired"])


def test_nothing_to_read_is_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WrongUseError, match="declare a \\[\\[source\\]\\]"):
        choose_sources(load_settings())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'name = "a"\nkind = "table"\npath = ["x"]',
            "line 5, source.1.path: no such setting. There are: name, kind, paths, columns",
        ),
        (
            'name = "a"\nkind = "file"\npaths = ["x"]',
            "line 4, source.1.kind: got 'file'. Expected one of files, table, feed",
        ),
        ('name = "a"\nkind = "rss"\npaths = ["x"]', "pages, warc, mbox, remote"),
        ('name = "a"\npaths = ["x"]', 'source.1.kind: is missing. Say what the source is, such as kind = "files"'),
        ('name = "A b"\nkind = "files"\npaths = ["x"]', "line 3, source.1.name: got 'A b'"),
        ('name = "files"\nkind = "files"\npaths = ["x"]', "is taken by the paths of the command line"),
        ('name = "a"\nkind = "table"\npaths = ["x"]\ncolumns = { body = "x" }', "line 6, source.1.columns"),
    ],
)
def test_a_wrong_source_is_told_with_its_line(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "tidings.toml").write_text(f"\n[[source]]\n{text}\n", encoding="utf-8")
    with pytest.raises(WrongUseError) as caught:
        load_settings(tmp_path / "tidings.toml")
    assert told in str(caught.value)
