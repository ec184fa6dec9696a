"""What is particular to French: misread trees mended, moods by their form, devoir, counts, phrases hung on objects."""

import pytest

from schemas.coded import Range


def sides(mention, role: str) -> list[str]:
    return [each.span.text for each in mention.spans(role)]


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("Washington s'est retiré mardi de l'accord sur les forêts.", "SANCTION", ["Washington"]),
        ("Riyad et Téhéran ont rétabli leurs relations diplomatiques.", "SUPPORT", ["Riyad"]),
        ("Le syndicat menace de paralyser les raffineries.", "THREATEN", ["Le syndicat"]),
        ("L'Espagne a consenti à accueillir deux cents réfugiés.", "AGREE", ["L'Espagne"]),
        ("Une grève générale a paralysé la Guinée mercredi.", "PROTEST", []),
        ("Plus d'un million d'habitants ont défilé contre la loi.", "PROTEST", ["Plus d'un million d'habitants"]),
    ],
)
def test_main_verbs_and_subjects_that_the_parser_misses(code, text, kind, source) -> None:
    (mention,) = code("fr", text).mentions
    assert (mention.plover_type, sides(mention, "source")) == (kind, source)


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("La police a arrêté mardi à Lyon deux hommes.", "COERCE", ["La police"], ["deux hommes"]),
        ("Des milliers d'étudiants ont manifesté lundi à Quito.", "PROTEST", ["Des milliers d'étudiants"], []),
        ("L'armée a libéré jeudi dans le nord douze otages.", "RETREAT", ["L'armée"], ["douze otages"]),
    ],
)
def test_objects_that_come_after_the_day(code, text, kind, source, target) -> None:
    (mention,) = code("fr", text).mentions
    assert (mention.plover_type, sides(mention, "source"), sides(mention, "target")) == (kind, source, target)


def test_both_sides_after_entre(code) -> None:
    (mention,) = code("fr", "Des combats ont éclaté entre l'armée et les rebelles aux abords de Goma.").mentions
    assert (sides(mention, "source"), sides(mention, "target")) == (["l'armée"], ["les rebelles"])


def test_a_finite_verb_is_not_joined_to_an_infinitive(code) -> None:
    text = "Le maire a accusé la milice d'avoir pillé le port et a demandé au préfet de fermer la route."
    kinds = [each.plover_type for each in code("fr", text).mentions]
    assert sorted(kinds) == ["ACCUSE", "REQUEST"]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Une attaque a fait 12 morts et 30 blessés dans le port.", Range(12, 12), Range(30, 30)),
        ("Une attaque a fait plus de 350 blessés.", None, Range(350, None)),
        ("Des tirs ont visé le marché, faisant trois morts dont deux enfants.", Range(3, 3), None),
        ("Des tirs ont visé le marché, tuant deux passants.", Range(2, 2), None),
        ("Un tireur a attaqué l'école, tuant six personnes et en blessant vingt-huit.", Range(6, 6), Range(28, 28)),
        ("Quatre soldats ont perdu la vie dans une embuscade.", Range(4, 4), None),
        ("Quatre soldats ont péri dans une embuscade.", Range(4, 4), None),
        ("Un raid a fait entre 10 et 15 morts.", Range(10, 15), None),
        ("Un raid a fait 10 à 15 morts.", Range(10, 15), None),
        ("Un raid a fait quatre-vingt-dix morts.", Range(90, 90), None),
        ("Un raid a fait au moins une dizaine de morts.", Range(8, None), None),
    ],
)
def test_counts(code, text, killed, injured) -> None:
    mentions = code("fr", text).mentions
    assert [(each.killed, each.injured) for each in mentions if each.plover_type == "ASSAULT"] == [(killed, injured)]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("L'armée doit attaquer le pont.", "hypothetical"),
        ("L'armée devait attaquer le pont.", "hypothetical"),
        ("Le ministre a dû démissionner.", "asserted"),
        ("L'armée s'entraîne en cas d'attaque contre le port.", "hypothetical"),
    ],
)
def test_what_is_due_has_not_happened(code, text, modality) -> None:
    assert [each.modality for each in code("fr", text).mentions] == [modality]


