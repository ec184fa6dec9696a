"""Commands `audit` and `publish`: the newest load checked again, and given to readers."""

from typing import Annotated

import typer

from flows.cli_options import Config, Debug


def audit(config: Config = None, debug: Debug = False) -> None:
    """Check the newest load with Great Expectations and write the pages that show it.

    Exit code 1 says that a critical expectation does not hold; the messages name table, column, rule, count, examples.
    """
    del debug  # `main` looks at it
    from flows.auditor import Auditor
    from flows.lock import writer_lock
    from flows.settings import load_settings
    from flows.steps.auditing import rules_of, see_that_something_was_loaded

    settings = load_settings(config)
    rules_of(settings)
    with writer_lock(settings.work_dir), Auditor() as auditor:
        see_that_something_was_loaded(settings)
        audited = auditor.audit(settings)
    typer.echo(audited.headline())
    for message in audited.warnings:
        typer.echo(message)
    if not audited.is_success:
        raise audited.failed()


def publish(
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="ADDRESS", help="A database to publish to as well: postgres://user@host/database."
        ),
    ] = None,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Give readers the newest load, if its audit passed: one rename, readers see the old file or the new one.

    With --to, a PostgreSQL database gets the same tables, in one transaction, with comments and keys.
    """
    del debug  # `main` looks at it
    if to is not None:
        _see_that_it_is_postgres(to)
    from flows.lock import writer_lock
    from flows.settings import load_settings
    from flows.steps.auditing import Audited, see_that_something_was_loaded
    from flows.steps.auditing import publish as publish_load

    settings = load_settings(config)
    with writer_lock(settings.work_dir):
        see_that_something_was_loaded(settings)
        published = publish_load(settings, Audited("held before"), again=True)
    typer.echo(published.text())
    if to is not None:
        from warehouse.postgres import publish_to_postgres, without_password

        copied = publish_to_postgres(settings.published, to)
        typer.echo(
            f"{without_password(to)} ({sum(copied.row_counts.values())} rows in {len(copied.row_counts)} tables)"
        )


def _see_that_it_is_postgres(address: str) -> None:
    from flows.errors import WrongUseError

    if not address.startswith(("postgres://", "postgresql://")):
        raise WrongUseError(f"--to: got {address!r}, expected an address such as postgres://user@host/database")
