"""Bytes → text."""

import pytest

from transforms.documents.decode import decode_page, decode_text, excerpt, normalise
from transforms.documents.faults import UnusableError

FRENCH = "Le président a été réélu dimanche à Évreux, où la mairie était fermée. " * 6
RUSSIAN = "В городе прошла акция протеста, полиция задержала нескольких участников. " * 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_french_in_every_usual_encoding(encoding: str) -> None:
    assert decode_text(FRENCH.encode(encoding)).lstrip("\ufeff") == FRENCH


def test_cyrillic_without_declaration() -> None:
    assert decode_text(RUSSIAN.encode("cp1251")) == RUSSIAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Příliš žluťoučký kůň úpěl ďábelské ódy, řekl ministr.", "cp1250"),
        ("قصفت الطائرات مواقع المتمردين قرب المدينة يوم الخميس", "cp1256"),
        ("今日は東京で会議が開かれました。首相が出席しました。", "shift_jis"),
        ("中国政府今天在北京宣布了新的措施，以应对干旱。", "gb18030"),
    ],
)
def test_encodings_of_one_family_are_told_apart_by_language(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding)) == text


def test_utf16_big_endian_with_its_mark() -> None:
    assert decode_text(b"\xfe\xff" + FRENCH.encode("utf-16-be")) == FRENCH


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "empty payload"),
        (b" \n\t ", "empty payload"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary payload"),
        (b"PK\x03\x04" + bytes(200), "binary payload"),
        (b"\xff\xfe" + FRENCH.encode("utf-16-le")[:-1], "unknown encoding"),
        (bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xC3, 0xA0, 0xFF, 0xFE, 0xC0]) * 20, "unknown encoding"),
        (b"Le gouvernement a annonc\xe9 \xff\xfe\x81\x8d\x8f\x90\x9d une tr\xeave mardi", "unknown encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, rule: str) -> None:
    with pytest.raises(UnusableError, match=r"got .* expected|save the file") as caught:
        decode_text(data)
    assert caught.value.rule == rule


def test_a_page_is_read_by_its_declared_charset() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{RUSSIAN}</p></body></html>'
    assert RUSSIAN in decode_page(page.encode("cp1251"))


def test_a_stray_byte_does_not_spoil_a_page() -> None:
    page = b"<html><body><p>" + FRENCH.encode() * 3 + b"\xff</p></body></html>"
    assert FRENCH in decode_page(page)


def test_line_ends_and_accents_have_one_form() -> None:
    assert normalise("\ufeffa\r\nb\rc\u2028de\u0301") == "a\nb\nc\nd\u00e9"


def test_excerpt_is_printable_and_on_one_line() -> None:
    shown = excerpt(b"abc\n\x00\x07def \xff" + b"x" * 500)
    assert shown.isprintable()
    assert shown.startswith("abc ··def")
    assert len(shown) <= 200


def page_of(words: str, meta: str = "") -> str:
    return f"<html><head>{meta}<script>let a = 1;</script></head><body><p>{words}</p></body></html>"


def test_the_server_may_declare_the_character_set() -> None:
    assert RUSSIAN in decode_page(page_of(RUSSIAN).encode("koi8-r"), "KOI8-R")


def test_where_server_and_page_disagree_the_words_decide() -> None:
    meta = '<meta charset="windows-1251">'
    assert RUSSIAN in decode_page(page_of(RUSSIAN, meta).encode("cp1251"), "iso-8859-1")
    assert RUSSIAN in decode_page(page_of(RUSSIAN, '<meta charset="iso-8859-1">').encode("cp1251"), "windows-1251")
    assert FRENCH in decode_page(page_of(FRENCH, meta).encode("cp1252"), "iso-8859-1")


def test_utf8_is_seen_whatever_is_declared() -> None:
    assert FRENCH in decode_page(page_of(FRENCH).encode(), "iso-8859-1")
    stray = page_of(FRENCH * 20).encode().replace(b"</p>", b"\xe9</p>")
    assert FRENCH in decode_page(stray, "iso-8859-1")


def test_a_character_set_that_nobody_knows_is_no_declaration() -> None:
    assert FRENCH in decode_page(page_of(FRENCH).encode("cp1252"), "x-nobody-knows")
