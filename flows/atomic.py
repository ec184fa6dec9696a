"""Files and folders that appear whole or not at all: written beside their place, then renamed."""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_TEMPORARY: Final = ".part-"


def _beside(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f"{_TEMPORARY}{uuid.uuid4().hex[:12]}-{path.name}")


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Give a path to write to; when the block ends well, what lies there takes the place of `path`."""
    temporary = _beside(path)
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def made_folder(path: Path) -> Iterator[Path]:
    """Give an empty folder to fill; when the block ends well, it becomes `path`. One that is there already stays."""
    temporary = _beside(path)
    temporary.mkdir()
    try:
        yield temporary
        try:
            temporary.rename(path)
        except OSError:
            if not path.is_dir():
                raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def remove_leftovers(folder: Path) -> None:
    """Remove what writers that were killed have left anywhere below a folder."""
    for path in list(folder.rglob(f"{_TEMPORARY}*")):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
