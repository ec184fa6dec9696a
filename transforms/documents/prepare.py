"""Documents as coders take them: out of lines of `tidings code`, or out of the tables."""

import polars as pl

from schemas.coded import InputDocument, TextBlock
from schemas.contract import DocumentLine
from transforms.documents.blocks import dateline_of, find_blocks
from transforms.documents.dates import parse_date
from transforms.documents.headers import read_header
from transforms.documents.languages import choose_language, declared_language, detect_languages


def input_document(line: DocumentLine) -> InputDocument:
    """The document of one line of `tidings code`; its text stays as given, so that offsets lead into it.

    Raises:
        ValueError: the text is empty, or the date is none; the message says what was expected.
    """
    if not line.text.strip():
        raise ValueError("the field `text` is empty, expected the text of an article; fill it or remove the line")
    header = read_header(line.text)
    declared = declared_language(line.lang or header.fields.get("lang"))
    language, _ = choose_language(declared, detect_languages([line.text[header.end :]])[0])
    printed = line.date or header.fields.get("date")
    published = parse_date(printed) if printed and printed.strip() else None
    title = line.title or header.fields.get("title")
    blocks = find_blocks(line.text, language, title)
    return InputDocument(
        id=line.id,
        text=line.text,
        language=language,
        blocks=blocks,
        title=title or next((line.text[each.start : each.end] for each in blocks if each.kind == "title"), None),
        published_start=published.start if published else None,
        published_end=published.end if published else None,
        published_precision=published.precision if published else "unknown",
        dateline=dateline_of(line.text, blocks),
    )


def input_documents(documents: pl.DataFrame, blocks: pl.DataFrame) -> list[InputDocument]:
    """The documents of `doc.document` and `doc.block` rows, in the order of `documents`; id is the article key."""
    grouped = (
        blocks.sort("article_key", "block_start")
        .group_by("article_key", maintain_order=True)
        .agg("block_start", "block_end", "block_kind")
    )
    columns = ("article_key", "text", "language", "title", "published_start", "published_end", "published_precision")
    joined = documents.select(*columns, "dateline").join(
        grouped, on="article_key", how="left", maintain_order="left", validate="m:1"
    )
    return [
        InputDocument(
            id=str(row["article_key"]),
            text=row["text"],
            language=row["language"],
            blocks=tuple(
                TextBlock(start, end, kind)
                for start, end, kind in zip(
                    row["block_start"] or (), row["block_end"] or (), row["block_kind"] or (), strict=True
                )
            ),
            title=row["title"],
            published_start=row["published_start"],
            published_end=row["published_end"],
            published_precision=row["published_precision"],
            dateline=row["dateline"],
        )
        for row in joined.iter_rows(named=True)
    ]
