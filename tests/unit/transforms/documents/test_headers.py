"""Header lines of plain texts."""

import pytest

from transforms.documents.headers import read_header


@pytest.mark.parametrize(
    ("text", "fields", "rest"),
    [
        (" date 2021-07 AU MOINS trois", {"date": "2021-07"}, " AU MOINS trois"),
        ("Date: 2014-05-12\n\nTwo", {"date": "2014-05-12"}, "\n\nTwo"),
        ("date 2014-05-12T08:30:00+02:00 Two", {"date": "2014-05-12T08:30:00+02:00"}, " Two"),
        ("date 2014 Two men", {"date": "2014"}, " Two men"),
        (
            "title: Army leaves\nurl: https://a.example.org/x\nlang: en\ndate: 12 May 2014\nText",
            {"title": "Army leaves", "url": "https://a.example.org/x", "lang": "en", "date": "12 May 2014"},
            "\nText",
        ),
        ("Titre : Heurts à Tripoli : deux blessés\nTexte", {"title": "Heurts à Tripoli : deux blessés"}, "\nTexte"),
        ("date 2012-10-04 title: Turkey fires\nText", {"date": "2012-10-04", "title": "Turkey fires"}, "\nText"),
        ("العنوان: انتحاري\nنص", {"title": "انتحاري"}, "\nنص"),
        ("Date palms grow in 2014 villages", {}, "Date palms grow in 2014 villages"),
        ("date 20145 obus", {}, "date 20145 obus"),
        ("Le titre: rien", {}, "Le titre: rien"),
        ("date: 2014\ndate: 2015\nText", {"date": "2014"}, "\ndate: 2015\nText"),
        ("", {}, ""),
    ],
)
def test_fields_and_where_the_text_begins(text: str, fields: dict[str, str], rest: str) -> None:
    header = read_header(text)
    assert header.fields == fields
    assert text[header.end :] == rest
