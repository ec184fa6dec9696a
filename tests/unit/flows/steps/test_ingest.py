"""Step `ingest`: what is new becomes payloads in batches, what cannot be read a reject."""

import os
from pathlib import Path

import pytest

from flows.batches import read_part, read_parts
from flows.errors import WrongUseError
from flows.settings import Settings
from flows.sources.files import FilesSource
from flows.steps.ingest import PAYLOAD_SCHEMA, Ingested, ingest
from flows.store import Store

NEWS = [FilesSource("files", ["news"], may_be_empty=False)]


@pytest.fixture
def settings(desk: Path) -> Settings:
    settings = Settings(work_dir=desk / "work", workers=1, batch_size=2)
    settings.batches_dir.mkdir(parents=True)
    return settings


def write(**files: bytes) -> None:
    Path("news").mkdir(exist_ok=True)
    for name, data in files.items():
        path = Path("news") / name.replace("_", ".")
        path.write_bytes(data)
        os.utime(path, (1_000_000_000, 1_000_000_000))


def locators(found: Ingested) -> list[list[str]]:
    return [read_part(batch, "payloads")["locator"].to_list() for batch in found.batches]


def test_payloads_come_in_batches_in_the_order_of_their_locators(settings: Settings) -> None:
    write(c_txt=b"Third.", a_txt=b"First.", b_html=b"<html><p>Second.</p></html>")
    found = ingest(settings, NEWS, "v1")
    assert locators(found) == [["a.txt", "b.html"], ["c.txt"]]
    assert (found.item_count, found.unchanged_count, found.refused) == (3, 0, None)
    row = read_part(found.batches[0], "payloads").row(1, named=True)
    assert set(row) == set(PAYLOAD_SCHEMA)
    assert (row["media_type"], row["byte_count"], row["fetched_at"].year) == ("text/html", 27, 2001)
    assert Store(settings.store_dir).get(row["stored_path"]) == row["payload"] == b"<html><p>Second.</p></html>"


def test_each_line_of_json_is_a_payload_of_its_own(settings: Settings) -> None:
    write(wire_jsonl=b'{"text": "One."}\n\n{"text": "Two."}\n')
    found = ingest(settings, NEWS, "v1")
    assert locators(found) == [["wire.jsonl#1", "wire.jsonl#3"]]
    assert len(list(settings.store_dir.rglob("*.gz"))) == 1


def test_the_same_input_has_batches_of_the_same_names(settings: Settings) -> None:
    write(a_txt=b"First.")
    assert ingest(settings, NEWS, "v1") == ingest(settings, NEWS, "v1")
    assert ingest(settings, NEWS, "v1").batches != ingest(settings, NEWS, "v2").batches


def test_what_cannot_be_read_is_refused_with_a_reason(settings: Settings) -> None:
    write(a_txt=b"First.", b_png=b"\x89PNG\r\n\x00\x01")
    (Path("news") / "gone.txt").symlink_to("nowhere")
    found = ingest(settings, NEWS, "v1")
    assert locators(found) == [["a.txt"]]
    assert found.refused
    rejects = read_part(found.refused, "rejects").sort("locator")
    assert rejects["locator"].to_list() == ["b.png", "gone.txt"]
    assert rejects["reject_rule"].to_list() == ["known kind of file", "readable file"]
    assert (
        "got a file of 8 bytes called b.png that is no text, expected articles as .txt" in rejects["reject_reason"][0]
    )
    assert "gone.txt cannot be read: No such file or directory" in rejects["reject_reason"][1]
    assert rejects["payload_excerpt"][0] == "\ufffdPNG ··"


def test_no_files_are_wrong_use(settings: Settings) -> None:
    with pytest.raises(WrongUseError, match="news does not exist"):
        ingest(settings, NEWS, "v1")


def test_batches_are_also_bound_by_their_bytes(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.steps.ingest.MOST_BATCH_BYTES", 5)
    write(a_txt=b"First.", b_txt=b"Second.")
    found = ingest(settings, NEWS, "v1")
    assert len(found.batches) == 2
    assert read_parts(found.batches, "payloads", read_part(found.batches[0], "payloads").clear()).height == 2
