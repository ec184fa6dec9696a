"""The report served on this machine: made from the published file, anew when another one was published."""

import gzip
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Final, Self

from flows.errors import WrongUseError
from warehouse.errors import WarehouseError

HOST: Final = "127.0.0.1"


class ReportServer:
    """Serves one page to this machine only, and takes nothing from whoever asks.

    Attributes:
        port: where it listens.
    """

    def __init__(self, make: Callable[[], str], published: Path, port: int) -> None:
        """Listen on a port, 0 for any free one.

        Raises:
            WrongUseError: the port cannot be had.
        """
        self._make, self._published = make, published
        self._lock = Lock()
        self._state: tuple[int, ...] = ()
        self._body = b""
        try:
            self._server = ThreadingHTTPServer((HOST, port), self._handler())
        except OSError as error:
            raise WrongUseError(
                f"port {port} cannot be had: {error.strerror or error}; name another one with --port"
            ) from error
        self.port = int(self._server.server_address[1])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.server_close()

    def serve(self) -> None:
        """Serve until the user ends it."""
        try:
            self._server.serve_forever()
        except KeyboardInterrupt:
            return

    def stop(self) -> None:
        """End `serve`, called from another thread."""
        self._server.shutdown()

    def page(self) -> tuple[str, bytes]:
        """The tag of the published file and the page made of it, packed with gzip.

        Raises:
            OSError: there is no published file.
            WarehouseError: the published file cannot be read.
        """
        with self._lock:
            found = self._published.stat()
            # A publication is another file under the same name.
            state = (found.st_ino, found.st_mtime_ns, found.st_size)
            if state != self._state:
                self._body = gzip.compress(self._make().encode(), compresslevel=1)
                self._state = state
            return f'"{"-".join(f"{each:x}" for each in state)}"', self._body

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            """Answers GET and HEAD of the page; everything else is refused by the base class or with 404."""

            def do_GET(self) -> None:
                """The page."""
                self._answer(with_body=True)

            def do_HEAD(self) -> None:
                """What the page would be."""
                self._answer(with_body=False)

            def _answer(self, *, with_body: bool) -> None:
                if self.path.partition("?")[0] != "/":
                    self.send_error(HTTPStatus.NOT_FOUND)
                    return
                try:
                    tag, body = server.page()
                except (OSError, WarehouseError) as error:
                    self.send_error(HTTPStatus.SERVICE_UNAVAILABLE, explain=str(error))
                    return
                if self.headers.get("If-None-Match") == tag:
                    self.send_response(HTTPStatus.NOT_MODIFIED)
                    self.end_headers()
                    return
                self.send_response(HTTPStatus.OK)
                headers = {
                    "Content-Type": "text/html; charset=utf-8",
                    "Content-Encoding": "gzip",
                    "Content-Length": str(len(body)),
                    "Cache-Control": "no-cache",
                    "ETag": tag,
                    "X-Content-Type-Options": "nosniff",
                }
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                if with_body:
                    self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
                """Say nothing of each request."""

        return Handler
