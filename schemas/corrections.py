"""Corrections by users: what `corrections.toml` may hold."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from schemas.keys import surrogate_key

Text = Annotated[str, Field(min_length=1)]
ActorId = Annotated[Text, Field(description="An actor_id of core.dim_actor.")]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Guard(_Record):
    """What must hold of the thing to be corrected; at least one fact."""

    @model_validator(mode="after")
    def _has_a_fact(self) -> Self:
        if not self.facts():
            raise ValueError(f"expected at least one of {', '.join(type(self).model_fields)}")
        return self

    def facts(self) -> dict[str, str]:
        """The facts by column."""
        return self.model_dump(exclude_none=True, by_alias=True)


class ActorGuard(_Guard):
    """What must hold of an actor."""

    name: Annotated[Text | None, Field(serialization_alias="actor_name")] = None
    kind: Annotated[Text | None, Field(serialization_alias="actor_kind")] = None
    country: Annotated[Text | None, Field(serialization_alias="country_code")] = None
    sector: Text | None = None


class PlaceGuard(_Guard):
    """What must hold of a place."""

    name: Annotated[Text | None, Field(serialization_alias="place_name")] = None
    country: Annotated[Text | None, Field(serialization_alias="country_code")] = None
    admin1: Annotated[Text | None, Field(serialization_alias="admin1_name")] = None


class EventGuard(_Guard):
    """What must hold of some mention of an event."""

    type: Annotated[Text | None, Field(serialization_alias="plover_type")] = None
    evidence: Annotated[Text | None, Field(serialization_alias="evidence_text", description="Words of a sentence.")] = (
        None
    )


class Correction(_Record):
    """One correction: why, by whom."""

    kind: ClassVar[Literal["split_actor", "merge_actor", "rename_actor", "fix_place", "drop_event", "keep_apart"]]

    reason: Annotated[Text, Field(description="Why it is right, for whoever reads the number later.")]
    author: Annotated[Text, Field(description="Who answers for it.")]

    @property
    def subject(self) -> str:
        """What is corrected."""
        raise AttributeError("a correction of no kind has no subject")

    @property
    def key(self) -> int:
        """The same for the same correction."""
        return surrogate_key("correction", self.kind, self.model_dump_json())


class _OfActor(Correction):
    actor: ActorId
    expect: Annotated[ActorGuard, Field(description="What the actor is before: name, kind, country or sector.")]

    @property
    def subject(self) -> str:
        """The actor's id."""
        return self.actor


class SplitActor(_OfActor):
    """In some articles an actor is somebody else."""

    kind = "split_actor"
    articles: Annotated[tuple[Text, ...], Field(min_length=1, description="Values of core.dim_article.article_id.")]
    into: Annotated[Text, Field(description="The actor_id of the other one: a known one, or a new one.")]
    name: Annotated[Text, Field(description="Name of the other one.")]


class MergeActor(_OfActor):
    """Two actors are one."""

    kind = "merge_actor"
    into: ActorId


class RenameActor(_OfActor):
    """An actor has another name."""

    kind = "rename_actor"
    name: Annotated[Text, Field(description="The right name.")]


class KeepApart(_OfActor):
    """Two actors that look like one are two: they are not merged."""

    kind = "keep_apart"
    other: Annotated[Text, Field(description="The actor_id of the one that it was taken for.")]


class FixPlace(Correction):
    """A place is another one, everywhere or in some articles, or lies elsewhere."""

    kind = "fix_place"
    place: Annotated[Text, Field(description="A location_id of core.dim_location.")]
    to: Annotated[
        str,
        Field(
            pattern=r"^(geonames:[1-9][0-9]{0,8}|place:.+|country:[A-Z]{3})$",
            description="The location_id of the right place, the same where only facts change: `geonames:` and a"
            " number, `place:` and a name, or `country:` and ISO 3166-1 alpha-3.",
        ),
    ]
    name: Annotated[Text, Field(description="Name of the right place.")]
    latitude: Annotated[float, Field(ge=-90, le=90, description="Degrees, north positive.")]
    longitude: Annotated[float, Field(ge=-180, le=180, description="Degrees, east positive.")]
    country: Annotated[str | None, Field(pattern="^[A-Z]{3}$", description="ISO 3166-1 alpha-3.")] = None
    admin1: Annotated[Text | None, Field(description="First-order administrative area.")] = None
    articles: Annotated[tuple[Text, ...], Field(description="Values of core.dim_article.article_id.")] = ()
    expect: Annotated[PlaceGuard, Field(description="What the place is before: name, country or admin1.")]

    @property
    def subject(self) -> str:
        """The place's id."""
        return self.place


class DropEvent(Correction):
    """What is told as an event is none."""

    kind = "drop_event"
    event: Annotated[int, Field(ge=1, description="An event_key of core.fact_event.")]
    expect: Annotated[EventGuard, Field(description="What some mention of it says: type, or words of the evidence.")]

    @property
    def subject(self) -> str:
        """The event's key."""
        return str(self.event)


class Corrections(_Record):
    """All corrections, by kind."""

    split_actor: Annotated[tuple[SplitActor, ...], Field(description="Sections [[split_actor]].")] = ()
    merge_actor: Annotated[tuple[MergeActor, ...], Field(description="Sections [[merge_actor]].")] = ()
    rename_actor: Annotated[tuple[RenameActor, ...], Field(description="Sections [[rename_actor]].")] = ()
    fix_place: Annotated[tuple[FixPlace, ...], Field(description="Sections [[fix_place]].")] = ()
    drop_event: Annotated[tuple[DropEvent, ...], Field(description="Sections [[drop_event]].")] = ()
    keep_apart: Annotated[tuple[KeepApart, ...], Field(description="Sections [[keep_apart]].")] = ()

    def every(self) -> tuple[Correction, ...]:
        """All of them, in the order in which they are applied."""
        of_actors = (*self.split_actor, *self.merge_actor, *self.rename_actor, *self.keep_apart)
        return (*of_actors, *self.fix_place, *self.drop_event)

    def apart(self) -> frozenset[frozenset[str]]:
        """Pairs of actors that are two."""
        return frozenset(frozenset({each.actor, each.other}) for each in self.keep_apart)

    def settled(self) -> frozenset[str]:
        """Actors whom a user has split, merged or renamed: what they are is said."""
        split = ((each.actor, each.into) for each in self.split_actor)
        merged = ((each.actor, each.into) for each in self.merge_actor)
        return frozenset((*(who for pair in (*split, *merged) for who in pair), *(r.actor for r in self.rename_actor)))
