"""One article as found in a payload → a document: text, blocks, language, days of publication, ids and hashes."""

import datetime as dt
import re
from typing import Final

from msgspec import Struct

from schemas.coded import TextBlock
from schemas.keys import content_sha256, surrogate_key
from transforms.documents.blocks import dateline_of, find_blocks
from transforms.documents.dates import PrintedDate, parse_date, refuse_future
from transforms.documents.decode import normalise
from transforms.documents.faults import UnusableError
from transforms.documents.headers import read_header
from transforms.documents.languages import choose_language, declared_language, detect_languages
from transforms.documents.payloads import Draft
from transforms.documents.urls import canonical_url, source_domain

CODED_KINDS: Final = frozenset({"body", "title", "caption"})
_WORD: Final = re.compile(r"\w+")
_FEWEST_LETTERS: Final = 20


class Origin(Struct, frozen=True):
    """Where a payload came from: its key, locator, configured source, and when it was fetched (UTC)."""

    payload_key: int
    payload_sha256: str
    locator: str
    source_name: str
    fetched_at: dt.datetime


class Article(Struct, frozen=True):
    """A row of `doc.document` (without load) with its blocks."""

    article_key: int
    article_id: str
    payload_key: int
    title: str | None
    text: str
    language: str
    language_confidence: float
    published_start: dt.date | None
    published_end: dt.date | None
    published_precision: str
    modified_at: dt.datetime | None
    seen_at: dt.datetime
    dateline: str | None
    author: str | None
    url: str | None
    source_domain: str
    content_sha256: str
    text_sha256: str
    blocks: tuple[TextBlock, ...]


def assemble(draft: Draft, origin: Origin, as_of: dt.date) -> Article:
    """Make a document of an article.

    Raises:
        UnusableError: no text, a date that is none, or one after `as_of`.
    """
    text = normalise(draft.text)
    header = read_header(text).fields
    title = _line(draft.title or header.get("title"))
    declared = declared_language(draft.language or header.get("lang"))
    language, confidence = choose_language(declared, detect_languages([_sample(text, header)])[0])
    blocks = find_blocks(text, language, title)
    _refuse_wordless(text, blocks)
    title = title or next((text[block.start : block.end] for block in blocks if block.kind == "title"), None)
    published = _dated(draft.published or header.get("date"), as_of, "published")
    modified = _dated(draft.modified or header.get("modified"), as_of, "changed")
    url = canonical_url(draft.url or header.get("url") or origin.locator)
    article_id = _article_id(url, draft, origin)
    content = content_sha256(_content(title, text, blocks, published))
    return Article(
        article_key=surrogate_key(article_id, content),
        article_id=article_id,
        payload_key=origin.payload_key,
        title=title,
        text=text,
        language=language,
        language_confidence=confidence,
        published_start=published.start if published else None,
        published_end=published.end if published else None,
        published_precision=published.precision if published else "unknown",
        modified_at=_instant(modified),
        seen_at=origin.fetched_at,
        dateline=dateline_of(text, blocks),
        author=_line(draft.author or header.get("author")),
        url=url,
        source_domain=source_domain(url) if url else origin.source_name,
        content_sha256=content,
        text_sha256=content_sha256(_words(text, blocks)),
        blocks=blocks,
    )


def _line(printed: str | None) -> str | None:
    """A field on one line, None if it is blank."""
    return " ".join(normalise(printed).split()) or None if printed else None


def _sample(text: str, header: dict[str, str]) -> str:
    """The text without its header, whose keys may be in another language."""
    return text[read_header(text).end :] if header else text


def _dated(printed: str | None, as_of: dt.date, what: str) -> PrintedDate | None:
    if not printed or not printed.strip():
        return None
    date = parse_date(printed)
    refuse_future(date, as_of, what)
    return date


def _instant(date: PrintedDate | None) -> dt.datetime | None:
    """When an article was changed; of a day without a time, its start."""
    if date is None:
        return None
    return date.instant or dt.datetime.combine(date.start, dt.time())


def _article_id(url: str | None, draft: Draft, origin: Origin) -> str:
    if url:
        return f"url:{url}"
    if draft.id:
        return f"id:{origin.source_name}:{draft.id.strip()}"
    return f"file:{origin.locator}"


def _content(title: str | None, text: str, blocks: tuple[TextBlock, ...], published: PrintedDate | None) -> str:
    coded = "\n".join(text[block.start : block.end] for block in blocks if block.kind in CODED_KINDS)
    days = f"{published.start}/{published.end}/{published.precision}" if published else ""
    return "\x1f".join((title or "", coded, days))


def _words(text: str, blocks: tuple[TextBlock, ...]) -> str:
    """The words of the body alone: copies with another headline, dateline or layout share them."""
    body = " ".join(text[block.start : block.end] for block in blocks if block.kind == "body")
    return " ".join(_WORD.findall(body.casefold()))


def _refuse_wordless(text: str, blocks: tuple[TextBlock, ...]) -> None:
    letters = sum(
        sign.isalpha() for block in blocks if block.kind in CODED_KINDS for sign in text[block.start : block.end]
    )
    if letters < _FEWEST_LETTERS:
        raise UnusableError(
            "no article text",
            f"got {letters} letters of text beside headers, credits and the like, expected an article; "
            "fetch it again or remove it",
        )
