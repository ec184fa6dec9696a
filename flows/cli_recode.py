"""Commands `recode` and `backfill`: stored articles coded again, and articles of days long past read part by part."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from flows.cli_options import Config, Debug, Workers

if TYPE_CHECKING:
    pass


def recode(
    source: Annotated[
        list[str] | None, typer.Option("--source", help="A source whose articles to code; may be given several times.")
    ] = None,
    config: Config = None,
    workers: Workers = None,
    debug: Debug = False,
) -> None:
    """Code articles again that an older coder has coded, from the stored bytes: nothing is fetched anew.

    Articles that this coder has coded are left alone, so a second call does nothing.
    """
    del debug  # `main` looks at it
    from flows.cli_run import run_and_tell
    from flows.logs import set_up_logs
    from flows.settings import load_settings
    from flows.sources.stored import StoredSource

    settings = load_settings(config, workers=workers)
    set_up_logs(settings.work_dir, settings.log_format)
    run_and_tell(settings, [StoredSource(settings, tuple(source or ()))])


def backfill(
    source: Annotated[str, typer.Option("--source", help="The source to read, as tidings.toml calls it.")],
    first: Annotated[dt.datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day.")],
    last: Annotated[dt.datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="The last day.")],
    part: Annotated[
        Literal["day", "week", "month"], typer.Option("--part", help="How large a part is; each is published.")
    ] = "week",
    config: Config = None,
    workers: Workers = None,
    debug: Debug = False,
) -> None:
    """Read the articles of a source from one day to another, part by part.

    A part that is done is not done again: run it again after a crash, and the rest is done.
    """
    del debug  # `main` looks at it
    from flows.auditor import Auditor
    from flows.backfilling import backfill as backfill_parts
    from flows.days import Days
    from flows.errors import DONE, DONE_WITH_REJECTS
    from flows.job import DirectRunner, run_job
    from flows.logs import set_up_logs
    from flows.pool import pool_of
    from flows.progress import Bar, Progress
    from flows.settings import load_settings

    settings = load_settings(config, workers=workers)
    set_up_logs(settings.work_dir, settings.log_format)
    patience = settings.schedules.wait_for_writer
    with Bar() as bar, pool_of(settings) as pool, Auditor() as auditor:
        done = backfill_parts(
            settings,
            source,
            Days(first.date(), last.date()),
            part,
            lambda sources: run_job(settings, sources, DirectRunner(pool, Progress([bar])), patience, auditor),
            lambda said, _: typer.echo(said),
        )
    typer.echo(done.headline())
    raise typer.Exit(DONE_WITH_REJECTS if done.reject_count else DONE)
