"""What a run shows on its Prefect page: progress, a table, a report, a link to the audit's pages."""

import time
from typing import Final, cast
from uuid import UUID

from prefect.artifacts import (
    create_link_artifact,
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from flows.summary import Summary

_SHARES: Final = {"ingest": 5, "read": 10, "plan": 2, "gazetteer": 3, "code": 50, "load": 10, "audit": 15, "publish": 4}
"""About how much of a run each stage is, in percent."""
_SECONDS_BETWEEN: Final = 1.0


class ProgressOfRun:
    """Keeps a progress artifact up to date; not more often than once a second."""

    def __init__(self) -> None:
        created = create_progress_artifact(0.0, key="tidings-progress", description="Progress of the run")
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


def report(summary: Summary) -> None:
    """Show a run's summary on its page."""
    rows = [{"what": heading, "how much": said} for heading, said in summary.lines()]
    create_table_artifact(rows, key="tidings-summary", description="What the run did and what the warehouse holds")
    create_markdown_artifact(_markdown(summary), key="tidings-report", description="Report of the run")
    if summary.audited.docs:
        create_link_artifact(
            summary.audited.docs.resolve().as_uri(),
            link_text="Data Docs of the audit",
            key="tidings-data-docs",
            description="Every expectation checked, with counts and examples",
        )


def _markdown(summary: Summary) -> str:
    lines = ["# tidings", "", f"Run of {summary.started_at:%Y-%m-%d %H:%M} UTC, coder {summary.coder_version}.", ""]
    lines += [f"- **{heading}**: {said.splitlines()[0]}" for heading, said in summary.lines()]
    for title, messages in (("Failed expectations", summary.audited.failures), ("Warnings", summary.audited.warnings)):
        if messages:
            lines += ["", f"## {title}", "", *(f"- {message}" for message in messages)]
    if summary.loaded.rejects:
        lines += ["", "## Rejects", "", "| where | why |", "| --- | --- |"]
        lines += [f"| {_cell(locator)} | {_cell(reason)} |" for locator, reason in summary.loaded.rejects]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
