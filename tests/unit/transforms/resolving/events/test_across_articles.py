"""Mentions of several articles: reports, follow-ups, copies, corrections and memories of one happening."""

import datetime as dt
from typing import Any

import polars as pl
import pytest

from schemas.keys import surrogate_key
from tests.newsroom import Article, When, Where, Who, clustered, tables_of
from transforms.resolving.events import cluster_mentions
from transforms.resolving.stories import article_groups

POLICE = Who("generic:police:LRN", "Lornian police", "generic", "LRN", "COP")
SOLDIERS = Who("LRN-MIL", "Lornian army", "military", "LRN", "MIL")
REBELS = Who("lorn-front", "Lorn Front", "armed group", "LRN", "REB")
GUNMEN = Who("generic:gunmen", "gunmen", "generic", None, "UAF")
LORN = Who("LRN", "Lornia", "state", "LRN", "GOV")
TYRA = Who("TYR", "Tyra", "state", "TYR", "GOV")
VESK = Where("geonames:77", "Vesk", "city", "LRN", 40.0, 20.0, "Vesk Province")
ODEN = Where("geonames:78", "Oden", "city", "LRN", 43.0, 22.0, "Oden Province")
PROVINCE = Where("geonames:79", "Vesk Province", "province", "LRN", 40.2, 20.3, "Vesk Province")
COUNTRY = Where("country:LRN", "Lornia", "country", "LRN", 41.0, 21.0)
SHOOTING: dict[str, Any] = {"plover_mode": "firearms", "cameo_code": "193", "targets": [POLICE]}
NUMBERS = iter(range(1, 1000))


def report(
    published: str | tuple[str, str] | None, sentence: str, plover_type: str = "ASSAULT", **parts: Any
) -> Article:
    article = Article(f"url:https://paper{next(NUMBERS):03}.example.org/", published)
    trigger = sentence.split()[1]
    return article.tells(
        plover_type, sentence, trigger, **({**SHOOTING, **parts} if plover_type == "ASSAULT" else parts)
    )


def events_of(*articles: Article) -> list[int]:
    """The event of the first mention of each article."""
    found = dict(clustered(tables_of(*articles)).iter_rows())
    return [found[article.mention_keys()[0]] for article in articles]


def test_reports_of_one_day_and_town_are_one_event() -> None:
    one = report("2013-06-04", "Gunmen shot policemen in Vesk on Monday.", places=[VESK], time=When("2013-06-03"))
    other = report(
        "2013-06-05", "Angreifer erschossen Polizisten.", places=[PROVINCE], sources=[GUNMEN], time=When("2013-06-03")
    )
    assert len(set(events_of(one, other))) == 1


def test_key_is_that_of_the_first_mention() -> None:
    late = report("2013-06-05", "Gunmen shot policemen.", places=[VESK], time=When("2013-06-03"))
    early = report("2013-06-04", "Police died by bullets.", places=[VESK], time=When("2013-06-03"))
    undated = report(None, "Men fired at police.", places=[VESK], time=When("2013-06-03"))
    key = surrogate_key(early.article_id, 7, 11, "ASSAULT", 1)
    assert events_of(late, undated, early) == [key, key, key]


@pytest.mark.parametrize(
    "other",
    [
        {"time": When("2013-06-05"), "places": [VESK]},
        {"time": When("2013-06-03"), "places": [ODEN]},
        {"time": When("2013-06-03"), "places": [VESK], "plover_mode": "aerial"},
        {"time": When("2013-06-03"), "places": [VESK], "sources": [POLICE], "targets": [REBELS]},
    ],
    ids=["other day", "other town", "other mode", "other direction"],
)
def test_unlike_reports_stay_apart(other: dict[str, Any]) -> None:
    one = report("2013-06-06", "Rebels shot policemen.", places=[VESK], time=When("2013-06-03"), sources=[REBELS])
    assert len(set(events_of(one, report("2013-06-06", "Shots were fired.", **other)))) == 2


