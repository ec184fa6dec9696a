"""Bodies of answers: unpacked as they come, within a bound, so that no few bytes unpack to more than there is room."""

import zlib
from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

import brotli
import httpx

from flows.web.replies import LaterError, NeverError

ENCODINGS: Final = "gzip, br"
_GZIP_START: Final = b"\x1f\x8b"
_AUTO: Final = 47
"""zlib's own number for: gzip or zlib, whichever it is."""


class _Unpacker(Protocol):
    """Unpacks one layer, piece by piece."""

    def feed(self, piece: bytes, room: int) -> bytes:
        """The unpacked bytes of a piece, `room` at most (or somewhat more)."""

    @property
    def is_whole(self) -> bool:
        """Whether the end of the packed bytes was seen."""


class _Gzip:
    def __init__(self) -> None:
        self._member = zlib.decompressobj(_AUTO)
        self._is_first = True

    def feed(self, piece: bytes, room: int) -> bytes:
        """Unpack; several members may follow each other, and what follows the last is left alone."""
        out = b""
        while piece and len(out) < room:
            try:
                out += self._member.decompress(piece, room - len(out))
            except zlib.error:
                if self._is_first:
                    raise
                return out
            if not self._member.eof:
                return out
            piece = self._member.unused_data
            if piece:
                self._member, self._is_first = zlib.decompressobj(_AUTO), False
        return out

    @property
    def is_whole(self) -> bool:
        return self._member.eof or not self._is_first


class _Brotli:
    def __init__(self) -> None:
        self._stream: Any = brotli.Decompressor()

    def feed(self, piece: bytes, room: int) -> bytes:
        """Unpack."""
        out: bytes = self._stream.process(piece, output_buffer_limit=room)
        while len(out) < room and not self._stream.can_accept_more_data():
            more: bytes = self._stream.process(b"", output_buffer_limit=room - len(out))
            out += more
        return out

    @property
    def is_whole(self) -> bool:
        return bool(self._stream.is_finished())


_UNPACKERS: Final[dict[str, Callable[[], _Unpacker]]] = {
    "gzip": _Gzip,
    "x-gzip": _Gzip,
    "deflate": _Gzip,
    "br": _Brotli,
}


async def read_body(response: httpx.Response, most: int) -> bytes:
    """The unpacked body of an answer.

    Raises:
        NeverError: it is larger than `most` bytes, or packed in a way that cannot be undone.
        LaterError: it ends before its end.
    """
    length = response.headers.get("content-length", "")
    if length.isdigit() and int(length) > most:
        raise _too_large(int(length), most)
    layers = _layers(response.headers.get("content-encoding", ""))
    parts: list[bytes] = []
    size = 0
    async for raw in response.aiter_raw():
        piece = raw
        try:
            for layer in layers:
                piece = layer.feed(piece, most + 1)
        except (zlib.error, brotli.error) as error:
            raise NeverError("page can be unpacked", f"got bytes that cannot be unpacked: {error}") from error
        size += len(piece)
        if size > most:
            raise _too_large(size, most)
        parts.append(piece)
    if size and not all(layer.is_whole for layer in layers):
        raise LaterError(f"the packed answer ends before its end, after {size} bytes")
    return b"".join(parts)


def gunzipped(data: bytes, most: int) -> bytes:
    """The content of a gzip file, such as `sitemap.xml.gz`; any other bytes as they are.

    Raises:
        NeverError: it is larger than `most` bytes, or damaged.
    """
    if not data.startswith(_GZIP_START):
        return data
    layer = _Gzip()
    try:
        out = layer.feed(data, most + 1)
    except zlib.error as error:
        raise NeverError("file can be unpacked", f"got a gzip file that cannot be unpacked: {error}") from error
    if len(out) > most:
        raise _too_large(len(out), most)
    return out


def _layers(header: str) -> Sequence[_Unpacker]:
    """What undoes a content encoding, the outermost layer first."""
    names = [name.strip().lower() for name in header.split(",") if name.strip()]
    names = [name for name in names if name != "identity"]
    unknown = [name for name in names if name not in _UNPACKERS]
    if unknown:
        raise NeverError(
            "page can be unpacked", f"got an answer packed as {unknown[0][:40]!r}, asked for {ENCODINGS} or nothing"
        )
    return [_UNPACKERS[name]() for name in reversed(names)]


def _too_large(size: int, most: int) -> NeverError:
    return NeverError(
        "page within the size limit",
        f"got {size} bytes or more, expected {most} at most; raise fetch.most_bytes if it is an article",
    )
