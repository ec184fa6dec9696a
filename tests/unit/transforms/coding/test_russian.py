"""Russian: roles by case, what its parser says in its own way, its lemmas, and what happens without it."""

import pytest

from tests.unit.transforms.coding.conftest import Code
from transforms.coding import registry
from transforms.coding.morphology import morphology_of
from transforms.coding.parse import parser_for

ONE_EVENT = [
    ("passive", "Судья был убит двумя киллерами.", "ASSAULT", ["двумя киллерами"], ["Судья"]),
    ("means is no doer", "Судья был убит ножом.", "ASSAULT", [], ["Судья"]),
    ("reflexive passive", "Завод обстреливается артиллерией.", "ASSAULT", ["артиллерией"], ["Завод"]),
    ("dative", "Финляндия помогла Кении.", "AID", ["Финляндия"], ["Кении"]),
    ("deverbal noun", "Начался обстрел порта повстанцами.", "ASSAULT", ["повстанцами"], ["порта"]),
    ("two words", "Продолжается обстрел со стороны мятежников.", "ASSAULT", ["мятежников"], []),
    ("preposition", "Мятежники нанесли удар по порту.", "ASSAULT", ["Мятежники"], ["порту"]),
    ("nationality", "Кенийские военные заняли порт.", "COERCE", ["Кенийские военные"], ["порт"]),
    ("active participle", "Убившие судью мятежники бежали.", "ASSAULT", ["мятежники"], ["судью"]),
    ("participle as noun", "Полиция отпустила задержанных.", "RETREAT", ["Полиция"], ["задержанных"]),
    ("no subject", "В порту задержали судью.", "COERCE", [], ["судью"]),
    ("no copula", "Кения готова к переговорам с Финляндией.", "AGREE", ["Кения"], ["Финляндией"]),
    ("they of themselves", "Мятежники заявили, что взорвали мост.", "ASSAULT", ["Мятежники"], ["мост"]),
    ("title and name", "Судья Ктофыв обвинил мэра Ывапрова в краже.", "ACCUSE", ["Судья Ктофыв"], ["мэра Ывапрова"]),
]


@pytest.mark.parametrize(("text", "kind", "source", "target"), [row[1:] for row in ONE_EVENT], ids=str)
def test_sides(code: Code, text: str, kind: str, source: list[str], target: list[str]) -> None:
    (mention,) = code("ru", text).mentions
    assert mention.plover_type == kind
    assert [each.span.text for each in mention.spans("source")] == source
    assert [each.span.text for each in mention.spans("target")] == target


@pytest.mark.parametrize(
    ("text", "polarity", "modality", "tense"),
    [
        ("Армия не бомбила деревню.", "negated", "asserted", "past"),
        ("Армия якобы бомбила деревню.", "affirmed", "alleged", "past"),
        ("Мятежники могут атаковать порт.", "affirmed", "hypothetical", "current"),
        ("Если мятежники нападут на порт, мэр уедет.", "affirmed", "hypothetical", "future"),
        ("Рабочие планируют провести забастовку.", "affirmed", "planned", "current"),
        ("Двадцать лет назад мятежники атаковали порт.", "affirmed", "asserted", "historical"),
    ],
)
def test_qualifiers(code: Code, text: str, polarity: str, modality: str, tense: str) -> None:
    (mention,) = code("ru", text).mentions
    assert (mention.polarity, mention.modality, mention.tense) == (polarity, modality, tense)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Не менее двенадцати человек погибли при обстреле порта.", (12, None)),
        ("При обстреле порта погибли от 10 до 15 человек.", (10, 15)),
        ("При обстреле порта погибли 10-15 человек.", (10, 15)),
        ("При обстреле порта убиты двое.", (2, 2)),
    ],
)
def test_counts(code: Code, text: str, killed: tuple[int, int | None]) -> None:
    (mention,) = code("ru", text).mentions
    assert mention.killed is not None
    assert (mention.killed.low, mention.killed.high) == killed


def test_words_that_the_parser_hangs_on_each_other(code: Code) -> None:
    (mention,) = code("ru", "Около ста тысяч человек приняли участие в антиправительственном марше в порту.").mentions
    assert [each.span.text for each in mention.spans("source")] == ["ста тысяч человек"]


def test_hurt_is_said_with_an_object(code: Code) -> None:
    (mention,) = code("ru", "Пять солдат получили ранения при обстреле порта.").mentions
    assert mention.injured is not None
    assert mention.injured.low == 5


@pytest.mark.parametrize(
    "text",
    [
        "Мятежники взорвали мост, сообщил мэр.",
        "По словам мэра, мятежники взорвали мост.",
        "Мэр заявил, что мятежники взорвали мост.",
    ],
)
def test_who_says_so(code: Code, text: str) -> None:
    (mention,) = code("ru", text).mentions
    assert mention.attributed_to is not None
    assert "мэр" in mention.attributed_to.text.lower()


def test_shouted_headline(code: Code) -> None:
    (mention,) = code("ru", "МЯТЕЖНИКИ ЗАХВАТИЛИ ПОРТ В КЕНИИ").mentions
    assert [each.span.text for each in mention.spans("target")] == ["ПОРТ В КЕНИИ"]


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("обстреливается", "обстреливать"),
        ("погибших", "погибший"),
        ("налёте", "налет"),
        ("переговоров", "переговоры"),
        ("задержанные", "задержанный"),
    ],
)
def test_lemmas(word: str, lemma: str) -> None:
    assert lemma in parser_for("ru").lemmas(word)


def test_the_lemma_is_that_of_the_part_of_speech() -> None:
    morphology = morphology_of("ru")
    assert morphology.lemma("раненых", "NOUN", {"Case": "Gen"}) == "раненый"
    assert morphology.lemma("ранены", "VERB", {"Number": "Plur"}) == "ранить"
    assert morphology.is_word("порт")
    assert not morphology.is_word("ывапро")


class TestWithoutParser:
    @pytest.fixture(autouse=True)
    def _without(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(registry, "has_parser", lambda language: language != "ru")

    def test_it_is_said_how_to_get_it(self) -> None:
        (how,) = registry.missing_parsers().values()
        assert how.startswith("pip install --no-deps natasha ")

    def test_the_version_is_another(self) -> None:
        assert "ru" not in registry.parsed_languages.__wrapped__()
