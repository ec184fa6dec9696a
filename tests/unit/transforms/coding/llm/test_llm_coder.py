"""A model's answers become coded documents only as far as their words stand in the text."""

import datetime as dt
import json

import pytest

from schemas import codelists
from schemas.coded import CodedDocument, InputDocument, Range, TextBlock
from tests.llm_server import actor, answer, event
from transforms.coding.llm.answer import AnswerError, answer_schema, read_answer
from transforms.coding.llm.coder import LlmCoder, llm_version
from transforms.coding.llm.prompts import instructions, prompt_version, prompts
from transforms.coding.protocol import Coder

TEXT = "The Free Army formed in 2011.\n\nIts men attacked  a post on Monday, killing two. They attacked it again."


def document(text: str = TEXT, language: str = "en") -> InputDocument:
    day = dt.date(2012, 5, 3)
    return InputDocument(
        "7", text, language, (TextBlock(0, len(text), "body"),), published_start=day, published_end=day
    )


def code(said: str, text: str = TEXT) -> CodedDocument:
    asked = document(text)
    coder: Coder = LlmCoder("tiny", {prompts(asked)[0].key: said})
    (coded,) = coder.code([asked])
    return coded


def test_words_get_their_places_in_the_text() -> None:
    attack = event(
        2,
        "attacked",
        "ASSAULT",
        "firearms",
        sources=[actor("Its men", "men", "The Free Army")],
        targets=[actor("a  post")],
        times=["Monday"],
        killed={"low": 2, "high": 2},
        weapons=["Rifle "],
    )
    (mention,) = code(answer(attack)).mentions
    assert (mention.trigger.text, TEXT[mention.trigger.start : mention.trigger.end]) == ("attacked", "attacked")
    assert mention.sentence.text == "Its men attacked  a post on Monday, killing two."
    (source,) = mention.spans("source")
    assert source.antecedent is not None
    assert [each.text for each in (source.span, source.head, source.antecedent)] == ["Its men", "men", "The Free Army"]
    assert mention.spans("target")[0].span.text == "a post"
    assert mention.spans("time")[0].span.text == "Monday"
    assert (mention.cameo_code, mention.killed, mention.weapons) == ("193", Range(2, 2), ("rifle",))


def test_white_space_may_differ_and_nothing_else() -> None:
    coded = code(answer(event(2, "attacked a post", "ASSAULT"), event(2, "attacks a post", "ASSAULT")))
    assert [mention.trigger.text for mention in coded.mentions] == ["attacked  a post"]
    assert coded.refused == ("ASSAULT 'attacks a post': the trigger does not stand in sentence 2",)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (event(2, "attacked", "ASSAULT", sources=[actor("The Army")]), "'The Army' do not stand in the text"),
        (event(2, "attacked", "ASSAULT", places=["Aleppo"]), "'Aleppo' do not stand in the text"),
        (event(2, "attacked", "ASSAULT", attributed_to="a witness"), "'a witness' do not stand in the text"),
        (event(9, "attacked", "ASSAULT"), "there is no sentence 9"),
        (event(1, "attacked", "ASSAULT"), "the trigger does not stand in sentence 1"),
        (event(2, "attack", "ASSAULT"), "the trigger does not stand in sentence 2"),
    ],
)
def test_mention_with_words_that_do_not_stand_there_is_refused_and_the_others_stay(wrong: dict, said: str) -> None:
    coded = code(answer(wrong, event(3, "attacked", "ASSAULT")))
    assert [mention.sentence.text for mention in coded.mentions] == ["They attacked it again."]
    assert len(coded.refused) == 1
    assert said in coded.refused[0]


def test_two_events_of_one_word_get_two_places_if_there_are_two() -> None:
    text = "Rebels attacked a post, and soldiers attacked a camp."
    coded = code(answer(event(1, "attacked", "ASSAULT"), event(1, "attacked", "ASSAULT")), text)
    assert [mention.trigger.start for mention in coded.mentions] == [7, 37]


