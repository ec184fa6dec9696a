"""Articles out of the store: those that an older coder has coded, to be coded again without asking for them anew."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from flows.settings import Settings
from flows.sources.protocol import Fetched, Item, Refused
from flows.steps.build import opened_build
from flows.store import Store
from flows.version import version_with

_LINE: Final = re.compile(r"#\d+$")
_OUTDATED: Final = """
SELECT locator, stored_path, media_type, charset, fetched_at, source_name FROM raw.article
SEMI JOIN (
    SELECT payload_key FROM doc.document JOIN ext.coding USING (article_key) WHERE coder_version <> $version
) AS outdated USING (payload_key)
UNION
SELECT final_url, page.stored_path, 'text/html', page.charset, page.fetched_at, page.source_name FROM ops.fetch AS page
JOIN ops.reject AS refused ON refused.locator = page.final_url AND refused.payload_sha256 = page.payload_sha256
JOIN ops.load USING (load_id)
WHERE fetch_kind = 'page' AND fetch_state = 'fetched' AND reject_stage = 'documents' AND coder_version <> $version
ORDER BY ALL
"""
"""Payloads coded, and pages refused, by another version of the coder."""


@dataclass(frozen=True)
class StoredSource:
    """What the store has of articles that this version of the coder has not coded.

    Attributes:
        settings: all settings: the store, the build file, the coder.
        sources: names of sources to choose from; none stand for all.
    """

    settings: Settings
    sources: Sequence[str] = ()

    @property
    def name(self) -> str:
        """What the source is called; articles keep the name of the source that first gave them."""
        return "store"

    def check(self) -> None:
        """The build file is there or is made."""

    def items(self) -> Iterator[Item]:
        """The payloads, each file of several articles once."""
        version = version_with(self.settings.coder, self.settings.geonames)
        with opened_build(self.settings) as connection:
            rows = connection.execute(_OUTDATED, {"version": version}).fetchall()
        store, seen = Store(self.settings.store_dir), set()
        for locator, path, media_type, charset, fetched_at, source_name in rows:
            whole = _LINE.sub("", locator) if media_type == "application/json" else locator
            if (whole, path) in seen or (self.sources and source_name not in self.sources):
                continue
            seen.add((whole, path))
            try:
                data = store.get(path)
            except (OSError, EOFError) as error:
                reason = f"{path} cannot be read from the store: {error}. Read its source again with `tidings run`"
                yield Refused(locator, "stored bytes", reason)
                continue
            yield Fetched(whole, data, media_type, fetched_at, source_name, charset)
