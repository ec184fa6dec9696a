"""The dimension of actors: those of the knowledge that articles meet, and those met in articles only."""

from typing import Final

import polars as pl

from schemas import codelists, core
from schemas.keys import UNKNOWN_KEY, surrogate_key_expr
from transforms.star.frames import Tables, most_told_value, with_unknown

_FACTS: Final = ("actor_id", "actor_name", "actor_kind", "country_code", "sector")
_KNOWN_FACTS: Final = (
    "role_title",
    "parent_actor_id",
    "wikidata_id",
    "operates_in",
    "aliases",
    "valid_from",
    "valid_to",
)


def _told_actors(tables: Tables) -> pl.DataFrame:
    """A row for each time that an actor plays a part or speaks."""
    told = pl.concat([tables[name].select(_FACTS) for name in ("res.mention_actor", "res.speaker_actor")])
    return told.filter(pl.col("actor_id") != codelists.UNKNOWN)


def _with_parents(actors: pl.DataFrame, met: pl.DataFrame) -> pl.DataFrame:
    """The actors of the knowledge that are met, and all those that they are part of."""
    ids = met
    while True:
        found = actors.join(ids, on="actor_id", how="semi")
        parents = found.select(actor_id="parent_actor_id").drop_nulls()
        grown = pl.concat([ids, parents]).unique()
        if grown.height == ids.height:
            return found
        ids = grown


def _spellings(tables: Tables) -> pl.DataFrame:
    """actor_id and the list of how articles spell the actor, sorted."""
    return tables["res.actor_alias"].group_by("actor_id").agg(spellings=pl.col("alias").unique().sort())


def _known(actors: pl.DataFrame, met: pl.DataFrame) -> pl.DataFrame:
    """Rows of the knowledge; the last version of each actor is the current one."""
    start = pl.col("valid_from")
    return (
        _with_parents(actors, met)
        .select(*_FACTS, *_KNOWN_FACTS)
        .with_columns(
            is_provisional=pl.lit(value=False),
            is_current=start.fill_null(pl.date(1, 1, 1)).rank("ordinal", descending=True).over("actor_id") == 1,
        )
    )


def _names(told: pl.DataFrame) -> pl.DataFrame:
    """The spelling met most often, of equals the longest, then the first in the alphabet."""
    return (
        told.group_by("actor_id", "actor_name")
        .agg(times=pl.len())
        .with_columns(length=pl.col("actor_name").str.len_chars())
        .sort("actor_id", "times", "length", "actor_name", descending=[False, True, True, False])
        .unique("actor_id", keep="first", maintain_order=True)
        .select("actor_id", "actor_name")
    )


def _provisional(told: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Actors that the knowledge does not have, with what articles say of them most often."""
    new = told.join(known, on="actor_id", how="anti")
    rows = _names(new)
    for column in ("actor_kind", "country_code", "sector"):
        rows = rows.join(most_told_value(new, "actor_id", column), on="actor_id", how="left", validate="1:1")
    no_text, no_day = pl.lit(None, pl.String), pl.lit(None, pl.Date)
    return rows.select(
        *_FACTS,
        *(no_text.alias(name) for name in ("role_title", "parent_actor_id", "wikidata_id")),
        pl.lit([], pl.List(pl.String)).alias("operates_in"),
        pl.lit(None, pl.List(pl.String)).alias("aliases"),
        no_day.alias("valid_from"),
        no_day.alias("valid_to"),
        is_provisional=pl.lit(value=True),
        is_current=pl.lit(value=True),
    )


def dim_actor(tables: Tables, actors: pl.DataFrame) -> pl.DataFrame:
    """core.dim_actor: every version of every actor met, with those that they are part of, and the unknown one.

    Args:
        tables: res.mention_actor, res.speaker_actor, res.actor_alias.
        actors: the knowledge: actor_id, actor_name, actor_kind, country_code, sector, role_title, parent_actor_id,
            wikidata_id, operates_in, aliases, valid_from, valid_to; a row for each time in which the facts stayed the
            same.
    """
    told = _told_actors(tables)
    spellings = _spellings(tables)
    met = pl.concat([told.select("actor_id"), spellings.select("actor_id")]).unique()
    known = _known(actors.filter(pl.col("actor_id") != codelists.UNKNOWN), met)
    rows = (
        pl.concat([known, _provisional(told, known)], how="vertical_relaxed")
        .join(spellings, on="actor_id", how="left", validate="m:1")
        .with_columns(
            aliases=pl.concat_list(pl.col("aliases", "spellings").fill_null([]))
            .list.set_difference(pl.concat_list("actor_name"))
            .list.sort(),
            actor_key=surrogate_key_expr("actor_id", "valid_from"),
        )
    )
    unknown = {
        "actor_key": UNKNOWN_KEY,
        "actor_id": codelists.UNKNOWN,
        "actor_name": codelists.UNKNOWN,
        "actor_kind": "unknown",
        "operates_in": [],
        "aliases": [],
        "is_provisional": False,
        "is_current": True,
    }
    return with_unknown(core.DimActor, rows, unknown)


def with_actor_keys(rows: pl.DataFrame, actors: pl.DataFrame, day: str) -> pl.DataFrame:
    """Add `actor_key`: of the version of the actor in force on a day, else of the current one; 0 for unknown actors.

    Args:
        rows: has actor_id and a column of days, named by `day`.
        actors: core.dim_actor.
        day: name of the column of days; null where none is known.
    """
    asked = rows.select("actor_id", pl.col(day).alias("day")).unique()
    starts = pl.col("valid_from").is_null() | (pl.col("valid_from") <= pl.col("day"))
    ends = pl.col("valid_to").is_null() | (pl.col("valid_to") > pl.col("day"))
    found = (
        asked.join(actors.select("actor_id", "actor_key", "valid_from", "valid_to", "is_current"), on="actor_id")
        .with_columns(is_in_force=(starts & ends).fill_null(value=False))
        .sort("actor_id", "day", "is_in_force", "is_current", "actor_key", descending=[False, False, True, True, False])
        .unique(["actor_id", "day"], keep="first", maintain_order=True)
        .select("actor_id", "day", "actor_key")
    )
    return rows.join(
        found, left_on=["actor_id", day], right_on=["actor_id", "day"], how="left", nulls_equal=True, validate="m:1"
    ).with_columns(pl.col("actor_key").fill_null(UNKNOWN_KEY))
