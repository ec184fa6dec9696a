"""How alike articles are, pair by pair: words, names, beginnings, meaning across languages, days apart."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from transforms.resolving.story_meaning import Matrix, Meanings, alike, meanings
from transforms.resolving.story_terms import StoryDocument, story_terms

_WORDS, _NAMES, _LEAD = 2.0, 1.0, 1.0
"""What each part counts; names count only where both articles have some (Arabic has no capitals)."""
_LEAST_BY_DAYS: Final = 0.7
_DAYS: Final = 3.0
"""Days apart at which a pair has lost half of what distance in time can take from it, which is little: follow-ups come
late, and printed days are often wrong."""
_BLOCK: Final = 512
_WIDTH: Final = 4_096
_TINY: Final = 1e-9

Indices = np.ndarray[tuple[int], np.dtype[np.intp]]


class Pairs(NamedTuple):
    """Pairs of documents by position, each once, with their scores."""

    first: Indices
    second: Indices
    scores: np.ndarray[tuple[int], np.dtype[np.float32]]

    def where(self, is_kept: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> "Pairs":
        """Some of the pairs."""
        return Pairs(self.first[is_kept], self.second[is_kept], self.scores[is_kept])


class StoryScores:
    """Scores of pairs of some documents: 0 for nothing in common, 1 for the same words on the same day."""

    def __init__(self, documents: Sequence[StoryDocument], meanings: Meanings = meanings) -> None:
        terms = [story_terms(each) for each in documents]
        self._words = _unit_rows([each.words for each in terms])
        self._names = _unit_rows([each.names for each in terms])
        self._lead = _unit_rows([each.lead for each in terms])
        self._has_names = np.array([bool(each.names) for each in terms], dtype=np.float32)
        languages = {language: n for n, language in enumerate(sorted({each.language for each in documents}))}
        self._language = np.array([languages[each.language] for each in documents], dtype=np.int32)
        self._day = np.array([each.published.toordinal() if each.published else np.nan for each in documents])
        self._meaning = meanings(documents) if len(languages) > 1 else None

    def __len__(self) -> int:
        return len(self._language)

    def between(self, some: Indices, others: Indices) -> Matrix:
        """Scores of each of some documents with each of others, by position."""
        has_names = _NAMES * np.outer(self._has_names[some], self._has_names[others])
        scores = _WORDS * _product(self._words, some, others) + _LEAD * _product(self._lead, some, others)
        scores += has_names * _product(self._names, some, others)
        scores /= _WORDS + _LEAD + has_names
        if self._meaning is not None:
            is_other = self._language[some][:, None] != self._language[others][None, :]
            scores = np.where(is_other, alike(self._meaning[some], self._meaning[others]), scores)
        return (scores * self._by_days(some, others)).astype(np.float32)

    def pairs_from(self, least: float, most_days: float = np.inf) -> Iterator[Pairs]:
        """All pairs that score at least so much, part by part to bound memory; those published further apart left out.

        What is compared grows with the articles of so many days, not with all.
        """
        by_day = np.argsort(self._day, kind="stable").astype(np.intp)
        days = self._day[by_day]
        dated = int(np.count_nonzero(~np.isnan(days)))
        undated = np.arange(dated, len(self))
        for start in range(0, len(self), _BLOCK):
            rows = np.arange(start, min(start + _BLOCK, len(self)))
            latest = days[rows[-1]] + most_days if rows[-1] < dated else np.inf
            end = int(np.searchsorted(days[:dated], latest, "right"))
            columns = np.concatenate([np.arange(start, end), undated[undated >= start]])
            for left in range(0, len(columns), _WIDTH):
                pairs = self._tile(by_day, rows, columns[left : left + _WIDTH])
                apart = self._day[pairs.second] - self._day[pairs.first]
                yield pairs.where((pairs.scores >= least) & ~(apart > most_days))

    def _tile(self, order: Indices, rows: Indices, columns: Indices) -> Pairs:
        """The pairs of some places in an order with later ones."""
        scores = self.between(order[rows], order[columns])
        row, column = np.nonzero(columns[None, :] > rows[:, None])
        return Pairs(order[rows[row]], order[columns[column]], scores[row, column])

    def contrast(self, some: Indices, others: Indices) -> float | None:
        """How alike two groups are once the words that most of them share no longer count, 1 for as alike as inside.

        Only articles in one language are compared; None where there are too few to tell.
        """
        both = np.concatenate([some, others])
        scores = _WORDS * _product_in_company(self._words, both) + _LEAD * _product_in_company(self._lead, both)
        scores += _NAMES * _product_in_company(self._names, both)
        is_comparable = self._language[both][:, None] == self._language[both][None, :]
        np.fill_diagonal(is_comparable, False)
        size = len(some)
        between = _mean(scores[:size, size:], is_comparable[:size, size:])
        inner = [_mean(scores[:size, :size], is_comparable[:size, :size])]
        inner.append(_mean(scores[size:, size:], is_comparable[size:, size:]))
        if between is None or None in inner:
            return None
        return between / max(min(each for each in inner if each is not None), _TINY)

    def _by_days(self, some: Indices, others: Indices) -> Matrix:
        """What is left of a score by the days apart; all of it where one of the days is not known."""
        apart = np.nan_to_num(np.abs(self._day[some][:, None] - self._day[others][None, :]))
        left: Matrix = (_LEAST_BY_DAYS + (1.0 - _LEAST_BY_DAYS) / (1.0 + (apart / _DAYS) ** 2)).astype(np.float32)
        return left


def _mean(scores: Matrix, is_counted: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> float | None:
    return float(scores[is_counted].mean()) if is_counted.any() else None


def _product_in_company(matrix: csr_matrix, members: Indices) -> Matrix:
    """Likeness of some documents by words weighed anew: the fewer of them have a word, the more it says."""
    rows = matrix[members]
    holders = np.maximum(np.asarray((rows > 0).sum(axis=0)).ravel(), 1)
    weighed = rows.multiply(np.where(holders > 1, np.log((1 + len(members)) / holders), 0.0)).tocsr()
    lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
    product: Matrix = (weighed @ weighed.T).toarray() / np.maximum(np.outer(lengths, lengths), _TINY)
    return product


def _product(matrix: csr_matrix, some: Indices, others: Indices) -> Matrix:
    product: Matrix = (matrix[some] @ matrix[others].T).toarray()
    return product


def _unit_rows(weights: Sequence[dict[str, float]]) -> csr_matrix:
    """One row a document, one column a word, rows of length 1 (0 where there is no word)."""
    columns: dict[str, int] = {}
    indices = [columns.setdefault(word, len(columns)) for row in weights for word in row]
    lengths = [sum(weight * weight for weight in row.values()) ** 0.5 or 1.0 for row in weights]
    data = [weight / length for row, length in zip(weights, lengths, strict=True) for weight in row.values()]
    starts = np.cumsum([0, *(len(row) for row in weights)])
    shape = (len(weights), max(len(columns), 1))
    return csr_matrix((np.array(data, dtype=np.float32), np.array(indices, dtype=np.int64), starts), shape=shape)
