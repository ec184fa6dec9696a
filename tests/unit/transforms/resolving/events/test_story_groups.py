"""Articles grouped by the happening that they tell of."""

import datetime as dt
import random
import tracemalloc

import numpy as np
import pytest

from transforms.resolving import story_groups as story_groups_module
from transforms.resolving import story_meaning, story_scores
from transforms.resolving.story_groups import story_groups
from transforms.resolving.story_scores import StoryScores
from transforms.resolving.story_terms import StoryDocument, story_terms

DAY = dt.date(2015, 3, 2)
FIRE = "A fire destroyed the old grain warehouse in Belmora on Monday. Mayor Clara Veit said that nobody was hurt."
FIRE_AGAIN = "Belmora's old grain warehouse burnt down on Monday. Firemen found nobody inside, mayor Clara Veit said."
TALKS = "Ministers of Orland and Sutra met in Geneva to talk about fishing in the strait between the two countries."
FEU = (
    "Un incendie a détruit lundi l'ancien silo à grain de Belmora. Il n'y a pas de blessés, a dit la maire Clara Veit."
)


def article(text: str, language: str = "en", day: dt.date | None = DAY, title: str | None = None) -> StoryDocument:
    return StoryDocument(text, language, title, day)


def robbery(name: str, town: str, number: int) -> StoryDocument:
    lines = [
        f"Police in {town} arrested {name} on suspicion of robbing a jeweller of watches.",
        f"The jeweller in {town} told police that {name} had come in with a hammer.",
        f"{name}, who was held by police in {town}, denies having robbed the jeweller.",
        f"A judge in {town} ordered that {name} stay in custody over the robbery at the jeweller.",
    ]
    return article(lines[number])


def test_same_happening_in_other_words_is_one_story_and_another_is_not() -> None:
    assert story_groups([article(FIRE), article(TALKS), article(FIRE_AGAIN)]) == [0, 1, 0]


def test_translation_is_the_same_story() -> None:
    assert story_groups([article(FEU, "fr"), article(TALKS), article(FIRE)]) == [0, 1, 0]


def test_alike_happenings_with_other_names_are_two_stories() -> None:
    documents = [
        robbery(name, town, number)
        for name, town in (("Jamal Whitlock", "Harrowgate"), ("Pedro Zubiri", "Castellon"))
        for number in range(4)
    ]
    assert story_groups(documents) == [0, 0, 0, 0, 4, 4, 4, 4]


def test_order_does_not_matter() -> None:
    documents = [robbery("Jamal Whitlock", "Harrowgate", number) for number in range(4)]
    documents += [article(FIRE), article(TALKS), article(FIRE_AGAIN), article(FEU, "fr")]
    expected = _sets(documents, story_groups(documents))
    for seed in range(5):
        shuffled = random.Random(seed).sample(documents, len(documents))  # noqa: S311
        assert _sets(shuffled, story_groups(shuffled)) == expected


def _sets(documents: list[StoryDocument], firsts: list[int]) -> set[frozenset[str]]:
    return {
        frozenset(document.text for document, other in zip(documents, firsts, strict=True) if other == first)
        for first in firsts
    }


def test_a_neighbourhood_too_large_is_taken_apart_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    others = [article(FIRE), article(FIRE_AGAIN), article(FEU, "fr"), article(TALKS)]
    reprints = [article(f"{TALKS} Paper number {number} has it too.") for number in range(9)]
    expected = story_groups(others)[:3]
    monkeypatch.setattr(story_groups_module, "_MOST_IN_MEMORY", 4)
    assert story_groups([*others, *reprints])[:3] == expected == [0, 0, 0]


def test_equal_articles_are_compared_once() -> None:
    documents = [article(TALKS)] * 4_000 + [article(FIRE), article(FIRE_AGAIN)]
    tracemalloc.start()
    found = story_groups(documents)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == [0] * 4_000 + [4_000] * 2
    assert peak < 50 * 2**20


