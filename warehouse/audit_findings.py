"""What an audit found: failed expectations with their counts and examples, and their record in ops.validation."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import polars as pl

from schemas.catalog import frame_schema, table_named
from schemas.ddl import quoted
from schemas.expectations import Expected
from schemas.keys import surrogate_key_expr
from schemas.ops import Validation
from warehouse.reconcile import staged

if TYPE_CHECKING:
    import duckdb

EXAMPLE_COUNT: Final = 5
"""How many rows against an expectation are shown."""

_LONGEST_TEXT: Final = 200
_MOST_SHOWN: Final = 400


@dataclass(frozen=True, slots=True)
class Finding:
    """One expectation as checked.

    Attributes:
        expected: the expectation.
        is_success: it holds.
        count: rows against it; None when it could not be checked.
        examples: some of them, as JSON; None when there are none.
        error: why it could not be checked.
        checked_by: a query of Great Expectations, or a constraint of the file, which lets no row against it in.
    """

    expected: Expected
    is_success: bool
    count: int | None
    examples: str | None = None
    error: str | None = None
    checked_by: Literal["query", "constraint"] = "query"

    @property
    def message(self) -> str:
        """What was expected, what was got: table, column, rule, count and examples."""
        expected = self.expected
        what = (
            ".".join([expected.table, *expected.columns[:1]])
            if len(expected.columns) < 2
            else (f"{expected.table} ({', '.join(expected.columns)})")
        )
        if self.error:
            return f"{expected.severity}: {what}: rule {expected.name} could not be checked: {self.error}"
        rows = "1 row is" if self.count == 1 else f"{self.count} rows are"
        return f"{expected.severity}: {what}: {rows} against rule {expected.name}, for example {self._shown_examples()}"

    def _shown_examples(self) -> str:
        """The start of the examples: `ops.validation` and the Data Docs have them whole."""
        shown = self.examples or ""
        return shown if len(shown) <= _MOST_SHOWN else f"{shown[: _MOST_SHOWN - 2]} …"


@dataclass(frozen=True, slots=True)
class AuditResult:
    """What an audit found.

    Attributes:
        load_id: the load that was audited.
        findings: every expectation checked.
        docs: the first page of the Data Docs; None when none were written.
    """

    load_id: int
    findings: tuple[Finding, ...]
    docs: Path | None = None

    @property
    def failures(self) -> tuple[Finding, ...]:
        """Expectations that do not hold, critical ones first."""
        failed = [finding for finding in self.findings if not finding.is_success]
        return tuple(sorted(failed, key=lambda finding: finding.expected.severity))

    @property
    def is_passed(self) -> bool:
        """No critical expectation failed: the load may be published."""
        return all(finding.expected.severity != "critical" for finding in self.failures)

    @property
    def message(self) -> str:
        """All failures, a line each; that there are none, in words."""
        if not self.failures:
            return f"all {len(self.findings)} expectations hold"
        return "\n".join(finding.message for finding in self.failures)


def with_examples(connection: "duckdb.DuckDBPyConnection", finding: Finding) -> Finding:
    """Look up some of the rows against an expectation, keys and the column in question first.

    Texts in them are cut to a readable length.
    """
    if finding.is_success or finding.error:
        return finding
    rows = connection.execute(f"SELECT * FROM ({against(finding.expected)}) LIMIT {EXAMPLE_COUNT}").pl()
    keys = table_named(finding.expected.table).primary_key()
    first = [name for name in dict.fromkeys([*keys, *finding.expected.columns]) if name in rows.columns]
    cut = rows.select(*first, pl.exclude(first)).with_columns(pl.selectors.string().str.slice(0, _LONGEST_TEXT))
    return replace(finding, examples=cut.write_json())


def against(expected: Expected) -> str:
    """A query for the rows against an expectation: their keys and the columns that it is about."""
    if expected.kind == "rows":
        return expected.sql
    column = expected.columns[0]
    if expected.kind == "unique":
        key = ", ".join(expected.columns)
        return f"SELECT {key}, count(*) AS rows FROM {expected.table} GROUP BY {key} HAVING count(*) > 1"
    keys = table_named(expected.table).primary_key()
    shown = ", ".join(dict.fromkeys([*keys, column]))
    return f"SELECT {shown} FROM {expected.table} WHERE {_broken(expected, column)}"


def _broken(expected: Expected, column: str) -> str:
    if expected.kind == "not_null":
        return f"{column} IS NULL"
    if expected.kind == "in_set":
        return f"{column} NOT IN ({', '.join(quoted(str(value)) for value in expected.values)})"
    low, high = expected.values
    bounds = [f"{column} < {low}" if low is not None else "", f"{column} > {high}" if high is not None else ""]
    return " OR ".join(filter(None, bounds))


def record(
    connection: "duckdb.DuckDBPyConnection", findings: Sequence[Finding], *, load_id: int, now: dt.datetime
) -> None:
    """Write the findings of a load's audit into ops.validation, over those of an audit before."""
    rows = pl.DataFrame(
        [
            {
                "audited_at": now,
                "table_name": finding.expected.table,
                "column_name": ", ".join(finding.expected.columns) or None,
                "expectation": finding.expected.name,
                "severity": finding.expected.severity,
                "checked_by": finding.checked_by,
                "is_success": finding.is_success,
                "unexpected_count": finding.count,
                "examples": finding.error or finding.examples,
                "load_id": load_id,
            }
            for finding in findings
        ],
        schema_overrides={name: dtype for name, dtype in frame_schema(Validation).items() if name != "validation_key"},
    ).with_columns(
        validation_key=surrogate_key_expr("load_id", "table_name", "expectation", "column_name"),
    )
    connection.execute(f"DELETE FROM {Validation.full_name} WHERE load_id = ?", [load_id])
    with staged(connection, rows) as relation:
        connection.execute(f"INSERT INTO {Validation.full_name} BY NAME SELECT * FROM {relation}")
