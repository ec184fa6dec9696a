"""Great Expectations suites made from plain expectations."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from schemas.catalog import TABLES
from schemas.expectations import Expected, expectations
from warehouse.audit_sets import Rules, set_expectations

if TYPE_CHECKING:
    from great_expectations import ExpectationSuite
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration


def all_expectations(rules: Rules, *, now: dt.datetime) -> dict[str, list[Expected]]:
    """What is expected of each table, by full name: of its declaration, of whole tables, of the user.

    Raises:
        ValueError: two expectations of one table have the same name.
    """
    by_table = {table.full_name: expectations(table) for table in TABLES}
    for expected in set_expectations(rules, now=now):
        names = {each.name for each in by_table[expected.table]}
        if expected.name in names:
            raise ValueError(f"{expected.table} has an expectation {expected.name!r} already: give it another name")
        by_table[expected.table].append(expected)
    return by_table


def suite(name: str, expected: Iterable[Expected]) -> "ExpectationSuite":
    """A suite of Great Expectations; each expectation's `meta` holds its name and severity."""
    from great_expectations import ExpectationSuite

    return ExpectationSuite(name=name, expectations=[_made(each) for each in expected])


def _made(expected: Expected) -> "ExpectationConfiguration":
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
    from great_expectations.expectations.metadata_types import FailureSeverity

    name, arguments = _kind_and_arguments(expected)
    return ExpectationConfiguration(
        type=name,
        kwargs=arguments,
        meta={"name": expected.name},
        notes=_notes(expected),
        severity=FailureSeverity(expected.severity),
    )


def _kind_and_arguments(expected: Expected) -> tuple[str, dict[str, object]]:
    """The kind of expectation as Great Expectations calls it, and its arguments."""
    column = {"column": expected.columns[0]} if expected.columns else {}
    match expected.kind:
        case "not_null":
            return "expect_column_values_to_not_be_null", {**column}
        case "unique" if len(expected.columns) == 1:
            return "expect_column_values_to_be_unique", {**column}
        case "unique":
            return "expect_compound_columns_to_be_unique", {"column_list": list(expected.columns)}
        case "in_set":
            return "expect_column_values_to_be_in_set", {**column, "value_set": list(expected.values)}
        case "between":
            low, high = expected.values
            return "expect_column_values_to_be_between", {**column, "min_value": low, "max_value": high}
        case "rows":
            return "unexpected_rows_expectation", {"unexpected_rows_query": _query(expected.sql)}


def _notes(expected: Expected) -> str | None:
    """The rule's name in words, for the pages, where its query alone would say little."""
    return expected.name.replace("_", " ") if expected.kind == "rows" else None


def _query(sql: str) -> str:
    """A query as Great Expectations wants it: braces doubled, and the batch named, which here is said as a comment."""
    return sql.replace("{", "{{").replace("}", "}}") + " /* {batch} */"
