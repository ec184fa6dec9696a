"""A real PostgreSQL server for tests, from Debian's packages, on a free port and in a folder of its own."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

FOUND = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
needs_postgres = pytest.mark.skipif(
    not FOUND and "CI" not in os.environ, reason="needs a PostgreSQL server: apt-get install postgresql"
)


@dataclass(frozen=True)
class Postgres:
    """A running server.

    Attributes:
        address: of its database, for clients.
    """

    address: str

    def ask(self, sql: str, *options: str) -> str:
        """The rows of a query."""
        return self.show(sql, "-t", *options)

    def show(self, sql: str, *options: str) -> str:
        """What psql prints, with heads and feet."""
        psql = [str(FOUND[-1] / "psql"), self.address, "--no-psqlrc", "--set=ON_ERROR_STOP=1", "-qA", *options]
        done = subprocess.run([*psql, "-c", sql], capture_output=True, text=True, check=True, timeout=60)
        return done.stdout.strip()


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Start a server; it ends with the block. As root it runs as the user `postgres`, since it refuses root."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Not below pytest's folder, which is closed to other users.
    with TemporaryDirectory(prefix="tidings-postgres-") as folder:
        yield from _served(Path(folder), port)


def _served(folder: Path, port: int) -> Iterator[Postgres]:
    data = folder / "data"
    data.mkdir()
    user = {"user": "postgres", "group": "postgres"} if os.getuid() == 0 else {}
    if user:
        for each in (folder, data):
            shutil.chown(each, "postgres", "postgres")
    pg_ctl = [str(FOUND[-1] / "pg_ctl"), "--pgdata", str(data), "--silent", "--wait", "--timeout=115"]

    def run(*command: str) -> None:
        subprocess.run(command, check=True, cwd=folder, timeout=120, stdout=subprocess.DEVNULL, **user)

    run(str(FOUND[-1] / "initdb"), "--pgdata", str(data), "--username=tidings", "--auth=trust", "--no-sync")
    started = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data} -c fsync=off"
    run(*pg_ctl, "--log", str(data / "server.log"), "--options", started, "start")
    try:
        yield Postgres(f"postgres://tidings@127.0.0.1:{port}/postgres")
    finally:
        run(*pg_ctl, "--mode=immediate", "stop")
