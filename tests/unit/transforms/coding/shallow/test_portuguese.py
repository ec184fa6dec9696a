"""Portuguese sentences: order of words, passives, clitics, reported speech, counts."""

import pytest

from schemas.coded import CodedMention, Range


def _words(mention: CodedMention, role: str) -> list[str]:
    return [each.span.text for each in mention.spans(role)]


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("Rebeldes atacaram o quartel.", "ASSAULT", ["Rebeldes"], ["o quartel"]),
        ("O juiz foi assassinado por pistoleiros.", "ASSAULT", ["pistoleiros"], ["O juiz"]),
        ("O grupo realizou um ataque contra um comboio.", "ASSAULT", ["O grupo"], ["um comboio"]),
        ("Confrontos entre a polícia e traficantes continuaram.", "ASSAULT", ["a polícia"], ["traficantes"]),
        ("As tropas retiraram-se.", "RETREAT", ["As tropas"], []),
        ("Os bispos pediram ao governo que liberte os presos.", "REQUEST", ["Os bispos"], ["governo"]),
        ("Noruega enviou tendas aos desalojados.", "AID", ["Noruega"], ["desalojados"]),
        ("Bogotá acusou Caracas de proteger guerrilheiros.", "ACCUSE", ["Bogotá"], ["Caracas"]),
    ],
)
def test_sides(code, text: str, kind: str, source: list[str], target: list[str]) -> None:
    (mention,) = code("pt", text).mentions
    assert (mention.plover_type, _words(mention, "source"), _words(mention, "target")) == (kind, source, target)


@pytest.mark.parametrize(
    "text",
    [
        "O exército bombardeou a aldeia, disse um porta-voz.",
        "Um porta-voz disse que o exército bombardeou a aldeia.",
        "Segundo um porta-voz, o exército bombardeou a aldeia.",
    ],
)
def test_the_speaker_is_not_the_doer(code, text: str) -> None:
    (mention,) = code("pt", text).mentions
    assert _words(mention, "source") == ["o exército" if "que o" in text or ", o" in text else "O exército"]
    assert mention.attributed_to is not None
    assert mention.attributed_to.text == "um porta-voz" if not text.startswith("Um") else "Um porta-voz"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [("O exército não atacou a aldeia.", "negated"), ("O governo negou ter atacado a aldeia.", "negated")],
)
def test_negation(code, text: str, polarity: str) -> None:
    assert [each.polarity for each in code("pt", text).mentions] == [polarity]


def test_a_condition_is_no_event(code) -> None:
    assert {each.modality for each in code("pt", "Se o exército atacar a aldeia, milhares fugirão.").mentions} <= {
        "hypothetical"
    }


def test_what_is_due_has_not_happened(code) -> None:
    mentions = code("pt", "As negociações com a guerrilha devem ser retomadas na segunda-feira.").mentions
    assert {each.modality for each in mentions} <= {"hypothetical", "planned"}


def test_counts(code) -> None:
    (mention,) = code("pt", "Um atentado contra a mesquita deixou pelo menos 12 mortos e cinco feridos.").mentions
    assert (mention.killed, mention.injured) == (Range(12, None), Range(5, 5))


@pytest.mark.parametrize(
    "text",
    ["A marcha nupcial começou.", "Os preços dispararam.", "Ele teve um ataque cardíaco.", "A equipa atacou melhor."],
)
def test_what_only_sounds_like_an_event_is_none(code, text: str) -> None:
    assert code("pt", text).mentions == ()


def test_a_noun_that_may_be_a_verb_is_told_by_what_stands_before(code) -> None:
    (verb,) = code("pt", "O chanceler visita Pequim.").mentions
    (noun,) = code("pt", "A visita do chanceler a Pequim começou.").mentions
    assert [(each.plover_mode, _words(each, "source")) for each in (verb, noun)] == [
        ("visit", ["O chanceler"]),
        ("visit", ["chanceler"]),
    ]


def test_spans_are_those_of_the_text(code) -> None:
    text = "Os militares libertaram-nos e entregaram-lhes água no quartel."
    for mention in code("pt", text).mentions:
        for each in mention.roles:
            assert text[each.span.start : each.span.end] == each.span.text
