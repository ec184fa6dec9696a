"""Files that fsspec opens: in memory, which is a file system of its own, and on the disk."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from flows.errors import WrongUseError
from flows.settings import Settings
from flows.sources.protocol import Fetched, Item, Refused
from flows.sources.remote import RemoteSource


@pytest.fixture
def memory() -> Iterator[Any]:
    files = fsspec.filesystem("memory")
    files.pipe({"/news/a.txt": b"First.", "/news/deep/b.html": b"<html>Second.</html>", "/news/c.bin": b"\x00\x01"})
    yield files
    files.rm("/news", recursive=True)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(work_dir=tmp_path / "work", workers=1)


def look(settings: Settings, *urls: str, **options: str) -> list[Item]:
    return list(RemoteSource("bucket", urls, options, settings).items())


def locators(found: list[Item]) -> list[str]:
    return [item.locator for item in found if isinstance(item, Fetched)]


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("memory://news", ["a.txt", "deep/b.html"]),
        ("memory://news/**/*.html", ["deep/b.html"]),
        ("memory://news/a.txt", ["a.txt"]),
        ("memory://news/*.none", []),
    ],
)
def test_files_folders_and_patterns(memory: Any, settings: Settings, url: str, names: list[str]) -> None:
    assert locators(look(settings, url)) == [f"bucket/memory:///news/{name}" for name in names]


def test_what_is_no_article_or_not_there_is_refused(memory: Any, settings: Settings) -> None:
    found = look(settings, "memory://news/c.bin", "memory://none")
    assert [item.rule for item in found if isinstance(item, Refused)] == ["known kind of file", "readable folder"]


def test_a_file_is_fetched_again_only_when_it_changed(
    memory: Any, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    fetch = type(memory).cat_file
    monkeypatch.setattr(
        type(memory), "cat_file", lambda self, path, **rest: asked.append(path) or fetch(self, path, **rest)
    )
    first = look(settings, "memory://news/a.txt")
    assert look(settings, "memory://news/a.txt") == first
    memory.pipe("/news/a.txt", b"First, mended.")
    memory.store["/news/a.txt"].modified = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
    (changed,) = look(settings, "memory://news/a.txt")
    assert isinstance(changed, Fetched)
    assert changed.data == b"First, mended."
    assert asked == ["/news/a.txt"] * 2


def test_a_file_that_is_too_large_is_not_fetched(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "big.txt").write_bytes(b"x" * 100)
    small = settings.model_copy(update={"fetch": settings.fetch.model_copy(update={"most_bytes": 99})})
    (item,) = look(small, f"file://{tmp_path}/big.txt")
    assert isinstance(item, Refused)
    assert item.rule == "file within the size limit"


def test_a_file_system_that_nobody_knows_is_wrong_use(settings: Settings) -> None:
    with pytest.raises(WrongUseError, match="the source bucket names nobody://x, which cannot be opened"):
        RemoteSource("bucket", ["nobody://x"], {}, settings).check()


def test_a_secret_comes_from_a_variable(memory: Any, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(
        WrongUseError, match=r"bucket\.options\.key names the environment variable TIDY_KEY, which is not"
    ):
        RemoteSource("bucket", ["memory://news"], {"key": "$TIDY_KEY"}, settings).check()
    monkeypatch.setenv("TIDY_KEY", "secret")
    RemoteSource("bucket", ["memory://news"], {"key": "$TIDY_KEY"}, settings).check()
