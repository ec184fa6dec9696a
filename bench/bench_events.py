"""Clustering of mentions into events: time and memory as they grow, and what 1,000 more mentions cost.

`python -m bench.bench_events [MENTIONS ...]`: 100,000, 1,000,000 and 10,000,000 by default. A month of 100,000 mentions
is generated with the skew of news (few countries, places, parties and types have most of it; most events are told once,
some by fifty articles), then month after month of the same density is clustered as a warehouse grows: the state of what
is known, plus the next month. At each size the time so far, the peak memory and the time of adding 1,000 mentions are
printed, and at the end the ratio of the last to the first. `--tiled` lays the state of the size before the
last end to end instead of clustering every month of the last: the costs of adding are the same, in minutes instead of
hours.
"""

import resource
import sys
import time
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

import numpy as np
import polars as pl

from transforms.resolving.events_increments import Told, reclustered, told_by
from transforms.resolving.events_state import EventState, empty_state

SIZES: Final = (100_000, 1_000_000, 10_000_000)
MONTH: Final = 100_000
DAYS: Final = 32
"""Two stretches of blocks, so that months laid end to end fall into the same ones."""
ADDED: Final = 1_000
PER_ARTICLE: Final = 4
FIRST_DAY: Final = 735_232 - 735_232 % 16
STEP: Final = 10**9
TYPES: Final = (
    "ASSAULT", "CONSULT", "ACCUSE", "COERCE", "PROTEST", "SUPPORT", "REQUEST", "AGREE", "REJECT", "THREATEN",
    "COOPERATE", "AID", "SANCTION", "MOBILIZE", "CONCEDE", "RETREAT",
)  # fmt: skip
MODES: Final = ("firearms", "explosives", "aerial", "heavy-weapons")


def skewed(random: np.random.Generator, count: int, size: int, power: float = 1.1) -> np.ndarray:
    """Numbers below `count`, the smaller the more often."""
    weights = 1.0 / np.arange(1, count + 1) ** power
    return random.choice(count, size, p=weights / weights.sum())


class Month(NamedTuple):
    """Mentions as `events_nodes.telling_mentions` gives them, and their resolved rows, of day 0 to 31."""

    mentions: pl.DataFrame
    tables: dict[str, pl.DataFrame]


