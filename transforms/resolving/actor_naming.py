"""Ids and English names of actors that are a class, a country and its backers: armies, protesters, backed militias."""

from typing import Final

from transforms.resolving import actor_knowledge as knowledge
from transforms.resolving.actor_items import Item
from transforms.resolving.actor_knowledge import ActorClass

Named = tuple[str, str, str, str | None, str | None]
"""Id, name, kind, country and sector."""
_SHORT: Final = {"USA": "US", "GBR": "UK", "ARE": "UAE", "EUR": "EU", "UNO": "UN"}


def class_actor(head: ActorClass, country: str | None, backers: list[Item], leaders: list[Item]) -> Named:
    """A class of actors: an institution of a state, or a generic actor with what is told of it.

    Args:
        head: the class.
        country: the country whose they are, if told.
        backers: states or bodies that back them; their country is never that of the actors.
        leaders: states or bodies that lead them (a coalition).
    """
    backed, led = _names(backers), _names(leaders)
    if "state" in head.traits and country in knowledge.states() and not backed:
        state = knowledge.states()[country]
        return state.actor_id, state.name, "state", country, head.sector
    if head.suffix and country and not backed and not led:
        first = knowledge.institutions()[head.suffix]
        return f"{country}-{head.suffix}", f"{_country_name(country)} {first.name}", first.kind, country, head.sector
    parts = ["generic", head.class_id]
    name = head.name
    if led and (head.traits & {"led", "force"} or head.sector == "MIL"):
        country = country or leaders_country(leaders)
        parts += ["led-by", "+".join(led)]
        name = f"{' and '.join(led.values())}-led {name}"
    elif country:
        parts.append(country)
        name = f"{adjective(country)} {name}"
    if backed:
        parts += ["backed-by", "+".join(backed)]
        name = f"{' and '.join(backed.values())}-backed {name}"
    kind = "generic" if head.suffix or head.kind in {"state", "government body"} else head.kind
    return ":".join(parts), name, kind, country, head.sector


def leaders_country(leaders: list[Item]) -> str | None:
    """The country of the first leader that has one."""
    return next((item.value for item in leaders if item.value in knowledge.states()), None)


def _names(items: list[Item]) -> dict[str, str]:
    """Short English names by id of the states and bodies among items, sorted by id."""
    found = {}
    for item in items:
        if item.kind in {"state", "demonym", "capital"}:
            found[item.value] = _SHORT.get(item.value) or _country_name(item.value)
        elif item.kind == "actor":
            found[item.value] = knowledge.known_actor(item.value).name
    return dict(sorted(found.items()))


def _country_name(country: str) -> str:
    state = knowledge.states().get(country)
    return state.name if state else _SHORT.get(country, country)


def adjective(country: str) -> str:
    """The English adjective of a country, else its name."""
    return knowledge.english_adjectives().get(country) or _country_name(country)


def people_actor(value: str) -> Named:
    """A people or the citizens of a state."""
    if not value.isupper():
        return f"generic:people:{value}", knowledge.peoples()[value], "generic", None, None
    return f"generic:people:{value}", f"{adjective(value)} people", "generic", value, "CVL"
