"""Articles that copy others, and articles of one story."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import polars as pl

from schemas.keys import surrogate_key
from tests.newsroom import Article, tables_of
from transforms.resolving.stories import article_groups
from transforms.resolving.story_groups import story_groups
from transforms.resolving.story_terms import StoryDocument

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
    return {key: (copied, story) for key, copied, _, story in rows.iter_rows()}


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


FIRE = "A fire destroyed the old grain warehouse in Belmora on Monday. Mayor Clara Veit said that nobody was hurt."
FIRE_AGAIN = "Belmora's old grain warehouse burnt down on Monday. Firemen found nobody inside, mayor Clara Veit said."
FEU = "Un incendie a détruit lundi l'ancien silo à grain de Belmora. Personne n'est blessé, selon la maire Clara Veit."
TALKS = "Ministers of Orland and Sutra met in Geneva to talk about fishing in the strait between the two countries."


def test_stories_are_those_of_the_command_stories_whatever_events_say() -> None:
    told = [
        article("fire", "2013-06-04", [FIRE], title="Fire in Belmora"),
        article("again", "2013-06-04", [FIRE_AGAIN]),
        article("feu", "2013-06-05", [FEU], language="fr"),
        article("talks", "2013-06-05", [TALKS]),
    ]
    found = [groups(*told)[each.key][1] for each in told]
    assert found[0] == found[1] == found[2] != found[3]
    days = [dt.date(2013, 6, day) for day in (4, 4, 5, 5)]
    documents = [
        StoryDocument(each.text, each.values.get("language", "en"), each.values.get("title"), day)
        for each, day in zip(told, days, strict=True)
    ]
    assert story_groups(documents) == [found.index(each) for each in found]


def test_story_is_called_by_its_first_article_and_shared_by_copies_and_versions() -> None:
    old, new = (article("wire", "2013-06-04", [FIRE], title=title) for title in ("Fire", "Fire, corrected"))
    reprint = article("paper", "2013-06-05", [FIRE], title="Blaze")
    report = article("own", "2013-06-03", [FIRE_AGAIN])
    rows = article_groups(tables_of(old, new, reprint, report))
    assert rows.schema == {
        "article_key": pl.Int64, "near_duplicate_of": pl.Int64, "document_id": pl.String, "story_id": pl.Int64,
    }  # fmt: skip
    assert rows["story_id"].to_list() == [surrogate_key("story", report.article_id)] * 4
    assert sorted(rows["document_id"].unique()) == sorted([old.article_id, report.article_id])


def test_meanings_are_asked_once_for_all_copies() -> None:
    asked: list[list[str]] = []

    def meant(documents: Sequence[StoryDocument]) -> None:
        asked.append([each.text for each in documents])

    copies = [article(f"copy{number:02}", "2013-06-04", [FIRE]) for number in range(20)]
    article_groups(tables_of(*copies, article("feu", "2013-06-05", [FEU], language="fr")), meant)
    assert sorted(asked[0]) == sorted([FIRE, FEU])
