"""The SQLAlchemy dialect through which Great Expectations reads the open build file."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, cast
from uuid import uuid4

from duckdb_sqlalchemy import ConnectionWrapper, Dialect
from sqlalchemy.dialects import registry
from sqlalchemy.engine import URL

if TYPE_CHECKING:
    import duckdb
    from sqlalchemy.engine.interfaces import DBAPIConnection

_NAME: Final = "duckdb.gx"
_OPEN: "Final[dict[str, duckdb.DuckDBPyConnection]]" = {}


class AuditDialect(Dialect):
    """DuckDB without transactions, over a connection that is already open.

    Great Expectations reads results after giving its connection back; the rollback that comes with that would
    destroy them. The audit only reads, so there is nothing to begin, commit or roll back.
    """

    supports_statement_cache = True

    def connect(self, *cargs: str, **_cparams: object) -> "DBAPIConnection":
        """A cursor of the connection that `lent` gave out under the name that the URL has as database."""
        return cast("DBAPIConnection", ConnectionWrapper(_OPEN[cargs[0]].cursor()))

    def create_connect_args(self, url: URL) -> tuple[tuple[Any, ...], dict[Any, Any]]:
        """The name that the connection was lent under."""
        return (url.database or "",), {}

    def do_begin(self, dbapi_connection: object) -> None:
        """Nothing to begin."""

    def do_commit(self, dbapi_connection: object) -> None:
        """Nothing to commit."""

    def do_rollback(self, dbapi_connection: object) -> None:
        """Nothing to roll back."""


@contextmanager
def lent(connection: "duckdb.DuckDBPyConnection") -> Iterator[str]:
    """Give SQLAlchemy an open connection; gives the URL that leads to it, which holds until the end of the block."""
    registry.register(_NAME, __name__, AuditDialect.__name__)
    name = uuid4().hex
    _OPEN[name] = connection
    try:
        yield f"{_NAME.replace('.', '+')}:///{name}"
    finally:
        del _OPEN[name]
