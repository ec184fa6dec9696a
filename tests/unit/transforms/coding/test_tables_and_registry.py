"""Coded documents as tables, and which coder takes which language."""

from schemas import ext
from schemas.coded import InputDocument, TextBlock
from transforms.coding.registry import NO_CODER, code_documents, coder_for, coder_version
from transforms.coding.tables import coded_frames, mention_keys

TABLES = (ext.Coding, ext.Mention, ext.MentionRole, ext.Quotation)


def _document(name: str, language: str, text: str) -> InputDocument:
    return InputDocument(name, text, language, (TextBlock(0, len(text), "body"),))


def test_order_is_kept_and_unknown_languages_come_back_empty() -> None:
    coded = code_documents(
        [
            _document("1", "fr", "Des rebelles ont attaqué le pont."),
            _document("2", "xx", "?"),
            _document("3", "en", "Rebels attacked."),
        ]
    )
    assert [each.id for each in coded] == ["1", "2", "3"]
    assert [each.coder for each in coded] == ["parsed", NO_CODER, "parsed"]
    assert coded[1].mentions == ()


def test_coders_are_built_once_and_say_their_version() -> None:
    assert coder_for("fr") is coder_for("fr")
    assert coder_for("xx") is None
    assert coder_version() == coder_version() != ""


def test_frames_hold_to_the_declared_tables(code) -> None:
    coded = code("en", 'The mayor said: "Gunmen killed three guards near the bridge." Rebels attacked the port.')
    frames = coded_frames([coded])
    assert set(frames) == {table.full_name for table in TABLES}
    for table in TABLES:
        frame = frames[table.full_name]
        assert frame.columns == [name for name in table.columns() if name != "load_id"]
        assert frame.height > 0
        table.validate(frame.with_columns(load_id=1), cast=True)


def test_an_empty_batch_makes_empty_frames() -> None:
    assert {name: frame.height for name, frame in coded_frames([]).items()} == dict.fromkeys(
        (t.full_name for t in TABLES), 0
    )


def test_equal_mentions_get_keys_of_their_own(code) -> None:
    (mention,) = code("en", "Rebels attacked the port.").mentions
    keys = mention_keys(7, [mention, mention])
    assert len(set(keys)) == 2
    assert keys == mention_keys(7, [mention, mention])
