"""Newsletters in mailboxes: files in the format mbox, a message an article."""

import datetime as dt
import email
import json
import mailbox
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email import policy
from email.message import EmailMessage
from typing import Final

from flows.days import Days
from flows.sources.files import FoundFile, find_files, modified_at
from flows.sources.protocol import Fetched, Item, Refused
from flows.store import sha256_of

_START: Final = b"From "


@dataclass(frozen=True)
class MboxSource:
    """Mailboxes below paths.

    Attributes:
        name: the source's name.
        paths: files, folders and patterns.
        days: the days to choose; None for all.
    """

    name: str
    paths: Sequence[str]
    days: Days | None = None

    def check(self) -> None:
        """See whether the paths are there."""
        find_files(self.paths, may_be_empty=True)

    def between(self, days: Days) -> "MboxSource":
        """The same source with the messages of these days only."""
        return replace(self, days=days)

    def items(self) -> Iterator[Item]:
        """The messages of all mailboxes."""
        for file in find_files(self.paths, may_be_empty=True):
            try:
                with file.path.open("rb") as opened:
                    start = opened.read(len(_START))
                fetched_at = modified_at(file.path)
                if start and start != _START:
                    reason = f"{file.path} begins with {start!r}, expected a mailbox in the format mbox: `From …`"
                    yield Refused(f"{self.name}/{file.locator}", "readable mailbox", reason)
                    continue
                yield from self._messages(file, fetched_at)
            except OSError as error:
                reason = f"{file.path} cannot be read: {error.strerror or error}. Expected a readable mailbox"
                yield Refused(f"{self.name}/{file.locator}", "readable mailbox", reason)

    def _messages(self, file: FoundFile, fetched_at: dt.datetime) -> Iterator[Item]:
        box = mailbox.mbox(file.path, create=False)
        try:
            for key in box.keys():  # noqa: SIM118 - a mailbox gives whole messages otherwise
                data = box.get_bytes(key)
                locator = f"{self.name}/{file.locator}/{key}"
                try:
                    record = read_message(data)
                except Exception as error:  # noqa: BLE001 - whatever one message does to its reader, the others go on
                    reason = (
                        f"the message cannot be read ({type(error).__name__}: {error}), expected a mail; take it out"
                    )
                    yield Refused(locator, "readable message", reason, data)
                    continue
                if self.days is not None and not self.days.holds_printed(record.get("date")):
                    continue
                line = json.dumps(record, ensure_ascii=False).encode()
                yield Fetched(f"{self.name}/{record['id']}", line, "application/json", fetched_at, self.name)
        finally:
            box.close()


def read_message(data: bytes) -> dict[str, str]:
    """A message as `transforms.documents` reads an article from JSON; nothing empty but `id` is always there."""
    message = email.message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise TypeError("no message")
    body = message.get_body(preferencelist=("html", "plain"))
    text = body.get_content() if body is not None else ""
    is_html = body is not None and body.get_content_type() == "text/html"
    record = {
        "title": _header(message, "subject"),
        "html" if is_html else "text": text if isinstance(text, str) else "",
        "date": _header(message, "date"),
        "author": _header(message, "from"),
        "lang": _header(message, "content-language").partition(",")[0],
    }
    said = _header(message, "message-id").strip("<> ") or sha256_of(data)
    # Surrogates stand for bytes that no character set explains.
    filled = {
        field: value.encode("utf-8", "replace").decode("utf-8") for field, value in record.items() if value.strip()
    }
    return {"id": said, **filled}


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name) or "").split())
