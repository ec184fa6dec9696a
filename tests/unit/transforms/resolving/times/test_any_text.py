"""Whatever the text: no crash, true offsets, days in order, nothing twice; vocabularies are sound."""

import datetime as dt
import time
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.codelists import DATE_PRECISIONS
from transforms.resolving.times import find_times
from transforms.resolving.times.holidays import holiday_days
from transforms.resolving.times.vocabulary import vocabulary

LANGUAGES = sorted(path.name[:-5] for path in (files("transforms.resolving.times") / "languages").iterdir())


def _words(language: str) -> st.SearchStrategy[str]:
    known = vocabulary(language)
    assert known is not None
    phrases = [" ".join(tokens) for rest in known.phrases.values() for tokens, _ in rest]
    digits = st.integers(0, 2100).map(str)
    signs = st.sampled_from(["/", "-", ".", ",", ":", "(", "'", "\n\n", "12/05/2014", "14h45", "8 pm", "x", "ـ", "²"])
    return st.lists(st.sampled_from(phrases) | digits | signs | st.text(max_size=3), max_size=12).map(" ".join)


@given(st.data())
@settings(max_examples=400, deadline=None)
def test_any_row_of_words(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(LANGUAGES))
    text = data.draw(_words(language))
    first = data.draw(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)))
    last = first + dt.timedelta(days=data.draw(st.sampled_from([0, 30, 364])))
    end = 0
    for found in find_times(text, language, first, last):
        assert text[found.span.start : found.span.end] == found.span.text
        assert end <= found.span.start < found.span.end
        assert found.precision in DATE_PRECISIONS
        assert (found.start is None) == (found.end is None) == (found.precision == "unknown")
        assert found.start is None or found.end is None or found.start <= found.end
        end = found.span.end


@pytest.mark.parametrize("language", LANGUAGES)
def test_vocabulary_has_all_weekdays_months_and_known_holidays(language: str) -> None:
    known = vocabulary(language)
    assert known is not None
    readings = [reading for rest in known.phrases.values() for _, reading in rest]
    assert {each.number for each in readings if each.kind == "WEEKDAY"} == set(range(1, 8))
    assert {each.number for each in readings if each.kind == "MONTH"} == set(range(1, 13))
    named = {each.word for each in readings if each.kind == "HOLIDAY"}
    assert {name for name in named if not holiday_days(name, 2021)} == set()


def test_a_thousand_short_documents_a_second() -> None:
    text = "Police said on Monday that three men had fled two days earlier, after the raid of 12 May 2014. " * 3
    find_times(text, "en", dt.date(2021, 7, 7), dt.date(2021, 7, 7))
    began = time.process_time()
    for _ in range(200):
        find_times(text, "en", dt.date(2021, 7, 7), dt.date(2021, 7, 7))
    assert time.process_time() - began < 200 / 150, "far below a thousand documents a second"
