"""What a model answers: the records, their JSON schema, and the reading of an answer."""

import re
from functools import cache
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta, Struct

from schemas import codelists

_UNTOLD: Final = frozenset({"description", "maximum", "minimum", "minLength", "pattern", "title"})
"""Keywords that some servers do not take in a schema (the reader checks them all the same), and our own notes."""


def _one_of(values: tuple[str, ...]) -> Meta:
    pattern = "|".join(re.escape(value) for value in values)
    return Meta(pattern=f"^(?:{pattern})$", extra_json_schema={"enum": list(values)})


Label = Annotated[str, _one_of(("PER", "ORG", "LOC", "MISC"))]
PloverType = Annotated[str, _one_of(codelists.PLOVER_TYPES)]
PloverMode = Annotated[str, _one_of(codelists.PLOVER_MODES)]
Polarity = Annotated[str, _one_of(codelists.POLARITIES)]
Modality = Annotated[str, _one_of(codelists.MODALITIES)]
Tense = Annotated[str, _one_of(codelists.TENSES)]
Context = Annotated[str, _one_of(codelists.CONTEXTS)]
Words = Annotated[str, Meta(min_length=1)]
Persons = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=0, le=1)]


class Answered(Struct, frozen=True, forbid_unknown_fields=True):
    """What all parts of an answer share: every field is there, and no other."""


class AnsweredActor(Answered, frozen=True):
    """Words of the sentence that stand for somebody.

    `head` is the name or main noun within them; `antecedent` the name elsewhere in the text that a pronoun or
    description stands for.
    """

    words: Words
    head: Words
    antecedent: Words | None


class AnsweredCount(Answered, frozen=True):
    """A count of persons from `low` to `high`; `high` null when open."""

    low: Persons
    high: Persons | None


class AnsweredEvent(Answered, frozen=True):
    """What one sentence says of one event; see `schemas.coded.CodedMention`."""

    sentence: int
    trigger: Words
    type: PloverType
    mode: PloverMode | None
    sources: list[AnsweredActor]
    targets: list[AnsweredActor]
    mediators: list[AnsweredActor]
    places: list[Words]
    times: list[Words]
    is_definite: bool
    polarity: Polarity
    modality: Modality
    tense: Tense
    attributed_to: Words | None
    killed: AnsweredCount | None
    injured: AnsweredCount | None
    weapons: list[Words]
    contexts: list[Context]
    confidence: Share


class AnsweredQuotation(Answered, frozen=True):
    """A quoted or reported statement and who made it."""

    words: Words
    speaker: Words | None
    is_direct: bool


class AnsweredName(Answered, frozen=True):
    """A name, with the title or apposition that describes it."""

    words: Words
    label: Label
    description: Words | None


class Answer(Answered, frozen=True):
    """The answer to one prompt."""

    events: list[AnsweredEvent]
    quotations: list[AnsweredQuotation]
    names: list[AnsweredName]


class AnswerError(Exception):
    """An answer is not what was asked for; the message says what was got."""


@cache
def answer_schema() -> dict[str, Any]:
    """The JSON schema of `Answer`, as structured output takes it: an object at the root, every field required."""
    schema = msgspec.json.schema(Answer)
    definitions: dict[str, Any] = schema["$defs"]
    root: dict[str, Any] = definitions.pop("Answer")
    plain: dict[str, Any] = _plain({**root, "$defs": definitions})
    return plain


def _plain(schema: Any) -> Any:  # noqa: ANN401 - JSON is any of them
    """The schema without the keywords that servers trip over; names of fields are no keywords."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        name: {field: _plain(value) for field, value in each.items()}
        if name in {"properties", "$defs"}
        else _plain(each)
        for name, each in schema.items()
        if name not in _UNTOLD
    }


def read_answer(text: str) -> Answer:
    """Read an answer; what stands around the JSON (a fence, thoughts) is left out.

    Raises:
        AnswerError: there is no JSON, or it breaks the schema.
    """
    start, end = text.find("{"), text.rfind("}")
    if "</think>" in text:
        start = text.find("{", text.rfind("</think>"))
    if start < 0 or end < start:
        raise AnswerError(f"got no JSON object but {text[:120]!r}")
    try:
        return msgspec.json.decode(text[start : end + 1], type=Answer)
    except msgspec.ValidationError as error:
        raise AnswerError(f"the JSON breaks the schema: {error}") from error
    except msgspec.DecodeError as error:
        raise AnswerError(f"got broken JSON: {error}") from error
