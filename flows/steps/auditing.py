"""Steps `audit` and `publish`: the newest load is checked, then given to readers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from flows import clock
from flows.errors import AuditFailedError, WrongUseError
from flows.settings import Settings
from flows.steps.build import opened_build
from schemas.expectations import Expected
from warehouse.audit_sets import Rules, extra_expectation
from warehouse.errors import LockedError, WarehouseError
from warehouse.loads import LoadState, newest_load
from warehouse.publish import publish as publish_tables
from warehouse.publish import published_load

if TYPE_CHECKING:
    from flows.summary import Summary

_TO_AUDIT: Final = frozenset({"loaded", "failed audit"})


@dataclass(frozen=True)
class Audited:
    """What an audit found.

    Attributes:
        state: "passed", "failed", "held before" when it was not needed, or "nothing" when nothing was ever loaded.
        expectation_count: expectations checked.
        failures: critical expectations that do not hold, a message each: table, column, rule, count, examples.
        warnings: the others that do not hold.
        docs: first page of the Data Docs.
        constraint_count: expectations that constraints of the file keep, so that no query need ask.
    """

    state: str
    expectation_count: int = 0
    failures: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    docs: Path | None = None
    constraint_count: int = 0

    @property
    def is_success(self) -> bool:
        """Nothing stands against a publication."""
        return self.state != "failed"

    def headline(self) -> str:
        """The outcome in a line."""
        match self.state:
            case "passed":
                warned = f", {len(self.warnings)} of them with a warning" if self.warnings else ""
                head = f"passed: {self.expectation_count} expectations ({self._shares()}){warned}"
            case "failed":
                head = f"failed: {len(self.failures)} of {self.expectation_count} expectations"
            case "held before":
                head = "not needed, the load passed before"
            case _:
                head = "not needed, nothing was loaded yet"
        return f"{head}; pages: {self.docs}" if self.docs else head

    def _shares(self) -> str:
        asked = self.expectation_count - self.constraint_count
        return f"{asked} by query, {self.constraint_count} by the file's constraints"

    def failed(self, summary: "Summary | None" = None) -> AuditFailedError:
        """The error that says which critical expectations do not hold."""
        messages = "\n  ".join(self.failures)
        return AuditFailedError(
            f"the audit failed, so the last published file stays as it is; mend what is named here, then run again:\n"
            f"  {messages}",
            summary,
        )


@dataclass(frozen=True)
class Published:
    """The file for readers.

    Attributes:
        path: where it is.
        state: "published", "current" when it was up to date, "kept" when the audit failed, "nothing" when there is
            nothing to publish.
    """

    path: Path
    state: str

    def text(self) -> str:
        """Where the file is and whether it is new."""
        match self.state:
            case "published":
                return str(self.path)
            case "current":
                return f"{self.path} (up to date)"
            case "kept" if self.path.exists():
                return f"{self.path} (the last good version stays)"
            case _:
                return "nothing yet"


def rules_of(settings: Settings) -> Rules:
    """The audit's rules out of the settings.

    Raises:
        WrongUseError: an expectation of the user's own names no table or column, or is no query.
    """
    of_rules = settings.audit.model_dump(exclude={"expectation"})
    return Rules(**of_rules, extra=tuple(_extra(settings)))


def _extra(settings: Settings) -> list[Expected]:
    try:
        return [extra_expectation(**each.model_dump()) for each in settings.audit.expectation]
    except ValueError as error:
        raise WrongUseError(f"audit.expectation in the settings: {error}") from error


def audit_build(settings: Settings) -> Audited:
    """Audit the newest load, in this process.

    Raises:
        WarehouseError: nothing was loaded yet, or the build file cannot be opened.
        WrongUseError: an expectation in the settings is not what it should be.
    """
    from warehouse.audit import audit as audit_tables

    with opened_build(settings) as connection:
        found = audit_tables(connection, now=clock.now(), rules=rules_of(settings), docs_folder=settings.docs_dir)
    by_severity = {
        severity: tuple(each.message for each in found.failures if each.expected.severity == severity)
        for severity in ("critical", "warning")
    }
    return Audited(
        state="passed" if found.is_passed else "failed",
        expectation_count=len(found.findings),
        constraint_count=sum(each.checked_by == "constraint" for each in found.findings),
        failures=by_severity["critical"],
        warnings=by_severity["warning"],
        docs=found.docs,
    )


def audit(settings: Settings, run_audit: Callable[[Settings], Audited]) -> Audited:
    """Audit the newest load if no audit passed it yet.

    Args:
        settings: where the build file is.
        run_audit: `audit_build`, or the same in another process.
    """
    state = _newest(settings)
    if state is None:
        return Audited("nothing")
    return run_audit(settings) if state.load_state in _TO_AUDIT else Audited("held before")


def publish(settings: Settings, audited: Audited, *, again: bool = False) -> Published:
    """Give readers the newest load, unless they have it or its audit failed.

    Args:
        settings: where the build file and the published file are.
        audited: what `audit` gave.
        again: publish also when readers have the newest load.

    Raises:
        WarehouseError: the build file, or what lies at the place of the published file, cannot be opened.
    """
    path = settings.published
    if not audited.is_success:
        return Published(path, "kept")
    state = _newest(settings)
    if state is None:
        return Published(path, "nothing")
    if not again and state.load_state == "published" and _is_at(path, state.load_id):
        return Published(path, "current")
    with opened_build(settings) as connection:
        publish_tables(connection, path, now=clock.now())
    return Published(path, "published")


def see_that_something_was_loaded(settings: Settings) -> None:
    """See that there is a load to audit or to publish.

    Raises:
        WarehouseError: nothing was loaded yet, or the build file cannot be opened.
    """
    with opened_build(settings) as connection:
        newest_load(connection)


def _is_at(path: Path, load_id: int) -> bool:
    """Whether a published file stands at a load; one that somebody has open for writing cannot be asked."""
    try:
        return published_load(path) == load_id
    except LockedError:
        return False


def _newest(settings: Settings) -> LoadState | None:
    with opened_build(settings) as connection:
        try:
            return newest_load(connection)
        except WarehouseError:
            return None
