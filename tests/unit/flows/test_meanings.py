"""Meanings of articles kept on disk."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from flows.errors import TidingsError
from flows.meanings import KeptMeanings
from transforms.resolving import story_meaning
from transforms.resolving.story_meaning import Matrix
from transforms.resolving.story_terms import StoryDocument

DOCUMENTS = [StoryDocument("A fire in Belmora."), StoryDocument("Ein Feuer in Belmora.", "de"), StoryDocument("Talks.")]


def test_kept_meanings_are_those_of_the_model_and_are_worked_out_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, asked = story_meaning.meanings, []

    def counted(documents: Sequence[StoryDocument]) -> Matrix | None:
        asked.append(len(documents))
        return real(documents)

    monkeypatch.setattr(story_meaning, "meanings", counted)
    path = tmp_path / "work" / "meanings.sqlite"
    with KeptMeanings(path) as kept:
        first = kept([*DOCUMENTS[:2], DOCUMENTS[0]])
    with KeptMeanings(path) as kept:
        second = kept(DOCUMENTS)
    assert asked == [2, 1]
    assert first is not None
    assert second is not None
    assert np.array_equal(first[:2], second[:2])
    assert np.array_equal(first[0], first[2])
    assert np.allclose(second, real(DOCUMENTS), atol=1e-5)


def test_broken_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "meanings.sqlite"
    path.write_bytes(b"no database, but long enough to be read as one" * 30)
    with pytest.raises(TidingsError, match=r"remove the file"), KeptMeanings(path):
        pass
