"""Which time dates a mention: its own clause before the rest of the sentence, never the statement's day."""

import datetime as dt

from schemas.coded import (
    CodedDocument,
    CodedMention,
    CodedQuotation,
    InputDocument,
    ResolvedTime,
    RoleSpan,
    Span,
    TextBlock,
)
from transforms.resolving.times import document_times, mention_times

DAY = dt.date(2021, 7, 7)


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part), part)


def mention(text: str, trigger: str, clause: str, *, time: str = "", said_by: str = "") -> CodedMention:
    inside = span(text, clause)
    role = (RoleSpan("time", span(text, time), span(text, time)),) if time else ()
    return CodedMention(
        plover_type="ASSAULT",
        plover_mode=None,
        cameo_code="190",
        sentence=Span(0, len(text), text),
        clause=(inside.start, inside.end),
        trigger=span(text, trigger),
        roles=role,
        attributed_to=span(text, said_by) if said_by else None,
    )


def timed(
    text: str, language: str, *mentions: CodedMention, quotes: tuple[CodedQuotation, ...] = ()
) -> list[ResolvedTime | None]:
    document = InputDocument("1", text, language, (TextBlock(0, len(text), "body"),), None, DAY, DAY, "day")
    coded = CodedDocument("1", language, "test", "1", mentions, quotes)
    return mention_times(document, coded, document_times(document))


def starts(times: list[ResolvedTime | None]) -> list[str | None]:
    return [None if time is None else str(time.start) for time in times]


def test_each_mention_takes_the_time_of_its_clause() -> None:
    text = "Rebels attacked the base on Monday and the army shelled the hills on Tuesday."
    first = mention(text, "attacked", "Rebels attacked the base on Monday")
    second = mention(text, "shelled", "the army shelled the hills on Tuesday")
    assert starts(timed(text, "en", first, second)) == ["2021-07-05", "2021-07-06"]


def test_a_time_at_the_head_of_the_sentence_serves_all_its_clauses() -> None:
    text = "On Monday, rebels attacked the base and the army shelled the hills."
    first = mention(text, "attacked", "rebels attacked the base")
    second = mention(text, "shelled", "the army shelled the hills")
    assert starts(timed(text, "en", first, second)) == ["2021-07-05", "2021-07-05"]


def test_the_day_of_a_statement_does_not_date_the_deed() -> None:
    text = "La ministre Orlane Vitry a déclaré lundi que des drones avaient frappé le port."
    told = mention(text, "frappé", "des drones avaient frappé le port", said_by="La ministre Orlane Vitry")
    assert timed(text, "fr", told) == [None]


def test_the_day_of_a_quoted_statement_does_not_date_the_deed() -> None:
    text = "Le maire a dit mardi : « Des obus ont touché la gare. »"
    told = mention(text, "touché", "Des obus ont touché la gare")
    quote = CodedQuotation(span(text, "Des obus ont touché la gare."), span(text, "Le maire"))
    assert timed(text, "fr", told, quotes=(quote,)) == [None]


def test_the_coders_time_span_comes_first() -> None:
    text = "On Sunday police, who had raided the market on Friday, fired at the crowd."
    told = mention(text, "fired", text[:-1], time="On Sunday")
    assert starts(timed(text, "en", told)) == ["2021-07-04"]


def test_no_time_is_not_the_day_of_publication() -> None:
    text = "Rebels attacked the base."
    assert timed(text, "en", mention(text, "attacked", text)) == [None]


def test_a_bound_is_no_date() -> None:
    text = "Rebels had attacked the base before 2010."
    assert timed(text, "en", mention(text, "attacked", text)) == [None]


def test_a_rough_time_is_widened_to_all_days_it_may_be() -> None:
    text = "Rebels attacked the base three weeks ago."
    (time,) = timed(text, "en", mention(text, "attacked", text))
    assert time is not None
    assert (str(time.start), str(time.end), time.precision) == ("2021-06-13", "2021-06-19", "interval")


def test_day_and_clock_told_apart_come_together() -> None:
    text = "Lundi, la roquette a touché, à 14h45 heure locale, le toit du dépôt."
    (time,) = timed(text, "fr", mention(text, "touché", text))
    assert time is not None
    assert (str(time.start), time.weekday, time.local_time) == ("2021-07-05", 1, "14:45")


def test_only_coded_blocks_tell_times() -> None:
    text = "Photo du 3 mai 2019\n\nLe pont a sauté lundi."
    blocks = (TextBlock(0, 21, "credit"), TextBlock(21, len(text), "body"))
    document = InputDocument("1", text, "fr", blocks, None, DAY, DAY, "day")
    assert [(each.span.text, each.span.start) for each in document_times(document)] == [("lundi", text.index("lundi"))]


def test_a_time_after_a_word_of_sequence_yields_to_one_that_is_free() -> None:
    text = "On Sunday rebels left the town after the army began its siege on Wednesday."
    assert starts(timed(text, "en", mention(text, "left", text[:-1]))) == ["2021-07-04"]
    alone = "Rebels left the town after the army began its siege on Sunday."
    assert starts(timed(alone, "en", mention(alone, "left", alone[:-1]))) == ["2021-07-04"]


def test_a_clock_time_of_utc_alone_tells_nothing_local() -> None:
    text = "The shell hit the depot at 9:54 a.m. (1354 UTC) on Monday."
    (time,) = timed(text, "en", mention(text, "hit", text))
    assert time is not None
    assert (str(time.start), time.local_time) == ("2021-07-05", "09:54")
