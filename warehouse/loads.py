"""What is known of loads: the newest one, and how far it got."""

from typing import TYPE_CHECKING, NamedTuple

from warehouse.errors import WarehouseError

if TYPE_CHECKING:
    import duckdb


class LoadState(NamedTuple):
    """A load and how far it got: one of `schemas.ops.LOAD_STATES`."""

    load_id: int
    load_state: str


def last_load(connection: "duckdb.DuckDBPyConnection") -> LoadState | None:
    """The load that the warehouse stands at; None when nothing was loaded yet."""
    found = connection.execute(
        "SELECT load_id, load_state FROM ops.load ORDER BY finished_at DESC, load_id DESC LIMIT 1"
    ).fetchone()
    return LoadState(*found) if found else None


def newest_load(connection: "duckdb.DuckDBPyConnection") -> LoadState:
    """The load that the warehouse stands at.

    Raises:
        WarehouseError: nothing was loaded yet.
    """
    found = last_load(connection)
    if found is None:
        raise WarehouseError("nothing was loaded yet: run `tidings run` with articles first")
    return found


def set_state(connection: "duckdb.DuckDBPyConnection", load_id: int, state: str) -> None:
    """Record how far a load got."""
    connection.execute("UPDATE ops.load SET load_state = ? WHERE load_id = ?", [state, load_id])
