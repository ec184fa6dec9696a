"""The knowledge of actors as a table: a row an actor and a time in which its facts stayed the same."""

import hashlib
from importlib.resources import files
from typing import Final

import polars as pl

from transforms.resolving import actor_knowledge as knowledge

SCHEMA: Final[dict[str, pl.DataType | type[pl.DataType]]] = {
    "actor_id": pl.String,
    "actor_name": pl.String,
    "actor_kind": pl.String,
    "country_code": pl.String,
    "sector": pl.String,
    "role_title": pl.String,
    "parent_actor_id": pl.String,
    "wikidata_id": pl.String,
    "operates_in": pl.List(pl.String),
    "aliases": pl.List(pl.String),
    "valid_from": pl.Date,
    "valid_to": pl.Date,
}


def knowledge_actors() -> pl.DataFrame:
    """All known actors.

    Returns:
        Columns as in `SCHEMA` (days; `valid_to` is the first day on which a row no longer holds). Times of one actor
        do not overlap: where a person holds two offices at once, the one taken up later is told while it lasts.
        After the last office a person is ELI until the next.
    """
    rows: list[tuple[object, ...]] = []
    for actor in (*knowledge.states().values(), *knowledge.organisations().values(), *knowledge.persons().values()):
        aliases = sorted({alias.replace("*", "") for alias in actor.aliases} - {actor.name})
        for country, sector, title, start, end in periods(actor):
            known = (actor.parent, actor.wikidata, sorted(actor.operates_in), aliases)
            facts = (country, sector, title, *known, start, end)
            rows.append((actor.actor_id, actor.name, actor.kind, *facts))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row").sort("actor_id", "valid_from")


def periods(actor: knowledge.Actor) -> list[tuple[object, ...]]:
    """Country, sector, title, first and last day (exclusive) of each time in which an actor's facts stay the same."""
    timed = [term for term in actor.terms if term.start]
    if not timed:
        return [(*knowledge.facts_on(actor, None), None, None)]
    days = sorted({day for term in timed for day in (term.start, term.end) if day})
    found: list[tuple[object, ...]] = []
    for day, after in zip(days, [*days[1:], None], strict=True):
        facts = knowledge.facts_on(actor, day)
        if found and found[-1][:3] == facts:
            found[-1] = (*facts, found[-1][3], after)
        else:
            found.append((*facts, day, after))
    return found


def content_version() -> str:
    """SHA-256 over all the data files, by name."""
    folder = files("transforms.resolving") / "knowledge" / "actors"
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
