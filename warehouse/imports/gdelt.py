"""GDELT 2.0's event export: 61 columns parted by tabs, no header."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import polars as pl

from schemas import codelists
from warehouse.imports.gdelt_columns import ACTOR, EVENT_COLUMNS, GEO
from warehouse.imports.imported import (
    ACTORS,
    EVENTS,
    MORE,
    PLACES,
    Bad,
    Imported,
    cameo_types,
    countries,
    in_shape,
    is_wide,
    joined,
    without_bad,
)

_SEPARATOR: Final = "|"
_COPIED: Final = ("IsRootEvent", "AvgTone", "DATEADDED", "SOURCEURL")
_PLAIN: Final = ("EventCode", "QuadClass", "GoldsteinScale", "IsRootEvent", "AvgTone")
_CONTROL: Final = r"[\x00-\x1f]"
_NO_PLAIN: Final = r'["\\\x00-\x1f]'
_PRECISIONS: Final = {"1": "country", "2": "province", "3": "city", "4": "city", "5": "province"}
"""Place precision by GDELT's geo type: a country, a US state, a US city, a city elsewhere, a state elsewhere."""
_GROUPS: Final = {"UNO": "UNO", "EEC": "EUR", "IGO": "IGO", "NGO": "NGO", "IMG": "IMG", "MNC": "MNC"}
"""PLOVER's codes for what is no state, by CAMEO's of groups and types."""
_KNOWN_OF_ROOT: Final = {
    **dict.fromkeys(("01", "02", "03", "04", "05"), "1"),
    **dict.fromkeys(("06", "07", "08", "09"), "2"),
    **dict.fromkeys(("10", "11", "12", "13", "14"), "3"),
    **dict.fromkeys(("15", "16", "17", "18", "19", "20"), "4"),
}
"""GDELT's quad class of each root code."""


def scan_tabs(path: Path, columns: Sequence[str]) -> pl.LazyFrame:
    """Rows of a file parted by tabs, all text, empty cells empty, with a column `line` from 1 and MORE.

    What stands behind the last column is in MORE, which is empty in a good row; what a short row lacks is empty.
    Bytes that are no UTF-8 become U+FFFD.
    """
    return pl.scan_csv(
        path,
        separator="\t",
        has_header=False,
        quote_char=None,
        schema=dict.fromkeys((*columns, MORE), pl.String()),
        truncate_ragged_lines=True,
        missing_columns="insert",
        empty_string_is_null=False,
        encoding="utf8-lossy",
        row_index_name="line",
        row_index_offset=1,
    )


def read_events(path: Path, name: Path) -> Imported:
    """Read a file of events, named so in the rejects.

    Rows are refused that have another number of columns, no whole number as id, no day of the calendar as date, or a
    point that is none on earth.
    """
    rows = _compact(path)
    rows, rejects = without_bad(rows, _checks(), name)
    actors = _actors(rows)
    places = _places(rows)
    off_earth = places.filter(
        ~(
            (pl.col("latitude").is_between(-90, 90) & pl.col("longitude").is_between(-180, 180))
            | pl.col("is_pointless")
        ).fill_null(value=False)
    )
    row_count = rows.height + rejects.height
    if off_earth.height:
        ids = off_earth["location_id"].implode()
        off = pl.any_horizontal(pl.col(each).is_in(ids).fill_null(value=False) for each in _PLACES)
        point = Bad("point on earth", "latitudes from -90 to 90 and longitudes from -180 to 180", off)
        rows, more = without_bad(rows, [point], name)
        rejects = pl.concat([rejects, more])
        places = places.join(off_earth, on="location_id", how="anti")
    return Imported(row_count, _events(rows), actors, places.select(PLACES.names()), None, rejects)


_PLACES: Final = ("place", "source_place", "target_place")


