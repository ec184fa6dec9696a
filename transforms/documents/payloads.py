"""Payloads: which records a file or response holds, and the fields of one JSON record."""

import json
from typing import Final

import msgspec
from msgspec import Struct

from transforms.documents.faults import UnusableError

_TEXT_KEYS: Final = ("text", "body", "content", "articleBody")
_TITLE_KEYS: Final = ("title", "headline")
_DATE_KEYS: Final = ("date", "published", "published_at", "datePublished")
_MODIFIED_KEYS: Final = ("modified", "modified_at", "updated", "dateModified")
_LANGUAGE_KEYS: Final = ("lang", "language", "inLanguage")
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


class Record(Struct, frozen=True):
    """One article's worth of a payload; `line` counts from 1, None where the payload is one article."""

    data: bytes
    line: int | None = None


class Draft(Struct, frozen=True):
    """An article as found in a payload, every field as printed."""

    text: str
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    author: str | None = None
    id: str | None = None
    html: str | None = None


def split_records(data: bytes, media_type: str) -> list[Record]:
    """The records of a payload: of JSON Lines one for each line that is not blank, else the payload itself.

    A JSON array gives one record for each element; one object over several lines is one record. Lines are not checked.
    """
    if media_type != "application/json":
        return [Record(data)]
    if data.startswith(_MARKS):
        data = _from_utf16(data)
    data = data.removeprefix(b"\xef\xbb\xbf")
    lines = [(number, line.strip()) for number, line in enumerate(data.split(b"\n"), start=1)]
    filled = [(number, line) for number, line in lines if line]
    if len(filled) > 1 and (whole := _whole(data)) is not None:
        return whole
    if len(filled) == 1 and filled[0][1].startswith(b"[") and (whole := _whole(filled[0][1])) is not None:
        return whole
    return [Record(line, number) for number, line in filled] or [Record(data)]


def read_record(data: bytes) -> Draft:
    """The article of one JSON object: `id`, `title`, `text` (or `html`), `date`, `lang`, `url`, `modified`, `author`.

    Raises:
        UnusableError: no JSON, no object, no text, or a field that is no text.
    """
    record = _object(data)
    text = _field(record, *_TEXT_KEYS)
    html = _field(record, "html")
    if not (text or html):
        raise UnusableError(
            "no article text",
            f"got a JSON object with the fields {', '.join(sorted(record)) or '(none)'}, "
            "expected the article in `text`; add it or remove the line",
        )
    return Draft(
        text=text or "",
        title=_field(record, *_TITLE_KEYS),
        published=_field(record, *_DATE_KEYS),
        modified=_field(record, *_MODIFIED_KEYS),
        language=_field(record, *_LANGUAGE_KEYS),
        url=_field(record, "url", "link"),
        author=_field(record, "author", "byline"),
        id=_field(record, "id", "guid"),
        html=html,
    )


def _from_utf16(data: bytes) -> bytes:
    try:
        return data.decode("utf-16").encode()
    except UnicodeError:
        return data


def _whole(data: bytes) -> list[Record] | None:
    """The records of a payload that is JSON as a whole."""
    try:
        found = msgspec.json.decode(data, type=msgspec.Raw)
        if bytes(found)[:1] == b"[":
            return [
                Record(bytes(each), number)
                for number, each in enumerate(msgspec.json.decode(data, type=list[msgspec.Raw]), 1)
            ]
    except (msgspec.DecodeError, RecursionError):
        return None
    return [Record(data)]


def _object(data: bytes) -> dict[str, object]:
    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnusableError(
            "not JSON",
            f"the line is not JSON ({str(error)[:120]}), expected an object such as "
            '{"id": "1", "title": "…", "text": "…", "date": "2014-05-12"}; correct or remove it',
        ) from error
    if not isinstance(record, dict):
        raise UnusableError(
            "not an article",
            f"got a JSON {type(record).__name__}, expected an object with at least `text`; correct or remove the line",
        )
    return record


def _field(record: dict[str, object], *names: str) -> str | None:
    """The first of the fields that is filled, as text."""
    for name in names:
        value = record.get(name)
        if value is None or value == "":
            continue
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            raise UnusableError(
                "not an article",
                f"got a {type(value).__name__} in the field `{name}`, expected text; correct or remove the line",
            )
        if any("\ud800" <= sign <= "\udfff" for sign in value):
            raise UnusableError(
                "unknown encoding",
                f"got half a surrogate pair in the field `{name}`, expected Unicode text; encode it anew",
            )
        if value.strip():
            return value
    return None
