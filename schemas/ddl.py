"""DuckDB's DDL, made from the declarations: types, keys, checks and comments."""

import dataframely as dy
import polars as pl

from schemas.catalog import LAYERS, TABLES, metadata_of
from schemas.tables import Table

_TYPES: dict[pl.DataType, str] = {
    pl.String(): "VARCHAR",
    pl.Int64(): "BIGINT",
    pl.Float64(): "DOUBLE",
    pl.Boolean(): "BOOLEAN",
    pl.Date(): "DATE",
    pl.Datetime("us"): "TIMESTAMP",
    pl.List(pl.String()): "VARCHAR[]",
}


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def sql_type(column: dy.Column) -> str:
    """DuckDB type of a column.

    Raises:
        TypeError: no DuckDB type is known for the column's Polars type.
    """
    for dtype, name in _TYPES.items():
        if column.dtype == dtype:
            return name
    raise TypeError(f"no DuckDB type is known for {column.dtype}; known are {', '.join(map(str, _TYPES))}")


def row_rules(name: str, column: dy.Column) -> list[str]:
    """Conditions on one column that every row fulfils, as SQL; nulls pass, as in SQL checks."""
    rules = []
    allowed = metadata_of(column).get("allowed")
    if isinstance(allowed, list):
        rules.append(f"{name} IN ({', '.join(quoted(str(value)) for value in allowed)})")
    for attribute, operator in (("min", ">="), ("max", "<=")):
        bound = getattr(column, attribute, None)
        if isinstance(bound, int | float):
            rules.append(f"{name} {operator} {bound}")
    if isinstance(column, dy.String) and column.min_length:
        rules.append(f"length({name}) >= {column.min_length}")
    if isinstance(column, dy.String) and column.regex and not allowed:
        rules.append(f"regexp_matches({name}, {quoted(column.regex)})")
    return rules


def _column_line(name: str, column: dy.Column) -> str:
    null = "" if column.nullable else " NOT NULL"
    # A key's bounds hold by its making; checking them on every insert would only cost.
    rules = [] if metadata_of(column).get("kind") == "key" else row_rules(name, column)
    checks = "".join(f" CHECK ({rule})" for rule in rules)
    return f"    {name} {sql_type(column)}{null}{checks}"


def create_table(table: type[Table]) -> str:
    """The CREATE TABLE statement of a table, with its primary key where it is indexed, not-null and row checks.

    Foreign keys are left out: DuckDB cannot replace child and parent in one transaction under them, so the audit
    checks references by query.
    """
    lines = [_column_line(name, column) for name, column in table.columns().items()]
    if table.primary_key() and table.is_key_indexed:
        lines.append(f"    PRIMARY KEY ({', '.join(table.primary_key())})")
    return f"CREATE TABLE {table.full_name} (\n" + ",\n".join(lines) + "\n);"


def comments(table: type[Table]) -> list[str]:
    """COMMENT statements of a table and its columns."""
    first_line = (table.__doc__ or "").strip().splitlines()[0]
    said = [f"COMMENT ON TABLE {table.full_name} IS {quoted(f'One row: {table.grain}. {first_line}')};"]
    for name, column in table.columns().items():
        unit = metadata_of(column).get("unit")
        text = f"{column.description or ''}{f' Unit: {unit}.' if unit else ''}"
        said.append(f"COMMENT ON COLUMN {table.full_name}.{name} IS {quoted(text)};")
    return said


def create_all() -> str:
    """DDL of all layers, tables and comments, as one script."""
    parts = [f"CREATE SCHEMA IF NOT EXISTS {layer};" for layer in LAYERS]
    for table in TABLES:
        parts += ["", create_table(table), *comments(table)]
    return "\n".join(parts) + "\n"
