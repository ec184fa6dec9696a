"""A settings file to begin with: written with two example sources, then read as every command reads it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from flows.errors import WrongUseError
from flows.settings import DEFAULT_FILE, load_settings
from flows.sources.choose import choose_sources

EXAMPLE: Final = """\
# Settings of tidings. Everything that is left out has a default; docs/settings.md and docs/sources.md tell all of it.

# published = "tidings.duckdb"   # the file that readers open
# workers = 2                    # processes that read and code; by default all cores

[fetch]
# What sites see when they are asked: put an address here at which you can be reached.
user_agent = "tidings (you@example.org)"

# Files of your own: plain text, HTML pages and JSON Lines, with all folders below.
[[source]]
name = "articles"
kind = "files"
paths = ["articles"]

# A feed, RSS or Atom: the pages that its entries lead to are fetched, each once.
[[source]]
name = "un-news"
kind = "feed"
urls = ["https://news.un.org/feed/subscribe/en/news/all/rss.xml"]
most_pages = 20                  # pages a run fetches at most; the others wait for the next

# When `tidings serve` runs what: five fields as cron has them, or "never".
[schedules]
daily = "30 4 * * *"
feeds = "*/15 * * * *"
"""


def begin(folder: Path) -> Iterator[str]:
    """Write the settings file and the folder of its first source, check them, and tell what to do next.

    Raises:
        WrongUseError: there is a settings file already, or the folder cannot be written to.
    """
    path = folder / DEFAULT_FILE
    if path.exists():
        raise WrongUseError(f"{path} is there already: change it, or move it away first")
    try:
        (folder / "articles").mkdir(parents=True, exist_ok=True)
        path.write_text(EXAMPLE, encoding="utf-8")
    except OSError as error:
        raise WrongUseError(f"{path} cannot be written: {error.strerror or error}; name another folder") from error
    yield f"wrote {path}, with a folder and a feed as sources"
    sources = choose_sources(load_settings(path))
    yield f"it is in order: {', '.join(source.name for source in sources)}"
    yield f"put articles into {folder / 'articles'} and name your own feeds; then: tidings doctor, tidings run"
