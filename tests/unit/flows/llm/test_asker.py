"""Asking a model over real HTTP: patience, budget, cache, and what becomes of each failure."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.errors import TidingsError, WrongUseError
from flows.llm.answers import OVER_BUDGET, UNREACHABLE, UNUSABLE, Answers
from flows.llm.asker import Asker
from flows.settings_sections import CoderSettings
from schemas.coded import InputDocument, TextBlock
from tests.llm_server import TOKENS, ModelServer
from transforms.coding.llm.prompts import MOST_CHARACTERS


def document(text: str = "Rebels attacked the army.") -> InputDocument:
    return InputDocument("1", text, "en", (TextBlock(0, len(text), "body"),))


def many(count: int) -> list[InputDocument]:
    return [document(f"Rebels attacked village {number}.") for number in range(count)]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "work" / "answers.sqlite"


def settings(server: ModelServer, **values: Any) -> CoderSettings:
    chosen = {"kind": "llm", "endpoint": server.endpoint, "model": "tiny", "first_wait": 0.01, "timeout": 0.5}
    return CoderSettings.model_validate(chosen | values)


def ask(server: ModelServer, cache: Path, documents: list[InputDocument], **values: Any) -> Answers:
    with Asker(settings(server, **values), cache) as asker:
        return asker.ask(documents)


def faults(answers: Answers) -> list[tuple[str, str, bool]]:
    return [(fault.rule, fault.reason, fault.heals) for fault in answers.faults.values()]


def test_request_holds_what_structured_output_needs(cache: Path) -> None:
    with ModelServer() as server:
        ask(server, cache, [document()])
    (body,) = server.bodies
    assert (body["model"], body["temperature"], body["max_tokens"]) == ("tiny", 0, 4096)
    assert body["response_format"]["json_schema"]["schema"]["required"] == ["events", "quotations", "names"]
    assert "[1] Rebels attacked the army." in body["messages"][1]["content"]


def test_form_of_answers_and_name_of_limit_are_the_users_choice(cache: Path) -> None:
    with ModelServer() as server:
        ask(server, cache, [document()], structured="none", output_limit_name="max_completion_tokens", output_limit=99)
    (body,) = server.bodies
    assert body["max_completion_tokens"] == 99
    assert not {"max_tokens", "response_format"} & set(body)


def test_key_comes_from_the_variable_that_is_named(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_KEY", "abc")
    with ModelServer() as server:
        ask(server, cache, many(1), key_variable="SOME_KEY")
        ask(server, cache, many(2))
    assert [headers.get("Authorization") for headers in server.headers] == ["Bearer abc", None]


def test_answers_are_kept_across_runs_by_model_and_words(cache: Path) -> None:
    with ModelServer() as server:
        first = ask(server, cache, [document(), document()])
        again = ask(server, cache, [document()])
        assert first.texts == again.texts
        assert server.request_count == 1
        ask(server, cache, [document("Rebels attacked the navy.")])
        ask(server, cache, [document()], model="other")
    assert server.request_count == 3


@pytest.mark.parametrize("how", ["rate limited", "broken", "slow", "truncated", "page"])
def test_what_may_heal_is_tried_again(how: str, cache: Path) -> None:
    with ModelServer(how, how) as server:
        answers = ask(server, cache, [document()])
    assert not answers.faults
    assert server.request_count == 3


def test_endpoint_says_how_long_to_wait(cache: Path) -> None:
    start = time.monotonic()
    with ModelServer("rate limited") as server:
        assert not ask(server, cache, [document()]).faults
    assert time.monotonic() - start >= 0.3


def test_wait_longer_than_allowed_is_not_waited(cache: Path) -> None:
    with ModelServer("long wait") as server:
        ((rule, reason, heals),) = faults(ask(server, cache, [document()]))
    assert (rule, heals) == (UNREACHABLE, True)
    assert "429" in reason
    assert server.request_count == 1


def test_what_does_not_heal_is_a_fault_and_the_others_go_on(cache: Path) -> None:
    with ModelServer(*["broken"] * 3) as server:
        answers = ask(server, cache, many(3), attempts=3, concurrency=1)
    assert faults(answers) == [
        (UNREACHABLE, 'status 500: {"error": {"message": "this is broken"}} (tried 3 times)', True)
    ]
    assert len(answers.texts) == 2


def test_no_more_is_sent_to_an_endpoint_that_is_gone(cache: Path) -> None:
    with ModelServer(*["broken"] * 100) as server:
        answers = ask(server, cache, many(20), attempts=2, concurrency=1)
    assert len(answers.faults) == 20
    assert server.request_count == 10


def test_nobody_listens(cache: Path) -> None:
    with ModelServer() as server:
        pass
    ((rule, reason, heals),) = faults(ask(server, cache, [document()], attempts=2))
    assert (rule, heals) == (UNREACHABLE, True)
    assert "connection failed" in reason


@pytest.mark.parametrize("how", ["bad json", "no json", "extra"])
def test_answer_that_cannot_be_read_is_asked_for_once_more(how: str, cache: Path) -> None:
    with ModelServer(how) as server:
        assert not ask(server, cache, [document()]).faults
    assert [len(body["messages"]) for body in server.bodies] == [2, 4]


def test_answer_that_stays_bad_is_a_fault_with_what_was_got(cache: Path) -> None:
    with ModelServer("no json", "no json") as server:
        assert faults(ask(server, cache, [document()])) == [
            (UNUSABLE, "asked twice, and got no JSON object but 'I am a poet.'", False)
        ]


@pytest.mark.parametrize(
    ("how", "said"), [("refusal", "refused: I cannot help"), ("cut", "cut off"), ("too long", "status 400")]
)
def test_what_no_second_try_mends_is_tried_once(how: str, said: str, cache: Path) -> None:
    with ModelServer(how) as server:
        ((rule, reason, heals),) = faults(ask(server, cache, [document()]))
    assert (rule, heals) == (UNUSABLE, False)
    assert said in reason
    assert server.request_count == 1


def test_thoughts_and_fences_around_an_answer_do_not_matter(cache: Path) -> None:
    with ModelServer("fenced") as server:
        assert not ask(server, cache, [document()]).faults
    assert server.request_count == 1


@pytest.mark.parametrize(("how", "advice"), [("key", "TIDINGS_LLM_KEY"), ("missing", "coder.model")])
def test_wrong_key_or_model_ends_the_run_and_says_what_to_do(how: str, advice: str, cache: Path) -> None:
    with ModelServer(*[how] * 50) as server, pytest.raises(TidingsError, match=advice):
        ask(server, cache, many(50), concurrency=2)
    assert server.request_count < 10


def test_no_more_requests_at_once_than_allowed(cache: Path) -> None:
    with ModelServer() as server:
        server.slowness = 0.05
        ask(server, cache, many(12), concurrency=3)
    assert server.most_at_once == 3


@pytest.mark.parametrize(
    ("caps", "most"),
    [
        ({"most_requests": 3}, 3),
        ({"most_tokens": 9_000, "output_limit": 500}, 9_000 // TOKENS),
        ({"most_money": 0.009, "price_in": 1.0, "price_out": 1.0, "output_limit": 500}, 9_000 // TOKENS),
    ],
)
def test_budget_is_used_and_never_exceeded(caps: dict[str, Any], most: int, cache: Path) -> None:
    with ModelServer() as server:
        answers = ask(server, cache, many(10), concurrency=4, **caps)
    assert 3 <= server.request_count <= most
    assert {fault.rule for fault in answers.faults.values()} == {OVER_BUDGET}
    assert len(answers.faults) == 10 - server.request_count
    assert next(iter(caps)) in next(iter(answers.faults.values())).reason


def test_known_answers_cost_nothing(cache: Path) -> None:
    with ModelServer() as server:
        ask(server, cache, many(3), most_requests=3)
        answers = ask(server, cache, many(5), most_requests=2)
    assert len(answers.texts) == 5


def test_estimates_count_where_the_endpoint_tells_no_usage(cache: Path) -> None:
    with ModelServer("no usage") as server, Asker(settings(server), cache) as asker:
        asker.ask([document()])
        assert "1 requests, 0 tokens" not in asker.said()


def test_long_document_is_asked_about_in_parts(cache: Path) -> None:
    text = " ".join(f"Rebels attacked the village of number {number} at dawn." for number in range(400))
    with ModelServer() as server:
        answers = ask(server, cache, [document(text)])
    assert len(answers.texts) == server.request_count == -(-len(text) // MOST_CHARACTERS)


def test_missing_settings_are_named() -> None:
    with pytest.raises(WrongUseError, match=r"coder\.endpoint and coder\.model"):
        Asker(CoderSettings(kind="llm"), Path("unused"))


def test_cache_that_is_no_cache_is_named(cache: Path) -> None:
    cache.parent.mkdir()
    cache.write_bytes(b"not a database, but long enough to be looked at as one" * 30)
    with ModelServer() as server, pytest.raises(TidingsError, match=r"remove the file"):
        ask(server, cache, [document()])


@pytest.fixture(autouse=True)
def no_threads_are_left() -> Iterator[None]:
    before = threading.active_count()
    yield
    deadline = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.02)
    assert threading.active_count() <= before
