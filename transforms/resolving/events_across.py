"""Events as documents tell them to events in the world: candidates by blocks, then a merger best first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import polars as pl

from transforms.resolving.events_documents import Telling
from transforms.resolving.events_profiles import Profile, clashes, merged
from transforms.resolving.events_relations import Relations
from transforms.resolving.events_scores import ENOUGH_ACROSS, score_across

_DAYS_BEFORE_REPORT: Final = 7
_LONGEST_SPAN: Final = 100
_BUCKET_DAYS: Final = 16
_MOST_NEIGHBOURS: Final = 40


def with_window(profile: Profile) -> Profile:
    """A profile whose days are guessed from publication where it has none: news is at most a week old when told."""
    if profile.is_dated or profile.is_historical or profile.published is None:
        return profile
    return replace(profile, first_day=profile.published - _DAYS_BEFORE_REPORT, last_day=profile.published)


def _party_key(relations: Relations, number: int) -> str:
    actor = relations.actors[number]
    return actor.country or ("armed" if actor.is_armed else actor.actor_id)


def _blocks_of(relations: Relations, profile: Profile) -> Iterator[str]:
    """Keys that profiles of one event are likely to share."""
    places = [relations.places[number] for number in profile.places]
    countries = {place.country for place in places if place.country}
    sources = {_party_key(relations, number) for number in profile.sources or profile.claimed_sources}
    targets = {_party_key(relations, number) for number in profile.targets}
    yield from (f"place {place.location_id}" for place in places if place.rank > 1)
    yield from (f"in {country} on {target}" for country in countries for target in targets)
    yield from (f"in {country} by {source}" for country in countries for source in sources)
    parties = sorted(sources | targets)
    yield from (f"between {one} {other}" for i, one in enumerate(parties) for other in parties[i + 1 :])
    named = (relations.actors[number] for number in profile.parties)
    yield from (f"actor {actor.actor_id}" for actor in named if not actor.is_generic and actor.kind != "state")


def _block_rows(relations: Relations, profiles: Sequence[Profile]) -> pl.DataFrame:
    """A row for each profile, block key and stretch of days: block, bucket, first_day, last_day, number."""
    rows = []
    for number, profile in enumerate(profiles):
        first, last = profile.first_day, profile.last_day
        if first is None or last is None or last - first >= _LONGEST_SPAN:
            continue
        buckets = range(first // _BUCKET_DAYS, last // _BUCKET_DAYS + 1)
        for key in sorted(set(_blocks_of(relations, profile))):
            block = f"{profile.plover_type} {key}"
            rows += [(block, bucket, first, last, number) for bucket in buckets]
    schema = dict.fromkeys(("bucket", "first_day", "last_day", "number"), pl.Int64)
    return pl.DataFrame(rows, schema={"block": pl.String, **schema}, orient="row")


def candidate_pairs(relations: Relations, profiles: Sequence[Profile]) -> pl.DataFrame:
    """Pairs of profiles that share a block and a possible day.

    Within a block a profile is held against at most its next neighbours in the order of days, so that pairs grow
    linearly with profiles whatever the skew.

    Returns:
        one, other: numbers of profiles, one < other; each pair once.
    """
    rows = _block_rows(relations, profiles).sort("block", "bucket", "first_day", "last_day", "number")
    block = ["block", "bucket"]
    pairs = [rows.select(one="number", other="number").clear()]
    for step in range(1, _MOST_NEIGHBOURS + 1):
        beside = rows.with_columns(
            other=pl.col("number").shift(-step).over(block), other_first=pl.col("first_day").shift(-step).over(block)
        ).filter(pl.col("other").is_not_null())
        if beside.is_empty():
            break
        pairs.append(
            beside.filter(pl.col("other_first") <= pl.col("last_day")).select(
                one=pl.min_horizontal("number", "other"), other=pl.max_horizontal("number", "other")
            )
        )
    return pl.concat(pairs).unique().sort("one", "other")


def _scored(relations: Relations, profiles: Sequence[Profile]) -> list[tuple[float, int, int]]:
    """Pairs that may be joined, best first: minus score and the two numbers."""
    found = []
    for one, other in candidate_pairs(relations, profiles).iter_rows():
        mine, its = profiles[one], profiles[other]
        if mine.documents & its.documents or clashes(relations, mine, its):
            continue
        score = score_across(relations, mine, its)
        if score is not None and score >= ENOUGH_ACROSS:
            found.append((-round(score, 6), one, other))
    found.sort()
    return found


def joined_tellings(relations: Relations, tellings: Sequence[Telling]) -> list[int]:
    """The event of each telling, as the number of the event's first telling.

    Two tellings of one document are never joined: the document itself told them apart.

    Args:
        relations: the relations of the tellings' actors and places.
        tellings: in an order that does not depend on that of loading.
    """
    profiles = [with_window(telling.profile) for telling in tellings]
    home = list(range(len(profiles)))
    together = list(profiles)
    members: dict[int, list[int]] = {number: [number] for number in home}
    for _, one, other in _scored(relations, profiles):
        into, gone = sorted((home[one], home[other]))
        if into == gone:
            continue
        mine, its = together[into], together[gone]
        if mine.documents & its.documents or clashes(relations, mine, its):
            continue
        together[into] = merged(relations, mine, its)
        for number in members[gone]:
            home[number] = into
        members[into] += members.pop(gone)
    return home
