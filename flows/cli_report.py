"""Command `report`: a page of the published warehouse, as a file or served."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_options import Config, Debug

if TYPE_CHECKING:
    from collections.abc import Callable


def report(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write.")] = Path("tidings.html"),
    since: Annotated[
        dt.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Only events that may have happened on this day or later."),
    ] = None,
    until: Annotated[
        dt.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Only events that may have happened on this day or earlier."),
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option("--country", help="Only events in this country, such as SYR; may be given several times."),
    ] = None,
    title: Annotated[str, typer.Option("--title", help="The headline of the page.")] = "Events in the news",
    serve: Annotated[
        bool, typer.Option("--serve", help="Serve the page on this machine, from the file as last published.")
    ] = False,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Where to serve; 0 for any free port.")] = 8321,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Write one HTML file with map, timeline, actors, casualties and evidence; it needs no network to be looked at."""
    del debug  # `main` looks at it
    from flows.report_page import checked_selection, country_names, make_page, write_page
    from flows.settings import load_settings

    published = load_settings(config).published
    selection = checked_selection(since and since.date(), until and until.date(), country or (), country_names())
    if serve:
        _serve(lambda: make_page(published, selection, title, is_served=True), published, port)
        return
    page = make_page(published, selection, title)
    write_page(page, out)
    typer.echo(f"{out} ({len(page.encode()) / 1e6:.1f} MB)")


def _serve(make: "Callable[[], str]", published: Path, port: int) -> None:
    from flows.report_server import ReportServer

    with ReportServer(make, published, port) as server:
        typer.echo(f"http://127.0.0.1:{server.port}/ shows {published} as last published; end it with Ctrl-C")
        server.serve()
