"""The files that are imported: zip archives opened, and what kind of table each holds found out."""

import hashlib
import shutil
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from warehouse.errors import ImportFileError

_LOOKED_AT: Final = 50
"""Lines that tell how many columns a file has."""


def sha256_of(paths: Sequence[Path]) -> list[str]:
    """SHA-256 of each file, in the order of the files.

    Raises:
        ImportFileError: a file cannot be read.
    """
    digests = []
    for path in paths:
        try:
            with path.open("rb") as file:
                digests.append(hashlib.file_digest(file, "sha256").hexdigest())
        except OSError as error:
            raise ImportFileError(
                f"{path} cannot be read: {error.strerror or error}. Name a file that is there"
            ) from error
    return digests


def tables_of(path: Path, scratch: Path) -> Iterator[tuple[Path, Path]]:
    """The tables of a file: itself, or the members of a zip archive, one after the other.

    Args:
        path: the file.
        scratch: a folder for what is unpacked; each member is removed when the next is asked for.

    Yields:
        Where the table lies, and what to call it: `archive.zip/member` for a member.

    Raises:
        ImportFileError: it ends in .zip and is no archive, or a damaged one.
    """
    if path.suffix.lower() != ".zip":
        yield path, path
        return
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                if member.is_dir():
                    continue
                unpacked = scratch / "member"
                with archive.open(member) as packed, unpacked.open("wb") as plain:
                    shutil.copyfileobj(packed, plain, 1 << 20)
                yield unpacked, path / member.filename
                unpacked.unlink()
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        # Cut off, damaged, locked by a password, or packed in a way that Python does not know.
        raise ImportFileError(f"{path} is no whole zip archive: {error}. Fetch it again") from error


def column_count(path: Path, separator: str) -> int:
    """How many columns most of a file's first lines have; 0 for an empty file."""
    with path.open("rb") as file:
        counts = Counter(line.count(separator.encode()) + 1 for line in islice(file, _LOOKED_AT) if line.strip())
    return counts.most_common(1)[0][0] if counts else 0
