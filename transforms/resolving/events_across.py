"""Events as documents tell them to events in the world: candidates by blocks, then a merger best first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import polars as pl
import polars_hash as plh

from transforms.resolving.events_modes import kindred
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


def stretches(profile: Profile) -> tuple[int, int]:
    """The first and the last of the stretches of days in which a profile is held against others.

    One that is held against none is where its days begin or it was published, in stretch 0 if nothing is known.
    """
    first, last = profile.first_day, profile.last_day
    if first is None or last is None:
        start = (profile.published or 0) // _BUCKET_DAYS
        return start, start
    start = first // _BUCKET_DAYS
    return start, last // _BUCKET_DAYS if last - first < _LONGEST_SPAN else start


def stretch_of(day: str) -> pl.Expr:
    """The stretch of days that a column's day is in."""
    return pl.col(day) // _BUCKET_DAYS


def _party_key(relations: Relations, number: int) -> str:
    actor = relations.actors[number]
    return actor.country or ("armed" if actor.is_armed else actor.actor_id)


def _blocks_of(relations: Relations, profile: Profile) -> Iterator[str]:
    """Keys that profiles of one event are likely to share."""
    places = [relations.places[number] for number in profile.places]
    countries = {place.country for place in places if place.country}
    sources = {_party_key(relations, number) for number in profile.sources or profile.claimed_sources}
    targets = {_party_key(relations, number) for number in profile.targets}
    yield from (f"{profile.plover_type} story {story}" for story in profile.stories)
    kin = kindred(profile.plover_type, profile.modes)
    if kin is not None:
        yield from (f"like {kin} story {story}" for story in profile.stories)
    yield from (f"{profile.plover_type} place {place.location_id}" for place in places if place.rank > 1)
    yield from (f"{profile.plover_type} in {country} on {target}" for country in countries for target in targets)
    yield from (f"{profile.plover_type} in {country} by {source}" for country in countries for source in sources)
    parties = sorted(sources | targets)
    yield from (
        f"{profile.plover_type} between {one} {other}" for i, one in enumerate(parties) for other in parties[i + 1 :]
    )
    named = (relations.actors[number] for number in profile.parties)
    yield from (
        f"{profile.plover_type} actor {actor.actor_id}"
        for actor in named
        if not actor.is_generic and actor.kind != "state"
    )


def block_rows(relations: Relations, keys: Sequence[int], profiles: Sequence[Profile]) -> pl.DataFrame:
    """A row for each profile, block and stretch of days.

    Args:
        relations: of the profiles' actors and places.
        keys: what each profile is called by.
        profiles: as documents tell them.

    Returns:
        telling_key, block (a hash), bucket, first_day, last_day.
    """
    rows = []
    for key, profile in zip(keys, profiles, strict=True):
        first, last = profile.first_day, profile.last_day
        if first is None or last is None or last - first >= _LONGEST_SPAN:
            continue
        start, end = stretches(profile)
        buckets = range(start, end + 1)
        for block in sorted(set(_blocks_of(relations, profile))):
            rows += [(key, block, bucket, first, last) for bucket in buckets]
    days = dict.fromkeys(("bucket", "first_day", "last_day"), pl.Int32)
    schema = {"telling_key": pl.Int64, "block": pl.String, **days}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return frame.with_columns(plh.col("block").nchash.wyhash().reinterpret(signed=True).alias("block"))


def candidate_pairs(rows: pl.DataFrame) -> pl.DataFrame:
    """Pairs of profiles that share a block and a possible day.

    Within a block a profile is held against at most its next neighbours in the order of days, so that pairs grow
    linearly with profiles whatever the skew.

    Args:
        rows: as `block_rows` gives them, of whole blocks.

    Returns:
        one, other: telling_keys, one < other; each pair once.
    """
    rows = rows.sort("block", "bucket", "first_day", "last_day", "telling_key")
    pairs = [rows.select(one="telling_key", other="telling_key").clear()]
    for step in range(1, min(_MOST_NEIGHBOURS, rows.height - 1) + 1):
        here, there = rows.head(-step), rows.slice(step)
        is_beside = (here["block"] == there["block"]) & (here["bucket"] == there["bucket"])
        if not is_beside.any():
            break
        is_near = is_beside & (there["first_day"] <= here["last_day"])
        both = pl.DataFrame({"a": here["telling_key"].filter(is_near), "b": there["telling_key"].filter(is_near)})
        pairs.append(both.select(one=pl.min_horizontal("a", "b"), other=pl.max_horizontal("a", "b")))
    return pl.concat(pairs).unique().sort("one", "other")


def scored_pairs(
    relations: Relations, profiles: Mapping[int, Profile], pairs: pl.DataFrame
) -> list[tuple[float, int, int]]:
    """Pairs that may be joined, best first: minus score and the two keys.

    Args:
        relations: the relations of the tellings' actors and places.
        profiles: tellings by key.
        pairs: one, other: keys that `candidate_pairs` gives.
    """
    found = []
    for one, other in pairs.iter_rows():
        mine, its = profiles[one], profiles[other]
        if mine.documents & its.documents or clashes(relations, mine, its):
            continue
        score = score_across(relations, mine, its)
        if score is not None and score >= ENOUGH_ACROSS:
            found.append((-round(score, 6), one, other))
    found.sort()
    return found


def joined_tellings(
    relations: Relations, profiles: Mapping[int, Profile], scored: Iterable[tuple[float, int, int]]
) -> dict[int, int]:
    """The event of each telling, by key: the least key of its tellings.

    Two tellings of one document are never joined: the document itself told them apart. Tellings are joined best first
    and in the order of their keys; what two sides say together must not contradict itself.

    Args:
        relations: the relations of the tellings' actors and places.
        profiles: tellings by key.
        scored: as `scored_pairs` gives them.
    """
    home = {key: key for key in profiles}
    together = dict(profiles)
    members: dict[int, list[int]] = {key: [key] for key in profiles}
    for _, one, other in scored:
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
