"""The linking of documents: actors, places and times of every mention brought together."""

from collections.abc import Mapping, Sequence

from schemas.coded import (
    CodedDocument,
    InputDocument,
    ResolvedDocument,
    ResolvedMention,
    ResolvedPlace,
)
from transforms.resolving.actor_scene import with_scene
from transforms.resolving.actors import resolve_actors
from transforms.resolving.gazetteer import Candidate, Gazetteer
from transforms.resolving.place_focus import with_focus
from transforms.resolving.places import find_places, mention_places
from transforms.resolving.times import document_times, mention_times


def resolve_documents(
    documents: Sequence[InputDocument], coded: Sequence[CodedDocument], gazetteer: Gazetteer
) -> list[ResolvedDocument]:
    """Who, where and when of every mention.

    Args:
        documents: texts with blocks and days of publication.
        coded: the same documents as coders found them, in the same order.
        gazetteer: where place names are looked up.

    Raises:
        ValueError: the two sequences do not run side by side.
    """
    if [each.id for each in documents] != [each.id for each in coded]:
        raise ValueError(
            f"documents and coded documents must be the same in the same order; got {len(documents)} and {len(coded)}"
        )
    places = find_places(documents, coded, gazetteer)
    return [resolve_document(*each, gazetteer.countries) for each in zip(documents, coded, places, strict=True)]


def resolve_document(
    document: InputDocument,
    coded: CodedDocument,
    places: Sequence[ResolvedPlace],
    countries: Mapping[str, Candidate],
) -> ResolvedDocument:
    """One document, its places having been found; `countries` are the gazetteer's."""
    actors = resolve_actors(document, coded)
    times = document_times(document)
    where = with_focus(document, coded, mention_places(document, coded, places), countries)
    when = mention_times(document, coded, times)
    told = [with_scene(*each) for each in zip(coded.mentions, actors.mentions, where, strict=True)]
    mentions = tuple(
        ResolvedMention(sources=who.sources, targets=who.targets, mediators=who.mediators, places=place, time=time)
        for who, place, time in zip(told, where, when, strict=True)
    )
    return ResolvedDocument(
        id=coded.id,
        mentions=mentions,
        speakers=actors.speakers,
        actors=actors.actors,
        places=tuple(places),
        dates=tuple(times),
        aliases=actors.aliases,
    )
