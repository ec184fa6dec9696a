"""A real PostgreSQL server for tests, from Debian's packages, on a free port and in a folder of its own."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

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
def postgres(folder: Path) -> Iterator[Postgres]:
    """Start a server; it ends with the block. As root it runs as the user `postgres`, since it refuses root."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    data.mkdir(parents=True)
    user = {"user": "postgres", "group": "postgres"} if os.getuid() == 0 else {}
    if user:
        for each in (folder, data):
            shutil.chown(each, "postgres", "postgres")
        for parent in folder.parents:
            if parent.stat().st_uid == 0 and parent != Path("/") and not parent.stat().st_mode & 0o001:
                parent.chmod(parent.stat().st_mode | 0o011)
    pg_ctl = [str(FOUND[-1] / "pg_ctl"), "--pgdata", str(data), "--silent", "--wait"]

    def run(*command: str) -> None:
        subprocess.run(command, check=True, cwd=folder, timeout=120, stdout=subprocess.DEVNULL, **user)

    run(str(FOUND[-1] / "initdb"), "--pgdata", str(data), "--username=tidings", "--auth=trust", "--no-sync")
    started = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data} -c fsync=off"
    run(*pg_ctl, "--log", str(data / "server.log"), "--options", started, "start")
    try:
        yield Postgres(f"postgres://tidings@127.0.0.1:{port}/postgres")
    finally:
        run(*pg_ctl, "--mode=immediate", "stop")
