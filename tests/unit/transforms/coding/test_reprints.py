"""Sentences that stand in several documents are parsed once and coded in each."""

import datetime as dt

from schemas.coded import InputDocument, TextBlock
from transforms.coding.registry import code_documents

SENTENCE = "Gunmen attacked the convoy."
DAY = dt.date(2021, 7, 1)


def document(name: str, before: str) -> InputDocument:
    """The sentence after other words."""
    text = f"{before}{SENTENCE}"
    return InputDocument(name, text, "en", (TextBlock(0, len(text), "body"),), published_start=DAY, published_end=DAY)


def test_each_document_has_its_own_offsets() -> None:
    found = code_documents([document("1", ""), document("2", "It rained. ")])
    starts = [mention.sentence.start for each in found for mention in each.mentions]
    assert starts == [0, len("It rained. ")]
    for each, start in zip(found, starts, strict=True):
        [mention] = each.mentions
        assert mention.trigger.start == start + SENTENCE.index("attacked")
