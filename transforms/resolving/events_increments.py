"""The events of a warehouse that has grown: only what has changed, and what that touches, is clustered anew."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

import polars as pl

from schemas.keys import UNKNOWN_KEY, surrogate_key_expr
from transforms.resolving.events_across import (
    block_rows,
    candidate_pairs,
    joined_tellings,
    scored_pairs,
    stretch_of,
    stretches,
    with_window,
)
from transforms.resolving.events_documents import Telling, tellings_by_document
from transforms.resolving.events_nodes import Nodes, build_nodes
from transforms.resolving.events_profiles import Profile
from transforms.resolving.events_state import BLOCKS, TELLINGS, EventState, Stretch

NATURAL_KEY: Final = ("article_id", "trigger_start", "trigger_end", "plover_type", "position")
"""What the key of an event is made of, of its first mention."""
_MENTION_TABLES: Final = ("res.mention_actor", "res.mention_location", "res.mention_time")


class Told(NamedTuple):
    """What some documents tell: their nodes, their tellings by key, and these as they are held against others."""

    nodes: Nodes
    tellings: dict[int, Telling]
    profiles: dict[int, Profile]

    def document_of(self, key: int) -> str:
        """The document_id of a telling."""
        return self.nodes.document_ids[self.tellings[key].nodes[0].number]

    def stretches_of(self, key: int) -> tuple[int, int]:
        """The first and the last stretch of days of a telling."""
        return stretches(self.profiles[key])

    def blocks(self) -> pl.DataFrame:
        """The blocks of the tellings."""
        return block_rows(self.nodes.relations, list(self.profiles), list(self.profiles.values()))

    def members(self) -> pl.DataFrame:
        """The mentions, with their telling_key; those that are in no telling left out."""
        rows = [(node.number, key) for key, telling in self.tellings.items() for node in telling.nodes]
        of_node = pl.DataFrame(rows, schema={"node": pl.UInt32, "telling_key": pl.Int64}, orient="row")
        return self.nodes.members.join(of_node, on="node", how="inner", validate="m:1")


def told_by(tables: Mapping[str, pl.DataFrame], mentions: pl.DataFrame) -> Told:
    """What documents tell.

    Args:
        tables: res.mention_actor, res.mention_location, res.mention_time; rows of other mentions are ignored.
        mentions: as `telling_mentions` gives them, all those of each document.
    """
    own = mentions.select("mention_key")
    nodes = build_nodes(
        {name: tables[name].join(own, on="mention_key", how="semi") for name in _MENTION_TABLES}, mentions
    )
    found = {
        nodes.first_keys[min(node.number for node in telling.nodes)]: telling
        for telling in tellings_by_document(nodes.relations, nodes.nodes)
    }
    tellings = dict(sorted(found.items()))
    return Told(nodes, tellings, {key: with_window(telling.profile) for key, telling in tellings.items()})


def _keys(members: pl.DataFrame) -> pl.DataFrame:
    """The event_key of each event: of its first mention in a current version, by publication, article, position."""
    return (
        members.filter(pl.col("is_current"))
        .sort("event", "published_start", *NATURAL_KEY, nulls_last=True)
        .unique("event", keep="first", maintain_order=True)
        .select("event", event_key=surrogate_key_expr(*NATURAL_KEY))
    )


def reclustered(
    before: EventState, changed: pl.DataFrame, gone: pl.DataFrame, tell: Callable[[pl.Series], Told]
) -> EventState:
    """The state once some documents have changed: the same as of all documents at once.

    Tellings are joined best pair first, and a pair that is not joined changes nothing. So an event stays what it was as
    long as no pair within it comes or goes and none of the others takes it up: those that are new, or have lost
    something, are joined anew with the events beside them as these are; what changes of these is taken along the next
    time, until nothing beside changes. Stretches of days without any of these are not even looked at.

    Args:
        before: the state of all documents as they were.
        changed: document_id and document_print of those that are new or other than they were.
        gone: rows of `before.documents()` that are other than they were, or are no more.
        tell: gives what some documents tell, by document_id.
    """
    lost = _among("document_id", gone["document_id"], _tellings(before, gone["first_stretch"]))
    fresh = tell(changed["document_id"])
    arrived = fresh.blocks()
    kept = before.without(lost)
    stirred = _stirred(before, kept, pl.concat([_blocks_of_tellings(before, lost), arrived]), arrived)
    active = _whole_events(kept, pl.concat([lost, stirred.within]))
    new = pl.Series("telling_key", list(fresh.tellings), dtype=pl.Int64)
    prints = changed.select("document_id", "document_print")
    while True:
        beside = _whole_events(kept, pl.concat([_beside(kept, active, arrived), stirred.between]))
        few = pl.concat([active, beside]).unique("telling_key")
        told = tell(pl.concat([prints["document_id"], few["document_id"]]).unique()) if few.height else fresh
        is_open = pl.concat([active["telling_key"], stirred.between["telling_key"], new])
        joined = _joined(told, kept, few, is_open, arrived)
        moved = _moved(joined, active["telling_key"])
        if moved.is_empty():
            break
        active = pl.concat([active, _among("telling_key", moved, few)])
    anew = _among("telling_key", pl.concat([active["telling_key"], new]), joined)
    prints = pl.concat([prints, active.select("document_id", "document_print")]).unique()
    rows = _with_keys(told, anew).join(prints, on="document_id", validate="m:1").select(list(TELLINGS))
    mentions = fresh.members().select("mention_key", "telling_key")
    return kept.without_tellings(active).grown(rows, arrived, mentions)


class _Stirred(NamedTuple):
    """Kept tellings in pairs that come or go with others: within one event, and newly between two."""

    within: pl.DataFrame
    between: pl.DataFrame


def _among(column: str, few: pl.Series, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows whose column has one of a few values."""
    return rows.filter(pl.col(column).is_in(few.unique().implode()))


