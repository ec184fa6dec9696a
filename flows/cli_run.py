"""Command `run`: articles to a published warehouse."""

from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_options import Coder, Config, Debug, Workers

if TYPE_CHECKING:
    from pathlib import Path

    from flows.settings import Settings
    from flows.summary import Summary


def run(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH", help="Files, folders (with all below them) and patterns: .txt, .html, .json, .jsonl."
        ),
    ],
    prefect: Annotated[
        bool,
        typer.Option(
            "--prefect/--no-prefect",
            help="Run as a Prefect flow, on the server of PREFECT_API_URL or a temporary one, or at once without.",
        ),
    ] = True,
    coder: Coder = None,
    config: Config = None,
    workers: Workers = None,
    debug: Debug = False,
) -> None:
    """Take articles to the published warehouse: read, code, resolve, load, audit, publish.

    What was loaded before is not read again. Ends with a summary; exit code 3 says that some articles were rejected.
    """
    del debug  # `main` looks at it
    from flows.errors import AuditFailedError
    from flows.logs import set_up_logs
    from flows.settings import load_settings
    from flows.sources.files import find_files

    settings = load_settings(config, workers=workers, coder=coder)
    find_files(paths)
    set_up_logs(settings.work_dir, settings.log_format)
    try:
        summary = _with_prefect(paths, config, workers, coder) if prefect else _directly(settings, paths)
    except AuditFailedError as error:
        if error.summary:
            typer.echo(error.summary.text())
        raise
    typer.echo(summary.text())
    raise typer.Exit(summary.exit_code)


def _directly(settings: "Settings", paths: list[str]) -> "Summary":
    from flows.job import run_directly
    from flows.progress import Bar

    with Bar() as bar:
        return run_directly(settings, paths, [bar])


def _with_prefect(paths: list[str], config: "Path | None", workers: int | None, coder: Coder) -> "Summary":
    from flows.prefect_run import run_with_prefect
    from flows.progress import Bar

    with Bar() as bar:
        return run_with_prefect(paths, config, workers, coder, [bar])
