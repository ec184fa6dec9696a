"""German sentences: brackets, cases, compounds, reported speech, counts."""

import pytest

from schemas.coded import CodedMention, Range


def _words(mention: CodedMention, role: str) -> list[str]:
    return [each.span.text for each in mention.spans(role)]


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("Rebellen griffen das Dorf an.", "ASSAULT", ["Rebellen"], ["das Dorf"]),
        ("Das Dorf griffen die Rebellen an.", "ASSAULT", ["die Rebellen"], ["Das Dorf"]),
        ("Den Minister haben Unbekannte entführt.", "ASSAULT", ["Unbekannte"], ["Den Minister"]),
        ("Der Richter wurde von Unbekannten ermordet.", "ASSAULT", ["Unbekannten"], ["Der Richter"]),
        ("Der israelische Angriff auf das Lager dauerte an.", "ASSAULT", ["israelische"], ["das Lager"]),
        ("Die Miliz verübte einen Anschlag auf einen Konvoi.", "ASSAULT", ["Die Miliz"], ["einen Konvoi"]),
        ("Japan liefert der Ukraine Munition.", "AID", ["Japan"], ["der Ukraine"]),
        ("Die EU forderte Iran auf, die Geiseln freizulassen.", "REQUEST", ["Die EU"], ["Iran"]),
    ],
)
def test_sides(code, text: str, kind: str, source: list[str], target: list[str]) -> None:
    (mention,) = code("de", text).mentions
    assert (mention.plover_type, _words(mention, "source"), _words(mention, "target")) == (kind, source, target)


def test_particles_may_stand_far_from_their_verb(code) -> None:
    (mention,) = code(
        "de", "Die Polizei nahm am Freitag bei einer Kundgebung im Hafen dreißig Aktivisten fest."
    ).mentions
    assert (mention.plover_type, mention.plover_mode) == ("COERCE", "arrest")
    assert _words(mention, "target") == ["dreißig Aktivisten"]


def test_verbs_stand_last_after_a_conjunction(code) -> None:
    (mention,) = code("de", "Ein Sprecher sagte, dass Rebellen den Hafen beschossen hätten.").mentions
    assert (_words(mention, "source"), _words(mention, "target")) == (["Rebellen"], ["den Hafen"])
    assert mention.attributed_to is not None
    assert mention.attributed_to.text == "Ein Sprecher"


def test_the_speaker_may_come_after_what_was_said(code) -> None:
    (mention,) = code("de", "Die Armee habe das Dorf beschossen, teilte die Opposition mit.").mentions
    assert _words(mention, "source") == ["Die Armee"]
    assert mention.attributed_to is not None
    assert mention.attributed_to.text == "die Opposition"


def test_hearsay_is_alleged(code) -> None:
    (mention,) = code("de", "Soldaten sollen drei Bauern getötet haben.").mentions
    assert (mention.modality, mention.killed) == ("alleged", Range(3, 3))


def test_the_first_part_of_a_compound_says_how(code) -> None:
    modes = {
        "Luftangriffe": "aerial",
        "Raketenangriffe": "heavy-weapons",
        "Drohnenangriffe": "drone",
        "Messerangriffe": "primitive",
    }
    for word, mode in modes.items():
        (mention,) = code("de", f"Die Armee flog {word} auf das Lager.").mentions
        assert (mention.plover_mode, word in mention.trigger.text) == (mode, True)


def test_a_verb_that_the_lexicon_lacks_is_none_of_its_kin(code) -> None:
    """ "Sagte ... aus" is not "sagte ... zu", though both have the same base."""
    assert code("de", "Im Prozess gegen den Minister sagte am Dienstag ein Zeuge aus.").mentions == ()


@pytest.mark.parametrize("text", ["Der Wahlkampf beginnt.", "Er erlitt einen Herzinfarkt.", "Die Mannschaft griff an."])
def test_what_only_sounds_like_an_event_is_none(code, text: str) -> None:
    assert code("de", text).mentions == ()


@pytest.mark.parametrize(
    ("text", "polarity"),
    [("Die Armee griff das Dorf nicht an.", "negated"), ("Die Armee griff kein Dorf an.", "negated")],
)
def test_negation(code, text: str, polarity: str) -> None:
    assert [each.polarity for each in code("de", text).mentions] == [polarity]


def test_counts_of_a_headline_and_of_a_bracket(code) -> None:
    (title,) = code("de", "Mindestens 12 Tote bei Anschlag auf Moschee").mentions
    (mention,) = code("de", "Bei einem Anschlag sind neun Menschen getötet und 21 verletzt worden.").mentions
    assert title.killed == Range(12, None)
    assert (mention.killed, mention.injured) == (Range(9, 9), Range(21, 21))


def test_numbers_with_a_stop_end_no_sentence(code) -> None:
    text = "Am 3. Mai wurde ein 17-jähriger Schüler erschossen. Die Zahl stieg auf 20. Die Armee griff das Dorf an."
    first, second = code("de", text).mentions
    assert [text[each.sentence.start : each.sentence.end][:6] for each in (first, second)] == ["Am 3. ", "Die Ar"]
    assert _words(first, "target") == ["ein 17-jähriger Schüler"]


def test_an_infinitive_clause_may_begin_with_an_article(code) -> None:
    (mention,) = code(
        "de", "Die Regierung warf dem Nachbarland vor, die Aufständischen mit Waffen zu versorgen."
    ).mentions
    assert mention.plover_type == "ACCUSE"


def test_a_surname_after_a_title_is_no_compound(code) -> None:
    (mention,) = code("de", "Außenminister Westerwelle lobte die Polizei.").mentions
    assert [each.head.text for each in mention.spans("source")] == ["Westerwelle"]


def test_a_verb_after_and_shares_the_subject(code) -> None:
    _, second = code("de", "Der Gouverneur verurteilte die Tat und verhängte eine Ausgangssperre.").mentions
    assert (second.plover_mode, _words(second, "source")) == ("curfew", ["Der Gouverneur"])


def test_spans_are_those_of_the_text(code) -> None:
    text = "UN-Soldaten retteten sieben Dorfbewohner aus dem Flüchtlingslager."
    for mention in code("de", text).mentions:
        for each in mention.roles:
            assert text[each.span.start : each.span.end] == each.span.text
