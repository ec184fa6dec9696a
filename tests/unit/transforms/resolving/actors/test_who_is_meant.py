"""Whom a phrase means: adjectives of states, leaders, lists of places, capitals at the beginning."""

import datetime as dt
from itertools import pairwise

import pytest

from schemas.coded import CodedDocument, InputDocument, ResolvedActor, Span, TextBlock
from transforms.resolving import actor_knowledge as knowledge
from transforms.resolving.actor_cast import Cast
from transforms.resolving.actors import resolve_phrase


def who(text: str, phrase: str, language: str = "en") -> list[ResolvedActor]:
    """The actors that a phrase of a text means."""
    document = InputDocument("1", text, language, (TextBlock(0, len(text), "body"),), None, dt.date(2021, 5, 1))
    start = text.index(phrase)
    return Cast(document, CodedDocument("1", language, "none", "")).who(Span(start, start + len(phrase), phrase))


class TestAdjectives:
    @pytest.mark.parametrize(
        ("text", "phrase", "language"),
        [("Turkish strikes hit the camp.", "Turkish", "en"), ("Les frappes turques continuent.", "turques", "fr")],
    )
    def test_a_bare_adjective_is_the_state(self, text: str, phrase: str, language: str) -> None:
        [actor] = who(text, phrase, language)
        assert (actor.country, actor.sector, actor.kind) == ("TUR", None, "state")

    @pytest.mark.parametrize(
        ("text", "phrase", "language"),
        [("Turks marched in Bonn.", "Turks", "en"), ("Des Turcs ont défilé.", "Turcs", "fr")],
    )
    def test_a_people_stays_a_people(self, text: str, phrase: str, language: str) -> None:
        [actor] = who(text, phrase, language)
        assert (actor.country, actor.sector) == ("TUR", "CVL")


class TestCountries:
    @pytest.mark.parametrize(
        ("phrase", "country", "sector"),
        [
            ("King Hassan of Morocco", "MAR", "GOV"),
            ("The Bush administration", "USA", "GOV"),
            ("Palestinian leaders", "PSE", "GOV"),
            ("Young Algerians", "DZA", "CVL"),
            ("1,000 ethnic Turks", None, "CVL"),
            ("ethnic Turkish rebels in Bulgaria", "BGR", "REB"),
            ("Ousted President Fulgencio Batista", None, "ELI"),
            ("Nicaragua's Sandinista government", "NIC", "GOV"),
            ("Belarus's rulers", "BLR", "GOV"),
            ("the Quebec Assembly", "CAN", "LEG"),
            ("one third of the Kampuchean guerrilla camps", "KHM", "REB"),
            ("about 200 supporters of Vladimir Putin", "RUS", "CVL"),
            ("Vietnamese-led forces", "VNM", "MIL"),
            ("A temporary camp for Congolese refugees", "COD", "REF"),
            ("up to 16 Russian civilian advisers", "RUS", "CVL"),
        ],
    )
    def test_country_and_sector(self, phrase: str, country: str | None, sector: str) -> None:
        found = resolve_phrase(phrase, "en", "2015-01-01")
        assert found is not None
        assert (found.country, found.sector) == (country, sector)

    @pytest.mark.parametrize(
        ("phrase", "language", "country", "sector"),
        [
            ("двое кенийских журналистов", "ru", "KEN", "JRN"),
            ("чешскими полицейскими", "ru", "CZE", "COP"),
            ("министру обороны Кении", "ru", "KEN", "GOV"),
            ("турками", "ru", "TUR", "CVL"),
            ("Китаем", "ru", "CHN", None),
            ("двоє кенійських журналістів", "uk", "KEN", "JRN"),
            ("чеською поліцією", "uk", "CZE", "COP"),
            ("міністрові оборони Кенії", "uk", "KEN", "GOV"),
            ("Китаєм", "uk", "CHN", None),
        ],
    )
    def test_cases_of_russian_and_ukrainian(self, phrase: str, language: str, country: str, sector: str | None) -> None:
        found = resolve_phrase(phrase, language, "2015-01-01")
        assert found is not None
        assert (found.country, found.sector) == (country, sector)

    def test_places_after_in_are_no_actors(self) -> None:
        actors = who("Strikes hit militants in Syria and Iraq.", "militants in Syria and Iraq")
        assert [actor.kind for actor in actors] == ["generic"]

    def test_actors_in_a_list_stay_apart(self) -> None:
        actors = who("Soldiers from Chad and rebels from Niger met.", "Soldiers from Chad and rebels from Niger")
        assert [actor.country for actor in actors] == ["TCD", "NER"]

    def test_an_office_in_the_text_outlasts_our_dates(self) -> None:
        found = resolve_phrase("Russian President Boris Yeltsin", "en", "2001-01-01")
        assert found is not None
        assert found.sector == "GOV"


