"""Web archives: WARC files, packed or not, as crawlers and Common Crawl's news archive have them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email.message import Message
from typing import Any, Final

from flows.days import Days
from flows.sources.files import FoundFile, find_files, modified_at
from flows.sources.protocol import Fetched, Item, Refused

_MEDIA_TYPES: Final = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "application/http": "text/html",
}
_OK: Final = "200"


@dataclass(frozen=True)
class WarcSource:
    """Web archives below paths. Only pages are articles: answers with status 200, of HTML or plain text.

    Attributes:
        name: the source's name.
        paths: files, folders and patterns.
        most_bytes: size of a page, unpacked, at most.
        days: the days to choose; None for all.
    """

    name: str
    paths: Sequence[str]
    most_bytes: int
    days: Days | None = None

    def check(self) -> None:
        """See whether the paths are there."""
        find_files(self.paths, may_be_empty=True)

    def between(self, days: Days) -> "WarcSource":
        """The same source with the pages crawled on these days only."""
        return replace(self, days=days)

    def items(self) -> Iterator[Item]:
        """The pages of all archives, record by record."""
        for file in find_files(self.paths, may_be_empty=True):
            yield from self._pages(file)

    def _pages(self, file: FoundFile) -> Iterator[Item]:
        from warcio.archiveiterator import ArchiveIterator

        locator, count = f"{self.name}/{file.locator}", 0
        try:
            fetched_at = modified_at(file.path)
            with file.path.open("rb") as archive:
                for record in ArchiveIterator(archive):
                    count += record.rec_type is not None
                    page = self._page(record, fetched_at)
                    if page is not None and self._is_of(page):
                        yield page
        except Exception as error:  # noqa: BLE001 - warcio raises what its parts raise; other archives go on
            reason = (
                f"{file.path} cannot be read beyond its record {count}: {error or type(error).__name__}. Expected a"
                " WARC file, packed record by record; fetch it again"
            )
            yield Refused(locator, "readable archive", reason)
            return
        if not count:
            yield Refused(locator, "readable archive", f"{file.path} holds no record, expected a WARC file")

    def _is_of(self, page: Fetched | Refused) -> bool:
        return self.days is None or isinstance(page, Refused) or self.days.holds(page.fetched_at)

    def _page(self, record: Any, fetched_at: dt.datetime) -> Fetched | Refused | None:  # noqa: ANN401 - untyped
        """The page of a record; None if it holds none."""
        if record.rec_type not in {"response", "resource", "conversion"}:
            return None
        url = record.rec_headers.get_header("WARC-Target-URI")
        http = record.http_headers
        said = http.get_header("Content-Type") if http else record.rec_headers.get_header("Content-Type")
        media_type, charset = _content_type(said)
        if not url or (http is not None and http.get_statuscode() != _OK) or media_type not in _MEDIA_TYPES:
            return None
        data = record.content_stream().read(self.most_bytes + 1)
        if len(data) > self.most_bytes:
            reason = (
                f"got more than {self.most_bytes} bytes, expected a page; raise fetch.most_bytes if it is an article"
            )
            return Refused(url.strip("<>"), "page within the size limit", reason)
        if not _is_whole(record):
            reason = f"the archive ends within this page, after {len(data)} bytes, expected all of it; fetch it again"
            return Refused(url.strip("<>"), "whole page", reason)
        seen_at = _instant(record.rec_headers.get_header("WARC-Date")) or fetched_at
        return Fetched(url.strip("<>"), data, _MEDIA_TYPES[media_type], seen_at, self.name, charset)


def _is_whole(record: Any) -> bool:  # noqa: ANN401 - untyped
    """Whether all bytes that the record announces were there."""
    while record.raw_stream.read(2**16):
        pass
    return int(getattr(record.raw_stream, "limit", 0)) == 0


def _content_type(header: str | None) -> tuple[str, str | None]:
    """Media type and character set of a header."""
    message = Message()
    message["Content-Type"] = header or "application/octet-stream"
    charset = message.get_param("charset")
    return message.get_content_type(), charset if isinstance(charset, str) and 0 < len(charset) <= 40 else None


def _instant(printed: str | None) -> dt.datetime | None:
    """When a record was made, in UTC without zone."""
    try:
        moment = dt.datetime.fromisoformat(printed or "")
    except ValueError:
        return None
    return moment.astimezone(dt.UTC).replace(tzinfo=None) if moment.tzinfo else moment
