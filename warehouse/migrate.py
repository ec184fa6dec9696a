"""Migrations: numbered SQL files, applied forward only, each in a transaction of its own, recorded with their hash."""

import datetime as dt
import hashlib
import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Final, NamedTuple

from warehouse.errors import MigrationError, NewerWarehouseError, NotAWarehouseError

if TYPE_CHECKING:
    import duckdb

_FILE_NAME: Final = re.compile(r"(?P<number>\d{4})_[a-z0-9_]+\.sql")


class Migration(NamedTuple):
    """A migration file."""

    number: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        """Hash of the file's text."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


def migrations(folder: Traversable | None = None) -> list[Migration]:
    """The migrations of a folder, by default those of tidings, in order.

    Raises:
        MigrationError: the numbers do not run from 1 without gaps.
    """
    found = []
    for file in (folder or files("warehouse") / "migrations").iterdir():
        match = _FILE_NAME.fullmatch(file.name)
        if match:
            found.append(Migration(int(match["number"]), file.name, file.read_text(encoding="utf-8")))
    found.sort()
    numbers = [each.number for each in found]
    if numbers != list(range(1, len(found) + 1)):
        raise MigrationError(f"migrations must be numbered from 1 without gaps; got {numbers}")
    return found


def migrate(
    connection: "duckdb.DuckDBPyConnection", *, now: dt.datetime, known: list[Migration] | None = None
) -> list[str]:
    """Bring a database up to the code; an empty one becomes an empty warehouse.

    Args:
        connection: the build file, opened for writing.
        now: the time to record, UTC without zone.
        known: the migrations, by default those of tidings.

    Returns:
        Names of the migrations applied now, in order.

    Raises:
        MigrationError: a migration applied before is not the one in the code.
        NewerWarehouseError: the database has migrations that the code does not know.
        NotAWarehouseError: the database holds tables, but not those of a warehouse.
    """
    known = migrations() if known is None else known
    applied = _applied(connection)
    _check(known, applied)
    pending = known[len(applied) :]
    for migration in pending:
        _apply(connection, migration, now)
    return [migration.name for migration in pending]


def _applied(connection: "duckdb.DuckDBPyConnection") -> list[tuple[int, str, str]]:
    tables = {
        f"{schema}.{table}"
        for schema, table in connection.execute("SELECT schema_name, table_name FROM duckdb_tables()").fetchall()
    }
    if "ops.migration" in tables:
        return connection.execute(
            "SELECT migration_number, migration_name, migration_sha256 FROM ops.migration ORDER BY migration_number"
        ).fetchall()
    if tables:
        shown = ", ".join(sorted(tables)[:5])
        raise NotAWarehouseError(f"the database holds other tables ({shown}) and no ops.migration: name another file")
    return []


def _check(known: list[Migration], applied: list[tuple[int, str, str]]) -> None:
    if len(applied) > len(known):
        newest, name, _ = applied[-1]
        raise NewerWarehouseError(
            f"the database is at migration {newest} ({name}), this tidings knows {len(known)}:"
            " update tidings, or name another file and build it anew"
        )
    for migration, (number, name, sha256) in zip(known, applied, strict=False):
        if (migration.number, migration.sha256) != (number, sha256):
            raise MigrationError(
                f"migration {name} was applied with hash {sha256[:12]}, the code has {migration.name} with"
                f" {migration.sha256[:12]}: if another tidings made this file, run that one or move the file away and"
                " build it anew; if you changed the migration, undo the change and write a new one"
            )


def _apply(connection: "duckdb.DuckDBPyConnection", migration: Migration, now: dt.datetime) -> None:
    connection.begin()
    try:
        connection.execute(migration.sql)
        connection.execute(
            "INSERT INTO ops.migration VALUES (?, ?, ?, ?)", [migration.number, migration.name, migration.sha256, now]
        )
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
