"""Whom a phrase means: adjectives of states, leaders, lists of places, capitals at the beginning."""

import datetime as dt

import pytest

from schemas.coded import CodedDocument, InputDocument, ResolvedActor, Span, TextBlock
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
