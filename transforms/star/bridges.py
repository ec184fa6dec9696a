"""The bridges of events: who did it to whom, and where."""

from typing import Final

import polars as pl

from schemas import core
from schemas.keys import UNKNOWN_KEY
from transforms.star.actors import with_actor_keys
from transforms.star.frames import Tables, finished

_ARMED_SECTORS: Final = ("REB", "UAF", "PRM", "CRM")
_VAGUE_SECTORS: Final = ("UNK",)
_BETWEEN_CLAIMANTS: Final = "; "


def _parts(told: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """Each actor's part in each event: event_key, event_role, actor_id, times, attributed_to and the actor's facts.

    Sources of claims are alleged ones; targets and mediators of claims count where nothing told for certain has any.
    """
    claim = pl.col("modality") == "alleged"
    role = pl.col("mention_role")
    parts = (
        tables["res.mention_actor"]
        .filter(pl.col("actor_kind") != "unknown")
        .join(told.select("mention_key", "event_key", "modality", "attributed_to"), on="mention_key", validate="m:1")
        .with_columns(
            event_role=pl.when(claim & (role == "source")).then(pl.lit("alleged_source")).otherwise(role),
            is_certain=~claim,
        )
        .with_columns(has_certain=pl.col("is_certain").any().over("event_key", "event_role"))
        .filter(pl.col("is_certain") | ~pl.col("has_certain"))
    )
    return parts.group_by("event_key", "event_role", "actor_id").agg(
        pl.col("actor_kind").mode().sort().first(),
        pl.col("country_code").drop_nulls().mode().sort().first(),
        pl.col("sector").drop_nulls().mode().sort().first(),
        pl.len().alias("times"),
        pl.col("attributed_to").drop_nulls().unique().sort().str.join(_BETWEEN_CLAIMANTS).replace("", None),
    )


def _is_extended(general: str, exact: str) -> pl.Expr:
    """The exact actor id is the general one with more behind it."""
    return pl.col(exact).str.starts_with(pl.col(general) + ":") | pl.col(exact).str.starts_with(pl.col(general) + "-")


def _is_bare(suffix: str = "") -> pl.Expr:
    """A kind of people without a country or backer."""
    backed = pl.col(f"actor_id{suffix}").str.contains(":backed-by:", literal=True)
    return (pl.col(f"actor_kind{suffix}") == "generic") & pl.col(f"country_code{suffix}").is_null() & ~backed


def _is_armed(suffix: str = "") -> pl.Expr:
    by_sector = pl.col(f"sector{suffix}").is_in(_ARMED_SECTORS).fill_null(value=False)
    return by_sector | (pl.col(f"actor_kind{suffix}") == "armed group")


def _without_general(parts: pl.DataFrame) -> pl.DataFrame:
    """Leave out kinds of people that say nothing beside a more exact actor in the same role of the same event."""
    generic = parts.filter(pl.col("actor_kind") == "generic")
    pairs = generic.join(parts, on=["event_key", "event_role"], suffix="_exact").filter(
        pl.col("actor_id") != pl.col("actor_id_exact")
    )
    same_sector = pl.col("sector") == pl.col("sector_exact")
    vague = pl.col("sector").is_null() | pl.col("sector").is_in(_VAGUE_SECTORS)
    fits = same_sector.fill_null(value=False) | vague | (_is_armed() & _is_armed("_exact"))
    same_country = (pl.col("country_code") == pl.col("country_code_exact")).fill_null(value=False)
    backed = pl.col("actor_id").str.contains(":backed-by:", literal=True)
    hidden = pairs.filter(
        _is_extended("actor_id", "actor_id_exact")
        | (_is_bare() & ~_is_bare("_exact") & fits)
        | (~backed & same_country & same_sector.fill_null(value=False) & (pl.col("actor_kind_exact") != "generic"))
    )
    return parts.join(hidden, on=["event_key", "event_role", "actor_id"], how="anti")


def _without_synonyms(parts: pl.DataFrame) -> pl.DataFrame:
    """Of several words for the armed kind of people of one patron ("militias", "militants"), keep the one told most."""
    patron = pl.coalesce(pl.col("actor_id").str.extract(r":backed-by:(\w+)$"), "country_code")
    kinds = (
        parts.filter((pl.col("actor_kind") == "generic") & _is_armed())
        .with_columns(patron=patron)
        .filter(pl.col("patron").is_not_null())
        .sort("event_key", "event_role", "patron", "times", "actor_id", descending=[False, False, False, True, False])
    )
    kept = kinds.unique(["event_key", "event_role", "patron"], keep="first", maintain_order=True)
    key = ["event_key", "event_role", "actor_id"]
    return parts.join(kinds.join(kept, on=key, how="anti"), on=key, how="anti")


def _without_scenes(parts: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """Leave out countries, and their peoples at large, as targets of what happened in them, beside other targets."""
    whole = (pl.col("actor_kind") == "state") | pl.col("actor_id").str.starts_with("generic:people:")
    target = pl.col("event_role") == "target"
    scenes = parts.filter(target & whole).join(places, on=["event_key", "country_code"], how="semi")
    others = parts.filter(target).join(scenes, on=["event_key", "actor_id"], how="anti")
    hidden = scenes.join(others, on="event_key", how="semi")
    return parts.join(hidden, on=["event_key", "event_role", "actor_id"], how="anti")


def _without_proven(parts: pl.DataFrame) -> pl.DataFrame:
    """Leave out alleged sources that are sources for certain."""
    alleged = pl.col("event_role") == "alleged_source"
    pairs = parts.filter(alleged).join(
        parts.filter(pl.col("event_role") == "source"), on="event_key", suffix="_certain"
    )
    proven = pairs.filter(
        (pl.col("actor_id") == pl.col("actor_id_certain"))
        | _is_extended("actor_id", "actor_id_certain")
        | _is_extended("actor_id_certain", "actor_id")
    )
    return parts.join(proven, on=["event_key", "event_role", "actor_id"], how="anti")


def _with_unknown(parts: pl.DataFrame, event_keys: pl.DataFrame) -> pl.DataFrame:
    """Add the unknown actor where an event has no source or no target."""
    roles = pl.DataFrame({"event_role": ["source", "target"]})
    missing = event_keys.join(roles, how="cross").join(parts, on=["event_key", "event_role"], how="anti")
    unknown = missing.with_columns(
        actor_key=pl.lit(UNKNOWN_KEY, pl.Int64),
        role_order=pl.lit(0, pl.Int64),
        attributed_to=pl.lit(None, pl.String),
    )
    columns = ["event_key", "event_role", "actor_key", "role_order", "attributed_to"]
    return pl.concat([parts.select(columns), unknown.select(columns)])


def bridge_event_actor(told: pl.DataFrame, tables: Tables, events: pl.DataFrame, actors: pl.DataFrame) -> pl.DataFrame:
    """core.bridge_event_actor: actors in the version valid on the first possible day of the event, else of its report.

    Args:
        told: as `facts.telling_mentions` gives them.
        tables: res.mention_actor.
        events: core.fact_event.
        actors: core.dim_actor.
    """
    days = events.select("event_key", day=pl.coalesce("start_date", "first_reported"))
    places = (
        tables["res.mention_location"]
        .join(told.filter(pl.col("plover_type") == "ASSAULT"), on="mention_key", validate="m:1")
        .select("event_key", "country_code")
    )
    exact = _without_general(_without_scenes(_parts(told, tables), places))
    exact = _without_proven(_without_synonyms(exact)).join(days, on="event_key", validate="m:1")
    is_generic = pl.col("actor_kind") == "generic"
    ordered = (
        with_actor_keys(exact, actors, "day")
        .filter(pl.col("actor_key") != UNKNOWN_KEY)
        .with_columns(is_generic=is_generic)
        .sort(
            "event_key", "event_role", "times", "is_generic", "actor_id", descending=[False, False, True, False, False]
        )
        .with_columns(
            role_order=pl.int_range(pl.len(), dtype=pl.Int64).over("event_key", "event_role"),
            attributed_to=pl.when(pl.col("event_role") == "alleged_source").then("attributed_to"),
        )
    )
    return finished(core.BridgeEventActor, _with_unknown(ordered, events.select("event_key")))


def bridge_event_location(places: pl.DataFrame) -> pl.DataFrame:
    """core.bridge_event_location: all places of events.

    Args:
        places: as `facts.event_places` gives them.
    """
    return finished(core.BridgeEventLocation, places)
