"""Actors that articles name and the knowledge does not have: those that are one under two spellings become one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

import polars as pl

from schemas import ops
from schemas.catalog import frame_schema
from transforms.resolving.actor_people import FULL_NAME_LIKENESS, is_variant
from transforms.resolving.actor_text import folded_words
from transforms.resolving.name_scripts import is_latin, latin, skeleton

_ACTORS: Final = ("res.mention_actor", "res.speaker_actor")
_NEAR: Final = dt.timedelta(days=14)
_LEAST_CONSONANTS: Final = 5
_LEAST_OF_SURNAME: Final = 3
_LIKENESS: Final = 80.0
"""Least likeness (0 to 100, rapidfuzz ratio) of two names with the same consonants in one script."""
_NEW: Final = "^new:(person|organisation):"

Tables = Mapping[str, pl.DataFrame]


class Known(NamedTuple):
    """What articles tell of an actor: its folded name, country, days of first and last report, number of tellings."""

    actor_id: str
    kind: str
    name: str
    words: tuple[str, ...]
    country: str | None
    first: dt.date | None
    last: dt.date | None
    times: int

    @property
    def is_new(self) -> bool:
        """The knowledge does not have it."""
        return self.actor_id.startswith("new:")


class Likeness(NamedTuple):
    """The rule by which two names are one, and how alike they are, 0 to 1."""

    rule: str
    likeness: float


def actor_merges(
    tables: Tables, *, apart: Collection[frozenset[str]] = (), settled: Collection[str] = ()
) -> pl.DataFrame:
    """Which provisional actors are another one, found anew at every build from all that articles say.

    Two full names are one if they have the same consonants in any script, or nearly the same letters; a surname alone
    is the one full name with it that articles of those days tell of. Countries told must not differ; a surname, and a
    name with other letters, needs the same country and articles at most two weeks apart.

    Args:
        tables: res.mention_actor, res.speaker_actor, res.actor_alias, doc.document.
        apart: pairs of actor ids that are never merged.
        settled: actor ids that stay what they are.

    Returns:
        Rows of ops.actor_merge without `load_id`, sorted by actor_id; no actor is merged into one that is merged.
    """
    rows = []
    heads: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for one in sorted(_told(tables), key=_rank):
        fits = [
            (each, like)
            for each in heads[_block(one)]
            if frozenset({one.actor_id, each.actor_id}) not in apart and (like := likeness(one, each))
        ]
        if len(fits) == 1 and one.is_new and one.actor_id not in settled:
            rows.append(_row(one, *fits[0]))
        else:
            heads[_block(one)].append(one)
    return pl.DataFrame(rows, schema=frame_schema(ops.ActorMerge, with_load=False), orient="row").sort("actor_id")


def with_merges(tables: Tables, merges: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The tables with merged actors under the id and name of the one that they are; the rest is left as told."""
    found = dict(tables)
    names = merges.select("actor_id", "into_actor_id", "into_actor_name")
    for table in (*_ACTORS, "res.actor_alias"):
        rows = found[table].join(names, on="actor_id", how="left", validate="m:1", maintain_order="left")
        changed = [pl.coalesce("into_actor_id", "actor_id").alias("actor_id")]
        if "actor_name" in rows.columns:
            changed.append(pl.coalesce("into_actor_name", "actor_name").alias("actor_name"))
        found[table] = rows.with_columns(changed).select(found[table].columns)
    aliases = found["res.actor_alias"]
    found["res.actor_alias"] = aliases.unique(["article_key", "actor_id", "alias"], maintain_order=True)
    return found


