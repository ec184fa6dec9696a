"""What Portuguese nouns and adjectives are: lemma and number of inflected forms."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.shallow.grammar import Analysis, Grammar
from transforms.coding.shallow.tagging import Vocabulary
from transforms.coding.tree import Token

_PLURALS: Final = (
    ("ões", "ão"), ("ães", "ão"), ("ãos", "ão"), ("ais", "al"), ("éis", "el"), ("eis", "il"), ("óis", "ol"),
    ("uis", "ul"), ("is", "il"), ("ns", "m"), ("ses", "s"), ("zes", "z"), ("res", "r"), ("eses", "ês"), ("s", ""),
)  # fmt: skip
_FEMININES: Final = (("esa", "ês"), ("ora", "or"), ("eia", "eu"), ("ã", "ão"), ("ona", "ão"), ("a", "o"))
_ADJECTIVAL: Final = (
    "al", "ais", "ivo", "iva", "ivos", "ivas", "ico", "ica", "icos", "icas", "oso", "osa", "osos", "osas", "ário",
    "ária", "ável", "ível", "áveis", "íveis", "ante", "antes", "ente", "entes", "ense", "enses", "ês", "esa", "ado",
    "ada", "ados", "adas", "ido", "ida", "idos", "idas", "ano", "ana", "anos", "anas",
)  # fmt: skip
_NOUN_BEFORE: Final = frozenset({"DET", "NUM", "ADP"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ"})


class PortugueseWords:
    """Nouns and adjectives that the lexicon and the dictionary know."""

    def __init__(
        self, lexicon: Lexicon, grammar: Grammar, vocabulary: Vocabulary, dictionary: Mapping[Any, Any]
    ) -> None:
        self._lexicon = lexicon
        common = {each for each in vocabulary.nouns if " " not in each or "name" not in lexicon.classes(each)}
        self._known = frozenset({each.split()[0] for each in common} | vocabulary.extras) - vocabulary.verbs
        self._adjectives = grammar.settings["adjectives"] | lexicon.words["armed_adjectives"]
        self._predicates = vocabulary.predicates
        self._dictionary = dictionary
        self.noun = lru_cache(maxsize=100_000)(self._noun)
        self.nation = lru_cache(maxsize=100_000)(self._nation)

    def lemmas(self, form: str) -> frozenset[str]:
        """Every lemma that a form may have as a noun or adjective."""
        return frozenset(base for base, _ in _bases(form))

    def _noun(self, form: str) -> Analysis | None:
        """A form of a noun that the lexicon has."""
        for base, number in _bases(form):
            if base in self._known:
                return Analysis(base, "NOUN", {"Number": number})
        return None

    def _nation(self, form: str) -> str | None:
        """The adjective or name of a people that a form is of."""
        return next((base for base, _ in _bases(form) if base in self._lexicon.nationalities), None)

    def is_adjective_form(self, form: str) -> bool:
        """Whether a form is of an adjective that the lexicon lists."""
        return any(base in self._adjectives for base, _ in _bases(form))

    def nominal(self, form: str, before: Token | None, following: str, *, is_participle: bool) -> Analysis:
        """A word that is no verb here: noun, adjective or adverb, by the word before it."""
        nation = self.nation(form)
        if nation is not None:
            number = "Plur" if form.endswith("s") and not form.endswith("ês") else "Sing"
            features = {"Nation": "Yes", "Number": number}
            is_noun = before is None or before.pos not in {"NOUN", "PROPN"}
            return Analysis(nation, "NOUN" if is_noun and self.noun(following) is None else "ADJ", features)
        listed = next((base for base, _ in _bases(form) if base in self._adjectives), None)
        noun = self.noun(form)
        is_after_noun = before is not None and before.pos in _NOMINAL
        if listed is not None and (is_after_noun or noun is None or self.noun(following) is not None):
            return Analysis(listed, "ADJ")
        if noun is not None and not (is_after_noun and is_participle and before is not None and before.pos == "NOUN"):
            return noun
        if form.endswith("mente"):
            return Analysis(form, "ADV")
        if any(base in self._predicates for base, _ in _bases(form)):
            return Analysis(next(base for base, _ in _bases(form) if base in self._predicates), "ADJ")
        return self._unknown(form, before, following)

    def _unknown(self, form: str, before: Token | None, following: str) -> Analysis:
        base, number = self._dictionary_base(form)
        if before is not None and before.pos in {"NOUN", "PROPN"}:
            return Analysis(base, "ADJ")
        if before is not None and before.pos in _NOUN_BEFORE:
            is_before_noun = self.noun(following) is not None and form.endswith(_ADJECTIVAL)
            return Analysis(base, "ADJ" if is_before_noun else "NOUN", {} if is_before_noun else {"Number": number})
        if form.endswith(_ADJECTIVAL):
            return Analysis(base, "ADJ")
        return Analysis(base, "NOUN", {"Number": number})

    def _dictionary_base(self, form: str) -> tuple[str, str]:
        lemma = self._dictionary.get(form)
        number = "Plur" if form.endswith("s") and lemma != form else "Sing"
        return (str(lemma) if lemma is not None else form), number


def _bases(form: str) -> Iterator[tuple[str, str]]:
    """What a form may be made of, with its number: the form itself, its singular, its masculine."""
    yield form, "Sing"
    for ending, base in _PLURALS:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            singular = form.removesuffix(ending) + base
            yield singular, "Plur"
            yield from ((each, "Plur") for each in _masculines(singular))
    yield from ((each, "Sing") for each in _masculines(form))


def _masculines(form: str) -> Iterator[str]:
    for ending, base in _FEMININES:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            yield form.removesuffix(ending) + base
