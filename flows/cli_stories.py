"""Command `stories`: documents in JSON Lines to the stories that they tell."""

from typing import Annotated

import typer

from flows.cli_options import Debug
from flows.errors import DONE_WITH_REJECTS


def stories(
    source: Annotated[str, typer.Argument(metavar="IN", help='Documents, one JSON object a line; "-" for stdin.')],
    target: Annotated[str, typer.Argument(metavar="OUT", help='Their stories, in order; "-" for stdout.')],
    debug: Debug = False,
) -> None:
    """Group documents into stories: those that tell of the same happening, in any language, get the same story_id.

    Lines in are as for `tidings code`, lines out {"id", "story_id"}: the id of the story's first document. A line that
    is no document comes out as {"id", "error"}, and the exit code is 3.
    """
    del debug  # `main` looks at it
    from flows.cli_code import check_paths, opened_input, opened_output
    from flows.progress import Bar, Progress
    from flows.story_lines import encoded, story_lines
    from schemas.contract import ErrorLine

    check_paths(source, target)
    with Bar() as bar, opened_input(source) as lines, opened_output(target) as out:
        with Progress([bar]).stage("stories"):
            found = story_lines(lines)
        out.write(encoded(found))
    error_count = sum(isinstance(line, ErrorLine) for line in found)
    if error_count:
        typer.echo(f"{error_count} of {len(found)} lines could not be read; they hold id and error", err=True)
        raise typer.Exit(DONE_WITH_REJECTS)
