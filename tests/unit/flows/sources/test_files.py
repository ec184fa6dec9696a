"""Articles in files: what is found under which name, and what kind of file it is."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.errors import WrongUseError
from flows.sources.files import find_files, media_type_of, modified_at


@pytest.fixture
def news(desk: Path) -> Path:
    for name in ("news/a.txt", "news/deep/b.html", "news/.hidden/c.txt", "news/.d.txt", "wire.jsonl"):
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(name, encoding="utf-8")
    return desk


def found(*paths: str) -> list[str]:
    return [each.locator for each in find_files(paths)]


def test_a_folder_stands_for_all_below_it_but_what_is_hidden(news: Path) -> None:
    assert found("news") == ["a.txt", "deep/b.html"]


def test_a_file_is_located_by_its_name(news: Path) -> None:
    assert found("news/deep/b.html", "wire.jsonl") == ["b.html", "wire.jsonl"]


def test_a_pattern_locates_below_its_fixed_part(news: Path) -> None:
    assert found("news/**/*.html") == ["deep/b.html"]
    assert found("*/a.txt") == ["news/a.txt"]


def test_each_file_comes_once_and_in_order_of_locators(news: Path) -> None:
    assert found("wire.jsonl", "news", str(news / "news" / "a.txt")) == ["a.txt", "deep/b.html", "wire.jsonl"]


def test_a_name_with_signs_of_patterns_is_a_file_first(news: Path) -> None:
    (news / "odd[1].txt").write_text("x", encoding="utf-8")
    assert found("odd[1].txt") == ["odd[1].txt"]


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        (["nowhere"], "nowhere does not exist: expected a file, a folder or a pattern"),
        (["news/*.pdf"], r"no file matches 'news/\*.pdf': check the pattern, or name a folder"),
        (["empty"], "no files in empty: name a file, a folder with articles in it or a pattern"),
        ([], "no files in nothing"),
    ],
)
def test_nothing_found_is_said(paths: list[str], said: str, news: Path) -> None:
    (news / "empty").mkdir()
    with pytest.raises(WrongUseError, match=said):
        find_files(paths)


def test_two_files_of_one_locator_are_refused_unless_they_are_the_same(news: Path) -> None:
    (news / "more").mkdir()
    (news / "more" / "a.txt").write_text("news/a.txt", encoding="utf-8")
    assert found("news", "more") == ["a.txt", "a.txt", "deep/b.html"]
    (news / "more" / "a.txt").write_text("other", encoding="utf-8")
    with pytest.raises(WrongUseError, match=r"would both be called 'a.txt' and pass for two versions of one article"):
        find_files(["news", "more"])


@pytest.mark.parametrize(
    ("name", "start", "media_type"),
    [
        ("a.txt", b"Plain words", "text/plain"),
        ("a.TXT", b"\xff\xfe", "text/plain"),
        ("a.txt", b"\xef\xbb\xbf <!-- saved -->\n<!DOCTYPE html>", "text/html"),
        ("a.html", b"no tag at all", "text/html"),
        ("a.jsonl", b"", "application/json"),
        ("a", b"<html><body>", "text/html"),
        ("a", b' [{"id": 1}]', "application/json"),
        ("a.log", b"Plain words", "text/plain"),
        ("a.log", "Été".encode()[:-1] + b"\xc3", "text/plain"),
        ("a.log", b"\x89PNG\r\n\x00", None),
        ("a", b"", None),
        ("a.pdf", b"%PDF-1.7 \xc7\xec\x8f\xa2 stream", None),
    ],
)
def test_kinds_of_files(name: str, start: bytes, media_type: str | None) -> None:
    assert media_type_of(Path(name), start) == media_type


def test_modification_times_are_utc_without_zone(news: Path) -> None:
    os.utime(news / "wire.jsonl", (0, 86_400.5))
    assert modified_at(news / "wire.jsonl") == dt.datetime(1970, 1, 2, 0, 0, 0, 500_000)


# Root may read everything, so the permissions are given up once all is imported.
AS_NOBODY = """
import os, sys
from flows.errors import WrongUseError
from flows.sources.files import FilesSource
if os.getuid() == 0:
    os.setuid(65534)
try:
    for item in FilesSource("files", sys.argv[1:]).items():
        print(item.locator, getattr(item, "reason", "is read"))
except WrongUseError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("news", ["a.txt is read", "deep news/deep cannot be read: Permission denied. Expected a readable file"]),
        (
            "news/deep",
            ["news/deep cannot be looked at: Permission denied. Expected a folder or file that you may read"],
        ),
        ("news/**/*.txt", ["a.txt is read", "deep news/deep cannot be read: Permission denied."]),
        ("news/deep/b.html", ["news/deep/b.html cannot be looked at: Permission denied."]),
    ],
)
def test_what_cannot_be_looked_into_is_not_left_out_in_silence(path: str, said: list[str], news: Path) -> None:
    news.chmod(0o755)
    (news / "news" / "deep").chmod(0)
    try:
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, path],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        (news / "news" / "deep").chmod(0o755)
    lines = done.stdout.splitlines()
    assert len(lines) == len(said), done.stderr
    assert [line for line, start in zip(lines, said, strict=True) if not line.startswith(start)] == []
