"""Floors of quality on labelled sentences of our own. They only rise."""

import pytest

from tests.quality.measure import HELD, labelled, measure

TYPE_F1 = {"ar": 0.985, "de": 0.97, "en": 0.98, "es": 0.98, "fr": 0.985, "pt": 0.97, "ru": 0.975, "uk": 0.975}
ROLES = {"ar": 0.98, "de": 0.97, "en": 0.95, "es": 0.98, "fr": 0.98, "pt": 0.97, "ru": 0.975, "uk": 0.975}
MOST_OVER_CODING = {"ar": 0.02, "de": 0.04, "en": 0.03, "es": 0.02, "fr": 0.02, "pt": 0.04, "ru": 0.02, "uk": 0.02}


@pytest.mark.parametrize("language", TYPE_F1)
class TestFloors:
    def test_types(self, language: str) -> None:
        assert measure(language).type_f1 >= TYPE_F1[language], measure(language).faults

    def test_roles(self, language: str) -> None:
        assert measure(language).role_accuracy >= ROLES[language], measure(language).faults

    def test_sentences_without_an_event_stay_empty(self, language: str) -> None:
        assert measure(language).over_coding <= MOST_OVER_CODING[language], measure(language).faults

    def test_the_set_is_fair(self, language: str) -> None:
        rows = labelled(language)
        assert len(rows) >= 70
        assert sum(not row.types for row in rows) >= len(rows) / 4
        assert len({kind for row in rows for kind in row.types}) >= 15


class TestHeldSentences:
    """Sentences that no rule was mended by: how sure the coder says it is, and how often it is right."""

    def test_confidence_is_what_is_right(self) -> None:
        judged = measure("en", HELD).judged
        for sure, least, most in ((True, 0.80, 0.97), (False, 0.40, 0.85)):
            inside = [each.is_right for each in judged if (each.confidence >= 0.8) is sure]
            assert least <= sum(inside) / len(inside) <= most

    def test_the_set_is_fair(self) -> None:
        rows = labelled("en", HELD)
        assert len(rows) >= 120
        assert sum(not row.types for row in rows) >= len(rows) / 6
