"""Events clustered batch by batch are those of clustering everything at once, whatever the batches."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.newsroom import Article, tables_of
from tests.property.test_star_order import articles
from transforms.resolving.events import event_state
from transforms.resolving.events_state import EventState, unpacked
from transforms.resolving.stories import article_groups


def state_of(written: list[Article], before: EventState | None = None) -> EventState:
    tables = tables_of(*written)
    return event_state(tables, article_groups(tables), before)


def rows(state: EventState) -> list[list[tuple[object, ...]]]:
    return [frame.sort(frame.columns).rows() for frame in state]


@st.composite
def growing(draw: st.DrawFn) -> list[list[Article]]:
    """Articles, and more and more of them, in any order; then some are taken away again."""
    everything = draw(articles())
    order = draw(st.permutations(everything))
    cuts = sorted(draw(st.sets(st.integers(1, max(1, len(order) - 1)), max_size=4)))
    return [order[:cut] for cut in cuts] + [order, order[draw(st.integers(0, 2)) :]]


@settings(max_examples=25, deadline=None)
@given(growing())
def test_batch_by_batch_is_the_same_as_all_at_once(steps: list[list[Article]]) -> None:
    state = None
    for written in steps:
        state = state_of(written, state)
        assert rows(state) == rows(state_of(written))
        state = unpacked(state.packed())


def test_kept_state_is_what_was_kept() -> None:
    article = Article("url:https://a.example.org/", "2013-06-04").tells("ASSAULT", "Gunmen shot.", "shot")
    state = state_of([article])
    assert rows(unpacked(state.packed())) == rows(state)
    assert state.tellings.height == 1
    assert isinstance(state.blocks, pl.DataFrame)
