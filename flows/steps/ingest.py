"""Step `ingest`: sources → new payloads in batches; bytes go to the store, what cannot be read becomes a reject."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

import polars as pl

from flows.batches import batch_id, write_batch
from flows.settings import Settings
from flows.sources.protocol import Fetched, Refused, Source
from flows.steps.build import Known, known_payloads
from flows.steps.rejects import reject, reject_frame
from flows.store import Store, sha256_of
from schemas.catalog import frame_schema
from schemas.keys import surrogate_key
from schemas.raw import RawArticle
from transforms.documents.payloads import split_records

PAYLOAD_SCHEMA: Final = frame_schema(RawArticle, with_load=False) | {"payload": pl.Binary()}
MOST_BATCH_BYTES: Final = 32 * 2**20


class Payload(NamedTuple):
    """A row of `raw.article` without `load_id`, and the bytes."""

    payload_key: int
    payload_sha256: str
    locator: str
    source_name: str
    media_type: str
    fetched_at: dt.datetime
    byte_count: int
    stored_path: str
    payload: bytes


@dataclass(frozen=True)
class Ingested:
    """What came in.

    Attributes:
        batches: batches of new payloads (`payloads`: columns of `raw.article` and the bytes).
        refused: the batch of rejects (`rejects`), None when all could be read.
        item_count: files, pages and parts of tables looked at.
        unchanged_count: payloads that the warehouse has, coded by this version.
        known_rejects: keys of rejects that were made of some payloads before and would be made again.
    """

    batches: tuple[Path, ...] = ()
    refused: Path | None = None
    item_count: int = 0
    unchanged_count: int = 0
    known_rejects: tuple[int, ...] = ()


@dataclass
class _Intake:
    """Payloads gathered until they fill a batch."""

    store: Store
    folder: Path
    version: str
    size: int
    known: Known
    seen: set[int] = field(default_factory=set)
    unchanged: int = 0
    refused_before: list[int] = field(default_factory=list)
    batches: list[Path] = field(default_factory=list)
    rows: list[Payload] = field(default_factory=list)
    held_bytes: int = 0

    def add(self, item: Fetched) -> None:
        """Add the payloads of an item that are new; its bytes go to the store if there are any."""
        stored_path = ""
        for record in split_records(item.data, item.media_type):
            locator = item.locator if record.line is None else f"{item.locator}#{record.line}"
            sha256 = sha256_of(record.data)
            key = surrogate_key(locator, sha256)
            if key in self.seen:
                continue
            self.seen.add(key)
            if key in self.known.payloads:
                self.unchanged += 1
                continue
            if (locator, sha256) in self.known.rejects:
                self.refused_before.append(self.known.rejects[locator, sha256])
                continue
            stored_path = stored_path or self.store.put(item.data)
            size = len(record.data)
            self.rows.append(
                Payload(
                    key,
                    sha256,
                    locator,
                    item.source_name,
                    item.media_type,
                    item.fetched_at,
                    size,
                    stored_path,
                    record.data,
                )
            )
            self.held_bytes += size
            if len(self.rows) >= self.size or self.held_bytes >= MOST_BATCH_BYTES:
                self.flush()

    def flush(self) -> None:
        """Write what is gathered as a batch."""
        if self.rows:
            folder = self.folder / batch_id("payloads", [self.version, *(row[:-1] for row in self.rows)])
            write_batch(folder, {"payloads": pl.DataFrame(self.rows, schema=PAYLOAD_SCHEMA, orient="row")})
            self.batches.append(folder)
            self.rows, self.held_bytes = [], 0


def ingest(settings: Settings, sources: Sequence[Source], version: str) -> Ingested:
    """Take in what is new in the sources.

    Args:
        settings: where the store and the batches are.
        sources: what to read.
        version: the coder's version; payloads coded by another one count as new.

    Raises:
        WrongUseError: a source cannot be read.
    """
    known = known_payloads(settings, version)
    intake = _Intake(Store(settings.store_dir), settings.batches_dir, version, settings.batch_size, known)
    count, refused = 0, []
    for item in (item for source in sources for item in source.items()):
        count += 1
        if isinstance(item, Refused):
            refused.append(reject("ingest", item.locator, sha256_of(item.data), item.rule, item.reason, item.data))
        else:
            intake.add(item)
    intake.flush()
    return Ingested(
        batches=tuple(intake.batches),
        refused=_write_refused(settings.batches_dir, refused),
        item_count=count,
        unchanged_count=intake.unchanged,
        known_rejects=tuple(intake.refused_before),
    )


def _write_refused(folder: Path, refused: list[dict[str, object]]) -> Path | None:
    if not refused:
        return None
    path = folder / batch_id("refused", sorted(str(row["reject_key"]) for row in refused))
    write_batch(path, {"rejects": reject_frame(refused)})
    return path
