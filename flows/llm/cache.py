"""Answers of models kept on disk, by model and content of the prompt: what was asked before is not asked again."""

import sqlite3
import threading
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from flows import clock
from flows.errors import TidingsError

_TABLE: Final = """
CREATE TABLE IF NOT EXISTS answer (
    model TEXT NOT NULL, prompt_key TEXT NOT NULL, answer TEXT NOT NULL, answered_at TEXT NOT NULL,
    PRIMARY KEY (model, prompt_key)
) WITHOUT ROWID
"""
_BUSY_SECONDS: Final = 30.0


class AnswerCache:
    """A SQLite file of answers; use it as a context. Several threads and processes may use it at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(self._path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute(_TABLE)
        except sqlite3.DatabaseError as error:
            self._file.close()
            raise TidingsError(
                f"{self._path} cannot be used: {error}. Expected a cache of answers; remove the file, and what it held"
                " is asked for again"
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def get(self, model: str, prompt_key: str) -> str | None:
        """An answer; None if there is none."""
        with self._lock:
            found = self._file.execute(
                "SELECT answer FROM answer WHERE model = ? AND prompt_key = ?", (model, prompt_key)
            ).fetchone()
        return None if found is None else str(found[0])

    def put(self, model: str, prompt_key: str, answer: str) -> None:
        """Keep an answer in place of an older one."""
        row = (model, prompt_key, answer, clock.now().isoformat())
        with self._lock:
            self._file.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)", row)
