"""Entities and word forms are those of the pipelines' own components, which they stand for."""

import importlib
from pathlib import Path

import pytest

from schemas.coded import TextBlock
from transforms.coding.parse import MODELS, Parser
from transforms.coding.sentences import Sentence

SAMPLES = Path(__file__).parents[4] / "samples"
ODD = {
    "en": [
        "There's a fire and there are no lights, so let's say they're gonna leave.",
        "I ain't going; y'all got ta see what he'd have done to it, nothin' more.",
        "United Nations Secretary General Maria Lopez met the New York Times in San Jose on 3 May 2019.",
        "Who does it? It does. He did do it, they said, and did not have to.",
        "Paris",
    ],
    "fr": ["Paris a annoncé que l'ONU quitte Goma.", "« Non »", "Jean Dupont, d'Airbus, l'a dit à Kinshasa."],
    "es": ["Se lo dijeron a María Pérez en Bogotá.", "¡Váyanse!", "El Gobierno de Chile dándoselo al Perú."],
}


def sentences(language: str) -> list[str]:
    files = sorted((SAMPLES / language).glob("*.txt"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [*ODD[language], *(f"{part.strip()}." for line in lines for part in line.split(". ") if part.strip())]


@pytest.mark.filterwarnings("ignore:.*W095.*")
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_what_is_remembered_is_what_the_components_say(language: str) -> None:
    texts = sentences(language)
    parser = Parser(language)
    own = importlib.import_module(MODELS[language]).load()
    docs = [own(each) for each in (map(parser._whole, texts))]
    for _ in range(2):  # at first nothing is remembered, then everything is
        seen = list(parser._pipeline.pipe(parser._whole(each) for each in texts))
        named = parser._entities.read(seen)
        for doc, one, entities in zip(docs, seen, named, strict=True):
            assert entities == [(each.start, each.end - 1, each.label_) for each in doc.ents]
            for token, form in zip(doc, parser._forms.of(one), strict=True):
                said = (token.text, token.lemma_.lower().replace("’", "'"), token.pos_, token.dep_)
                assert (form.text, form.lemma, form.pos, form.dep) == said
                assert form.features == token.morph.to_dict()


def test_an_entity_ends_where_a_sentence_ends_and_a_text_without_words_has_none() -> None:
    parser = Parser("en")
    whole, cut, empty = (parser._pipeline.make_doc(each) for each in ("New York Times", "New York Times", ""))
    cut[1].is_sent_start = True
    assert parser._entities.read([whole, cut, empty])[0] == [(0, 2, "ORG")]
    assert all(last < 1 or first >= 1 for first, last, _ in parser._entities.read([whole, cut, empty])[1])
    assert parser._entities.read([empty]) == [[]]
    own = importlib.import_module(MODELS["en"]).load().get_pipe("ner")(cut)
    assert parser._entities.read([cut]) == [[(each.start, each.end - 1, each.label_) for each in own.ents]]


def test_no_batch_changes_a_tree() -> None:
    parser = Parser("en")
    texts = sentences("en")
    block = TextBlock(0, 1, "body")
    together = parser.parse([Sentence(0, len(each), each, block) for each in texts])
    assert together == [parser.parse([Sentence(0, len(each), each, block)])[0] for each in texts]
