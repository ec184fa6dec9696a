"""Migrations: the frozen DDL equals the declarations; history cannot be rewritten."""

import datetime as dt
from pathlib import Path

import duckdb
import pytest

from schemas import ddl
from schemas.catalog import TABLES
from schemas.tables import Table
from tests.unit.warehouse.world import NOW
from warehouse.errors import MigrationError, NewerWarehouseError, NotAWarehouseError
from warehouse.migrate import Migration, migrate, migrations

TABLE = "CREATE SCHEMA IF NOT EXISTS ops; CREATE TABLE ops.migration (n BIGINT, name VARCHAR, h VARCHAR, at TIMESTAMP);"


def known(*scripts: str) -> list[Migration]:
    own = migrations()
    return own + [Migration(len(own) + n, f"{len(own) + n:04}_more.sql", sql) for n, sql in enumerate(scripts, 1)]


@pytest.fixture(scope="module")
def declared() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(ddl.create_all())
    return connection


@pytest.fixture(scope="module")
def migrated() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    migrate(connection, now=NOW)
    return connection


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.full_name)
@pytest.mark.parametrize(
    "question",
    [
        "DESCRIBE {name}",
        "SELECT column_name, comment FROM duckdb_columns() WHERE schema_name || '.' || table_name = '{name}'"
        " ORDER BY column_index",
        "SELECT comment FROM duckdb_tables() WHERE schema_name || '.' || table_name = '{name}'",
        "SELECT constraint_type, constraint_text FROM duckdb_constraints()"
        " WHERE schema_name || '.' || table_name = '{name}' ORDER BY ALL",
    ],
    ids=["columns", "column comments", "table comment", "constraints"],
)
def test_a_fresh_database_is_what_the_declarations_say(
    table: type[Table], question: str, migrated: duckdb.DuckDBPyConnection, declared: duckdb.DuckDBPyConnection
) -> None:
    sql = question.format(name=table.full_name)
    found = migrated.execute(sql).fetchall()
    assert found, f"no migration makes {table.full_name}: write one"
    assert found == declared.execute(sql).fetchall(), "schemas/ and the migrations differ: write a migration"


def test_no_other_tables_are_made(migrated: duckdb.DuckDBPyConnection) -> None:
    made = migrated.execute("SELECT schema_name || '.' || table_name FROM duckdb_tables()").fetchall()
    assert sorted(name for (name,) in made) == sorted(table.full_name for table in TABLES)


def test_migrations_are_applied_once_and_recorded(build: duckdb.DuckDBPyConnection) -> None:
    assert migrate(build, now=NOW) == []
    more = known("CREATE TABLE core.more (a INTEGER)")
    later = NOW + dt.timedelta(days=1)
    assert migrate(build, now=later, known=more) == [more[-1].name]
    recorded = build.execute("FROM ops.migration ORDER BY migration_number").fetchall()
    assert recorded == [
        *((each.number, each.name, each.sha256, NOW) for each in more[:-1]),
        (more[-1].number, more[-1].name, more[-1].sha256, later),
    ]
    assert migrate(build, now=later, known=more) == []


def test_a_migration_that_fails_leaves_nothing(build: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.Error):
        migrate(build, now=NOW, known=known("CREATE TABLE core.more (a INTEGER); SELECT no_such_column"))
    assert build.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'more'").fetchone() == (0,)
    assert migrate(build, now=NOW, known=known("CREATE TABLE core.more (a INTEGER)"))


def test_a_changed_migration_is_an_error(build: duckdb.DuckDBPyConnection) -> None:
    first, *others = migrations()
    changed = [first._replace(sql=first.sql + "-- changed"), *others]
    with pytest.raises(MigrationError, match=f"{first.name} was applied with hash.*undo the change"):
        migrate(build, now=NOW, known=changed)


def test_a_newer_database_is_an_error(build: duckdb.DuckDBPyConnection) -> None:
    migrate(build, now=NOW, known=known("CREATE TABLE core.more (a INTEGER)"))
    with pytest.raises(NewerWarehouseError, match="update tidings"):
        migrate(build, now=NOW)


def test_a_database_of_something_else_is_left_alone() -> None:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE books (title VARCHAR)")
    with pytest.raises(NotAWarehouseError, match=r"main\.books"):
        migrate(connection, now=NOW)


def test_numbers_run_without_gaps(tmp_path: Path) -> None:
    for name in ("0001_first.sql", "0003_third.sql", "readme.md"):
        (tmp_path / name).write_text(TABLE, encoding="utf-8")
    with pytest.raises(MigrationError, match=r"got \[1, 3\]"):
        migrations(tmp_path)
    (tmp_path / "0002_second.sql").write_text("SELECT 1", encoding="utf-8")
    assert [each.name for each in migrations(tmp_path)] == ["0001_first.sql", "0002_second.sql", "0003_third.sql"]
