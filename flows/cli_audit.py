"""Commands `audit` and `publish`: the newest load checked again, and given to readers."""

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


def publish(config: Config = None, debug: Debug = False) -> None:
    """Give readers the newest load, if its audit passed: one rename, readers see the old file or the new one."""
    del debug  # `main` looks at it
    from flows.lock import writer_lock
    from flows.settings import load_settings
    from flows.steps.auditing import Audited, see_that_something_was_loaded
    from flows.steps.auditing import publish as publish_load

    settings = load_settings(config)
    with writer_lock(settings.work_dir):
        see_that_something_was_loaded(settings)
        published = publish_load(settings, Audited("held before"), again=True)
    typer.echo(published.text())