def _stretches(state: EventState, numbers: Iterable[int]) -> list[Stretch]:
    """Those of some stretches of days that there is anything in."""
    return [state.stretches[number] for number in sorted(set(numbers)) if number in state.stretches]


def _spanned(rows: pl.DataFrame, first: str, last: str) -> set[int]:
    """The numbers from one column to another, of all rows."""
    spans = rows.select(first, last).unique().iter_rows()
    return {number for start, end in spans for number in range(start, end + 1)}


def _tellings(state: EventState, numbers: Iterable[int]) -> pl.DataFrame:
    """All tellings that begin in some stretches of days."""
    return pl.concat([pl.DataFrame(schema=TELLINGS), *(each.tellings for each in _stretches(state, numbers))])


def _blocks_of_tellings(state: EventState, tellings: pl.DataFrame) -> pl.DataFrame:
    """The rows of the blocks of some tellings."""
    spanned = _stretches(state, _spanned(tellings, "first_stretch", "last_stretch"))
    rows = [_among("telling_key", tellings["telling_key"], each.blocks) for each in spanned]
    return pl.concat([pl.DataFrame(schema=BLOCKS), *rows])


def _in_blocks_of(state: EventState, few: pl.DataFrame) -> pl.DataFrame:
    """The rows of the blocks and stretches of days that a few rows are of."""
    where = few.select("block", "bucket").unique()
    near = [each.blocks for each in _stretches(state, where["bucket"])]
    rows = [_among("block", where["block"], each).join(where, on=["block", "bucket"], how="semi") for each in near]
    return pl.concat([pl.DataFrame(schema=BLOCKS), *rows])


def _whole_events(state: EventState, few: pl.DataFrame) -> pl.DataFrame:
    """All tellings of the events that a few tellings are or were of."""
    return _among("event", few["event"], _tellings(state, _spanned(few, "event_first", "event_last")))


def _tellings_of(state: EventState, keys: pl.Series, rows: pl.DataFrame) -> pl.DataFrame:
    """The tellings of some keys, found by rows of their blocks; those that the state lacks left out."""
    met = _among("telling_key", keys, rows).select("telling_key", number=stretch_of("first_day")).unique()
    return _among("telling_key", met["telling_key"], _tellings(state, met["number"]))


def _ends(pairs: pl.DataFrame) -> pl.Series:
    return pl.concat([pairs["one"], pairs["other"].rename("one")])


