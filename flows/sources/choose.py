"""Which sources a run reads: paths of the command line, or those that the settings declare."""

import datetime as dt
import difflib
from collections.abc import Sequence
from pathlib import Path

from flows.errors import WrongUseError
from flows.settings import Settings
from flows.settings_sources import (
    SOURCE_NAME,
    FeedSettings,
    FilesSettings,
    MboxSettings,
    PagesSettings,
    RemoteSettings,
    SitemapSettings,
    SourceSettings,
    TableSettings,
    WarcSettings,
)
from flows.sources.files import FilesSource
from flows.sources.protocol import Source
from flows.sources.table import TableSource


def choose_sources(
    settings: Settings, paths: Sequence[str] = (), names: Sequence[str] = (), kinds: Sequence[str] = ()
) -> list[Source]:
    """The sources to read: paths and sources that are named, else all that the settings declare.

    Args:
        settings: all settings.
        paths: files, folders and patterns.
        names: names of declared sources.
        kinds: kinds of declared sources to choose from; none stand for all.

    Raises:
        WrongUseError: there is no such source, nothing is declared, or a source cannot be read.
    """
    declared = {each.name: each for each in settings.source if not kinds or each.kind in kinds}
    for name in names:
        if name not in declared:
            near = difflib.get_close_matches(name, declared, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            known = ", ".join(declared) or "none yet: add a [[source]] to tidings.toml"
            raise WrongUseError(f"got the source {name!r}, but the settings declare {known}{hint}")
    if kinds and not (paths or names or declared):
        raise WrongUseError(f"the settings declare no source of the kinds {', '.join(kinds)}: add a [[source]] of one")
    if not (paths or names or declared):
        raise WrongUseError("nothing to read: name files, folders or patterns, or declare a [[source]] in tidings.toml")
    chosen = names if paths or names else tuple(declared)
    sources = [_source_of(settings, declared[name]) for name in chosen]
    if paths:
        sources.insert(0, FilesSource(SOURCE_NAME, tuple(paths), may_be_empty=False))
    for source in sources:
        source.check()
    return sources


def _source_of(settings: Settings, declared: SourceSettings) -> Source:  # noqa: PLR0911 - a kind each
    match declared:
        case FilesSettings():
            return FilesSource(declared.name, _texts(declared.paths), prefix=f"{declared.name}/")
        case TableSettings():
            columns = {str(field): column for field, column in declared.columns.items()}
            return TableSource(declared.name, _texts(declared.paths), columns)
        case FeedSettings():
            from flows.sources.feed import FeedSource

            silent_after = dt.timedelta(days=declared.silent_after_days)
            return FeedSource(
                declared.name, declared.urls, settings, declared.articles, declared.most_pages, silent_after
            )
        case SitemapSettings():
            from flows.sources.sitemap import SitemapSource

            newest, silent_after = (
                dt.timedelta(days=each) for each in (declared.newest_days, declared.silent_after_days)
            )
            return SitemapSource(declared.name, declared.urls, settings, newest, declared.most_pages, silent_after)
        case PagesSettings():
            from flows.sources.pages import PagesSource

            days = declared.ask_again_days
            again = None if days is None else dt.timedelta(days=days)
            return PagesSource(
                declared.name, declared.urls, _texts(declared.paths), settings, declared.most_pages, again
            )
        case WarcSettings():
            from flows.sources.warc import WarcSource

            return WarcSource(declared.name, _texts(declared.paths), settings.fetch.most_bytes)
        case MboxSettings():
            from flows.sources.mbox import MboxSource

            return MboxSource(declared.name, _texts(declared.paths))
        case RemoteSettings():
            from flows.sources.remote import RemoteSource

            return RemoteSource(declared.name, declared.urls, declared.options, settings)


def _texts(paths: Sequence[Path]) -> tuple[str, ...]:
    return tuple(str(path) for path in paths)