def test_a_name_that_many_bear_needs_its_office() -> None:
    alone = resolve_phrase("David Thompson", "en", "2009-01-01")
    assert alone is not None
    assert alone.actor_id.startswith("new:")
    told = resolve_phrase("Barbadian prime minister David Thompson", "en", "2009-01-01")
    assert told is not None
    assert (told.actor_id, told.country) == ("david-thompson", "BRB")


@pytest.mark.parametrize(
    ("phrase", "date", "who"),
    [
        ("President Bush", "2005-03-01", "george-w-bush"),
        ("President Bush", "1990-03-01", "george-h-w-bush"),
        ("Colombian President Santos", "2015-03-01", "juan-manuel-santos"),
        ("the Nepalese prime minister", "2010-03-01", "madhav-kumar-nepal"),
        ("the Swedish prime minister", "2012-03-01", "fredrik-reinfeldt"),
        ("Egypt's prime minister", "2020-03-01", "mostafa-madbouly"),
        ("Iranian defence minister", "2015-03-01", "hossein-dehghan"),
        ("the foreign minister of Serbia", "2009-03-01", "vuk-jeremic"),
        ("the president of Palau", "2015-03-01", "tommy-remengesau"),
        ("Georgia's defence minister", "2019-10-01", "irakli-garibashvili"),
        ("the Malian defence minister", "2022-05-01", "sadio-camara"),
        ("the Romanian foreign minister", "2021-05-01", "bogdan-aurescu"),
        ("the Emir of Kuwait", "2022-05-01", "nawaf-al-ahmad-al-jaber-al-sabah"),
    ],
)
def test_who_held_an_office_on_the_day(phrase: str, date: str, who: str) -> None:
    actor = resolve_phrase(phrase, "en", date)
    assert actor is not None
    assert actor.actor_id == who


def test_a_town_behind_an_office_is_somebodys_name() -> None:
    actor = resolve_phrase("President Santos", "en", "2015-03-01")
    assert actor is not None
    assert (actor.actor_id, actor.country, actor.sector) == ("new:person:santos", None, "GOV")


def test_nearly_every_state_has_a_head_and_many_have_ministers() -> None:
    held: dict[str, set[str]] = {}
    for country, office in knowledge.offices():
        held.setdefault(office, set()).add(country)
    heads = held["president"] | held["prime-minister"] | held["monarch"] | held["supreme-leader"]
    assert len(heads & set(knowledge.states())) >= 192
    assert len(held["foreign-minister"]) >= 150
    assert len(held["defence-minister"]) >= 115


def test_two_do_not_hold_one_ministry_of_a_state_at_once() -> None:
    shared = {("NLD", "foreign-minister")}  # two ministers in 2021
    for (country, office), terms in knowledge.offices().items():
        if office not in {"foreign-minister", "defence-minister"} or (country, office) in shared:
            continue
        for (one, _), (other, who) in pairwise(terms):
            assert one.end is not None, (country, office, who)
            assert other.start is None or one.end <= other.start, (country, office, who)
