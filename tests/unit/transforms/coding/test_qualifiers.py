"""Polarity, modality, tense, and what operators make of the events they govern."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "polarity", "modality"),
    [
        ("fr", "Les rebelles ont attaqué le pont.", "affirmed", "asserted"),
        ("fr", "Les rebelles n'ont pas attaqué le pont.", "negated", "asserted"),
        ("fr", "Les rebelles auraient attaqué le pont.", "affirmed", "alleged"),
        ("fr", "Les rebelles ont probablement attaqué le pont.", "affirmed", "alleged"),
        ("fr", "Les rebelles pourraient attaquer le pont.", "affirmed", "hypothetical"),
        ("fr", "Si les rebelles attaquent le pont, la ville sera isolée.", "affirmed", "hypothetical"),
        ("en", "Rebels did not attack the bridge.", "negated", "asserted"),
        ("en", "Rebels allegedly attacked the bridge.", "affirmed", "alleged"),
        ("en", "Rebels may attack the bridge.", "affirmed", "hypothetical"),
        ("en", "The general denied that troops attacked the bridge.", "negated", "asserted"),
        ("en", "Did rebels attack the bridge?", "affirmed", "hypothetical"),
        ("en", "Rebels regularly attack the bridge.", "affirmed", "hypothetical"),
        ("en", "The option to attack the bridge no longer exists.", "affirmed", "hypothetical"),
        ("en", "Rebels crossed the river to attack the bridge.", "affirmed", "hypothetical"),
        ("en", "Rebels used a truck to attack the bridge.", "affirmed", "asserted"),
        ("en", "It was the third rocket to strike the bridge.", "affirmed", "asserted"),
        ("en", "The report that troops attacked the bridge is false.", "negated", "alleged"),
        ("en", "The bridge will be attacked.", "affirmed", "planned"),
        ("en", "The militias that attack convoys live in the hills.", "affirmed", "hypothetical"),
        ("en", "The guards shoot anybody at the bridge.", "affirmed", "hypothetical"),
    ],
)
def test_polarity_and_modality(code, language, text, polarity, modality) -> None:
    (mention,) = code(language, text).mentions
    assert (mention.plover_type, mention.polarity, mention.modality) == ("ASSAULT", polarity, modality)


@pytest.mark.parametrize(
    ("language", "text", "kind", "mode"),
    [
        ("en", "Norway agreed to meet the rebels.", "AGREE", None),
        ("en", "Norway refused to meet the rebels.", "REJECT", "meet"),
        ("en", "Norway asked Chad to release the sailors.", "REQUEST", "yield"),
        ("en", "Norway threatened to attack the harbour.", "THREATEN", "violence"),
        ("en", "Norway suspended aid to Chad.", "SANCTION", "discontinue"),
        ("en", "Norway will attack the harbour.", "THREATEN", "violence"),
        ("en", "Norway will not accept refugees.", "REJECT", "assist"),
        ("en", "The envoy said that Chad must free the sailors.", "REQUEST", "yield"),
        ("en", "Norway accused Chad of attacking the harbour.", "ACCUSE", "allege"),
        ("en", "The bishop called for sanctions against Chad.", "ACCUSE", "disapprove"),
        ("en", "Police prevented a demonstration by students.", "COERCE", "restrict"),
        ("fr", "La Norvège a accepté de rencontrer les rebelles.", "AGREE", None),
        ("fr", "La Norvège a refusé de rencontrer les rebelles.", "REJECT", "meet"),
        ("fr", "La Norvège a menacé d'attaquer le port.", "THREATEN", "violence"),
        ("fr", "La Norvège accuse la milice de mener des attaques.", "ACCUSE", "allege"),
        ("fr", "La Norvège a suspendu son aide au Tchad.", "SANCTION", "discontinue"),
    ],
)
def test_operators_make_one_event_of_their_content(code, language, text, kind, mode) -> None:
    assert [(each.plover_type, each.plover_mode) for each in code(language, text).mentions] == [(kind, mode)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 1998 rebels attacked the bridge."),
        ("en", "Rebels attacked the bridge twenty years ago."),
        ("en", "Rebels attacked the bridge over the past nine years."),
        ("en", "In 1998 rebels reached the bridge and ten people were killed."),
        ("fr", "En 2003, des rebelles ont attaqué le pont."),
        ("fr", "Les rebelles avaient attaqué le pont il y a dix ans."),
    ],
)
def test_old_events_are_historical(code, language, text) -> None:
    assert [each.tense for each in code(language, text).mentions] == ["historical"]


@pytest.mark.parametrize(
    ("language", "text", "is_definite"),
    [
        ("fr", "L'attaque s'est produite à 14h45.", True),
        ("fr", "Cette frappe a visé un dépôt de la milice.", True),
        ("fr", "Une attaque contre un dépôt s'est produite à 14h45.", False),
        ("en", "The attack took place at noon.", True),
        ("en", "An attack on a depot took place at noon.", False),
    ],
)
def test_nouns_that_take_up_what_was_told(code, language, text, is_definite) -> None:
    assert [each.is_definite for each in code(language, text).mentions][:1] == [is_definite]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The company fired its finance director."),
        ("en", "He died of a heart attack."),
        ("en", "The club hit its sales target."),
        ("en", "Prices struck a new high in March."),
        ("fr", "Il faut tirer les leçons de cette crise."),
        ("fr", "L'entreprise accuse un retard de deux mois."),
        ("fr", "Le rapport aborde plusieurs questions difficiles."),
        ("fr", "La maladie frappe surtout les personnes âgées."),
    ],
)
def test_figures_of_speech_are_no_events(code, language, text) -> None:
    assert code(language, text).mentions == ()


def test_militias_backed_by_a_state_are_described_not_supported_anew(code) -> None:
    mentions = code("fr", "Des milices soutenues par le Tchad ont attaqué le port.").mentions
    assert [each.plover_type for each in mentions] == ["ASSAULT"]


def test_what_is_said_to_be_possible_is_not_done(code) -> None:
    (mention,) = code("en", "The union said sanctions against Chad could be suspended.").mentions
    assert (mention.plover_type, mention.modality) == ("CONCEDE", "hypothetical")
