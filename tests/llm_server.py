"""A small chat-completions server that answers by a few words, and misbehaves when told to."""

import json
import re
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

TRIGGERS = {"attacked": ("ASSAULT", None), "expelled": ("SANCTION", "expel"), "released": ("RETREAT", "release")}
TOKENS = 1_100
"""Tokens of every request, asked and answered."""
SENTENCE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)


def event(sentence: int, trigger: str, kind: str, mode: str | None = None, **values: Any) -> dict[str, Any]:
    """An event of an answer, all fields there."""
    return {
        "sentence": sentence,
        "trigger": trigger,
        "type": kind,
        "mode": mode,
        "sources": [],
        "targets": [],
        "mediators": [],
        "places": [],
        "times": [],
        "is_definite": False,
        "polarity": "affirmed",
        "modality": "asserted",
        "tense": "past",
        "attributed_to": None,
        "killed": None,
        "injured": None,
        "weapons": [],
        "contexts": [],
        "confidence": 0.9,
    } | values


def actor(words: str, head: str | None = None, antecedent: str | None = None) -> dict[str, Any]:
    return {"words": words, "head": head or words, "antecedent": antecedent}


def answer(*events: dict[str, Any], quotations: Any = (), names: Any = ()) -> str:
    return json.dumps({"events": events, "quotations": list(quotations), "names": list(names)})


def good(user: str) -> str:
    """One event for each known trigger: what stands before it did it, the words after it were hit."""
    events = []
    for number, sentence in SENTENCE.findall(user):
        for trigger, (kind, mode) in TRIGGERS.items():
            before, found, after = sentence.partition(f" {trigger} ")
            if found:
                hit = " ".join(after.split()[:2]).rstrip(".,")
                events.append(event(int(number), trigger, kind, mode, sources=[actor(before)], targets=[actor(hit)]))
    return answer(*events)


class ModelServer:
    """Use it as a context. `script` holds what the next requests get, in order; after it all is well."""

    def __init__(self, *script: str, answers: Callable[[str], str] = good) -> None:
        self.script = list(script)
        self.answers = answers
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.most_at_once = 0
        self.slowness = 0.0
        self._at_once = 0
        self._lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.headers_of(200, json.dumps({"data": [{"id": "tiny"}, {"id": "other"}]}).encode())

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                with outer._lock:
                    outer.bodies.append(body)
                    outer.headers.append(dict(self.headers))
                    outer._at_once += 1
                    outer.most_at_once = max(outer.most_at_once, outer._at_once)
                    how = outer.script.pop(0) if outer.script else "good"
                try:
                    time.sleep(outer.slowness)
                    outer._respond(self, how, body["messages"])
                finally:
                    with outer._lock:
                        outer._at_once -= 1

            def headers_of(self, status: int, data: bytes, **more: str) -> None:
                self.send_response(status)
                for name, value in {"Content-Length": str(len(data)), **more}.items():
                    self.send_header(name.replace("_", "-"), value)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    @property
    def request_count(self) -> int:
        return len(self.bodies)

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _respond(self, handler: Any, how: str, messages: list[dict[str, str]]) -> None:
        errors = {"rate limited": 429, "long wait": 429, "broken": 500, "key": 401, "missing": 404, "too long": 400}
        waits = {"rate limited": "0.3", "long wait": "3600"}
        if how in errors:
            more = {"Retry_After": waits[how]} if how in waits else {}
            handler.headers_of(errors[how], json.dumps({"error": {"message": f"this is {how}"}}).encode(), **more)
        elif how == "slow":
            time.sleep(1.5)
        elif how == "truncated":
            handler.headers_of(200, b'{"choices": [{"mess', Content_Length="500")
        elif how == "page":
            handler.headers_of(200, b"<html>sign in</html>")
        else:
            handler.headers_of(200, json.dumps(self._completion(how, messages)).encode())

    def _completion(self, how: str, messages: list[dict[str, str]]) -> dict[str, Any]:
        user = messages[1]["content"]
        said = {
            "bad json": '{"events": [',
            "no json": "I am a poet.",
            "extra": '{"events": [], "more": 1}',
            "fenced": f"<think>{{hm}}</think>\n```json\n{self.answers(user)}\n```",
        }.get(how) or self.answers(user)
        message = {"role": "assistant", "content": said, "refusal": None}
        if how == "refusal":
            message |= {"content": None, "refusal": "I cannot help with that."}
        finish = "length" if how == "cut" else "stop"
        done: dict[str, Any] = {"choices": [{"index": 0, "message": message, "finish_reason": finish}]}
        if how != "no usage":
            done["usage"] = {"prompt_tokens": TOKENS - 100, "completion_tokens": 100, "total_tokens": TOKENS}
        return done