def test_mode_of_another_type_is_left_out() -> None:
    (mention,) = code(answer(event(2, "attacked", "ASSAULT", "strike"))).mentions
    assert (mention.plover_mode, mention.cameo_code) == (None, "180")


def test_quotations_and_names() -> None:
    text = 'General Omar Hadi said: "We will leave." He left.'
    coded = code(
        answer(
            quotations=[
                {"words": "We will leave.", "speaker": "Omar Hadi", "is_direct": True},
                {"words": "We will stay.", "speaker": "Omar Hadi", "is_direct": True},
                {"words": "He left.", "speaker": "a nobody", "is_direct": False},
            ],
            names=[
                {"words": "Omar Hadi", "label": "PER", "description": "General"},
                {"words": "Hadji Omar", "label": "PER", "description": None},
            ],
        ),
        text,
    )
    assert [(each.words.text, each.speaker and each.speaker.text) for each in coded.quotations] == [
        ("We will leave.", "Omar Hadi")
    ]
    assert [(each.span.text, each.description and each.description.text) for each in coded.names] == [
        ("Omar Hadi", "General")
    ]
    assert len(coded.refused) == 3


def test_offsets_are_code_points_in_any_script() -> None:
    text = "😀 قال مسؤول إن مسلحين هاجموا قاعدة الجيش."
    (mention,) = code(answer(event(1, "هاجموا", "ASSAULT", sources=[actor("مسلحين")])), text).mentions
    assert text[mention.trigger.start : mention.trigger.end] == "هاجموا"


@pytest.mark.parametrize(
    "said",
    [
        "",
        "[]",
        answer().replace("[]", "null", 1),
        answer(event(1, "x", "WAR")),
        answer(event(1, "x", "ASSAULT", confidence=2)),
        answer(event(1, "", "ASSAULT")),
        answer(event(1, "x", "ASSAULT", killed={"low": -1, "high": 2})),
        answer(event(1, "x", "ASSAULT", color="red")),
        answer(event("one", "x", "ASSAULT")),  # type: ignore[arg-type]
    ],
)
def test_answer_that_breaks_the_schema_is_none(said: str) -> None:
    with pytest.raises(AnswerError):
        read_answer(said)


def test_schema_is_strict_and_of_the_code_lists() -> None:
    schema = answer_schema()
    fields = schema["$defs"]["AnsweredEvent"]
    assert fields["properties"]["type"]["enum"] == list(codelists.PLOVER_TYPES)
    objects = [schema, *schema["$defs"].values()]
    assert all(each["additionalProperties"] is False for each in objects)
    assert all(set(each["required"]) == set(each["properties"]) for each in objects)
    assert not {"pattern", "minimum", "minLength"} & set(json.dumps(schema).replace('"', " ").split())


def test_prompt_numbers_sentences_and_tells_the_day() -> None:
    (prompt,) = prompts(document())
    assert "Published: 2012-05-03." in prompt.user
    assert "[2] Its men attacked  a post on Monday, killing two." in prompt.user
    assert prompt.sentence(0) is None
    assert prompt.sentence(4) is None


def test_instructions_name_every_type_mode_and_context() -> None:
    told = instructions()
    assert [each for each in (*codelists.PLOVER_TYPES, *codelists.PLOVER_MODES) if f"{each}: " not in told] == []
    assert [each for each in codelists.CONTEXTS if each not in told] == []


def test_nothing_is_asked_about_a_document_without_sentences() -> None:
    empty = InputDocument("1", "…", "en", (TextBlock(0, 1, "body"),))
    (coded,) = LlmCoder("tiny", {}).code([empty])
    assert (prompts(empty), coded.mentions, coded.sentence_count) == ([], (), 0)


def test_version_names_model_and_prompt() -> None:
    assert llm_version("tiny") == f"tiny/{prompt_version()}" == LlmCoder("tiny", {}).version
    assert LlmCoder("tiny", {}).languages is None
