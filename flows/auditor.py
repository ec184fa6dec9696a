"""The audit's process: Great Expectations takes seconds to import, which it does here while others are coding."""

from concurrent.futures import ProcessPoolExecutor
from types import TracebackType
from typing import Self

from flows.pool import start_processes
from flows.settings import Settings
from flows.steps.auditing import Audited, audit_build


class Auditor:
    """Audits the build file in a process of its own; use it as a context."""

    def __init__(self) -> None:
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._executor:
            self._executor.shutdown(wait=kind is None, cancel_futures=True)

    def prepare(self) -> None:
        """Begin to import what the audit needs; does not wait."""
        if self._executor is None:
            self._executor = start_processes(1)
            self._executor.submit(_import)

    def audit(self, settings: Settings) -> Audited:
        """Audit the newest load of the build file, which nobody else may have open.

        Raises:
            WarehouseError: the build file cannot be opened.
        """
        self.prepare()
        assert self._executor is not None  # noqa: S101 - prepare made it
        return self._executor.submit(audit_build, settings).result()


def _import() -> None:
    """Import everything that the audit uses."""
    import great_expectations
    import great_expectations.expectations

    import warehouse.audit
    import warehouse.audit_dialect
    import warehouse.audit_docs

    del great_expectations, warehouse
