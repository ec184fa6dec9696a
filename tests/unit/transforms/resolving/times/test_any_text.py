"""Whatever the text: no crash, true offsets, days in order, nothing twice; vocabularies are sound."""

import datetime as dt
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.codelists import DATE_PRECISIONS
from transforms.resolving.times import find_times
from transforms.resolving.times.holidays import holiday
from transforms.resolving.times.vocabulary import vocabulary

LANGUAGES = sorted(path.name[:-5] for path in (files("transforms.resolving.times") / "languages").iterdir())
MOON = {"eid-fitr", "eid-adha", "ashura", "mawlid", "hijri-new-year"}


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
    for time in find_times(text, language, first, last):
        assert text[time.span.start : time.span.end] == time.span.text
        assert end <= time.span.start < time.span.end
        assert time.precision in DATE_PRECISIONS
        assert (time.start is None) == (time.end is None) == (time.precision == "unknown")
        assert time.start is None or time.end is None or time.start <= time.end
        end = time.span.end


@pytest.mark.parametrize("language", LANGUAGES)
def test_vocabulary_has_all_weekdays_months_and_known_holidays(language: str) -> None:
    known = vocabulary(language)
    assert known is not None
    readings = [reading for rest in known.phrases.values() for _, reading in rest]
    assert {each.number for each in readings if each.kind == "WEEKDAY"} == set(range(1, 8))
    assert {each.number for each in readings if each.kind == "MONTH"} == set(range(1, 13))
    named = {each.word for each in readings if each.kind == "HOLIDAY"}
    assert {name for name in named - MOON if holiday(name) is None} == set()


def test_a_thousand_short_documents_a_second() -> None:
    text = "Police said on Monday that three men had fled two days earlier, after the raid of 12 May 2014. " * 3
    find_times(text, "en", dt.date(2021, 7, 7), dt.date(2021, 7, 7))
    began = dt.datetime.now()
    for _ in range(200):
        find_times(text, "en", dt.date(2021, 7, 7), dt.date(2021, 7, 7))
    assert (dt.datetime.now() - began).total_seconds() < 200 / 150, "far below a thousand documents a second"
