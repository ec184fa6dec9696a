"""The actors of one document under one roof: names met, joined and spelled; spans, pronouns and titles to actors."""

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from schemas.coded import CodedDocument, InputDocument, ResolvedActor, Span
from transforms.resolving import actor_knowledge as knowledge
from transforms.resolving.actor_candidates import ActorCandidate, actor_candidates
from transforms.resolving.actor_decide import Found
from transforms.resolving.actor_document import Document
from transforms.resolving.actor_items import Case, Item
from transforms.resolving.actor_people import People, Words, known_by_title
from transforms.resolving.actor_text import Token

_DEFINITE_CLASSES: Final = frozenset({"weak", "belongs", "force"})
Facts = tuple[str | None, str | None, str]


class Cast:
    """Everybody in one document. `meet` notes the names of all spans first, then `who` tells whom a span means."""

    def __init__(self, document: InputDocument, coded: CodedDocument) -> None:
        self.doc = Document(document, coded)
        self._coded = coded
        self._known = self.doc.known_names()
        used: dict[str, set[Words]] = {}
        for item in self._known:
            if item.value in knowledge.persons():
                words = tuple(token.fold for token in self.doc.tokens[item.first : item.last])
                used.setdefault(item.value, set()).add(words)
        self._persons = used
        self.people = People(used)
        self._facts: dict[Words, list[Facts]] = {}
        self._spellings: dict[str, dict[str, int]] = {}

    def read_as_phrase(self) -> None:
        """Take the text for one phrase: if it has no capitals, names need none."""
        if not any(letter.isupper() for letter in self.doc.text):
            self.doc.case = Case(is_lower=True)

    def meet(self, spans: Iterable[Span]) -> None:
        """Note every new name in these spans and among the coder's names, with what is told of its bearer."""
        named = [name.span for name in self._coded.names if name.label == "PER"]
        for span in sorted({*spans, *named}, key=lambda each: (each.start, each.end)):
            parts, tokens = self.doc.read(span, has_metonyms=True)
            for _, found in parts:
                if found and found.method == "new name":
                    self._meet(found, tokens)

    def _meet(self, found: Found, tokens: list[Token]) -> None:
        named = tokens[found.first : found.last]
        words = tuple(token.fold for token in named)
        start, end = named[0].start, named[-1].end
        self.people.meet(words, self._printed(named), start)
        told = self._facts.setdefault(words, [])
        told.append((found.country, found.sector, found.office))
        told.append(self.doc.facts_around(start, end))

    def _printed(self, tokens: list[Token]) -> str:
        return " ".join(self.doc.text[tokens[0].start : tokens[-1].end].split())

    def who(self, span: Span, *, antecedent: Span | None = None, has_metonyms: bool = True) -> list[ResolvedActor]:
        """The actors that a span means, in its order; none if it names none.

        Args:
            span: the phrase.
            antecedent: what a pronoun, possessive or definite description in it stands for.
            has_metonyms: whether a capital stands for its state here.
        """
        parts, tokens = self.doc.read(span, has_metonyms=has_metonyms)
        is_list = sum(found is not None for _, found in parts) > 1
        actors = [self._resolved(found, tokens, None if is_list else span) for _, found in parts if found]
        if antecedent is None or antecedent == span:
            return actors
        meant = self.who(antecedent, has_metonyms=has_metonyms)
        if not actors:
            return [
                replace(actor, span=span, method="antecedent", confidence=0.9 * actor.confidence) for actor in meant
            ]
        return [self._with_antecedent(actor, parts[0][0], meant) for actor in actors]

    def candidates(self, span: Span) -> tuple[ActorCandidate, ...]:
        """Known actors that the words of a span could mean."""
        parts, tokens = self.doc.read(span, has_metonyms=True)
        return actor_candidates((items for items, _ in parts), tokens, self.doc.day)

    def read_as(self, span: Span) -> tuple[str, ...]:
        """How the words of a span were read, those that say something of who it is: "militias: head militia"."""
        parts, tokens = self.doc.read(span, has_metonyms=True)
        return tuple(
            f"{self._printed(tokens[item.first : item.last])}: {item.kind}"
            + ("" if item.kind == "name" else f" {item.value}")
            for items, _ in parts
            for item in items
            if item.kind not in {"other", "word"}
        )

    def _with_antecedent(self, actor: ResolvedActor, items: list[Item], meant: list[ResolvedActor]) -> ResolvedActor:
        """Give "their troops" the country of who "they" are, and "the group" the group that is meant."""
        if actor.kind != "generic" or actor.country or not meant:
            return actor
        head = knowledge.classes().get(actor.actor_id.split(":")[1])
        is_possessed = any(item.kind == "word" and item.value == "poss" for item in items)
        if head and is_possessed and meant[0].country:
            from transforms.resolving.actor_naming import class_actor

            named = class_actor(head, meant[0].country, [], [])
            return ResolvedActor(actor.span, *named, 0.9 * actor.confidence, "possessor's country")
        if head and head.traits & _DEFINITE_CLASSES and not is_possessed:
            return replace(meant[0], span=actor.span, method="antecedent", confidence=0.9 * meant[0].confidence)
        return actor

    def _resolved(self, found: Found, tokens: list[Token], span: Span | None) -> ResolvedActor:
        named = tokens[found.first : found.last]
        if found.method == "new name":
            found = self._person(found, named)
        elif found.kind == "generic" and found.country is None:
            found = self._holder(found)
        if found.method not in {"class of actors", "people", "office on the day", "office in the document"}:
            self._spell(found.actor_id, self._printed(named), named[0].start)
        start, end = (span.start, span.end) if span else (named[0].start, named[-1].end)
        return ResolvedActor(
            Span(start, end, self.doc.text[start:end]),
            found.actor_id,
            found.name,
            found.kind,
            found.country,
            found.sector,
            found.confidence,
            found.method,
        )

    def _person(self, found: Found, named: list[Token]) -> Found:
        """A new name joined to a known person or to the fullest name of the document."""
        words = tuple(token.fold for token in named)
        country, sector, office = self._told(words, found)
        if found.kind == "person":
            who = self.people.known_for(words) or (
                known_by_title(words, office, country, self.doc.day) if office else None
            )
            if who:
                actor = knowledge.persons()[who]
                known_country, known_sector, _ = knowledge.facts_on(actor, self.doc.day)
                facts = (known_country or country, known_sector or sector)
                return Found(who, actor.name, "person", *facts, "name in the document", 0.85, found.first, found.last)
        full = self.people.canonical(words)
        return found._replace(
            actor_id=f"new:{found.kind}:{' '.join(full)}",
            name=self.people.spelling(full) if full in self._facts else self._printed(named),
            country=country,
            sector=sector,
        )

    def _told(self, words: Words, found: Found) -> Facts:
        """What the document tells of a new name, under any of its spellings: the first country, sector and office."""
        full = self.people.canonical(words)
        alike = [each for each in self._facts if each in {words, full} or self.people.canonical(each) == full]
        told = [(found.country, found.sector, found.office)]
        told += [facts for each in sorted(alike, key=lambda each: each != words) for facts in self._facts[each]]
        country = next((each[0] for each in told if each[0]), None)
        sector = next((each[1] for each in told if each[1]), None)
        return country, sector, next((each[2] for each in told if each[2]), "")

    def _holder(self, found: Found) -> Found:
        """Take "the president" for the one person of the document who is known to be president."""
        head = knowledge.classes().get(found.actor_id.removeprefix("generic:"))
        if head is None or "office" not in head.traits:
            return found
        fits = [
            knowledge.persons()[who]
            for who in sorted(self._persons)
            if any(
                term.office == head.class_id and (self.doc.day is None or knowledge.holds(term, self.doc.day))
                for term in knowledge.persons()[who].terms
            )
        ]
        if len(fits) != 1:
            return found
        actor = fits[0]
        country, sector, _ = knowledge.facts_on(actor, self.doc.day)
        facts = (actor.actor_id, actor.name, "person", country, sector)
        return Found(*facts, "office in the document", 0.75, found.first, found.last)

    def named(self) -> list[ResolvedActor]:
        """Known names anywhere in the document, and the coder's persons and organisations."""
        actors = []
        for item in self._known:
            tokens = self.doc.tokens[item.first : item.last]
            actor = knowledge.known_actor(item.value)
            country, sector, _ = knowledge.facts_on(actor, self.doc.day if actor.kind == "person" else None)
            found = Found(actor.actor_id, actor.name, actor.kind, country, sector, "known name", 0.9, 0, len(tokens))
            actors.append(self._resolved(found, tokens, None))
        for name in self._coded.names:
            if name.label in {"PER", "ORG"}:
                actors += [a for a in self.who(name.span) if a.actor_id.startswith("new:") or a.kind == "person"]
        return actors

    def aliases(self) -> dict[str, tuple[str, ...]]:
        """How the document spells each named actor, in order of appearance, by actor_id."""
        return {
            actor_id: tuple(sorted(printed, key=lambda text: (printed[text], text)))
            for actor_id, printed in sorted(self._spellings.items())
        }

    def _spell(self, actor_id: str, printed: str, start: int) -> None:
        held = self._spellings.setdefault(actor_id, {})
        held[printed] = min(start, held.get(printed, start))