def _compact(path: Path) -> pl.DataFrame:
    """The columns that are used, those of each actor and place as one text, which is its id."""

    def actor(number: int) -> pl.Expr:
        return "gdelt:" + joined([f"Actor{number}{each}" for each in ACTOR], _SEPARATOR)

    def place(whose: str) -> pl.Expr:
        columns = [f"{whose}Geo_{each}" for each in GEO]
        text = pl.concat_str(columns, separator=_SEPARATOR)
        return "gdelt:" + text.replace([_SEPARATOR * 7, f"0{_SEPARATOR * 7}"], None)

    return (
        scan_tabs(path, EVENT_COLUMNS)
        .select(
            "line", "GLOBALEVENTID", "SQLDATE", "EventCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources",
            "NumArticles", *_COPIED, MORE,
            source=actor(1), target=actor(2),
            place=place("Action"), source_place=place("Actor1"), target_place=place("Actor2"),
        )
        .collect()
    )  # fmt: skip


def _checks() -> list[Bad]:
    whole = [
        Bad(each, f"a whole number as {each}", pl.col(each).cast(pl.Int64, strict=False).is_null())
        for each in ("GLOBALEVENTID", "NumMentions", "NumSources", "NumArticles")
    ]
    return [
        is_wide(f"{len(EVENT_COLUMNS)} columns parted by tabs"),
        Bad("DATEADDED", "61 columns parted by tabs, the 60th a moment of 14 digits", ~is_moment("DATEADDED")),
        *whole,
        Bad("signs", f"neither quotes nor control signs in {', '.join(_PLAIN)}, and no control signs in SOURCEURL",
            pl.any_horizontal(pl.col(each).str.contains(_NO_PLAIN) for each in _PLAIN)
            | pl.col("SOURCEURL").str.contains(_CONTROL)),
        Bad("SQLDATE", "a day of the calendar, YYYYMMDD, as SQLDATE", moment_day("SQLDATE").is_null()),
    ]  # fmt: skip


def is_moment(column: str) -> pl.Expr:
    """Whether a text is a moment of 14 digits."""
    moment = pl.col(column).str.to_datetime("%Y%m%d%H%M%S", strict=False)
    return (pl.col(column).str.len_bytes() == len("20150218230000")) & moment.is_not_null()


def moment_day(column: str) -> pl.Expr:
    """The day of a text that starts with YYYYMMDD; null if it is none."""
    return pl.col(column).str.slice(0, 8).str.to_date("%Y%m%d", strict=False)


def _parts(rows: pl.DataFrame, columns: Sequence[str], names: Sequence[str]) -> pl.DataFrame:
    """Every id in some columns once, as `id`, and its parts by their names, null where empty."""
    ids = pl.concat([rows.select(id=pl.col(each).unique()) for each in columns]).unique().drop_nulls()
    parts = pl.col("id").str.strip_prefix("gdelt:").str.split_exact(_SEPARATOR, len(names) - 1)
    split = ids.with_columns(parts.struct.rename_fields(names).alias("parts")).unnest("parts")
    return split.with_columns(pl.col(list(names)).replace("", None))


def _actors(rows: pl.DataFrame) -> pl.DataFrame:
    parts = _parts(rows, ("source", "target"), ACTOR)
    types = pl.DataFrame(codelists.code_list("cameo_actor_types")).with_columns(pl.col("sector").replace("", None))
    is_state = pl.col("Type1Code").is_null() & pl.col("KnownGroupCode").is_null() & pl.col("CountryCode").is_not_null()
    known = countries("cameo_code") | countries("country_code")
    country = pl.coalesce(
        pl.col("CountryCode").replace_strict(known, default=None, return_dtype=pl.String),
        pl.col("KnownGroupCode").replace_strict(_GROUPS, default=None, return_dtype=pl.String),
        pl.col("Type1Code").replace_strict(_GROUPS, default=None, return_dtype=pl.String),
    )
    return (
        parts.join(types, left_on="Type1Code", right_on="cameo_type", how="left", validate="m:1")
        .select(
            actor_id="id",
            actor_name=pl.coalesce("Name", "Code", pl.lit(codelists.UNKNOWN)),
            actor_kind=pl.when(is_state).then(pl.lit("state")).otherwise(
                pl.coalesce("actor_kind", pl.when(pl.col("KnownGroupCode").is_not_null()).then(pl.lit("organisation")),
                            pl.lit("generic"))
            ),
            country_code=country,
            sector="sector",
            origin_json=pl.struct(ACTOR).struct.json_encode(),
        )
        .cast(ACTORS)
    )  # fmt: skip


