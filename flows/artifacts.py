"""What a run shows on its Prefect page: progress, tables, a report, a plot of runs, what the audit found, links."""

import platform
import time
from typing import Final, cast
from uuid import UUID

from prefect.artifacts import (
    create_image_artifact,
    create_link_artifact,
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from flows.report import audit_report, run_report, source_table
from flows.run_plot import plot_address
from flows.summary import Summary

_SHARES: Final = {
    "ingest": 5,
    "read": 10,
    "plan": 2,
    "gazetteer": 3,
    "ask": 20,
    "code": 30,
    "load": 10,
    "audit": 15,
    "publish": 4,
    "survey": 1,
}
"""About how much of a run each stage is, in percent."""
_SECONDS_BETWEEN: Final = 1.0


class ProgressOfRun:
    """Keeps a progress artifact up to date; not more often than once a second."""

    def __init__(self) -> None:
        created = create_progress_artifact(0.0, key="tidings-progress", description="How far the run is")
        self._id = cast(UUID, created)  # in a synchronous flow it is no coroutine
        self._share = 0
        self._before = 0.0
        self._told_at = 0.0

    def began(self, stage: str, total: int) -> None:
        """Remember the stage; nothing is done of it yet."""
        del total
        self._share = _SHARES.get(stage, 0)

    def advanced(self, done: int, total: int) -> None:
        """Part of a stage is done."""
        if time.monotonic() - self._told_at >= _SECONDS_BETWEEN:
            self._tell(self._before + self._share * done / max(total, 1))

    def ended(self) -> None:
        """A stage is done."""
        self._before += self._share
        self._tell(self._before)

    def finish(self) -> None:
        """All is done, whatever stages there were."""
        self._tell(100.0)

    def _tell(self, percent: float) -> None:
        self._told_at = time.monotonic()
        update_progress_artifact(self._id, min(percent, 100.0))


def report(summary: Summary, data_docs_url: str | None = None) -> None:
    """Show a run's summary on its page.

    Args:
        summary: what happened.
        data_docs_url: where the audit's pages are served; None when they are files only.
    """
    rows = [{"What": heading, "How much": said} for heading, said in summary.lines()]
    create_table_artifact(rows, key="tidings-summary", description="What the run did, in short")
    if summary.survey.sources:
        create_table_artifact(
            source_table(summary.survey.sources),
            key="tidings-sources",
            description="What each source gave at its last look, and how it is",
        )
    create_markdown_artifact(
        run_report(summary), key="tidings-report", description="What the run did, with rejects and times"
    )
    if summary.survey.runs:
        create_image_artifact(
            plot_address(summary.survey.runs), key="tidings-runs", description="The last runs: how long, how they ended"
        )
    audited = summary.audited
    create_markdown_artifact(audit_report(audited), key="tidings-audit", description="What the audit found")
    if audited.docs:
        url = f"{data_docs_url.rstrip('/')}/{audited.docs.name}" if data_docs_url else audited.docs.resolve().as_uri()
        where = "" if data_docs_url else f" A file on {platform.node()}: open the address in a browser there."
        create_link_artifact(
            url,
            link_text="Data Docs of the audit",
            key="tidings-data-docs",
            description=f"Every expectation, with counts and examples.{where}",
        )
