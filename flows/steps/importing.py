"""Step `import`: files of other people's events → the warehouse, under their own origin."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from flows import clock
from flows.settings import Settings
from flows.steps.build import opened_build

if TYPE_CHECKING:
    from warehouse.imports.load import ImportResult


def import_files(settings: Settings, origin: str, paths: Sequence[Path], advance: Callable[[], None]) -> "ImportResult":
    """Import files in one transaction; files that were imported before are not imported again.

    Args:
        settings: where the build file is.
        origin: whose files they are.
        paths: the files.
        advance: called after each file.

    Raises:
        WarehouseError: a file or the build file cannot be read; nothing is imported.
    """

    def derive(tables: Mapping[str, pl.DataFrame]) -> Mapping[str, pl.DataFrame]:
        # What makes the star takes seconds to import, and is asked only if nothing was loaded before.
        from flows.steps.loading import derive as derive_star

        return derive_star(tables)

    from warehouse.imports.load import IMPORT_VERSION
    from warehouse.imports.load import import_files as load_files

    with opened_build(settings) as connection:
        return load_files(
            connection,
            origin=origin,
            paths=paths,
            derive=derive,
            version=f"import-{IMPORT_VERSION}",
            clock=clock.now,
            advance=advance,
        )
