"""Payloads → documents, blocks, rejects."""

import datetime as dt
import hashlib
import json
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.doc import Block, Document
from schemas.keys import content_sha256, surrogate_key
from schemas.ops import Reject
from transforms.documents.payloads import split_records
from transforms.documents.read import DocumentBatch, read_payloads

SAMPLES = Path(__file__).parents[4] / "samples"
MEDIA_TYPES = {".txt": "text/plain", ".html": "text/html", ".jsonl": "application/json"}
AS_OF = dt.date(2026, 1, 1)
SEEN = dt.datetime(2025, 12, 31, 12)
ARTICLE = "The army left the town of Arlit on Friday, a spokesman said. Nobody was hurt."


def payload(
    data: bytes | str, locator: str = "a.txt", media_type: str = "text/plain", **fields: object
) -> dict[str, object]:
    data = data.encode() if isinstance(data, str) else data
    digest = hashlib.sha256(data).hexdigest()
    row = {"payload_key": surrogate_key(locator, digest), "payload_sha256": digest, "locator": locator}
    return (
        row
        | {"source_name": "files", "media_type": media_type, "charset": None, "fetched_at": SEEN, "payload": data}
        | fields
    )


def read(*rows: dict[str, object]) -> DocumentBatch:
    batch = read_payloads(
        pl.DataFrame(list(rows), schema_overrides={"fetched_at": pl.Datetime("us"), "charset": pl.String}), as_of=AS_OF
    )
    load = pl.lit(1, pl.Int64).alias("load_id")
    Document.validate(batch.documents.with_columns(load))
    Block.validate(batch.blocks.with_columns(load))
    Reject.validate(batch.rejects.with_columns(load))
    return batch


def article(**fields: str) -> dict[str, object]:
    return payload(json.dumps({"text": ARTICLE} | fields), "a.jsonl#1", "application/json")


def only(batch: DocumentBatch) -> dict[str, object]:
    assert batch.documents.height == 1, batch.rejects.to_dicts()
    return batch.documents.row(0, named=True)


def test_a_plain_text_with_a_header() -> None:
    row = only(read(payload(f"Date: 2014-05\nTitle: Army leaves Arlit\nLang: en\n\nARLIT, Niger (AFP) - {ARTICLE}")))
    assert row["article_id"] == "file:a.txt"
    assert row["article_key"] == surrogate_key("file:a.txt", row["content_sha256"])
    assert (row["title"], row["language"], row["dateline"]) == ("Army leaves Arlit", "en", "ARLIT, Niger")
    assert (row["published_start"], row["published_end"]) == (dt.date(2014, 5, 1), dt.date(2014, 5, 31))
    assert row["published_precision"] == "month"
    assert row["source_domain"] == "files"
    assert row["seen_at"] == SEEN
    assert row["text_sha256"] == content_sha256(
        "the army left the town of arlit on friday a spokesman said nobody was hurt"
    )


def test_ids_by_url_then_by_id_then_by_path() -> None:
    by_url = only(read(article(id="7", url="HTTPS://www.News.example.org/a/?utm_source=x#c")))
    assert by_url["url"] == "https://www.news.example.org/a"
    assert by_url["article_id"] == f"url:{by_url['url']}"
    assert by_url["source_domain"] == "news.example.org"
    assert only(read(article(id="7")))["article_id"] == "id:files:7"
    assert only(read(article()))["article_id"] == "file:a.jsonl#1"
    fetched = payload(ARTICLE, "https://news.example.org/b")
    assert only(read(fetched))["article_id"] == "url:https://news.example.org/b"


def test_a_correction_is_another_version_of_the_same_article() -> None:
    first = article(url="https://n.example.org/a", date="2014-05-12", modified="2014-05-12T10:00:00+02:00")
    second = article(
        url="https://n.example.org/a", date="2014-05-12", modified="2014-05-13", text=ARTICLE.replace("Nobody", "One")
    )
    rows = read(first, second).documents
    assert rows["article_id"].n_unique() == 1
    assert rows["article_key"].n_unique() == 2
    assert set(rows["modified_at"]) == {dt.datetime(2014, 5, 12, 8), dt.datetime(2014, 5, 13)}


def test_copies_share_the_hash_of_their_words() -> None:
    copies = [
        payload(f"{ARTICLE}", "a.txt"),
        payload(
            f"title: Another headline\n\nNIAMEY (AFP) —  {ARTICLE.upper().replace(' ', '  ')}\n\nCredit: AFP", "b.txt"
        ),
        payload(ARTICLE.replace("Friday", "Monday"), "c.txt"),
    ]
    hashes = read(*copies).documents.sort("article_id")["text_sha256"].to_list()
    assert hashes[0] == hashes[1]
    assert hashes[0] != hashes[2]


def test_the_same_version_twice_is_one_document_the_first_seen() -> None:
    early = payload(f"{ARTICLE}\n", fetched_at=SEEN - dt.timedelta(days=1))
    late = payload(ARTICLE)
    assert only(read(late, early))["payload_key"] == early["payload_key"]
    assert only(read(early, late))["payload_key"] == early["payload_key"]


