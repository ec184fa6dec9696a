"""Command `import`: other people's events into the warehouse, beside our own."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_options import Config, Debug
from flows.wording import counted

if TYPE_CHECKING:
    from warehouse.imports.load import ImportResult

_MOST_REJECTS = 10


class Origin(StrEnum):
    """Whose files can be imported."""

    GDELT = "gdelt"
    ACLED = "acled"
    UCDP = "ucdp"
    POLECAT = "polecat"


def import_(
    origin: Annotated[Origin, typer.Argument(metavar="ORIGIN", help="Whose files they are.")],
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="The files as their origin publishes them, or zip archives.")
    ],
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Import other people's events into the same star, audit and publish it; our own marts and reports stay ours.

    Files that were imported before are not imported again. Exit code 3 says that some rows were rejected.
    """
    del debug  # `main` looks at it
    from flows.auditor import Auditor
    from flows.errors import DONE, DONE_WITH_REJECTS
    from flows.lock import writer_lock
    from flows.logs import set_up_logs
    from flows.progress import Bar, Progress
    from flows.settings import load_settings
    from flows.steps.auditing import audit, publish, rules_of
    from flows.steps.importing import import_files

    settings = load_settings(config)
    rules_of(settings)
    set_up_logs(settings.work_dir, settings.log_format)
    with Bar() as bar, writer_lock(settings.work_dir), Auditor() as auditor:
        auditor.prepare()
        progress = Progress([bar])
        with progress.stage("load", len(files)):
            done = import_files(settings, origin, files, lambda: progress.advance(len(files)))
        with progress.stage("audit"):
            audited = audit(settings, auditor.audit)
        with progress.stage("publish"):
            published = publish(settings, audited)
    typer.echo(_summary(origin, len(files), done))
    typer.echo(f"{'Audit':<10} {audited.headline()}")
    typer.echo(f"{'Published':<10} {published.text()}")
    took = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in progress.seconds.items())
    typer.echo(f"{'Time':<10} {sum(progress.seconds.values()):.1f} s ({took})")
    if not audited.is_success:
        raise audited.failed()
    raise typer.Exit(DONE_WITH_REJECTS if done.reject_count else DONE)


def _summary(origin: str, file_count: int, done: "ImportResult") -> str:
    """What was read and what became of it, and some of the rejects."""
    rejected = f"{done.reject_count:,} rejected"
    if done.is_repeat:
        lines = ["Nothing changed: the warehouse has all of it.", f"{'Rows':<10} {rejected} when they were imported"]
    else:
        lines = [f"{'Rows':<10} {done.row_count:,} in {counted(file_count, 'file')}, {rejected}"]
        for heading, written in (("Events", done.events), ("Mentions", done.mentions)):
            if any(written):
                lines.append(
                    f"{heading:<10} {written.new:,} new, {written.changed:,} changed, {written.unchanged:,} unchanged"
                )
    lines.append(f"{'Warehouse':<10} {done.known_count:,} events of {origin}")
    shown = [f"  {row['locator']}: {row['reject_reason']}" for row in done.rejects.iter_rows(named=True)]
    if shown:
        more = done.reject_count - _MOST_REJECTS
        lines += ["Rejected:", *shown[:_MOST_REJECTS]]
        lines += [f"  and {more:,} more: see ops.reject"] if more > 0 else []
    return "\n".join(lines)
