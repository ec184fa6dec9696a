"""Errors that a user can do something about; each carries the exit code of the command line."""

from typing import TYPE_CHECKING, ClassVar, Final

if TYPE_CHECKING:
    from pathlib import Path

    from flows.summary import Summary

DONE: Final = 0
FAILED: Final = 1
WRONG_USE: Final = 2
DONE_WITH_REJECTS: Final = 3


class TidingsError(Exception):
    """What was got, what was expected, what to do; shown without a traceback."""

    exit_code: ClassVar[int] = FAILED


class WrongUseError(TidingsError):
    """The command, its arguments or the settings are not what they should be."""

    exit_code: ClassVar[int] = WRONG_USE


class BusyError(TidingsError):
    """Somebody else is writing; trying again later may help."""


def no_work_dir(path: "Path", error: OSError) -> str:
    """What to say of a work folder that cannot be used."""
    return (
        f"the work folder {path} cannot be written to: {error.strerror or error}. Name another one with work_dir in"
        " tidings.toml or TIDINGS_WORK_DIR"
    )


class AuditFailedError(TidingsError):
    """A critical expectation does not hold; the last published file stays in place.

    Attributes:
        summary: the summary of the run, None when there was no run.
    """

    def __init__(self, message: str, summary: "Summary | None" = None) -> None:
        super().__init__(message)
        self.summary = summary
