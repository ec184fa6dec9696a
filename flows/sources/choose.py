"""Which sources a run reads: paths of the command line, or those that the settings declare."""

import difflib
from collections.abc import Sequence

from flows.errors import WrongUseError
from flows.settings import Settings
from flows.settings_sources import SOURCE_NAME, SourceSettings, TableSettings
from flows.sources.files import FilesSource
from flows.sources.protocol import Source
from flows.sources.table import TableSource


def choose_sources(settings: Settings, paths: Sequence[str] = (), names: Sequence[str] = ()) -> list[Source]:
    """The sources to read: paths and sources that are named, else all that the settings declare.

    Args:
        settings: all settings.
        paths: files, folders and patterns.
        names: names of declared sources.

    Raises:
        WrongUseError: there is no such source, nothing is declared, or a source cannot be read.
    """
    declared = {each.name: each for each in settings.source}
    for name in names:
        if name not in declared:
            near = difflib.get_close_matches(name, declared, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            known = ", ".join(declared) or "none yet: add a [[source]] to tidings.toml"
            raise WrongUseError(f"got the source {name!r}, but the settings declare {known}{hint}")
    if not (paths or names or declared):
        raise WrongUseError("nothing to read: name files, folders or patterns, or declare a [[source]] in tidings.toml")
    chosen = names if paths or names else tuple(declared)
    sources = [_source_of(declared[name]) for name in chosen]
    if paths:
        sources.insert(0, FilesSource(SOURCE_NAME, tuple(paths), may_be_empty=False))
    for source in sources:
        source.check()
    return sources


def _source_of(declared: SourceSettings) -> Source:
    paths = tuple(str(path) for path in declared.paths)
    if isinstance(declared, TableSettings):
        return TableSource(declared.name, paths, {str(field): column for field, column in declared.columns.items()})
    return FilesSource(declared.name, paths, prefix=f"{declared.name}/")
