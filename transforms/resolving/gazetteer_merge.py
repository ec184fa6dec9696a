"""Which places of our knowledge packages have too: a town, or a region that is a first-order division."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from transforms.resolving.gazetteer_sources import Place, PlaceName
from transforms.resolving.place_folding import fold_name

Entry = tuple[Place, list[PlaceName]]
# Kinds of a package's place that one of ours of a precision may be, and how far apart they may lie, in degrees.
_PARTNERS: Final = {"city": ({"city", "capital"}, 0.3), "province": ({"admin1"}, 2.0)}


class SamePlaces(dict[str, Place]):
    """Our place by the id of the package's place that it is; `own` gives that id by ours."""

    def __init__(self) -> None:
        super().__init__()
        self.own: dict[str, str] = {}


def same_places(own: Sequence[Entry], packaged: Iterable[Entry]) -> SamePlaces:
    """Pairs of a place of ours and a package's that share a name and a country and lie close together."""
    by_name: dict[str, list[Place]] = defaultdict(list)
    for place, names in own:
        if place.precision in _PARTNERS:
            for name in names:
                by_name[fold_name(name.name)].append(place)
    nearest: dict[str, tuple[float, Place]] = {}
    ours: dict[str, Place] = {}
    for place, names in packaged:
        if place.kind not in {"city", "capital", "admin1"}:
            continue
        for mine in {one.location_id: one for name in names for one in by_name.get(fold_name(name.name), ())}.values():
            apart = _apart(mine, place)
            if apart is not None and apart < nearest.get(mine.location_id, (apart + 1, place))[0]:
                nearest[mine.location_id] = (apart, place)
                ours[mine.location_id] = mine
    same = SamePlaces()
    for location_id, (_, place) in nearest.items():
        same[place.location_id] = ours[location_id]
        same.own[location_id] = place.location_id
    return same


def _apart(mine: Place, other: Place) -> float | None:
    """Degrees between the two; None if they cannot be one place."""
    kinds, limit = _PARTNERS[mine.precision]
    apart = abs(mine.latitude - other.latitude) + abs(mine.longitude - other.longitude)
    if other.kind not in kinds or apart > limit or (mine.country and mine.country != other.country):
        return None
    return apart
