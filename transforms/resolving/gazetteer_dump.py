"""Places and their names out of a dump of GeoNames that a user has: villages, divisions, bases, camps, dams."""

from typing import Final

import polars as pl

from transforms.resolving.gazetteer_sources import iso3_of
from transforms.resolving.place_folding import fold_name

DUMP_SCHEMA: Final = {
    "geonameid": pl.Int64(),
    "name": pl.String(),
    "asciiname": pl.String(),
    "alternatenames": pl.String(),
    "latitude": pl.Float64(),
    "longitude": pl.Float64(),
    "feature_class": pl.String(),
    "feature_code": pl.String(),
    "country_code": pl.String(),
    "cc2": pl.String(),
    "admin1_code": pl.String(),
    "admin2_code": pl.String(),
    "admin3_code": pl.String(),
    "admin4_code": pl.String(),
    "population": pl.Int64(),
    "elevation": pl.String(),
    "dem": pl.String(),
    "timezone": pl.String(),
    "modification_date": pl.String(),
}
"""The columns of allCountries.txt, cities500.txt and files of countries, in order. Source: GeoNames, readme.txt."""
_DIVISIONS: Final = {"ADM1": ("admin1", "province"), "ADM2": ("admin2", "district")}
_SITES: Final = (
    "AIRB", "AIRF", "AIRP", "MILB", "INSM", "NVB", "CMPRF", "CMP", "CMPL", "CMPLA", "CMPO", "DAM", "PS", "PSN", "OILR",
    "OILW", "MN", "MNE", "PRN", "PSTB", "PRT", "BDG", "PAL", "CSTM", "SQR", "STDM",
)  # fmt: skip
_TELLING: Final = r"^[\p{Lu}\p{Lo}]"
"""Names begin with a capital or with a letter of a script that has none: others are mechanical transliterations."""
_CODE: Final = r"^[A-Z]{2,4}$"
_SCRIPTS: Final = r"^[\p{Latin}\p{Cyrillic}\p{Arabic}\p{Common}\p{Inherited}]+$"


def dump_places(dump: pl.LazyFrame) -> pl.LazyFrame:
    """The places of a dump that articles name, in the columns of `PLACE_SCHEMA`.

    Populated places, first- and second-order divisions, and sites such as bases, camps, dams and crossings; no hills,
    streams, hotels, nor places that were abandoned or destroyed for good.

    Args:
        dump: columns of `DUMP_SCHEMA`.
    """
    code, country = pl.col("feature_code"), pl.col("country_code")
    is_town = (pl.col("feature_class") == "P") & code.is_in(["PPLH", "PPLQ", "PPLW", "PPLCH"]).not_()
    wanted = dump.filter(is_town | code.is_in([*_SITES, *_DIVISIONS]))
    divisions = dump.filter(code == "ADM1").select(
        country, "admin1_code", admin1="name", admin1_id="geonameid"
    ).unique(["country_code", "admin1_code"])  # fmt: skip
    seconds = (
        dump.filter(code == "ADM2")
        .select(country, "admin1_code", "admin2_code", admin2_id="geonameid")
        .unique(["country_code", "admin1_code", "admin2_code"])
    )
    kinds = {name: kind for name, (kind, _) in _DIVISIONS.items()} | dict.fromkeys(_SITES, "site")
    precisions = {name: precision for name, (_, precision) in _DIVISIONS.items()} | dict.fromkeys(_SITES, "exact")
    return (
        wanted.join(divisions, on=["country_code", "admin1_code"], how="left")
        .join(seconds, on=["country_code", "admin1_code", "admin2_code"], how="left")
        .select(
            location_id=pl.format("geonames:{}", "geonameid"),
            place="name",
            kind=pl.when(code == "PPLC").then(pl.lit("capital")).otherwise(code.replace_strict(kinds, default="city")),
            feature_code=code,
            geonameid="geonameid",
            admin1="admin1",
            admin1_id="admin1_id",
            admin2_id="admin2_id",
            country=country.map_elements(iso3_of, return_dtype=pl.String),
            latitude="latitude",
            longitude="longitude",
            population=pl.col("population").fill_null(0),
            precision=code.replace_strict(precisions, default="city"),
        )
    )


def dump_names(dump: pl.LazyFrame, places: pl.LazyFrame) -> pl.LazyFrame:
    """The names of the places of a dump: folded, name, name_kind, location_id.

    Args:
        dump: columns of `DUMP_SCHEMA`.
        places: what `dump_places` made of it.
    """
    kept = dump.join(places.select("geonameid", "location_id"), on="geonameid", how="inner")
    main = kept.select("name", "location_id", name_kind=pl.lit("main"))
    others = kept.select(
        pl.col("alternatenames").str.split(",").alias("name"), "location_id", name_kind=pl.lit("alias")
    )
    name = pl.col("name")
    aliases = others.explode("name").filter(
        name.str.len_chars() >= 3,
        name.str.contains(_TELLING),
        name.str.contains(_SCRIPTS),
        name.str.contains(_CODE).not_(),
    )
    return (
        pl.concat([main, aliases])
        .with_columns(folded=name.map_elements(fold_name, return_dtype=pl.String))
        .select("folded", "name", "name_kind", "location_id")
    )
