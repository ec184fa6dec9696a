"""Articles to stories: average linkage within bounds, over scores of pairs."""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from scipy.cluster.hierarchy import linkage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components, minimum_spanning_tree
from scipy.spatial.distance import squareform

from transforms.resolving.story_meaning import Meanings, meanings
from transforms.resolving.story_scores import Indices, Pairs, StoryScores
from transforms.resolving.story_terms import StoryDocument

LEAST_SCORE: Final = 0.06
"""Groups that score less with one another on average are two stories."""
_LEAST_SHARE: Final = 0.6
"""Two groups are two stories when they score less with one another than this share of what holds the looser of them
together: the more alike the articles of each are, the less alike a rival may be."""
_LEAST_CONTRAST: Final = 0.31
"""The same, by the words that tell the groups apart: two arrests in one club, two earthquakes in one country."""
_FEWEST_TO_JUDGE: Final = 3
_MOST_TO_CONTRAST: Final = 400
"""Articles in a group for it to be held against these two bounds."""
_MOST_IN_MEMORY: Final = 4_000
_MOST_PAIRS_WAITING: Final = 2_000_000
_FAR: Final = 2.0
"""More than any score."""
_TIGHTER: Final = 1.2
_NO_PAIRS: Final = Pairs(np.empty(0, np.intp), np.empty(0, np.intp), np.empty(0, np.float32))


def story_groups(
    documents: Sequence[StoryDocument], meanings: Meanings = meanings, most_days: float = math.inf
) -> list[int]:
    """Group articles by the happening that they tell of.

    Equal articles of one day are one: how many papers print a text says nothing of how alike others are. Those without
    a word are each their own. The result does not depend on the order of the documents but for the numbers that stand
    for stories.

    Args:
        documents: articles in any languages; those in several languages are compared by meaning.
        meanings: gives what documents mean; asked only where there are several languages.
        most_days: documents published further apart are joined only by others between them. A bound for many
            documents, whose printed days must then be right.

    Returns:
        For each document the position of the first document of its story.
    """
    copies: dict[tuple[str, str, str, str], list[int]] = {}
    for place, document in enumerate(documents):
        alone = "" if document.whole.strip() else str(place)
        copies.setdefault((*_identity(document), alone), []).append(place)
    of_distinct = [copies[identity] for identity in sorted(copies)]
    distinct = [documents[places[0]] for places in of_distinct]
    first = list(range(len(documents)))
    for group in _groups(distinct, meanings, most_days):
        places = [place for member in group for place in of_distinct[member]]
        for place in places:
            first[place] = min(places)
    return first


def _identity(document: StoryDocument) -> tuple[str, str, str]:
    return (document.whole, document.language, str(document.published))


def _groups(documents: Sequence[StoryDocument], meanings: Meanings, most_days: float) -> list[list[int]]:
    """The stories of distinct documents, in the order of their texts."""
    if len(documents) < 2:
        return [[place] for place in range(len(documents))]
    scores = StoryScores(documents, meanings)
    found = []
    for members in _neighbourhoods(scores, most_days):
        # More documents than fit into memory and yet as alike as this are reprints, all but equal: they are grouped in
        # parts, in the order of their texts, so that those with the same beginning stay together.
        for part in np.array_split(members, -(-len(members) // _MOST_IN_MEMORY)):
            found += _bounded_groups(scores, part)
    return found


def _neighbourhoods(scores: StoryScores, most_days: float) -> list[Indices]:
    """Documents that chains of likeness join; groups of average linkage never reach beyond.

    A neighbourhood too large for memory is taken apart at its weaker links, and the others are left as they are. What
    stays too large are reprints, all but equal.
    """
    pairs = _strongest_links(scores, most_days)
    least = LEAST_SCORE
    is_open = np.ones(len(scores), dtype=np.bool_)
    found: list[Indices] = []
    while is_open.any():
        parts = [part for part in _components(pairs, len(scores)) if is_open[part[0]]]
        least *= _TIGHTER
        for part in parts:
            if len(part) <= _MOST_IN_MEMORY or least >= 1.0:
                found.append(part)
                is_open[part] = False
        pairs = pairs.where(is_open[pairs.first] & (pairs.scores >= least))
    return found


def _strongest_links(scores: StoryScores, most_days: float) -> Pairs:
    """Of all pairs those that hold the documents together at every bound: a forest, so that memory stays bounded."""
    kept, waiting, count = [_NO_PAIRS], 0, len(scores)
    for pairs in scores.pairs_from(LEAST_SCORE, most_days):
        kept.append(pairs)
        waiting += len(pairs.scores)
        if waiting > _MOST_PAIRS_WAITING:
            kept, waiting = [_forest(_joined(kept), count)], 0
    return _forest(_joined(kept), count)


def _joined(parts: Sequence[Pairs]) -> Pairs:
    return Pairs(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _forest(pairs: Pairs, count: int) -> Pairs:
    """The pairs of a maximum spanning forest: at any bound they make the same components as all pairs."""
    weights = _FAR - pairs.scores.astype(np.float64)
    tree = minimum_spanning_tree(coo_matrix((weights, (pairs.first, pairs.second)), shape=(count, count))).tocoo()
    scores = (_FAR - tree.data).astype(np.float32)
    return Pairs(tree.row.astype(np.intp), tree.col.astype(np.intp), scores)


def _components(pairs: Pairs, count: int) -> list[Indices]:
    graph = coo_matrix((pairs.scores, (pairs.first, pairs.second)), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    by_label = np.argsort(labels, kind="stable")
    return np.split(by_label, np.flatnonzero(np.diff(labels[by_label])) + 1)


def _bounded_groups(scores: StoryScores, members: Indices) -> list[list[int]]:
    """Average linkage of some documents, each merge held against the bounds."""
    if len(members) == 1:
        return [members.tolist()]
    alike = scores.between(members, members).astype(np.float64)
    apart = np.clip(1.0 - (alike + alike.T) / 2, 0.0, None)
    np.fill_diagonal(apart, 0.0)
    groups = {place: _Group([int(member)]) for place, member in enumerate(members)}
    for step, (one, other, distance, _) in enumerate(linkage(squareform(apart, checks=False), "average")):
        pair = groups.get(int(one)), groups.get(int(other))
        if pair[0] and pair[1] and _is_one_story(scores, pair[0], pair[1], 1.0 - distance):
            groups[len(members) + step] = pair[0].with_other(pair[1], 1.0 - distance)
            del groups[int(one)], groups[int(other)]
    return [group.members for group in groups.values()]


class _Group(NamedTuple):
    """Documents of one story so far, and the sum of the scores of their pairs."""

    members: list[int]
    inner: float = 0.0

    def with_other(self, other: "_Group", score: float) -> "_Group":
        """This group and another that scores so much with it on average."""
        between = score * len(self.members) * len(other.members)
        return _Group(self.members + other.members, self.inner + other.inner + between)

    @property
    def mean(self) -> float:
        """The mean score of its pairs."""
        size = len(self.members)
        return self.inner / (size * (size - 1) / 2)


def _is_one_story(scores: StoryScores, one: _Group, other: _Group, score: float) -> bool:
    """Whether two groups that score so much with one another on average are one story."""
    if score < LEAST_SCORE:
        return False
    sizes = len(one.members), len(other.members)
    if min(sizes) < _FEWEST_TO_JUDGE:
        return True
    if score < _LEAST_SHARE * min(one.mean, other.mean):
        return False
    if sum(sizes) > _MOST_TO_CONTRAST:
        return True
    contrast = scores.contrast(np.array(one.members), np.array(other.members))
    return contrast is None or contrast >= _LEAST_CONTRAST
