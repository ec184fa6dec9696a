"""Sources as the settings declare them: one `[[source]]` each, what it may say decided by its `kind`."""

from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, Field, model_validator

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


Url = Annotated[str, Field(pattern=r"^https?://[^\s]+$")]
Urls = Annotated[
    tuple[Url, ...], Field(min_length=1, description="Addresses that start with http:// or https://, as a list.")
]
MostPages = Annotated[
    int, Field(ge=1, le=1_000_000, description="Pages that a run fetches at most: a whole number; others wait.")
]
Days = Annotated[float, Field(gt=0, le=36_500)]
SilentAfter = Annotated[Days, Field(description="Days without anything new after which that is reported.")]


class FeedSettings(Section):
    """Feeds: RSS and Atom."""

    name: Name
    kind: Annotated[Literal["feed"], Field(description="`feed`: RSS and Atom.")]
    urls: Urls
    articles: Annotated[
        Literal["pages", "entries"],
        Field(description="`pages` that entries lead to, or `entries`, where these hold whole articles."),
    ] = "pages"
    most_pages: MostPages = 500
    silent_after_days: SilentAfter = 7.0


class SitemapSettings(Section):
    """Sitemaps, of news or others, and indexes of them."""

    name: Name
    kind: Annotated[Literal["sitemap"], Field(description="`sitemap`: sitemaps of news and others, and their indexes.")]
    urls: Urls
    newest_days: Annotated[Days, Field(description="Days that pages may be old by the dates of the sitemap.")] = 3.0
    most_pages: MostPages = 500
    silent_after_days: SilentAfter = 7.0


class PagesSettings(Section):
    """Pages by their addresses."""

    name: Name
    kind: Annotated[Literal["pages"], Field(description="`pages`: pages by their addresses.")]
    urls: Annotated[tuple[Url, ...], Field(description="Addresses of pages, as a list.")] = ()
    paths: Annotated[tuple[Path, ...], Field(description="Text files with an address a line.")] = ()
    most_pages: MostPages = 500
    ask_again_days: Annotated[
        Days | None, Field(description="Days after which a page is asked whether it changed; never by default.")
    ] = None

    @model_validator(mode="after")
    def _names_some(self) -> Self:
        if not (self.urls or self.paths):
            raise ValueError("Give addresses in `urls`, or files of them in `paths`")
        return self


class WarcSettings(Section):
    """Web archives."""

    name: Name
    kind: Annotated[Literal["warc"], Field(description="`warc`: web archives, packed or not.")]
    paths: Paths


class MboxSettings(Section):
    """Newsletters in mailboxes."""

    name: Name
    kind: Annotated[Literal["mbox"], Field(description="`mbox`: mailboxes, a message an article.")]
    paths: Paths


class RemoteSettings(Section):
    """Files elsewhere."""

    name: Name
    kind: Annotated[
        Literal["remote"], Field(description="`remote`: files that fsspec opens: s3://, sftp:// and others.")
    ]
    urls: Annotated[
        tuple[Annotated[str, Field(pattern=r"^[a-z0-9+]+://\S+$")], ...],
        Field(
            min_length=1, description="Addresses of files, folders and patterns, such as s3://bucket/news/**/*.html."
        ),
    ]
    options: Annotated[
        dict[str, str],
        Field(
            default_factory=dict,
            description="What the file system wants to know; $NAME is a variable, block:NAME a Secret of Prefect.",
        ),
    ]


SourceSettings = (
    FilesSettings
    | TableSettings
    | FeedSettings
    | SitemapSettings
    | PagesSettings
    | WarcSettings
    | MboxSettings
    | RemoteSettings
)
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
