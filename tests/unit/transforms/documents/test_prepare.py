"""Documents as coders take them."""

import datetime as dt

import polars as pl
import pytest

from schemas.contract import DocumentLine
from transforms.documents.prepare import input_document, input_documents
from transforms.documents.read import read_payloads

TEXT = " date 2012-06 PRÈS DE dix obus sont tombés sur un camp militaire.\r\n\r\nLe camp après les tirs Crédit : AFP"


def test_the_text_stays_as_given() -> None:
    document = input_document(DocumentLine(id="a", text=TEXT))
    assert document.text == TEXT
    assert document.language == "fr"
    assert (document.published_start, document.published_end) == (dt.date(2012, 6, 1), dt.date(2012, 6, 30))
    assert document.published_precision == "month"
    assert [(block.kind, TEXT[block.start : block.end]) for block in document.blocks] == [
        ("header", "date 2012-06"),
        ("body", "PRÈS DE dix obus sont tombés sur un camp militaire."),
        ("caption", "Le camp après les tirs"),
        ("credit", "Crédit : AFP"),
    ]


def test_fields_of_the_line_come_before_the_header() -> None:
    line = DocumentLine(id="a", text=f"title: Other\n{TEXT}", title="Tirs", date="2012-07-02T10:00:00Z", lang="fr-FR")
    document = input_document(line)
    assert (document.title, document.published_start, document.published_precision) == (
        "Tirs",
        dt.date(2012, 7, 2),
        "day",
    )


def test_a_line_without_a_date_has_none() -> None:
    document = input_document(DocumentLine(id="a", text="GAO (AFP) - Les soldats ont quitté la ville.", lang="fr"))
    assert (document.published_start, document.published_precision, document.dateline) == (None, "unknown", "GAO")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (DocumentLine(id="a", text=" \n"), "`text` is empty"),
        (DocumentLine(id="a", text="Some text.", date="someday"), "date not understood: got 'someday'"),
    ],
)
def test_lines_that_cannot_be_used(line: DocumentLine, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        input_document(line)


def test_documents_of_the_tables_equal_those_of_the_lines() -> None:
    texts = {"a": TEXT.replace("\r\n", "\n"), "b": "title: Abzug\n\nDie Armee hat die Stadt am Freitag verlassen."}
    rows = [
        {"payload_key": n, "payload_sha256": "0" * 64, "locator": f"{name}.txt", "source_name": "s"}
        | {"media_type": "text/plain", "charset": None, "fetched_at": dt.datetime(2015, 1, 1), "payload": text.encode()}
        for n, (name, text) in enumerate(texts.items())
    ]
    batch = read_payloads(pl.DataFrame(rows), as_of=dt.date(2015, 1, 1))
    backwards = batch.documents.reverse()
    documents = input_documents(backwards, batch.blocks.sample(fraction=1.0, shuffle=True, seed=1))
    assert [document.id for document in documents] == [str(key) for key in backwards["article_key"]]
    for document, text in zip(documents, reversed(texts.values()), strict=True):
        expected = input_document(DocumentLine(id=document.id, text=text))
        assert document == expected


def test_no_documents() -> None:
    batch = read_payloads(
        pl.DataFrame(
            schema={
                "payload_key": pl.Int64,
                "payload_sha256": pl.String,
                "locator": pl.String,
                "source_name": pl.String,
                "media_type": pl.String,
                "charset": pl.String,
                "fetched_at": pl.Datetime("us"),
                "payload": pl.Binary,
            }
        ),
        as_of=dt.date(2015, 1, 1),
    )
    assert input_documents(batch.documents, batch.blocks) == []
