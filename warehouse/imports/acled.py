"""ACLED's export: CSV with a header, 31 columns.

Source: ACLED Codebook (Armed Conflict Location & Event Data).
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
    "event_id_cnty", "event_date", "time_precision", "sub_event_type", "actor1", "inter1", "actor2", "inter2", "iso",
    "admin1", "location", "latitude", "longitude", "geo_precision", "source", "fatalities",
)  # fmt: skip
_WHOSE: Final = "ACLED's export in CSV, of https://acleddata.com/"
_PLACE_PRECISIONS: Final = {"1": "city", "2": "near", "3": "province"}
_INTERS: Final = {
    ("1", "State forces"): ("military", "MIL"),
    ("2", "Rebel group", "Rebel forces", "Rebel groups"): ("armed group", "REB"),
    ("3", "Political militia", "Political militias"): ("armed group", "UAF"),
    ("4", "Identity militia", "Identity militias"): ("armed group", "UAF"),
    ("5", "Rioters"): ("generic", "CVL"),
    ("6", "Protesters"): ("generic", "CVL"),
    ("7", "Civilians"): ("generic", "CVL"),
    ("8", "External/Other forces", "Other forces"): ("organisation", None),
}
"""Kind and PLOVER sector by ACLED's kinds of actors, by number until 2024, by name since."""
_COUNTRY_IN_NAME: Final = (
    r"^(?:Military|Police) Forces of ([^(-]+?)(?: \(|-|$)",
    r"^Government of ([^(-]+?)(?: \(|-|$)",
    r"^(?:Protesters|Rioters|Civilians) \(([^)]+)\)$",
)
_WEEK: Final = 6
"""Days before and after the day that stands for a week."""


def read_acled(path: Path, name: Path) -> Imported:
    """Read an export, named so in the rejects.

    Raises:
        ImportFileError: it lacks columns that ACLED's exports have.
    """
    rows = read_headed(path, name, NEEDED, _WHOSE)
    count = rows.height
    rows, rejects = without_bad(rows, _checks(), name)
    rows = rows.with_columns(
        all_cells(rows),
        source_id="acled:" + pl.col("actor1"),
        target_id="acled:" + pl.col("actor2"),
        place="acled:" + pl.concat_str("location", "latitude", "longitude", separator="|", ignore_nulls=True),
    )
    actors = each_once(_actors(rows, 1, "source_id"), _actors(rows, 2, "target_id"), key="actor_id")
    return Imported(count, _events(rows), actors, each_once(_places(rows), key="location_id"), None, rejects)


def _checks() -> list[Bad]:
    return [
        is_wide(AS_HEADED),
        Bad("event_id_cnty", "an event_id_cnty", pl.col("event_id_cnty").is_null()),
        Bad("event_date", "a day such as 2014-05-01 or 01 May 2014 as event_date", _day().is_null()),
        Bad("point on earth", "a latitude from -90 to 90 and a longitude from -180 to 180", ~is_on_earth()),
        Bad("fatalities", "a whole number of persons as fatalities",
            whole("fatalities").is_null() | (whole("fatalities") < 0)),
    ]  # fmt: skip


def _day() -> pl.Expr:
    day = pl.col("event_date")
    return pl.coalesce(*(day.str.to_date(form, strict=False) for form in ("%Y-%m-%d", "%d %B %Y", "%d-%b-%Y")))


def _actors(rows: pl.DataFrame, number_: int, role: str) -> pl.DataFrame:
    name, inter = pl.col(f"actor{number_}"), pl.col(f"inter{number_}")
    kinds = {each: kind for said, (kind, _) in _INTERS.items() for each in said}
    sectors = {each: sector for said, (_, sector) in _INTERS.items() for each in said}
    names = {row["country_name"]: row["country_code"] for row in codelists.code_list("countries")}
    in_name = pl.coalesce(*(name.str.extract(pattern) for pattern in _COUNTRY_IN_NAME))
    is_police = name.str.starts_with("Police Forces")
    return in_shape(
        rows,
        ACTORS,
        actor_id=role,
        actor_name=name,
        actor_kind=inter.replace_strict(kinds, default="unknown", return_dtype=pl.String),
        country_code=in_name.replace_strict(names, default=None, return_dtype=pl.String),
        sector=pl.when(is_police).then(pl.lit("COP"))
        .otherwise(inter.replace_strict(sectors, default=None, return_dtype=pl.String)),
    )  # fmt: skip


def _places(rows: pl.DataFrame) -> pl.DataFrame:
    iso = {str(int(code)): country for code, country in countries("iso_numeric").items()}
    return in_shape(
        rows,
        PLACES,
        location_id="place",
        place_name=pl.coalesce("location", "admin1", pl.lit(codelists.UNKNOWN)),
        admin1_name="admin1",
        country_code=pl.col("iso").str.strip_chars_start("0").replace_strict(
            iso, default=None, return_dtype=pl.String
        ),
        latitude=number("latitude"),
        longitude=number("longitude"),
    )  # fmt: skip


def _types() -> pl.DataFrame:
    """said, event_type_key, cameo: type and code of every sub-event type that has one."""
    rows = [
        (row["sub_event_type"], type_key(row["plover_type"], row["plover_mode"]), row["cameo_code"])
        for row in codelists.code_list("acled_sub_events")
        if row["plover_type"]
    ]
    return pl.DataFrame(rows, {"said": pl.String, "event_type_key": pl.Int64, "cameo": pl.String}, orient="row")


def _events(rows: pl.DataFrame) -> pl.DataFrame:
    day, precision = _day(), pl.col("time_precision")
    sources = pl.col("source").str.count_matches(";").fill_null(0).cast(pl.Int64) + 1
    typed = rows.join(
        _types(), left_on="sub_event_type", right_on="said", how="left", validate="m:1", maintain_order="left"
    )
    return in_shape(
        typed,
        EVENTS,
        origin_event_id="event_id_cnty",
        event_type_key=pl.col("event_type_key").fill_null(0),
        cameo_code=pl.col("cameo").fill_null(codelists.UNKNOWN),
        start_date=pl.when(precision == "2").then(day.dt.offset_by(f"-{_WEEK}d"))
        .when(precision == "3").then(day.dt.month_start()).otherwise(day),
        end_date=pl.when(precision == "2").then(day.dt.offset_by(f"{_WEEK}d"))
        .when(precision == "3").then(day.dt.month_end()).otherwise(day),
        date_precision=precision.replace_strict({"2": "interval", "3": "month"}, default="day", return_dtype=pl.String),
        source="source_id",
        target="target_id",
        place="place",
        place_precision=pl.col("geo_precision").replace_strict(
            _PLACE_PRECISIONS, default=codelists.UNKNOWN, return_dtype=pl.String
        ),
        killed_low=whole("fatalities"),
        killed_high=whole("fatalities"),
        mention_count=sources,
        article_count=sources,
        source_count=sources,
        origin_json="origin_json",
    )  # fmt: skip