def test_undated_report_of_the_same_days_joins() -> None:
    one = report("2013-06-04", "Gunmen shot policemen.", places=[VESK], time=When("2013-06-03"))
    same_week = report("2013-06-06", "Shootings shocked Vesk.", places=[VESK])
    next_year = report("2014-06-06", "Shootings shocked Vesk.", places=[VESK])
    first, second, third = events_of(one, same_week, next_year)
    assert first == second != third


def test_time_and_type_alone_are_no_ground() -> None:
    one = report("2013-06-04", "Gunmen fired shots.", targets=[], time=When("2013-06-03"))
    other = report("2013-06-04", "Men shot again.", targets=[], time=When("2013-06-03"))
    assert len(set(events_of(one, other))) == 2


def test_vague_report_does_not_chain_two_towns() -> None:
    one = report("2013-06-04", "Gunmen shot policemen.", places=[VESK], time=When("2013-06-03"), sources=[REBELS])
    vague = report("2013-06-04", "Rebels shot policemen.", places=[COUNTRY], time=When("2013-06-03"), sources=[REBELS])
    other = report("2013-06-04", "Men killed officers.", places=[ODEN], time=When("2013-06-03"), sources=[REBELS])
    first, middle, last = events_of(one, vague, other)
    assert first != last
    assert middle in {first, last}


def test_memory_joins_the_old_event_and_not_todays() -> None:
    old = report("2013-06-04", "Gunmen shot policemen.", places=[VESK], time=When("2013-06-03"))
    today = Article("url:https://today.example.org/", "2014-06-03")
    today.tells("ASSAULT", "Gunmen shot soldiers today.", "shot", places=[VESK], time=When("2014-06-03"))
    today.tells(
        "ASSAULT", "In June 2013 policemen were shot in the town.", "shot", tense="historical", places=[VESK],
        time=When("2013-06-01", "2013-06-30", "month"), **SHOOTING,
    )  # fmt: skip
    found = dict(clustered(tables_of(old, today)).iter_rows())
    now, memory = (found[key] for key in today.mention_keys())
    assert memory == found[old.mention_keys()[0]] != now


def test_memory_without_its_news_is_an_event_of_its_own() -> None:
    today = report("2014-06-03", "Gunmen shot soldiers today.", places=[VESK], time=When("2014-06-03"))
    memory = report("2014-06-04", "Policemen died there in 2013.", places=[VESK], tense="historical")
    first, second = events_of(today, memory)
    assert 0 != first != second != 0


def test_words_are_one_event_only_on_one_day() -> None:
    accusation = {"plover_type": "ACCUSE", "sources": [LORN], "targets": [TYRA]}
    one = report("2013-06-04", "Lornia accuses Tyra.", **accusation)
    same = report("2013-06-05", "Government blames neighbour.", **accusation)
    later = report("2013-06-09", "Lornia repeats charges.", **accusation)
    first, second, third = events_of(one, same, later)
    assert first == second != third


def test_meeting_has_no_direction() -> None:
    one = report("2013-06-04", "Lornia met Tyra.", "CONSULT", sources=[LORN], targets=[TYRA], time=When("2013-06-03"))
    other = report("2013-06-04", "Tyra met Lornia.", "CONSULT", sources=[TYRA], targets=[LORN], time=When("2013-06-03"))
    assert len(set(events_of(one, other))) == 1


def wire(article_id: str, published: str, day: str, **values: Any) -> Article:
    """The same words every time; a copy's "Monday" may be misread as that of another week."""
    article = Article(article_id, published, **values)
    article.tells("ASSAULT", "Shells hit the market of Vesk on Monday.", "hit", places=[VESK], time=When(day))
    return article.tells("ASSAULT", "The shelling went on for an hour.", "shelling", is_definite=True)


def test_copies_tell_of_the_same_events() -> None:
    first = wire("url:https://wire.example.org/1", "2013-06-04", "2013-06-03")
    copy = wire("url:https://copy.example.org/1", "2013-06-12", "2013-06-10")
    found = dict(clustered(tables_of(first, copy)).iter_rows())
    assert len(set(found.values())) == 1


