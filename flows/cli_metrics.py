"""Command `metrics`: what is counted, by what, without writing SQL."""

from typing import Annotated

import typer

from flows.cli_options import Config, Debug
from flows.cli_rows import Format, Out, Output, show


def metrics(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[METRIC]...", help="What to count, such as event_count or killed.")
    ] = None,
    by: Annotated[
        list[str] | None, typer.Option("--by", help="By what, such as month or country; may be said again.")
    ] = None,
    where: Annotated[
        str | None,
        typer.Option("--where", help="A condition in SQL on columns of mart.event; else asserted events count."),
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Rows at most.")] = None,
    output: Output = Format.TABLE,
    out: Out = None,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Count events of the published warehouse; without any word, list the metrics and dimensions there are."""
    del debug  # `main` looks at it
    import polars as pl

    from flows.settings import load_settings
    from schemas.semantics import semantics
    from warehouse.metrics import measure

    if names or by:
        show(measure(load_settings(config).published, names or (), by or (), where, limit), output, out)
        return
    layer = semantics()
    rows = [("metric", each.name, each.unit, each.meaning) for each in layer.metrics]
    rows += [("dimension", each.name, "", each.meaning) for each in layer.dimensions]
    show(pl.DataFrame(rows, schema=["what", "name", "unit", "meaning"], orient="row"), output, out)
