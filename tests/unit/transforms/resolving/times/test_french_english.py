"""French and English expressions against a known day, a month and no day of publication."""

import datetime as dt

import pytest

from schemas.coded import ResolvedTime
from transforms.resolving.times import find_times

WEDNESDAY = dt.date(2021, 7, 7)


def one(text: str, language: str, first: dt.date | None = WEDNESDAY, last: dt.date | None = None) -> ResolvedTime:
    found = find_times(text, language, first, last or first)
    assert len(found) == 1, found
    assert text[found[0].span.start : found[0].span.end] == found[0].span.text
    return found[0]


def days(time: ResolvedTime) -> tuple[str, str, str]:
    return str(time.start), str(time.end), time.precision


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("Le pont a sauté lundi.", "2021-07-05", "2021-07-05", "day"),
        ("Le pont a sauté mercredi.", "2021-07-07", "2021-07-07", "day"),
        ("Des tirs dans la nuit de lundi à mardi", "2021-07-05", "2021-07-06", "interval"),
        ("Le siège a commencé début mars", "2021-03-01", "2021-03-10", "interval"),
        ("Ils sont arrivés il y a trois jours", "2021-07-04", "2021-07-04", "day"),
        ("Le port a fermé la semaine dernière", "2021-06-28", "2021-07-04", "week"),
        ("Il a été élu le 12 mai 2014", "2014-05-12", "2014-05-12", "day"),
        ("signé le 12/05/2014", "2014-05-12", "2014-05-12", "day"),
        ("la guerre de 2003", "2003-01-01", "2003-12-31", "year"),
        ("le mois dernier, la ville", "2021-06-01", "2021-06-30", "month"),
        ("du 3 au 5 juin", "2021-06-03", "2021-06-05", "interval"),
        ("au premier trimestre 2014", "2014-01-01", "2014-03-31", "quarter"),
        ("pendant l'été 2014", "2014-06-01", "2014-08-31", "quarter"),
        ("La délégation arrivera vendredi", "2021-07-09", "2021-07-09", "day"),
        ("Le sommet se tiendra le 20 septembre", "2021-09-20", "2021-09-20", "day"),
        ("Le sommet s'est tenu le 20 septembre", "2020-09-20", "2020-09-20", "day"),
        ("avant-hier, des milliers", "2021-07-05", "2021-07-05", "day"),
        ("le deuxième vendredi de mars", "2021-03-12", "2021-03-12", "day"),
        ("dans les années 1980", "1980-01-01", "1989-12-31", "interval"),
    ],
)
def test_french(text: str, start: str, end: str, precision: str) -> None:
    assert days(one(text, "fr")) == (start, end, precision)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("The bridge blew up on Monday.", "2021-07-05", "2021-07-05", "day"),
        ("The army has held the town since Sunday", "2021-07-04", "2021-07-07", "interval"),
        ("Fighting began last month", "2021-06-01", "2021-06-30", "month"),
        ("He was shot on May 12", "2021-05-12", "2021-05-12", "day"),
        ("in the 1990s", "1990-01-01", "1999-12-31", "interval"),
        ("from 3 to 5 June", "2021-06-03", "2021-06-05", "interval"),
        ("The envoy will arrive on Friday", "2021-07-09", "2021-07-09", "day"),
        ("a decree of 3 February 2011", "2011-02-03", "2011-02-03", "day"),
        ("in the spring of 2015", "2015-03-01", "2015-05-31", "quarter"),
        ("A week before June 10, guards fled", "2021-06-03", "2021-06-03", "week"),
        ("the siege of May 2014", "2014-05-01", "2014-05-31", "month"),
        ("He fled two years ago", "2019-07-07", "2019-07-07", "year"),
        ("On Christmas Day guards fled", "2020-12-25", "2020-12-25", "day"),
        ("The third week of April was calm", "2021-04-12", "2021-04-18", "week"),
        ("Troops arrived late last year", "2020-07-01", "2020-12-31", "interval"),
    ],
)
def test_english(text: str, start: str, end: str, precision: str) -> None:
    assert days(one(text, "en")) == (start, end, precision)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You may march one second behind the others.", "en"),
        ("The sun sat low and one may fall.", "en"),
        ("A march on the capital, 2014 soldiers strong, cost $2000.", "en"),
        ("It was an august body of 50% old men, 3.5 million in all.", "en"),
        ("La sonde tourne autour de Mars et a été filmée.", "fr"),
        ("Un homme de 45 ans et sept autres ont été arrêtés.", "fr"),
        ("Deux des trois camions sont passés.", "fr"),
    ],
)
def test_common_words_tell_no_time(text: str, language: str) -> None:
    assert find_times(text, language, WEDNESDAY, WEDNESDAY) == []


