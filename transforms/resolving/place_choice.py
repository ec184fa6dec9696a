"""Which place of several with one name: containment, the article's countries and divisions, neighbours, size."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from math import exp, log1p
from typing import Final, NamedTuple

from transforms.resolving.gazetteer import Candidate
from transforms.resolving.place_names import Sighting

# Prior of a kind: base, and weight of the decimal logarithm of the population.
_SIZED: Final = {
    "country": (5.0, 0.5),
    "capital": (2.5, 0.75),
    "admin1": (1.5, 0.75),
    "admin2": (-0.5, 0.6),
    "city": (-2.0, 1.1),
}
_PRIORS: Final = {"site": 2.0, "town": 2.5, "continent": 8.0, "ocean": 8.0, "sea": 6.5, "region": 6.5}
_KNOWLEDGE_PRIOR: Final = 4.5
_ROUNDS: Final = 3
_CONTAINED: Final = 6.0
_CELL: Final = 2.0
_LEAST_SHARE: Final = 0.01
# Weights of what the other places of the article say: share of the country, count of places in the country, in the
# first-order division, and within some degrees.
_SHARE: Final = 2.5
_SAME_COUNTRY: Final = 0.8
_SAME_DIVISION: Final = 2.0
_NEAR: Final = 1.2
_CHIEF: Final = 0.25


class Group(NamedTuple):
    """All sightings of one name in a document, with the score of each candidate."""

    candidates: Sequence[Candidate]
    times: int
    prior: list[float]


class Choice(NamedTuple):
    """The place chosen for a name, with a probability-like confidence, and the share of each candidate."""

    candidate: Candidate
    confidence: float
    candidates: Sequence[Candidate]
    shares: Sequence[float]

    def ranked(self, most: int) -> list[tuple[Candidate, float]]:
        """The candidates with the largest shares, the chosen one first."""
        pairs = zip(self.candidates, self.shares, strict=True)
        best = sorted(pairs, key=lambda pair: (pair[0] is not self.candidate, -pair[1], -pair[0].population))
        return [(candidate, round(share, 3)) for candidate, share in best[:most]]


def choose(sightings: Sequence[Sighting], links: Sequence[tuple[int, int]]) -> list[Choice]:
    """The place of each sighting; one name means one place within a document.

    Args:
        sightings: the accepted sightings of one document.
        links: pairs of positions, the second said to contain the first ("Tripoli, Lebanon").
    """
    names = [_identity(each) for each in sightings]
    groups: dict[str, Group] = {}
    for name, sighting in zip(names, sightings, strict=True):
        if name in groups:
            groups[name] = groups[name]._replace(times=groups[name].times + 1)
        else:
            groups[name] = Group(sighting.candidates, 1, [prior_of(each) for each in sighting.candidates])
    for group in groups.values():
        _prefer_chief_towns(group)
        _prefer_capitals(group)
    for inner, outer in links:
        _reward_containment(groups[names[inner]], groups[names[outer]])
    scores = {name: list(group.prior) for name, group in groups.items()}
    is_open = any(len(group.candidates) > 1 for group in groups.values())
    for _ in range(_ROUNDS if is_open else 0):
        scores = _with_context(groups, scores)
    chosen = {name: _best(groups[name], scores[name]) for name in groups}
    return [chosen[name] for name in names]


def _identity(sighting: Sighting) -> str:
    """The name, with the candidates that words beside it left: what was narrowed is chosen on its own."""
    return "|".join([sighting.candidates[0].folded, *(each.location_id for each in sighting.candidates)])


def prior_of(candidate: Candidate) -> float:
    """What a candidate weighs before context: its kind, its size, whether this is its own name."""
    alias = 1.0 if candidate.name_kind == "alias" and candidate.kind != "country" else 0.0
    size = _magnitude(candidate.population)
    if candidate.kind in _SIZED:
        base, slope = _SIZED[candidate.kind]
        return base + slope * size - alias
    return _PRIORS.get(candidate.kind, _KNOWLEDGE_PRIOR) - alias / 2


def _magnitude(population: int) -> float:
    return log1p(population) / 2.302585


def contains(outer: Candidate, inner: Candidate) -> bool:
    """The outer place is a country, division or region that holds the inner one."""
    if outer.location_id == inner.location_id:
        return False
    if outer.kind == "country":
        return outer.country == inner.country and inner.kind != "country"
    if outer.kind == "admin1":
        return outer.geonameid == inner.admin1_id
    if outer.kind == "admin2":
        return outer.geonameid == inner.admin2_id
    is_big = outer.precision in {"region", "province", "district"} or (outer.kind == "city" and inner.kind == "site")
    return is_big and abs(outer.latitude - inner.latitude) < 3 and abs(outer.longitude - inner.longitude) < 3


def _reward_containment(inner: Group, outer: Group) -> None:
    for place, one in enumerate(inner.candidates):
        holders = [order for order, other in enumerate(outer.candidates) if contains(other, one)]
        if holders:
            inner.prior[place] += _CONTAINED
            for order in holders:
                outer.prior[order] += _CONTAINED / len(inner.candidates)


def _prefer_chief_towns(group: Group) -> None:
    """A town that holds much of the division of its name is what the bare name means: New York, Aleppo."""
    for order, division in enumerate(group.candidates):
        if division.kind not in {"admin1", "admin2"}:
            continue
        for place, town in enumerate(group.candidates):
            is_inside = division.geonameid in {town.admin1_id, town.admin2_id} and town.precision == "city"
            if is_inside and town.population > _CHIEF * division.population:
                low, high = sorted((group.prior[order], group.prior[place]))
                group.prior[order], group.prior[place] = low - 0.5, max(low, high - 0.5)


def _prefer_capitals(group: Group) -> None:
    """A capital's name means the capital, not a state of the same country, nor the country under a foreign name."""
    for place, capital in enumerate(group.candidates):
        if capital.kind != "capital":
            continue
        for order, other in enumerate(group.candidates):
            is_state = other.kind == "admin1" and other.geonameid != capital.admin1_id
            is_alias = other.kind == "country" and other.name_kind == "alias" and capital.name_kind == "main"
            if other.country == capital.country and (is_state or is_alias):
                low, high = sorted((group.prior[order], group.prior[place]))
                group.prior[order], group.prior[place] = low - 1.0, high