def month(size: int, seed: int, first_key: int = 0, count: int = MONTH // 2) -> Month:
    """A month of mentions of `count` events: the same for every seed, the articles on them are not."""
    events, random = np.random.default_rng(1), np.random.default_rng(seed)
    country, place = skewed(events, 180, count), skewed(events, 40, count)
    source, target = skewed(events, 60, count), skewed(events, 60, count)
    kind, day, mode = skewed(events, len(TYPES), count), events.integers(0, DAYS, count), events.integers(0, 4, count)
    told = skewed(random, count, size, 0.6)
    told = events.permutation(count)[told]
    article = np.arange(size) // PER_ARTICLE
    published = np.minimum(day[told] + random.integers(0, 3, size), DAYS - 1)
    published = published[article * PER_ARTICLE]
    code = np.array([f"{chr(65 + n // 26)}{chr(65 + n % 26)}X" for n in range(180)])[country[told]]
    keys = np.arange(size) + first_key
    mentions = pl.DataFrame(
        {
            "mention_key": keys, "article_key": article + first_key, "article_id": article + first_key,
            "document_id": article + first_key, "story_id": told // 3, "plover_type": np.array(TYPES)[kind[told]],
            "plover_mode": np.array(MODES)[mode[told]], "published_day": published,
            "sentence_start": (np.arange(size) % PER_ARTICLE) * 100,
        }
    ).with_columns(
        pl.col("article_id", "document_id").cast(pl.String),
        plover_mode=pl.when(pl.col("plover_type") == "ASSAULT").then("plover_mode"),
        trigger_start="sentence_start", trigger_end=pl.col("sentence_start") + 5, trigger_text=pl.lit("struck"),
        evidence_text=pl.format("sentence {}", "sentence_start"), modality=pl.lit("asserted"),
        killed_low=pl.lit(None, pl.Int64), killed_high=pl.lit(None, pl.Int64), injured_low=pl.lit(None, pl.Int64),
        injured_high=pl.lit(None, pl.Int64), weapons=pl.lit([], pl.List(pl.String)), is_definite=pl.lit(value=False),
        is_current=pl.lit(value=True), is_historical=pl.lit(value=False), position=pl.lit(1, pl.UInt32),
        is_first_sentence=pl.col("sentence_start") == 0,
    )  # fmt: skip
    parts = pl.DataFrame({"mention_key": keys, "country_code": code})
    actors = pl.concat(
        parts.with_columns(
            mention_role=pl.lit(role),
            number=pl.Series(numbers[told]),
            is_told=pl.Series(random.random(size) < 0.7),
        ).filter("is_told")
        for role, numbers in (("source", source), ("target", target))
    ).select(
        "mention_key", "mention_role", actor_id=pl.format("{}-{}", "country_code", "number"),
        actor_kind=pl.when(pl.col("number") < 2).then(pl.lit("state")).otherwise(pl.lit("organisation")),
        country_code="country_code", sector=pl.lit("GOV"),
    )  # fmt: skip
    places = parts.with_columns(number=pl.Series(place[told]), is_told=pl.Series(random.random(size) < 0.6)).filter(
        "is_told"
    )
    locations = places.select(
        "mention_key", location_id=pl.format("{}:{}", "country_code", "number"), place_precision=pl.lit("city"),
        method=pl.lit("told"), country_code="country_code", latitude=pl.col("number").cast(pl.Float64),
        longitude=pl.col("number").cast(pl.Float64), admin1_name=pl.format("province {}", pl.col("number") // 4),
    )  # fmt: skip
    times = pl.DataFrame({"mention_key": keys, "day": day[told], "is_told": random.random(size) < 0.7}).filter(
        "is_told"
    )
    return Month(mentions, {"res.mention_actor": actors, "res.mention_location": locations, "res.mention_time": times})


def teller(months: Iterable[Month]) -> Callable[[pl.Series], Told]:
    """Gives what documents tell, of any month: `document_id` has the number of the month before a colon."""
    parts = list(months)
    mentions = pl.concat(part.mentions for part in parts)
    tables = {name: pl.concat(part.tables[name] for part in parts) for name in parts[0].tables}

    def tell(documents: pl.Series) -> Told:
        split = documents.to_frame("name").select(
            number=pl.col("name").str.split(":").list.get(0).cast(pl.Int64),
            document_id=pl.col("name").str.split(":").list.get(1),
        )
        found = [_shifted(mentions, tables, own, int(key[0])) for key, own in split.group_by("number")]
        whole = {name: pl.concat(each[1][name] for each in found) for name in tables}
        return told_by(whole, pl.concat(each[0] for each in found))

    return tell


def _shifted(
    mentions: pl.DataFrame, tables: dict[str, pl.DataFrame], own: pl.DataFrame, number: int
) -> tuple[pl.DataFrame, dict[str, pl.DataFrame]]:
    """Some documents of a month, moved to the month of a number."""
    part = mentions.join(own, on="document_id", how="semi")
    first = FIRST_DAY + number * DAYS - 719_163
    day = pl.col("published_day").cast(pl.Int32) + first
    moved = pl.col("mention_key") + number * STEP
    rows = {}
    for name, table in tables.items():
        kept = table.join(part, on="mention_key", how="semi").with_columns(mention_key=moved)
        if name == "res.mention_time":
            date = (pl.col("day").cast(pl.Int32) + first).cast(pl.Date)
            kept = kept.select(
                "mention_key", start_date=date, end_date=date, weekday=pl.lit(None, pl.Int64),
                local_time=pl.lit(None, pl.String),
            )  # fmt: skip
        rows[name] = kept
    return part.with_columns(
        mention_key=moved, article_key=pl.col("article_key") + number * STEP,
        story_id=pl.col("story_id") + number * STEP,
        document_id=pl.format("{}:{}", pl.lit(number), "document_id"), published_start=day.cast(pl.Date),
        published_end=day.cast(pl.Date),
    ), rows  # fmt: skip


def documents_of(part: Month, number: int) -> pl.DataFrame:
    """document_id and document_print of the documents of a month."""
    ids = part.mentions.select(document_id=pl.format("{}:{}", pl.lit(number), "document_id")).unique()
    return ids.with_columns(document_print=pl.lit(number, pl.Int64))


def tiled(state: EventState, reached: int, months: int) -> EventState:
    """The state of the months reached laid end to end."""
    whole, name = state.whole(), pl.col("document_id").str.split(":").list
    grown = empty_state()
    for first in range(0, months, reached):
        keys, steps = first * STEP, first * DAYS // 16
        tellings = whole.tellings.with_columns(
            pl.col("telling_key", "event", "event_key") + keys,
            pl.col("first_stretch", "last_stretch", "event_first", "event_last") + steps,
            document_id=pl.format("{}:{}", name.get(0).cast(pl.Int64) + first, name.get(1)),
        )
        blocks = whole.blocks.with_columns(
            pl.col("first_day", "last_day") + first * DAYS, pl.col("telling_key") + keys, pl.col("bucket") + steps
        )
        grown = grown.grown(tellings, blocks, whole.mentions.with_columns(pl.all() + keys))
    return grown


def peak_gib() -> float:
    """Largest memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def main(arguments: list[str]) -> None:
    """Print a line for each size."""
    is_tiled = "--tiled" in arguments
    sizes = [int(each) for each in arguments if each != "--tiled"] or list(SIZES)
    base, extra = month(MONTH, 2), month(ADDED, 3, first_key=STEP // 2)
    tell, nobody = teller([base, extra]), empty_state().documents()
    state, reached, spent, costs = empty_state(), 0, 0.0, []
    for size in sizes:
        months = max(1, size // MONTH)
        start = time.perf_counter()
        if is_tiled and reached and size == sizes[-1]:
            state = tiled(state, reached, months)
        else:
            for number in range(reached, months):
                state = reclustered(state, documents_of(base, number), nobody, tell)
        spent += time.perf_counter() - start
        reached = months
        added = documents_of(extra, months - 1)
        takes = []
        for _ in range(3):
            start = time.process_time()
            grown = reclustered(state, added, nobody, tell)
            takes.append(time.process_time() - start)
        costs.append(min(takes))
        whole = grown.whole()
        print(
            f"{whole.mentions.height:>10,} mentions, {whole.tellings['event_key'].n_unique():>9,} events:"
            f" {spent:8.1f} s to here, peak {peak_gib():5.2f} GiB; {ADDED:,} more take {costs[-1]:6.2f} s of processor,"
            f" {costs[-1] / costs[0]:.2f} times as at first",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
