"""Floors of quality on labelled articles of our own. They only rise."""

import pytest

from tests.quality.articles import labelled_articles, measure_articles

RECALL = {"fr": 0.95}
SIDES = {"fr": 0.915}
COUNTS = {"fr": 0.93}
PRECISION = {"fr": 0.955}


@pytest.mark.parametrize("language", RECALL)
class TestFloors:
    def test_events_told_are_found(self, language: str) -> None:
        assert measure_articles(language).recall >= RECALL[language], measure_articles(language).faults

    def test_sides(self, language: str) -> None:
        assert measure_articles(language).side_accuracy >= SIDES[language], measure_articles(language).faults

    def test_counts_of_killed_and_injured(self, language: str) -> None:
        assert measure_articles(language).count_accuracy >= COUNTS[language], measure_articles(language).faults

    def test_what_is_told_is_there(self, language: str) -> None:
        assert measure_articles(language).precision >= PRECISION[language], measure_articles(language).faults

    def test_the_set_is_fair(self, language: str) -> None:
        articles = labelled_articles(language)
        assert len(articles) >= 30
        assert len({event.plover_type for each in articles for event in each.events}) >= 12
