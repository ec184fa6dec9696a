"""Applying corrections to the resolved rows and to events; each guarded by what must hold before it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

import polars as pl

from schemas.corrections import Corrections, DropEvent, FixPlace, KeepApart, MergeActor, RenameActor, SplitActor
from schemas.keys import UNKNOWN_KEY
from transforms.correcting.outcomes import Outcome

Facts = dict[str, Any]
_FACTS: Final = ("actor_name", "actor_kind", "country_code", "sector")
_ALIAS: Final = "res.actor_alias"
_ACTORS: Final = ("res.mention_actor", "res.speaker_actor")
_PLACES: Final = "res.mention_location"


class NoLongerAppliesError(Exception):
    """The guard of a correction does not hold; the message says what was expected and what was found."""


class Corrector:
    """The resolved tables and the knowledge of actors while they are corrected; neither argument is changed."""

    def __init__(self, tables: Mapping[str, pl.DataFrame], actors: pl.DataFrame) -> None:
        self.tables = dict(tables)
        self.actors = actors

    def apply(self, corrections: Corrections) -> list[Outcome]:
        """Split, merge, rename and keep apart actors and fix places, in this order and in that of the file."""
        outcomes = [_tried(each, self._split) for each in corrections.split_actor]
        outcomes += [_tried(each, self._merge) for each in corrections.merge_actor]
        outcomes += [_tried(each, self._rename) for each in corrections.rename_actor]
        outcomes += [_tried(each, self._keep) for each in corrections.keep_apart]
        return outcomes + [_tried(each, self._fix) for each in corrections.fix_place]

    def _split(self, correction: SplitActor) -> Sequence[int]:
        own = self._actor(correction.actor)
        _guard(own, correction.expect.facts(), f"actor {correction.actor}")
        articles = self._articles(correction.articles)
        facts = self._facts(correction.into) or own | {"actor_name": correction.name}
        moved = self._move(correction.actor, {"actor_id": correction.into} | facts, articles)
        if not moved:
            raise NoLongerAppliesError(f"none of the articles tells of actor {correction.actor}")
        return moved

    def _merge(self, correction: MergeActor) -> Sequence[int]:
        _guard(self._actor(correction.actor), correction.expect.facts(), f"actor {correction.actor}")
        facts = self._actor(correction.into)
        self.actors = self.actors.with_columns(
            parent_actor_id=pl.col("parent_actor_id").replace(correction.actor, correction.into)
        )
        return self._move(correction.actor, {"actor_id": correction.into} | facts)

    def _rename(self, correction: RenameActor) -> Sequence[int]:
        _guard(self._actor(correction.actor), correction.expect.facts(), f"actor {correction.actor}")
        is_it = pl.col("actor_id") == correction.actor
        self.actors = self.actors.with_columns(
            aliases=pl.when(is_it).then(pl.concat_list("aliases", "actor_name").list.unique()).otherwise("aliases"),
            actor_name=pl.when(is_it).then(pl.lit(correction.name)).otherwise("actor_name"),
        )
        return self._move(correction.actor, {"actor_name": correction.name})

    def _keep(self, correction: KeepApart) -> Sequence[int]:
        """Nothing is changed here: what merges provisional actors asks for the pairs."""
        _guard(self._actor(correction.actor), correction.expect.facts(), f"actor {correction.actor}")
        self._actor(correction.other)
        return []

    def _fix(self, correction: FixPlace) -> Sequence[int]:
        is_it = pl.col("location_id") == correction.place
        if correction.articles:
            is_it &= pl.col("mention_key").is_in(self._mentions(self._articles(correction.articles)))
        rows = self.tables[_PLACES].filter(is_it)
        if rows.is_empty():
            raise NoLongerAppliesError(f"no mention there tells of place {correction.place}")
        _guard(rows.row(0, named=True), correction.expect.facts(), f"place {correction.place}")
        kind, _, number = correction.to.partition(":")
        facts = {
            "location_id": correction.to,
            "place_name": correction.name,
            "latitude": correction.latitude,
            "longitude": correction.longitude,
            "country_code": correction.country,
            "admin1_name": correction.admin1,
            "geonameid": int(number) if kind == "geonames" else None,
        }
        if correction.to != correction.place:
            facts["feature_code"] = None
        self.tables[_PLACES] = _with_facts(self.tables[_PLACES], is_it, facts)
        return rows["mention_key"].unique().sort().to_list()

    def _actor(self, actor_id: str) -> Facts:
        facts = self._facts(actor_id)
        if facts is None:
            raise NoLongerAppliesError(f"no article tells of actor {actor_id}, and the knowledge does not have it")
        return facts

    def _facts(self, actor_id: str) -> dict[str, Any] | None:
        """An actor's facts: those of the knowledge that hold now, else those told most often; None if there is none."""
        known = self.actors.filter(actor_id=actor_id).sort("valid_from", nulls_last=False)
        if known.height:
            return known.select(_FACTS).row(-1, named=True)
        told = pl.concat([self.tables[name].filter(actor_id=actor_id).select(_FACTS) for name in _ACTORS])
        if told.is_empty():
            return None
        counted = told.group_by(_FACTS).len().sort("len", *_FACTS, descending=[True, *(False for _ in _FACTS)])
        return counted.select(_FACTS).row(0, named=True)

    def _articles(self, article_ids: Sequence[str]) -> list[int]:
        """Keys of all versions of some articles."""
        found = self.tables["doc.document"].filter(pl.col("article_id").is_in(article_ids))
        missing = sorted(set(article_ids) - set(found["article_id"]))
        if missing:
            raise NoLongerAppliesError(f"there is no article {', '.join(missing)}: see core.dim_article.article_id")
        return found["article_key"].to_list()

    def _mentions(self, articles: Sequence[int]) -> list[int]:
        return self.tables["ext.mention"].filter(pl.col("article_key").is_in(articles))["mention_key"].to_list()

    def _move(self, actor_id: str, facts: Facts, articles: Sequence[int] | None = None) -> list[int]:
        """Write facts into all rows of an actor, or into those of some articles; gives the mentions among them."""
        is_it = pl.col("actor_id") == actor_id
        where = dict.fromkeys((*_ACTORS, _ALIAS), is_it)
        if articles is not None:
            spoken = self.tables["ext.quotation"].filter(pl.col("article_key").is_in(articles))["quotation_key"]
            where = {
                "res.mention_actor": is_it & pl.col("mention_key").is_in(self._mentions(articles)),
                "res.speaker_actor": is_it & pl.col("quotation_key").is_in(spoken.to_list()),
                _ALIAS: is_it & pl.col("article_key").is_in(articles),
            }
        moved = self.tables["res.mention_actor"].filter(where["res.mention_actor"])["mention_key"].unique().sort()
        for name, rows in where.items():
            self.tables[name] = _with_facts(self.tables[name], rows, facts)
        self.tables[_ALIAS] = self.tables[_ALIAS].unique(["article_key", "actor_id", "alias"], maintain_order=True)
        return moved.to_list()


