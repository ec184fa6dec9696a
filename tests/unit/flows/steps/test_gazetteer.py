"""The file of places with a dump of GeoNames in it."""

import zipfile
from pathlib import Path

import polars as pl
import pytest

from flows.errors import WrongUseError
from flows.steps.gazetteer import is_current, prepare_gazetteer
from transforms.resolving.gazetteer import load_gazetteer

VILLAGE = (
    "9900001\tTell Varn\tTell Varn\tتل ورن\t36.1\t37.2\tP\tPPL\tSY\t\t09\t\t\t\t0\t\t\tAsia/Damascus\t2020-01-01\n"
)


def zipped(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.txt", text)
    return path


@pytest.mark.slow
def test_the_places_of_a_dump_are_added_and_kept_up_to_date(tmp_path: Path) -> None:
    dump = zipped(tmp_path / "SY.zip", SY=VILLAGE, readme="GeoNames")
    places = prepare_gazetteer(tmp_path / "places.parquet", [dump])
    (village,) = load_gazetteer(places).candidates(["tell varn"])["tell varn"]
    assert (village.location_id, village.country) == ("geonames:9900001", "SYR")
    assert load_gazetteer(places).candidates(["damascus"])
    assert pl.scan_parquet(places).filter(pl.col("location_id") == "geonames:9900001").collect().height == 2
    assert is_current(places, [dump])
    assert not is_current(places)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("files", "got"),
    [
        ({"SY": "a,b,c\n"}, "its first line has 1 columns"),
        ({"SY": VILLAGE, "IQ": VILLAGE}, "got a zip with"),
        ({}, "got a zip with"),
    ],
)
def test_what_is_no_dump_says_so(tmp_path: Path, files: dict[str, str], got: str) -> None:
    dump = zipped(tmp_path / "SY.zip", **files)
    with pytest.raises(WrongUseError, match=got) as error:
        prepare_gazetteer(tmp_path / "places.parquet", [dump])
    assert "expected a dump of GeoNames" in str(error.value)
    assert not (tmp_path / "places.parquet").exists()


def test_a_dump_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match=r"absent\.zip, which is no file"):
        prepare_gazetteer(tmp_path / "places.parquet", [tmp_path / "absent.zip"])
