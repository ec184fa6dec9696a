"""The coder on shallow trees: the rules of the parsed coder, at lower confidence."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from schemas.coded import CodedDocument, InputDocument
from transforms.coding.coder import ParsedCoder
from transforms.coding.shallow.parser import shallow_parser_for
from transforms.coding.tree import Tree

NAME: Final = "shallow"
_TRUST: Final = 0.85
"""Factor on the confidence of the parsed coder: word order tells less than a parse."""


class ShallowCoder(ParsedCoder):
    """A coder for one language without a parser."""

    def __init__(self, language: str) -> None:
        super().__init__(language, shallow_parser_for(language))

    @property
    def name(self) -> str:
        """Name of the coder."""
        return NAME

    def _mend_lemmas(self, tree: Tree) -> None:
        """Nothing: a tagger of this tier has chosen among all lemmas that the lexicon knows."""

    def code(self, documents: Sequence[InputDocument]) -> list[CodedDocument]:
        """Coded documents in the order of the input."""
        return [_less_sure(each) for each in super().code(documents)]


def _less_sure(document: CodedDocument) -> CodedDocument:
    mentions = tuple(replace(each, confidence=round(each.confidence * _TRUST, 2)) for each in document.mentions)
    return replace(document, mentions=mentions)
