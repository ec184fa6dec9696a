"""How sure a mention is: a few features with weights that were fitted by eye on labelled sentences."""

from transforms.coding.qualifiers import Qualifiers
from transforms.coding.readings import Reading
from transforms.coding.roles import Roles


def confidence_of(reading: Reading, roles: Roles, qualifiers: Qualifiers) -> float:
    """A probability that type and roles are right."""
    score = 0.55
    score += 0.12 if roles.source else -0.05
    score += 0.12 if roles.target else -0.08
    score += 0.05 if reading.match.entry.extras else 0.0
    score += 0.05 if reading.match.entry.pos == "verb" else 0.0
    score -= (
        0.1
        if reading.match.entry.pos == "noun" and not reading.is_light and not (roles.source and roles.target)
        else 0.0
    )
    score -= 0.05 if qualifiers.modality != "asserted" else 0.0
    return round(min(max(score, 0.05), 0.95), 2)
