"""The entries of a feed, whole or broken: RSS, Atom and JSON Feed."""

import calendar
import datetime as dt
import io
import re
import sys
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any, Final
from urllib.parse import urljoin

import msgspec

from flows.sources.listing import UnreadableError
from flows.web.bodies import gunzipped
from flows.web.replies import NeverError, Reply
from transforms.documents.dates import parse_date
from transforms.documents.decode import decode_page
from transforms.documents.faults import UnusableError

MOST_BYTES: Final = 256 * 2**20
_MOST_SHOWN: Final = 160
_LOOKED_AT: Final = 100_000
_JSON_START: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]")
_CONTROLS: Final = bytes({*range(0x20)} - {*b"\t\n\r\x0e\x0f\x1b"})
"""Control signs but blanks and those that switch character sets in ISO 2022."""
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"\x4c\x6f")
"""Order marks of UTF-16 and 32, and how EBCDIC begins: what looks like a control sign there is a letter's half."""
_NUMBER: Final = re.compile(rb"&#(x[0-9a-f]{1,20}|\d{1,20});?", re.I)
_ENCODING: Final = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""", re.I)
_DECLARATION: Final = re.compile(r"<\?xml\b[^>]{0,200}>", re.I)
_GUESSED: Final = {"windows-1252", "iso-8859-2", "cp1252", "iso-8859-1", "latin-1", "us-ascii"}
_LINK: Final = re.compile(rb"<link\b[^>]{0,500}>", re.I)
_FEED_TYPE: Final = re.compile(rb"application/(?:rss\+xml|atom\+xml|feed\+json)", re.I)
_HREF: Final = re.compile(rb"""\bhref\s*=\s*["']?([^"'\s>]+)""", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed.

    Attributes:
        id: what the feed calls it, else its address.
        url: address of its page; empty if it has none.
        changed_at: when it was last changed, else published; UTC without zone.
        record: the entry as `transforms.documents` reads an article from JSON; nothing empty.
        strange_date: a date of it that nobody understands, which `record` leaves out.
    """

    id: str
    url: str
    changed_at: dt.datetime | None
    record: dict[str, str]
    strange_date: str = ""


def read_feed(reply: Reply, most_bytes: int = MOST_BYTES) -> tuple[list[Entry], str]:
    """The entries of a feed, and what was amiss with it although it could be read.

    Args:
        reply: the answer that holds it, perhaps as a gzip file.
        most_bytes: its size, unpacked, at most.

    Raises:
        UnreadableError: it is no feed.
    """
    try:
        data = gunzipped(reply.body, most_bytes)
    except NeverError as error:
        raise UnreadableError(_wrong(reply, str(error))) from error
    base = reply.final_url or reply.asked.url
    entries, amiss = _of_json(reply, data, base) if _JSON_START.match(data) else _of_xml(reply, data, base)
    strange = [each.strange_date for each in entries if each.strange_date]
    if strange:
        dates = f"{len(strange)} dates are none that we know, such as {strange[0][:40]!r}"
        amiss = f"{amiss}; {dates}" if amiss else dates
    return entries, f"is broken ({amiss}), {len(entries)} entries could be read" if amiss else ""


def _of_xml(reply: Reply, data: bytes, base: str) -> tuple[list[Entry], str]:
    """The entries of RSS and Atom of any age, and what was amiss."""
    data = _without_impossible_signs(data)
    try:
        feed = _parsed(data, reply.media_type, reply.charset, base)
        if str(feed.get("encoding")).lower() in _GUESSED and (text := _of_better_charset(data, reply.charset)):
            feed = _parsed(text.encode(), reply.media_type, "utf-8", base)
    except Exception as error:
        raise UnreadableError(_wrong(reply, f"{type(error).__name__}: {error}")) from error
    broken = feed.get("bozo_exception")
    amiss = f"{broken}"[:_MOST_SHOWN] if broken and not _is_harmless(broken) else ""
    if not feed.entries and (not feed.get("version") or amiss):
        raise UnreadableError(_wrong(reply, amiss or "no feed begins in it", _named_feed(data, base)))
    language = str(feed.feed.get("language") or "")
    return [_entry(each, base, language) for each in feed.entries], amiss


def _parsed(data: bytes, media_type: str | None, charset: str | None, base: str) -> Any:  # noqa: ANN401 - no types
    import feedparser

    said = f"; charset={charset}" if charset else ""
    headers = {"content-type": f"{media_type or 'application/xml'}{said}", "content-location": base}
    return feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False)


def _without_impossible_signs(data: bytes) -> bytes:
    """The feed without control signs and numbers of signs that Unicode has not: on those parsers stumble."""
    if not data.startswith(_WIDE) and b"\x00" not in data[:4]:
        data = data.translate(None, _CONTROLS)
    return _NUMBER.sub(lambda found: found[0] if _is_sign(found[1].decode()) else b"", data)


def _is_sign(number: str) -> bool:
    """Whether a number, in hexadecimal after an x, is that of a sign that a text may hold."""
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return code in {9, 10, 13} or (0x20 <= code <= sys.maxunicode and not 0xD800 <= code < 0xE000)


def _of_better_charset(data: bytes, declared: str | None) -> str | None:
    """The text of a feed for whose character set feedparser took its last resort; None if that was declared."""
    named = _ENCODING.search(data[:200])
    names = {name.lower() for name in (declared, named and named[1].decode()) if name}
    if data.isascii() or names & _GUESSED:
        return None
    try:
        return _DECLARATION.sub("", decode_page(data, declared), count=1)
    except UnusableError:
        return None


def _is_harmless(error: BaseException) -> bool:
    """Whether feedparser only tells of a wrong header, as most servers send."""
    return type(error).__name__ in {"CharacterEncodingOverride", "NonXMLContentType"}


def _wrong(reply: Reply, said: str, named: str = "") -> str:
    advice = f"it is a page that names the feed {named}: give that one" if named else "see in a browser what lies there"
    return (
        f"got {len(reply.body)} bytes that the server calls {reply.media_type or 'nothing'}, expected an RSS, Atom or"
        f" JSON feed: {said}; {advice}"
    )


def _named_feed(page: bytes, base: str) -> str:
    """The address of the feed that a page names; empty if it names none."""
    for link in _LINK.findall(page[:_LOOKED_AT]):
        href = _HREF.search(link)
        if href and _FEED_TYPE.search(link):
            return _joined(base, href[1].decode("utf-8", "replace"))
    return ""


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link) if link else ""
    except ValueError:
        return link


def _entry(entry: Any, base: str, language: str) -> Entry:  # noqa: ANN401 - feedparser has no types
    told = partial(dict.get, entry)  # feedparser's own `get` takes one date for another
    contents = [each for each in told("content") or [] if each.get("value")]
    published, updated = _instant(told("published_parsed")), _instant(told("updated_parsed"))
    return _made(
        published,
        updated,
        id=told("id"),
        url=_joined(base, str(told("link") or "").strip()),
        title=told("title"),
        html=max((str(each["value"]) for each in contents), key=len, default=told("summary")),
        date=told("published"),
        modified=told("updated"),
        author=told("author"),
        lang=next((each["language"] for each in contents if each.get("language")), language),
    )


def _made(published: dt.datetime | None, updated: dt.datetime | None, **fields: object) -> Entry:
    """An entry of what a feed says of it."""
    said = {name: str(value or "") for name, value in fields.items()}
    date, modified = _known_date(said["date"], published), _known_date(said["modified"], updated)
    strange = next(
        (each for each, known in ((said["date"], date), (said["modified"], modified)) if each and not known), ""
    )
    record = said | {
        "id": said["id"] or said["url"],
        "date": date or modified,
        "modified": modified if date else "",
    }
    name = record["id"] or record["title"] or "entry"
    filled = {field: value for field, value in record.items() if value.strip()}
    return Entry(name, said["url"], updated or published, filled, strange)


def _known_date(printed: str, instant: dt.datetime | None) -> str:
    """A date as printed, as feedparser understands it where we do not, or nothing: the article is worth having."""
    try:
        parse_date(printed)
    except UnusableError:
        return f"{instant.isoformat()}Z" if instant else ""
    return printed


def _instant(parsed: Any) -> dt.datetime | None:  # noqa: ANN401 - feedparser has no types
    """A time as feedparser gives it, in UTC; None if it is none that a calendar knows."""
    try:
        return dt.datetime.fromtimestamp(calendar.timegm(parsed), dt.UTC).replace(tzinfo=None) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None


def _of_json(reply: Reply, data: bytes, base: str) -> tuple[list[Entry], str]:
    """The entries of a JSON Feed; items that are none are left out and told of."""
    try:
        feed = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise UnreadableError(_wrong(reply, f"it is no whole JSON ({error})")) from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise UnreadableError(_wrong(reply, "it is JSON without the `items` of a JSON Feed"))
    language = str(feed.get("language") or "")
    entries = [_item(each, base, language) for each in items if isinstance(each, dict)]
    lost = len(items) - len(entries)
    return entries, f"{lost} items are no objects" if lost else ""


def _item(item: dict[str, Any], base: str, language: str) -> Entry:
    lines = str(item.get("content_text") or item.get("summary") or "").splitlines()
    people = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    published, modified = item.get("date_published"), item.get("date_modified")
    return _made(
        _moment(published),
        _moment(modified),
        id=item.get("id"),
        url=_joined(base, str(item.get("url") or item.get("external_url") or "").strip()),
        title=item.get("title"),
        html=item.get("content_html") or "".join(f"<p>{escape(line)}</p>" for line in lines if line.strip()),
        date=published,
        modified=modified,
        author=", ".join(str(each["name"]) for each in people or () if isinstance(each, dict) and each.get("name")),
        lang=item.get("language") or language,
    )


def _moment(printed: object) -> dt.datetime | None:
    try:
        return parse_date(str(printed or "")).instant
    except UnusableError:
        return None
