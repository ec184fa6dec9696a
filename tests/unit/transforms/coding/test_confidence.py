"""Confidence: more evidence, more confidence; weights are complete and point the right way."""

import pytest

from tests.quality.calibrate import AGAINST, OWN, fitted, held_languages
from transforms.coding.confidence import rated, weights


def test_weights_are_complete_and_never_turn() -> None:
    own = {f"{OWN}{language}" for language in held_languages()}
    assert set(weights()) == {"base", "source", "target", "pattern", "verb", *AGAINST, *own}
    assert all(value <= 0 for name, value in weights().items() if name in AGAINST)
    assert all(value >= 0 for name, value in weights().items() if name not in {"base", *AGAINST, *own})


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("Rebels attacked.", "Rebels attacked the village."),
        ("The village was attacked.", "Rebels attacked the village."),
    ],
)
def test_who_is_found_makes_it_surer(code, less: str, more: str) -> None:
    one, other = code("en", less).mentions[0], code("en", more).mentions[0]
    assert one.confidence < other.confidence


def test_ratings_stay_between_doubt_and_certainty() -> None:
    evidence = {name: 1.0 for name in weights() if name != "base"}
    assert rated(evidence, dict.fromkeys(weights(), 9.0)) == 0.95
    assert rated(evidence, dict.fromkeys(weights(), -9.0)) == 0.05


def test_a_fit_follows_what_is_right() -> None:
    found = [{"source": float(i % 2), "long": 1.0} for i in range(40)]
    weights = fitted(found, [bool(i % 2) for i in range(40)])
    assert weights["source"] > 1
    assert fitted(found, [not i % 2 for i in range(40)])["source"] == 0


def test_a_language_has_a_term_that_may_turn() -> None:
    found = [{"source": 1.0, "in_fr" if i % 2 else "in_es": 1.0} for i in range(60)]
    weights = fitted(found, [bool(i % 2) or i % 4 == 0 for i in range(60)])
    assert weights["in_fr"] > 0 > weights["in_es"]


def test_a_language_without_a_term_is_rated_by_what_was_found() -> None:
    assert rated({"source": 1.0, "in_xx": 1.0}, {"base": 0.0, "source": 0.0}) == 0.5
