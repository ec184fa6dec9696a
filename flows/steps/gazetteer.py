"""Step `gazetteer`: the file of places, built once and again when its sources change."""

from pathlib import Path

import polars as pl

from flows.atomic import replaced
from flows.version import gazetteer_version

_VERSION_KEY = "tidings.gazetteer_version"


def is_current(path: Path) -> bool:
    """Whether the file is there and was built from the sources as they are."""
    try:
        return path.is_file() and pl.read_parquet_metadata(path).get(_VERSION_KEY) == gazetteer_version()
    except (OSError, pl.exceptions.PolarsError):
        return False


def prepare_gazetteer(path: Path) -> Path:
    """Build the gazetteer if it is not there or outdated; takes about 20 seconds and no network.

    Returns:
        The file, as `transforms.resolving.gazetteer.load_gazetteer` reads it.
    """
    if not is_current(path):
        from transforms.resolving.gazetteer import build_gazetteer

        frame = build_gazetteer()
        with replaced(path) as temporary:
            frame.write_parquet(temporary, metadata={_VERSION_KEY: gazetteer_version()})
    return path