@pytest.mark.parametrize(
    ("text", "language", "weekday", "clock"),
    [
        ("Le tir a eu lieu lundi à 14h45", "fr", 1, "14:45"),
        ("dimanche, à 7 heures", "fr", 7, "07:00"),
        ("mardi 6 juillet à 20h", "fr", 2, "20:00"),
        ("on Tuesday at 2:45 p.m. local time", "en", 2, "14:45"),
        ("at 8:30 EST on Saturday", "en", 6, "08:30"),
        ("at noon on Thursday", "en", 4, "12:00"),
    ],
)
def test_weekday_and_clock_are_kept(text: str, language: str, weekday: int, clock: str) -> None:
    time = one(text, language)
    assert (time.weekday, time.local_time) == (weekday, clock)
    assert time.start is not None
    assert time.start.isoweekday() == weekday


def test_weekday_in_an_article_dated_to_a_month_is_no_guessed_day() -> None:
    time = one("L'obus est tombé lundi à 14h45.", "fr", dt.date(2021, 7, 1), dt.date(2021, 7, 31))
    assert days(time) == ("2021-07-01", "2021-07-31", "month")
    assert (time.weekday, time.local_time) == (1, "14:45")


def test_relative_time_in_an_article_dated_to_a_month_is_an_interval() -> None:
    time = one("La semaine dernière, un obus est tombé.", "fr", dt.date(2021, 7, 1), dt.date(2021, 7, 31))
    assert days(time) == ("2021-06-21", "2021-07-25", "interval")


def test_day_without_year_is_that_of_the_span_of_publication() -> None:
    time = one("He fell on 12 July.", "en", dt.date(2021, 7, 1), dt.date(2021, 7, 31))
    assert days(time) == ("2021-07-12", "2021-07-12", "day")


def test_without_a_day_of_publication_only_absolute_times_resolve() -> None:
    assert days(one("on 3 May 2010", "en", None)) == ("2010-05-03", "2010-05-03", "day")
    weekday = one("on Monday at 10:15", "en", None)
    assert days(weekday) == ("None", "None", "unknown")
    assert (weekday.weekday, weekday.local_time) == (1, "10:15")


@pytest.mark.parametrize("text", ["the day after the vote", "last Ramadan", "at 14:45 local time"])
def test_what_the_text_does_not_say_stays_unresolved(text: str) -> None:
    assert one(text, "en").start is None


def test_day_after_counts_from_the_day_last_told_of() -> None:
    found = find_times("Le 3 mai, ils sont partis. Le lendemain, la ville brûlait.", "fr", WEDNESDAY, WEDNESDAY)
    assert [str(each.start) for each in found] == ["2021-05-03", "2021-05-04"]


def test_unknown_language_has_no_times() -> None:
    assert find_times("12/05/2014", "xx", WEDNESDAY, WEDNESDAY) == []


def test_a_clock_time_of_utc_is_no_local_time() -> None:
    time = one("at 08:30 UTC on Saturday", "en")
    assert (time.weekday, time.local_time, str(time.start)) == (6, None, "2021-07-03")


def test_the_end_of_the_day_is_that_of_the_day_last_told_of() -> None:
    found = find_times("Mardi 6 juillet, en fin de journée, le dépôt a brûlé.", "fr", WEDNESDAY, WEDNESDAY)
    assert {str(each.start) for each in found} == {"2021-07-06"}


def test_these_last_weeks_are_several() -> None:
    assert days(one("Ces dernières semaines, le port a brûlé.", "fr")) == ("2021-06-16", "2021-07-06", "interval")


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("It opened in 1984. A year later it burnt down; three years afterwards it was built again.", "1984 1985 1988"),
        ("The pact of 2001 failed, and the following year they fought. The same year it ended.", "2001 2002 2002"),
        ("On 3 May 2020 the mine shut. The following month it opened.", "2020 2020"),
        ("In March 2019 they met. Two months later they signed.", "2019 2019"),
    ],
)
def test_counted_from_the_period_last_told_of(text: str, starts: str) -> None:
    found = find_times(text, "en", WEDNESDAY, WEDNESDAY)
    assert [str(time.start)[:4] for time in found] == starts.split()


def test_months_counted_from_a_month() -> None:
    *_, last = find_times("In March 2019 they met. Two months later they signed.", "en", WEDNESDAY, WEDNESDAY)
    assert (str(last.start), str(last.end), last.precision) == ("2019-05-01", "2019-05-31", "month")


def test_the_following_weekday_follows_the_day_last_told_of() -> None:
    *_, last = find_times("Le 5 mai 2019, il partit. Le lundi suivant, il revint.", "fr", WEDNESDAY, WEDNESDAY)
    assert str(last.start) == "2019-05-06"


@pytest.mark.parametrize("text", ["Four KC-30s landed.", "The A380 took off.", "It sells iStuff '11 boxes.", "MiG-29"])
def test_numbers_of_names_are_no_times(text: str) -> None:
    assert find_times(text, "en", WEDNESDAY, WEDNESDAY) == []


def test_a_year_bound_to_a_word_by_a_hyphen_is_one() -> None:
    (time,) = find_times("The order fell in mid-2003.", "en", WEDNESDAY, WEDNESDAY)
    assert str(time.start) == "2003-05-01"
