"""Command `query`: SQL on the published file, read only."""

from typing import Annotated

import typer

from flows.cli_options import Config, Debug
from flows.cli_rows import Format, Out, Output, show


def query(
    sql: Annotated[
        str,
        typer.Argument(metavar="SQL", help="A query; tables of mart, core and ops may be named without their layer."),
    ],
    output: Output = Format.TABLE,
    out: Out = None,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Ask the published warehouse; nothing can be changed through it."""
    del debug  # `main` looks at it
    from flows.settings import load_settings
    from warehouse.query import query as run_query

    show(run_query(load_settings(config).published, sql), output, out)
