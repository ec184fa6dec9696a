"""The lines of `tidings code`: documents in, coded documents out, one JSON object a line."""

import datetime as dt
from typing import Literal

from msgspec import UNSET, Struct, UnsetType


class DocumentLine(Struct, frozen=True):
    """A document to code. `date` may be a day, a month (2021-07), a year or a full ISO timestamp."""

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    lang: str | None = None
    url: str | None = None


class ActorItem(Struct, frozen=True):
    """An actor: words, name, ISO 3166-1 alpha-3 country, PLOVER sector, offsets in code points."""

    text: str
    name: str | None
    country: str | None
    sector: str | None
    start: int
    end: int


class LocationItem(Struct, frozen=True):
    """A place of an event."""

    text: str
    name: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    geonameid: int | None
    precision: str


class PlaceItem(Struct, frozen=True):
    """A place named in the text."""

    text: str
    start: int
    end: int
    name: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    geonameid: int | None
    precision: str


class EventDate(Struct, frozen=True, omit_defaults=True):
    """When an event happened: every day from `start` to `end` is possible."""

    start: dt.date
    end: dt.date
    precision: str
    weekday: int | None = None
    time: str | None = None


class DateItem(Struct, frozen=True, rename={"from_": "from"}):
    """A time expression in the text; `from` and `to` are null where it stays unresolved."""

    text: str
    start: int
    end: int
    from_: dt.date | None
    to: dt.date | None
    granularity: str


class OffsetItem(Struct, frozen=True):
    """A stretch of text by its offsets."""

    start: int
    end: int


class TriggerItem(Struct, frozen=True):
    """The words that tell of an event."""

    text: str
    start: int
    end: int


class EventItem(Struct, frozen=True):
    """What one sentence says of one event."""

    type: str
    mode: str | None
    cameo: str
    source: list[ActorItem]
    target: list[ActorItem]
    location: LocationItem | None
    date: EventDate | None
    polarity: Literal["affirmed", "negated"]
    modality: Literal["asserted", "alleged", "planned", "hypothetical", "threatened"]
    historical: bool
    attributed_to: str | None
    killed: int | None
    injured: int | None
    weapon: str | None
    trigger: TriggerItem
    sentence: OffsetItem
    confidence: float


class QuotationItem(Struct, frozen=True):
    """A statement and who made it."""

    speaker: str | None
    text: str
    start: int
    end: int


class CodedLine(Struct, frozen=True):
    """A coded document, in the order of the input.

    `refused`, if there, tells what of the line or of a coder's answer was not taken.
    """

    id: str
    lang: str
    events: list[EventItem]
    places: list[PlaceItem]
    dates: list[DateItem]
    actors: list[ActorItem]
    quotations: list[QuotationItem]
    refused: list[str] | UnsetType = UNSET


class StoryLine(Struct, frozen=True):
    """A document and its story, which is called by the id of its first document."""

    id: str
    story_id: str


class ErrorLine(Struct, frozen=True):
    """A line that could not be coded, and why."""

    id: str | None
    error: str
