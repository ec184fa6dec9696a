"""Trees of the shallow tier, whatever the language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.coded import TextBlock
from transforms.coding.registry import SHALLOW_LANGUAGES
from transforms.coding.sentences import Sentence
from transforms.coding.shallow.coder import ShallowCoder
from transforms.coding.shallow.grammar import load_grammar
from transforms.coding.shallow.parser import ShallowParser, shallow_parser_for


def _tree(language: str, text: str):
    return shallow_parser_for(language).parse([Sentence(0, len(text), text, TextBlock(0, len(text), "body"))])[0]


def test_unknown_languages_are_refused() -> None:
    with pytest.raises(ValueError, match="no shallow grammar for the language 'xx'"):
        ShallowParser("xx")


@pytest.mark.parametrize("language", SHALLOW_LANGUAGES)
class TestEveryLanguage:
    def test_grammars_are_whole(self, language: str) -> None:
        grammar = load_grammar(language)
        kinds = {entry.pos for entry in grammar.words.values()}
        assert {"ADP", "CCONJ", "SCONJ", "AUX", "ADV", "PRON", "DET"} <= kinds

    def test_a_coder_is_of_its_language(self, language: str) -> None:
        coder = ShallowCoder(language)
        assert coder.languages == {language}
        assert coder.name == "shallow"

    @settings(max_examples=40, deadline=None)
    @given(data=st.data())
    def test_any_words_make_one_tree(self, language: str, data) -> None:
        known = sorted(load_grammar(language).words)
        words = data.draw(st.lists(st.sampled_from([*known, ",", ".", "12", "Xyz", "«", "»", "-"]), max_size=14))
        tree = _tree(language, " ".join(words))
        assert sum(token.dep == "root" for token in tree.tokens) == min(1, len(tree.tokens))
        for token in tree.tokens:
            assert all(above is not token for above in tree.ancestors(token))
            assert token.dep
