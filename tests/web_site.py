"""A web site that behaves as the web does: ETags, redirects, waits, drips, wrong character sets, packed bodies."""

import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, Self

import brotli

Body = bytes | Callable[[], Iterator[bytes]]


class Seen(NamedTuple):
    """A request as it came."""

    path: str
    headers: dict[str, str]
    at: float


@dataclass
class Answer:
    """What a path answers. `script` holds statuses for the next requests; after it comes `status`."""

    body: Body = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    script: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    pause: float = 0.0
    length: int | None = None


def article(number: int, more: str = "") -> bytes:
    """A page with an article of its own; `more` makes another version of it."""
    places = ("Mosul", "Arlit", "Tripoli", "Nairobi", "Bogota", "Manila", "Quetta", "Sanaa", "Juba", "Kabul")
    place = places[number % len(places)]
    text = (
        f"Gunmen attacked an army patrol near {place} on Monday, killing {number + 2} soldiers, a spokesman said."
        f" {more} The patrol of {number + 20} men was on its way back to the town when the road was blocked by trees."
        " Nobody said who was behind the attack, and the army sent further troops to the valley in the evening."
    )
    return (
        f'<html lang="en"><head><title>Attack number {number} near {place}</title>'
        f'<meta property="article:published_time" content="2014-05-{number % 27 + 1:02}T08:00:00Z"></head>'
        f"<body><article><h1>Attack number {number} near {place}</h1><p>{text}</p></article></body></html>"
    ).encode()


def rss(*links: str, title: str = "News", more: str = "") -> bytes:
    """A feed of entries that lead to these addresses."""
    items = "".join(f"<item><title>Entry</title><link>{link}</link><guid>{link}</guid></item>" for link in links)
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{more}{items}</channel></rss>'.encode()
    )


class Site:
    """Use it as a context. `answers` holds what each path answers; other paths are not found."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.answers: dict[str, Answer] = {}
        self.seen: list[Seen] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                with outer._lock:
                    outer.seen.append(Seen(self.path, dict(self.headers), time.monotonic()))
                    outer._at_once += 1
                    outer.most_at_once = max(outer.most_at_once, outer._at_once)
                try:
                    outer._respond(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True
                finally:
                    with outer._lock:
                        outer._at_once -= 1

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer((host, 0), Handler)
        self._server.daemon_threads = True
        self.host = f"{host}:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def put(self, path: str, body: Body = b"", media_type: str = "text/html; charset=utf-8", **rest: Any) -> str:
        """Let a path answer a body; gives its address."""
        headers = {"Content-Type": media_type, **rest.pop("headers", {})}
        self.answers[path] = Answer(body, headers=headers, **rest)
        return self.url(path)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        """Let a path lead to another; gives its address."""
        self.answers[path] = Answer(status=status, headers={"Location": to})
        return self.url(path)

    def counts(self) -> Counter[str]:
        """How often each path was asked, but for robots.txt."""
        return Counter(each.path for each in self.seen if each.path != "/robots.txt")

    def _respond(self, handler: BaseHTTPRequestHandler) -> None:
        answer = self.answers.get(handler.path)
        if answer is None:
            self._send(handler, 404, {}, b"not found")
            return
        with self._lock:
            status, more = answer.script.pop(0) if answer.script else (answer.status, {})
        headers = answer.headers | more
        time.sleep(answer.pause)
        if status == 0:
            handler.close_connection = True
            handler.connection.close()
            return
        if _is_same(handler, headers):
            self._send(handler, 304, {name: value for name, value in headers.items() if name != "Content-Type"}, b"")
            return
        body = answer.body if status < 300 else b""
        if callable(body):
            self._drip(handler, status, headers, body(), answer.length)
        else:
            self._send(handler, status, headers, _packed(body, headers), answer.length)

    def _send(
        self,
        handler: BaseHTTPRequestHandler,
        status: int,
        headers: dict[str, str],
        body: bytes,
        length: int | None = None,
    ) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.end_headers()
        handler.wfile.write(body)
        if length is not None and length > len(body):
            handler.close_connection = True

    def _drip(
        self,
        handler: BaseHTTPRequestHandler,
        status: int,
        headers: dict[str, str],
        pieces: Iterator[bytes],
        length: int | None,
    ) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        if length is not None:
            handler.send_header("Content-Length", str(length))
        handler.send_header("Connection", "close")
        handler.close_connection = True
        handler.end_headers()
        for piece in pieces:
            handler.wfile.write(piece)


def _is_same(handler: BaseHTTPRequestHandler, headers: dict[str, str]) -> bool:
    asked = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
    return any(name in headers and handler.headers.get(ask) == headers[name] for name, ask in asked.items())


def _packed(body: bytes, headers: dict[str, str]) -> bytes:
    packers = {"gzip": gzip.compress, "br": brotli.compress}
    for name in headers.get("Content-Encoding", "").split(", "):
        body = packers[name](body) if name in packers else body
    return body
