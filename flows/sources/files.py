"""Articles in files: single files, folders with all below them, and patterns."""

import datetime as dt
import glob
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path, PurePath
from typing import Final, NamedTuple

from flows.days import Days
from flows.errors import WrongUseError
from flows.sources.protocol import Fetched, Refused

_MEDIA_TYPES: Final = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".json": "application/json",
    ".jsonl": "application/json",
    ".ndjson": "application/json",
}
_HTML_START: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_JSON_START: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]\s*[\"{\]}]")
_SNIFFED_BYTES: Final = 1024


@dataclass(frozen=True)
class FilesSource:
    """Files below paths.

    Attributes:
        name: the source's name.
        paths: files, folders and patterns.
        prefix: what the locators begin with, so that two sources never share one.
        may_be_empty: whether no files at all are in order.
        days: the days to choose; None for all.
    """

    name: str
    paths: Sequence[str]
    prefix: str = ""
    may_be_empty: bool = True
    days: Days | None = None

    def check(self) -> None:
        """See whether the paths are there."""
        find_files(self.paths, may_be_empty=self.may_be_empty)

    def between(self, days: Days) -> "FilesSource":
        """The same source with the files last modified on these days only."""
        return replace(self, days=days)

    def items(self) -> Iterator[Fetched | Refused]:
        """All files, in order of their locators."""
        for file in find_files(self.paths, may_be_empty=self.may_be_empty):
            item = _item(self.name, file.path, f"{self.prefix}{file.locator}")
            if self.days is None or isinstance(item, Refused) or self.days.holds(item.fetched_at):
                yield item


def _item(name: str, path: Path, locator: str) -> Fetched | Refused:
    try:
        data = path.read_bytes()
        fetched_at = modified_at(path)
    except OSError as error:
        reason = f"{path} cannot be read: {error.strerror or error}. Expected a readable file; check its permissions"
        return Refused(locator, "readable file", reason)
    media_type = media_type_of(path, data)
    if media_type is None:
        reason = (
            f"got a file of {len(data)} bytes called {path.name} that is no text, expected articles as .txt,"
            " .html, .json or .jsonl; remove it or give it the suffix of what it is"
        )
        return Refused(locator, "known kind of file", reason, data)
    return Fetched(locator, data, media_type, fetched_at, name)


class FoundFile(NamedTuple):
    """A file to read, and what its articles are located by: its path below what was named, in POSIX style."""

    path: Path
    locator: str


def find_files(paths: Sequence[str], *, may_be_empty: bool = False) -> list[FoundFile]:
    """The files that paths, folders and patterns name, each once, in order of their locators.

    A folder stands for all files below it but hidden ones; their locators are relative to the folder. A file named
    itself is located by its name, one that a pattern names by its path below the pattern's fixed part. A folder below
    that cannot be looked into comes as if it were a file: reading it tells what is wrong with it.

    Raises:
        WrongUseError: a path does not exist or cannot be looked at, nothing is found (unless that may be), or two
            files would have one locator.
    """
    found = {each.path.resolve(): each for path in paths for each in _of_path(path, may_be_empty=may_be_empty)}
    if not (found or may_be_empty):
        raise WrongUseError(
            f"no files in {', '.join(paths) or 'nothing'}: name a file, a folder with articles in it or a pattern"
        )
    files = sorted(found.values(), key=lambda each: (each.locator, str(each.path)))
    for one, other in pairwise(files):
        if one.locator == other.locator and one.path.read_bytes() != other.path.read_bytes():
            raise WrongUseError(
                f"{one.path} and {other.path} would both be called {one.locator!r} and pass for two versions of one"
                " article: name the folder that holds both, or use a work folder for each"
            )
    return files


def _of_path(name: str, *, may_be_empty: bool) -> list[FoundFile]:
    path = Path(name)
    try:
        if path.is_dir():
            os.listdir(path)  # noqa: PTH208 - only to see whether that is allowed
            return [FoundFile(each, each.relative_to(path).as_posix()) for each in _below(path)]
        if path.exists():
            return [FoundFile(path, path.name)]
    except PermissionError as error:
        raise WrongUseError(
            f"{name} cannot be looked at: {error.strerror}. Expected a folder or file that you may read; check its"
            " permissions and those of the folders above it"
        ) from error
    if glob.has_magic(name):
        return _of_pattern(name, may_be_empty=may_be_empty)
    raise WrongUseError(f"{name} does not exist: expected a file, a folder or a pattern such as 'news/**/*.html'")


def _below(folder: Path) -> Iterator[Path]:
    """The files below a folder but hidden ones, and the folders that cannot be looked into."""
    closed: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(here, name) for name in files if not name.startswith("."))
    yield from closed


def _of_pattern(pattern: str, *, may_be_empty: bool) -> list[FoundFile]:
    parts = Path(pattern).parts
    fixed = next(position for position, part in enumerate(parts) if glob.has_magic(part))
    root = Path(*parts[:fixed])
    matches = [Path(each) for each in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 - patterns may be absolute
    files = [path for path in matches if not path.is_dir()]
    if not (files or may_be_empty):
        raise WrongUseError(f"no file matches {pattern!r}: check the pattern, or name a folder")
    found = [*files, *_closed_below(root, parts[fixed:])]
    return [FoundFile(path, path.relative_to(root).as_posix()) for path in found]


def _closed_below(root: Path, pattern: Sequence[str]) -> list[Path]:
    """The folders that a pattern leads through and that cannot be looked into: glob passes them over in silence."""
    closed: list[Path] = []
    for here, folders, _ in os.walk(root, onerror=lambda error: closed.append(Path(error.filename))):
        depth = len(Path(here).relative_to(root).parts)
        is_deep_enough = "**" not in pattern and depth + 1 >= len(pattern)
        folders[:] = [] if is_deep_enough else [name for name in folders if not name.startswith(".")]
    return [] if root in closed else closed


def media_type_of(path: PurePath, data: bytes) -> str | None:
    """What a file is: by its suffix, HTML also by its start; None for a suffix and a start that say nothing."""
    start = data[:_SNIFFED_BYTES]
    by_suffix = _MEDIA_TYPES.get(path.suffix.lower())
    if by_suffix in {"text/plain", None} and _HTML_START.match(start):
        return "text/html"
    if by_suffix is None and _JSON_START.match(start):
        return "application/json"
    if by_suffix is None and b"\x00" not in start and _is_utf8(start):
        return "text/plain"
    return by_suffix


def _is_utf8(start: bytes) -> bool:
    # A character cut at the end is no fault.
    return bool(start.strip()) and "\ufffd" not in start.decode("utf-8", "replace").rstrip("\ufffd")


def modified_at(path: Path) -> dt.datetime:
    """When a file was last modified: UTC without zone, to the microsecond.

    Raises:
        OSError: the file cannot be looked at.
    """
    return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).replace(tzinfo=None)
