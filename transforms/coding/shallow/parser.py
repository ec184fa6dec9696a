"""Makes trees without a parser: tagged words, phrases, clauses, heads."""

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Final

from transforms.coding.lexicon.load import Lexicon, load_lexicon
from transforms.coding.parse import SentenceParser
from transforms.coding.sentences import Sentence
from transforms.coding.shallow.attach import Attacher
from transforms.coding.shallow.chunks import chunk
from transforms.coding.shallow.clauses import Splitter
from transforms.coding.shallow.grammar import Grammar, load_grammar
from transforms.coding.shallow.joining import Binder, Joiner
from transforms.coding.shallow.names import find_names
from transforms.coding.shallow.orders import ByCase, ByPlace, Orders
from transforms.coding.shallow.tagging import Tagger, Vocabulary
from transforms.coding.shallow.verb_first import VerbFirst, VerbFirstSplitter
from transforms.coding.tree import Token, Tree

TAGGERS: Final = {"ar": "arabic", "de": "german", "pt": "portuguese"}
"""Module of each language: it has `make_tagger(lexicon, grammar, vocabulary)` and `binds`."""
ORDERS: Final[dict[str, tuple[type[Splitter], type[Orders]]]] = {
    "verb-first": (VerbFirstSplitter, VerbFirst),
    "verb-second": (Splitter, ByCase),
    "free": (Splitter, ByCase),
    "subject-first": (Splitter, ByPlace),
}
"""How clauses are parted and their subjects found, by the `order` of a grammar."""
_LONGEST: Final = 250


class ShallowParser:
    """Trees of one language's sentences; build it once a process with `shallow_parser_for`."""

    def __init__(self, language: str) -> None:
        if language not in TAGGERS:
            raise ValueError(f"no shallow grammar for the language {language!r}; known are {', '.join(TAGGERS)}")
        self._lexicon: Lexicon = load_lexicon(language)
        self._grammar: Grammar = load_grammar(language)
        vocabulary = Vocabulary(self._lexicon)
        module = import_module(f"transforms.coding.shallow.{TAGGERS[language]}")
        make: Callable[[Lexicon, Grammar, Vocabulary], Tagger] = module.make_tagger
        binds: Binder = module.binds
        self._tagger = make(self._lexicon, self._grammar, vocabulary)
        self._joiner = Joiner(self._grammar, self._lexicon, vocabulary, binds)
        self._splitter, orders = ORDERS[self._grammar.order]
        self._attacher = Attacher(self._grammar, self._lexicon, orders(self._lexicon, self._grammar.settings))

    def parse(self, sentences: Sequence[Sentence]) -> list[Tree]:
        """Trees of sentences, in their order."""
        return [self._tree(sentence) for sentence in sentences]

    def lemmas(self, word: str) -> frozenset[str]:
        """Every lemma that a word in lower case may have; too many rather than too few."""
        return self._tagger.lemmas(word)

    def is_word(self, word: str) -> bool:  # noqa: ARG002 - the protocol's
        """Yes for any: unknown words in capitals are left as they are."""
        return True

    def _tree(self, sentence: Sentence) -> Tree:
        tokens: list[Token] = self._tagger.tag(sentence)[:_LONGEST]
        tree = Tree(tokens, sentence.start, sentence.end)
        if tokens:
            phrases = chunk(tokens, self._lexicon)
            self._tagger.read_phrases(phrases)
            units = self._joiner.join(phrases)
            has_bracket = self._grammar.order == "verb-second"
            clauses = self._splitter(self._lexicon.words["speech_verbs"], has_bracket=has_bracket).split(units)
            self._attacher.attach(clauses, tree)
            tree.link()
            find_names(tree, self._lexicon)
        return tree


@cache
def shallow_parser_for(language: str) -> SentenceParser:
    """The process's one shallow parser of a language: by word order, of Ukrainian by case."""
    if language == "uk":
        from transforms.coding.shallow.slavic_parser import SlavicParser

        return SlavicParser(language)
    return ShallowParser(language)
