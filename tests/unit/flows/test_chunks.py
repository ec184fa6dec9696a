"""Many things, a few at a time."""

from itertools import count

from flows.chunks import chunks


def test_chunks_are_full_but_the_last() -> None:
    assert list(chunks(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(chunks([], 2)) == []


def test_no_more_is_taken_than_is_asked_for() -> None:
    numbers = count()
    assert next(chunks(numbers, 3)) == [0, 1, 2]
    assert next(numbers) == 3
