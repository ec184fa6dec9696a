"""Command `code`: documents in, coded documents out, a line each."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.flows.calling import Tidings

GOOD = {"id": "1", "text": "Gunmen killed two soldiers near Mosul on Monday.", "date": "2013-04-09"}
LINES = (
    json.dumps(GOOD).encode(),
    b"",
    b"not json",
    b'{"id": 3, "text": "x"}',
    b'{"id": "4"}',
    b"[1]",
    b'{"id": "5", "text": "x", "date": "soon"}',
    b'{"id": "6", "text": " "}',
    b"\xff\xfe",
    json.dumps({"id": "é", "text": "Le président a condamné l'attaque.", "lang": "fr"}).encode(),
)


@pytest.fixture
def documents(desk: Path, places: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIDINGS_GAZETTEER", str(places))
    monkeypatch.setenv("TIDINGS_WORKERS", "1")
    (desk / "in.jsonl").write_bytes(b"\n".join(LINES))
    return desk


def test_lines_come_out_in_order_and_those_that_are_no_documents_say_why(documents: Path, tidings: Tidings) -> None:
    found = tidings("code", "in.jsonl", "out.jsonl")
    assert found.code == 3
    assert found.error == (
        "6 of 9 lines could not be coded; they hold id and error\n"
        "1 of 9 lines have a date that is none: coded without it, see refused\n"
    )
    lines = [json.loads(line) for line in (documents / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["1", None, "3", "4", None, "5", "6", None, "é"]
    assert [line.get("error", "").partition(":")[0].partition(";")[0] for line in lines] == [
        "",
        "no JSON",
        "Expected `str`, got `int` - at `$.id`",
        "Object missing required field `text`",
        "Expected `object`, got `array`",
        "",
        "the field `text` is empty, expected the text of an article",
        "no JSON",
        "",
    ]
    assert all("expected" in line["error"] for line in lines if "error" in line)
    [undated] = lines[5]["refused"]
    assert undated.startswith("date: date not understood")
    assert undated.endswith("the document is coded without it")
    assert [event["type"] for event in lines[0]["events"]] == ["ASSAULT"]
    assert lines[-1]["lang"] == "fr"
    assert sorted(path.name for path in documents.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_standard_input_and_output_are_a_dash(documents: Path, tidings: Tidings) -> None:
    found = tidings("code", "-", "-", stdin=b"\n".join(LINES[:3]))
    assert found.code == 3
    one, two = map(json.loads, found.out.splitlines())
    assert (one["id"], one["events"][0]["killed"], two["id"]) == ("1", 2, None)


def test_good_lines_end_with_0(documents: Path, tidings: Tidings) -> None:
    found = tidings("code", "-", "out.jsonl", stdin=LINES[0])
    assert (found.code, found.out, found.error) == (0, "", "")


def test_no_lines_give_an_empty_file(documents: Path, tidings: Tidings) -> None:
    assert tidings("code", "-", "out.jsonl").code == 0
    assert (documents / "out.jsonl").read_bytes() == b""


def test_a_pipe_is_read_and_a_device_written(documents: Path, tidings: Tidings) -> None:
    os.mkfifo("pipe")
    with subprocess.Popen([sys.executable, "-c", "open('pipe', 'w').write('[]')"]):
        found = tidings("code", "pipe", "/dev/null")
    assert found.code == 3
    assert found.error == "1 of 1 lines could not be coded; they hold id and error\n"


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("none.jsonl", "-", "none.jsonl does not exist: expected a file of JSON Lines, or - for stdin"),
        ("folder", "-", "folder is a folder: expected a file of JSON Lines, or - for stdin"),
        ("in.jsonl", "folder", "folder is a folder: name the file to write, or - for stdout"),
        ("in.jsonl", "none/out.jsonl", "the folder of none/out.jsonl does not exist: make it first"),
    ],
)
def test_what_cannot_be_read_or_written_is_said_first(
    source: str, target: str, said: str, documents: Path, tidings: Tidings
) -> None:
    (documents / "folder").mkdir()
    found = tidings("code", source, target)
    assert found.code == 2
    assert found.error.startswith(f"error: {said}")
