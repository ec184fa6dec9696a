"""Places named in documents: recognised, told from noise, resolved."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from schemas.coded import CodedDocument, InputDocument, NameSpan, ResolvedPlace, Span, TextBlock
from transforms.resolving.event_places import mention_places
from transforms.resolving.gazetteer import Gazetteer, resolved_place
from transforms.resolving.place_adjectives import border_places, in_order
from transforms.resolving.place_capitals import capital_places
from transforms.resolving.place_choice import Choice, choose, contains
from transforms.resolving.place_hints import with_hints
from transforms.resolving.place_names import Sighting, sightings
from transforms.resolving.place_noise import ACCEPTED, is_famous, plausibility, surroundings_of
from transforms.resolving.place_tokens import Token

_PERSON: Final = 3.0

__all__ = ["find_places", "mention_places", "place_choices"]


def find_places(
    documents: Sequence[InputDocument], coded: Sequence[CodedDocument], gazetteer: Gazetteer
) -> list[list[ResolvedPlace]]:
    """All places named in the coded blocks of each document, in order of appearance.

    Args:
        documents: texts with their blocks.
        coded: the same documents as a coder found them, in the same order; their names help to tell persons from
            places, and may be missing.
        gazetteer: where names are looked up, once for all documents.
    """
    found = []
    for document, (tokens, chosen) in zip(documents, _choices(documents, coded, gazetteer), strict=True):
        named = [resolved_place(choice.candidate, span, choice.confidence, "gazetteer") for span, choice in chosen]
        described = [
            *border_places(document, tokens, gazetteer.countries),
            *capital_places(document, tokens, named, gazetteer.capitals),
        ]
        found.append(in_order(named, described))
    return found


def place_choices(
    documents: Sequence[InputDocument], coded: Sequence[CodedDocument], gazetteer: Gazetteer
) -> list[list[tuple[Span, Choice]]]:
    """What each place name of each document was chosen from; arguments as of `find_places`."""
    return [chosen for _, chosen in _choices(documents, coded, gazetteer)]


def _choices(
    documents: Sequence[InputDocument], coded: Sequence[CodedDocument], gazetteer: Gazetteer
) -> list[tuple[Sequence[Sequence[Token]], list[tuple[Span, Choice]]]]:
    """The tokens of each document's blocks, and what each place name in it was chosen from."""
    named = sightings(documents, gazetteer)
    datelines = _datelines(documents, gazetteer)
    return [
        (found.tokens, _chosen(document, of_coder, found.sightings, datelines.get(document.id, [])))
        for document, of_coder, found in zip(documents, coded, named, strict=True)
    ]


def _datelines(documents: Sequence[InputDocument], gazetteer: Gazetteer) -> dict[str, list[Sighting]]:
    """Places of the datelines, by document: they tell namesakes apart and are no places of the text."""
    headed = [
        replace(each, text=each.dateline, blocks=(TextBlock(0, len(each.dateline), "body"),))
        for each in documents
        if each.dateline
    ]
    return {
        each.id: [one for one in found.sightings if is_famous(one) or len(one.candidates) == 1]
        for each, found in zip(headed, sightings(headed, gazetteer), strict=True)
    }


def _chosen(
    document: InputDocument, coded: CodedDocument, found: list[Sighting], dateline: list[Sighting]
) -> list[tuple[Span, Choice]]:
    links = _links(found)
    linked = {position for pair in links for position in pair}
    kept = _kept(found, linked, document.language, coded.names)
    place_of = {order: position for position, order in enumerate(kept)}
    pairs = [(place_of[one], place_of[other]) for one, other in links if one in place_of and other in place_of]
    told = with_hints([found[order] for order in kept], document.language)
    chosen = choose([*told, *dateline], pairs)
    spans = [Span(found[n].start, found[n].end, document.text[found[n].start : found[n].end]) for n in kept]
    return list(zip(spans, chosen, strict=False))


def _kept(found: Sequence[Sighting], linked: set[int], language: str, names: Sequence[NameSpan]) -> list[int]:
    """Positions of those that name places. A name that was a person's stays one, unless the text says "in" or such."""
    beside = [surroundings_of(each, language) for each in found]
    persons = {
        one.candidates[0].folded
        for one, words in zip(found, beside, strict=True)
        if words.is_personal and not is_famous(one)
    }
    kept = []
    for order, (each, words) in enumerate(zip(found, beside, strict=True)):
        score = plausibility(each, words, language, names, is_linked=order in linked)
        if each.candidates[0].folded in persons and not words.is_local:
            score -= _PERSON
        if score >= ACCEPTED:
            kept.append(order)
    return kept


def _links(found: Sequence[Sighting]) -> list[tuple[int, int]]:
    """Pairs of neighbours where the second is said to contain the first: "Tripoli, Lebanon", "Paris (Texas)"."""
    pairs = []
    for order, (one, other) in enumerate(pairwise(found)):
        if one.tokens is not other.tokens or one.last != other.first:
            continue
        gap = other.tokens[other.first].gap.strip()
        if gap in {",", "(", ", ("} and any(contains(b, a) for a in one.candidates for b in other.candidates):
            pairs.append((order, order + 1))
    return pairs
