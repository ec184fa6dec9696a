"""The coder on shallow trees: the rules of the parsed coder, with a confidence of its own."""

from typing import Final

from transforms.coding.coder import ParsedCoder
from transforms.coding.shallow.parser import shallow_parser_for
from transforms.coding.tree import Tree

NAME: Final = "shallow"


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
