"""Who does it to whom, construction by construction."""

import pytest

from schemas.coded import CodedMention


def _sides(mention: CodedMention) -> tuple[list[str], list[str]]:
    return [each.span.text for each in mention.spans("source")], [each.span.text for each in mention.spans("target")]


ONE_EVENT = [
    ("fr", "active", "Les rebelles ont attaqué le village.", "ASSAULT", ["Les rebelles"], ["le village"]),
    ("fr", "passive", "Le convoi a été attaqué par des insurgés.", "ASSAULT", ["des insurgés"], ["Le convoi"]),
    (
        "fr",
        "adjective",
        "Les frappes turques contre les miliciens continuent.",
        "ASSAULT",
        ["turques"],
        ["les miliciens"],
    ),
    (
        "fr",
        "relative",
        "Les frappes que le président a lancées contre les rebelles ont cessé.",
        "ASSAULT",
        ["le président"],
        ["les rebelles"],
    ),
    ("fr", "light verb", "L'armée a mené une attaque contre la milice.", "ASSAULT", ["L'armée"], ["la milice"]),
    ("fr", "undergone", "Les soldats ont subi une attaque.", "ASSAULT", [], ["Les soldats"]),
    ("fr", "target of", "Les gendarmes ont été la cible de tirs.", "ASSAULT", [], ["Les gendarmes"]),
    ("fr", "instrument", "Deux roquettes ont touché la caserne.", "ASSAULT", [], ["la caserne"]),
    (
        "fr",
        "bare adjunct",
        "L'aviation avait lancé dimanche des frappes contre la milice.",
        "ASSAULT",
        ["L'aviation"],
        ["la milice"],
    ),
    ("fr", "arrest", "La police a arrêté trois étudiants.", "COERCE", ["La police"], ["trois étudiants"]),
    ("en", "active", "The militia shelled the port.", "ASSAULT", ["The militia"], ["the port"]),
    ("en", "passive", "The minister was assassinated by gunmen.", "ASSAULT", ["gunmen"], ["The minister"]),
    ("en", "adjective", "Turkish strikes against the militia continued.", "ASSAULT", ["Turkish"], ["the militia"]),
    ("en", "possessor", "Portugal's attack on the fort began at dawn.", "ASSAULT", ["Portugal"], ["the fort"]),
    ("en", "light verb", "The army carried out an attack on the depot.", "ASSAULT", ["The army"], ["the depot"]),
    ("en", "undergone", "The garrison came under attack.", "ASSAULT", [], ["The garrison"]),
    ("en", "instrument", "Rockets hit the barracks.", "ASSAULT", [], ["the barracks"]),
    (
        "en",
        "on the object",
        "The guerrillas fired mortars at the embassy.",
        "ASSAULT",
        ["The guerrillas"],
        ["the embassy"],
    ),
    (
        "en",
        "noun of sufferer",
        "The arrest of a journalist by police drew crowds.",
        "COERCE",
        ["police"],
        ["a journalist"],
    ),
    (
        "en",
        "carrier",
        "Oman launched a mediation effort between Chad and Niger.",
        "CONSULT",
        ["Oman"],
        ["Chad", "Niger"],
    ),
    ("en", "reflexive", "A suicide bomber blew himself up near the bank.", "ASSAULT", ["A suicide bomber"], []),
]


@pytest.mark.parametrize(
    ("language", "text", "kind", "source", "target"),
    [(language, *rest) for language, _, *rest in ONE_EVENT],
    ids=[f"{language}-{name}" for language, name, *_ in ONE_EVENT],
)
def test_sides(code, language, text, kind, source, target) -> None:
    mentions = code(language, text).mentions
    assert [each.plover_type for each in mentions] == [kind]
    assert _sides(mentions[0]) == (source, target)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rebels and soldiers clashed near the dam."),
        ("fr", "Le ministre a rencontré l'ambassadeur."),
        ("en", "Norway and Chile signed a fishing agreement."),
    ],
)
def test_both_sides_of_what_two_do_together(code, language, text) -> None:
    (mention,) = code(language, text).mentions
    source, target = _sides(mention)
    assert len(source) == len(target) == 1
    assert source != target


def test_coordinated_actors_and_verbs(code) -> None:
    (mention,) = code("en", "Soldiers and policemen beat the marchers.").mentions
    assert _sides(mention) == (["Soldiers", "policemen"], ["the marchers"])
    first, second = code("fr", "Les rebelles ont incendié le marché et enlevé le maire.").mentions
    assert (first.plover_mode, second.plover_mode) == ("destroy", "abduct")
    assert _sides(second) == (["Les rebelles"], ["le maire"])


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("fr", "Des roquettes ont touché la base qui abrite des soldats danois.", "des soldats danois"),
        ("en", "Rockets hit the base that houses Danish soldiers.", "Danish soldiers"),
    ],
)
def test_people_housed_by_what_was_hit_are_targets(code, language, text, people) -> None:
    (mention,) = code(language, text).mentions
    assert people in _sides(mention)[1]


def test_control_finds_the_doer_of_an_infinitive(code) -> None:
    (mention,) = code("en", "The minister urged the rebels to release the hostages.").mentions
    assert (mention.plover_type, mention.plover_mode) == ("REQUEST", "yield")
    assert _sides(mention) == (["The minister"], ["the rebels"])


def test_the_speaker_is_not_the_doer(code) -> None:
    (mention,) = code("en", "The governor said that gunmen attacked the train.").mentions
    assert _sides(mention) == (["gunmen"], ["the train"])
    assert mention.attributed_to is not None
    assert mention.attributed_to.text == "The governor"


def test_pronouns_stand_for_the_subject_before_them(code) -> None:
    mentions = code("fr", "Les soldats ont bombardé le village alors qu'ils subissaient une attaque.").mentions
    pronoun = next(role for each in mentions for role in each.roles if role.head.text == "ils")
    assert pronoun.antecedent is not None
    assert pronoun.antecedent.text == "Les soldats"


def test_places_times_and_the_clause(code) -> None:
    (mention,) = code("en", "Gunmen attacked a convoy near Bamako on Tuesday.").mentions
    assert [each.span.text for each in mention.spans("location")] == ["Bamako"]
    assert [each.span.text for each in mention.spans("time")] == ["Tuesday"]
    start, end = mention.clause
    assert (start, end) == (0, len("Gunmen attacked a convoy near Bamako on Tuesday."))


def test_every_span_holds_its_words(code) -> None:
    text = "Le colonel a déclaré : « Des rebelles ont attaqué le pont lundi. » Aucun blessé n'a été signalé."
    coded = code("fr", text)
    spans = [span for mention in coded.mentions for role in mention.roles for span in (role.span, role.head)]
    spans += [mention.trigger for mention in coded.mentions] + [each.words for each in coded.quotations]
    assert spans
    assert all(text[each.start : each.end] == each.text for each in spans)
