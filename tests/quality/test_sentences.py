"""Floors of quality on labelled sentences of our own. They only rise."""

import pytest

from tests.quality.measure import HELD, labelled, measure
from transforms.coding.parse import PARSED

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

    @pytest.mark.parametrize("tier", [("en", "es", "fr", "ru"), ("ar", "de", "pt", "uk")])
    def test_confidence_is_what_is_right(self, tier: tuple[str, ...]) -> None:
        judged = [each for language in tier for each in measure(language, HELD).judged]
        for low, high, least, most in ((0.9, 1.0, 0.86, 0.97), (0.7, 0.9, 0.70, 0.92), (0.0, 0.7, 0.30, 0.80)):
            inside = [each.is_right for each in judged if low <= each.confidence < high]
            assert least <= sum(inside) / len(inside) <= most, (low, high)

    @pytest.mark.parametrize("language", TYPE_F1)
    def test_confidence_of_a_language_is_what_is_right(self, language: str) -> None:
        judged = measure(language, HELD).judged
        mean = sum(each.confidence for each in judged) / len(judged)
        assert mean == pytest.approx(sum(each.is_right for each in judged) / len(judged), abs=0.06)

    @pytest.mark.parametrize("language", TYPE_F1)
    def test_the_set_is_fair(self, language: str) -> None:
        rows = labelled(language, HELD)
        assert len(rows) >= (80 if language in PARSED else 50)
        assert sum(not row.types for row in rows) >= len(rows) / 6
        assert sum(len(row.text.split()) >= 15 for row in rows) >= 5
