"""The record of a run in the warehouse: written before the publication, so that readers have it, and at the end."""

import datetime as dt
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from flows.lineage_events import events_of
from flows.progress import Progress
from flows.settings import Settings
from flows.steps.auditing import Audited
from flows.steps.build import opened_build
from flows.steps.loading import Loaded
from schemas.codelists import IS_OURS
from warehouse.errors import WarehouseError
from warehouse.reconcile import row_count
from warehouse.runs import RunRow, note_run

if TYPE_CHECKING:
    import duckdb

_LONGEST_REASON: Final = 1000
_log = logging.getLogger("tidings.run")


@dataclass
class RunRecord:
    """What is to be written down of a run.

    Attributes:
        settings: where the build file is.
        started_at: start, UTC without zone.
        began_by: who began it.
        coder_version: version of coder, lexicon and knowledge.
        progress: the stages and their seconds.
        loaded: what was loaded, as soon as it is known.
        audited: what the audit found, as soon as it is known.
    """

    settings: Settings
    started_at: dt.datetime
    began_by: str
    coder_version: str
    progress: Progress
    loaded: Loaded = field(default_factory=Loaded)
    audited: Audited = field(default_factory=lambda: Audited("nothing"))
    _began: float = field(default_factory=time.monotonic)

    def write(self, reason: str | None = None) -> None:
        """Write down how far the run is, or why it failed, over what was written before."""
        with opened_build(self.settings) as connection:
            self.note(connection, reason)

    def note(self, connection: "duckdb.DuckDBPyConnection", reason: str | None = None) -> None:
        """The same, into a build file that is open."""
        seconds = time.monotonic() - self._began
        loaded = self.loaded
        run = RunRow(
            started_at=self.started_at,
            finished_at=self.started_at + dt.timedelta(seconds=seconds),
            run_state=self._state(reason),
            began_by=self.began_by,
            coder_version=self.coder_version,
            run_seconds=round(seconds, 3),
            article_count_new=loaded.article_count_new,
            article_count_changed=loaded.article_count_changed,
            article_count_unchanged=loaded.article_count_unchanged,
            reject_count=loaded.reject_count_new,
            event_count=row_count(connection, f"core.fact_event WHERE {IS_OURS}"),
            reason=reason,
            load_id=loaded.load_id or 0,
        )
        note_run(connection, run, self.progress.seconds)

    def _state(self, reason: str | None) -> str:
        if reason is not None:
            return "failed"
        if not self.audited.is_success:
            return "failed audit"
        return "done with rejects" if self.loaded.reject_count else "done"


@contextmanager
def recorded(
    settings: Settings, started_at: dt.datetime, began_by: str, coder_version: str, progress: Progress
) -> Iterator[RunRecord]:
    """Keep the record of a run, and tell of it by OpenLineage if the settings say so.

    Of a run that breaks it is written why; that the record itself cannot be written then is only logged.

    Raises:
        WrongUseError: the settings of lineage are not complete.
    """
    record = RunRecord(settings, started_at, began_by, coder_version, progress)
    events = events_of(settings.lineage, settings.build_file)
    events.began()
    try:
        yield record
    except BaseException as error:
        reason = f"{type(error).__name__}: {error}"[:_LONGEST_REASON]
        events.failed(reason)
        try:
            record.write(reason)
        except (WarehouseError, OSError) as another:
            _log.warning("the run that failed is not in ops.run: %s", another)
        raise
    with opened_build(settings) as connection:
        record.note(connection)
        events.ended(connection, record.loaded.load_id or 0)
