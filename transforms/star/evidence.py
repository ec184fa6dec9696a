"""The facts that are text: mentions and quotations."""

import polars as pl

from schemas import codelists, core
from schemas.keys import UNKNOWN_KEY, surrogate_key_expr
from transforms.star.actors import with_actor_keys
from transforms.star.dimensions import event_type_key, known_modes
from transforms.star.frames import Tables, finished

_BETWEEN_TEXTS = "; "


def _printed(tables: Tables) -> pl.DataFrame:
    """mention_key with the words of each role as printed: source_text, target_text, location_words, time_words."""
    columns = {"source": "source_text", "target": "target_text", "location": "location_words", "time": "time_words"}
    words = pl.col("span_text")
    return (
        tables["ext.mention_role"]
        .sort("mention_key", "mention_role", "role_order")
        .group_by("mention_key")
        .agg(
            words.filter(pl.col("mention_role") == role).str.join(_BETWEEN_TEXTS).replace("", None).alias(name)
            for role, name in columns.items()
        )
    )


def _first_actors(tables: Tables, actors: pl.DataFrame, days: pl.DataFrame) -> pl.DataFrame:
    """mention_key with source_actor_key and target_actor_key of the first actor in each role."""
    firsts = (
        tables["res.mention_actor"]
        .filter(pl.col("mention_role").is_in(["source", "target"]))
        .sort("mention_key", "mention_role", "role_order")
        .unique(["mention_key", "mention_role"], keep="first", maintain_order=True)
        .join(days, on="mention_key", validate="m:1")
    )
    keyed = with_actor_keys(firsts, actors, "day")
    return keyed.group_by("mention_key").agg(
        pl.col("actor_key").filter(pl.col("mention_role") == role).first().alias(f"{role}_actor_key")
        for role in ("source", "target")
    )


def _primary_places(tables: Tables) -> pl.DataFrame:
    """The first place of each mention; its words only where the mention's own sentence has them."""
    is_inferred = pl.col("method").is_in(codelists.INFERRED_PLACES)
    own_words = pl.when(is_inferred.not_()).then("span_text").alias("span_text")
    return (
        tables["res.mention_location"]
        .sort("mention_key", "location_order")
        .unique("mention_key", keep="first", maintain_order=True)
        .select("mention_key", surrogate_key_expr("location_id").alias("location_key"), "place_precision", own_words)
    )


def mention_times(tables: Tables) -> pl.DataFrame:
    """res.mention_time with both days or none, and precision `unknown` where there is none."""
    start, end = pl.coalesce("start_date", "end_date"), pl.coalesce("end_date", "start_date")
    precision = pl.when(start.is_null()).then(pl.lit("unknown")).otherwise("date_precision")
    return tables["res.mention_time"].with_columns(start_date=start, end_date=end, date_precision=precision)


def fact_mention(tables: Tables, events: pl.DataFrame, actors: pl.DataFrame) -> pl.DataFrame:
    """core.fact_mention: all mentions of all article versions.

    Args:
        tables: doc.document, ext.mention, ext.mention_role and the res tables.
        events: mention_key, event_key.
        actors: core.dim_actor.
    """
    published = tables["doc.document"].select("article_key", "published_start")
    times = mention_times(tables).select(
        "mention_key", "start_date", "end_date", "date_precision", pl.col("span_text").alias("time_text")
    )
    mentions = (
        known_modes(tables["ext.mention"])
        .join(published, on="article_key", how="inner", validate="m:1")
        .join(times, on="mention_key", how="left", validate="1:1")
    )
    days = mentions.select("mention_key", day=pl.coalesce("start_date", "published_start"))
    rows = (
        mentions.join(events.select("mention_key", "event_key"), on="mention_key", how="left", validate="1:1")
        .join(_printed(tables), on="mention_key", how="left", validate="1:1")
        .join(_first_actors(tables, actors, days), on="mention_key", how="left", validate="1:1")
        .join(_primary_places(tables), on="mention_key", how="left", validate="1:1")
        .with_columns(
            pl.col("event_key", "location_key", "source_actor_key", "target_actor_key").fill_null(UNKNOWN_KEY),
            pl.col("place_precision", "date_precision").fill_null("unknown"),
            pl.coalesce("span_text", "location_words").alias("location_text"),
            pl.coalesce("time_text", "time_words").alias("time_text"),
            event_type_key().alias("event_type_key"),
        )
    )
    return finished(core.FactMention, rows)


def _mentions_inside(tables: Tables) -> pl.DataFrame:
    """quotation_key and the first mention whose trigger lies within the quoted words."""
    quotations = tables["ext.quotation"].select("quotation_key", "article_key", "quotation_start", "quotation_end")
    mentions = tables["ext.mention"].select("mention_key", "article_key", "trigger_start", "trigger_end")
    return (
        quotations.join(mentions, on="article_key", how="inner")
        .filter(
            (pl.col("trigger_start") >= pl.col("quotation_start")) & (pl.col("trigger_end") <= pl.col("quotation_end"))
        )
        .sort("quotation_key", "trigger_start", "mention_key")
        .unique("quotation_key", keep="first", maintain_order=True)
        .select("quotation_key", "mention_key")
    )


def fact_quotation(tables: Tables, actors: pl.DataFrame) -> pl.DataFrame:
    """core.fact_quotation: all quotations, speakers as of the day of publication.

    Args:
        tables: doc.document, ext.mention, ext.quotation, res.speaker_actor.
        actors: core.dim_actor.
    """
    published = tables["doc.document"].select("article_key", "published_start")
    speakers = tables["res.speaker_actor"].select("quotation_key", "actor_id")
    rows = (
        tables["ext.quotation"]
        .join(published, on="article_key", how="inner", validate="m:1")
        .join(speakers, on="quotation_key", how="left", validate="1:1")
        .join(_mentions_inside(tables), on="quotation_key", how="left", validate="1:1")
    )
    keyed = with_actor_keys(rows, actors, "published_start").with_columns(
        pl.col("actor_key").alias("speaker_actor_key"), pl.col("mention_key").fill_null(UNKNOWN_KEY)
    )
    return finished(core.FactQuotation, keyed)
