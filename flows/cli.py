"""The command line `tidings`: its commands, and how errors are shown."""

import sys
import traceback
from typing import Annotated, Final

import typer

from flows.cli_audit import audit, publish
from flows.cli_code import code
from flows.cli_doctor import doctor
from flows.cli_explain import explain
from flows.cli_export import export
from flows.cli_gazetteer import gazetteer
from flows.cli_import import import_
from flows.cli_metrics import metrics
from flows.cli_query import query
from flows.cli_recode import backfill, recode
from flows.cli_report import report
from flows.cli_run import run
from flows.cli_search import search
from flows.cli_serve import serve
from flows.cli_status import init, status
from flows.cli_stories import stories
from flows.errors import FAILED, WRONG_USE, TidingsError

app: Final = typer.Typer(
    name="tidings",
    help="Raw news articles in, an event warehouse out: who did what to whom, where and when.",
    epilog="Example: tidings run news/ && tidings query 'SELECT * FROM mart.event LIMIT 10'. Exit codes: 0 done,"
    " 1 failed, 2 wrong use, 3 done with rejects.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(is_asked: bool) -> None:
    if is_asked:
        from importlib.metadata import version

        typer.echo(f"tidings {version('tidings')}")
        raise typer.Exit


@app.callback()
def _tidings(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    del version  # its callback has shown it


app.command(epilog="Examples: tidings run news/ | tidings run 'pages/**/*.html' wire.jsonl --workers 4 --no-prefect")(
    run
)
app.command(
    epilog="Examples: tidings code documents.jsonl coded.jsonl | zcat documents.gz | tidings code - - --coder llm"
)(code)
app.command(epilog="Example: tidings stories documents.jsonl stories.jsonl")(stories)
app.command(epilog="Example: tidings init desk && cd desk && tidings doctor")(init)
app.command(epilog="Example: tidings status --config desk/tidings.toml")(status)
app.command(epilog="Example: tidings recode --source wire")(recode)
app.command(epilog="Example: tidings backfill --source crawl --from 2014-05-01 --to 2014-05-31 --part day")(backfill)
app.command(epilog="Example: PREFECT_API_URL=http://127.0.0.1:4200/api tidings serve")(serve)
app.command(epilog="Examples: tidings audit | tidings audit --config stricter.toml")(audit)
app.command(
    epilog="Examples: tidings audit && tidings publish | tidings publish --to postgres://tidings@localhost/news"
)(publish)
app.command(
    epilog="Example: tidings query 'SELECT plover_type, count(*) AS n FROM mart.event GROUP BY 1' --format csv"
)(query)
app.command(epilog="Examples: tidings metrics | tidings metrics event_count killed --by month --by country")(metrics)
app.command(
    epilog="Examples: tidings report | tidings report syria.html --country SYR --since 2024-01-01"
    " | tidings report --serve"
)(report)
app.command(epilog="Examples: tidings search ceasefire | tidings search 'bomb*' kirkuk --limit 5 --format csv")(search)
app.command(epilog="Examples: tidings export parquet/ | tidings export all/ --layer core --layer mart")(export)
app.command(name="import", epilog="Example: tidings import gdelt 20150218230000.export.CSV.zip *.mentions.CSV.zip")(
    import_
)
app.command(epilog="Example: tidings explain 1234567890123456789")(explain)
app.command(epilog="Example: tidings gazetteer")(gazetteer)
app.command(epilog="Examples: tidings doctor | TIDINGS_WORK_DIR=/data/tidings tidings doctor")(doctor)


def main() -> None:
    """Run the command line; errors that the user can mend are told without a traceback, unless `--debug` is given."""
    try:
        app(prog_name="tidings")
    except TidingsError as error:
        _fail(error, str(error), error.exit_code)
    except BrokenPipeError:
        # The reader of our output has gone, which is its right.
        sys.stderr.close()
        sys.exit(FAILED)
    except Exception as error:  # noqa: BLE001 - the last resort: nobody is helped by a traceback
        from warehouse.errors import QueryError, WarehouseError

        if isinstance(error, QueryError):
            _fail(error, str(error), WRONG_USE)
        if isinstance(error, WarehouseError):
            _fail(error, str(error), FAILED)
        _fail(
            error,
            f"unexpected {type(error).__name__}: {error}. This is a fault of tidings, or of the machine: run again with"
            " --debug to see where, try `tidings doctor`, and report it",
            FAILED,
        )


def _fail(error: Exception, message: str, exit_code: int) -> None:
    if "--debug" in sys.argv:
        traceback.print_exception(error)
    typer.secho("error: ", fg="red", bold=True, err=True, nl=False)
    typer.echo(message, err=True)
    sys.exit(exit_code)


if __name__ == "__main__":
    main()
