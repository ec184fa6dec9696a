"""What `tidings status` tells: the last runs and loads, how fresh the warehouse is, and how its sources are."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from flows import clock
from flows.lock import LOCK_NAME, holder
from flows.settings import Settings
from flows.wording import counted
from schemas.codelists import IS_OURS
from warehouse.connect import open_build_for_reading, open_published
from warehouse.fetches import HealthRow, source_healths
from warehouse.runs import RunRow, last_runs

_MOST_LOADS: Final = 5


class LoadLine(NamedTuple):
    """A load, as `ops.load` has it."""

    finished_at: dt.datetime
    load_state: str
    article_count_new: int
    article_count_changed: int
    reject_count: int
    event_count: int


@dataclass(frozen=True)
class Status:
    """How things stand.

    Attributes:
        told_by: the file that tells it; None when there is none yet.
        runs: the last runs, the newest first.
        loads: the last loads, the newest first.
        published_at: when readers were last given something, UTC.
        newest_article_at: when the newest article came in, UTC.
        health: how sources and their lists are.
        writer: who writes now.
    """

    told_by: str | None = None
    runs: tuple[RunRow, ...] = ()
    loads: tuple[LoadLine, ...] = ()
    published_at: dt.datetime | None = None
    newest_article_at: dt.datetime | None = None
    health: tuple[HealthRow, ...] = ()
    writer: str | None = None

    def lines(self) -> Iterator[str]:
        """What a person reads."""
        if self.told_by is None and self.writer:
            yield f"nothing was published yet; {self.writer}"
            return
        if self.told_by is None:
            yield "nothing was loaded yet: `tidings run` does it"
            return
        now = clock.now()
        yield f"from       {self.told_by}"
        if self.writer:
            yield f"writing    {self.writer}"
        yield f"published  {_when(self.published_at, now)}"
        yield f"newest     {_when(self.newest_article_at, now)}"
        for heading, run in zip(["runs"] + [""] * len(self.runs), self.runs, strict=False):
            why = f": {run.reason}" if run.reason else ""
            yield (
                f"{heading:<10} {run.started_at:%Y-%m-%d %H:%M}  {run.run_state} in {run.run_seconds:.0f} s"
                f" ({run.began_by}){why}"
            )
        for heading, load in zip(["loads"] + [""] * len(self.loads), self.loads, strict=False):
            yield (
                f"{heading:<10} {load.finished_at:%Y-%m-%d %H:%M}  {load.load_state}: {load.article_count_new} new,"
                f" {load.article_count_changed} changed, {load.reject_count} rejected;"
                f" {counted(load.event_count, 'event')} in the warehouse"
            )
        for heading, row in zip(["sources"] + [""] * len(self.health), self.health, strict=False):
            newest = f"last new {_when(row.newest_at, now)}"
            yield f"{heading:<10} {row.title}: {row.health}, {row.item_count} given, {newest}"
            if row.finding:
                yield f"{'':<13}{row.finding}"


def status_of(settings: Settings) -> Status:
    """How things stand: as the build file tells it, or the published file while somebody writes.

    Raises:
        WarehouseError: a file is there and cannot be opened.
    """
    writer = holder(settings.work_dir / LOCK_NAME)
    path = settings.build_file if settings.build_file.exists() and not writer else settings.published
    if not path.exists():
        return Status(writer=writer)
    is_build = path == settings.build_file
    connection = open_build_for_reading(path) if is_build else open_published(path)
    try:
        loads = connection.execute(
            f"SELECT {', '.join(LoadLine._fields)} FROM ops.load ORDER BY finished_at DESC, load_id DESC LIMIT ?",
            [_MOST_LOADS],
        ).fetchall()
        published = connection.execute("SELECT max(published_at) FROM ops.publication").fetchall()[0][0]
        newest = connection.execute(
            f"SELECT max(valid_from) FROM core.dim_article WHERE {IS_OURS} AND article_key <> 0"
        ).fetchall()[0][0]
        return Status(
            str(path),
            tuple(last_runs(connection, _MOST_LOADS)),
            tuple(LoadLine(*row) for row in loads),
            published,
            newest,
            tuple(source_healths(connection)),
            writer,
        )
    finally:
        connection.close()


def _when(moment: dt.datetime | None, now: dt.datetime) -> str:
    if moment is None:
        return "never"
    hours = (now - moment).total_seconds() / 3600
    ago = f"{hours * 60:.0f} min" if hours < 2 else f"{hours:.0f} h" if hours < 48 else f"{hours / 24:.0f} days"
    return f"{moment:%Y-%m-%d %H:%M} UTC, {ago} ago"
