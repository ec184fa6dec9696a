from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.coded import CodedDocument, InputDocument, NameSpan, ResolvedPlace, Span, TextBlock
from transforms.resolving.gazetteer import Gazetteer, load_gazetteer
from transforms.resolving.places import find_places

Find = Callable[..., list[ResolvedPlace]]


@pytest.fixture(scope="session")
def gazetteer(places: Path) -> Gazetteer:
    return load_gazetteer(places)


@pytest.fixture
def find(gazetteer: Gazetteer) -> Find:
    """Places of a text; `persons` are names that the coder labelled as persons."""

    def places_of(text: str, language: str = "en", persons: tuple[str, ...] = ()) -> list[ResolvedPlace]:
        document = InputDocument("1", text, language, (TextBlock(0, len(text), "body"),))
        names = tuple(NameSpan(Span(text.index(each), text.index(each) + len(each), each), "PER") for each in persons)
        coded = CodedDocument("1", language, "none", "0", names=names)
        return find_places([document], [coded], gazetteer)[0]

    return places_of
