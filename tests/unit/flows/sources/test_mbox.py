"""Mailboxes of newsletters."""

import json
import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest

from flows.sources.mbox import MboxSource, read_message
from flows.sources.protocol import Fetched, Refused

TEXT = "The army left the town of Arlit on Friday, a spokesman said."


def letter(number: int, html: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = f"Brève numéro {number}"
    message["From"] = "Desk <desk@example.org>"
    message["Date"] = "Mon, 12 May 2014 08:00:00 +0200"
    message["Message-ID"] = f"<{number}@example.org>"
    message.set_content(TEXT)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def box(path: Path, *messages: EmailMessage) -> Path:
    opened = mailbox.mbox(path)
    for each in messages:
        opened.add(each)
    opened.close()
    return path


def items(path: Path) -> list[Fetched | Refused]:
    return list(MboxSource("letters", [str(path)]).items())  # type: ignore[arg-type]


def test_messages_are_articles(tmp_path: Path) -> None:
    found = items(box(tmp_path / "a.mbox", letter(1), letter(2, f"<p>{TEXT}</p>")))
    assert [item.locator for item in found] == ["letters/1@example.org", "letters/2@example.org"]
    plain, page = [json.loads(item.data) for item in found]
    assert plain == {
        "id": "1@example.org", "title": "Brève numéro 1", "text": f"{TEXT}\n",
        "date": "Mon, 12 May 2014 08:00:00 +0200", "author": "Desk <desk@example.org>",
    }  # fmt: skip
    assert page["html"].strip() == f"<p>{TEXT}</p>"


def test_a_message_without_a_name_has_one_from_its_bytes() -> None:
    assert len(read_message(b"Subject: A\n\nHello")["id"]) == 64


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: text/plain; charset=x-nobody-knows\n\n\xff\xfe",
        b"Content-Type: multipart/mixed\n\nno parts",
        b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n!!!",
        b"Subject: =?utf-8?b?!!!?=\nDate: never\n\n",
        b"\x00\xff\xfe",
    ],
)
def test_broken_messages_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.mbox"
    path.write_bytes(b"From a@example.org Mon May 12 08:00:00 2014\n" + data + b"\n\n")
    (item,) = items(path)
    assert isinstance(item, Fetched) or item.rule == "readable message"


def test_an_empty_mailbox_has_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_bytes(b"")
    assert items(tmp_path / "a.mbox") == []


def test_what_is_no_mailbox_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_bytes(b"PK\x03\x04 zipped")
    (item,) = items(tmp_path / "a.mbox")
    assert isinstance(item, Refused)
    assert item.rule == "readable mailbox"
