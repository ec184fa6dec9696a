"""Who one part of a phrase means: a known actor, a role holder, a class with its country and backers, or a new name."""

import datetime as dt
from itertools import pairwise
from typing import Final, NamedTuple

from msgspec.structs import replace

from transforms.resolving import actor_knowledge as knowledge
from transforms.resolving.actor_items import Item
from transforms.resolving.actor_knowledge import ActorClass
from transforms.resolving.actor_naming import class_actor, people_actor
from transforms.resolving.actor_nouns import is_adjective_of_noun, is_place_name
from transforms.resolving.actor_people import known_by_title, leaders_country_of
from transforms.resolving.actor_segments import RIGHT_HEADED, Segment
from transforms.resolving.actor_text import Token

_OWN_SECTOR: Final = frozenset({"LEG", "JRN", "COP", "JUD"})


class Found(NamedTuple):
    """Who a part means; `first` and `last` are the tokens that name the actor (the whole part for a class).

    `office` is the class of the title that stands with a new name.
    """

    actor_id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    method: str
    confidence: float
    first: int
    last: int
    office: str = ""


class Setting(NamedTuple):
    """What holds for a phrase: language, day of the document, whether a capital stands for its state, the words.

    `is_attributive` when the phrase is an adjective before or after its noun ("Turkish" in "Turkish strikes").
    """

    language: str
    day: dt.date | None = None
    has_metonyms: bool = True
    tokens: tuple[Token, ...] = ()
    is_attributive: bool = False


def decide(segments: list[Segment], setting: Setting) -> Found | None:
    """Who the segments of one part mean; None if they name no actor."""
    core = segments[0]
    told = [core, *(each for each in segments[1:] if each.link == "apposition")]
    for choose in (_government_of, _person, _titled, _body, _new_name, _holder):
        found = choose(told, segments, setting)
        if found:
            return found
    return _class(segments, setting) or _state(core, setting) or _hosted(segments, setting)


def _government_of(told: list[Segment], segments: list[Segment], setting: Setting) -> Found | None:
    """The state whose government is called by its leader's name ("the Biden administration")."""
    del segments
    core = told[0]
    if not any("state" in head.traits for head in title_classes([core])):
        return None
    for item in core.of_kind("actor", "name", "city"):
        if item.value in knowledge.persons():
            country, _, _ = knowledge.facts_on(knowledge.persons()[item.value], setting.day)
        else:
            words = tuple(token.fold for token in setting.tokens[item.first : item.last])
            country = (leaders_country_of(words) if len(words) == 1 else None) or _ruled_by(item)
        state = knowledge.states().get(country or "")
        if state:
            facts = (state.actor_id, state.name, "state", country, "GOV")
            return Found(*facts, "government of a leader", 0.9, core.items[0].first, core.items[-1].last)
    return None


def _ruled_by(item: Item) -> str | None:
    """The country of a party that rules, if the item is one ("the Lornist government")."""
    actor = knowledge.known_actor(item.value) if item.kind == "actor" else None
    return actor.country if actor is not None and actor.sector == "PTY" else None


def _person(told: list[Segment], segments: list[Segment], setting: Setting) -> Found | None:
    for segment in told:
        for item in segment.of_kind("actor"):
            if item.value in knowledge.persons():
                return _known_person(item, segments, setting, is_former=segment.is_former)
    return None


def _titled(told: list[Segment], segments: list[Segment], setting: Setting) -> Found | None:
    """A surname that is also a town's, right behind the office that its bearer held: "President Bush"."""
    core = told[0]
    for head, name in pairwise(core.items):
        is_title = head.kind == "head" and "office" in knowledge.classes()[head.value].traits
        if not is_title or name.kind not in {"city", "region", "capital"} or name.last - name.first != 1:
            continue
        words = tuple(token.fold for token in setting.tokens[name.first : name.last])
        country = next((each.value for every in segments for each in every.of_kind("demonym", "state")), None)
        who = known_by_title(words, head.value, country, setting.day) if words else None
        if who:
            return _known_person(Item("actor", who, name.first, name.last), segments, setting, is_former=core.is_former)
        if name.kind == "city" and words and setting.tokens[name.first].gap == " ":
            # Somebody else of that name: the town's country is not theirs.
            office = knowledge.classes()[head.value]
            named = (f"new:person:{words[0]}", "", "person", country, office.sector)
            return Found(*named, "new name", 0.5, name.first, name.last, office.class_id)
    return None


def _known_person(item: Item, segments: list[Segment], setting: Setting, *, is_former: bool) -> Found:
    actor = knowledge.persons()[item.value]
    country, sector, _ = knowledge.facts_on(actor, setting.day)
    titles = [title for title in title_classes(segments) if title.sector]
    is_former = is_former or any(title.class_id == "former-official" for title in titles)
    if is_former and sector:
        sector = "ELI"
    elif titles and (sector is None or sector == "ELI"):
        # The text calls them by an office that they left by our dates: it tells of an earlier day.
        sector = titles[0].sector
    return Found(actor.actor_id, actor.name, "person", country, sector, "known name", 0.95, item.first, item.last)


