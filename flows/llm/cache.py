"""Answers of models kept on disk, by model and content of the prompt: what was asked before is not asked again."""

import threading
from pathlib import Path

from flows import clock
from flows.kept_file import KeptFile


class AnswerCache(KeptFile):
    """A SQLite file of answers; use it as a context. Several threads and processes may use it at once."""

    table = """
        CREATE TABLE IF NOT EXISTS answer (
            model TEXT NOT NULL, prompt_key TEXT NOT NULL, answer TEXT NOT NULL, answered_at TEXT NOT NULL,
            PRIMARY KEY (model, prompt_key)
        ) WITHOUT ROWID
    """
    expected = "a cache of answers; remove the file, and what it held is asked for again"

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._lock = threading.Lock()

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
