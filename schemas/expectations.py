"""What the audit expects of every table, made from the declarations; plain records, without Great Expectations."""

from typing import Literal, NamedTuple

import dataframely as dy

from schemas.catalog import Reference, metadata_of, references
from schemas.tables import Table

Kind = Literal["not_null", "unique", "in_set", "between", "rows"]
Severity = Literal["critical", "warning"]


class Expected(NamedTuple):
    """One expectation.

    Attributes:
        name: a stable name, unique in its table.
        table: full name of the table.
        columns: the columns it is about; several only for a key of several columns.
        kind: not_null, unique, in_set, between, or rows: a query that gives the rows against it.
        values: the allowed values of in_set; the lower and upper bound (either may be None) of between.
        sql: the query of kind rows.
        severity: critical stops the publication.
    """

    name: str
    table: str
    columns: tuple[str, ...]
    kind: Kind
    values: tuple[object, ...] = ()
    sql: str = ""
    severity: Severity = "critical"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _of_column(table: type[Table], name: str, column: dy.Column) -> list[Expected]:
    full, found = table.full_name, []
    if not column.nullable:
        found.append(Expected(f"{name}_not_null", full, (name,), "not_null"))
    allowed = metadata_of(column).get("allowed")
    if isinstance(allowed, list):
        found.append(Expected(f"{name}_in_set", full, (name,), "in_set", tuple(allowed)))
    bounds = tuple(getattr(column, side, None) for side in ("min", "max"))
    if any(isinstance(bound, int | float) for bound in bounds) and metadata_of(column).get("kind") != "key":
        found.append(Expected(f"{name}_between", full, (name,), "between", bounds))
    if isinstance(column, dy.String) and column.regex and not allowed:
        sql = f"SELECT * FROM {full} WHERE NOT regexp_matches({name}, {_literal(column.regex)})"
        found.append(Expected(f"{name}_pattern", full, (name,), "rows", sql=sql))
    return found


def _of_reference(reference: Reference) -> Expected:
    full, name = reference.table.full_name, reference.column
    to_name, to_column = reference.to_table.full_name, reference.to_column
    none = f" AND child.{name} <> 0" if reference.is_zero_none else ""
    sql = (
        f"SELECT child.* FROM {full} AS child ANTI JOIN {to_name} AS parent"
        f" ON child.{name} = parent.{to_column} WHERE child.{name} IS NOT NULL{none}"
    )
    return Expected(f"{name}_refers_to_{to_name.replace('.', '_')}", full, (name,), "rows", sql=sql)


def _of_key(table: type[Table]) -> list[Expected]:
    key = tuple(table.primary_key())
    return [Expected("primary_key_unique", table.full_name, key, "unique")] if key and table.is_key_indexed else []


def _of_key_without_index(table: type[Table]) -> list[Expected]:
    if table.is_key_indexed:
        return []
    keys = ", ".join(table.primary_key())
    several = f"SELECT {keys} FROM {table.full_name} GROUP BY {keys} HAVING count(*) > 1"
    sql = f"SELECT {keys} FROM {table.full_name} SEMI JOIN ({several}) USING ({keys})"
    return [Expected("primary_key_unique", table.full_name, tuple(table.primary_key()), "rows", sql=sql)]


def _unknown_member(table: type[Table]) -> list[Expected]:
    name = table.full_name.split(".")[1]
    if not name.startswith("dim_"):
        return []
    key = table.primary_key()[0]
    sql = f"SELECT 'no row 0' AS missing WHERE NOT EXISTS (SELECT 1 FROM {table.full_name} WHERE {key} = 0)"
    return [Expected("unknown_member_present", table.full_name, (key,), "rows", sql=sql)]


def row_expectations(table: type[Table]) -> list[Expected]:
    """What `ddl.create_table` says as constraints too: nulls, values, ranges, patterns and an indexed key."""
    return [each for name, column in table.columns().items() for each in _of_column(table, name, column)] + _of_key(
        table
    )


def expectations(table: type[Table]) -> list[Expected]:
    """All that the declaration of a table lets the audit expect: nulls, values, ranges, patterns, key, references.

    Raises:
        KeyError: a reference names no table or column.
    """
    of_references = [_of_reference(reference) for reference in references(table)]
    return row_expectations(table) + _of_key_without_index(table) + of_references + _unknown_member(table)
