"""Surrogate keys: the same from Python and from Polars, and spread over 63 bits."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from schemas.keys import mention_key, mention_keys, quotation_key, surrogate_key, surrogate_key_expr

PARTS = st.lists(st.tuples(st.none() | st.text(max_size=20), st.integers(-(2**40), 2**40)), min_size=1, max_size=20)


@given(PARTS)
def test_python_and_polars_agree(rows: list[tuple[str | None, int]]) -> None:
    frame = pl.DataFrame(rows, schema={"name": pl.String, "number": pl.Int64}, orient="row")
    assert frame.select(key=surrogate_key_expr("name", "number"))["key"].to_list() == [surrogate_key(*r) for r in rows]


def test_keys_are_63_bits_and_do_not_change() -> None:
    assert surrogate_key("url:https://example.org/a", "0") == 2371820229912151070
    assert all(0 < surrogate_key(n) < 2**63 for n in range(1000))


def test_parts_do_not_run_together() -> None:
    assert surrogate_key("ab", "c") != surrogate_key("a", "bc")
    assert surrogate_key(None) != surrogate_key("None")


def test_mentions_with_one_trigger_and_type_get_keys_of_their_own() -> None:
    keys = mention_keys(7, [(3, 9, "ASSAULT"), (3, 9, "ACCUSE"), (3, 9, "ASSAULT")])
    assert keys == [
        mention_key(7, 3, 9, "ASSAULT", 0),
        mention_key(7, 3, 9, "ACCUSE", 0),
        mention_key(7, 3, 9, "ASSAULT", 1),
    ]
    assert len(set(keys)) == 3
    assert quotation_key(7, 3, 9) == surrogate_key(7, 3, 9) not in keys
