"""Records that coding and resolving exchange for one document; tables are made of them batch by batch."""

import datetime as dt

from msgspec import Struct, field


class Span(Struct, frozen=True):
    """A stretch of a document's text: code points from `start` to `end`, exclusive."""

    start: int
    end: int
    text: str


class TextBlock(Struct, frozen=True):
    """A stretch of a document of one kind (see `codelists.BLOCK_KINDS`)."""

    start: int
    end: int
    kind: str


class InputDocument(Struct, frozen=True):
    """What a coder and the resolvers get: a text with what is known of it.

    `published_start` and `published_end` hold every day on which it may have been published (both None if unknown).
    """

    id: str
    text: str
    language: str
    blocks: tuple[TextBlock, ...]
    title: str | None = None
    published_start: dt.date | None = None
    published_end: dt.date | None = None
    published_precision: str = "unknown"
    dateline: str | None = None


class Range(Struct, frozen=True):
    """A count of persons, from at least `low` to at most `high`; equal when exact, `high` None when open."""

    low: int
    high: int | None


class RoleSpan(Struct, frozen=True):
    """A span that plays a part in a mention.

    `span` is the whole phrase ("le colonel de l'armée américaine Wayne Marotto"), `head` its head word or name.
    `antecedent` is the span that a pronoun or definite description stands for, when that is safe.
    """

    role: str
    span: Span
    head: Span
    antecedent: Span | None = None


class CodedMention(Struct, frozen=True):
    """What one sentence says of one event (see `ext.mention` for the meaning of each field).

    `clause` is the part of the sentence that the trigger governs; places and dates in it belong to the mention
    before those of the rest of the sentence. `contexts` are PLOVER contexts.
    """

    plover_type: str
    plover_mode: str | None
    cameo_code: str
    sentence: Span
    clause: tuple[int, int]
    trigger: Span
    roles: tuple[RoleSpan, ...] = ()
    is_definite: bool = False
    polarity: str = "affirmed"
    modality: str = "asserted"
    tense: str = "past"
    attributed_to: Span | None = None
    killed: Range | None = None
    injured: Range | None = None
    weapons: tuple[str, ...] = ()
    weapon_count: Range | None = None
    contexts: tuple[str, ...] = ()
    confidence: float = 0.5

    def spans(self, role: str) -> list[RoleSpan]:
        """The spans in one role, in their order."""
        return [each for each in self.roles if each.role == role]


class CodedQuotation(Struct, frozen=True):
    """A quoted or attributed statement."""

    words: Span
    speaker: Span | None = None
    is_direct: bool = True


class NameSpan(Struct, frozen=True):
    """A candidate for an actor or place, whether or not it plays a part: `label` is PER, ORG, LOC or MISC."""

    span: Span
    label: str
    description: Span | None = None


class CodedDocument(Struct, frozen=True):
    """What a coder found in one document.

    `names` are the named entities of the sentences that were parsed, with title or apposition as `description`.
    `refused` tells why parts of a coder's answer were not taken, such as words that do not stand in the text.
    """

    id: str
    language: str
    coder: str
    coder_version: str
    mentions: tuple[CodedMention, ...] = ()
    quotations: tuple[CodedQuotation, ...] = ()
    names: tuple[NameSpan, ...] = ()
    sentence_count: int = 0
    parsed_sentence_count: int = 0
    refused: tuple[str, ...] = ()


class ResolvedActor(Struct, frozen=True):
    """Who a span means (see `res.mention_actor`)."""

    span: Span
    actor_id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    confidence: float
    method: str


class ResolvedPlace(Struct, frozen=True):
    """Where a span is (see `res.mention_location`)."""

    span: Span
    location_id: str
    name: str
    precision: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonameid: int | None
    feature_code: str | None
    admin1: str | None
    confidence: float
    method: str


class ResolvedTime(Struct, frozen=True):
    """When a span is: every day that is possible (see `res.mention_time`); start and end None if unresolved."""

    span: Span
    start: dt.date | None
    end: dt.date | None
    precision: str
    weekday: int | None = None
    local_time: str | None = None
    method: str = ""


class ResolvedMention(Struct, frozen=True):
    """Actors, places (primary first) and time of the mention at the same position in the coded document."""

    sources: tuple[ResolvedActor, ...] = ()
    targets: tuple[ResolvedActor, ...] = ()
    mediators: tuple[ResolvedActor, ...] = ()
    places: tuple[ResolvedPlace, ...] = ()
    time: ResolvedTime | None = None


class ResolvedDocument(Struct, frozen=True):
    """A coded document with everyone, every place and every time in it resolved.

    `mentions` and `speakers` run beside the coded document's mentions and quotations. `actors`, `places` and `dates`
    hold all that was recognised in the text, in order of appearance.
    """

    id: str
    mentions: tuple[ResolvedMention, ...] = ()
    speakers: tuple[ResolvedActor | None, ...] = ()
    actors: tuple[ResolvedActor, ...] = ()
    places: tuple[ResolvedPlace, ...] = ()
    dates: tuple[ResolvedTime, ...] = ()
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
