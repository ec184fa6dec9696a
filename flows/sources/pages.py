"""Pages by their addresses: given in the settings, or in text files with an address a line."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows import clock
from flows.settings import Settings
from flows.sources.files import find_files
from flows.sources.listing import Listed
from flows.sources.protocol import Item, Refused
from flows.web.rounds import opened_round


@dataclass(frozen=True)
class PagesSource:
    """Pages at addresses.

    Attributes:
        name: the source's name.
        urls: addresses of pages.
        paths: text files of addresses, one a line; what follows a # is a remark.
        settings: all settings: the store, the build file, the manners.
        most_pages: pages that a run fetches at most; the others wait for the next.
        ask_again: how long after a look a page is asked again whether it changed; None for never.
    """

    name: str
    urls: Sequence[str]
    paths: Sequence[str]
    settings: Settings
    most_pages: int
    ask_again: dt.timedelta | None

    def check(self) -> None:
        """See whether the files are there."""
        find_files(self.paths, may_be_empty=True)

    def items(self) -> Iterator[Item]:
        """What the warehouse has not."""
        urls, refused = self._addresses()
        yield from refused
        with opened_round(self.settings, self.name) as web:
            # Who asks to look again says that every page may have changed by now.
            changed_at = clock.now() if self.ask_again is not None else None
            web.note([Listed(url, changed_at) for url in urls], self.ask_again)
            yield from web.pages(self.most_pages)

    def _addresses(self) -> tuple[list[str], list[Refused]]:
        urls, refused = list(self.urls), []
        for file in find_files(self.paths, may_be_empty=True):
            try:
                lines = file.path.read_text(encoding="utf-8-sig").splitlines()
            except (OSError, UnicodeDecodeError) as error:
                reason = f"{file.path} cannot be read: {error}. Expected UTF-8 text with an address a line"
                refused.append(Refused(f"{self.name}/{file.locator}", "readable file", reason))
                continue
            urls += [address for line in lines if (address := line.partition(" #")[0].strip()) and address[0] != "#"]
        return list(dict.fromkeys(urls)), refused
