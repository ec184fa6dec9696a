"""Articles that copy others, and articles of one story."""

from typing import Any

import polars as pl

from tests.newsroom import Article, When, Where, Who, tables_of
from transforms.resolving.events import cluster_mentions
from transforms.resolving.stories import article_groups

VESK = Where("geonames:77", "Vesk", "city", "LRN", 40.0, 20.0)
POLICE = Who("generic:police:LRN", "Lornian police", "generic", "LRN", "COP")
HOUSES = (
    "mill",
    "church",
    "school",
    "market",
    "bakery",
    "harbour",
    "station",
    "bridge",
    "library",
    "theatre",
    "barracks",
)
REPORT = [
    f"The {house} by the {other} of Vesk was shut on day {number} while clerks counted what the flood had taken away."
    for number, (house, other) in enumerate(zip(HOUSES, HOUSES[1:] + HOUSES[:1], strict=True))
]


def article(name: str, published: str | None, sentences: list[str], **values: Any) -> Article:
    made = Article(f"url:https://{name}.example.org/", published, **values)
    for sentence in sentences:
        made.says(sentence)
    return made


def groups(*articles: Article) -> dict[int, tuple[int, int]]:
    rows = article_groups(tables_of(*articles))
    return {key: (copied, story) for key, copied, story in rows.iter_rows()}


def test_copy_points_to_the_article_published_first() -> None:
    late = article("late", "2013-06-05", ["A short note."], title="Another headline")
    early = article("early", "2013-06-04", ["A short  NOTE."])
    undated = article("undated", None, ["A short note."])
    other = article("other", "2013-06-04", ["Something else."])
    found = groups(late, early, undated, other)
    assert [found[each.key][0] for each in (late, early, undated, other)] == [early.key, 0, early.key, 0]
    assert found[late.key][1] == found[early.key][1] == found[undated.key][1] != found[other.key][1]


def test_reworked_copy_is_a_near_duplicate() -> None:
    original = article("wire", "2013-06-04", REPORT)
    reworked = article("paper", "2013-06-05", ["From our desk.", *REPORT[:4], "One line is new.", *REPORT[5:]])
    found = groups(original, reworked)
    assert found[reworked.key][0] == original.key


def test_shared_background_is_no_copy() -> None:
    one = article("one", "2013-06-04", [*REPORT[:3], *(line.upper().replace("FLOOD", "STORM") for line in REPORT[3:6])])
    other = article(
        "two", "2013-06-05", [*REPORT[:3], *(f"{word} is sold at {word} price this year." for word in HOUSES)]
    )
    assert groups(one, other)[other.key][0] == 0


def test_next_years_report_in_the_same_words_is_no_copy() -> None:
    assert {
        copied for copied, _ in groups(article("a", "2012-06-04", REPORT), article("b", "2013-06-04", REPORT)).values()
    } == {0}


def test_versions_are_no_copies_but_one_story() -> None:
    old = article("paper", "2013-06-04", REPORT, title="First")
    new = article("paper", "2013-06-04", REPORT, title="Second")
    found = groups(old, new)
    assert {copied for copied, _ in found.values()} == {0}
    assert len({story for _, story in found.values()}) == 1


def test_chain_of_copies_has_one_root() -> None:
    copies = [article(f"p{number}", f"2013-06-{number + 4:02}", REPORT[: 11 - number]) for number in range(4)]
    found = groups(*copies)
    assert [found[each.key][0] for each in copies] == [0] + [copies[0].key] * 3


def test_articles_on_one_event_are_one_story() -> None:
    def told(name: str, day: str, sentence: str) -> Article:
        made = Article(f"url:https://{name}.example.org/", "2013-06-05")
        return made.tells("ASSAULT", sentence, sentence.split()[1], places=[VESK], targets=[POLICE], time=When(day))

    one, same = (
        told("a", "2013-06-03", "Gunmen shot policemen."),
        told("b", "2013-06-03", "Polizisten starben gestern."),
    )
    other = told("c", "2013-06-04", "Men attacked police.")
    tables = tables_of(one, same, other)
    rows = article_groups(tables, cluster_mentions(tables))
    stories = dict(rows.select("article_key", "story_id").iter_rows())
    assert stories[one.key] == stories[same.key] != stories[other.key]
    assert rows.schema == {"article_key": pl.Int64, "near_duplicate_of": pl.Int64, "story_id": pl.Int64}
