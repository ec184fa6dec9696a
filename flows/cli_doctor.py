"""Command `doctor`: looks at everything a run needs and says what to do."""

import typer

from flows.cli_options import Config, Debug
from flows.errors import FAILED


def doctor(config: Config = None, debug: Debug = False) -> None:
    """Check Python, packages, models, gazetteer, folders, files, the Prefect connection and the coder.

    Exit code 1 says that something would stop a run.
    """
    del debug  # `main` looks at it
    from flows.doctor import examine
    from flows.settings import load_settings

    settings = load_settings(config)
    is_well = True
    for finding in examine(settings):
        is_well = is_well and finding.state != "bad"
        color = {"good": "green", "note": "yellow", "bad": "red"}[finding.state]
        typer.secho(f"{finding.state:<5}", fg=color, nl=False)
        typer.echo(f"{finding.what:<12} {finding.said}")
        if finding.advice:
            typer.echo(f"{'':<18}{finding.advice}")
    typer.echo("all is well" if is_well else "a run would fail: see above")
    raise typer.Exit(0 if is_well else FAILED)
