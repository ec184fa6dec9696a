"""A dump of GeoNames: which of its rows are places that articles name, and their names."""

import polars as pl
import pytest

from transforms.resolving.gazetteer import PLACE_SCHEMA
from transforms.resolving.gazetteer_dump import DUMP_SCHEMA, dump_names, dump_places


def row(geonameid, name, feature, *, others="", country="SY", admin1="", admin2="", population=0):
    values = [geonameid, name, name, others, 36.1, 37.2, feature[0], feature[2:], country, None, admin1, admin2]
    return [*values, None, None, population, None, None, "Asia/Damascus", "2020-01-01"]


DUMP = pl.LazyFrame(
    [
        row(1, "Lornia", "A.ADM1", admin1="09"),
        row(2, "Lornia East", "A.ADM2", admin1="09", admin2="11"),
        row(3, "Tell Varn", "P.PPL", others="Tall Warn,تل ورن,tall warn,TVN,テル", admin1="09", admin2="11"),
        row(4, "Varn Air Base", "S.AIRB", admin1="09"),
        row(5, "Jabal Varn", "T.HLL"),
        row(6, "Old Varn", "P.PPLQ"),
        row(7, "Sedra", "P.PPLC", population=90_000),
    ],
    schema=DUMP_SCHEMA,
    orient="row",
)


@pytest.fixture(scope="module")
def places() -> dict[str, dict[str, object]]:
    frame = dump_places(DUMP).collect()
    assert dict(frame.cast(PLACE_SCHEMA).schema) == PLACE_SCHEMA
    return {str(each["place"]): each for each in frame.iter_rows(named=True)}


def test_hills_and_abandoned_places_are_left_out(places):
    assert set(places) == {"Lornia", "Lornia East", "Tell Varn", "Varn Air Base", "Sedra"}


def test_a_village_lies_in_its_divisions_and_country(places):
    village = places["Tell Varn"]
    assert (village["location_id"], village["kind"], village["precision"]) == ("geonames:3", "city", "city")
    assert (village["admin1"], village["admin1_id"], village["admin2_id"]) == ("Lornia", 1, 2)
    assert (village["country"], village["population"]) == ("SYR", 0)


@pytest.mark.parametrize(
    ("name", "kind", "precision"),
    [
        ("Lornia", "admin1", "province"),
        ("Lornia East", "admin2", "district"),
        ("Varn Air Base", "site", "exact"),
        ("Sedra", "capital", "city"),
    ],
)
def test_features_become_kinds(places, name, kind, precision):
    assert (places[name]["kind"], places[name]["precision"]) == (kind, precision)


def test_names_in_scripts_that_are_read_and_no_codes_or_transliterations():
    names = dump_names(DUMP, dump_places(DUMP)).collect().filter(location_id="geonames:3")
    assert sorted(names["name"]) == ["Tall Warn", "Tell Varn", "تل ورن"]
    assert names.filter(name="Tell Varn")["name_kind"].to_list() == ["main"]
    assert names.filter(name="Tell Varn")["folded"].to_list() == ["tell varn"]
