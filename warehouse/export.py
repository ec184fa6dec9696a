"""Export to Parquet: a folder a table, parted by month where there is one, with a manifest that says what is in it."""

import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from schemas.catalog import TABLES, VIEWS, metadata_of
from schemas.ddl import quoted, sql_type
from schemas.tables import Table, layer_of
from warehouse.connect import open_published
from warehouse.errors import WarehouseError

if TYPE_CHECKING:
    import duckdb

MANIFEST: Final = "manifest.json"
EXPORTED: Final = (*(table for table in TABLES if table.is_published), *VIEWS)
# The month of a row: of the first of these columns that the table has and that is told.
_DAYS: Final = ("start_date", "calendar_date", "first_reported", "published_start")
_MONTHS: Final = ("event_month", "publication_month")


def exported_tables(layers: tuple[str, ...]) -> tuple[type[Table], ...]:
    """The published tables of some layers."""
    return tuple(table for table in EXPORTED if layer_of(table) in layers)


def is_export(folder: Path) -> bool:
    """Whether a folder holds an export, which may be replaced by another."""
    return (folder / MANIFEST).is_file()


def month_of(table: type[Table]) -> str | None:
    """SQL of the month of a row, `YYYY-MM` or `unknown`; None for tables that know no time."""
    if not table.full_name.startswith(("mart.", "core.fact_")):
        return None
    columns = table.columns()
    for name in _MONTHS:
        if name in columns:
            return name
    days = [name for name in _DAYS if name in columns]
    return f"coalesce(strftime(coalesce({', '.join(days)}), '%Y-%m'), 'unknown')" if days else None


def export(published: Path, folder: Path, tables: tuple[type[Table], ...], *, now: dt.datetime) -> dict[str, Any]:
    """Write tables of a published file as Parquet into an empty folder.

    Args:
        published: the published file.
        folder: where to write.
        tables: the tables.
        now: the time to record, UTC without zone.

    Returns:
        The manifest, which is also written: load, publication, and of each table its columns and files with rows,
        bytes and SHA-256.

    Raises:
        WarehouseError: the published file cannot be opened, or is of another version.
    """
    import duckdb

    with open_published(published) as reader:
        published_at, load_id = reader.execute(
            "SELECT published_at, load_id FROM ops.publication ORDER BY published_at DESC, publication_key LIMIT 1"
        ).fetchall()[0]
    # No SQL but our own runs here: so it may write files.
    with duckdb.connect(published, read_only=True) as connection:
        try:
            listed = [_export_table(connection, table, folder) for table in tables]
        except (duckdb.BinderException, duckdb.CatalogException) as error:
            raise WarehouseError(
                f"{published} was published by another version of tidings: run `tidings run` again. {error}"
            ) from error
    manifest = {
        "load_id": load_id, "published_at": published_at, "exported_at": now, "tables": listed,
    }  # fmt: skip
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1, default=str, ensure_ascii=False), encoding="utf-8")
    return manifest


def _export_table(connection: "duckdb.DuckDBPyConnection", table: type[Table], folder: Path) -> dict[str, Any]:
    target = folder / table.full_name
    month = month_of(table)
    order = f"ORDER BY {', '.join(table.primary_key())}" if table.primary_key() else ""
    columns = ", ".join(table.columns())
    if month is None:
        target.mkdir()
        source, where = f"SELECT {columns} FROM {table.full_name} {order}", target / "data.parquet"
        options = ""
    else:
        source = f"SELECT {columns}, {month} AS month FROM {table.full_name} {order}"
        where, options = target, ", PARTITION_BY (month)"
    connection.execute(f"COPY ({source}) TO {quoted(str(where))} (FORMAT parquet, COMPRESSION zstd{options})")
    target.mkdir(exist_ok=True)
    files = [_described(connection, path, folder) for path in sorted(target.rglob("*.parquet"))]
    return {
        "table": table.full_name,
        "grain": table.grain,
        "primary_key": table.primary_key(),
        "partitioned_by": "month" if month else None,
        "row_count": sum(each["rows"] for each in files),
        "columns": [
            {"name": name, "type": sql_type(column), "description": column.description}
            | ({"unit": metadata_of(column)["unit"]} if "unit" in metadata_of(column) else {})
            for name, column in table.columns().items()
        ],
        "files": files,
    }


def _described(connection: "duckdb.DuckDBPyConnection", path: Path, folder: Path) -> dict[str, Any]:
    rows = connection.execute("SELECT num_rows FROM parquet_file_metadata(?)", [str(path)]).fetchall()[0][0]
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "path": path.relative_to(folder).as_posix(), "rows": rows, "bytes": path.stat().st_size, "sha256": digest,
    }  # fmt: skip
