"""Which tables are made from which; those of the marts stand in their queries."""

from typing import Final

ARTICLES: Final = "articles"
"""The payloads of the sources, outside the warehouse."""

_CODED: Final = ("ext.mention", "ext.mention_role")
_WHO: Final = ("res.mention_actor", "res.speaker_actor", "res.actor_alias")
_EVENTS: Final = ("doc.document", "ext.mention", "res.mention_actor", "res.mention_location", "res.mention_time")

MADE_FROM: Final[dict[str, tuple[str, ...]]] = {
    "raw.article": (ARTICLES,),
    "doc.document": ("raw.article",),
    "doc.block": ("raw.article",),
    "ext.coding": ("doc.document", "doc.block"),
    "ext.mention": ("doc.document", "doc.block"),
    "ext.mention_role": ("doc.document", "doc.block"),
    "ext.quotation": ("doc.document", "doc.block"),
    "res.mention_actor": _CODED,
    "res.mention_location": _CODED,
    "res.mention_time": _CODED,
    "res.speaker_actor": ("ext.quotation",),
    "res.actor_alias": _CODED,
    "core.dim_date": ("doc.document", "res.mention_time"),
    "core.dim_source": ("doc.document",),
    "core.dim_event_type": ("ext.mention",),
    "core.dim_location": ("res.mention_location",),
    "core.dim_actor": _WHO,
    "core.dim_article": ("raw.article", "doc.document", "ext.coding"),
    "core.fact_event": _EVENTS,
    "core.fact_mention": _EVENTS,
    "core.fact_quotation": ("doc.document", "ext.quotation", "res.speaker_actor"),
    "core.bridge_event_actor": _EVENTS,
    "core.bridge_event_location": _EVENTS,
}
"""The inputs of every table of raw, doc, ext, res and core, by full name."""
