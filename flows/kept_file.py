"""A SQLite file beside the warehouse that keeps what is dear to work out again."""

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Final, Self

from flows.errors import TidingsError

_BUSY_SECONDS: Final = 30.0


class KeptFile:
    """One table in a SQLite file; use it as a context. Several processes may use it at once."""

    table: ClassVar[str]
    """What makes the table, unless it is there."""
    expected: ClassVar[str]
    """What the file holds, and what happens when it is removed: for the message."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(self._path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute(self.table)
        except sqlite3.DatabaseError as error:
            self._file.close()
            raise TidingsError(f"{self._path} cannot be used: {error}. Expected {self.expected}") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
