"""Row rules: what breaks one becomes a reject that says why, and holds the row."""

import json

import polars as pl
import pytest

from schemas.catalog import references, shaped, table_named
from schemas.core import BridgeEventActor
from schemas.doc import Document
from schemas.ext import Mention
from schemas.ops import Reject
from tests.unit.warehouse.world import Article, batch
from warehouse.rejects import EXCERPT_LENGTH, checked, dangling, no_rejects


@pytest.fixture
def mentions() -> pl.DataFrame:
    return batch([Article("a"), Article("b")])["ext.mention"]


def test_good_rows_pass_whole(mentions: pl.DataFrame) -> None:
    good, rejects = checked(Mention, mentions)
    assert good.equals(mentions)
    assert rejects.equals(no_rejects())


def test_each_broken_rule_is_a_reject_of_its_own(mentions: pl.DataFrame) -> None:
    broken = mentions.with_columns(
        killed_low=pl.Series([-1, 0, 0, 0]),
        confidence=pl.Series([1.5, 0.5, 0.5, 0.5]),
        modality=pl.Series(["asserted", "shouted", "asserted", "asserted"]),
        trigger_text=pl.Series(["happened", "happened", None, "happened"]),
    )
    good, rejects = checked(Mention, broken)
    assert good.equals(broken.tail(1))
    assert sorted(rejects["reject_rule"]) == [
        "confidence|max",
        "killed_low|min",
        "modality|regex",
        "trigger_text|nullability",
    ]
    reasons = dict(rejects.select("reject_rule", "reject_reason").iter_rows())
    assert "refuses killed_low = -1: expected at least 0" in reasons["killed_low|min"]
    assert "modality = shouted: expected one of asserted, alleged" in reasons["modality|regex"]
    assert "trigger_text = null: expected a value" in reasons["trigger_text|nullability"]
    assert all("mend its source" in reason for reason in reasons.values())


def test_rejects_hold_the_row_and_keep_their_own_rules(mentions: pl.DataFrame) -> None:
    _, rejects = checked(Mention, mentions.with_columns(confidence=pl.lit(2.0)))
    Reject.validate(rejects.with_columns(load_id=pl.lit(1, pl.Int64)))
    payload = json.loads(rejects["payload_excerpt"][0])
    assert payload["mention_key"] == mentions["mention_key"][0]
    assert payload["weapons"] == ["rocket"]
    assert "load_id" not in payload
    assert rejects["locator"].unique().to_list() == ["ext.mention"]
    again = checked(Mention, mentions.with_columns(confidence=pl.lit(2.0)))[1]
    assert again.equals(rejects)


def test_long_rows_are_cut(mentions: pl.DataFrame) -> None:
    _, rejects = checked(Mention, mentions.with_columns(evidence_text=pl.lit("x" * 10_000), confidence=pl.lit(2.0)))
    assert rejects["payload_excerpt"].str.len_chars().max() == EXCERPT_LENGTH


def test_types_are_cast_and_what_cannot_be_is_refused(mentions: pl.DataFrame) -> None:
    narrow = mentions.with_columns(
        pl.col("sentence_end").cast(pl.Int16), pl.col("weapons").cast(pl.List(pl.Categorical))
    )
    assert checked(Mention, narrow)[0].equals(mentions)
    wide = mentions.with_columns(sentence_end=pl.Series([1e300, 40.0, 40.0, 40.0]))
    good, rejects = checked(Mention, wide)
    assert good.height == 3
    assert rejects["reject_rule"].to_list() == ["sentence_end|dtype"]


def test_equal_rows_count_as_one_and_one_key_for_two_rows_is_refused(mentions: pl.DataFrame) -> None:
    assert checked(Mention, pl.concat([mentions, mentions]))[0].equals(mentions)
    other = mentions.head(1).with_columns(confidence=pl.lit(0.1))
    good, rejects = checked(Mention, pl.concat([mentions, other]))
    assert good.equals(mentions.tail(3))
    assert rejects["reject_rule"].to_list() == ["primary_key", "primary_key"]
    assert "mention_key to be unique" in rejects["reject_reason"][0]


def test_a_missing_column_is_an_error(mentions: pl.DataFrame) -> None:
    with pytest.raises(ValueError, match=r"ext.mention needs the columns \['polarity'\]"):
        checked(Mention, mentions.drop("polarity"))


def test_rows_that_lead_nowhere_name_the_reference() -> None:
    (reference,) = (each for each in references(BridgeEventActor) if each.column == "actor_key")
    row = {"event_key": 1, "event_role": "source", "actor_key": 7, "role_order": 0, "attributed_to": None}
    rejects = dangling(reference, shaped(BridgeEventActor, pl.DataFrame([row])))
    assert rejects["reject_rule"].to_list() == ["actor_key_refers_to_core_dim_actor"]
    assert "actor_key = 7: expected a value of core.dim_actor.actor_key" in rejects["reject_reason"][0]


def test_lists_and_dates_are_told_in_words() -> None:
    documents = batch([Article("a")])["doc.document"]
    _, rejects = checked(Document, documents.with_columns(published_precision=pl.lit("fortnight")))
    assert json.loads(rejects["payload_excerpt"][0])["published_start"] == "2024-05-01"
    table = table_named("core.dim_actor")
    actors = table.sample(1).drop("load_id").with_columns(aliases=pl.lit(None, pl.List(pl.String)))
    assert "aliases = null" in checked(table, actors)[1]["reject_reason"][0]