def title_classes(segments: list[Segment]) -> list[ActorClass]:
    """The classes that words of core and appositions name, in order."""
    all_classes = knowledge.classes()
    told = [each for each in segments if each.link in {"core", "apposition"}]
    return [all_classes[item.value] for each in told for item in each.of_kind("head")]


def _body(told: list[Segment], segments: list[Segment], setting: Setting) -> Found | None:
    """A known body or group in the core, or behind a word such as "spokesman of"."""
    core = told[0]
    heads = title_classes([core])
    for segment in told:
        if segment.of_kind("name"):
            return None
        for item in segment.of_kind("actor"):
            return _known_body(item, heads, setting)
    if heads and all("belongs" in head.traits for head in heads):
        for segment in segments[1:]:
            if segment.link == "of":
                return next((_known_body(item, [], setting) for item in segment.of_kind("actor")), None)
            if segment.link != "backed":
                return None
    return None


def _known_body(item: Item, heads: list[ActorClass], setting: Setting) -> Found:
    actor = knowledge.known_actor(item.value)
    country, sector, _ = knowledge.facts_on(actor, setting.day)
    own = next((head.sector for head in heads if head.sector in _OWN_SECTOR and actor.kind == "organisation"), None)
    sector = own or sector or next((head.sector for head in heads if head.sector), None)
    return Found(actor.actor_id, actor.name, actor.kind, country, sector, "known name", 0.95, item.first, item.last)


def _new_name(told: list[Segment], segments: list[Segment], setting: Setting) -> Found | None:
    """A name that the knowledge does not have; facts come from the words around it."""
    for segment in told:
        for item in segment.of_kind("name"):
            if is_place_name(segment, item, setting.tokens, setting.language):
                continue
            heads = title_classes([each for each in told if each is segment or each.link == "apposition"])
            country, sector = facts_of(segments, setting)
            is_body = any("organisation" in head.traits for head in heads[:1])
            kind = "organisation" if is_body else "person"
            if segment.is_former and not is_body and sector in {"GOV", "MIL", "LEG", "JUD", "SPY"}:
                sector = "ELI"
            office = next((head.class_id for head in heads if "office" in head.traits), "")
            named = (f"new:{kind}:{item.value}", "", kind, country, sector)
            return Found(*named, "new name", 0.6, item.first, item.last, office)
    return None


def facts_of(segments: list[Segment], setting: Setting) -> tuple[str | None, str | None]:
    """Country and sector that titles and appositions give."""
    for start, segment in enumerate(segments):
        if segment.link not in {"core", "apposition"} or not segment.of_kind("head", "actor"):
            continue
        end = next((n for n in range(start + 1, len(segments)) if segments[n].link == "apposition"), len(segments))
        bare = [Segment(each.link, [i for i in each.items if i.kind != "name"]) for each in segments[start:end]]
        bare[0].link = "core"
        found = _body(bare[:1], bare, setting) or _class(bare, setting)
        if found and (found.sector or found.country):
            return found.country, found.sector
    return country_of(segments, is_strict=True), None


def _holder(told: list[Segment], segments: list[Segment], setting: Setting) -> Found | None:
    """The person who holds an office of a state on the day of the document ("the Iranian president")."""
    core = told[0]
    heads = core.of_kind("head")
    # "King Hassan" is not whoever is king today.
    if setting.day is None or core.is_former or len(heads) != 1 or core.of_kind("name", "city"):
        return None
    head = knowledge.classes()[heads[0].value]
    country = country_of(segments, is_strict=True)
    if "office" not in head.traits or country is None:
        return None
    held = [
        who for term, who in knowledge.offices().get((country, head.class_id), ()) if knowledge.holds(term, setting.day)
    ]
    if len(held) != 1:
        return None
    actor = knowledge.persons()[held[0]]
    first, last = core.items[0].first, max(each.items[-1].last for each in segments if each.items)
    return Found(actor.actor_id, actor.name, "person", country, head.sector, "office on the day", 0.85, first, last)


def country_of(segments: list[Segment], *, is_strict: bool = False) -> str | None:
    """The country that a part gives its head: adjective or name in the core, then of, then in; never a backer's.

    States, nationalities and bodies are surer than towns: "King Hassan of Morocco" is no Indian of Hassan.
    """
    for kinds, links in (
        (("demonym", "state", "actor"), ("core", "of", "apposition")),
        (("capital", "region", "city"), ("core", "of", "apposition")),
        (("demonym", "state", "capital", "region", "city", "actor"), () if is_strict else ("in", "to")),
    ):
        for link in links:
            for segment in segments:
                if segment.link == link:
                    for item in segment.of_kind(*kinds):
                        country = _country(item)
                        if country:
                            return country
    return None


def _country(item: Item) -> str | None:
    if item.kind == "actor":
        actor = knowledge.known_actor(item.value)
        return None if actor.kind == "person" else actor.country
    return item.value if item.value.isupper() else None


