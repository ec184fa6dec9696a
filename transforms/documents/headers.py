"""Header lines at the start of a plain text: `date 2021-07`, `title: …`, `url: …`, `lang: …`."""

import re
from functools import cache

from msgspec import Struct

from transforms.documents.noise import noise_words

_DATE_VALUE = (
    r"\d{4}(?:[-/.]\d{1,2}(?:[-/.]\d{1,2})?)?"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z\b|UTC\b|[+-]\d{2}:?\d{2}(?!\d))?)?(?!\w)"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{4}(?!\w)"
)


class Header(Struct, frozen=True):
    """Fields of a text's header and where it ends, in code points (0: there is none)."""

    fields: dict[str, str]
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    fields = noise_words("headers")
    dates = "|".join(re.escape(key) for key in fields["date"])
    keys = "|".join(
        f"(?P<{field}>{'|'.join(re.escape(key) for key in sorted(names, key=len, reverse=True))})"
        for field, names in fields.items()
    )
    dated = re.compile(rf"\s*(?:{dates})\s*[:：]?\s*(?P<value>{_DATE_VALUE})", re.IGNORECASE)
    keyed = re.compile(rf"\s*(?:{keys})[ \t\u00a0]*[:：][ \t\u00a0]*(?P<value>[^\n]*)", re.IGNORECASE)
    return dated, keyed


def read_header(text: str) -> Header:
    """The header of a text.

    A date may stand without a colon and may share its line with the text that follows; every other field has a colon
    and fills its line. A field met a second time ends the header.
    """
    dated, keyed = _patterns()
    fields: dict[str, str] = {}
    end = 0
    while True:
        found = dated.match(text, end)
        name = "date" if found else None
        if not found:
            found = keyed.match(text, end)
            name = found.lastgroup if found and found.lastgroup != "value" else _field_of(found)
        if not found or not name or name in fields or (end and text[end:].lstrip(" \t")[:2] == "\n\n"):
            return Header(fields, end)
        value = found["value"].strip()
        if value:
            fields[name] = value
        end = found.start("value") + len(found["value"].rstrip())


def _field_of(found: re.Match[str] | None) -> str | None:
    if not found:
        return None
    return next((name for name, value in found.groupdict().items() if value is not None and name != "value"), None)
