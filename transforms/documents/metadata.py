"""What a page says of itself: JSON-LD, OpenGraph, meta elements, headings, times."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from msgspec import Struct

from transforms.documents.noise import noise_of

_ARTICLE_TYPES: Final = frozenset(
    {
        *("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle"),
        *("OpinionNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "BlogPosting", "Report", "TechArticle"),
        *("ClaimReview", "ScholarlyArticle", "SocialMediaPosting", "AdvertiserContentArticle"),
    }
)
_PUBLISHED: Final = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published"),
    *(
        "publication_date",
        "publish-date",
        "publishdate",
        "pubdate",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
    ),
    *("dcterms.date", "parsely-pub-date", "sailthru.date", "article.published", "cxenseparse:recs:publishtime"),
    *(
        "published-date",
        "article_date_original",
        "last-modified-date",
        "rnews:datepublished",
        "originalpublicationdate",
    ),
)
_MODIFIED: Final = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
_TITLES: Final = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline")
_AUTHORS: Final = ("author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "byl")
_SCRIPT: Final = etree.XPath(".//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]")
_META: Final = etree.XPath(".//meta[@content]")
_CANONICAL: Final = etree.XPath(".//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
_HEADING: Final = etree.XPath(".//h1")
_TIME: Final = etree.XPath(".//*[@itemprop='datePublished'] | .//time[@datetime] | .//time[@pubdate]")
_BYLINE: Final = etree.XPath(
    ".//*[@itemprop='author' or @rel='author'] | .//*[contains(concat(' ', @class, ' '), ' byline ')"
    " or contains(concat(' ', @class, ' '), ' author ')]"
)
_LONGEST_AUTHOR: Final = 120
_CONTROL: Final = re.compile(r"[\x00-\x1f]+")
_SUFFIX: Final = re.compile(r"\s+[|–—·•»:-]+\s+")


class PageFacts(Struct, frozen=True):
    """What a page says of itself, as printed; candidates in the order in which they are to be believed."""

    titles: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    article_body: str | None = None


def page_facts(tree: HtmlElement) -> PageFacts:
    """Read JSON-LD first, then OpenGraph and other meta elements, then what the reader sees."""
    articles = [node for node in _linked_data(tree) if _types(node) & _ARTICLE_TYPES]
    meta = _meta(tree)
    site = _first(meta.get("og:site_name", []))
    headings = [_text(each) for each in _HEADING(tree)]
    page_title = _text(tree.find(".//title"))
    heads = [*_values(articles, "headline"), *_of(meta, _TITLES), *_values(articles, "name")]
    times = [each.get("datetime") or each.get("content") or _text(each) for each in _TIME(tree)]
    return PageFacts(
        titles=_distinct(_without_site(title, site) for title in _ordered_titles(heads, headings, page_title)),
        published=_distinct([*_values(articles, "datePublished", "dateCreated"), *_of(meta, _PUBLISHED), *times[:1]]),
        modified=_distinct([*_values(articles, "dateModified"), *_of(meta, _MODIFIED)]),
        authors=_authors([*_names(articles), *_of(meta, _AUTHORS), *map(_text, _BYLINE(tree))], site),
        urls=_distinct([*_CANONICAL(tree), *meta.get("og:url", []), *_addresses(articles)]),
        languages=_distinct(
            [
                *_values(articles, "inLanguage"),
                tree.get("lang") or "",
                *meta.get("og:locale", []),
                *_of(meta, ("content-language", "language")),
            ]
        ),
        descriptions=_distinct([*_values(articles, "description"), *_of(meta, ("og:description", "description"))]),
        article_body=max(_values(articles, "articleBody"), key=len, default=None),
    )


def _ordered_titles(heads: list[str], headings: list[str], page_title: str) -> list[str]:
    """A heading that the head of the page confirms comes first: it is what readers saw."""
    said = [_key(each) for each in [*heads, page_title] if each]
    confirmed = [each for each in headings if (key := _key(each)) and any(key in other for other in said)]
    alone = headings if len(headings) == 1 else []
    return [*confirmed, *heads, *alone, page_title]


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", html.unescape(text).casefold()))


def _without_site(title: str, site: str | None) -> str:
    """The title without the name of the site after (or before) a dash or bar."""
    parts = _SUFFIX.split(title)
    if len(parts) < 2 or not site:
        return title
    if _key(parts[-1]) and _key(parts[-1]) in _key(site):
        return title[: title.rfind(parts[-1])].rstrip(" |–—·•»:-")
    if _key(parts[0]) == _key(site):
        return title[title.find(parts[1]) :]
    return title


def _linked_data(tree: HtmlElement) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = []
    for script in _SCRIPT(tree):
        raw = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        try:
            # Publishers break lines inside strings.
            found = json.loads(_CONTROL.sub(" ", raw), strict=False)
        except (ValueError, RecursionError):
            continue
        nodes.extend(_objects(found, 0))
    return nodes


def _objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _objects(each, depth + 1)
    elif isinstance(value, dict) and depth < 6:
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(name), depth + 1)


def _types(node: dict[str, Any]) -> set[str]:
    said = node.get("@type")
    names = said if isinstance(said, list) else [said]
    return {name.rpartition("/")[2] for name in names if isinstance(name, str)}


def _values(nodes: list[dict[str, Any]], *names: str) -> list[str]:
    return [
        value.strip() for node in nodes for name in names if isinstance(value := node.get(name), str) and value.strip()
    ]


def _names(nodes: list[dict[str, Any]]) -> list[str]:
    """The authors of each article, joined."""
    said = []
    for node in nodes:
        people = node.get("author")
        each = people if isinstance(people, list) else [people]
        names = [one.get("name") if isinstance(one, dict) else one for one in each]
        said.append(", ".join(dict.fromkeys(name.strip() for name in names if isinstance(name, str) and name.strip())))
    return said


def _authors(candidates: list[str], site: str | None) -> tuple[str, ...]:
    """Names of authors: no addresses, no name of the site, no "by" before them."""
    by = noise_of("und").by
    named = (by.sub("", candidate).strip() for candidate in candidates if "://" not in candidate)
    return _distinct(name for name in named if len(name) <= _LONGEST_AUTHOR and _key(name) != _key(site or ""))


def _addresses(nodes: list[dict[str, Any]]) -> list[str]:
    said = []
    for node in nodes:
        page = node.get("mainEntityOfPage")
        said.append(page.get("@id") if isinstance(page, dict) else page)
        said.append(node.get("url"))
    return [each for each in said if isinstance(each, str)]


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in _META(tree):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name, content = element.get(attribute), element.get("content").strip()
            if name and content:
                found.setdefault(name.lower(), []).append(content)
    return found


def _of(meta: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [value for name in names for value in meta.get(name, [])]


def _first(values: list[str]) -> str | None:
    return values[0] if values else None


def _text(element: HtmlElement | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _distinct(values: Any) -> tuple[str, ...]:  # noqa: ANN401 - XPath gives its own kind of text
    return tuple(dict.fromkeys(text for each in values if (text := str(each or "").strip())))
