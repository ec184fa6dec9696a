"""An export as a folder that appears whole: written beside its place, then put there."""

import shutil
import uuid
from pathlib import Path
from typing import Any

from flows import clock
from flows.errors import WrongUseError
from warehouse.export import export, exported_tables, is_export


def write_export(published: Path, folder: Path, layers: tuple[str, ...]) -> dict[str, Any]:
    """Export some layers; an export that is there is replaced when the new one is complete.

    Raises:
        WarehouseError: the published file cannot be opened.
        WrongUseError: what lies at the folder is no export, or nothing can be written there.
    """
    if folder.exists() and not is_export(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUseError(f"{folder} holds something else than an export, which would be lost; name another folder")
    beside = folder.absolute().with_name(f".{folder.name}.{uuid.uuid4().hex[:12]}")
    try:
        beside.mkdir(parents=True)
        manifest = export(published, beside, exported_tables(layers), now=clock.now())
        if folder.exists():
            shutil.rmtree(folder)
        beside.rename(folder)
    except OSError as error:
        raise WrongUseError(f"{folder} cannot be written: {error.strerror or error}; name another folder") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return manifest
