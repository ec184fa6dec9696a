"""Quotations, their speakers, and events told within them."""


def test_direct_quotation_after_a_colon_belongs_to_who_announces_it(code) -> None:
    coded = code("fr", "Le colonel Marc Durand a tweeté : « Nos forces ont été attaquées par plusieurs roquettes. »")
    (quotation,) = [each for each in coded.quotations if each.is_direct]
    assert quotation.speaker is not None
    assert "Durand" in quotation.speaker.text
    assert quotation.words.text == "Nos forces ont été attaquées par plusieurs roquettes."
    (mention,) = coded.mentions
    assert mention.attributed_to == quotation.speaker


def test_a_pronoun_speaks_for_the_speaker_before(code) -> None:
    coded = code(
        "fr",
        "Le maire Paul Petit a déclaré que des rebelles avaient attaqué le pont.",
        "Il a ajouté : « Les rebelles ont tué deux gendarmes près du pont. »",
    )
    assert [each.attributed_to.text for each in coded.mentions if each.attributed_to] == ["Le maire Paul Petit"] * 2


def test_indirect_speech_is_a_quotation_too(code) -> None:
    (quotation,) = code("en", "General Alan Grey said that gunmen attacked the train near the lake.").quotations
    assert not quotation.is_direct
    assert quotation.speaker is not None
    assert quotation.speaker.text == "General Alan Grey"
    assert "gunmen attacked the train" in quotation.words.text


def test_according_to(code) -> None:
    (mention,) = code("en", "According to the mayor, gunmen attacked the train.").mentions
    assert mention.attributed_to is not None
    assert mention.attributed_to.text == "the mayor"


def test_names_carry_their_titles(code) -> None:
    coded = code(
        "fr", "Le colonel Marc Durand, porte-parole de la coalition, a déclaré que des rebelles ont attaqué le pont."
    )
    (name,) = [each for each in coded.names if "Durand" in each.span.text]
    assert name.label == "PER"
    assert name.description is not None
    assert "colonel" in name.description.text
    assert "porte-parole de la coalition" in name.description.text
