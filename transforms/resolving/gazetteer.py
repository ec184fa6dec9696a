"""The gazetteer: one row a name of a place, built from packages and our knowledge, looked up by folded name."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import polars as pl

from schemas.coded import ResolvedPlace, Span
from transforms.resolving import gazetteer_sources as sources
from transforms.resolving.gazetteer_data import KIND_FEATURES, knowledge_entries, knowledge_rows
from transforms.resolving.gazetteer_divisions import with_divisions
from transforms.resolving.gazetteer_dump import dump_names, dump_places
from transforms.resolving.gazetteer_merge import same_places
from transforms.resolving.gazetteer_sources import Place, PlaceName
from transforms.resolving.place_folding import fold_name

PLACE_SCHEMA: Final = {
    "location_id": pl.String(),
    "place": pl.String(),
    "kind": pl.String(),
    "feature_code": pl.String(),
    "geonameid": pl.Int64(),
    "admin1": pl.String(),
    "admin1_id": pl.Int64(),
    "admin2_id": pl.Int64(),
    "country": pl.String(),
    "latitude": pl.Float64(),
    "longitude": pl.Float64(),
    "population": pl.Int64(),
    "precision": pl.String(),
}
NAME_SCHEMA: Final = {"folded": pl.String(), "name": pl.String(), "name_kind": pl.String()}
_DROP: Final = "drop"  # in aliases.csv: a name that some package has and that no article means so
_KEPT_NAMES: Final = 100_000
GAZETTEER_SCHEMA: Final = NAME_SCHEMA | PLACE_SCHEMA


class Candidate(NamedTuple):
    """A place that a name may stand for: one row of the gazetteer."""

    folded: str
    name: str
    name_kind: str
    location_id: str
    place: str
    kind: str
    feature_code: str | None
    geonameid: int | None
    admin1: str | None
    admin1_id: int | None
    admin2_id: int | None
    country: str | None
    latitude: float
    longitude: float
    population: int
    precision: str


def resolved_place(candidate: Candidate, span: Span, confidence: float, method: str) -> ResolvedPlace:
    """A candidate as the place that a span of a text means, by the rule `method`."""
    return ResolvedPlace(
        span=span,
        location_id=candidate.location_id,
        name=candidate.place,
        precision=candidate.precision,
        country=candidate.country,
        latitude=candidate.latitude,
        longitude=candidate.longitude,
        geonameid=candidate.geonameid,
        feature_code=candidate.feature_code,
        admin1=candidate.admin1,
        confidence=confidence,
        method=method,
    )


def build_gazetteer(dumps: Sequence[pl.LazyFrame] = ()) -> pl.DataFrame:
    """Build the gazetteer; takes some 20 seconds, so keep what it returns in a Parquet file.

    Args:
        dumps: dumps of GeoNames to add, columns of `gazetteer_dump.DUMP_SCHEMA`. A place that the packages have too
            keeps their facts and gains the dump's names.

    Returns:
        Columns of `GAZETTEER_SCHEMA`, one row a folded name and place, sorted by folded name. Latitude and longitude
        in degrees, population in persons (0 unknown), country ISO 3166-1 alpha-3.
    """
    own = list(_knowledge_places())
    packaged = list(_packaged_places())
    same = same_places(own, packaged)
    places = [_joined(place, same.get(place.location_id)) for place, _ in packaged]
    places += [place for place, _ in own if place.location_id not in same.own]
    names = [each for _, its_names in (*own, *packaged) for each in its_names]
    extra = list(_extra_names({place.location_id for place in places}))
    names += [each for each in extra if each.name_kind != _DROP]
    dropped = {(fold_name(each.name), each.location_id) for each in extra if each.name_kind == _DROP}
    place_frame = pl.DataFrame(places, schema=PLACE_SCHEMA, orient="row")
    name_frame = _name_frame(names, same.own, dropped)
    for dump in dumps:
        of_dump = dump_places(dump)
        place_frame = pl.concat(
            [place_frame, of_dump.collect().select(pl.col(name).cast(dtype) for name, dtype in PLACE_SCHEMA.items())]
        )
        name_frame = _usable(pl.concat([name_frame, dump_names(dump, of_dump).collect()]), dropped)
    place_frame = with_divisions(place_frame.unique("location_id", keep="first", maintain_order=True))
    return (
        name_frame.join(place_frame, on="location_id", how="inner", validate="m:1")
        .select(list(GAZETTEER_SCHEMA))
        .sort("folded", "location_id")
    )


def _name_frame(names: list[PlaceName], ids: dict[str, str], dropped: set[tuple[str, str]]) -> pl.DataFrame:
    """Names with their folded forms, under the id that `ids` puts in place of theirs, without the `dropped`."""
    frame = pl.DataFrame(
        {
            "folded": [fold_name(each.name) for each in names],
            "name": [each.name for each in names],
            "name_kind": [each.name_kind for each in names],
            "location_id": [ids.get(each.location_id, each.location_id) for each in names],
        }
    )
    return _usable(frame, dropped)


def _usable(frame: pl.DataFrame, dropped: set[tuple[str, str]]) -> pl.DataFrame:
    """Each name of a place once, without the `dropped` and those of which folding leaves nothing."""
    is_usable = pl.col("folded").str.len_chars() >= 2
    unwanted = pl.DataFrame(list(dropped), schema=["folded", "location_id"], orient="row")
    return (
        frame.filter(is_usable)
        .unique(["folded", "location_id"], keep="first", maintain_order=True)
        .join(unwanted, on=["folded", "location_id"], how="anti")
    )


def _packaged_places() -> Iterator[tuple[Place, list[PlaceName]]]:
    yield from sources.country_places()
    cities = []
    for place, names in sources.city_places():
        cities.append(place)
        yield place, names
    yield from sources.division_places(cities)
    yield from sources.airport_places()


def _knowledge_places() -> Iterator[tuple[Place, list[PlaceName]]]:
    for row, names in knowledge_entries():
        location_id = f"place:{row['id']}"
        place = Place(
            location_id=location_id,
            place=row["name"],
            kind=row["kind"],
            feature_code=KIND_FEATURES[row["kind"]],
            geonameid=None,
            admin1=None,
            admin1_id=None,
            admin2_id=None,
            country=row["country"] or None,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=0,
            precision=row["precision"],
        )
        yield place, [PlaceName(location_id, name, "alias" if order else "main") for order, name in enumerate(names)]


def _joined(packaged: Place, own: Place | None) -> Place:
    """A package's place under our English name; a division also gets our point, that of a town is better there."""
    if own is None:
        return packaged
    if packaged.kind == "admin1":
        return packaged._replace(place=own.place, latitude=own.latitude, longitude=own.longitude)
    return packaged._replace(place=own.place)