def drop_events(
    events: pl.DataFrame, own_keys: pl.DataFrame, mentions: pl.DataFrame, drops: Sequence[DropEvent]
) -> tuple[pl.DataFrame, list[Outcome]]:
    """Take the mentions of dropped events from them.

    Args:
        events: mention_key, event_key.
        own_keys: mention_key, own_key: the key that an event has whose first mention it is. So an event is found
            again when an earlier report has given it another key.
        mentions: ext.mention.
        drops: what to drop.

    Returns:
        `events` with key 0 for the mentions of dropped events, and what became of each correction.
    """
    outcomes = []
    for each in drops:
        first = own_keys.filter(own_key=each.event).join(events, on="mention_key").filter(pl.col("event_key") != 0)
        told = events.join(first.select("event_key"), on="event_key", how="semi")
        outcome = _tried(each, partial(_dropped, told, mentions))
        if outcome.finding is None:
            is_dropped = pl.col("mention_key").is_in(outcome.mentions)
            events = events.with_columns(event_key=pl.when(is_dropped).then(UNKNOWN_KEY).otherwise("event_key"))
        outcomes.append(outcome)
    return events, outcomes


def _dropped(told: pl.DataFrame, mentions: pl.DataFrame, drop: DropEvent) -> Sequence[int]:
    if told.is_empty():
        raise NoLongerAppliesError(f"no mention tells of event {drop.event} any longer")
    said = mentions.join(told, on="mention_key", how="semi").sort("mention_key")
    wanted, words = drop.expect.type, drop.expect.evidence
    if wanted and wanted not in said["plover_type"]:
        raise NoLongerAppliesError(f"event {drop.event}: expected type {wanted!r}, found {said['plover_type'][0]!r}")
    if words and not any(words in sentence for sentence in said["evidence_text"]):
        raise NoLongerAppliesError(f"event {drop.event}: expected {words!r} in a sentence, found none")
    return said["mention_key"].to_list()


def _tried(correction: Any, change: Callable[[Any], Sequence[int]]) -> Outcome:  # noqa: ANN401 - of its change's kind
    try:
        return Outcome(correction, tuple(change(correction)))
    except NoLongerAppliesError as error:
        return Outcome(correction, finding=str(error))


def _guard(found: Facts, expected: Mapping[str, str], what: str) -> None:
    for column, value in expected.items():
        if found[column] != value:
            raise NoLongerAppliesError(f"{what}: expected {column} {value!r}, found {found[column]!r}")


def _with_facts(rows: pl.DataFrame, is_it: pl.Expr, facts: Facts) -> pl.DataFrame:
    """The rows with facts written into those that are meant; facts that the table does not have are left out."""
    return rows.with_columns(
        pl.when(is_it).then(pl.lit(value, rows.schema[name])).otherwise(name).alias(name)
        for name, value in facts.items()
        if name in rows.columns
    )
