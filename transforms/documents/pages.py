"""HTML page → article: text out of the layout, with title, dates, author, canonical URL and language."""

import html
import re
from typing import Final

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from transforms.documents.dates import PrintedDate, parse_date
from transforms.documents.faults import UnusableError
from transforms.documents.metadata import PageFacts, page_facts
from transforms.documents.payloads import Draft
from transforms.documents.urls import canonical_url, is_home

_WORD: Final = re.compile(r"\w+")
_TAG: Final = re.compile(r"<[^>]{1,500}>")
_UTC: Final = re.compile(r"(?:Z|[+-]00:?00)$")
_ZONE: Final = re.compile(r"[+-]\d{2}:?\d{2}$")
_PATH_DATE: Final = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)")
_FEWEST_SIGNS: Final = 60
_FEWEST_WORDS_OF_LEAD: Final = 6
_SHORT: Final = 150
_SHORTEST_LINKED: Final = 25
_LINKED_SHARE: Final = 0.6
_SAME_START: Final = 60
_OPENING_LINES: Final = 4
_LEAD: Final = etree.XPath(".//p | .//h2 | .//h3 | .//div[not(.//p)] | .//span | .//strong")


def read_page(page: str, address: str | None = None) -> Draft:
    """The article of an HTML page.

    Args:
        page: the page's HTML.
        address: where it was fetched, if that is a web address; relative links lead from it.

    Raises:
        UnusableError: the page cannot be parsed or holds no article text.
    """
    from trafilatura import load_html

    try:
        tree = load_html(page)
        facts = page_facts(tree) if tree is not None else None
        body = _body(tree, facts) if facts is not None else None
    except (
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
        AssertionError,
        RecursionError,
        etree.LxmlError,
    ) as error:
        raise UnusableError(
            "page not readable",
            f"got a page that cannot be parsed ({type(error).__name__}: {str(error)[:120]}), expected HTML; "
            "fetch it again",
        ) from error
    if facts is None or body is None:
        raise UnusableError(
            "no article text",
            f"got a page of {len(page)} signs without the text of an article, expected one; "
            "fetch it again, perhaps it was cut off or is a list of links",
        )
    address = _address(facts, address)
    published = _dated(facts.published) or _date_in_path(address) or _found_date(tree, address)
    modified = _dated(facts.modified)
    return Draft(
        text=body,
        title=html.unescape(facts.titles[0]) if facts.titles else None,
        published=published,
        modified=modified if modified != published else None,
        language=facts.languages[0] if facts.languages else None,
        url=address,
        author=html.unescape(facts.authors[0]) if facts.authors else None,
    )


def _body(tree: HtmlElement, facts: PageFacts) -> str | None:
    """The text of the article, line by line, or None if the page holds none."""
    _drop_linked_lines(tree)
    text = _without_titles(_extracted(tree, is_strict=True), facts.titles)
    if _count(text) < _SHORT:
        loose = _without_titles(_extracted(tree, is_strict=False), facts.titles)
        text = loose if _count(loose) > _count(text) * 1.5 else text
    told = _plain(facts.article_body) if facts.article_body else ""
    if _count(told) > _count(text) * 2:
        text = told
    if sum(sign.isalnum() for sign in text) < _FEWEST_SIGNS:
        return None
    lead = _lead(tree, facts, text)
    return f"{lead}\n{text}" if lead else text


def _drop_linked_lines(tree: HtmlElement) -> None:
    """Take out paragraphs that are links for the most part: they point to other articles."""
    for element in list(tree.iter("p", "li", "h2", "h3", "h4", "h5")):
        length = len(_shown(element))
        linked = sum(len(_shown(link)) for link in element.iter("a"))
        if length >= _SHORTEST_LINKED and linked > length * _LINKED_SHARE and element.getparent() is not None:
            element.drop_tree()


def _extracted(tree: HtmlElement, *, is_strict: bool) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False, include_tables=False, favor_precision=is_strict)
    return (found.text or "").strip() if found is not None and not isinstance(found, dict) else ""


def _shown(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _count(text: str) -> int:
    return len(_WORD.findall(text))


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _without_titles(text: str, titles: tuple[str, ...]) -> str:
    """The text without the headline at its start: it has a field of its own."""
    lines = text.split("\n")
    keys = {_key(title) for title in titles}
    opening = [position for position, line in enumerate(lines[:_OPENING_LINES]) if _key(line) in keys]
    return "\n".join(line for position, line in enumerate(lines) if position not in opening)


def _lead(tree: HtmlElement, facts: PageFacts, text: str) -> str | None:
    """The lead that readers see above the text, where the text was found without it."""
    known = _key(text)
    for each in facts.descriptions:
        key = _key(html.unescape(each))
        if len(key.split()) < _FEWEST_WORDS_OF_LEAD or key[:_SAME_START] in known:
            continue
        for element in _LEAD(tree):
            shown = _shown(element)
            if _key(shown) == key:
                return shown
    return None


def _plain(markup: str) -> str:
    return html.unescape(_TAG.sub(" ", html.unescape(markup))).strip()


def _address(facts: PageFacts, address: str | None) -> str | None:
    """The first address that the page gives itself and that is no front page."""
    for each in facts.urls:
        url = canonical_url(each, address)
        if url and not is_home(url):
            return url
    return canonical_url(address) if address else None


def _understood(printed: str) -> PrintedDate | None:
    try:
        return parse_date(printed)
    except UnusableError:
        return None


def _dated(candidates: tuple[str, ...]) -> str | None:
    """The first candidate that is a date: pages give several, and a broken one spoils nothing.

    Of spellings of one instant, one in the publisher's own zone goes before one in UTC: its day is the printed one.
    """
    dates = [(printed, date) for printed in candidates if (date := _understood(printed))]
    if not dates:
        return None
    printed, first = dates[0]
    if not _UTC.search(printed) or first.instant is None:
        return printed
    second = first.instant.replace(microsecond=0)
    local = [
        other for other, date in dates if date.instant == second and not _UTC.search(other) and _ZONE.search(other)
    ]
    return local[0] if local else printed


def _date_in_path(address: str | None) -> str | None:
    found = _PATH_DATE.search(address or "")
    printed = "-".join(found.groups()) if found else None
    return printed if printed and _understood(printed) else None


def _found_date(tree: HtmlElement, address: str | None) -> str | None:
    """The date that the page shows somewhere, if htmldate finds one without guessing far."""
    from htmldate import find_date

    found = find_date(tree, original_date=True, extensive_search=False, url=address)
    return str(found) if found else None