def _extra_names(known: set[str]) -> Iterator[PlaceName]:
    """Names of our own for places that packages have: `aliases.csv` gives a country, a division or a city's id."""
    divisions = sources.division_ids()
    for row in knowledge_rows("aliases"):
        target = divisions.get(row["location"], row["location"])
        if target not in known:
            raise ValueError(f"aliases.csv: {row['alias']} points to {row['location']}, which no source has; mend it")
        yield PlaceName(target, row["alias"], row["name_kind"])


class Gazetteer:
    """Names and places held in columns, looked up by folded name.

    Args:
        frame: columns of `GAZETTEER_SCHEMA`, sorted by `folded`, as `build_gazetteer` gives them.

    Attributes:
        frame: the names and places, as given.
        countries: one row of each country, by ISO 3166-1 alpha-3.
        capitals: one row of each country's capital, of several seats the largest, by ISO 3166-1 alpha-3.

    Raises:
        ValueError: the frame has other columns.
    """

    def __init__(self, frame: pl.DataFrame) -> None:
        if dict(frame.schema) != GAZETTEER_SCHEMA:
            raise ValueError(
                f"a gazetteer has the columns {list(GAZETTEER_SCHEMA)}, this frame has {frame.columns}: build it anew"
            )
        self.frame = frame
        self._folded = frame.get_column("folded").set_sorted()
        self._known: dict[str, list[Candidate] | None] = {}
        self.countries = {
            str(each.country): each
            for each in map(Candidate._make, frame.filter(kind="country").unique("location_id").iter_rows())
        }

        seats = frame.filter(feature_code="PPLC").unique("location_id").sort("population", "location_id")
        self.capitals = {str(each.country): each for each in map(Candidate._make, seats.iter_rows())}

    def __len__(self) -> int:
        return len(self.frame)

    def forget(self) -> None:
        """Drop what is kept of names asked for before."""
        self._known.clear()

    def candidates(self, folded: Iterable[str]) -> dict[str, list[Candidate]]:
        """The places of each folded name that the gazetteer has; names that it has not are left out.

        What was asked lately is kept: articles name the same places and open sentences with the same words.
        """
        wanted = set(folded)
        if len(self._known) > _KEPT_NAMES:
            self.forget()
        new = wanted - self._known.keys()
        self._known.update(dict.fromkeys(new, None))
        self._known.update(self._looked_up(new))
        return {name: places for name in wanted if (places := self._known[name])}

    def _looked_up(self, folded: set[str]) -> dict[str, list[Candidate]]:
        wanted = pl.Series("wanted", sorted(folded), dtype=pl.String)
        found = pl.DataFrame(
            {
                "low": self._folded.search_sorted(wanted, side="left"),
                "high": self._folded.search_sorted(wanted, side="right"),
            }
        ).filter(pl.col("high") > pl.col("low"))
        rows = found.select(pl.int_ranges("low", "high").alias("row")).explode("row").get_column("row")
        results: dict[str, list[Candidate]] = {}
        for values in self.frame[rows].iter_rows():
            candidate = Candidate._make(values)
            results.setdefault(candidate.folded, []).append(candidate)
        return results


def load_gazetteer(path: Path) -> Gazetteer:
    """The gazetteer in a Parquet file that holds a frame of `build_gazetteer`.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file holds other columns, as that of an older version may.
    """
    return Gazetteer(pl.read_parquet(path))
