"""Ukrainian: roles by the cases of a dictionary, without a parser."""

import pytest

from schemas.coded import TextBlock
from tests.unit.transforms.coding.conftest import Code
from transforms.coding import registry
from transforms.coding.sentences import Sentence
from transforms.coding.shallow.parser import shallow_parser_for

ONE_EVENT = [
    ("object first", "Порт атакували повстанці.", "ASSAULT", ["повстанці"], ["Порт"]),
    ("impersonal", "Суддю вбито.", "ASSAULT", [], ["Суддю"]),
    ("impersonal with doer", "Порт обстріляно повстанцями.", "ASSAULT", ["повстанцями"], ["Порт"]),
    ("passive", "Порт був атакований повстанцями.", "ASSAULT", ["повстанцями"], ["Порт"]),
    ("reflexive passive", "Порт обстрілюється повстанцями.", "ASSAULT", ["повстанцями"], ["Порт"]),
    (
        "participle",
        "Порт, атакований повстанцями, зачинено.",
        "ASSAULT",
        ["повстанцями"],
        ["Порт, атакований повстанцями"],
    ),
    ("deverbal noun", "Почався обстріл порту повстанцями.", "ASSAULT", ["повстанцями"], ["порту"]),
    ("two words", "Триває обстріл порту з боку повстанців.", "ASSAULT", ["повстанців"], ["порту"]),
    ("dative", "Фінляндія допомогла Кенії.", "AID", ["Фінляндія"], ["Кенії"]),
    ("no case is told", "Фінляндія передала Перу десять танків.", "AID", ["Фінляндія"], ["Перу"]),
    ("relative", "Повстанці, які атакували порт, відступають.", "ASSAULT", ["Повстанці"], ["порт"]),
    ("title and name", "Суддя Бобренчук звинуватив мера Кіктяя.", "ACCUSE", ["Суддя Бобренчук"], ["мера Кіктяя"]),
    ("no subject", "У порту затримали суддю.", "COERCE", [], ["суддю"]),
    ("several", "Повстанці та найманці спалили село.", "ASSAULT", ["Повстанці", "найманці"], ["село"]),
]


@pytest.mark.parametrize(("text", "kind", "source", "target"), [row[1:] for row in ONE_EVENT], ids=str)
def test_sides(code: Code, text: str, kind: str, source: list[str], target: list[str]) -> None:
    mention = code("uk", text).mentions[0]
    assert mention.plover_type == kind
    assert [each.span.text for each in mention.spans("source")] == source
    assert [each.span.text for each in mention.spans("target")] == target


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("Армія не бомбардувала село.", "negated", "asserted"),
        ("Армія нібито бомбардувала село.", "affirmed", "alleged"),
        ("Повстанці можуть атакувати порт.", "affirmed", "hypothetical"),
        ("Якщо повстанці нападуть на порт, мер поїде.", "affirmed", "hypothetical"),
    ],
)
def test_qualifiers(code: Code, text: str, polarity: str, modality: str) -> None:
    (mention,) = code("uk", text).mentions
    assert (mention.polarity, mention.modality) == (polarity, modality)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Унаслідок обстрілу порту загинули щонайменше п'ятнадцять людей.", (15, None)),
        ("Під час обстрілу порту загинули двоє людей.", (2, 2)),
    ],
)
def test_counts(code: Code, text: str, killed: tuple[int, int | None]) -> None:
    mention = code("uk", text).mentions[0]
    assert mention.killed is not None
    assert (mention.killed.low, mention.killed.high) == killed


@pytest.mark.parametrize(
    "text", ["Повстанці підірвали міст, повідомив мер.", "За словами мера, повстанці підірвали міст."]
)
def test_who_says_so(code: Code, text: str) -> None:
    (mention,) = code("uk", text).mentions
    assert mention.attributed_to is not None
    assert "мер" in mention.attributed_to.text


def test_any_apostrophe_will_do(code: Code) -> None:
    texts = ("П'ятеро в'язнів оголосили голодування.", "П’ятеро в’язнів оголосили голодування.")
    assert [[each.plover_type for each in code("uk", text).mentions] for text in texts] == [["PROTEST"], ["PROTEST"]]


def test_shouted_headline(code: Code) -> None:
    (mention,) = code("uk", "ПОВСТАНЦІ ЗАХОПИЛИ ПОРТ").mentions
    assert [each.span.text for each in mention.spans("source")] == ["ПОВСТАНЦІ"]


@pytest.mark.parametrize(
    ("word", "lemma"), [("атакованого", "атакувати"), ("захоплених", "захопити"), ("затримано", "затримати")]
)
def test_lemmas(word: str, lemma: str) -> None:
    assert lemma in shallow_parser_for("uk").lemmas(word)


def test_a_preposition_of_two_words_is_one() -> None:
    text = "Порт закрито під час обстрілу."
    (tree,) = shallow_parser_for("uk").parse([Sentence(0, len(text), text, TextBlock(0, len(text), "body"))])
    assert [(each.text, each.pos) for each in tree.tokens if each.pos == "ADP"] == [("під час", "ADP")]


def test_without_the_dictionary_nothing_is_coded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "has_parser", lambda language: language != "uk")
    assert "uk" not in registry.shallow_languages.__wrapped__()
    assert registry.missing_parsers() == {"uk": "pip install pymorphy3 pymorphy3-dicts-uk"}
