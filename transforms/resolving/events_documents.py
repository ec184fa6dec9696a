"""Mentions of one document to the events that it tells of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from transforms.resolving.events_nodes import Node
from transforms.resolving.events_profiles import Profile, clashes, merged
from transforms.resolving.events_relations import POSSIBLE, Relations
from transforms.resolving.events_scores import score_within

_MOST_NODES_BETWEEN: Final = 50
"""Mentions of one type with more others of the type between them are not held against each other."""


@dataclass(slots=True)
class Telling:
    """An event as one document tells it: its nodes and what they say together."""

    nodes: list[Node]
    profile: Profile

    @property
    def start(self) -> int:
        """Where it is first told."""
        return min(node.trigger_start for node in self.nodes)


def _is_background(relations: Relations, late: Telling, early: Telling) -> bool:
    """A later, wider statement that names somebody for what an earlier one left open.

    "Militias keep attacking troops in the country" says nothing of who fired on one base in it.
    """
    mine, its = late.profile, early.profile
    names_somebody = (mine.sources or mine.claimed_sources) and not (its.sources or its.claimed_sources)
    if not names_somebody or mine.is_dated or mine.minute is not None or not mine.places or not its.places:
        return False
    if any(node.is_definite or node.is_first_sentence for node in late.nodes):
        return False
    widest = max(relations.places[place].rank for place in mine.places)
    exact = max(relations.places[place].rank for place in its.places)
    return widest < exact and relations.between_places(mine.places, its.places) <= POSSIBLE


def _may_join(relations: Relations, one: Telling, other: Telling) -> bool:
    if clashes(relations, one.profile, other.profile):
        return False
    early, late = (one, other) if one.start <= other.start else (other, one)
    return not _is_background(relations, late, early)


def _edges(relations: Relations, nodes: Sequence[Node]) -> list[tuple[float, int, int, int]]:
    """Pairs of nodes that may be one event, best first: minus score, distance, positions."""
    found = []
    for i, one in enumerate(nodes):
        for j in range(i + 1, min(len(nodes), i + 1 + _MOST_NODES_BETWEEN)):
            other = nodes[j]
            if clashes(relations, one.profile, other.profile):
                continue
            score = score_within(relations, one.profile, other.profile)
            if score is None:
                continue
            if one.sentence_start == other.sentence_start:
                score += 0.5
            if score >= 0.0:
                found.append((-score, j - i, i, j))
    found.sort()
    return found


def _agglomerate(relations: Relations, nodes: Sequence[Node]) -> list[Telling]:
    """Join nodes over their edges, best first, unless what the two sides say together contradicts itself."""
    tellings = [Telling([node], node.profile) for node in nodes]
    home = list(range(len(nodes)))
    for _, _, i, j in _edges(relations, nodes):
        into, gone = home[i], home[j]
        if into == gone or not _may_join(relations, tellings[into], tellings[gone]):
            continue
        kept, lost = tellings[into], tellings[gone]
        kept.profile = merged(relations, kept.profile, lost.profile)
        kept.nodes += lost.nodes
        home = [into if place == gone else place for place in home]
    return [tellings[number] for number in sorted(set(home))]


def _rank_of(relations: Relations, telling: Telling, node: Node) -> tuple[float, bool, int] | None:
    """How well a telling fits a node: by evidence, then told before it, then near; None when it does not."""
    single = Telling([node], node.profile)
    if not _may_join(relations, telling, single):
        return None
    score = score_within(relations, telling.profile, node.profile)
    if score is None:
        score = 0.0 if node.is_definite else -1.0
    if score < 0.0 and not node.is_definite:
        return None
    before = [
        node.trigger_start - each.trigger_start for each in telling.nodes if each.trigger_start <= node.trigger_start
    ]
    after = [each.trigger_start - node.trigger_start for each in telling.nodes]
    return round(score, 6), bool(before), -min(before or after)


def best_telling(relations: Relations, tellings: Sequence[Telling], node: Node) -> Telling | None:
    """The telling that a node takes up, None if there is none that it fits.

    A claim takes up what is told for certain rather than another claim.
    """
    best: tuple[tuple[bool, float, bool, int], Telling] | None = None
    for telling in tellings:
        rank = _rank_of(relations, telling, node)
        if rank is None:
            continue
        is_certain = any(not each.is_alleged for each in telling.nodes)
        if best is None or (is_certain, *rank) > best[0]:
            best = (is_certain, *rank), telling
    return best[1] if best else None


def _tellings_of_type(relations: Relations, nodes: Sequence[Node]) -> list[Telling]:
    """Events among the nodes of one document and type: what is told, then what takes it up or claims, in its order."""
    is_told = [not node.is_definite and not node.is_alleged for node in nodes]
    tellings = _agglomerate(relations, [node for node, told in zip(nodes, is_told, strict=True) if told])
    for node in (node for node, told in zip(nodes, is_told, strict=True) if not told):
        telling = best_telling(relations, tellings, node)
        if telling is None:
            tellings.append(Telling([node], node.profile))
        else:
            telling.profile = merged(relations, telling.profile, node.profile)
            telling.nodes.append(node)
    return tellings


def tellings_by_document(relations: Relations, nodes: Sequence[Node]) -> Iterator[Telling]:
    """The events that each document tells of in its current versions.

    Nodes of superseded versions join the telling of their document that they fit, and change nothing in it; those
    that fit none are in no telling.

    Args:
        relations: the relations of the nodes' actors and places.
        nodes: in the order of their numbers.
    """
    for _, group in groupby(
        nodes, key=lambda node: (node.document, node.profile.plover_type, node.profile.is_historical)
    ):
        members = list(group)
        tellings = _tellings_of_type(relations, [node for node in members if node.is_current])
        fits = [(best_telling(relations, tellings, node), node) for node in members if not node.is_current]
        for telling, node in fits:
            if telling is not None:
                telling.nodes.append(node)
        yield from tellings
