"""The star does not depend on the order of rows, nor on the batches that they came in."""

import datetime as dt

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import core
from schemas.catalog import frame_schema
from tests.newsroom import Article, When, Where, Who, tables_of
from transforms.resolving.events import cluster_mentions
from transforms.resolving.stories import article_groups
from transforms.star.build import build_star

ACTORS = (
    Who("LRN", "Lornia", "state", "LRN", "GOV"),
    Who("LRN-MIL", "Lornian army", "military", "LRN", "MIL"),
    Who("lorn-front", "Lorn Front", "armed group", "LRN", "REB"),
    Who("generic:gunmen", "gunmen", "generic", None, "UAF"),
    Who("new:person:olm rade", "Olm Rade", "person", "LRN"),
    Who("new:person:olm rade", "OLM RADE", "person", None, "GOV"),
)
PLACES = (
    Where("geonames:77", "Vesk", "city", "LRN", 40.0, 20.0, "Vesk Province"),
    Where("geonames:78", "Oden", "city", "LRN", 43.0, 22.0, "Oden Province"),
    Where("country:LRN", "Lornia", "country", "LRN", 41.0, 21.0),
)
DAYS = ("2013-06-03", "2013-06-04")
MODES = (None, "firearms", "aerial", "explosives")
TENSES = ("past", "past", "historical")
MODALITIES = ("asserted", "asserted", "alleged", "planned")
KNOWLEDGE = pl.DataFrame(
    [
        {
            "actor_id": "LRN-MIL",
            "actor_name": "Army",
            "actor_kind": "military",
            "parent_actor_id": "LRN",
            "operates_in": [],
            "aliases": [],
        },
    ],
    schema={
        name: dtype
        for name, dtype in frame_schema(core.DimActor).items()
        if name not in {"actor_key", "is_provisional", "is_current", "load_id"}
    },
)


def optional(choices: tuple[object, ...]) -> st.SearchStrategy[list[object]]:
    return st.lists(st.sampled_from(choices), max_size=2, unique_by=str)


@st.composite
def articles(draw: st.DrawFn) -> list[Article]:
    """A few articles of a small world: versions, copies, claims and memories among them."""
    made = {}
    for _ in range(draw(st.integers(2, 7))):
        name, day = draw(st.sampled_from("abcd")), draw(st.integers(4, 8))
        article = Article(
            f"url:https://{name}.example.org/",
            f"2013-06-{day:02}",
            seen_at=dt.datetime(2013, 6, day, draw(st.integers(0, 3))),
        )
        for _ in range(draw(st.integers(1, 3))):
            number = draw(st.integers(1, 3))
            article.tells(
                draw(st.sampled_from(["ASSAULT", "ASSAULT", "ACCUSE", "CONSULT"])),
                f"Sentence {number} tells of it.", "tells",
                sources=draw(optional(ACTORS)), targets=draw(optional(ACTORS)), places=draw(optional(PLACES)),
                time=draw(st.sampled_from([None, *(When(each) for each in DAYS)])),
                tense=draw(st.sampled_from(TENSES)), modality=draw(st.sampled_from(MODALITIES)),
                is_definite=draw(st.booleans()), confidence=draw(st.sampled_from([0.3, 0.61, 0.77])),
            )  # fmt: skip
        for _, mention in article.mentions:
            if mention.plover_type == "ASSAULT":
                mention.values["plover_mode"] = draw(st.sampled_from(MODES))
        article.spellings = [("new:person:olm rade", draw(st.sampled_from(["Olm Rade", "O. Rade", "Rade"])))]
        made[article.key] = article
    return list(made.values())


def star_of(tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    groups = article_groups(tables)
    events = cluster_mentions(tables, groups)
    return build_star(tables, events=events, articles=groups, actors=KNOWLEDGE)


@settings(max_examples=40, deadline=None)
@given(articles(), st.integers(0, 2**32), st.integers(1, 5))
def test_star_is_the_same_in_any_order_and_batches(written: list[Article], seed: int, batches: int) -> None:
    expected = star_of(tables_of(*written))
    parts = [tables_of(*written[start::batches]) for start in range(min(batches, len(written)))]
    parts = parts[::-1] if seed % 2 else parts
    mixed = {
        name: pl.concat([part[name] for part in parts]).sample(fraction=1.0, shuffle=True, seed=seed)
        for name in parts[0]
    }
    found = star_of(mixed)
    for name, rows in expected.items():
        assert found[name].equals(rows), name


@pytest.mark.parametrize("seed", range(3))
@given(articles())
@settings(max_examples=10, deadline=None)
def test_every_mention_has_one_row_and_every_event_a_mention(seed: int, written: list[Article]) -> None:
    tables = {name: rows.sample(fraction=1.0, shuffle=True, seed=seed) for name, rows in tables_of(*written).items()}
    star = star_of(tables)
    mentions = star["core.fact_mention"]
    assert sorted(mentions["mention_key"]) == sorted(tables["ext.mention"]["mention_key"])
    current = mentions.join(star["core.dim_article"].filter("is_current"), on="article_key", how="semi")
    assert set(current["event_key"]) - {0} == set(star["core.fact_event"]["event_key"])
    counted = dict(current.filter(pl.col("event_key") != 0).group_by("event_key").len().iter_rows())
    assert counted == dict(star["core.fact_event"].select("event_key", "mention_count").iter_rows())