def _stirred(before: EventState, kept: EventState, stirred: pl.DataFrame, arrived: pl.DataFrame) -> _Stirred:
    """What coming into blocks, or leaving them, makes of the pairs of the tellings that stay in them."""
    was, stays = _in_blocks_of(before, stirred), _in_blocks_of(kept, stirred)
    old, new = candidate_pairs(was), candidate_pairs(pl.concat([stays, arrived]))
    ends = ["one", "other"]
    more, less = new.join(old, on=ends, how="anti"), old.join(new, on=ends, how="anti")
    tellings = _tellings_of(kept, _ends(pl.concat([more, less])), stays)
    events = tellings.select("telling_key", "event")
    for pair in ends:
        more, less = (
            pairs.join(events.rename({"telling_key": pair, "event": f"event_of_{pair}"}), on=pair, validate="m:1")
            for pairs in (more, less)
        )
    is_within = pl.col("event_of_one") == pl.col("event_of_other")
    within, between = pl.concat([more, less]).filter(is_within), more.filter(~is_within)
    return _Stirred(_among("telling_key", _ends(within), tellings), _among("telling_key", _ends(between), tellings))


def _beside(kept: EventState, active: pl.DataFrame, arrived: pl.DataFrame) -> pl.DataFrame:
    """The kept tellings that make pairs with active or new ones."""
    own = pl.concat([_blocks_of_tellings(kept, active), arrived])
    near = _in_blocks_of(kept, own)
    is_own = [pl.col(name).is_in(own["telling_key"].unique().implode()) for name in ("one", "other")]
    return _tellings_of(
        kept, _ends(candidate_pairs(pl.concat([near, arrived])).filter(pl.any_horizontal(is_own))), near
    )


def _joined(told: Told, kept: EventState, few: pl.DataFrame, is_open: pl.Series, arrived: pl.DataFrame) -> pl.DataFrame:
    """A few kept tellings and all new ones with their events: most columns of `TELLINGS`, and `event_before`.

    Pairs of two events in which nothing is open were held against each other before, and not joined.
    """
    before = few.select("telling_key", event_before="event")
    new = is_open.to_frame("telling_key").join(before, on="telling_key", how="anti").unique()
    own = pl.concat([before, new.with_columns(event_before=pl.lit(None, pl.Int64))])
    rows = _in_blocks_of(kept, pl.concat([_blocks_of_tellings(kept, few), arrived]))
    pairs = candidate_pairs(pl.concat([rows, arrived]))
    for side in ("one", "other"):
        sides = own.rename({"telling_key": side, "event_before": f"event_of_{side}"})
        pairs = pairs.join(sides, on=side, validate="m:1", maintain_order="left")
    pairs = pairs.filter(
        pl.any_horizontal(pl.col("one", "other").is_in(is_open.implode()))
        | (pl.col("event_of_one") == pl.col("event_of_other"))
    ).select("one", "other")
    profiles = {key: told.profiles[key] for key in own["telling_key"].sort()}
    scored = scored_pairs(told.nodes.relations, profiles, pairs)
    events = joined_tellings(told.nodes.relations, profiles, scored)
    found = pl.DataFrame(
        [(key, told.document_of(key), *told.stretches_of(key), event) for key, event in events.items()],
        schema={
            name: TELLINGS[name] for name in ("telling_key", "document_id", "first_stretch", "last_stretch", "event")
        },
        orient="row",
    )
    return found.join(own, on="telling_key", validate="1:1").with_columns(
        event_first=pl.col("first_stretch").min().over("event"),
        event_last=pl.col("first_stretch").max().over("event"),
    )


def _moved(joined: pl.DataFrame, active: pl.Series) -> pl.Series:
    """Of tellings that were not active those whose events are no longer what they were."""
    is_other = (pl.col("event_before").n_unique().over("event") > 1) | (
        pl.col("event").n_unique().over("event_before") > 1
    )
    is_active = pl.col("telling_key").is_in(active.implode()) | pl.col("event_before").is_null()
    return joined.with_columns(is_other=is_other).filter(pl.col("is_other") & ~is_active)["telling_key"]


def _with_keys(told: Told, joined: pl.DataFrame) -> pl.DataFrame:
    """Tellings with the event_key of their events."""
    keys = _keys(told.members().join(joined.select("telling_key", "event"), on="telling_key", validate="m:1"))
    return joined.join(keys, on="event", how="left", validate="m:1").with_columns(
        pl.col("event_key").fill_null(UNKNOWN_KEY)
    )
