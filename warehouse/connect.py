"""Opening warehouse files: the build file for the one writer, published files for readers."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from warehouse.errors import LockedError, NewerWarehouseError, NotAWarehouseError, WarehouseError

if TYPE_CHECKING:
    import duckdb

_HOLDER: Final = re.compile(r"held in (?P<program>.*?) \(PID (?P<pid>\d+)\)")
_IS_WAREHOUSE: Final = "FROM duckdb_tables() WHERE schema_name = 'ops' AND table_name = 'publication'"


@dataclass(frozen=True, slots=True)
class Limits:
    """What DuckDB may use.

    Attributes:
        memory: the most memory, as DuckDB writes it (`2GB`); None leaves DuckDB's default, 80 % of the machine's.
        threads: the most threads; None leaves DuckDB's default, one a core.
        temp_directory: where DuckDB puts what does not fit; None leaves a folder beside the file.
    """

    memory: str | None = None
    threads: int | None = None
    temp_directory: Path | None = None


def open_build(path: Path, limits: Limits | None = None) -> "duckdb.DuckDBPyConnection":
    """Open the build file for writing; it is made if it is missing.

    Raises:
        LockedError: another process has it open.
        NotAWarehouseError: it is no DuckDB database.
        NewerWarehouseError: a newer DuckDB wrote it.
        WarehouseError: it cannot be opened for another reason, or a limit is not understood.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = _connected(path, read_only=False)
    try:
        _limit(connection, limits or Limits())
    except WarehouseError:
        connection.close()
        raise
    return connection


def open_published(path: Path) -> "duckdb.DuckDBPyConnection":
    """Open a published file for reading: nothing in it or beside it can be changed through the connection.

    Raises:
        LockedError: a process has it open for writing.
        NotAWarehouseError: it is missing, is no DuckDB database or holds no warehouse.
        NewerWarehouseError: a newer DuckDB wrote it.
        WarehouseError: it cannot be opened for another reason.
    """
    if not path.exists():
        raise NotAWarehouseError(
            f"{path} does not exist: publish a warehouse first, with `tidings run`, or name the published file:"
            " published in tidings.toml, or TIDINGS_PUBLISHED"
        )
    connection = _connected(path, read_only=True)
    if not connection.execute(_IS_WAREHOUSE).fetchone():
        connection.close()
        raise NotAWarehouseError(
            f"{path} is a DuckDB database, but none that tidings published: name the published file, or another path"
            " to publish to"
        )
    return connection


def open_build_for_reading(path: Path) -> "duckdb.DuckDBPyConnection":
    """Open a build file only to look at it, while nobody writes.

    Raises:
        LockedError: a process has it open for writing.
        NotAWarehouseError: it is no DuckDB database.
        WarehouseError: it cannot be opened for another reason.
    """
    return _connected(path, read_only=True)


def _connected(path: Path, *, read_only: bool) -> "duckdb.DuckDBPyConnection":
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {"enable_external_access": "false"} if read_only else {}
    try:
        return duckdb.connect(path, read_only=read_only, config=config)
    except duckdb.Error as error:
        raise _explained(path, error) from error


def _explained(path: Path, error: Exception) -> WarehouseError:
    said = str(error)
    if "Could not set lock" in said:
        holder = _HOLDER.search(said)
        who = f"process {holder['pid']} ({holder['program']})" if holder else "another process"
        return LockedError(f"{path} is held by {who}: wait for it to end or end it, then try again")
    if "not a valid DuckDB database" in said or "Is a directory" in said:
        return NotAWarehouseError(f"{path} is no DuckDB database: name another path, or move what lies there away")
    if "version number" in said:
        return NewerWarehouseError(f"{path} was written by a newer DuckDB: update tidings with its DuckDB. {said}")
    if "Corrupt database" in said:
        return NotAWarehouseError(f"{path} is damaged: restore it from a copy or build it anew. {said}")
    return WarehouseError(f"{path} cannot be opened: {said}")


def _limit(connection: "duckdb.DuckDBPyConnection", limits: Limits) -> None:
    """Set the limits by SQL, not by configuration: so the file can be opened again in this process."""
    import duckdb

    values = {
        "memory_limit": limits.memory,
        "threads": limits.threads,
        "temp_directory": limits.temp_directory and str(limits.temp_directory),
    }
    for setting, value in values.items():
        if value is None:
            continue
        try:
            connection.execute(f"SET {setting} = ?", [value])
        except duckdb.Error as error:
            raise WarehouseError(f"DuckDB refuses {setting} = {value!r}: {error}") from error
