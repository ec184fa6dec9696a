"""Bytes → text: order marks, declared and detected encodings, and the refusal of what is no text."""

import codecs
import re
import unicodedata
from typing import Final

from transforms.documents.faults import UnusableError
from transforms.documents.languages import detect_languages

_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What newsrooms have used; a wider choice makes short texts Chinese by chance.
_CANDIDATES: Final = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "koi8_r",
    "iso8859_2",
    "iso8859_6",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
]
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_META_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_MOST_CONTROL_SHARE: Final = 0.01
_MOST_STRAY_SHARE: Final = 0.002
_LEAST_READ_FOR_STRAY: Final = 10
# The words that a page shows: no markup, which is the same in every encoding.
_WORDS_ONLY: Final = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_MOST_CHAOS: Final = 0.2
_LEAST_SURENESS: Final = 0.8
# Letters of two alphabets side by side: a word read in the wrong encoding.
_MIXED: Final = re.compile(r"[A-Za-z][\u0370-\u1fff]|[\u0370-\u1fff][A-Za-z]")
_MOST_MIXED_SHARE: Final = 0.005
_SAMPLE_BYTES: Final = 50_000
_WORD: Final = re.compile(r"[^\W\d_]+")


def decode_text(data: bytes) -> str:
    """Text of bytes whose encoding nobody declared: order mark, UTF-8, else detected.

    Raises:
        UnusableError: empty, binary, or in no encoding that gives readable text.
    """
    _refuse_empty(data)
    text = _by_order_mark(data)
    if text is None:
        _refuse_binary(data)
        text = _strictly(data, "utf-8")
    if text is None:
        text = _detected(data)
    return _readable(text)


def decode_page(data: bytes, declared: str | None = None) -> str:
    """Text of an HTML page: order mark, UTF-8, declared character set, else detected; a few stray bytes are forgiven.

    Args:
        data: the page.
        declared: the character set that the server declares. Where page and server disagree, that one counts which
            gives text that is more clearly of some language: servers are often set to one for all their pages.

    Raises:
        UnusableError: empty, binary, or in no encoding that gives readable text.
    """
    _refuse_empty(data)
    text = _by_order_mark(data)
    if text is not None:
        return _readable(text)
    _refuse_binary(data)
    text = _strictly(data, "utf-8") or _mostly_utf8(data)
    if text is not None:
        return _readable(text)
    names = [_browser_name(name) for name in (declared, _declared_charset(data)) if name]
    for decode in (_strictly, _nearly):
        texts = dict.fromkeys(text for name in names if (text := decode(data, name)))
        if texts:
            return _readable(_surest(list(texts)))
    return _readable(_nearly(data, "utf-8") or _detected(data))


def _mostly_utf8(data: bytes) -> str | None:
    """The text of UTF-8 with a few stray bytes: far more signs beyond ASCII can be read than not."""
    text = _nearly(data, "utf-8")
    if text is None:
        return None
    beyond = sum(sign > "\x7f" for sign in text)
    return text if beyond > text.count("\ufffd") * _LEAST_READ_FOR_STRAY else None


def _surest(texts: list[str]) -> str:
    """Of several readings of the same bytes the one that is most clearly text of some language."""
    if len(texts) == 1:
        return texts[0]
    sureness = [confidence for _, confidence in detect_languages([_WORDS_ONLY.sub(" ", each) for each in texts])]
    return texts[max(range(len(texts)), key=sureness.__getitem__)]


def _browser_name(name: str) -> str:
    """The encoding that browsers take for a name: these are read as windows-1252."""
    return "cp1252" if name.lower() in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"} else name


def normalise(text: str) -> str:
    """The text with line feeds as line ends, in Unicode NFC, without order marks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return unicodedata.normalize("NFC", lines.replace("\ufeff", ""))


def excerpt(data: bytes, length: int = 200) -> str:
    """The start of a payload as printable text, on one line."""
    shown = data[: length * 4].decode("utf-8", "replace")
    printable = "".join(sign if sign.isprintable() else " " if sign.isspace() else "·" for sign in shown)
    return re.sub(r"\s+", " ", printable).strip()[:length]


def _refuse_empty(data: bytes) -> None:
    if not data.strip():
        raise UnusableError(
            "empty payload",
            f"got {len(data)} bytes without any text, expected an article; fetch it again or remove the file",
        )


def _refuse_binary(data: bytes) -> None:
    start = data[:_SAMPLE_BYTES]
    control = len(re.findall(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", start))
    if b"\x00" in start or control > len(start) * _MOST_CONTROL_SHARE:
        raise UnusableError(
            "binary payload",
            f"got {len(data)} bytes with {control} control bytes at the start ({start[:8].hex(' ')} …), expected text; "
            "give the article as plain text, HTML or JSON Lines",
        )


def _by_order_mark(data: bytes) -> str | None:
    for mark, encoding in _ORDER_MARKS:
        if data.startswith(mark):
            text = _strictly(data, encoding)
            if text is None:
                raise UnusableError(
                    "unknown encoding",
                    f"got an order mark of {encoding} but bytes that are not {encoding}; save the file as UTF-8",
                )
            return text
    return None


def _declared_charset(data: bytes) -> str | None:
    found = _META_CHARSET.search(data[:4096])
    if not found:
        return None
    return found[1].decode("ascii", "replace").lower()


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _nearly(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding, "replace")
    except LookupError:
        return None
    return text if text.count("\ufffd") <= len(text) * _MOST_STRAY_SHARE else None


def _detected(data: bytes) -> str:
    """The text in the encoding in which it is most clearly text of some language.

    Encodings of one family differ in a few letters only: what a language makes of them decides.
    """
    from charset_normalizer import from_bytes

    matches = from_bytes(data[:_SAMPLE_BYTES], cp_isolation=_CANDIDATES, preemptive_behaviour=False)
    names = dict.fromkeys(
        name for match in matches if match.chaos <= _MOST_CHAOS for name in match.could_be_from_charset
    )
    decoded = (_strictly(data, name) for name in names)
    texts = [text for text in decoded if text is not None and not _CONTROL.search(text) and _has_words(text)]
    sureness = [confidence for _, confidence in detect_languages([text[:_SAMPLE_BYTES] for text in texts])]
    best = max(range(len(texts)), key=sureness.__getitem__, default=None)
    if best is None or sureness[best] < _LEAST_SURENESS:
        raise UnusableError(
            "unknown encoding",
            f"got bytes that are readable text in no known encoding ({excerpt(data, 40)!r}), expected UTF-8; "
            "save the article as UTF-8",
        )
    return texts[best]


def _has_words(text: str) -> bool:
    """Whether letters come in words of a usual length (Chinese and Japanese write none) and of one alphabet."""
    words = _WORD.findall(text)
    letters = sum(map(len, words))
    is_in_words = letters < len(words) * 20 or "\u3000" < max(text) < "\ufe00"
    is_mixed = len(_MIXED.findall(text)) > letters * _MOST_MIXED_SHARE
    return letters * 2 > len("".join(text.split())) and is_in_words and not is_mixed


def _readable(text: str) -> str:
    if "\x00" in text or len(_CONTROL.findall(text[:_SAMPLE_BYTES])) > max(2, len(text) * _MOST_CONTROL_SHARE):
        raise UnusableError(
            "binary payload", "got text full of control signs, expected an article; give it as UTF-8 text"
        )
    return text
