"""Commands `status` and `init`: how things stand, and a settings file to begin with."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli_options import Config, Debug


def status(config: Config = None, debug: Debug = False) -> None:
    """Show the last loads, how fresh the warehouse is, and how its sources are: moved, gone, silent, failing."""
    del debug  # `main` looks at it
    from flows.settings import load_settings
    from flows.status import status_of

    for line in status_of(load_settings(config)).lines():
        typer.echo(line)


def init(
    folder: Annotated[Path, typer.Argument(help="Where to write tidings.toml; by default here.")] = Path(),
    debug: Debug = False,
) -> None:
    """Write a commented tidings.toml with two example sources, a folder and a feed, and check it."""
    del debug  # `main` looks at it
    from flows.beginning import begin

    for line in begin(folder):
        typer.echo(line)