def main_head(segment: Segment, language: str) -> tuple[ActorClass, ActorClass] | None:
    """The class that heads a segment, and the one that gives its sector ("rebel" for "rebel fighters")."""
    items = segment.of_kind("head")
    if not items:
        return None
    heads = [knowledge.classes()[item.value] for item in items]
    main = heads[-1] if language in RIGHT_HEADED else heads[0]
    if main.traits & {"weak", "belongs"} or (main.sector == "MIL" and "facility" in main.traits):
        others = [head for head in heads if head is not main and head.sector and "place" not in head.traits]
        if others:
            strong = others[0]
            if "force" in main.traits and strong.sector == "GOV":
                return main, main
            return strong, strong
    return main, main


def _class(segments: list[Segment], setting: Setting) -> Found | None:
    core = segments[0]
    heads = main_head(core, setting.language)
    if heads is None:
        return None
    main, strong = heads
    if "belongs" in main.traits or "weak" in main.traits:
        inner = _complement(segments, setting)
        if inner:
            return inner
    if "place" in main.traits:
        # Who lives or serves there tells more than what kind of place it is ("a camp for Lornian refugees").
        hosted = _hosted(segments, setting) or _complement(segments, setting)
        if hosted or "facility" not in main.traits:
            return hosted or _owner(core)
    backers = [item for each in segments if each.link == "backed" for item in each.items if item.kind != "head"]
    leaders = [item for each in segments if each.link == "led" for item in each.items]
    if "empty" in strong.traits and not backers and country_of(segments) is None:
        return None
    # Troops in a country are often another's.
    is_strict = bool(backers) or core.is_possessed or strong.sector == "MIL"
    country = country_of(segments, is_strict=is_strict) or _leaders_country(strong, segments, setting)
    if strong.class_id == "leader" and country in knowledge.states() and not backers:
        strong = replace(strong, sector="GOV")
    named = class_actor(strong, country, backers, leaders)
    first, last = core.items[0].first, max(each.items[-1].last for each in segments if each.items)
    return Found(*named, "class of actors", 0.8, first, last)


def _leaders_country(main: ActorClass, segments: list[Segment], setting: Setting) -> str | None:
    """The country of the person whose supporters they are."""
    if main.class_id != "supporter":
        return None
    told = [item.value for each in segments if each.link in {"core", "of"} for item in each.of_kind("actor")]
    known = [knowledge.persons()[who] for who in told if who in knowledge.persons()]
    return knowledge.facts_on(known[0], setting.day)[0] if known else None


def _complement(segments: list[Segment], setting: Setting) -> Found | None:
    """What follows "of" decides ("group of thieves", "spokesman of the Iranian foreign ministry")."""
    for n, segment in enumerate(segments[1:], 1):
        if segment.link == "of" and segment.of_kind("head", "actor"):
            inner = [Segment("core", segment.items, segment.is_former), *segments[n + 1 :]]
            heads = title_classes(inner[:1])
            if heads and "machine" in heads[0].traits:
                continue
            found = _body(inner[:1], inner, setting) or _class(inner, setting)
            if found and found.sector:
                country = found.country or country_of(segments[:n])
                first = segments[0].items[0].first
                return found._replace(country=country, first=first)
    return None


def _state(core: Segment, setting: Setting) -> Found | None:
    """A state named as such, a people, or a capital that stands for its state."""
    for item in core.of_kind("state", "demonym", "capital", *(() if setting.has_metonyms else ("city",))):
        if item.kind in {"capital", "city"} and not setting.has_metonyms:
            if item.value in knowledge.states():
                return Found(*people_actor(item.value), "people of a town", 0.5, item.first, item.last)
            continue
        if item.kind == "demonym":
            if is_adjective_of_noun(core, item, setting.tokens, setting.language):
                continue
            if setting.is_attributive and item.value in knowledge.states():
                state = knowledge.states()[item.value]
                facts = (state.actor_id, state.name, "state", item.value, state.sector)
                return Found(*facts, "adjective of a state", 0.8, item.first, item.last)
            return Found(*people_actor(item.value), "people", 0.7, item.first, item.last)
        state = knowledge.states()[item.value]
        method, confidence = ("state", 0.95) if item.kind == "state" else ("capital for its state", 0.8)
        # A state's bare name has no sector in CAMEO and PLOVER; its capital stands for its government.
        sector = "GOV" if item.kind == "capital" else state.sector
        return Found(state.actor_id, state.name, "state", item.value, sector, method, confidence, item.first, item.last)
    return None


def _owner(core: Segment) -> Found | None:
    """The state whose a place is that is no actor itself ("Iranian nuclear sites")."""
    for item in core.of_kind("demonym", "state"):
        state = knowledge.states().get(item.value)
        if state:
            facts = (state.actor_id, state.name, "state", item.value, state.sector)
            return Found(*facts, "owner of a site", 0.6, item.first, item.last)
    return None


def _hosted(segments: list[Segment], setting: Setting) -> Found | None:
    """Who is at a place that the part names ("the base that houses American troops")."""
    for n, segment in enumerate(segments):
        if segment.link == "host" and segment.items:
            inner = [Segment("core", segment.items), *segments[n + 1 :]]
            return _body(inner[:1], inner, setting) or _class(inner, setting)
    return None
