"""What a build knew of events, kept beside the build file, so that the next one clusters anew only what is touched."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import polars as pl

from flows.atomic import replaced

if TYPE_CHECKING:
    from transforms.resolving.events_state import EventState

_PATTERN: Final = "events-*.parquet"


class KeptEvents:
    """A file of the state of events, of one version of the code; it can be removed at any time."""

    def __init__(self, folder: Path, version: str) -> None:
        self._path = folder / f"events-{version}-{pl.__version__}.parquet"

    def read(self) -> "EventState | None":
        """The state; None if there is none of this version, or it cannot be read."""
        from transforms.resolving.events_state import unpacked

        try:
            return unpacked(pl.read_parquet(self._path))
        except (FileNotFoundError, pl.exceptions.PolarsError):
            return None

    def write(self, state: "EventState") -> None:
        """Keep a state in place of all others."""
        with replaced(self._path) as path:
            state.packed().write_parquet(path)
        for other in self._path.parent.glob(_PATTERN):
            if other != self._path:
                other.unlink()
