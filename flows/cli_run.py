"""Command `run`: articles to a published warehouse."""

from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_options import Coder, Config, Debug, Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from flows.settings import Settings
    from flows.sources.protocol import Source
    from flows.summary import Summary


def run(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Files, folders (with all below them) and patterns: .txt, .html, .json, .jsonl. Without any, the"
            " sources of tidings.toml are read.",
        ),
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option("--source", help="A source of tidings.toml to read; may be given several times.")
    ] = None,
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
    from flows.logs import set_up_logs
    from flows.settings import load_settings
    from flows.sources.choose import choose_sources

    settings = load_settings(config, workers=workers, coder=coder)
    sources = choose_sources(settings, paths or (), source or ())
    set_up_logs(settings.work_dir, settings.log_format)
    if prefect:
        tell(lambda: _with_prefect(paths or [], source or [], config, workers, coder))
    else:
        run_and_tell(settings, sources)


def run_and_tell(settings: "Settings", sources: "Sequence[Source]") -> None:
    """Run the job at once, show its summary and end with its exit code."""
    tell(lambda: _directly(settings, sources))


def tell(run: "Callable[[], Summary]") -> None:
    """Show the summary of a run, also of one whose audit failed, and end with its exit code."""
    from flows.errors import AuditFailedError

    try:
        summary = run()
    except AuditFailedError as error:
        if error.summary:
            typer.echo(error.summary.text())
        raise
    typer.echo(summary.text())
    raise typer.Exit(summary.exit_code)


def _directly(settings: "Settings", sources: "Sequence[Source]") -> "Summary":
    from flows.job import run_directly
    from flows.progress import Bar

    with Bar() as bar:
        return run_directly(settings, sources, [bar])


def _with_prefect(
    paths: "Sequence[str]", sources: "Sequence[str]", config: "Path | None", workers: int | None, coder: Coder
) -> "Summary":
    from flows.prefect_run import run_with_prefect
    from flows.progress import Bar

    with Bar() as bar:
        return run_with_prefect(paths, sources, config, workers, coder, [bar])
