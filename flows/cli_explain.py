"""Command `explain`: an event with its mentions, and why each was resolved as it was."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_options import Config, Debug
from flows.wording import counted

if TYPE_CHECKING:
    from flows.explain import Explanation, Telling
    from schemas.coded import ResolvedActor, ResolvedPlace, ResolvedTime
    from transforms.resolving.explain import ActorReason, MentionReason, PlaceReason, TimeReason

EventKey = Annotated[int, typer.Argument(metavar="EVENT_ID", help="The event_key of a row of mart.event.")]


def explain(event_id: EventKey, config: Config = None, debug: Debug = False) -> None:
    """Show why an event is what it is: mentions, evidence, and what was considered for actors, place and date."""
    del debug  # `main` looks at it
    from flows.explain import explain as explain_event
    from flows.lock import writer_lock
    from flows.settings import load_settings

    settings = load_settings(config)
    with writer_lock(settings.work_dir):
        explanation = explain_event(settings, event_id)
    typer.echo("\n".join(_lines(explanation)))


def _lines(explanation: "Explanation") -> Iterator[str]:
    event = explanation.event
    mode = f"/{event['plover_mode']}" if event["plover_mode"] else ""
    yield f"Event {event['event_key']}: {event['plover_type']}{mode}, {event['event_status']}"
    yield f"  who      {_who(event, 'source')} → {_who(event, 'target')}"
    if event["alleged_source_names"]:
        yield f"           alleged: {event['alleged_source_names']}, by {event['alleged_attributed_to'] or 'unknown'}"
    yield f"  where    {_joined(event['place_name'], event['country_code'])}, precision {event['place_precision']}"
    days = _days(event["start_date"], event["end_date"])
    clock = " ".join(str(each) for each in (event["local_time"], event["time_zone"]) if each and event["local_time"])
    yield f"  when     {_joined(days, event['weekday_name'], clock)}, precision {event['date_precision']}"
    yield f"  told by  {counted(event['mention_count'], 'mention')} in {counted(event['article_count'], 'article')}"
    for number, telling in enumerate(explanation.tellings, 1):
        yield ""
        yield from _telling(number, telling)


def _who(event: dict[str, object], role: str) -> str:
    return str(event[f"{role}_names"] or "unknown")


def _joined(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part)


def _days(start: object, end: object) -> str:
    if start is None:
        return "unknown"
    return str(start) if start == end else f"{start} to {end}"


def _telling(number: int, telling: "Telling") -> Iterator[str]:
    yield f"{number}. {_joined(telling.locator, telling.published)}"
    yield f"   “{' '.join(telling.evidence.split())}”"
    reason = telling.reason
    if reason is None:
        yield "   the present coder no longer finds this mention: run `tidings run` to code the article anew"
        return
    mention = reason.mention
    said_by = f", says {mention.attributed_to.text}" if mention.attributed_to else ""
    how = f"{mention.plover_type}, {mention.polarity}, {mention.modality}, {mention.tense}{said_by}"
    yield f"   trigger  “{mention.trigger.text}”: {how}; confidence {mention.confidence}"
    yield from _actors(reason)
    yield from _places(reason)
    yield from _times(reason)
    for each in telling.corrections:
        yield f"   corrected {each}"


def _actors(reason: "MentionReason") -> Iterator[str]:
    for each in reason.actors:
        yield f"   {each.role:8} “{each.text}”: {_meant(each)}"
        if each.read_as:
            yield f"            read as {'; '.join(each.read_as)}"
        if each.candidates:
            others = (f"{_joined(one.name, one.country)} ({one.why})" for one in each.candidates)
            yield f"            could be {'; '.join(others)}"


def _meant(each: "ActorReason") -> str:
    return "; ".join(_actor(actor) for actor in each.actors) or "nobody that can be told"


def _actor(actor: "ResolvedActor") -> str:
    return f"{_joined(actor.name, actor.country, actor.sector)} ({actor.method}, {actor.confidence:.2f})"


def _places(reason: "MentionReason") -> Iterator[str]:
    taken = [f"{_place(each)}" for each in reason.resolved.places]
    yield f"   place    {'; '.join(taken) or 'not told'}"
    for each in reason.places:
        names = f": {_candidates(each)}" if each.candidates else ""
        yield f"            “{each.text}” ({each.use}){'' if each.is_taken else ', not taken'}{names}"


def _place(place: "ResolvedPlace") -> str:
    return f"{_joined(place.name, place.country)}, {place.precision} ({place.method}, {place.confidence:.2f})"


def _candidates(each: "PlaceReason") -> str:
    return "; ".join(
        f"{_joined(candidate.place, candidate.admin1, candidate.country)} {share:.2f}"
        for candidate, share in each.candidates
    )


def _times(reason: "MentionReason") -> Iterator[str]:
    if not reason.times:
        yield "   time     not told"
    for each in reason.times:
        yield f"   time     “{each.time.span.text}”{'' if each.is_taken else ', not taken'}: {_time(each)}"


def _time(each: "TimeReason") -> str:
    time: ResolvedTime = each.time
    others = "; ".join(f"{_days(start, end)} ({name})" for name, start, end in each.others)
    told = f"{_joined(_days(time.start, time.end), time.local_time)}, {time.precision} ({time.method})"
    return f"{told}; could be {others}" if others else told
