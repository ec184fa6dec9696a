"""Many things, a few at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def chunks(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of so many things in their order, the last one with what is left; each is made when it is asked for."""
    iterator = iter(things)
    while chunk := list(islice(iterator, size)):
        yield chunk
