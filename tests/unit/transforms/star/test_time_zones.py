import polars as pl
import pytest

from transforms.star.time_zones import with_time_zone


def _zone(location_id: str, country: str | None, latitude: float | None, longitude: float | None) -> str | None:
    place = {
        "location_id": location_id,
        "country_code": country,
        "latitude": latitude,
        "longitude": longitude,
    }
    schema = {
        "location_id": pl.String,
        "country_code": pl.String,
        "latitude": pl.Float64,
        "longitude": pl.Float64,
    }
    return with_time_zone(pl.DataFrame([place], schema=schema))["time_zone"].item()


@pytest.mark.parametrize(
    ("location_id", "country", "latitude", "longitude", "zone"),
    [
        ("place:ain-al-asad", "IRQ", 33.79, 42.44, "Asia/Baghdad"),
        ("geonames:2013348", "RUS", 43.11, 131.87, "Asia/Vladivostok"),
        ("geonames:5368361", "USA", 34.05, -118.24, "America/Los_Angeles"),
        ("country:IRQ", "IRQ", 33.0, 44.0, "Asia/Baghdad"),
    ],
)
def test_a_place_goes_by_the_clock_of_its_zone(location_id, country, latitude, longitude, zone):
    assert _zone(location_id, country, latitude, longitude) == zone


@pytest.mark.parametrize(
    ("location_id", "country", "latitude", "longitude"),
    [
        ("country:RUS", "RUS", 60.0, 100.0),
        ("country:USA", "USA", 39.76, -98.5),
        ("place:sahel", None, 15.0, 5.0),
        ("place:black-sea", None, 43.0, 34.0),
        ("unknown", None, None, None),
        ("place:lost", "IRQ", None, None),
    ],
)
def test_where_the_place_leaves_it_open_the_zone_is_unknown(location_id, country, latitude, longitude):
    assert _zone(location_id, country, latitude, longitude) is None


def test_each_place_keeps_its_row():
    places = pl.DataFrame(
        {
            "location_id": ["place:a", "place:b", "country:FRA"],
            "country_code": ["FRA", "FRA", "FRA"],
            "latitude": [48.85, 48.85, 46.0],
            "longitude": [2.35, 2.35, 2.0],
        }
    )
    assert with_time_zone(places)["time_zone"].to_list() == ["Europe/Paris"] * 3
