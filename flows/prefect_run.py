"""Running the flow from the command line: on a Prefect server, or on a temporary one, without its noise."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal, cast

from flows.errors import TidingsError
from flows.progress import Listener
from flows.summary import Summary

_DEFAULTS: Final = {
    # The first start ever makes a database, which takes longer than Prefect waits by default.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "tidings",
    # The log of the run goes to its page; on the terminal we speak ourselves.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
}


def set_defaults() -> None:
    """Set what Prefect reads from the environment where the user has not; before Prefect is imported."""
    for name, value in _DEFAULTS.items():
        os.environ.setdefault(name, value)


def run_with_prefect(
    paths: Sequence[str],
    sources: Sequence[str],
    config: Path | None,
    workers: int | None,
    coder: Literal["rules", "llm"] | None = None,
    listeners: Sequence[Listener] = (),
) -> Summary:
    """Run the flow on the server that Prefect is set to, else on a temporary one.

    Raises:
        TidingsError: the server cannot be reached, or what the flow raises.
    """
    set_defaults()
    from prefect import tags

    from flows.flow import LISTENERS, tidings

    LISTENERS.set(tuple(listeners))
    try:
        with tags("tidings", "command line"):
            summary = tidings(
                paths=list(paths),
                sources=list(sources),
                config=str(config) if config else None,
                workers=workers,
                coder=coder,
            )
        return cast(Summary, summary)  # Prefect gives what is in the state that the flow ends in
    except (OSError, RuntimeError) as error:
        if "Failed to reach API" in str(error) or "Timed out while attempting to connect" in str(error):
            raise TidingsError(
                f"the Prefect server cannot be reached: {error}. Start it with `prefect server start`, unset"
                " PREFECT_API_URL for a temporary server, or run with --no-prefect"
            ) from error
        raise
