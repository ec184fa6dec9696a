"""The store of raw bytes: as got, compressed, each under the hash of its content, written whole or not at all.

Beside the bytes lies a sidecar that says where they came from: one origin for each place that gave them.
"""

import gzip
import hashlib
import json
from pathlib import Path

from flows.atomic import replaced


def sha256_of(data: bytes) -> str:
    """SHA-256 of bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


class Store:
    """Files below a folder: `ab/abcdef….gz` for bytes whose SHA-256 starts with `ab`, and `ab/abcdef….json`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """Keep bytes; bytes kept before are left alone.

        Returns:
            Their path below the store.
        """
        sha256 = sha256_of(data)
        path = f"{sha256[:2]}/{sha256}.gz"
        if not (self.folder / path).exists():
            with replaced(self.folder / path) as temporary:
                temporary.write_bytes(gzip.compress(data, compresslevel=6, mtime=0))
        return path

    def get(self, path: str) -> bytes:
        """The bytes kept under a path that `put` gave.

        Raises:
            OSError: they are not there, or the file is damaged.
        """
        return gzip.decompress((self.folder / path).read_bytes())

    def has(self, path: str) -> bool:
        """Whether bytes are kept under a path that `put` gave."""
        return (self.folder / path).exists()

    def note(self, path: str, *, locator: str, source_name: str, **facts: object) -> None:
        """Write down where the bytes under a path came from; a place that is noted is left alone.

        Args:
            path: what `put` gave.
            locator: where they were found.
            source_name: the source that gave them.
            **facts: what else is known: when they were fetched, what the server said.
        """
        origins = self.origins(path)
        if any((each["locator"], each["source_name"]) == (locator, source_name) for each in origins):
            return
        told = {name: str(fact) for name, fact in facts.items() if fact is not None}
        origins.append({"locator": locator, "source_name": source_name, **told})
        with replaced(self._sidecar(path)) as temporary:
            temporary.write_text(json.dumps({"origins": origins}, ensure_ascii=False, indent=1), encoding="utf-8")

    def origins(self, path: str) -> list[dict[str, str]]:
        """The origins that are noted of the bytes under a path, the first first."""
        sidecar = self._sidecar(path)
        found: dict[str, list[dict[str, str]]] = json.loads(sidecar.read_bytes()) if sidecar.exists() else {}
        return found.get("origins", [])

    def _sidecar(self, path: str) -> Path:
        return self.folder / f"{path.removesuffix('.gz')}.json"