def test_future_in_the_past_is_an_intention(code) -> None:
    (mention,) = code("fr", "Les rebelles ont dit qu'ils rendraient leurs armes.").mentions
    assert mention.plover_type == "AGREE"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Des hommes armés ont tué six personnes.", "affirmed"),
        ("Les rebelles n'ont attaqué personne.", "negated"),
        ("Personne n'a été tué dans l'attaque du port.", "negated"),
    ],
)
def test_persons_are_no_negation(code, text, polarity) -> None:
    assert {each.polarity for each in code("fr", text).mentions} == {polarity}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Le chef de l'opposition a qualifié le scrutin de mascarade.", "ACCUSE"),
        ("Le parquet a ouvert une enquête pour corruption contre l'ancien ministre.", "ACCUSE"),
        ("L'Allemagne a livré des chars à l'Ukraine.", "AID"),
    ],
)
def test_phrases_hung_on_the_object_count_for_the_verb(code, text, kind) -> None:
    assert [each.plover_type for each in code("fr", text).mentions] == [kind]


def test_near_a_place_is_not_of_a_place(code) -> None:
    (mention,) = code("fr", "Trois gendarmes ont été tués dans une embuscade près de Bamenda.").mentions
    assert sides(mention, "source") == []


@pytest.mark.parametrize(
    "text",
    [
        "Le gardien a tiré son épingle du jeu.",
        "Une avalanche a tué deux skieurs.",
        "L'arbitre a expulsé le capitaine après une faute.",
        "La réforme est tombée à l'eau.",
        "Le chanteur a annulé sa tournée en Europe.",
        "Des habitants sont descendus dans les rues pour fêter la victoire.",
        "Les deux équipes se sont affrontées en finale.",
    ],
)
def test_sport_weather_and_figures_of_speech(code, text) -> None:
    assert [each for each in code("fr", text).mentions if each.modality == "asserted"] == []


def test_an_inverted_report_governs_what_it_reports(code) -> None:
    (mention,) = code("fr", "La Cédéao doit rouvrir les frontières, a déclaré le ministre nigérien.").mentions
    assert (mention.plover_type, sides(mention, "source")) == ("REQUEST", ["le ministre nigérien"])


def test_figures_do_not_reach_into_infinitives(code) -> None:
    (mention,) = code("fr", "Le président a accusé le général d'avoir fomenté le coup.").mentions
    assert mention.plover_type == "ACCUSE"


def test_those_who_protest_in_a_relative_clause(code) -> None:
    mentions = code("fr", "La police a arrêté des étudiants qui manifestaient contre la loi.").mentions
    assert sorted(each.plover_type for each in mentions) == ["COERCE", "PROTEST"]


def test_whom_a_strike_protects_is_not_its_target(code) -> None:
    (mention,) = code("fr", "Le général a lancé des frappes pour protéger la Norvège.").mentions
    assert sides(mention, "target") == []


def test_an_outcome_behind_a_comma_is_the_doing_of_the_subject(code) -> None:
    text = "Des hommes armés ont attaqué lundi une patrouille de l'armée près de Mossoul, tuant deux soldats."
    (mention,) = code("fr", text).mentions
    assert (sides(mention, "source"), mention.killed) == (["Des hommes armés"], Range(2, 2))


def test_where_people_gather_is_not_whom_they_mean(code) -> None:
    [mention] = code("fr", "Plusieurs milliers de personnes ont battu le pavé à Lisbonne.").mentions
    assert not mention.spans("target")
    assert sides(mention, "location") == ["Lisbonne"]


def test_a_march_with_slogans_is_one_protest(code) -> None:
    [mention] = code("fr", "La foule a défilé dans les rues en scandant des slogans hostiles au régime.").mentions
    assert mention.plover_type == "PROTEST"


def test_receivers_hang_on_any_of_the_things_given(code) -> None:
    [mention] = code("fr", "L'Unicef a distribué des vivres et des bâches aux déplacés.").mentions
    assert sides(mention, "target") == ["déplacés"]
