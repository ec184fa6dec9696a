"""What calls of the command line give."""

from collections.abc import Callable
from typing import NamedTuple


class Said(NamedTuple):
    """What a command gave: exit code, standard output, standard error."""

    code: int
    out: str
    error: str


Tidings = Callable[..., Said]
