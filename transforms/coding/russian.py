"""The one module that knows the parts of natasha: Russian sentences in, our own trees out."""

import importlib.util
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from transforms.coding.labels import normalise
from transforms.coding.morphology import morphology_of, plain
from transforms.coding.sentences import Sentence
from transforms.coding.tree import Token, Tree

_WORDS: Final = "emb/navec_news_v1_1B_250K_300d_100q.tar"
_MODELS: Final = "model/slovnet_{}_news_v1.tar"
_LONGEST: Final = 250
_BATCH: Final = 16


class RussianParser:
    """Syntax, grammar and names by slovnet, lemmas by pymorphy3; build it once a process with `russian_parser`."""

    def __init__(self) -> None:
        from navec import Navec
        from slovnet import NER, Morph, Syntax

        data = _data()
        words = Navec.load(data / _WORDS)
        self._syntax, self._grammar, self._names = (
            kind.load(data / _MODELS.format(name), batch_size=_BATCH).navec(words)
            for kind, name in ((Syntax, "syntax"), (Morph, "morph"), (NER, "ner"))
        )
        self._morphology = morphology_of("ru")

    def parse(self, sentences: Sequence[Sentence]) -> list[Tree]:
        """Trees of sentences, in their order; the work is done in batches of like length, each text once."""
        places: dict[str, list[int]] = {}
        for i, each in enumerate(sentences):
            places.setdefault(each.text, []).append(i)
        texts = sorted(places, key=len)
        trees: dict[int, Tree] = {}
        for text, *found in self._parsed(texts):
            for i in places[text]:
                trees[i] = self._tree(sentences[i], *found)
        return [trees[i] for i in range(len(sentences))]

    def _parsed(self, texts: list[str]) -> Iterator[tuple[str, Any, Any, Any, Any]]:
        from razdel import tokenize

        cut = [list(tokenize(text))[:_LONGEST] for text in texts]
        words = [[each.text for each in tokens] for tokens in cut]
        heads, grammar, names = self._syntax.map(words), self._grammar.map(words), self._names.map(texts)
        return zip(texts, cut, heads, grammar, names, strict=True)

    def _tree(self, sentence: Sentence, cut: Any, heads: Any, grammar: Any, names: Any) -> Tree:  # noqa: ANN401
        tokens = [
            self._token(i, sentence.start, *parts)
            for i, parts in enumerate(zip(cut, heads.tokens, grammar.tokens, strict=True))
        ]
        _break_cycles(tokens)
        tree = Tree(tokens, sentence.start, sentence.end)
        for name in names.spans:
            inside = [
                each for each in tokens if name.start <= each.start - sentence.start < name.stop and each.pos != "PUNCT"
            ]
            if any(each.pos in {"PROPN", "NOUN", "X"} for each in inside):
                tree.entities.append((inside[0].index, inside[-1].index, name.type))
                for each in inside:
                    each.entity = name.type
        normalise(tree, "ru")
        return tree

    def _token(self, index: int, offset: int, cut: Any, syntax: Any, grammar: Any) -> Token:  # noqa: ANN401
        head = int(syntax.head_id) - 1
        is_root = head < 0 or head == index
        return Token(
            index=index,
            text=cut.text,
            lemma=self._morphology.lemma(cut.text.lower(), grammar.pos, grammar.feats),
            pos=grammar.pos,
            dep="root" if is_root else syntax.rel,
            head=-1 if is_root else head,
            start=offset + cut.start,
            end=offset + cut.stop,
            features=dict(grammar.feats),
        )

    def lemmas(self, word: str) -> frozenset[str]:
        """Every lemma that a word in lower case may have; too many rather than too few."""
        return self._morphology.lemmas(word) | {plain(word)}

    def is_word(self, word: str) -> bool:
        """Whether the dictionary has a word in lower case."""
        return self._morphology.is_word(word)


def _break_cycles(tokens: list[Token]) -> None:
    """Slovnet chooses each head alone, so words may hang on each other: one of each circle goes to the root."""
    root = next((each for each in tokens if each.head < 0), None)
    if root is None and tokens:
        root = next((each for each in tokens if each.pos == "VERB"), tokens[0])
        root.head, root.dep = -1, "root"
    for token in tokens:
        circle, current = [token], token
        while current.head >= 0 and tokens[current.head] not in circle:
            current = tokens[current.head]
            circle.append(current)
        if current.head >= 0 and root is not None:
            inside = circle[circle.index(tokens[current.head]) :]
            top = next((each for each in inside if each.dep != "nummod"), inside[0])
            has_subject = any(each.head == root.index and each.dep.startswith("nsubj") for each in tokens)
            is_subject = not has_subject and root.pos == "VERB" and top.index < root.index
            top.head, top.dep = root.index, "nsubj" if is_subject else "obl"


def _data() -> Path:
    """Where the weights lie: in the package natasha, which is not imported, for it wants much that we do not."""
    spec = importlib.util.find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("the package natasha, which holds the Russian models, is not installed")
    return Path(spec.submodule_search_locations[0]) / "data"


@cache
def russian_parser() -> RussianParser:
    """The process's one parser of Russian."""
    return RussianParser()
