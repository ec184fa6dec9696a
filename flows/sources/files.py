"""Articles in files: single files, folders with all below them, and patterns."""

import datetime as dt
import glob
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from flows.errors import WrongUseError

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


class FoundFile(NamedTuple):
    """A file to read, and what its articles are located by: its path below what was named, in POSIX style."""

    path: Path
    locator: str


def find_files(paths: Sequence[str]) -> list[FoundFile]:
    """The files that paths, folders and patterns name, each once, in order of their locators.

    A folder stands for all files below it but hidden ones; their locators are relative to the folder. A file named
    itself is located by its name, one that a pattern names by its path below the pattern's fixed part.

    Raises:
        WrongUseError: a path does not exist, nothing is found, or two files would have one locator.
    """
    found = {each.path.resolve(): each for path in paths for each in _of_path(path)}
    if not found:
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


def _of_path(name: str) -> list[FoundFile]:
    path = Path(name)
    if path.is_dir():
        return [FoundFile(each, each.relative_to(path).as_posix()) for each in _below(path)]
    if path.exists():
        return [FoundFile(path, path.name)]
    if glob.has_magic(name):
        return _of_pattern(name)
    raise WrongUseError(f"{name} does not exist: expected a file, a folder or a pattern such as 'news/**/*.html'")


def _below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and not path.is_dir():
            yield path


def _of_pattern(pattern: str) -> list[FoundFile]:
    parts = Path(pattern).parts
    fixed = next(position for position, part in enumerate(parts) if glob.has_magic(part))
    root = Path(*parts[:fixed])
    matches = [Path(each) for each in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 - patterns may be absolute
    files = [path for path in matches if not path.is_dir()]
    if not files:
        raise WrongUseError(f"no file matches {pattern!r}: check the pattern, or name a folder")
    return [FoundFile(path, path.relative_to(root).as_posix()) for path in files]


def media_type_of(path: Path, data: bytes) -> str | None:
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
