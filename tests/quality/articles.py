"""Measures coding on labelled articles of our own: `python -m tests.quality.articles` prints figures and faults."""

import datetime as dt
import re
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from schemas.coded import CodedMention, Range
from schemas.contract import DocumentLine
from transforms.coding.registry import code_documents
from transforms.documents.prepare import input_document

ARTICLES = Path(__file__).parent / "articles"
_HEAD = re.compile(r"^== (\d{4}-\d\d-\d\d)$", re.MULTILINE)


@dataclass(frozen=True)
class Wanted:
    """An event that an article tells of; words of its sides, lowest counts ("?" where not asked, "-" where unknown)."""

    plover_type: str
    source: str
    target: str
    killed: str = "?"
    injured: str = "?"


@dataclass(frozen=True)
class Article:
    """An article with the events that are said in it to have happened."""

    day: dt.date
    text: str
    events: tuple[Wanted, ...]


@dataclass
class ArticleFigures:
    """Counts over a language's articles, and what went wrong, in words."""

    wanted: int = 0
    found: int = 0
    sides: int = 0
    sides_right: int = 0
    counts: int = 0
    counts_right: int = 0
    told: int = 0
    told_right: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the labelled events with a mention of their type."""
        return self.found / self.wanted

    @property
    def side_accuracy(self) -> float:
        """Share of the asked sides that the best mention of the type has right."""
        return self.sides_right / self.sides

    @property
    def count_accuracy(self) -> float:
        """Share of the asked counts of killed and injured that some mention of the type has."""
        return self.counts_right / self.counts

    @property
    def precision(self) -> float:
        """Share of the mentions told as happened whose type the article has."""
        return self.told_right / self.told


def labelled_articles(language: str) -> list[Article]:
    """The labelled articles of a language."""
    parts = _HEAD.split((ARTICLES / f"{language}.txt").read_text(encoding="utf-8"))
    found = []
    for day, body in zip(parts[1::2], parts[2::2], strict=True):
        lines = body.strip().split("\n")
        text = "\n".join(line for line in lines if not line.startswith("> ")).strip()
        events = tuple(Wanted(*line[2:].split(" | ")) for line in lines if line.startswith("> "))
        found.append(Article(dt.date.fromisoformat(day), text, events))
    return found


@cache
def measure_articles(language: str) -> ArticleFigures:
    """Code the articles of a language and compare what is told as happened with the labels."""
    articles = labelled_articles(language)
    lines = [
        DocumentLine(id=str(i), text=each.text, lang=language, date=each.day.isoformat())
        for i, each in enumerate(articles)
    ]
    figures = ArticleFigures()
    for article, coded in zip(articles, code_documents([input_document(line) for line in lines]), strict=True):
        _compare(figures, article, [each for each in coded.mentions if _is_told(each)])
    return figures


def _is_told(mention: CodedMention) -> bool:
    is_claimed = mention.polarity == "affirmed" and mention.modality in {"asserted", "alleged"}
    return is_claimed and mention.tense != "historical"


def _compare(figures: ArticleFigures, article: Article, mentions: list[CodedMention]) -> None:
    types = {each.plover_type for each in article.events}
    figures.told += len(mentions)
    figures.told_right += sum(each.plover_type in types for each in mentions)
    figures.faults += [
        f"{article.day}: not there: {each.plover_type} by {each.trigger.text!r} in {each.sentence.text!r}"
        for each in mentions
        if each.plover_type not in types
    ]
    for event in article.events:
        figures.wanted += 1
        same = [each for each in mentions if each.plover_type == event.plover_type]
        if not same:
            figures.faults.append(f"{article.day}: missed {event}")
            continue
        figures.found += 1
        _compare_sides(figures, article, event, same)
        _compare_counts(figures, article, event, same)


def _compare_sides(figures: ArticleFigures, article: Article, event: Wanted, same: list[CodedMention]) -> None:
    asked = [(role, word) for role, word in (("source", event.source), ("target", event.target)) if word != "?"]
    right = max(sum(_holds(each, role, word) for role, word in asked) for each in same)
    figures.sides += len(asked)
    figures.sides_right += right
    if right < len(asked):
        got = [[(s.role, s.span.text) for s in each.roles if s.role in {"source", "target"}] for each in same]
        figures.faults.append(f"{article.day}: sides of {event}: got {got}")


def _compare_counts(figures: ArticleFigures, article: Article, event: Wanted, same: list[CodedMention]) -> None:
    for name, wanted in (("killed", event.killed), ("injured", event.injured)):
        if wanted != "?":
            got: list[Range | None] = [getattr(each, name) for each in same]
            figures.counts += 1
            is_right = any(each is not None and each.low == int(wanted) for each in got)
            figures.counts_right += is_right
            if not is_right:
                figures.faults.append(f"{article.day}: {name} of {event}: got {got}")


def _holds(mention: CodedMention, role: str, word: str) -> bool:
    spans = mention.spans(role)
    if word == "-":
        return not spans
    words = [each.span.text for each in spans] + [each.antecedent.text for each in spans if each.antecedent]
    return any(word.lower() in each.lower() for each in words)


def main() -> None:
    """Print figures and faults of every language."""
    for path in sorted(ARTICLES.glob("*.txt")):
        figures = measure_articles(path.stem)
        shown = (
            f"recall {figures.recall:.3f}, sides {figures.side_accuracy:.3f}, counts {figures.count_accuracy:.3f}, "
            f"precision {figures.precision:.3f} of {figures.told}"
        )
        sys.stdout.write("\n  ".join([f"{path.stem}: {shown}", *figures.faults]) + "\n")


if __name__ == "__main__":
    main()
