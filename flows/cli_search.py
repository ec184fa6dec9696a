"""Command `search`: the sentences that have some words."""

from typing import Annotated

import typer

from flows.cli_options import Config, Debug
from flows.cli_rows import Format, Out, Output, show


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="Words that must all be there; 'attack*' for any ending.")
    ],
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="Rows at most.")] = 20,
    output: Output = Format.TABLE,
    out: Out = None,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Find evidence by its words, best first, in any language; case and accents do not count.

    The first search after a publication makes an index in the work folder.
    """
    del debug  # `main` looks at it
    from flows.atomic import replaced
    from flows.settings import load_settings
    from warehouse.search import is_index_of, make_index
    from warehouse.search import search as run_search

    settings = load_settings(config)
    index = settings.work_dir / "search.duckdb"
    if not is_index_of(index, settings.published):
        with replaced(index) as temporary:
            make_index(temporary, settings.published)
    show(run_search(index, settings.published, " ".join(words), limit=limit), output, out)
