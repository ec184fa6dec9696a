"""How sure a mention is: a logistic model over what was found, with weights as data, fitted on sentences never seen."""

import math
import tomllib
from functools import cache
from importlib.resources import files

from transforms.coding.arguments import Arguments
from transforms.coding.drafts import Draft
from transforms.coding.parse import PARSED

_FAR = 10
_LONG = 20
_MOST = 3.0


def evidence_of(arguments: Arguments, draft: Draft) -> dict[str, float]:
    """What speaks for and against a mention, by name; confidence.toml says how much each weighs.

    A sense that has no target lacks none. The language counts by its tier, and by itself (`in_fr`).
    """
    reading, roles = draft.reading, draft.roles
    entry, language = reading.match.entry, arguments.lexicon.language
    has_target = bool(roles.target) or reading.frame.roles.get("target") == ()
    centre = reading.match.head.index
    reach = max((abs(each.index - centre) for each in (*roles.source, *roles.target)), default=0)
    return {
        "source": float(bool(roles.source)),
        "target": float(has_target),
        "pattern": float(bool(entry.extras)),
        "verb": float(entry.pos == "verb" or reading.is_light),
        "hedged": float(draft.qualifiers.modality != "asserted"),
        "lifted": float(reading.is_lifted),
        "far": min(reach / _FAR, _MOST),
        "long": min(len(arguments.tree.tokens) / _LONG, _MOST),
        "shallow": float(language not in PARSED),
        f"in_{language}": 1.0,
    }


@cache
def weights() -> dict[str, float]:
    """The weights of the evidence, and of what holds without any (`base`), in log odds."""
    text = (files("transforms.coding") / "confidence.toml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in tomllib.loads(text)["weights"].items()}


def rated(evidence: dict[str, float], by: dict[str, float]) -> float:
    """The probability that type and roles are right, between 0.05 and 0.95; what has no weight counts for nothing."""
    odds = by["base"] + sum(by.get(name, 0.0) * value for name, value in evidence.items())
    return round(min(max(1 / (1 + math.exp(-odds)), 0.05), 0.95), 2)


def confidence_of(arguments: Arguments, draft: Draft) -> float:
    """A probability that type and roles of a mention in the making are right."""
    return rated(evidence_of(arguments, draft), weights())
