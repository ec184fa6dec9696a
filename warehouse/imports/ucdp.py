"""UCDP's Georeferenced Event Dataset (GED): CSV with a header, 49 columns since version 5.

Source: UCDP GED Codebook 23.1 (Högbladh, Uppsala University).
"""

from pathlib import Path
from typing import Final

import polars as pl

from schemas import codelists
from warehouse.imports.headed import AS_HEADED, all_cells, each_once, is_on_earth, number, read_headed, whole
from warehouse.imports.imported import (
    ACTORS,
    EVENTS,
    PLACES,
    Bad,
    Imported,
    countries,
    in_shape,
    is_wide,
    type_key,
    without_bad,
)

NEEDED: Final = (
    "id", "type_of_violence", "side_a_new_id", "side_a", "side_b_new_id", "side_b", "number_of_sources", "where_prec",
    "where_coordinates", "adm_1", "latitude", "longitude", "country_id", "date_prec", "date_start", "date_end", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
_WHOSE: Final = "UCDP's GED export in CSV, of https://ucdp.uu.se/downloads/"
_PLACE_PRECISIONS: Final = {
    "1": "city", "2": "near", "3": "district", "4": "province", "5": "province", "6": "country", "7": "region",
}  # fmt: skip
"""Place precision by where_prec; 5 is a line or a part of a country."""
_DATE_PRECISIONS: Final = {"1": "day", "2": "interval", "3": "week", "4": "month", "5": "interval"}
_CAMEO: Final = {"1": "190", "2": "190", "3": "180"}
"""CAMEO code by type of violence: state-based and between groups is fighting, one-sided is violence."""


def read_ucdp(path: Path, name: Path) -> Imported:
    """Read an export, named so in the rejects.

    Raises:
        ImportFileError: it lacks columns that GED has.
    """
    rows = read_headed(path, name, NEEDED, _WHOSE)
    count = rows.height
    rows, rejects = without_bad(rows, _checks(), name)
    rows = rows.with_columns(
        all_cells(rows),
        source=_actor_id("a"),
        target=_actor_id("b"),
        place="ucdp:" + pl.concat_str("where_coordinates", "latitude", "longitude", separator="|", ignore_nulls=True),
    )
    actors = each_once(_actors(rows, "a", "source"), _actors(rows, "b", "target"), key="actor_id")
    return Imported(count, _events(rows), actors, each_once(_places(rows), key="location_id"), None, rejects)


def _checks() -> list[Bad]:
    figures = [
        Bad(each, f"a whole number of persons as {each}", whole(each).is_null() | (whole(each) < 0))
        for each in ("low", "best", "high")
    ]
    in_order = _day("date_start") <= _day("date_end")
    return [
        is_wide(AS_HEADED),
        Bad("id", "a whole number as id", whole("id").is_null()),
        Bad("type_of_violence", "1, 2 or 3 as type_of_violence", ~pl.col("type_of_violence").is_in(list(_CAMEO))),
        Bad("date_start and date_end", "days YYYY-MM-DD in their order as date_start and date_end", ~in_order),
        Bad("point on earth", "a latitude from -90 to 90 and a longitude from -180 to 180", ~is_on_earth()),
        *figures,
        Bad("low and high", "a low that is no more than high", whole("low") > whole("high")),
    ]


def _day(column: str) -> pl.Expr:
    """A day, of GED's texts with or without a time behind it."""
    return pl.col(column).str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)


def _actor_id(side: str) -> pl.Expr:
    return "ucdp:" + pl.col(f"side_{side}_new_id")


def _actors(rows: pl.DataFrame, side: str, role: str) -> pl.DataFrame:
    name = pl.col(f"side_{side}")
    is_state = pl.col(f"gwno{side}").is_not_null() & name.str.starts_with("Government of")
    is_civil = name == "Civilians"
    return in_shape(
        rows,
        ACTORS,
        actor_id=role,
        actor_name=name.fill_null(codelists.UNKNOWN),
        actor_kind=pl.when(is_state).then(pl.lit("state")).when(is_civil).then(pl.lit("generic"))
        .otherwise(pl.lit("armed group")),
        country_code=pl.col(f"gwno{side}").replace_strict(
            countries("gw_number"), default=None, return_dtype=pl.String
        ),
        sector=pl.when(is_state).then(pl.lit("MIL")).when(is_civil).then(pl.lit("CVL")).otherwise(pl.lit("REB")),
    )  # fmt: skip


def _places(rows: pl.DataFrame) -> pl.DataFrame:
    return in_shape(
        rows,
        PLACES,
        location_id="place",
        place_name=pl.coalesce("where_coordinates", "adm_1", pl.lit(codelists.UNKNOWN)),
        admin1_name="adm_1",
        country_code=pl.col("country_id").replace_strict(
            countries("gw_number"), default=None, return_dtype=pl.String
        ),
        latitude=number("latitude"),
        longitude=number("longitude"),
    )  # fmt: skip


def _events(rows: pl.DataFrame) -> pl.DataFrame:
    sources = pl.max_horizontal(whole("number_of_sources"), 1)  # -1 where nobody counted them
    start, end = _day("date_start"), _day("date_end")
    told = pl.col("date_prec").replace_strict(_DATE_PRECISIONS, default=codelists.UNKNOWN, return_dtype=pl.String)
    return in_shape(
        rows,
        EVENTS,
        origin_event_id="id",
        event_type_key=pl.lit(type_key("ASSAULT")),
        cameo_code=pl.col("type_of_violence").replace_strict(_CAMEO, return_dtype=pl.String),
        start_date=start,
        end_date=end,
        date_precision=pl.when(start == end).then(pl.lit("day")).when(told == "day").then(pl.lit("interval"))
        .otherwise(told),
        source="source",
        target="target",
        place="place",
        place_precision=pl.col("where_prec").replace_strict(
            _PLACE_PRECISIONS, default=codelists.UNKNOWN, return_dtype=pl.String
        ),
        killed_low=whole("low"),
        killed_high=whole("high"),
        mention_count=sources,
        article_count=sources,
        source_count=sources,
        origin_json="origin_json",
    )  # fmt: skip
