"""Command `gazetteer`: the places, built now rather than by the first run."""

import typer

from flows.cli_options import Config, Debug


def gazetteer(config: Config = None, debug: Debug = False) -> None:
    """Build the file of places from the installed packages and the dumps of GeoNames named in the settings.

    It is built once, and again when one of its sources changes; a run does so by itself.
    """
    del debug  # `main` looks at it
    import polars as pl

    from flows.progress import Bar, Progress
    from flows.settings import load_settings
    from flows.steps.gazetteer import prepare_gazetteer

    settings = load_settings(config)
    with Bar() as bar, Progress([bar]).stage("gazetteer"):
        path = prepare_gazetteer(settings.gazetteer_file, settings.geonames)
    names = pl.scan_parquet(path).select(pl.len(), pl.col("location_id").n_unique()).collect().row(0)
    typer.echo(f"{path}: {names[0]:,} names of {names[1]:,} places")
