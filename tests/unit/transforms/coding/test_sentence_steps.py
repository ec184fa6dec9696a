"""Splitting, truecasing and the gate: what happens before a parse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.coded import InputDocument, TextBlock
from transforms.coding.capitals import Capitals
from transforms.coding.gate import Gate
from transforms.coding.lexicon.load import load_lexicon
from transforms.coding.parse import parser_for
from transforms.coding.printing import acronyms_in, without_insertions
from transforms.coding.sentences import Sentence, split_sentences
from transforms.coding.truecase import Casing, truecase


def _split(language: str, text: str, kind: str = "body") -> list[str]:
    document = InputDocument("1", text, language, (TextBlock(0, len(text), kind),))
    found = split_sentences(document, load_lexicon(language).words["abbreviations"])
    assert all(len(each.text) == each.end - each.start for each in found)
    return [text[each.start : each.end] for each in found]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Mr. Grey met Gen. J. Hall. They spoke.", 2),
        ("en", "He lives in the U.S. The law changed.", 2),
        ("en", "Losses of 3.5 million were seen. Nobody paid.", 2),
        ("en", "A line that was wrapped by a mailer long ago without\nending there goes on. Next.", 2),
        ("en", "THE MINER SPOKE LONG ABOUT THE NEW LAW AND THE OLD ONE.  THE AMBUSH\nTOOK PLACE LATER.", 2),
        ("fr", "M. Petit a vu le Dr Blanc. Il est parti.", 2),
        ("fr", "Il a dit : « Nous partons. » Puis il est parti.", 3),
        ("fr", "Quoi ? Oui ! Non…", 3),
    ],
)
def test_sentences(language, text, count) -> None:
    assert len(_split(language, text)) == count


def test_credits_are_not_split(code) -> None:
    assert _split("fr", "Crédit : Reuters", kind="credit") == []


@given(st.text(max_size=200))
def test_sentences_cover_no_letter_twice_and_lose_none(text) -> None:
    assert "".join("".join(_split("en", text)).split()).count("a") == text.count("a")


WORDS = frozenset({"au", "moins", "the", "of"})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("AU MOINS trois roquettes de l'OTAN", "Au moins trois roquettes de l'OTAN"),
        ("THE REBELS ATTACKED PERU TODAY", "The rebels attacked Peru today"),
        ("The NATO chief met CNN", "The NATO chief met CNN"),
    ],
)
def test_truecase(text, wanted) -> None:
    assert truecase(text, Casing(WORDS, lambda word: word == "peru")) == wanted


@given(st.text(max_size=100))
def test_truecase_keeps_every_offset(text) -> None:
    assert len(truecase(text, Casing(WORDS, lambda _: False))) == len(text)


@pytest.mark.parametrize(
    ("language", "text", "passes"),
    [
        ("fr", "Ils subissaient des frappes.", True),
        ("fr", "Le chat dort au soleil.", False),
        ("fr", "Elle a écrit : « Le chat dort au soleil. »", True),
        ("en", "Rebels struck the camp.", True),
        ("en", "Warm weather is likely in spring.", False),
        ("en", "He came home late.", False),
        ("en", "The minister came under criticism.", True),
    ],
)
def test_gate(language, text, passes) -> None:
    gate = Gate(load_lexicon(language), parser_for(language))
    assert gate.passes(Sentence(0, len(text), text, TextBlock(0, len(text), "body"))) is passes


class TestCapitals:
    @pytest.mark.parametrize(
        ("word", "is_name"),
        [
            ("panama", True),
            ("chavez", True),
            ("zakaryan", True),
            ("militia", False),
            ("guardsmen", False),
            ("us", False),
        ],
    )
    def test_names_are_listed_or_strange(self, word: str, is_name: bool) -> None:
        assert Capitals(load_lexicon("en"), parser_for("en")).is_name(word) is is_name

    @pytest.mark.parametrize(("word", "is_name"), [("zakaryan", True), ("attaque", False), ("les", False)])
    def test_french_too(self, word: str, is_name: bool) -> None:
        assert Capitals(load_lexicon("fr"), parser_for("fr")).is_name(word) is is_name

    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("THE UNITED STATES SPOKE TODAY.", "The United States spoke today."),
            ("THEY LEFT THE UNITED STATES.", "They left the United States."),
            ("THE FMLN UNIT LEFT TODAY.", "The FMLN unit left today."),
            ("TODAY I SPOKE TO THEM.", "Today I spoke to them."),
            ("ON THE 10TH DAY GENERAL LOMBO SPOKE.", "On the 10th day General Lombo spoke."),
            ("THE GENERAL PRAISED LOMBO'S MEN.", "The general praised Lombo's men."),
            ("THE UNIT OF THE AKRO LEFT DR LOMBO.", "The unit of the AKRO left Dr Lombo."),
            ("THE UNIT LEFT LOMBO GALANI TODAY.", "The unit left Lombo Galani today."),
        ],
    )
    def test_pairs_titles_acronyms_and_i(self, text: str, wanted: str) -> None:
        casing = Casing(
            WORDS,
            lambda word: word == "lombo",
            pairs=frozenset({"united states"}),
            titles=frozenset({"general"}),
            abbreviations=frozenset({"dr"}),
            acronyms=frozenset({"akro"}),
            is_word=lambda word: word != "galani",
        )
        assert truecase(text, casing) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("THE AKRO [ARMED KIN] LEFT.", "THE AKRO             LEFT."),
        ("The AKRO [Armed Kin] left.", "The AKRO             left."),
        ("He said that [Lombo] left.", "He said that [Lombo] left."),
        ("[TEXT]", "[TEXT]"),
    ],
)
def test_insertions_of_editors_are_blanked(text: str, wanted: str) -> None:
    assert without_insertions(text) == wanted


def test_acronyms_are_those_that_a_text_explains() -> None:
    text = "THE AKRO [ARMED KINSMEN OF ROVIA] AND THE ROVIAN TRADE UNION (RTU) MET IN LOMBO (ISLAND OF ROVIA)."
    assert acronyms_in(text, lambda word: word == "text") == {"akro", "rtu"}


def test_blanks_in_a_row_do_not_shift_offsets(code) -> None:
    (mention,) = code("en", "Rebels  attacked   the bridge.").mentions
    assert [(each.role, each.span.text) for each in mention.roles] == [("source", "Rebels"), ("target", "the bridge")]
    assert (mention.trigger.text, mention.trigger.start) == ("attacked", 8)