def test_lines_that_are_no_article_are_rejected_one_by_one() -> None:
    lines = [json.dumps({"id": str(n), "text": ARTICLE}) for n in range(4)]
    lines[1], lines[3] = '{"id": ', '{"id": "3", "title": "Weather"}'
    batch = read(payload("\n".join(lines), "wire.jsonl", "application/json"))
    assert sorted(batch.documents["article_id"]) == ["id:files:0", "id:files:2"]
    assert sorted(batch.rejects["locator"]) == ["wire.jsonl#2", "wire.jsonl#4"]
    assert set(batch.rejects["reject_rule"]) == {"not JSON", "no article text"}
    assert batch.rejects["reject_key"].n_unique() == 2


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (payload(b""), "empty payload"),
        (payload(b"", media_type="text/html"), "empty payload"),
        (payload(b" ", "a.jsonl", "application/json"), "empty payload"),
        (payload(b"\x00\x01\x02" * 50), "binary payload"),
        (payload(f"date 2190-01-01\n{ARTICLE}"), "date in the future"),
        (payload(f"date: one fine day\n{ARTICLE}"), "date not understood"),
        (article(date="2026-01-03"), "date in the future"),
        (article(date="2025-12-01", modified="2027-01-01"), "date in the future"),
        (payload("date 2014-05-12\n\nCredit: AFP\n"), "no article text"),
        (payload("<html><body><p>Hi</p></body></html>", "a.html", "text/html"), "no article text"),
        (payload(ARTICLE, "a.pdf", "application/pdf"), "unknown media type"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_reason(row: dict[str, object], rule: str) -> None:
    batch = read(row, payload(ARTICLE, "good.txt"))
    assert batch.documents["article_id"].to_list() == ["file:good.txt"]
    reject = batch.rejects.row(0, named=True)
    assert (reject["reject_stage"], reject["reject_rule"], reject["locator"]) == ("documents", rule, row["locator"])
    assert "expected" in reject["reject_reason"]
    assert reject["payload_excerpt"].isprintable()


def test_a_page_saved_as_text_is_read_as_a_page() -> None:
    page = f"\n<!DOCTYPE html><html><head><title>Army</title></head><body><article><p>{ARTICLE}</p></article></body>"
    assert only(read(payload(page)))["text"] == ARTICLE


def test_html_within_a_record() -> None:
    page = f"<html><head><title>Army leaves</title></head><body><article><p>{ARTICLE}</p></article></body></html>"
    row = only(read(payload(json.dumps({"html": page, "date": "2014-05-12"}), "a.jsonl#1", "application/json")))
    assert (row["title"], row["text"], row["published_start"]) == ("Army leaves", ARTICLE, dt.date(2014, 5, 12))


def sample_payloads(folder: Path) -> list[dict[str, object]]:
    return [
        payload(
            record.data, path.relative_to(SAMPLES).as_posix() + (f"#{record.line}" if record.line else ""), media_type
        )
        for path in sorted(folder.rglob("*"))
        if (media_type := MEDIA_TYPES.get(path.suffix))
        for record in split_records(path.read_bytes(), media_type)
    ]


@pytest.mark.parametrize(("language", "fewest"), [("fr", 12), ("en", 14), ("es", 6), ("de", 6), ("ar", 6)])
def test_every_sample_is_read_in_its_language(language: str, fewest: int) -> None:
    batch = read(*sample_payloads(SAMPLES / language))
    assert batch.rejects.to_dicts() == []
    assert batch.documents.height >= fewest
    assert set(batch.documents["language"]) == {language}
    assert batch.documents["published_start"].null_count() == 0


def test_the_six_broken_samples_are_rejected_and_the_rest_of_their_lines_read() -> None:
    files = [path for path in (SAMPLES / "broken").iterdir() if path.is_file()]
    assert len(files) == 6
    batch = read(*sample_payloads(SAMPLES / "broken"))
    rules = dict(batch.rejects.select("locator", "reject_rule").iter_rows())
    assert rules == {
        "broken/binary.txt": "binary payload",
        "broken/empty.txt": "empty payload",
        "broken/future-date.html": "date in the future",
        "broken/one-bad-line.jsonl#2": "not JSON",
        "broken/truncated.html": "no article text",
        "broken/wrong-encoding.txt": "unknown encoding",
    }
    assert batch.documents.height == 2


def test_the_order_of_payloads_changes_nothing() -> None:
    rows = sample_payloads(SAMPLES)
    forwards, backwards = read(*rows), read(*reversed(rows))
    key = "article_key"
    assert forwards.documents.sort(key).equals(backwards.documents.sort(key))
    assert forwards.blocks.sort(key, "block_start").equals(backwards.blocks.sort(key, "block_start"))
    assert forwards.rejects.sort("reject_key").equals(backwards.rejects.sort("reject_key"))


BITS = st.sampled_from(
    [b"<html>", b"<p>", b"</", b'{"text": ', b"[", b"\xff\xfe", b"\x00", b"\xc3", b"date 2014", b"\n", b"word "]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(BITS | st.binary(max_size=12), max_size=20).map(b"".join), st.sampled_from([*MEDIA_TYPES.values(), "x/y"])
)
def test_no_payload_breaks_a_batch(data: bytes, media_type: str) -> None:
    batch = read(payload(data, "odd", media_type), payload(ARTICLE, "good.txt"))
    assert "file:good.txt" in batch.documents["article_id"]
    assert batch.documents.height + batch.rejects.height >= 2
