"""Batches: folders of Parquet files, one a table, named by what they hold, so that finished work is found again."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl

from flows.atomic import made_folder


def batch_id(kind: str, parts: Iterable[object]) -> str:
    """A name for a batch from all that its content depends on; the order of the parts matters."""
    digest = hashlib.sha256()
    for part in (kind, *parts):
        digest.update(str(part).encode() + b"\x1f")
    return f"{kind}-{digest.hexdigest()[:24]}"


def write_batch(folder: Path, frames: Mapping[str, pl.DataFrame]) -> None:
    """Write frames as `<name>.parquet` files of a folder that appears whole; one that is there already stays."""
    with made_folder(folder) as temporary:
        for name, frame in frames.items():
            frame.write_parquet(temporary / f"{name}.parquet")


def is_written(folder: Path) -> bool:
    """Whether a batch is there; batches are never there in part."""
    return folder.is_dir()


def read_part(folder: Path, name: str) -> pl.DataFrame:
    """One frame of a batch.

    Raises:
        OSError: the batch has no such frame.
    """
    return pl.read_parquet(folder / f"{name}.parquet")


def read_parts(folders: Iterable[Path], name: str, empty: pl.DataFrame) -> pl.DataFrame:
    """The frames of one name of several batches, one under the other; `empty` gives the columns when there are none."""
    return pl.concat([empty, *(read_part(folder, name).select(empty.columns) for folder in folders)])
