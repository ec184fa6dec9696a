"""Sources as the settings declare them: one `[[source]]` each, what it may say decided by its `kind`."""

from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from flows.settings_sections import Section

SOURCE_NAME: Final = "files"
"""Name of the source that paths of the command line come from."""

Name = Annotated[
    str,
    Field(pattern=r"^[a-z][a-z0-9_-]*$", description="Lower-case letters, digits, - and _; kept with every article."),
]
Paths = Annotated[
    tuple[Path, ...], Field(min_length=1, description="Files, folders and patterns, below the settings file's folder.")
]
ArticleField = Literal["id", "title", "text", "html", "date", "modified", "lang", "url", "author"]


class FilesSettings(Section):
    """Files that hold articles: plain text, HTML pages, JSON Lines."""

    name: Name
    kind: Annotated[Literal["files"], Field(description="`files`: text, HTML and JSON Lines.")]
    paths: Paths


class TableSettings(Section):
    """Tables with an article a row: Parquet, CSV, TSV, JSON Lines with names of their own."""

    name: Name
    kind: Annotated[Literal["table"], Field(description="`table`: Parquet, CSV, TSV or JSON Lines, an article a row.")]
    paths: Paths
    columns: Annotated[
        dict[ArticleField, str],
        Field(
            default_factory=dict,
            description="Which column holds what: id, title, text, html, date, modified, lang, url, author.",
        ),
    ]


SourceSettings = FilesSettings | TableSettings
Tagged = Annotated[SourceSettings, Field(discriminator="kind")]


def _names_differ(sources: tuple[SourceSettings, ...]) -> tuple[SourceSettings, ...]:
    names = [each.name for each in sources]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"two sources are called {twice[0]}: give each a name of its own")
    if SOURCE_NAME in names:
        raise ValueError(f"the name {SOURCE_NAME} is taken by the paths of the command line: choose another")
    return sources


Sources = Annotated[tuple[Tagged, ...], AfterValidator(_names_differ)]
