"""Command `code`: documents in JSON Lines to coded documents in JSON Lines."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final

import typer

from flows.cli_options import Coder, Config, Debug, Workers
from flows.errors import DONE_WITH_REJECTS, WrongUseError

if TYPE_CHECKING:
    from flows.llm.asker import Asker
    from flows.settings import Settings

_STANDARD: Final = "-"


def code(
    source: Annotated[str, typer.Argument(metavar="IN", help='Documents, one JSON object a line; "-" for stdin.')],
    target: Annotated[str, typer.Argument(metavar="OUT", help='Coded documents, in order; "-" for stdout.')],
    coder: Coder = None,
    config: Config = None,
    workers: Workers = None,
    debug: Debug = False,
) -> None:
    """Code documents without a warehouse: events, places, dates, actors and quotations, a line a document.

    Lines in: {"id", "text", "title"?, "date"?, "lang"?, "url"?}; those with ? may be missing, blank lines are left out.

    A line that is no such document comes out as {"id", "error"}; one whose date is none is coded without date and says
    so under "refused". In both cases the exit code is 3.
    """
    del debug  # `main` looks at it
    from flows.settings import load_settings

    settings = load_settings(config, workers=workers, coder=coder)
    check_paths(source, target)
    count, error_count, undated_count = _code(settings, source, target)
    if error_count:
        typer.echo(f"{error_count} of {count} lines could not be coded; they hold id and error", err=True)
    if undated_count:
        typer.echo(
            f"{undated_count} of {count} lines have a date that is none: coded without it, see refused", err=True
        )
    if error_count or undated_count:
        raise typer.Exit(DONE_WITH_REJECTS)


def check_paths(source: str, target: str) -> None:
    """Tell of what cannot be read or written before anything is done.

    Raises:
        WrongUseError: the message says what was expected.
    """
    if source != _STANDARD and not Path(source).exists():
        raise WrongUseError(f"{source} does not exist: expected a file of JSON Lines, or - for stdin")
    if source != _STANDARD and Path(source).is_dir():
        raise WrongUseError(f"{source} is a folder: expected a file of JSON Lines, or - for stdin")
    if target != _STANDARD and Path(target).is_dir():
        raise WrongUseError(f"{target} is a folder: name the file to write, or - for stdout")
    if target != _STANDARD and not Path(target).absolute().parent.is_dir():
        raise WrongUseError(f"the folder of {target} does not exist: make it first, or name another file")


def _code(settings: "Settings", source: str, target: str) -> tuple[int, int, int]:
    """Code a file; gives how many lines came out, tell of errors, and had a date that is none."""
    from flows.coding_lines import code_stream
    from flows.pool import pool_of
    from flows.progress import Bar, Progress
    from flows.steps.gazetteer import is_current, prepare_gazetteer

    count = error_count = undated_count = 0
    with Bar() as bar, pool_of(settings) as pool, opened_input(source) as lines, opened_output(target) as out:
        progress = Progress([bar])
        if not is_current(settings.gazetteer_file, settings.geonames):
            with progress.stage("gazetteer"):
                prepare_gazetteer(settings.gazetteer_file, settings.geonames)
        total = _line_count(source)
        size = _batch_size(settings, total)
        with progress.stage("code", total or 1), _asker(settings) as asker:
            for done in code_stream(lines, pool, settings.gazetteer_file, size, asker):
                out.write(done.data)
                count += done.line_count
                error_count += done.error_count
                undated_count += done.undated_count
                progress.advance(total or count, done.line_count)
    return count, error_count, undated_count


@contextmanager
def _asker(settings: "Settings") -> Iterator["Asker | None"]:
    """Who asks the model, if one codes; tells at the end what was asked."""
    if settings.coder.kind == "rules":
        yield None
        return
    from flows.steps.asking import asker_of

    with asker_of(settings) as asker:
        yield asker
        typer.echo(asker.said(), err=True)


def _batch_size(settings: "Settings", total: int) -> int:
    """Small enough that every worker gets something to do."""
    return max(1, min(settings.batch_size, -(-total // settings.workers))) if total else settings.batch_size


def _line_count(source: str) -> int:
    """Lines of a file, for the bar; 0 when it cannot be told beforehand, as of a pipe, which can be read once only."""
    if source == _STANDARD or not Path(source).is_file():
        return 0
    with Path(source).open("rb") as file:
        return sum(1 for line in file if line.strip())


@contextmanager
def opened_input(source: str) -> Iterator[BinaryIO]:
    """What to read: stdin, or a file."""
    if source == _STANDARD:
        yield sys.stdin.buffer
    else:
        with Path(source).open("rb") as file:
            yield file


@contextmanager
def opened_output(target: str) -> Iterator[BinaryIO]:
    """Where to write: stdout, or a file that appears whole."""
    from flows.atomic import replaced

    if target == _STANDARD:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif Path(target).exists() and not Path(target).is_file():
        with Path(target).open("wb") as device:
            yield device
    else:
        with replaced(Path(target)) as temporary, temporary.open("wb") as file:
            yield file
