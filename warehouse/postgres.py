"""Publication into PostgreSQL: the published tables with comments and keys, all of it in one transaction."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import dataframely as dy

from schemas.catalog import TABLES
from schemas.ddl import comments, quoted, sql_type
from schemas.tables import Table, layer_of
from warehouse.connect import open_published
from warehouse.errors import PublicationError
from warehouse.extensions import load_extension
from warehouse.reconcile import row_count

if TYPE_CHECKING:
    import duckdb

PUBLISHED_TABLES: Final = tuple(table for table in TABLES if table.is_published)
_TYPES: Final = {
    "DOUBLE": "double precision",
    "TIMESTAMP": "timestamp without time zone",
    "VARCHAR": "text",
    "VARCHAR[]": "text[]",
}
# A number that says who is writing, so that two publications follow each other.
_LOCK: Final = 7_214_005_118
_PASSWORD: Final = re.compile(r"(?<=://)([^/@\s]*?):[^/@\s]*@")


@dataclass(frozen=True, slots=True)
class Copied:
    """What a database was given.

    Attributes:
        load_id: the load that it stands at.
        row_counts: rows by full table name.
    """

    load_id: int
    row_counts: dict[str, int]


def without_password(address: str) -> str:
    """An address as it may be shown."""
    return _PASSWORD.sub(r"\1:***@", address)


def publish_to_postgres(published: Path, address: str, advance: Callable[[], None] = lambda: None) -> Copied:
    """Give a PostgreSQL database what the published file holds.

    Rows are replaced in tables that stay, so that grants and views of the user stay too, and a client that reads
    meanwhile sees the old rows, whole, until all of the new are there. Tables whose columns have changed are made anew.

    Args:
        published: the published file.
        address: `postgres://user@host/database`; what it leaves out is taken from libpq's environment and files.
        advance: called after each table.

    Raises:
        PublicationError: the database cannot be reached or refuses; it stays as it was.
        WarehouseError: the published file cannot be opened, or the extension is missing.
    """
    import duckdb

    with open_published(published) as reader:
        found = reader.execute(
            "SELECT load_id FROM ops.publication ORDER BY published_at DESC, publication_key LIMIT 1"
        ).fetchone()
    with duckdb.connect() as connection:
        load_extension(connection, "postgres_scanner")
        connection.execute(f"ATTACH {quoted(str(published))} AS published (READ_ONLY)")
        try:
            connection.execute(f"ATTACH {quoted(address)} AS pg (TYPE postgres)")
            counts = _replace_all(connection, advance)
        except duckdb.Error as error:
            said = without_password(str(error).replace(address, without_password(address)))
            raise PublicationError(
                f"{without_password(address)} could not be published to and stays as it was: {said}. See that the"
                " database is there, and that the user may create schemas in it and owns those of tidings"
            ) from error
    return Copied(int(found[0]) if found else 0, counts)


def _replace_all(connection: "duckdb.DuckDBPyConnection", advance: Callable[[], None]) -> dict[str, int]:
    connection.begin()
    try:
        _tell(connection, f"SELECT pg_advisory_xact_lock({_LOCK})")
        for layer in dict.fromkeys(layer_of(table) for table in PUBLISHED_TABLES):
            _tell(connection, f"CREATE SCHEMA IF NOT EXISTS {layer}")
        for table in PUBLISHED_TABLES:
            _tell(connection, _made_ready(connection, table))
        connection.execute("CALL pg_clear_cache()")
        for table in PUBLISHED_TABLES:
            columns = ", ".join(table.columns())
            connection.execute(
                f"INSERT INTO pg.{table.full_name} ({columns}) SELECT {columns} FROM published.{table.full_name}"
            )
            advance()
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    return {table.full_name: row_count(connection, f"published.{table.full_name}") for table in PUBLISHED_TABLES}


def _tell(connection: "duckdb.DuckDBPyConnection", sql: str) -> None:
    connection.execute("CALL postgres_execute('pg', ?)", [sql])


def _made_ready(connection: "duckdb.DuckDBPyConnection", table: type[Table]) -> str:
    """SQL that leaves the table empty: its rows gone, or itself made anew where its columns are others."""
    layer, _, name = table.full_name.partition(".")
    there = connection.execute(
        "SELECT * FROM postgres_query('pg', ?)",
        [
            "SELECT a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute AS a"
            f" WHERE a.attrelid = to_regclass('{layer}.{name}') AND a.attnum > 0 AND NOT a.attisdropped"
            " ORDER BY a.attnum"
        ],
    ).fetchall()
    if there == [(name, postgres_type(column)) for name, column in table.columns().items()]:
        return f"DELETE FROM {table.full_name}"
    return "".join([f"DROP TABLE IF EXISTS {table.full_name};", create_table(table), *comments(table)])


def create_table(table: type[Table]) -> str:
    """The CREATE TABLE statement for PostgreSQL, with primary key and not-null.

    Row checks and references are left out: the audit has seen to them before anything is published.
    """
    lines = [
        f"{name} {postgres_type(column)}{'' if column.nullable else ' NOT NULL'}"
        for name, column in table.columns().items()
    ]
    if table.primary_key():
        lines.append(f"PRIMARY KEY ({', '.join(table.primary_key())})")
    return f"CREATE TABLE {table.full_name} ({', '.join(lines)});"


def postgres_type(column: dy.Column) -> str:
    """PostgreSQL's type of a column, as PostgreSQL itself writes it."""
    name = sql_type(column)
    return _TYPES.get(name, name.lower())