def corrected(sentence: str, seen: dt.datetime, **parts: Any) -> Article:
    article = Article("url:https://paper.example.org/live", "2013-06-04", seen_at=seen)
    told = {"places": [VESK], "time": When("2013-06-03"), **SHOOTING, **parts}
    return article.tells("ASSAULT", sentence, "killed", **told)


def test_correction_keeps_the_event_and_the_old_words_attached_to_it() -> None:
    old = corrected("Gunmen killed three policemen.", dt.datetime(2013, 6, 4, 9), killed_low=3, killed_high=3)
    new = corrected("Gunmen killed five policemen.", dt.datetime(2013, 6, 4, 18), killed_low=5, killed_high=5)
    first, second = events_of(old, new)
    assert first == second != 0


def test_words_taken_back_tell_of_nothing() -> None:
    old = corrected("Rebels killed three soldiers.", dt.datetime(2013, 6, 4, 9), plover_mode="aerial", places=[ODEN])
    new = corrected("Gunmen killed five policemen.", dt.datetime(2013, 6, 4, 18))
    first, second = events_of(old, new)
    assert first == 0 != second


def in_one_story(*articles: Article) -> list[int]:
    """The event of the first mention of each article, all of them taken for one story."""
    tables = tables_of(*articles)
    groups = article_groups(tables).with_columns(story_id=pl.lit(1, pl.Int64))
    found = dict(cluster_mentions(tables, groups).iter_rows())
    return [found[article.mention_keys()[0]] for article in articles]


def test_articles_of_one_story_tell_of_one_event_even_without_a_place() -> None:
    one = report("2013-06-04", "Gunmen shot policemen.", time=When("2013-06-03"), targets=[])
    other = report("2013-06-05", "Polizisten erschossen.", time=When("2013-06-03"), targets=[])
    later = report("2013-06-06", "Men fired again.", time=When("2013-06-05"), targets=[])
    assert len(set(events_of(one, other))) == 2
    first, second, third = in_one_story(one, other, later)
    assert first == second != third


def test_names_in_other_spellings_part_no_events_of_one_story() -> None:
    told = {"plover_type": "CONSULT", "time": When("2013-06-03")}
    people = [Who(f"new:person:{name}", name, "person", "LRN", "GOV") for name in ("asta vey", "аста вей")]
    one, other = (
        report("2013-06-04", f"Minister met {n}.", sources=[who], targets=[TYRA], **told)
        for n, who in enumerate(people)
    )
    assert len(set(in_one_story(one, other))) == 1


def test_one_deed_in_words_of_kindred_types_is_one_event_of_one_story() -> None:
    burnt = {"plover_mode": "destroy", "targets": (), "places": [VESK], "time": When("2013-06-03")}
    fire = report("2013-06-04", "Youths burnt shops.", **burnt)
    riot = report("2013-06-04", "Jeunes incendiaires.", "PROTEST", plover_mode="riot", time=When("2013-06-03"))
    march = report("2013-06-04", "Some marched.", "PROTEST", plover_mode="demo", time=When("2013-06-03"))
    assert [len(set(in_one_story(fire, other))) for other in (riot, march)] == [1, 2]
    assert len(set(events_of(fire, riot))) == 2


def test_bombardment_from_the_air_or_by_guns_is_one_event_of_one_story() -> None:
    day = {"targets": [POLICE], "time": When("2013-06-03")}
    air = report("2013-06-04", "Jets bombed police.", plover_mode="aerial", **day)
    guns = report("2013-06-04", "Obus sur la police.", plover_mode="heavy-weapons", **day)
    knives = report("2013-06-04", "Police were stabbed.", plover_mode="primitive", **day)
    first, second, third = in_one_story(air, guns, knives)
    assert (first == second, first == third) == (True, False)
    assert len(set(events_of(air, guns))) == 2
