"""Command `serve`: the deployments, run as they are scheduled."""

import typer

from flows.cli_options import Config, Debug


def serve(config: Config = None, debug: Debug = False) -> None:
    """Register the deployments daily, feeds, recode, backfill and maintain on a Prefect server, and run them.

    Runs until it is interrupted; schedules stay on the server and go on when it is started again. What was missed in
    between is caught up by one run.
    """
    del debug  # `main` looks at it
    from flows.logs import set_up_logs
    from flows.serving import serve_deployments
    from flows.settings import load_settings

    settings = load_settings(config)
    set_up_logs(settings.work_dir, settings.log_format)
    typer.echo("serving daily, feeds, recode, backfill and maintain; stop with Ctrl-C")
    serve_deployments(settings, config)