def test_of_many_alike_articles_only_the_strongest_links_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [article(f"{TALKS} Paper number {number} has it too.") for number in range(60)] + [article(FIRE)] * 2
    expected = story_groups(documents)
    monkeypatch.setattr(story_groups_module, "_MOST_PAIRS_WAITING", 10)
    monkeypatch.setattr(story_scores, "_BLOCK", 8)
    monkeypatch.setattr(story_scores, "_WIDTH", 16)
    assert story_groups(documents) == expected
    links = story_groups_module._strongest_links(StoryScores(documents[:60]), np.inf)
    assert len(links.scores) == 59


def test_articles_too_many_days_apart_are_joined_only_through_those_between() -> None:
    late = article(FIRE_AGAIN, day=DAY + dt.timedelta(365))
    assert story_groups([article(FIRE), late]) == [0, 0]
    assert story_groups([article(FIRE), late], most_days=30) == [0, 1]
    assert story_groups([article(FIRE), article(FIRE_AGAIN, day=None)], most_days=30) == [0, 0]
    chain = [article(f"{FIRE} {n}", day=DAY + dt.timedelta(25 * n)) for n in range(3)]
    assert story_groups(chain, most_days=30) == [0, 0, 0]


def test_more_reprints_than_fit_even_without_copies_are_parted_alike_in_any_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(story_groups_module, "_MOST_IN_MEMORY", 4)
    documents = [article(f"{TALKS}{'!' * (number // 2)}") for number in range(20)]
    expected = _sets(documents, story_groups(documents))
    assert sorted(map(len, expected)) == [3, 3, 4]
    for seed in range(3):
        shuffled = random.Random(seed).sample(documents, len(documents))  # noqa: S311
        assert _sets(shuffled, story_groups(shuffled)) == expected


def test_many_texts_are_embedded_together_as_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [article(text) for text in (FIRE, TALKS, FIRE_AGAIN, "", FEU)]
    together = story_meaning.meanings(documents)
    monkeypatch.setattr(story_meaning, "_AT_ONCE", 1)
    alone = story_meaning.meanings(documents)
    assert together is not None
    assert alone is not None
    assert np.array_equal(together, alone)


@pytest.mark.parametrize("texts", [[], ["Alone."], ["", ""], ["…", "!"]])
def test_few_or_empty_documents(texts: list[str]) -> None:
    assert story_groups([article(text) for text in texts]) == list(range(len(texts)))


def test_score_depends_on_the_pair_only() -> None:
    pair = [article(FIRE), article(FIRE_AGAIN)]
    more = [*pair, *(robbery("Jamal Whitlock", "Harrowgate", number) for number in range(4))]
    first, second = np.array([0]), np.array([1])
    assert StoryScores(pair).between(first, second) == pytest.approx(StoryScores(more).between(first, second))


@pytest.mark.parametrize(("days", "share"), [(0, 1.0), (3, 0.85), (4000, 0.7)])
def test_days_apart_take_something_from_a_score(days: int, share: float) -> None:
    scores = StoryScores([article(FIRE), article(FIRE, day=DAY + dt.timedelta(days)), article(FIRE, day=None)])
    later, undated = scores.between(np.array([0]), np.array([1, 2]))[0]
    assert later == pytest.approx(share, abs=0.01)
    assert undated == pytest.approx(1.0)


def test_rare_words_and_names_weigh_most_and_the_commonest_nothing() -> None:
    terms = story_terms(article(FIRE, title="Belmora fire"))
    assert terms.words["belmora"] > terms.words["fire"] > terms.words["nobody"]
    assert "the" not in terms.words
    assert {"belmora", "monday", "clara", "veit"} <= set(terms.names)
    assert "a" not in terms.names


def test_accents_do_not_part_names() -> None:
    assert "cordoba" in story_terms(article("El alcalde de Córdoba", "es")).names


def test_texts_without_capitals_are_compared_all_the_same() -> None:
    text = "قتل ستة أشخاص في انفجار بسوق السمك في القرنة"
    assert StoryScores([article(text, "ar")] * 2).between(np.array([0]), np.array([1]))[0, 0] == pytest.approx(1.0)
