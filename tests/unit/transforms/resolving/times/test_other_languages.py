"""Expressions in Spanish, Portuguese, German, Arabic, Russian and Ukrainian against Wednesday 7 July 2021."""

import datetime as dt

import pytest

from transforms.resolving.times import find_times

WEDNESDAY = dt.date(2021, 7, 7)

SPANISH = [
    ("El puente voló el lunes.", "2021-07-05", "2021-07-05"),
    ("en la noche del lunes al martes", "2021-07-05", "2021-07-06"),
    ("Llegaron hace tres días", "2021-07-04", "2021-07-04"),
    ("el 12 de mayo de 2014", "2014-05-12", "2014-05-12"),
    ("a principios de marzo", "2021-03-01", "2021-03-10"),
    ("desde el domingo", "2021-07-04", "2021-07-07"),
    ("la semana pasada", "2021-06-28", "2021-07-04"),
    ("en la década de 1990", "1990-01-01", "1999-12-31"),
    ("La cumbre se celebrará el viernes", "2021-07-09", "2021-07-09"),
    ("mañana por la mañana", "2021-07-08", "2021-07-08"),
]
PORTUGUESE = [
    ("A ponte explodiu na segunda-feira.", "2021-07-05", "2021-07-05"),
    ("há três dias", "2021-07-04", "2021-07-04"),
    ("12 de maio de 2014", "2014-05-12", "2014-05-12"),
    ("no mês passado", "2021-06-01", "2021-06-30"),
    ("no início de março", "2021-03-01", "2021-03-10"),
    ("entre 3 e 5 de junho", "2021-06-03", "2021-06-05"),
]
GERMAN = [
    ("Die Brücke flog am Montagabend in die Luft.", "2021-07-05", "2021-07-05"),
    ("in der Nacht auf Dienstag", "2021-07-05", "2021-07-06"),
    ("vor drei Tagen", "2021-07-04", "2021-07-04"),
    ("am 12. Mai 2014", "2014-05-12", "2014-05-12"),
    ("Anfang März", "2021-03-01", "2021-03-10"),
    ("seit vergangener Woche", "2021-06-28", "2021-07-07"),
    ("morgen", "2021-07-08", "2021-07-08"),
    ("am Ostermontag 2021", "2021-04-05", "2021-04-05"),
]
ARABIC = [
    ("انفجر الجسر يوم الاثنين", "2021-07-05", "2021-07-05"),
    ("قبل ثلاثة أيام", "2021-07-04", "2021-07-04"),
    ("في 12 مايو 2014", "2014-05-12", "2014-05-12"),
    ("الشهر الماضي", "2021-06-01", "2021-06-30"),
    ("منذ عام 2011", "2011-01-01", "2021-07-07"),
    ("في مطلع مارس", "2021-03-01", "2021-03-10"),
    ("قبل شهرين", "2021-05-07", "2021-05-07"),
    ("في اليومين الماضيين", "2021-07-05", "2021-07-06"),
]
RUSSIAN = [
    ("Мост взорвался в понедельник вечером", "2021-07-05", "2021-07-05"),
    ("в ночь на вторник", "2021-07-05", "2021-07-06"),
    ("три дня назад", "2021-07-04", "2021-07-04"),
    ("12 мая 2014 года", "2014-05-12", "2014-05-12"),
    ("в прошлом месяце", "2021-06-01", "2021-06-30"),
    ("с 3 по 5 июня", "2021-06-03", "2021-06-05"),
    ("Встреча состоится в пятницу", "2021-07-09", "2021-07-09"),
]
UKRAINIAN = [
    ("Міст вибухнув у понеділок вранці", "2021-07-05", "2021-07-05"),
    ("24 лютого 2022 року", "2022-02-24", "2022-02-24"),
    ("минулого тижня", "2021-06-28", "2021-07-04"),
    ("на початку березня", "2021-03-01", "2021-03-10"),
]
CASES = {"es": SPANISH, "pt": PORTUGUESE, "de": GERMAN, "ar": ARABIC, "ru": RUSSIAN, "uk": UKRAINIAN}


@pytest.mark.parametrize(
    ("language", "text", "start", "end"), [(language, *case) for language, cases in CASES.items() for case in cases]
)
def test_expression(language: str, text: str, start: str, end: str) -> None:
    found = find_times(text, language, WEDNESDAY, WEDNESDAY)
    assert [(str(each.start), str(each.end)) for each in found] == [(start, end)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Vive en Santo Domingo con dos hijos, junto al mar."),
        ("pt", "A segunda vítima e a quarta testemunha eram irmãs."),
        ("de", "Er sagte das so, und die Di war da."),
        ("ar", "هو أحد القادة الثلاثة"),
        ("ru", "Она три раза меняла адрес."),
    ],
)
def test_common_words_tell_no_time(language: str, text: str) -> None:
    assert [each.span.text for each in find_times(text, language, WEDNESDAY, WEDNESDAY)] == []


@pytest.mark.parametrize(
    ("language", "text", "weekday", "clock"),
    [
        ("es", "el martes a las 14:45", 2, "14:45"),
        ("de", "am Dienstag um 14.45 Uhr", 2, "14:45"),
        ("ar", "في الساعة 14:45 بالتوقيت المحلي يوم الثلاثاء", 2, "14:45"),
        ("ru", "в 14:45 по местному времени во вторник", 2, "14:45"),
        ("pt", "na terça-feira às 14h45", 2, "14:45"),
    ],
)
def test_weekday_and_clock_are_kept(language: str, text: str, weekday: int, clock: str) -> None:
    (time,) = find_times(text, language, WEDNESDAY, WEDNESDAY)
    assert (time.weekday, time.local_time, str(time.start)) == (weekday, clock, "2021-07-06")
