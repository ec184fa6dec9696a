"""How the lists of a source are: fine, moved, gone, silent, failing, unreadable or forbidden, and what to do."""

import datetime as dt

from flows import clock
from flows.sources.listing import Listing
from flows.web.replies import Reply
from warehouse.fetches import HealthRow


def failing_list(source_name: str, url: str, reply: Reply, before: HealthRow | None) -> HealthRow:
    """A list that gave no answer that can be read."""
    kinds = {"gone": "gone", "failed": "failing"}
    health = "forbidden" if reply.rule == "robots.txt allows it" else kinds.get(reply.state, "failing")
    advice = {
        "gone": "the list is no longer there: take it out of the source, or give its new address",
        "failing": "it is asked again by the next run",
        "forbidden": "it is not read",
    }[health]
    return _bad(source_name, url, health, f"{reply.said}; {advice}", before)


def unreadable_list(source_name: str, url: str, said: str, before: HealthRow | None) -> HealthRow:
    """A list that was got and is none."""
    return _bad(source_name, url, "unreadable", said, before)


def read_list(
    source_name: str,
    reply: Reply,
    listing: Listing,
    new_count: int,
    before: HealthRow | None,
    silent_after: dt.timedelta | None,
) -> HealthRow:
    """A list that was read: fine, unless it moved or has had nothing new for long."""
    now = clock.now()
    # The first look counts: a list that never had anything is silent since then.
    newest_at = listing.newest_at or (before.newest_at if before and not new_count else None) or now
    health, finding = "fine", listing.said or None
    if reply.moved_to:
        health, finding = "moved", f"moved for good to {reply.moved_to}: give that address in the settings"
    elif silent_after is not None and now - newest_at > silent_after:
        health = "silent"
        finding = f"nothing new since {newest_at:%Y-%m-%d}: see in a browser whether the site has another list"
    count = len(listing.pages) + len(listing.lists) + listing.records
    return HealthRow(source_name, reply.asked.url, health, finding, now, now, newest_at, 0, count, new_count, 0)


def _bad(source_name: str, url: str, health: str, finding: str, before: HealthRow | None) -> HealthRow:
    return HealthRow(
        source_name,
        url,
        health,
        finding,
        clock.now(),
        before.worked_at if before else None,
        before.newest_at if before else None,
        (before.failure_count if before else 0) + 1,
        0,
        0,
        1,
    )
