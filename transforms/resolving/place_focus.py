"""Where an event happened whose sentence names no place: the scene of its paragraph or of its whole article."""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from schemas.coded import CodedDocument, CodedMention, InputDocument, ResolvedPlace, TextBlock
from schemas.codelists import INFERRED_PLACES
from transforms.resolving.gazetteer import Candidate, resolved_place

_ON_THE_GROUND: Final = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types that happen somewhere; what is said, agreed or paid has no scene of its own."""
_OF_A_STATE: Final = frozenset({"martial-law", "restrict", "censor"})
"""Modes of coercion that hold for a whole state more often than for the scene of an article."""
_PARAGRAPH, _ARTICLE = INFERRED_PLACES
_TRUST: Final = {_PARAGRAPH: 0.5, _ARTICLE: 0.4}
_TOWN: Final = frozenset({"exact", "near", "city", "district"})

Places = tuple[ResolvedPlace, ...]


def with_focus(
    document: InputDocument, coded: CodedDocument, told: Sequence[Places], countries: Mapping[str, Candidate]
) -> list[Places]:
    """The places of each mention; where its sentence tells none, what holds the scenes of its paragraph or article.

    Only violence, coercion and protest of today take such a place, and only if the scenes told agree: one town, else
    one province, else one country. Its method is one of `INFERRED_PLACES`.

    Args:
        document: the text with its blocks.
        coded: the mentions.
        told: the places of each mention as its sentence tells them, primary first.
        countries: the gazetteer's countries by ISO 3166-1 alpha-3.
    """
    scenes = [
        (mention, places[0])
        for mention, places in zip(coded.mentions, told, strict=True)
        if places and _is_now(mention)
    ]
    if not scenes:
        return list(told)
    return [
        places or _inferred(document, mention, scenes, countries)
        for mention, places in zip(coded.mentions, told, strict=True)
    ]


def _is_now(mention: CodedMention) -> bool:
    return mention.plover_type in _ON_THE_GROUND and mention.tense in {"past", "current"}


def _inferred(
    document: InputDocument,
    mention: CodedMention,
    scenes: Sequence[tuple[CodedMention, ResolvedPlace]],
    countries: Mapping[str, Candidate],
) -> Places:
    if not _is_now(mention) or mention.plover_mode in _OF_A_STATE:
        return ()
    if mention.polarity != "affirmed" or mention.modality not in {"asserted", "alleged"}:
        return ()
    block = next((each for each in document.blocks if each.start <= mention.trigger.start < each.end), None)
    above = [place for other, place in scenes if block is not None and _stands_above(other, mention, document, block)]
    return _holding(above, _PARAGRAPH, countries) or _holding([place for _, place in scenes], _ARTICLE, countries)


def _stands_above(other: CodedMention, mention: CodedMention, document: InputDocument, block: TextBlock) -> bool:
    """The other stands in a sentence before, in the same block and paragraph.

    Of two in one sentence the rules for sentences have decided already that they may be apart.
    """
    start, end = other.sentence.end, mention.sentence.start
    return block.start <= other.sentence.start and start <= end and "\n\n" not in document.text[start:end]


def _holding(scenes: Sequence[ResolvedPlace], method: str, countries: Mapping[str, Candidate]) -> Places:
    """The smallest place that holds all scenes: themselves if one, their province if told, their country."""
    if not scenes:
        return ()
    best = max(scenes, key=lambda place: place.confidence)
    confidence = round(best.confidence * _TRUST[method], 3)
    if len({place.location_id for place in scenes}) == 1:
        # It happened at the place or around it.
        precision = "near" if best.precision == "exact" else best.precision
        return (replace(best, precision=precision, confidence=confidence, method=method),)
    country = countries.get(best.country or "")
    if country is None or len({place.country for place in scenes}) > 1:
        return ()
    provinces = [place for place in scenes if place.precision == "province"]
    if len({place.location_id for place in provinces}) == 1:
        province = provinces[0]
        rest = [place for place in scenes if place.precision != "province"]
        if all(each.precision in _TOWN and each.admin1 == province.name for each in rest):
            return (replace(province, confidence=confidence, method=method),)
    return (resolved_place(country, best.span, confidence, method),)
