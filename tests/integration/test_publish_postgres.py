"""Publication into a real PostgreSQL: comments and keys are there, and a reader never sees half a load."""

import asyncio
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import duckdb
import pytest

from bench.generated import write_generated
from tests.integration.postgres_server import Postgres, needs_postgres, postgres
from warehouse.errors import PublicationError
from warehouse.postgres import PUBLISHED_TABLES, publish_to_postgres, without_password

pytestmark = [pytest.mark.slow, needs_postgres]

EVENTS = 3000


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    with postgres() as started:
        yield started


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two publications: the second has one event fewer, and says so."""
    folder = tmp_path_factory.mktemp("files")
    first, second = folder / "first.duckdb", folder / "second.duckdb"
    write_generated(first, EVENTS)
    shutil.copyfile(first, second)
    with duckdb.connect(second) as connection:
        connection.execute("DELETE FROM mart.event WHERE event_key = 1")
        connection.execute("UPDATE ops.publication SET event_count = event_count - 1")
    return first, second


def test_everything_arrives_with_comments_and_keys(server: Postgres, files: tuple[Path, Path]) -> None:
    copied = publish_to_postgres(files[0], server.address)
    assert copied.row_counts["mart.event"] == EVENTS
    for table in PUBLISHED_TABLES:
        assert int(server.ask(f"SELECT count(*) FROM {table.full_name}")) == copied.row_counts[table.full_name]
    described = server.show(r"\d+ mart.event")
    assert "Killed, lowest figure reported. Unit: persons." in described
    assert '"event_pkey" PRIMARY KEY, btree (event_key)' in described
    assert "One row: one event in the world" in server.ask(r"\dt+ mart.event")
    with duckdb.connect(files[0], read_only=True) as connection:
        expected = connection.execute("SELECT sum(killed_high), max(example_evidence) FROM mart.event").fetchall()
    assert server.ask("SELECT sum(killed_high), max(example_evidence) FROM mart.event", "-F", "\t") == "\t".join(
        str(value) for value in expected[0]
    )


def test_a_reader_never_sees_half_a_load(server: Postgres, files: tuple[Path, Path]) -> None:
    publish_to_postgres(files[0], server.address)
    done = threading.Event()
    writer = threading.Thread(target=lambda: (publish_to_postgres(files[1], server.address), done.set()))

    async def read() -> tuple[set[tuple[int, int]], tuple[int, int]]:
        pair = "SELECT (SELECT count(*) FROM mart.event), (SELECT event_count FROM ops.publication)"
        watcher, still = await asyncpg.connect(server.address), await asyncpg.connect(server.address)
        # One client looks all the time, another keeps what it saw first for a whole transaction.
        async with still.transaction(isolation="repeatable_read", readonly=True):
            await still.fetchrow(pair)
            writer.start()
            seen = set()
            while not done.is_set():
                seen.add(tuple(await watcher.fetchrow(pair)))
            kept = tuple(await still.fetchrow(pair))
        seen.add(tuple(await watcher.fetchrow(pair)))
        await watcher.close()
        await still.close()
        return seen, kept  # type: ignore[return-value]

    seen, kept = asyncio.run(read())
    writer.join()
    assert seen == {(EVENTS, EVENTS), (EVENTS - 1, EVENTS - 1)}
    assert kept == (EVENTS, EVENTS)


def test_grants_stay_and_changed_tables_are_made_anew(server: Postgres, files: tuple[Path, Path]) -> None:
    publish_to_postgres(files[0], server.address)
    server.ask("CREATE ROLE reader; GRANT SELECT ON mart.event TO reader; ALTER TABLE mart.mention ADD COLUMN mine int")
    publish_to_postgres(files[0], server.address)
    assert server.ask("SELECT has_table_privilege('reader', 'mart.event', 'SELECT')") == "t"
    assert "mine" not in server.ask(r"\d mart.mention")


def test_what_fails_leaves_the_old_rows(server: Postgres, files: tuple[Path, Path], tmp_path: Path) -> None:
    publish_to_postgres(files[1], server.address)
    broken = tmp_path / "broken.duckdb"
    shutil.copyfile(files[0], broken)
    with duckdb.connect(broken) as connection:
        # The last table with rows that is copied breaks a key.
        names = [table.full_name for table in reversed(PUBLISHED_TABLES)]
        last = next(name for name in names if connection.execute(f"FROM {name} LIMIT 1").fetchone())
        connection.execute(f"INSERT INTO {last} FROM {last} LIMIT 1")
    with pytest.raises(PublicationError, match="stays as it was"):
        publish_to_postgres(broken, server.address)
    assert server.ask("SELECT count(*) FROM mart.event") == str(EVENTS - 1)


def test_no_password_is_shown(files: tuple[Path, Path]) -> None:
    assert without_password("postgres://ada:s3cret@db/x") == "postgres://ada:***@db/x"
    with pytest.raises(PublicationError) as refused:
        publish_to_postgres(files[0], "postgres://ada:s3cret@127.0.0.1:1/x")
    assert "ada:***@127.0.0.1:1/x" in str(refused.value)
    assert "s3cret" not in str(refused.value)
