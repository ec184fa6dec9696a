"""Resolved documents as tables that keep their declared rules, and as contract lines."""

import datetime as dt

import msgspec
import polars as pl
import pytest

from schemas import res
from schemas.catalog import frame_schema
from schemas.coded import (
    CodedDocument,
    CodedMention,
    CodedQuotation,
    InputDocument,
    Range,
    ResolvedActor,
    ResolvedDocument,
    ResolvedMention,
    ResolvedPlace,
    ResolvedTime,
    RoleSpan,
    Span,
    TextBlock,
)
from schemas.keys import mention_key, quotation_key
from transforms.contract_lines import coded_line
from transforms.resolving.tables import resolved_frames

TEXT = "Á Lundi, trois obus ont touché le port de Velmara, a dit le maire."
TABLES = (res.MentionActor, res.MentionLocation, res.MentionTime, res.SpeakerActor, res.ActorAlias)


def span(part: str) -> Span:
    start = TEXT.index(part)
    return Span(start, start + len(part), part)


MAYOR = ResolvedActor(span("le maire"), "generic:official", "officials", "generic", None, "GOV", 0.7, "generic")
PORT = ResolvedPlace(
    span("port de Velmara"),
    "place:velmara-port",
    "Port of Velmara",
    "exact",
    "ITA",
    41.0,
    12.5,
    None,
    "PRT",
    None,
    0.8,
    "x",
)
MONDAY = ResolvedTime(span("Lundi"), dt.date(2021, 7, 1), dt.date(2021, 7, 31), "month", 1, None, "weekday")


def mention(**changes: object) -> CodedMention:
    told = CodedMention("ASSAULT", "heavy-weapons", "194", Span(0, len(TEXT), TEXT), (0, len(TEXT)), span("touché"))
    return msgspec.structs.replace(told, **changes)


CODED = CodedDocument(
    "77",
    "fr",
    "test",
    "1",
    (mention(killed=Range(2, 2), injured=Range(5, None), weapons=("shell", "mortar")), mention(tense="historical")),
    (CodedQuotation(span("trois obus ont touché le port de Velmara"), span("le maire"), is_direct=False),),
)
RESOLVED = ResolvedDocument(
    "77",
    (ResolvedMention(sources=(MAYOR,), places=(PORT,), time=MONDAY), ResolvedMention()),
    (MAYOR,),
    (MAYOR,),
    (PORT,),
    (MONDAY, ResolvedTime(span("maire"), None, None, "unknown")),
    {"generic:official": ("le maire", "maire", "le maire")},
)
DOCUMENT = InputDocument("doc-1", TEXT, "fr", (TextBlock(0, len(TEXT), "body"),))


def test_frames_have_the_declared_columns_and_rows_that_keep_the_rules() -> None:
    frames = resolved_frames([CODED], [RESOLVED])
    assert set(frames) == {table.full_name for table in TABLES}
    for table in TABLES:
        frame = frames[table.full_name].with_columns(load_id=pl.lit(1, pl.Int64))
        assert table.validate(frame).height == frame.height
    heights = {name: frame.height for name, frame in frames.items()}
    assert heights == {
        "res.mention_actor": 1,
        "res.mention_location": 1,
        "res.mention_time": 2,
        "res.speaker_actor": 1,
        "res.actor_alias": 2,
    }


def test_keys_are_those_of_coding() -> None:
    frames = resolved_frames([CODED], [RESOLVED])
    start, end = CODED.mentions[0].trigger.start, CODED.mentions[0].trigger.end
    keys = [mention_key(77, start, end, "ASSAULT", position) for position in (0, 1)]
    assert frames["res.mention_time"]["mention_key"].to_list() == keys
    words = CODED.quotations[0].words
    assert frames["res.speaker_actor"]["quotation_key"].to_list() == [quotation_key(77, words.start, words.end)]


def test_a_mention_without_time_has_a_row_that_says_so() -> None:
    rows = resolved_frames([CODED], [RESOLVED])["res.mention_time"].to_dicts()
    assert (rows[0]["weekday"], rows[0]["date_precision"], rows[0]["span_text"]) == (1, "month", "Lundi")
    assert (rows[1]["start_date"], rows[1]["date_precision"], rows[1]["span_text"]) == (None, "unknown", None)


def test_no_documents_give_empty_frames_of_the_right_types() -> None:
    for table in TABLES:
        frame = resolved_frames([], [])[table.full_name]
        assert frame.height == 0
        assert dict(frame.schema) == frame_schema(table, with_load=False)


def test_documents_that_do_not_match_are_refused() -> None:
    other = ResolvedDocument("78")
    with pytest.raises(ValueError, match=r"\('77', '78'\)"):
        resolved_frames([CODED], [other])


def test_a_line_holds_what_was_found() -> None:
    line = msgspec.json.decode(msgspec.json.encode(coded_line(DOCUMENT, CODED, RESOLVED)))
    event = line["events"][0]
    assert (line["id"], line["lang"], event["type"], event["mode"]) == ("doc-1", "fr", "ASSAULT", "heavy-weapons")
    assert (event["killed"], event["injured"], event["weapon"], event["historical"]) == (2, 5, "shell", False)
    assert event["date"] == {"start": "2021-07-01", "end": "2021-07-31", "precision": "month", "weekday": 1}
    assert event["location"]["name"] == "Port of Velmara"
    assert event["source"][0]["sector"] == "GOV"
    start, end = event["trigger"]["start"], event["trigger"]["end"]
    assert TEXT[start:end] == event["trigger"]["text"] == "touché"
    assert line["quotations"][0]["speaker"] == "officials"


def test_what_is_not_known_is_null() -> None:
    line = msgspec.json.decode(msgspec.json.encode(coded_line(DOCUMENT, CODED, RESOLVED)))
    event = line["events"][1]
    assert event["historical"] is True
    assert event["date"] is event["location"] is event["killed"] is event["weapon"] is event["attributed_to"] is None
    assert line["dates"][1]["from"] is line["dates"][1]["to"] is None
    assert line["dates"][0]["from"] == "2021-07-01"


class TestUnknownActorsInLines:
    def line(self, kind: str, role: str, phrase: str) -> object:
        said = mention(plover_type=kind, roles=(RoleSpan(role, span(phrase), span(phrase)),))
        coded = CodedDocument("1", "fr", "parsed", "1", mentions=(said,))
        document = InputDocument("1", TEXT, "fr", (TextBlock(0, len(TEXT), "body"),))
        return coded_line(document, coded, ResolvedDocument("1", mentions=(ResolvedMention(),))).events[0]

    def test_a_site_that_is_hit_is_told_by_its_words(self) -> None:
        [target] = self.line("ASSAULT", "target", "le port de Velmara").target  # type: ignore[attr-defined]
        assert (target.text, target.name, target.country, target.sector) == ("le port de Velmara", None, None, None)

    def test_what_a_demand_is_about_is_no_actor(self) -> None:
        assert self.line("REQUEST", "target", "le port").target == []  # type: ignore[attr-defined]

    def test_somebody_unknown_is_a_source(self) -> None:
        assert self.line("REQUEST", "source", "le maire").source[0].text == "le maire"  # type: ignore[attr-defined]
