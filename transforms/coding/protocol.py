"""What every coder is, whatever it is made of."""

from collections.abc import Sequence
from typing import Protocol

from schemas.coded import CodedDocument, InputDocument


class Coder(Protocol):
    """Turns documents of some languages into coded documents."""

    @property
    def name(self) -> str:
        """Name of the coder, as stored beside its mentions."""

    @property
    def version(self) -> str:
        """Changes whenever the coder may answer differently."""

    @property
    def languages(self) -> frozenset[str] | None:
        """ISO 639-1 codes of the languages it knows; None for any."""

    def code(self, documents: Sequence[InputDocument]) -> list[CodedDocument]:
        """Coded documents, one for each document, in their order."""
