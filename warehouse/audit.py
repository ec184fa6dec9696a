"""The audit: Great Expectations over the open build file, its findings recorded and shown as pages."""

import datetime as dt
import os
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from schemas.expectations import Expected
from warehouse.audit_findings import AuditResult, Finding, record, with_examples
from warehouse.audit_held import held_by_constraints
from warehouse.audit_sets import Rules
from warehouse.audit_suites import all_expectations, suite
from warehouse.loads import newest_load, set_state

if TYPE_CHECKING:
    import duckdb
    from great_expectations.core import ExpectationSuiteValidationResult, ExpectationValidationResult
    from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext
    from great_expectations.datasource.fluent.sql_datasource import SQLDatasource
_ADDED: Final = re.compile(r"^\(_duckdb\.\w+\) |\s*(?:\nLINE \d+:|\n?\[SQL:|\(Background on).*", re.DOTALL)


def audit(
    connection: "duckdb.DuckDBPyConnection",
    *,
    now: dt.datetime,
    rules: Rules | None = None,
    docs_folder: Path | None = None,
) -> AuditResult:
    """Check every table of the build file and record what was found for the newest load.

    Great Expectations is asked what may fail; what the file's own constraints keep is found kept by them.
    The load becomes `audited`, or `failed audit` if a critical expectation does not hold. Only one audit may run in
    a process at a time: Great Expectations keeps its context in a global.

    Args:
        connection: the build file, outside a transaction.
        now: the time to record and to judge freshness by, UTC without zone.
        rules: bounds and further expectations.
        docs_folder: where to write the Data Docs; what a former audit wrote there is replaced.

    Raises:
        WarehouseError: nothing was loaded yet.
        ValueError: two expectations of one table have the same name.
    """
    from warehouse.audit_dialect import lent
    from warehouse.audit_docs import write_docs

    newest = newest_load(connection)
    expected, held = all_expectations(rules or Rules(), now=now), held_by_constraints(connection)
    with _quiet(), lent(connection) as url:
        context = _context(docs_folder)
        source = context.data_sources.add_sql("warehouse", connection_string=url)
        found = [each for table, suited in expected.items() for each in _checked(context, source, table, suited, held)]
        findings = tuple(with_examples(connection, finding) for finding in found)
        audited = f"Load {newest.load_id}, audited {now:%Y-%m-%d %H:%M} UTC"
        docs = write_docs(context, docs_folder, findings, audited) if docs_folder else None
    result = AuditResult(newest.load_id, findings, docs)
    connection.begin()
    try:
        record(connection, findings, load_id=newest.load_id, now=now)
        if not result.is_passed:
            set_state(connection, newest.load_id, "failed audit")
        elif newest.load_state != "published":
            set_state(connection, newest.load_id, "audited")
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    return result


def prepare() -> None:
    """Import Great Expectations, which takes seconds: to be called beside other work, in a thread if need be."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    with _quiet():
        import great_expectations  # noqa: F401


@contextmanager
def _quiet() -> Iterator[None]:
    """Great Expectations warns of the age of what it imports: nobody here can help that."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def _context(docs_folder: Path | None) -> "EphemeralDataContext":
    """A context in memory: no project, no analytics, no progress bars."""
    prepare()
    import great_expectations as gx
    from great_expectations.data_context.types.base import (
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )

    from warehouse.audit_docs import docs_site

    return gx.get_context(
        mode="ephemeral",
        project_config=DataContextConfig(
            store_backend_defaults=InMemoryStoreBackendDefaults(),
            progress_bars=ProgressBarsConfig(globally=False),
            analytics_enabled=False,
            data_docs_sites=docs_site(docs_folder) if docs_folder else {},
        ),
    )


def _checked(
    context: "EphemeralDataContext", source: "SQLDatasource", table: str, expected: list[Expected], held: set[Expected]
) -> list[Finding]:
    """Check one table: by its constraints as far as these go, else by queries."""
    from great_expectations import ValidationDefinition

    kept = [Finding(each, True, 0, checked_by="constraint") for each in expected if each in held]
    asked = [each for each in expected if each not in held]
    if not asked:
        return kept
    layer, name = table.split(".")
    asset = source.add_table_asset(table, table_name=name, schema_name=layer)
    definition = context.validation_definitions.add(
        ValidationDefinition(
            name=table,
            data=asset.add_batch_definition_whole_table("all"),
            suite=context.suites.add(suite(table, asked)),
        )
    )
    return kept + _findings(definition.run(result_format="BASIC"), {each.name: each for each in asked})


def _findings(results: "ExpectationSuiteValidationResult", expected: Mapping[str, Expected]) -> list[Finding]:
    return [
        _finding(result, expected[result.expectation_config.meta["name"]])
        for result in results.results
        if result.expectation_config
    ]


def _finding(result: "ExpectationValidationResult", expected: Expected) -> Finding:
    if result.exception_info and result.exception_info.get("raised_exception", True):
        return Finding(expected, False, None, error=_said(result.exception_info))
    counted = result.result.get("observed_value" if expected.kind == "rows" else "unexpected_count")
    return Finding(expected, bool(result.success), int(counted or 0))


def _said(exception_info: Mapping[str, object]) -> str:
    """The messages of what went wrong; Great Expectations nests them under the metrics' ids."""
    message = exception_info.get("exception_message")
    if message:
        # What SQLAlchemy and DuckDB add is Great Expectations' query around the one that was given.
        return _ADDED.sub("", str(message)).replace("\n", " ")
    nested = [each for each in exception_info.values() if isinstance(each, Mapping)]
    return "; ".join(dict.fromkeys(_said(each) for each in nested)) or "no reason is told"
