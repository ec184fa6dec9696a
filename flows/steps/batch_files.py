"""The folder of batches: kept while a run is on its way, so that the next one takes up what is finished."""

import shutil
from pathlib import Path

from flows.atomic import remove_leftovers


def begin_batches(folder: Path) -> None:
    """Make the folder; what writers that were killed left half-written goes."""
    folder.mkdir(parents=True, exist_ok=True)
    remove_leftovers(folder)


def end_batches(folder: Path) -> None:
    """Remove all batches: they are in the warehouse."""
    shutil.rmtree(folder, ignore_errors=True)
