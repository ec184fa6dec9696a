"""The fact of events: what the mentions of current article versions say together of each event."""

from typing import Final

import polars as pl

from schemas import codelists, core
from schemas.keys import UNKNOWN_KEY, surrogate_key_expr
from transforms.star.dimensions import event_type_key, known_modes
from transforms.star.evidence import mention_times
from transforms.star.frames import Tables, day_key, finished, most_told_value

_NARROWER_MODES: Final = {"explosives": "suicide-attack", "aerial": "drone"}
"""Mode → the narrower one that it gives way to when both are told of one event."""
_WORTH_OF_CLAIM: Final = 0.5
_MOST_CONFIDENCE: Final = 0.99
_PLACE_RANKS: Final = {row["place_precision"]: int(row["rank"]) for row in codelists.code_list("place_precisions")}
_DATE_RANKS: Final = {row["date_precision"]: int(row["rank"]) for row in codelists.code_list("date_precisions")}


def place_rank() -> pl.Expr:
    """How exact `place_precision` is: the more the better, 0 for unknown."""
    return pl.col("place_precision").replace_strict(_PLACE_RANKS, return_dtype=pl.Int64)


def telling_mentions(tables: Tables, events: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Mentions of events in current article versions, with their articles and times.

    Args:
        tables: doc.document, ext.mention, res.mention_time.
        events: mention_key, event_key.
        articles: core.dim_article.

    Returns:
        The columns of ext.mention with event_key, article_id, original_id (the article that the article copies, else
        itself), language, source_key, original_source_key (of that article), published_start, published_end,
        start_date, end_date, date_precision, weekday, local_time.
    """
    originals = articles.select(near_duplicate_of="article_key", original_id="article_id", original_source="source_key")
    current = (
        articles.filter(pl.col("is_current") & (pl.col("article_key") != UNKNOWN_KEY))
        .join(originals, on="near_duplicate_of", how="left", validate="m:1")
        .select(
            "article_key",
            "article_id",
            pl.when(pl.col("near_duplicate_of") == UNKNOWN_KEY)
            .then("article_id")
            .otherwise("original_id")
            .alias("original_id"),
            "language",
            "source_key",
            pl.when(pl.col("near_duplicate_of") == UNKNOWN_KEY)
            .then("source_key")
            .otherwise("original_source")
            .alias("original_source_key"),
            "published_start",
            "published_end",
        )
    )
    times = mention_times(tables).select(
        "mention_key", "start_date", "end_date", "date_precision", "weekday", "local_time"
    )
    return (
        known_modes(tables["ext.mention"])
        .join(events.filter(pl.col("event_key") != UNKNOWN_KEY), on="mention_key", validate="1:1")
        .join(current, on="article_key", validate="m:1")
        .join(times, on="mention_key", how="left", validate="1:1")
        .with_columns(pl.col("date_precision").fill_null("unknown"))
    )


def _types(told: pl.DataFrame) -> pl.DataFrame:
    """event_key, plover_type, plover_mode, cameo_code.

    The type is the one told most often. The mode is that of its modes, a wider one counted as the narrower one beside
    it. The CAMEO code is the one told most often with that mode, then the most exact.
    """
    types = most_told_value(told, "event_key", "plover_type")
    modes = told.select("event_key", "plover_type", "plover_mode", "cameo_code").join(
        types, on=["event_key", "plover_type"], how="semi"
    )
    narrower = pl.col("plover_mode").replace_strict(_NARROWER_MODES, default=None, return_dtype=pl.String)
    is_told = modes.select("event_key", narrower="plover_mode").unique().with_columns(is_told=pl.lit(value=True))
    narrowed = (
        modes.with_columns(narrower=narrower)
        .join(is_told, on=["event_key", "narrower"], how="left", validate="m:1")
        .with_columns(own_mode="plover_mode", plover_mode=pl.when("is_told").then("narrower").otherwise("plover_mode"))
    )
    chosen = types.join(
        most_told_value(narrowed, "event_key", "plover_mode"), on="event_key", how="left", validate="1:1"
    )
    codes = (
        narrowed.join(chosen, on=["event_key", "plover_mode"], how="semi", nulls_equal=True)
        .group_by("event_key", "cameo_code")
        .agg(times=pl.len(), has_own_mode=(pl.col("own_mode").eq_missing(pl.col("plover_mode"))).any())
        .with_columns(digits=pl.col("cameo_code").str.len_chars())
        .sort("event_key", "has_own_mode", "times", "digits", "cameo_code", descending=[False, True, True, True, False])
        .unique("event_key", keep="first", maintain_order=True)
    )
    return chosen.join(codes.select("event_key", "cameo_code"), on="event_key", validate="1:1")


def _status() -> pl.Expr:
    is_claim = pl.col("modality") == "alleged"
    is_background = pl.col("tense") == "historical"
    return (
        pl.when((~is_claim & ~is_background).any())
        .then(pl.lit("asserted"))
        .when((~is_claim).any())
        .then(pl.lit("historical"))
        .otherwise(pl.lit("alleged"))
    )


def _figures(what: str) -> list[pl.Expr]:
    """The lowest and the highest figure reported, never summed; no highest where none is bounded."""
    low, high = pl.col(f"{what}_low"), pl.col(f"{what}_high")
    highest = pl.when(high.is_not_null().any()).then(pl.max_horizontal(low, high).max())
    return [low.min().alias(f"{what}_low"), highest.alias(f"{what}_high")]


def _counts(told: pl.DataFrame) -> pl.DataFrame:
    """event_key with status, casualties, weapons and who reports it."""
    return told.group_by("event_key").agg(
        _status().alias("event_status"),
        *_figures("killed"),
        *_figures("injured"),
        *_figures("weapon_count"),
        pl.col("weapons").explode(empty_as_null=False).drop_nulls().unique().sort().alias("weapons"),
        pl.len().alias("mention_count"),
        pl.col("article_id").n_unique().alias("article_count"),
        pl.col("original_id").n_unique().alias("independent_article_count"),
        pl.col("source_key").n_unique().alias("source_count"),
        pl.col("original_source_key").n_unique().alias("independent_source_count"),
        pl.col("language").unique().sort().alias("languages"),
        pl.col("published_start").min().alias("first_reported"),
        pl.col("published_end").max().alias("last_reported"),
    )


def _confidence(told: pl.DataFrame) -> pl.DataFrame:
    """event_key, confidence: 1 - Π(1 - c) over independent articles, each with its surest mention; claims count half.

    Rounded, so that it does not depend on the order in which articles are multiplied.
    """
    worth = pl.when(pl.col("modality") == "alleged").then(_WORTH_OF_CLAIM).otherwise(1.0)
    doubt = (1.0 - pl.col("surest")).sort().product()
    return (
        told.group_by("event_key", "original_id")
        .agg(surest=(pl.col("confidence") * worth).max())
        .group_by("event_key")
        .agg(confidence=(1.0 - doubt).clip(0.0, _MOST_CONFIDENCE).round(4))
    )


def _days(told: pl.DataFrame) -> pl.DataFrame:
    """event_key, start_date, end_date, date_precision: the shortest span told, then the one told most often."""
    span = ["start_date", "end_date", "date_precision"]
    return (
        told.filter(pl.col("start_date").is_not_null())
        .group_by("event_key", *span)
        .agg(times=pl.len(), weekdays=pl.col("weekday").count())
        .with_columns(
            length=(pl.col("end_date") - pl.col("start_date")).dt.total_days(),
            rank=pl.col("date_precision").replace_strict(_DATE_RANKS, return_dtype=pl.Int64),
        )
        .sort(
            "event_key", "length", "rank", "weekdays", "times", *span,
            descending=[False, False, True, True, True, False, False, False],
        )
        .unique("event_key", keep="first", maintain_order=True)
        .select("event_key", *span)
    )  # fmt: skip


def _clock(told: pl.DataFrame, days: pl.DataFrame) -> pl.DataFrame:
    """event_key, weekday, local_time: those told most often by mentions whose days agree with the event's."""
    agreeing = told.join(
        days.select("event_key", first="start_date", last="end_date"), on="event_key", how="left", validate="m:1"
    ).filter(
        pl.col("start_date").is_null()
        | ((pl.col("start_date") <= pl.col("last")) & (pl.col("end_date") >= pl.col("first")))
    )
    single = pl.when(pl.col("first") == pl.col("last")).then(pl.col("first").dt.weekday().cast(pl.Int64))
    right = agreeing.filter(pl.col("weekday").is_null() | single.is_null() | (pl.col("weekday") == single))
    keys = told.select("event_key").unique()
    for column in ("weekday", "local_time"):
        keys = keys.join(most_told_value(right, "event_key", column), on="event_key", how="left", validate="1:1")
    return keys


def event_places(told: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """All places of events, the primary one first; a country is left out where a place in it is told.

    The primary place lies in the country told most often; it is the most exact one there, then the one told most
    often. Places inferred from paragraph or article count only where no mention tells one.

    Returns:
        event_key, location_key, place_precision, location_order.
    """
    places = (
        tables["res.mention_location"]
        .join(told.select("mention_key", "event_key"), on="mention_key", validate="m:1")
        .with_columns(
            rank=place_rank(),
            is_first=pl.col("location_order") == 0,
            is_inferred=pl.col("method").is_in(codelists.INFERRED_PLACES),
        )
        .filter(pl.col("rank") > 0)
        .filter(pl.col("is_inferred") == pl.col("is_inferred").min().over("event_key"))
        .group_by("event_key", "location_id")
        .agg(
            pl.col("country_code").drop_nulls().sort().first(),
            pl.col("place_precision").sort_by("rank", descending=True).first(),
            pl.col("rank").max(),
            times=pl.len(),
            times_first=pl.col("is_first").sum(),
        )
    )
    country = ["event_key", "country_code"]
    best = places.with_columns(
        support=pl.col("times_first").sum().over(country), best_rank=pl.col("rank").max().over(country)
    )
    order = ["support", "best_rank", "country_code", "is_ever_first", "rank", "times", "location_id"]
    ordered = (
        best.with_columns(is_ever_first=pl.col("times_first") > 0)
        .filter((pl.col("rank") != _PLACE_RANKS["country"]) | (pl.col("best_rank") == _PLACE_RANKS["country"]))
        .sort("event_key", *order, descending=[False, True, True, False, True, True, True, False], nulls_last=True)
    )
    return ordered.with_columns(
        location_key=surrogate_key_expr("location_id"),
        location_order=pl.int_range(pl.len(), dtype=pl.Int64).over("event_key"),
    ).select("event_key", "location_key", "place_precision", "location_order")


def fact_event(told: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """core.fact_event: a row an event.

    Args:
        told: as `telling_mentions` gives them.
        places: as `event_places` gives them.
    """
    days = _days(told)
    rows = _types(told)
    for part in (_counts(told), _confidence(told), _clock(told, days)):
        rows = rows.join(part, on="event_key", validate="1:1")
    for part in (days, places.filter(pl.col("location_order") == 0)):
        rows = rows.join(part, on="event_key", how="left", validate="1:1")
    return finished(
        core.FactEvent,
        rows.with_columns(
            pl.col("date_precision", "place_precision").fill_null("unknown"),
            pl.col("location_key").fill_null(UNKNOWN_KEY),
            event_type_key().alias("event_type_key"),
            day_key("start_date").alias("start_date_key"),
        ),
    )
