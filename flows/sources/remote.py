"""Files elsewhere: whatever fsspec opens, such as S3-compatible stores and SFTP, by address or pattern."""

import glob
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from flows import clock
from flows.credentials import revealed
from flows.errors import WrongUseError
from flows.settings import Settings
from flows.sources.files import media_type_of
from flows.sources.protocol import Fetched, Item, Refused
from flows.steps.build import opened_build
from flows.store import Store, sha256_of
from schemas.keys import surrogate_key
from warehouse.fetches import Fetches, FetchRow


class _NoAnswerError(Exception):
    """A server cannot be reached, or does not let us in."""


@dataclass(frozen=True)
class RemoteSource:
    """Files at addresses that fsspec knows.

    Attributes:
        name: the source's name.
        urls: addresses of files, folders and patterns, such as `s3://bucket/news/**/*.html`.
        options: what the file system wants to know, as fsspec calls it; secrets by `flows.credentials`.
        settings: all settings: the store, the build file, the size limit.
    """

    name: str
    urls: Sequence[str]
    options: Mapping[str, str]
    settings: Settings

    def check(self) -> None:
        """See whether the file systems are known; one that does not answer now is told by `items`.

        Raises:
            WrongUseError: one is not known, or lacks a package.
        """
        for url in self.urls:
            with suppress(_NoAnswerError):
                self._opened(url)

    def items(self) -> Iterator[Item]:
        """All files; one that did not change since it was read comes out of the store."""
        store = Store(self.settings.store_dir)
        with opened_build(self.settings) as connection:
            fetches = Fetches(connection)
            for url in self.urls:
                try:
                    files, top = self._opened(url)
                    paths = sorted(_files_of(files, top))
                except WrongUseError:
                    raise
                except Exception as error:  # noqa: BLE001 - file systems raise errors of their own kinds
                    reason = f"{url} cannot be listed: {error or type(error).__name__}. Check the address and `options`"
                    yield Refused(f"{self.name}/{url}", "readable folder", reason)
                    continue
                for path in paths:
                    yield self._item(files, path, fetches, store)

    def _opened(self, url: str) -> tuple[Any, str]:
        from fsspec.core import url_to_fs

        options = {name: revealed(value, f"{self.name}.options.{name}") for name, value in self.options.items()}
        try:
            files, path = url_to_fs(url, **options)
        except (ImportError, ValueError, TypeError) as error:
            raise WrongUseError(f"the source {self.name} names {url}, which cannot be opened: {error}") from error
        except Exception as error:
            raise _NoAnswerError(f"{error or type(error).__name__}") from error
        return files, str(path)

    def _item(self, files: Any, path: str, fetches: Fetches, store: Store) -> Item:  # noqa: ANN401 - untyped
        address = str(files.unstrip_protocol(path))
        key = surrogate_key("page", address)
        row = fetches.known([key]).get(key)
        try:
            version = str(files.ukey(path))
            if row and row.etag == version and row.stored_path and store.has(row.stored_path):
                return self._fetched(row, store.get(row.stored_path))
            size = int(files.info(path).get("size") or 0)
            if size > self.settings.fetch.most_bytes:
                reason = f"got {size} bytes, expected {self.settings.fetch.most_bytes} at most; raise fetch.most_bytes"
                return Refused(f"{self.name}/{address}", "file within the size limit", reason)
            data: bytes = files.cat_file(path)
        except Exception as error:  # noqa: BLE001 - file systems raise errors of their own kinds
            reason = f"{address} cannot be read: {error or type(error).__name__}. Check that it may be read"
            return Refused(f"{self.name}/{address}", "readable file", reason)
        now, stored_path = clock.now(), store.put(data)
        row = FetchRow(
            key,
            "page",
            self.name,
            address,
            "fetched",
            row.listed_at if row else now,
            now,
            final_url=address,
            etag=version,
            payload_sha256=sha256_of(data),
            stored_path=stored_path,
        )
        fetches.put([row])
        return self._fetched(row, data)

    def _fetched(self, row: FetchRow, data: bytes) -> Fetched | Refused:
        media_type = media_type_of(PurePosixPath(row.url), data)
        locator = f"{self.name}/{row.url}"
        if media_type is None:
            reason = f"got {len(data)} bytes that are no text, expected articles as .txt, .html, .json or .jsonl"
            return Refused(locator, "known kind of file", reason, data)
        return Fetched(locator, data, media_type, row.fetched_at or clock.now(), self.name)


def _files_of(files: Any, path: str) -> list[str]:  # noqa: ANN401 - untyped
    """The files that a path names: those that match a pattern, all below a folder, or one."""
    if glob.has_magic(path):
        return [str(each) for each, info in files.glob(path, detail=True).items() if info["type"] == "file"]
    if files.isdir(path):
        return [str(each) for each in files.find(path)]
    if not files.exists(path):
        raise FileNotFoundError("it is not there")
    return [path]
