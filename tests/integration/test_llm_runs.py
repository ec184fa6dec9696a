"""Whole commands with a model as coder: real processes, a real server, a published warehouse."""

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.integration import desk
from tests.llm_server import ModelServer, actor, answer, event, good

pytestmark = pytest.mark.slow

LINES = [
    {"id": "a", "text": "Rebels attacked the army on Monday near Mosul.", "date": "2013-04-09", "lang": "en"},
    {"id": "b", "text": "Guards attacked the crowd.", "date": "2013-04-09", "lang": "en"},
    {"id": "a", "text": "France expelled three diplomats of Libya.", "date": "2013-04-09", "lang": "en"},
]


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


def settle(folder: Path, server: ModelServer, **more: str | int) -> None:
    """Write a settings file that names the server."""
    chosen = {"endpoint": server.endpoint, "model": "tiny", "first_wait": 0.01, **more}
    lines = [f"{name} = {json.dumps(value)}" for name, value in chosen.items()]
    (folder / "tidings.toml").write_text("\n".join(["[coder]", *lines]), encoding="utf-8")


def read(published: Path, query: str) -> list[tuple]:
    with duckdb.connect(str(published), read_only=True) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_code_gives_lines_in_order_and_tells_what_was_asked(
    workers: str, server: ModelServer, places: Path, tmp_path: Path
) -> None:
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in LINES), encoding="utf-8")
    settle(tmp_path, server)
    command = ("code", "in.jsonl", "out.jsonl", "--coder", "llm", "--workers", workers)
    code, _, errors = desk.call(tmp_path, places, *command)
    assert code == 0, errors
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["id"], line["events"][0]["type"]) for line in lines] == [
        ("a", "ASSAULT"),
        ("b", "ASSAULT"),
        ("a", "SANCTION"),
    ]
    assert lines[2]["events"][0]["source"][0]["country"] == "FRA"
    assert lines[0]["events"][0]["location"]["country"] == "IRQ"
    assert "asked tiny: 3 requests" in errors
    assert "3 answers were known" in desk.call(tmp_path, places, *command)[2]


def test_code_tells_of_what_it_could_not_code_and_of_what_it_refused(
    server: ModelServer, places: Path, tmp_path: Path
) -> None:
    wrong = answer(event(1, "attacked", "ASSAULT", sources=[actor("Martians")]))
    server.answers = lambda user: wrong if "crowd" in user else good(user)
    server.script = ["refusal"]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in LINES), encoding="utf-8")
    settle(tmp_path, server, kind="llm", concurrency=1)
    code, _, errors = desk.call(tmp_path, places, "code", "in.jsonl", "out.jsonl")
    assert code == 3, errors
    first, second, third = (json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines())
    assert first == {"id": "a", "error": "not coded, the model refused: I cannot help with that."}
    assert second["events"] == []
    assert "'Martians' do not stand in the text" in second["refused"][0]
    assert "refused" not in third


def test_run_loads_what_the_model_found_and_takes_up_later_what_failed(
    server: ModelServer, places: Path, tmp_path: Path
) -> None:
    settle(tmp_path, server, kind="llm", concurrency=1, attempts=2)
    desk.write(tmp_path / "news", ["bridge.txt", "envoy.txt"])
    server.script = ["good", "broken", "broken"]
    code, out, errors = desk.call(tmp_path, places, "run", "news", "--no-prefect")
    assert code == 3, out + errors
    published = tmp_path / "tidings.duckdb"
    (rule,) = read(published, "SELECT reject_rule, reject_reason FROM ops.reject")
    assert rule[0] == "model answers"
    assert "500" in rule[1]
    assert "No coder" not in out
    coders = "SELECT coder, coder_version = 'none' FROM core.dim_article WHERE article_key <> 0 ORDER BY 1"
    assert read(published, coders) == [("failed", True), ("llm", False)]
    assert read(published, "SELECT count(*) FROM core.fact_mention") == [(1,)]
    assert desk.call(tmp_path, places, "run", "news", "--no-prefect")[0] == 0
    assert server.request_count == 4
    mentions = "SELECT plover_type, coder, coder_version LIKE '%+tiny/%' FROM ext.mention ORDER BY 1"
    assert read(tmp_path / ".tidings" / "build.duckdb", mentions) == [
        ("ASSAULT", "llm", True),
        ("SANCTION", "llm", True),
    ]
    assert "Nothing changed" in desk.call(tmp_path, places, "run", "news", "--no-prefect")[1]
    assert server.request_count == 4


def test_explain_tells_of_what_the_model_found_and_asks_nothing_anew(
    server: ModelServer, places: Path, tmp_path: Path
) -> None:
    server.answers = lambda _: answer(event(1, "patrol", "MOBILIZE", sources=[actor("Gunmen")], places=["Mosul"]))
    settle(tmp_path, server, kind="llm")
    desk.write(tmp_path / "news", ["bridge.txt"])
    code, out, errors = desk.call(tmp_path, places, "run", "news", "--no-prefect")
    assert code == 0, out + errors
    ((key,),) = read(tmp_path / "tidings.duckdb", "SELECT event_key FROM mart.event")
    code, out, errors = desk.call(tmp_path, places, "explain", str(key))
    assert code == 0, errors
    assert f"Event {key}: MOBILIZE" in out
    assert "“Gunmen”" in out
    assert "no longer finds" not in out
    assert server.request_count == 1


def test_another_coder_or_model_codes_anew(server: ModelServer, places: Path, tmp_path: Path) -> None:
    desk.write(tmp_path / "news", ["bridge.txt"])
    settle(tmp_path, server)
    coders = "SELECT coder FROM ext.coding"
    for kind, coder, sent in (("rules", "parsed", 0), ("llm", "llm", 1), ("rules", "parsed", 1), ("llm", "llm", 1)):
        code, out, errors = desk.call(tmp_path, places, "run", "news", "--no-prefect", "--coder", kind)
        assert code == 0, out + errors
        assert read(tmp_path / ".tidings" / "build.duckdb", coders) == [(coder,)]
        assert server.request_count == sent


def test_wrong_key_stops_the_run_before_anything_is_loaded(server: ModelServer, places: Path, tmp_path: Path) -> None:
    desk.write(tmp_path / "news", ["bridge.txt"])
    settle(tmp_path, server)
    server.script = ["key"]
    code, _, errors = desk.call(tmp_path, places, "run", "news", "--no-prefect", "--coder", "llm")
    assert code == 1
    assert "TIDINGS_LLM_KEY" in errors
    assert not (tmp_path / "tidings.duckdb").exists()


def test_model_without_settings_is_wrong_use(places: Path, tmp_path: Path) -> None:
    desk.write(tmp_path / "news", ["bridge.txt"])
    code, _, errors = desk.call(tmp_path, places, "run", "news", "--no-prefect", "--coder", "llm")
    assert code == 2
    assert "coder.endpoint and coder.model" in errors


@pytest.mark.parametrize(("model", "said"), [("tiny", (0, "tiny at http")), ("huge", (1, "there are: other, tiny"))])
def test_doctor_looks_at_the_endpoint(
    model: str, said: tuple[int, str], server: ModelServer, places: Path, tmp_path: Path
) -> None:
    settle(tmp_path, server, kind="llm", model=model)
    code, out, _ = desk.call(tmp_path, places, "doctor")
    assert said[1] in out
    assert code == said[0]
