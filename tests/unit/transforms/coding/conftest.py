"""A text coded on its own, for the tests of this folder."""

import datetime as dt
from collections.abc import Callable

import pytest

from schemas.coded import CodedDocument, InputDocument, TextBlock
from transforms.coding.registry import code_documents

Code = Callable[..., CodedDocument]


@pytest.fixture(scope="session")
def code() -> Code:
    def coded(language: str, *paragraphs: str, year: int = 2021) -> CodedDocument:
        text = "\n\n".join(paragraphs)
        blocks, start = [], 0
        for each in paragraphs:
            blocks.append(TextBlock(start, start + len(each), "body"))
            start += len(each) + 2
        day = dt.date(year, 7, 1)
        document = InputDocument("7", text, language, tuple(blocks), published_start=day, published_end=day)
        return code_documents([document])[0]

    return coded