def _places(rows: pl.DataFrame) -> pl.DataFrame:
    """The places, with `is_pointless` for those whose point is not told."""
    parts = _parts(rows, _PLACES, GEO)
    names = pl.col("FullName").str.split(", ").list.eval(pl.element().replace("", None))
    return parts.select(
        location_id="id",
        geonameid=pl.lit(None, pl.Int64),
        place_name=pl.coalesce(names.list.first(), "CountryCode", pl.lit(codelists.UNKNOWN)),
        admin1_name=pl.when(names.list.len() > 2).then(names.list.get(1, null_on_oob=True)),
        country_code=pl.col("CountryCode").replace_strict(
            countries("fips_codes"), default=None, return_dtype=pl.String
        ),
        latitude=pl.col("Lat").cast(pl.Float64, strict=False),
        longitude=pl.col("Long").cast(pl.Float64, strict=False),
        origin_json=pl.struct(GEO).struct.json_encode(),
        is_pointless=pl.col("Lat").is_null() & pl.col("Long").is_null(),
    )


def _events(rows: pl.DataFrame) -> pl.DataFrame:
    """The events in the columns of EVENTS; what our code lists say otherwise of a code is told in `origin_json`."""
    scores = {row["cameo_code"]: float(row["goldstein_score"]) for row in codelists.code_list("cameo")}
    day = moment_day("SQLDATE")
    geo_type = pl.col("place").str.slice(len("gdelt:"), 1)
    other_quad = pl.col("QuadClass") != pl.col("EventCode").str.slice(0, 2).replace_strict(
        _KNOWN_OF_ROOT, default="", return_dtype=pl.String
    )
    other_score = pl.col("EventCode").replace_strict(scores, default=None, return_dtype=pl.Float64).ne_missing(
        pl.col("GoldsteinScale").cast(pl.Float64, strict=False)
    )  # fmt: skip
    url = pl.col("SOURCEURL").str.replace_all("\\", "\\\\", literal=True).str.replace_all('"', '\\"', literal=True)
    extra = [
        pl.when(pl.col("known_cameo").is_null()).then(_member("EventCode")).otherwise(pl.lit("")),
        pl.when(other_quad).then(_member("QuadClass")).otherwise(pl.lit("")),
        pl.when(other_score).then(_member("GoldsteinScale")).otherwise(pl.lit("")),
    ]
    copied = [_member(each) for each in _COPIED if each != "SOURCEURL"]
    typed = rows.join(
        cameo_types(), left_on="EventCode", right_on="cameo_code", how="left", validate="m:1", maintain_order="left"
    )
    return in_shape(
        typed,
        EVENTS,
        origin_event_id="GLOBALEVENTID",
        event_type_key=pl.col("event_type_key").fill_null(0),
        cameo_code=pl.col("known_cameo").fill_null(codelists.UNKNOWN),
        start_date=day,
        end_date=day,
        date_precision=pl.lit("day"),
        source="source",
        target="target",
        source_place="source_place",
        target_place="target_place",
        place="place",
        place_precision=geo_type.replace_strict(_PRECISIONS, default="unknown", return_dtype=pl.String).fill_null(
            "unknown"
        ),
        mention_count=pl.col("NumMentions").cast(pl.Int64).clip(1),
        article_count=pl.col("NumArticles").cast(pl.Int64).clip(1),
        source_count=pl.col("NumSources").cast(pl.Int64).clip(1),
        first_reported=moment_day("DATEADDED"),
        origin_json=pl.concat_str(pl.lit("{"), *copied, *extra, pl.lit('"SOURCEURL":"'), url, pl.lit('"}')),
    )


def _member(column: str) -> pl.Expr:
    """A member of a JSON object, with the comma behind it; GDELT's other columns hold neither quote nor backslash."""
    return pl.concat_str(pl.lit(f'"{column}":"'), pl.col(column), pl.lit('",'))
