import polars as pl

from transforms.resolving.gazetteer import PLACE_SCHEMA
from transforms.resolving.gazetteer_divisions import with_divisions


def _place(location_id, kind, latitude, longitude, **values):
    facts = {"place": location_id, "feature_code": "S", "geonameid": None, "admin1": None, "admin1_id": None}
    facts |= {"admin2_id": None, "country": "IRQ", "population": 0, "precision": "exact"}
    return {**facts, "location_id": location_id, "kind": kind, "latitude": latitude, "longitude": longitude, **values}


def _divided(*places):
    frame = pl.DataFrame(list(places), schema=PLACE_SCHEMA)
    found = with_divisions(frame)
    assert found.columns == frame.columns
    return dict(zip(found["location_id"], found["admin1"], strict=True))


HIT = _place("hit", "city", 33.64, 42.83, admin1="Anbar", admin1_id=1, precision="city")
DOHUK = _place("dohuk", "city", 36.87, 42.99, admin1="Dohuk", admin1_id=2, precision="city")


def test_a_base_lies_in_the_division_of_the_nearest_town():
    assert _divided(HIT, DOHUK, _place("base", "base", 33.79, 42.44))["base"] == "Anbar"


def test_what_lies_far_from_any_town_or_across_the_border_has_none():
    far = _place("desert", "site", 30.0, 41.0)
    abroad = _place("abroad", "base", 33.79, 42.44, country="SYR")
    wide = _place("steppe", "region", 33.64, 42.83, precision="region")
    found = _divided(HIT, DOHUK, far, abroad, wide)
    assert [found[name] for name in ("desert", "abroad", "steppe")] == [None, None, None]


def test_a_division_that_is_known_stays():
    known = _place("camp", "camp", 33.64, 42.83, admin1="Dohuk")
    assert _divided(HIT, known)["camp"] == "Dohuk"


def test_the_built_gazetteer_knows_the_division_of_an_air_base(gazetteer):
    base = next(each for each in gazetteer.candidates(["ain al asad"])["ain al asad"] if each.country == "IRQ")
    assert "Anb" in base.admin1