class _Votes(NamedTuple):
    """Weight of the places of an article, by country, by division, and by cell: what lies in it or around it."""

    countries: dict[str, float]
    divisions: dict[int, float]
    cells: dict[tuple[int, int], float]


def _shares(scores: list[float]) -> list[float]:
    top = max(scores)
    weights = [exp(each - top) for each in scores]
    total = sum(weights)
    return [each / total for each in weights]


def _with_context(groups: dict[str, Group], scores: dict[str, list[float]]) -> dict[str, list[float]]:
    ballots = {name: _ballot(group, scores[name]) for name, group in groups.items()}
    votes = _Votes(defaultdict(float), defaultdict(float), defaultdict(float))
    for ballot in ballots.values():
        _vote(votes, ballot, 1.0)
    result = {}
    for name, group in groups.items():
        if len(group.candidates) == 1:
            result[name] = group.prior
            continue
        _vote(votes, ballots[name], -1.0)
        total = sum(votes.countries.values()) or 1.0
        result[name] = [
            prior + _support(votes, total, each) for prior, each in zip(group.prior, group.candidates, strict=True)
        ]
        _vote(votes, ballots[name], 1.0)
    return result


def _ballot(group: Group, scores: list[float]) -> list[tuple[Candidate, float]]:
    """The candidates of a name that count, with their weight."""
    weight = 1.0 + log1p(group.times - 1)
    return [
        (candidate, weight * share)
        for candidate, share in zip(group.candidates, _shares(scores), strict=True)
        if share >= _LEAST_SHARE
    ]


def _vote(votes: _Votes, ballot: list[tuple[Candidate, float]], sign: float) -> None:
    for candidate, share in ballot:
        weight = sign * share
        if candidate.country:
            votes.countries[candidate.country] += weight
        if candidate.admin1_id:
            votes.divisions[candidate.admin1_id] += weight
        if candidate.precision not in {"country", "region"}:
            for cell in _cells(candidate.latitude, candidate.longitude):
                votes.cells[cell] += weight


@lru_cache(maxsize=50_000)
def _cells(latitude: float, longitude: float) -> tuple[tuple[int, int], ...]:
    """The cell of a point, and the eight around it."""
    row, column = int(latitude // _CELL), int(longitude // _CELL)
    return tuple((row + up, column + over) for up in (0, -1, 1) for over in (0, -1, 1))


def _support(votes: _Votes, total: float, candidate: Candidate) -> float:
    support = 0.0
    of_country = votes.countries.get(candidate.country, 0.0) if candidate.country else 0.0
    if of_country > 0.0:
        # A country has no division or cell of its own to gather votes: it gathers twice what its places give.
        of_country *= 2.0 if candidate.kind == "country" else 1.0
        support += _SHARE * of_country / (total + 1.0) + _SAME_COUNTRY * log1p(of_country)
    of_division = votes.divisions.get(candidate.admin1_id, 0.0) if candidate.admin1_id else 0.0
    if of_division > 0.0 and candidate.kind != "admin1":
        support += _SAME_DIVISION * log1p(of_division)
    near = votes.cells.get(_cells(candidate.latitude, candidate.longitude)[0], 0.0)
    return support + _NEAR * log1p(near) if near > 0.0 else support


def _best(group: Group, scores: list[float]) -> Choice:
    shares = _shares(scores)
    order = max(range(len(shares)), key=lambda each: (shares[each], group.candidates[each].population))
    return Choice(group.candidates[order], round(0.3 + 0.65 * shares[order], 3), group.candidates, shares)
