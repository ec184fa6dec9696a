"""DuckDB's extensions out of the Python packages that ship them: nothing is fetched."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.ddl import quoted
from warehouse.errors import WarehouseError

if TYPE_CHECKING:
    import duckdb


def load_extension(connection: "duckdb.DuckDBPyConnection", name: str) -> None:
    """Load an extension of exactly the running DuckDB.

    Raises:
        WarehouseError: its package is missing, or made for another DuckDB.
    """
    import duckdb

    package = f"duckdb_extension_{name}"
    found = find_spec(package)
    folder = Path(found.origin).parent if found and found.origin else None
    path = folder and folder / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
    if path is None or not path.is_file():
        raise WarehouseError(
            f"DuckDB's extension {name} for version {duckdb.__version__} is not installed: run"
            f" `pip install duckdb-extension-{name.replace('_', '-')}=={duckdb.__version__}`"
        )
    connection.execute(f"LOAD {quoted(str(path))}")
