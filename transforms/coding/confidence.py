"""How sure a mention is: a logistic model over what was found, with weights as data, fitted on sentences never seen."""

import math
import tomllib
from functools import cache
from importlib.resources import files

from transforms.coding.qualifiers import Qualifiers
from transforms.coding.readings import Reading
from transforms.coding.roles import Roles

_FAR = 10
_LONG = 20
_MOST = 3.0


def evidence_of(reading: Reading, roles: Roles, qualifiers: Qualifiers, length: int) -> dict[str, float]:
    """What speaks for and against a mention, by name; confidence.toml says how much each weighs.

    Args:
        reading: the event.
        roles: who is found in them; a sense that has no target lacks none.
        qualifiers: how it is meant.
        length: of the sentence, in tokens.
    """
    entry = reading.match.entry
    has_target = bool(roles.target) or reading.frame.roles.get("target") == ()
    centre = reading.match.head.index
    reach = max((abs(each.index - centre) for each in (*roles.source, *roles.target)), default=0)
    return {
        "source": float(bool(roles.source)),
        "target": float(has_target),
        "pattern": float(bool(entry.extras)),
        "verb": float(entry.pos == "verb" or reading.is_light),
        "hedged": float(qualifiers.modality != "asserted"),
        "lifted": float(reading.is_lifted),
        "far": min(reach / _FAR, _MOST),
        "long": min(length / _LONG, _MOST),
    }


@cache
def weights() -> dict[str, float]:
    """The weights of the evidence, and of what holds without any (`base`), in log odds."""
    text = (files("transforms.coding") / "confidence.toml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in tomllib.loads(text)["weights"].items()}


def rated(evidence: dict[str, float], by: dict[str, float]) -> float:
    """The probability that type and roles are right, between 0.05 and 0.95."""
    odds = by["base"] + sum(by[name] * value for name, value in evidence.items())
    return round(min(max(1 / (1 + math.exp(-odds)), 0.05), 0.95), 2)


def confidence_of(reading: Reading, roles: Roles, qualifiers: Qualifiers, length: int) -> float:
    """A probability that type and roles are right."""
    return rated(evidence_of(reading, roles, qualifiers, length), weights())
