"""What a model is asked: instructions made from the code lists, and the sentences of a document, numbered."""

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from msgspec import Struct

from schemas.coded import InputDocument
from schemas.codelists import CONTEXTS, code_list
from transforms.coding.lexicon.check import languages
from transforms.coding.lexicon.load import load_lexicon
from transforms.coding.llm.answer import answer_schema
from transforms.coding.sentences import Sentence, split_sentences

MOST_CHARACTERS: Final = 8_000
"""Characters of text a prompt: small models lose the thread of more, and the answer must fit too."""


class Prompt(Struct, frozen=True):
    """A question: some sentences of a document, numbered from 1 for the whole document.

    `key` stands for all that the answer depends on but the model: the same words asked again have the same key.
    """

    user: str
    sentences: tuple[tuple[int, int], ...]
    first: int

    @property
    def key(self) -> str:
        """Hash of the words and of the version of the instructions."""
        return hashlib.sha256(f"{prompt_version()}\x1f{self.user}".encode()).hexdigest()

    def sentence(self, number: int) -> tuple[int, int] | None:
        """Start and end of a sentence by its number; None if the prompt has none of that number."""
        index = number - self.first
        return self.sentences[index] if 0 <= index < len(self.sentences) else None


@cache
def instructions() -> str:
    """The instructions, with types, modes and contexts."""
    text = (files("transforms.coding.llm") / "instructions.txt").read_text(encoding="utf-8")
    lines = []
    for row in code_list("event_types"):
        if row["plover_mode"]:
            lines.append(f"  {row['plover_mode']}: {row['description'].split(': ', 1)[-1]}")
        else:
            lines.append(f"{row['plover_type']}: {row['description']}")
    return text.replace("{types}", "\n".join(lines)).replace("{contexts}", ", ".join(CONTEXTS))


@cache
def prompt_version() -> str:
    """Changes with the instructions, the schema of answers, and how a document is shown."""
    shown = _shown(InputDocument("", "", "en", ()), [])
    parts = (instructions(), json.dumps(answer_schema()), shown, str(MOST_CHARACTERS))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def prompts(document: InputDocument) -> list[Prompt]:
    """The questions for a document: one for a short one, several for a long one, none for one without sentences."""
    made: list[Prompt] = []
    part: list[tuple[int, Sentence]] = []
    size = 0
    for number, sentence in enumerate(sentences_of(document), start=1):
        if part and size + len(sentence.text) > MOST_CHARACTERS:
            made.append(_prompt(document, part))
            part, size = [], 0
        part.append((number, sentence))
        size += len(sentence.text)
    return [*made, _prompt(document, part)] if part else made


def sentences_of(document: InputDocument) -> list[Sentence]:
    """The sentences of the blocks that are coded."""
    return split_sentences(document, _abbreviations(document.language))


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return load_lexicon(language).words["abbreviations"] if language in languages() else frozenset()


def _prompt(document: InputDocument, part: Sequence[tuple[int, Sentence]]) -> Prompt:
    spans = tuple((each.start, each.end) for _, each in part)
    return Prompt(_shown(document, part), spans, part[0][0])


def _shown(document: InputDocument, part: Sequence[tuple[int, Sentence]]) -> str:
    start, end = document.published_start, document.published_end
    published = "unknown" if start is None else str(start) if start == end else f"{start} to {end}"
    lines = [f"[{number}] {each.text}" for number, each in part]
    return "\n".join([f"Language: {document.language}. Published: {published}. Sentences:", *lines])
