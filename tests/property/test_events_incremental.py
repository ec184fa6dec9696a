"""Events clustered batch by batch are those of clustering everything at once, whatever the batches."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.bench_events import documents_of, month, teller
from tests.newsroom import Article, tables_of
from tests.property.test_star_order import articles
from transforms.resolving.events import event_state
from transforms.resolving.events_increments import reclustered
from transforms.resolving.events_state import EventState, empty_state, unpacked
from transforms.resolving.stories import article_groups


def state_of(written: list[Article], before: EventState | None = None) -> EventState:
    tables = tables_of(*written)
    return event_state(tables, article_groups(tables), before)


def rows(state: EventState) -> list[list[tuple[object, ...]]]:
    return [frame.sort(frame.columns).rows() for frame in state.whole()]


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
    assert state.whole().tellings.height == 1


@pytest.mark.slow
def test_crowded_months_batch_by_batch_are_the_same_as_all_at_once() -> None:
    part = month(1200, seed=10, count=200)
    tell, nobody = teller([part]), empty_state().documents()
    documents = pl.concat([documents_of(part, number) for number in (0, 1)]).sort("document_id")
    whole = reclustered(empty_state(), documents, nobody, tell)
    assert whole.whole().tellings["event"].n_unique() < 0.7 * whole.whole().tellings.height
    mixed = documents.sample(fraction=1, shuffle=True, seed=1)
    state = empty_state()
    for start, end in ((0, 1), (1, 200), (200, 230), (230, 500), (500, 600)):
        again = mixed.head(start).sample(min(start, 20), seed=end)
        gone = state.documents().join(again, on="document_id", how="semi")
        state = reclustered(state, pl.concat([mixed.slice(start, end - start), again]), gone, tell)
    assert rows(state) == rows(whole)
