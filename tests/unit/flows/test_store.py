"""The store of raw bytes."""

import gzip
from pathlib import Path

import pytest

from flows.store import Store, sha256_of


def test_bytes_come_back_as_they_were(tmp_path: Path) -> None:
    store = Store(tmp_path)
    path, sha256 = store.put(b"\x00raw\xff"), sha256_of(b"\x00raw\xff")
    assert path == f"{sha256[:2]}/{sha256}.gz"
    assert store.get(path) == b"\x00raw\xff"


def test_the_same_bytes_are_kept_once_and_alike_everywhere(tmp_path: Path) -> None:
    one, other = Store(tmp_path / "one"), Store(tmp_path / "other")
    path = one.put(b"news")
    written = (one.folder / path).stat().st_mtime_ns
    assert one.put(b"news") == other.put(b"news") == path
    assert (one.folder / path).stat().st_mtime_ns == written
    assert (one.folder / path).read_bytes() == (other.folder / path).read_bytes()
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [one.folder / path, other.folder / path]


def test_what_is_missing_or_damaged_is_an_error(tmp_path: Path) -> None:
    store = Store(tmp_path)
    path = store.put(b"news")
    with pytest.raises(FileNotFoundError):
        store.get("ab/none.gz")
    (tmp_path / path).write_bytes(b"damaged")
    with pytest.raises(gzip.BadGzipFile):
        store.get(path)
