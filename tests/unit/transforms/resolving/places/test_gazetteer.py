from collections import Counter

import polars as pl
import pytest

from schemas.codelists import PLACE_PRECISIONS
from transforms.resolving.gazetteer import GAZETTEER_SCHEMA, Gazetteer, load_gazetteer
from transforms.resolving.gazetteer_data import KIND_FEATURES, knowledge_entries, knowledge_rows
from transforms.resolving.place_folding import fold_name, plain_name
from transforms.resolving.place_variants import forms_of

ENTRIES = list(knowledge_entries())


def test_entries_of_our_own_are_many_and_sound():
    assert len(ENTRIES) >= 400
    assert [each for each, times in Counter(row["id"] for row, _ in ENTRIES).items() if times > 1] == []
    assert {row["kind"] for row, _ in ENTRIES} <= set(KIND_FEATURES)
    assert {row["precision"] for row, _ in ENTRIES} <= set(PLACE_PRECISIONS)
    countries = {row["country"] for row in knowledge_rows("country_points")}
    assert {row["country"] for row, _ in ENTRIES if row["country"]} <= countries
    for row, names in ENTRIES:
        assert -90 <= float(row["latitude"]) <= 90
        assert -180 <= float(row["longitude"]) <= 180
        assert len(names) == len(set(names)), row["id"]


def test_a_file_gives_the_gazetteer_back(gazetteer, tmp_path):
    path = tmp_path / "gazetteer.parquet"
    gazetteer.frame.write_parquet(path)
    again = load_gazetteer(path)
    assert len(again) == len(gazetteer)
    assert again.candidates(["mosul"]) == gazetteer.candidates(["mosul"])


def test_a_frame_of_other_columns_is_refused():
    with pytest.raises(ValueError, match="build it anew"):
        Gazetteer(pl.DataFrame({"folded": ["x"]}))


def test_names_of_one_place_in_several_scripts(gazetteer):
    found = gazetteer.candidates([fold_name(each) for each in ("Mossoul", "Мосул", "الموصل", "nowhere at all")])
    assert {each.geonameid for candidates in found.values() for each in candidates if each.population > 10**6} == {
        99072
    }
    assert len(found) == 3


def test_a_town_of_ours_takes_the_geonames_id(gazetteer):
    rafah = [each for each in gazetteer.candidates(["rafah"])["rafah"] if each.country == "PSE"]
    assert [each.location_id.split(":")[0] for each in rafah if each.precision == "city"] == ["geonames"]


def test_every_country_has_a_point(gazetteer):
    assert len(gazetteer.countries) >= 245
    assert (gazetteer.countries["IRQ"].latitude, gazetteer.countries["IRQ"].geonameid) == (33.0, 99237)


def test_columns_hold_what_the_schema_allows(gazetteer):
    frame = gazetteer.frame
    assert dict(frame.schema) == GAZETTEER_SCHEMA
    assert frame.get_column("folded").is_sorted()
    assert set(frame.get_column("precision").unique()) <= set(PLACE_PRECISIONS)
    assert frame.filter(~pl.col("latitude").is_between(-90, 90) | ~pl.col("longitude").is_between(-180, 180)).is_empty()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aïn al-Assad", "ain al assad"),
        ("St. Petersburg", "Saint Petersburg"),
        ("U.S.", "US"),
        ("Sana’a", "Sanaa"),
        ("الموصل", "موصل"),
        ("Орёл", "Орел"),
        ("Köln", "Koln"),
    ],
)
def test_spellings_that_fold_alike(one, other):
    assert fold_name(one) == fold_name(other)


def test_short_i_is_a_letter_of_its_own():
    assert fold_name("край") != fold_name("краи")


@pytest.mark.parametrize(("name", "plain"), [("Kābul", "Kabul"), ("Bogotá", "Bogotá"), ("Ni‘līn", "Nilin")])
def test_marks_of_transliteration_go(name, plain):
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("word", "script", "language", "base"),
    [
        ("донецке", "cyrillic", "ru", "донецк"),
        ("харкові", "cyrillic", "uk", "харків"),
        ("ببغداد", "arabic", "ar", "بغداد"),
        ("iraks", "latin", "de", "irak"),
    ],
)
def test_forms_lead_to_the_name(word, script, language, base):
    assert base in forms_of(word, script, language)