def _told(tables: Tables) -> Iterable[Known]:
    """All persons told of and all new bodies, a row each."""
    said = pl.concat(
        [tables[table].select("actor_id", "actor_name", "actor_kind", "country_code") for table in _ACTORS]
    )
    said = said.filter((pl.col("actor_kind") == "person") | pl.col("actor_id").str.contains(_NEW))
    country = pl.col("country_code").drop_nulls().mode().sort().first()
    facts = said.group_by("actor_id").agg(
        pl.col("actor_kind").sort().first(), pl.col("actor_name").mode().sort().first(), country, times=pl.len()
    )
    days = (
        tables["res.actor_alias"]
        .join(tables["doc.document"].select("article_key", "published_start", "published_end"), on="article_key")
        .group_by("actor_id")
        .agg(first=pl.col("published_start").min(), last=pl.col("published_end").max())
    )
    for row in facts.join(days, on="actor_id", how="left", validate="1:1").iter_rows(named=True):
        words = row["actor_id"].split(":")[2].split() if row["actor_id"].startswith("new:") else None
        yield Known(
            row["actor_id"],
            row["actor_kind"],
            row["actor_name"],
            tuple(words or folded_words(row["actor_name"])),
            row["country_code"],
            row["first"],
            row["last"],
            row["times"],
        )


def _rank(one: Known) -> tuple[bool, int, bool, int, str]:
    """Known ones first, then the fullest names, Latin ones, those told most often."""
    return one.is_new, -len(one.words), not is_latin(one.words[-1]), -one.times, one.actor_id


def _block(one: Known) -> tuple[str, str]:
    """Only names with a last word like this are compared."""
    return one.kind, skeleton(one.words[-1])[:2] or one.words[-1]


def likeness(one: Known, other: Known) -> Likeness | None:
    """Whether two actors are one by their names and what is told of them; the second has no fewer words."""
    if one.country and other.country and one.country != other.country:
        return None
    if _numbers(one.words) != _numbers(other.words):
        return None
    if one.kind != "person":
        return _same_letters(one.words, other.words) if len(one.words) == len(other.words) else None
    if len(one.words) == 1:
        return _surname(one, other)
    ends = ((one.words[0], one.words[-1]), (other.words[0], other.words[-1]))
    found = _same_letters(*ends)
    if found is None and _is_evident(one, other) and is_variant(*ends):
        return Likeness("other spelling", _ratio(*ends))
    return found


def _surname(one: Known, other: Known) -> Likeness | None:
    if len(other.words) < 2 or not _is_evident(one, other):
        return None
    surname, last = one.words[0], other.words[-1]
    if surname == last:
        return Likeness("surname", 1.0)
    consonants = skeleton(surname)
    is_same = len(consonants) >= _LEAST_OF_SURNAME and consonants == skeleton(last)
    return Likeness("surname", 0.9) if is_same and is_latin(surname) != is_latin(last) else None


def _same_letters(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness | None:
    """Names with the same consonants word by word; in one script the vowels must be nearly the same, too."""
    bones = [skeleton(word) for word in one]
    if bones != [skeleton(word) for word in other] or len("".join(bones)) < _LEAST_CONSONANTS:
        return None
    alike = _ratio(one, other)
    if is_latin(one[-1]) != is_latin(other[-1]):
        return Likeness("other script", max(0.9, alike))
    is_same = alike >= (_LIKENESS if len(bones) > 1 else FULL_NAME_LIKENESS) / 100
    return Likeness("other spelling", alike) if is_same else None


def _ratio(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    from rapidfuzz import fuzz

    return round(fuzz.ratio(" ".join(map(latin, one)), " ".join(map(latin, other))) / 100, 3)


def _is_evident(one: Known, other: Known) -> bool:
    """Articles tell the same country of both, at most two weeks apart."""
    if one.country is None or one.country != other.country:
        return False
    if None in (one.first, one.last, other.first, other.last):
        return False
    return bool(one.first - other.last <= _NEAR and other.first - one.last <= _NEAR)  # type: ignore[operator]


def _numbers(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if any(map(str.isdigit, word))]


def _row(one: Known, other: Known, like: Likeness) -> tuple[object, ...]:
    """A row of ops.actor_merge, with the evidence in words."""
    told = [f"{each.name}: {each.times} times, {each.first or '?'} to {each.last or '?'}" for each in (one, other)]
    country = one.country or other.country
    evidence = "; ".join([*told, f"country {country}" if country else "no country told"])
    return one.actor_id, other.actor_id, one.name, other.name, like.rule, like.likeness, evidence, one.times
