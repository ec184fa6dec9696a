"""What a spaCy pipeline's rules for attributes and lemmas make of a word, asked once for each way to tag it.

Both components go over every word of every text, the first with some 180 patterns, and take as long as the parser. All
that most of their rules look at is the word and its tags, so what they said is remembered. Where a word may begin a
pattern of several words they are asked about the whole sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

_MOST_REMEMBERED: Final = 200_000
Key = tuple[int, ...]
"""Word, fine tag, part of speech, features and dependency label, by their numbers in the vocabulary."""


@dataclass(frozen=True, slots=True)
class Form:
    """A word as the components leave it; `features` is shared by all words of the form and must not be changed.

    `lemma` is in lower case, or empty while no rule gave one. `is_opener`: a pattern of several words may begin here.
    """

    text: str
    lemma: str
    pos: str
    dep: str
    features: dict[str, str]
    is_space: bool
    is_opener: bool = False


class WordForms:
    """The two components of one pipeline with what they said."""

    def __init__(self, pipeline: Any) -> None:  # noqa: ANN401 - spaCy declares no more
        from spacy.attrs import DEP, MORPH, ORTH, POS, TAG
        from spacy.matcher import Matcher

        self._vocab = pipeline.vocab
        self._ruler, self._lemmatizer = pipeline.get_pipe("attribute_ruler"), pipeline.get_pipe("lemmatizer")
        self._attributes = [ORTH, TAG, POS, MORPH, DEP]
        patterns = [pattern for rule in self._ruler.patterns for pattern in rule["patterns"]]
        self._openers = Matcher(self._vocab)
        for pattern in patterns:
            if len(pattern) > 1:
                self._openers.add("longer", [pattern[:1]])
        self._named = _Named(patterns)
        self._ruled: dict[tuple[str, ...], Form] = {}
        self._known: dict[Key, Form] = {}

    def of(self, doc: "Doc") -> list[Form]:
        """The forms of a sentence's words, which the parser has seen."""
        keys = [tuple(row) for row in doc.to_array(self._attributes).tolist()]
        forms = [self._known.get(key) or self._learn(key, doc[i]) for i, key in enumerate(keys)]
        if any(form.is_opener for form in forms):
            return [_form(token) for token in self._lemmatizer(self._ruler(doc))]
        return forms

    def _learn(self, key: Key, token: "SpacyToken") -> Form:
        ruled = self._rule(token)
        lemma = ruled.lemma or self._lemma(token, ruled)
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
        form = replace(ruled, text=token.text, lemma=lemma, is_space=token.is_space)
        self._known[key] = form
        return form

    def _rule(self, token: "SpacyToken") -> Form:
        """What the rules make of a word alone; to most of them all words with the same tags are one."""
        from spacy.tokens import Doc

        tags = token.tag_, token.pos_, str(token.morph), token.dep_
        key = (token.text if token.is_space else self._named.of(token.lower_), *tags)
        if key not in self._ruled:
            tag, pos, morph, dep = tags
            alone = Doc(self._vocab, [token.text], tags=[tag], pos=[pos], morphs=[morph], deps=[dep], heads=[0])
            is_opener = len(self._openers) > 0 and bool(self._openers(alone, allow_missing=True))
            self._ruled[key] = replace(_form(self._ruler(alone)[0]), is_opener=is_opener)
        return self._ruled[key]

    def _lemma(self, token: Any, ruled: Form) -> str:  # noqa: ANN401 - spaCy declares no set_morph
        """The lemma of a word as the rules leave it; the text stays as it was."""
        pos, morph = token.pos_, token.morph
        token.pos_ = ruled.pos
        token.set_morph(ruled.features)
        found = str(self._lemmatizer.lemmatize(token)[0])
        token.pos_ = pos
        token.set_morph(morph)
        return (found or token.text).lower().replace("’", "'")


class _Named:
    """Words that some rule names; to the rules all others are the same."""

    def __init__(self, patterns: list[list[dict[str, Any]]]) -> None:
        conditions = [condition for pattern in patterns for part in pattern for condition in part.items()]
        looked_at = {name for name, _ in conditions}
        self._is_each = not looked_at <= {"LOWER", "TAG", "POS", "DEP", "MORPH", "IS_SPACE"}
        values = [value for name, value in conditions if name == "LOWER"]
        self._words = frozenset(word for value in values for word in _words_in(value))
        shapes = [value["REGEX"] for value in values if isinstance(value, dict) and "REGEX" in value]
        self._shapes = [re.compile(each) for each in shapes]

    def of(self, word: str) -> str:
        """The word in lower case if a rule may tell it from others, else nothing."""
        is_named = self._is_each or word in self._words or any(each.search(word) for each in self._shapes)
        return word if is_named else ""


def _words_in(value: str | dict[str, Any]) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for listed in value.values():
            yield from [] if isinstance(listed, str) else listed


def _form(token: "SpacyToken") -> Form:
    return Form(
        text=token.text,
        lemma=token.lemma_.lower().replace("’", "'"),
        pos=token.pos_,
        dep=token.dep_,
        features=token.morph.to_dict(),
        is_space=token.is_space,
    )
