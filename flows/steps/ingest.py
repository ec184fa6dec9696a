"""Step `ingest`: sources → new payloads in batches; bytes go to the store, what cannot be read becomes a reject."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

import polars as pl

from flows import clock
from flows.batches import batch_id, write_batch
from flows.settings import Settings
from flows.sources.protocol import Fetched, Refused, Source
from flows.sources.protocol import Known as KnownItem
from flows.steps.build import Known, known_payloads, opened_build
from flows.steps.rejects import reject, reject_frame
from flows.store import Store, sha256_of
from schemas.catalog import frame_schema
from schemas.keys import surrogate_key
from schemas.raw import RawArticle
from transforms.documents.payloads import split_records
from warehouse.fetches import Fetches, HealthRow

PAYLOAD_SCHEMA: Final = frame_schema(RawArticle, with_load=False) | {"payload": pl.Binary()}
MOST_BATCH_BYTES: Final = 32 * 2**20


class Payload(NamedTuple):
    """A row of `raw.article` without `load_id`, and the bytes."""

    payload_key: int
    payload_sha256: str
    locator: str
    source_name: str
    media_type: str
    charset: str | None
    fetched_at: dt.datetime
    byte_count: int
    stored_path: str
    payload: bytes


class SourceCount(NamedTuple):
    """What a source gave in one reading.

    Attributes:
        source_name: the source.
        item_count: files, pages, entries and parts of tables.
        new_count: payloads that the warehouse has not.
        refused_count: items that could not be used.
    """

    source_name: str
    item_count: int
    new_count: int
    refused_count: int


@dataclass(frozen=True)
class Ingested:
    """What came in.

    Attributes:
        batches: batches of new payloads (`payloads`: columns of `raw.article` and the bytes).
        refused: the batch of rejects (`rejects`), None when all could be read.
        item_count: files, pages and parts of tables looked at.
        unchanged_count: payloads that the warehouse has, coded by this version.
        known_rejects: keys of rejects that were made of some payloads before and would be made again.
        counts: what each source gave.
    """

    batches: tuple[Path, ...] = ()
    refused: Path | None = None
    item_count: int = 0
    unchanged_count: int = 0
    known_rejects: tuple[int, ...] = ()
    counts: tuple[SourceCount, ...] = ()


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
    new: int = 0

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
            stored_path = stored_path or self._stored(item)
            size = len(record.data)
            self.rows.append(
                Payload(
                    key,
                    sha256,
                    locator,
                    item.source_name,
                    item.media_type,
                    item.charset,
                    item.fetched_at,
                    size,
                    stored_path,
                    record.data,
                )
            )
            self.held_bytes += size
            self.new += 1
            if len(self.rows) >= self.size or self.held_bytes >= MOST_BATCH_BYTES:
                self.flush()

    def _stored(self, item: Fetched) -> str:
        """Keep the bytes of an item with where they came from."""
        path = self.store.put(item.data)
        self.store.note(
            path,
            locator=item.locator,
            source_name=item.source_name,
            fetched_at=item.fetched_at,
            media_type=item.media_type,
            charset=item.charset,
        )
        return path

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
    refused: list[dict[str, object]] = []
    counts = [_read(source, intake, refused) for source in sources]
    intake.flush()
    _note_health(settings, counts)
    return Ingested(
        batches=tuple(intake.batches),
        refused=_write_refused(settings.batches_dir, refused),
        item_count=sum(each.item_count for each in counts),
        unchanged_count=intake.unchanged,
        known_rejects=tuple(intake.refused_before),
        counts=tuple(counts),
    )


def _read(source: Source, intake: _Intake, refused: list[dict[str, object]]) -> SourceCount:
    """Take in all items of a source."""
    count, before, refused_before = 0, intake.new, len(refused)
    for item in source.items():
        count += 1
        match item:
            case Refused():
                refused.append(reject("ingest", item.locator, sha256_of(item.data), item.rule, item.reason, item.data))
            case KnownItem():
                intake.unchanged += 1
            case Fetched():
                intake.add(item)
    return SourceCount(source.name, count, intake.new - before, len(refused) - refused_before)


def _note_health(settings: Settings, counts: Sequence[SourceCount]) -> None:
    """Write down what each source gave, and when it last gave something new."""
    now = clock.now()
    with opened_build(settings) as connection:
        fetches = Fetches(connection)
        for each in counts:
            before = fetches.health(each.source_name, None)
            newest_at = now if each.new_count else before and before.newest_at
            fetches.put_health(HealthRow(each.source_name, None, "fine", None, now, now, newest_at, 0, *each[1:]))


def _write_refused(folder: Path, refused: list[dict[str, object]]) -> Path | None:
    if not refused:
        return None
    path = folder / batch_id("refused", sorted(str(row["reject_key"]) for row in refused))
    write_batch(path, {"rejects": reject_frame(refused)})
    return path
