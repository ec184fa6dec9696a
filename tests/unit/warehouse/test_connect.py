"""Opening files: limits, and errors that say what to do."""

import struct
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from warehouse.connect import Limits, open_build, open_published
from warehouse.errors import LockedError, NewerWarehouseError, NotAWarehouseError, WarehouseError

HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"


def published_into(path: Path) -> None:
    """Make a file that is a published warehouse as far as opening it goes."""
    with duckdb.connect(path) as connection:
        connection.execute("CREATE SCHEMA ops; CREATE TABLE ops.publication (a INTEGER)")


def test_limits_are_set(tmp_path: Path) -> None:
    limits = Limits(memory="512MiB", threads=1, temp_directory=tmp_path / "spill")
    with open_build(tmp_path / "new" / "build.duckdb", limits) as connection:
        found = connection.execute(
            "SELECT current_setting('memory_limit'), current_setting('threads'), current_setting('temp_directory')"
        ).fetchone()
    assert found == ("512.0 MiB", 1, str(tmp_path / "spill"))


def test_a_limit_that_duckdb_refuses_is_named(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="memory_limit = 'much'"):
        open_build(tmp_path / "build.duckdb", Limits(memory="much"))
    open_build(tmp_path / "build.duckdb").close()


@pytest.mark.parametrize("opened", [open_build, open_published])
def test_a_file_held_by_another_process_names_the_process(tmp_path: Path, opened: object) -> None:
    path = tmp_path / "build.duckdb"
    published_into(path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()
        with pytest.raises(LockedError, match=f"process {holder.pid} .*try again"):
            opened(path)  # type: ignore[operator]
        holder.communicate()
    opened(path).close()  # type: ignore[operator]


@pytest.mark.parametrize("opened", [open_build, open_published])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, opened: object) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no database " * 1000, encoding="utf-8")
    with pytest.raises(NotAWarehouseError, match="no DuckDB database"):
        opened(path)  # type: ignore[operator]
    assert path.read_text(encoding="utf-8").startswith("no database")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAWarehouseError, match="name another path"):
        open_build(tmp_path)


def test_a_missing_published_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotAWarehouseError, match="does not exist: publish"):
        open_published(tmp_path / "tidings.duckdb")
    assert not (tmp_path / "tidings.duckdb").exists()


def test_a_file_of_a_newer_duckdb_says_to_update(tmp_path: Path) -> None:
    path = tmp_path / "newer.duckdb"
    duckdb.connect(path).close()
    path.write_bytes(_with_storage_version(path.read_bytes(), 9999))
    with pytest.raises(NewerWarehouseError, match="update tidings"):
        open_published(path)


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "damaged.duckdb"
    duckdb.connect(path).close()
    whole = bytearray(path.read_bytes())
    whole[100] ^= 0xFF
    path.write_bytes(whole)
    with pytest.raises(NotAWarehouseError, match="damaged"):
        open_published(path)


def test_a_published_file_cannot_be_changed(tmp_path: Path) -> None:
    path = tmp_path / "tidings.duckdb"
    published_into(path)
    with open_published(path) as connection, pytest.raises(duckdb.InvalidInputException, match="read-only"):
        connection.execute("INSERT INTO ops.publication VALUES (1)")


def test_a_database_of_somebody_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tidings.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE mine (a INTEGER)")
    with pytest.raises(NotAWarehouseError, match="none that tidings published: name the published file, or another"):
        open_published(path)


def _with_storage_version(whole: bytes, version: int) -> bytes:
    """Write another storage version into a file's main header, with DuckDB's checksum over it."""
    header = bytearray(whole[:4096])
    struct.pack_into("<Q", header, 12, version)
    checksum = 5381
    for (word,) in struct.iter_unpack("<Q", header[8:]):
        checksum ^= (word * 0xBF58476D1CE4E5B9) & 0xFFFF_FFFF_FFFF_FFFF
    struct.pack_into("<Q", header, 0, checksum)
    return bytes(header) + whole[4096:]
