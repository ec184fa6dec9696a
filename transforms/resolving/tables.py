"""Resolved documents as the tables of the layer `res`."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import polars as pl

from schemas import res
from schemas.catalog import frame_schema
from schemas.coded import CodedDocument, ResolvedActor, ResolvedDocument, ResolvedMention
from schemas.keys import mention_keys, quotation_key
from schemas.tables import Table

Row = dict[str, Any]
Pair = tuple[CodedDocument, ResolvedDocument]

_TABLES: Final[tuple[type[Table], ...]] = (
    res.MentionActor,
    res.MentionLocation,
    res.MentionTime,
    res.SpeakerActor,
    res.ActorAlias,
)


def resolved_frames(coded: Sequence[CodedDocument], resolved: Sequence[ResolvedDocument]) -> dict[str, pl.DataFrame]:
    """Rows of ``res.mention_actor``, ``mention_location``, ``mention_time``, ``speaker_actor`` and ``actor_alias``.

    Args:
        coded: documents whose id is the article key.
        resolved: the same documents resolved, in the same order.

    Returns:
        A frame for each full name of a table, without `load_id`; without rows when there are no documents. Every
        mention has a row of time, also if none is told.

    Raises:
        ValueError: a document is missing on one side, or an id is no article key.
    """
    pairs = list(zip(coded, resolved, strict=True))
    strange = [(one.id, other.id) for one, other in pairs if one.id != other.id]
    if strange:
        raise ValueError(f"coded and resolved documents must be the same in the same order; got {strange[:3]}")
    rows: dict[str, list[Row]] = {table.full_name: [] for table in _TABLES}
    for pair in pairs:
        _add_document(rows, pair)
    return {table.full_name: _frame(table, rows[table.full_name]) for table in _TABLES}


def _frame(table: type[Table], rows: list[Row]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=frame_schema(table, with_load=False), orient="row")


def _add_document(rows: Mapping[str, list[Row]], pair: Pair) -> None:
    coded, resolved = pair
    article_key = int(coded.id)
    triggers = [(each.trigger.start, each.trigger.end, each.plover_type) for each in coded.mentions]
    for key, mention in zip(mention_keys(article_key, triggers), resolved.mentions, strict=True):
        rows["res.mention_actor"].extend(_actor_rows(key, mention))
        rows["res.mention_location"].extend(_location_rows(key, mention))
        rows["res.mention_time"].append(_time_row(key, mention))
    for quotation, speaker in zip(coded.quotations, resolved.speakers, strict=True):
        if speaker is not None:
            key = quotation_key(article_key, quotation.words.start, quotation.words.end)
            rows["res.speaker_actor"].append({"quotation_key": key, **_who(speaker)})
    rows["res.actor_alias"].extend(
        {"article_key": article_key, "actor_id": actor_id, "alias": alias}
        for actor_id, aliases in sorted(resolved.aliases.items())
        for alias in sorted(set(aliases))
        if alias
    )


def _who(actor: ResolvedActor) -> Row:
    return {
        "actor_id": actor.actor_id,
        "actor_name": actor.name,
        "actor_kind": actor.kind,
        "country_code": actor.country,
        "sector": actor.sector,
    }


def _actor_rows(key: int, mention: ResolvedMention) -> Iterator[Row]:
    parts = (("source", mention.sources), ("target", mention.targets), ("mediator", mention.mediators))
    for role, actors in parts:
        for order, actor in enumerate(actors):
            yield {
                "mention_key": key,
                "mention_role": role,
                "role_order": order,
                "span_text": actor.span.text,
                **_who(actor),
                "confidence": actor.confidence,
                "method": actor.method,
            }


def _location_rows(key: int, mention: ResolvedMention) -> Iterator[Row]:
    for order, place in enumerate(mention.places):
        yield {
            "mention_key": key,
            "location_order": order,
            "location_id": place.location_id,
            "span_text": place.span.text,
            "place_name": place.name,
            "feature_code": place.feature_code,
            "geonameid": place.geonameid,
            "admin1_name": place.admin1,
            "country_code": place.country,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "place_precision": place.precision,
            "confidence": place.confidence,
            "method": place.method,
        }


def _time_row(key: int, mention: ResolvedMention) -> Row:
    time = mention.time
    if time is None:
        return {"mention_key": key, "date_precision": "unknown", "method": "none told"}
    return {
        "mention_key": key,
        "start_date": time.start,
        "end_date": time.end,
        "date_precision": time.precision,
        "weekday": time.weekday,
        "local_time": time.local_time,
        "span_text": time.span.text,
        "method": time.method,
    }
