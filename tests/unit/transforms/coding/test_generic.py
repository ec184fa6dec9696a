"""What is said of anybody, of a kind or as a habit is no event; the same deed told once is."""

import pytest

GENERAL = [
    ("en", "Whoever attacks a nurse goes to prison."),
    ("en", "We despise the extremism that murders travellers, the bishop said."),
    ("en", "Extremists murder travellers, the bishop said."),
    ("en", "The state pays the victims of bombings."),
    ("en", "Shootings terrify the neighbours of the mine."),
    ("en", "A memorial stands for all those who were murdered."),
    ("fr", "Ceux qui attaquent une infirmière iront en prison."),
    ("fr", "Les extrémistes tuent des voyageurs, a rappelé l'évêque."),
    ("fr", "Les bêtes qui attaquent les bergers sont rares."),
    ("fr", "Le général n'a pas dit s'il enverrait des blindés."),
    ("es", "Quien ataque a una enfermera irá a la cárcel."),
    ("es", "Los extremistas matan a viajeros, recordó el obispo."),
    ("de", "Wer eine Krankenschwester angreift, kommt ins Gefängnis."),
    ("de", "Das Gericht klärt, ob der Soldat den Bauern erschossen hat."),
    ("ru", "Тот, кто нападёт на медсестру, сядет в тюрьму."),
    ("ru", "Экстремисты убивают путников, напомнил епископ."),
    ("uk", "Кожен, хто нападе на медсестру, сяде до в'язниці."),
    ("pt", "Quem atacar uma enfermeira irá para a prisão."),
    ("pt", "Os rebeldes poderão atacar a cidade."),
    ("ar", "قد يهاجم المتمردون المدينة."),
]
TOLD = [
    ("en", "Extremists murdered travellers near Gao."),
    ("en", "Extremists are attacking a convoy near Gao."),
    ("en", "Those who attacked the convoy on Monday came from Chad."),
    ("en", "Rebels attack an army convoy"),
    ("fr", "Des extrémistes ont tué des voyageurs près de Gao."),
    ("fr", "Des extrémistes attaquent un convoi près de Gao."),
    ("es", "Los extremistas mataron a tres viajeros."),
    ("de", "Extremisten töteten am Montag drei Reisende."),
    ("ru", "Экстремисты убили трёх путников."),
    ("uk", "Екстремісти вбили трьох мандрівників."),
    ("pt", "Os extremistas mataram três viajantes."),
    ("ar", "قد هاجم المتمردون المدينة."),
]
WORKS = [
    ("en", "The film shows how rebels attacked the fort."),
    ("fr", "Le roman raconte le massacre des villageois."),
    ("es", "La película narra el asesinato del obispo."),
    ("de", "Der Roman erzählt von dem Angriff auf die Festung."),
    ("ru", "Фильм рассказывает об убийстве епископа."),
    ("en", "In the film a soldier kills a farmer."),
    ("fr", "Dans la série, un soldat tue un fermier."),
]


def _told(coded) -> list[str]:  # type: ignore[no-untyped-def]
    hostile = [each for each in coded.mentions if each.plover_type in {"ASSAULT", "THREATEN"}]
    return [each.plover_type for each in hostile if each.modality in {"asserted", "alleged"}]


@pytest.mark.parametrize(("language", "text"), [*GENERAL, *WORKS])
def test_what_is_general_or_told_by_a_work_did_not_happen(code, language: str, text: str) -> None:
    assert _told(code(language, text)) == []


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_what_is_told_once_did(code, language: str, text: str) -> None:
    assert _told(code(language, text)) == ["ASSAULT"]


def test_a_place_that_only_says_where_is_no_target(code) -> None:
    (mention,) = code("fr", "L'armée a mené un raid dans la montagne.").mentions
    assert not mention.spans("target")
    (mention,) = code("fr", "L'armée a mené un raid contre un camp dans la montagne.").mentions
    assert [each.span.text for each in mention.spans("target")] == ["un camp dans la montagne"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Türkische Kampfflugzeuge bombardierten ein Lager."),
        ("pt", "Aviões turcos bombardearam um acampamento."),
        ("fr", "Des avions turcs ont bombardé un camp."),
    ],
)
def test_what_bombards_from_the_air_says_the_mode(code, language: str, text: str) -> None:
    (mention,) = code(language, text).mentions
    assert mention.plover_mode == "aerial"


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("en", "A conference of donors will be held in Oslo in May.", "planned"),
        ("en", "A conference of donors was held in Oslo in May.", "asserted"),
        ("fr", "Une conférence des donateurs aura lieu à Oslo en mai.", "planned"),
        ("fr", "Une conférence des donateurs a eu lieu à Oslo en mai.", "asserted"),
    ],
)
def test_what_is_to_take_place_is_planned(code, language: str, text: str, modality: str) -> None:
    (mention,) = [each for each in code(language, text).mentions if each.plover_type == "CONSULT"]
    assert mention.modality == modality


def test_whoever_is_blamed_the_victims_are_dead(code) -> None:
    mentions = code("en", "The squads are to blame for the murder of six monks in Peru.").mentions
    (deed,) = [each for each in mentions if each.plover_type == "ASSAULT"]
    assert deed.killed is not None
    assert deed.killed.low == 6
    assert not deed.spans("source")


def test_a_charge_alone_is_no_deed(code) -> None:
    mentions = code("en", "Peru accused the squads of attacks on villages.").mentions
    assert [each.plover_type for each in mentions] == ["ACCUSE"]


def test_things_that_were_struck_are_known_things(code) -> None:
    text = "La ministre a déclaré que les dépôts bombardés étaient utilisés par la milice du nord."
    (mention,) = [each for each in code("fr", text).mentions if each.plover_type == "ASSAULT"]
    assert mention.modality == "asserted"
