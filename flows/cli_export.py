"""Command `export`: the published warehouse as Parquet files with a manifest."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli_options import Config, Debug
from flows.wording import counted


class Layer(StrEnum):
    """Layers that readers get."""

    MART = "mart"
    CORE = "core"
    OPS = "ops"


def export(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where to write; an export that is there is replaced.")
    ],
    layer: Annotated[
        list[Layer] | None,
        typer.Option("--layer", help="What to write, by default mart; may be given several times."),
    ] = None,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Write the published tables as Parquet, parted by month, with a manifest of columns, files, rows and sums."""
    del debug  # `main` looks at it
    from flows.export_folder import write_export
    from flows.settings import load_settings

    manifest = write_export(load_settings(config).published, folder, tuple(layer or (Layer.MART,)))
    rows = sum(table["row_count"] for table in manifest["tables"])
    files = sum(len(table["files"]) for table in manifest["tables"])
    typer.echo(
        f"{folder}: {counted(len(manifest['tables']), 'table')}, {counted(rows, 'row')} in {counted(files, 'file')}"
    )
