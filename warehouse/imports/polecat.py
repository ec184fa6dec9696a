"""POLECAT's weekly files: 40 columns with a header, parted by tabs.

Source: Halterman et al., "PLOVER and POLECAT: A New Political Event Ontology and Dataset" (2023), and the codebook
beside the files on Harvard Dataverse.
"""

from pathlib import Path
from typing import Final

import polars as pl

from schemas import codelists
from warehouse.imports.headed import AS_HEADED, all_cells, each_once, is_on_earth, number, read_headed, whole
from warehouse.imports.imported import ACTORS, EVENTS, PLACES, Bad, Imported, in_shape, is_wide, type_key, without_bad

NEEDED: Final = (
    "event id", "event date", "event type", "event mode", "actor name", "actor country", "primary actor sector",
    "recipient name", "recipient country", "primary recipient sector", "placename", "province", "country", "latitude",
    "longitude", "geonames id", "feature type", "publication date",
)  # fmt: skip
_WHOSE: Final = "POLECAT's files of Harvard Dataverse, parted by tabs"
_KINDS: Final = {
    **dict.fromkeys(("GOV", "LEG", "JUD", "SPY", "COP"), "government body"),
    "MIL": "military",
    **dict.fromkeys(("REB", "UAF", "PRM"), "armed group"),
    **dict.fromkeys(("PTY", "BUS", "JRN", "SOC", "REL", "LAB", "EDU", "MED"), "organisation"),
    **dict.fromkeys(("CVL", "CRM", "REF", "AGR", "UNK", "OPP"), "generic"),
}
"""Kind of actor by its first PLOVER sector."""


def read_polecat(path: Path, name: Path) -> Imported:
    """Read a file, named so in the rejects.

    Raises:
        ImportFileError: it lacks columns that POLECAT has.
    """
    rows = read_headed(path, name, NEEDED, _WHOSE, "\t")
    count = rows.height
    rows, rejects = without_bad(rows, _checks(), name)
    rows = rows.with_columns(
        all_cells(rows),
        source_=_id("actor name", "actor country", "primary actor sector"),
        target=_id("recipient name", "recipient country", "primary recipient sector"),
        place=_id("placename", "latitude", "longitude"),
    )
    sides = (("actor", "source_"), ("recipient", "target"))
    actors = each_once(*(_actors(rows, side, role) for side, role in sides), key="actor_id")
    return Imported(count, _events(rows), actors, each_once(_places(rows), key="location_id"), None, rejects)


def _checks() -> list[Bad]:
    types = codelists.codes("event_types", "plover_type")
    pointless = pl.col("latitude").is_null() & pl.col("longitude").is_null()
    return [
        is_wide(AS_HEADED),
        Bad("event id", "an event id", pl.col("event id").is_null()),
        Bad("event date", "a day YYYY-MM-DD as event date", _day("event date").is_null()),
        Bad("event type", f"one of PLOVER's types as event type: {', '.join(types)}", ~_type().is_in(types)),
        Bad("point on earth", "a latitude from -90 to 90 and a longitude from -180 to 180, or neither",
            ~(is_on_earth().fill_null(value=False) | pointless)),
    ]  # fmt: skip


def _id(*columns: str) -> pl.Expr:
    """Some cells as an id; null where the first is empty."""
    told = pl.concat_str(columns, separator="|", ignore_nulls=True)
    return pl.when(pl.col(columns[0]).is_not_null()).then("polecat:" + told)


def _day(column: str) -> pl.Expr:
    return pl.col(column).str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)


def _type() -> pl.Expr:
    return pl.col("event type").str.to_uppercase()


def _country(column: str) -> pl.Expr:
    """The first code of a cell that may hold several, if it is one."""
    code = pl.col(column).str.split(";").list.first().str.strip_chars()
    return pl.when(code.str.contains("^[A-Z]{3}$")).then(code)


def _actors(rows: pl.DataFrame, side: str, role: str) -> pl.DataFrame:
    first = pl.col(f"primary {side} sector").str.split(";").list.first().str.strip_chars()
    sector = pl.when(first.is_in(codelists.codes("sectors", "sector"))).then(first)
    return in_shape(
        rows,
        ACTORS,
        actor_id=role,
        actor_name=pl.col(f"{side} name"),
        actor_kind=sector.replace_strict(_KINDS, default="unknown", return_dtype=pl.String),
        country_code=_country(f"{side} country"),
        sector=sector,
    )


def _places(rows: pl.DataFrame) -> pl.DataFrame:
    geonameid = whole("geonames id")
    return in_shape(
        rows,
        PLACES,
        location_id="place",
        geonameid=pl.when(geonameid.is_between(1, 2**31)).then(geonameid),
        place_name="placename",
        admin1_name="province",
        country_code=_country("country"),
        latitude=number("latitude"),
        longitude=number("longitude"),
    )


def _place_precision() -> pl.Expr:
    """By GeoNames' feature code: countries and provinces are known as such, what has a point else is a town or site."""
    feature = pl.col("feature type").fill_null("")
    return (
        pl.when(pl.col("place").is_null()).then(pl.lit(codelists.UNKNOWN))
        .when(feature.str.contains("^PCL|country")).then(pl.lit("country"))
        .when(feature.str.contains("^ADM1|province|state")).then(pl.lit("province"))
        .when(feature.str.contains("^ADM|district")).then(pl.lit("district"))
        .otherwise(pl.lit("city"))
    )  # fmt: skip


def _events(rows: pl.DataFrame) -> pl.DataFrame:
    modes = {
        f"{kind}|{mode or ''}": (type_key(kind, mode), code) for (kind, mode), code in codelists.event_codes().items()
    }
    told = _type() + "|" + pl.col("event mode").fill_null("").str.to_lowercase()
    known = pl.when(told.is_in(list(modes))).then(told).otherwise(_type() + "|")
    return in_shape(
        rows,
        EVENTS,
        origin_event_id="event id",
        event_type_key=known.replace_strict({each: key for each, (key, _) in modes.items()}, return_dtype=pl.Int64),
        cameo_code=known.replace_strict({each: code for each, (_, code) in modes.items()}, return_dtype=pl.String),
        start_date=_day("event date"),
        end_date=_day("event date"),
        date_precision=pl.lit("day"),
        source="source_",
        target="target",
        place="place",
        place_precision=_place_precision(),
        mention_count=pl.lit(1),
        article_count=pl.lit(1),
        source_count=pl.lit(1),
        first_reported=_day("publication date"),
        last_reported=_day("publication date"),
        origin_json="origin_json",
    )
