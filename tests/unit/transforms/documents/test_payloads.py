"""Which records a payload holds, and the fields of a JSON record."""

import pytest

from transforms.documents.faults import UnusableError
from transforms.documents.payloads import Record, read_record, split_records


def test_json_lines_give_a_record_a_line_with_its_number() -> None:
    records = split_records(b'\xef\xbb\xbf{"text": "a"}\n\n{"text": "b"}\r\nrubbish\n', "application/json")
    assert records == [Record(b'{"text": "a"}', 1), Record(b'{"text": "b"}', 3), Record(b"rubbish", 4)]


def test_a_single_line_keeps_its_number() -> None:
    assert split_records(b'{"text": "a"}\n', "application/json") == [Record(b'{"text": "a"}', 1)]


def test_an_object_over_several_lines_is_one_record() -> None:
    data = b'{\n  "text": "a"\n}\n'
    assert split_records(data, "application/json") == [Record(data)]


@pytest.mark.parametrize("data", [b'[{"text": "a"},\n {"text": "b"}]', b'[{"text": "a"}, {"text": "b"}]'])
def test_an_array_gives_a_record_an_element(data: bytes) -> None:
    assert split_records(data, "application/json") == [Record(b'{"text": "a"}', 1), Record(b'{"text": "b"}', 2)]


def test_other_payloads_are_one_record() -> None:
    assert split_records(b"one\ntwo", "text/plain") == [Record(b"one\ntwo")]


def test_json_in_utf16() -> None:
    records = split_records('{"text": "é"}\n{"text": "b"}'.encode("utf-16"), "application/json")
    assert [read_record(record.data).text for record in records] == ["é", "b"]


def test_fields_of_a_record() -> None:
    draft = read_record(b'{"id": 7, "headline": "T", "body": "B", "published": 1399887000, "language": "fr"}')
    assert (draft.id, draft.title, draft.text, draft.published, draft.language) == ("7", "T", "B", "1399887000", "fr")


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (b'{"text": "a"', "not JSON"),
        (b"\xff\xfe\xfd", "not JSON"),
        (b'["a"]', "not an article"),
        (b"42", "not an article"),
        (b'{"title": "only a title"}', "no article text"),
        (b'{"text": "   "}', "no article text"),
        (b'{"text": {"a": 1}}', "not an article"),
        (b'{"text": "a", "title": ["x"]}', "not an article"),
        (b'{"text": "\\ud800 half"}', "unknown encoding"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_line_that_is_no_article_is_refused_with_its_reason(line: bytes, rule: str) -> None:
    with pytest.raises(UnusableError, match="expected") as caught:
        read_record(line)
    assert caught.value.rule == rule
