"""The store of raw bytes: as got, compressed, each under the hash of its content, written whole or not at all."""

import gzip
import hashlib
from pathlib import Path

from flows.atomic import replaced


def sha256_of(data: bytes) -> str:
    """SHA-256 of bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


class Store:
    """Files below a folder: `ab/abcdef….gz` for bytes whose SHA-256 starts with `ab`."""

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
