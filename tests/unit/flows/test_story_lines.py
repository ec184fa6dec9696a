"""Lines of documents to lines of stories."""

import msgspec
import pytest

from flows.story_lines import encoded, story_lines
from schemas.contract import ErrorLine, StoryLine

FIRE = "A fire destroyed the old grain warehouse in Belmora on Monday. Mayor Clara Veit said that nobody was hurt."
FIRE_AGAIN = "Belmora's old grain warehouse burnt down on Monday. Firemen found nobody inside, mayor Clara Veit said."


def line(name: str, text: str) -> bytes:
    return msgspec.json.encode({"id": name, "text": text, "date": "2015-03-02", "lang": "en"})


def test_stories_are_called_by_their_first_document() -> None:
    lines = [line("a", "Ministers met in Geneva."), line("b", FIRE), b"\n", line("c", FIRE_AGAIN)]
    assert story_lines(lines) == [StoryLine("a", "a"), StoryLine("b", "b"), StoryLine("c", "b")]


def test_line_that_is_no_document_keeps_its_place() -> None:
    first, second, third = story_lines([line("a", FIRE), b"{", b'{"id": "x"}'])
    assert first == StoryLine("a", "a")
    assert isinstance(second, ErrorLine)
    assert isinstance(third, ErrorLine)
    assert (second.id, third.id) == (None, "x")


@pytest.mark.parametrize("lines", [[], [b"\n"]])
def test_nothing_gives_nothing(lines: list[bytes]) -> None:
    assert encoded(story_lines(lines)) == b""
