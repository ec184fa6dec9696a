"""What stands beside a name says of its kind: "New York state", "the city of Turkey", "Oregon, Iowa and New York"."""

from collections.abc import Iterator, Sequence
from typing import Final

from transforms.resolving.gazetteer import Candidate
from transforms.resolving.gazetteer_data import words_of
from transforms.resolving.place_names import Sighting

_DIVISIONS: Final = frozenset({"admin1", "admin2"})
_WIDE: Final = frozenset({"country", "continent", "ocean", "sea"})
"""Kinds whose own states and provinces stand behind their names: "U.S. state legislatures"."""
_TOWNS: Final = frozenset({"city", "capital", "town"})
_OF: Final = frozenset({"of", "de", "du", "da", "do", "del", "von"})
_LISTED: Final = 3
"""Names that a list must have before it says anything of their kind."""
_COMMAS: Final = frozenset({", ", " "})


def with_hints(sightings: Sequence[Sighting], language: str) -> list[Sighting]:
    """Each sighting with those of its candidates that the words beside it allow; with all if they allow none.

    Args:
        sightings: the accepted sightings of one document, in order.
        language: of the document.
    """
    told = [_by_noun(each, language) for each in sightings]
    for run in _lists(told, language):
        for kind in ("country", "admin1"):
            for stretch in _stretches([told[order].candidates for order in run], kind):
                for place, kept in stretch.items():
                    told[run[place]] = told[run[place]]._replace(candidates=kept)
    return told


def _by_noun(sighting: Sighting, language: str) -> Sighting:
    """As a division beside "state", "province", "governor"; as a town behind "the city of"."""
    kinds = {each.kind for each in sighting.candidates}
    divisions = words_of("division_noun", language)
    is_behind = _noun_before(sighting)
    if not kinds & _WIDE and (is_behind in divisions or _noun_after(sighting) in divisions):
        wanted = _DIVISIONS
    elif is_behind in words_of("town_noun", language):
        wanted = _TOWNS
    else:
        return sighting
    kept = [each for each in sighting.candidates if each.kind in wanted]
    return sighting._replace(candidates=kept or sighting.candidates)


def _noun_after(sighting: Sighting) -> str | None:
    """The next word: "Kano state"."""
    after = sighting.tokens[sighting.last] if sighting.last < len(sighting.tokens) else None
    return after.folded if after is not None and after.gap == " " else None


def _noun_before(sighting: Sighting) -> str | None:
    """The noun that "of" joins to the name: "the state of Kano"."""
    before = sighting.tokens[max(0, sighting.first - 2) : sighting.first]
    if len(before) < 2 or {before[1].gap, sighting.tokens[sighting.first].gap} != {" "}:
        return None
    return before[0].folded if before[1].folded in _OF else None


def _lists(sightings: Sequence[Sighting], language: str) -> list[list[int]]:
    """Positions of names that stand in one list: "Iowa, Ohio and Utah"."""
    runs: list[list[int]] = []
    conjunctions = words_of("conjunction", language)
    for order, each in enumerate(sightings):
        if order and _is_next(sightings[order - 1], each, conjunctions):
            runs[-1].append(order)
        else:
            runs.append([order])
    return [run for run in runs if len(run) >= _LISTED]


def _is_next(one: Sighting, other: Sighting, conjunctions: frozenset[str]) -> bool:
    if one.tokens is not other.tokens or not one.last <= other.first <= one.last + 1:
        return False
    between = other.tokens[one.last : other.first + 1]
    words = [each.folded for each in between[:-1]]
    is_comma = all(each.gap in _COMMAS for each in between)
    return is_comma and (between[0].gap == ", " or bool(words)) and all(word in conjunctions for word in words)


def _stretches(members: Sequence[Sequence[Candidate]], kind: str) -> Iterator[dict[int, list[Candidate]]]:
    """Stretches of a list that may all be countries, or all divisions of one country: what is left of each member."""
    stretch: dict[int, list[Candidate]] = {}
    shared: set[str] = set()
    for place, candidates in enumerate([*members, ()]):
        kept = [each for each in candidates if each.kind == kind]
        holders = {"" if kind == "country" else str(each.country) for each in kept}
        if stretch and shared & holders:
            shared &= holders
            stretch[place] = kept
            continue
        if len(stretch) >= _LISTED:
            yield {
                place: [each for each in kept if kind == "country" or each.country in shared]
                for place, kept in stretch.items()
            }
        stretch, shared = ({place: kept} if kept else {}), holders
