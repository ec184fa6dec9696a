"""Tags Arabic: clitics apart, verbs from nouns by what stands before them, adjectives by agreement."""

import re
from dataclasses import dataclass, replace
from typing import Final

from transforms.coding.lexicon.entries import Operator
from transforms.coding.lexicon.load import Lexicon
from transforms.coding.numbers import value_of
from transforms.coding.sentences import Sentence
from transforms.coding.shallow.arabic_phrases import binds
from transforms.coding.shallow.arabic_verbs import plain
from transforms.coding.shallow.arabic_words import ArabicWords, Core, Pieces
from transforms.coding.shallow.grammar import Analysis, Grammar
from transforms.coding.shallow.tagging import (
    Vocabulary,
    Word,
    closed_at,
    hedge_at,
    hedges_of,
    is_sign,
    number_at,
    token_of,
    words_of,
)
from transforms.coding.shallow.units import Unit
from transforms.coding.tree import Token

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ"})
_DAMMA: Final = "ُ"
_PERSONS: Final = frozenset({"person", "armed", "official"})
_BEARINGS: Final = frozenset({"شمال", "جنوب", "شرق", "غرب"})
_TANWIN: Final = ("اً", "ًا")
_DAYS: Final = frozenset({"امس", "أمس", "اليوم", "غد", "غدا"})
_YEAR: Final = re.compile(r"^(?:1[5-9]|20)\d\d$")
_NISBA: Final = ("ي", "يه", "ية", "يين", "يون", "يتين", "يا")


@dataclass
class Part:
    """A piece of a word: a clitic (with its analysis) or what is left (with its readings)."""

    word: Word
    form: str
    analysis: Analysis | None = None
    pieces: Pieces | None = None


class ArabicTagger:
    """Tags Arabic sentences."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar, vocabulary: Vocabulary) -> None:
        self._lexicon = lexicon
        self._grammar = replace(grammar, words={plain(form): entry for form, entry in grammar.words.items()})
        self._vocabulary = vocabulary
        self._words = ArabicWords(lexicon, grammar, vocabulary)
        self._hedges = frozenset(plain(phrase) for phrase in hedges_of(lexicon))
        self._numbers = {plain(word): word for word in lexicon.numbers}
        self._light = frozenset(
            head for head, entries in lexicon.operators.items() if any(_is_light(each) for each in entries)
        )
        self._adjectives = grammar.settings["adjectives"] | self._words.nations

    def tag(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence; clitics are tokens of their own."""
        parts = [part for word in words_of(sentence) for part in self._parts(word)]
        forms = [part.form for part in parts]
        tokens: list[Token] = []
        at = 0
        while at < len(parts):
            at += self._next(parts, forms, at, tokens)
        return tokens

    def lemmas(self, word: str) -> frozenset[str]:
        """Every lemma that a word may have."""
        found: set[str] = {word}
        for part in self._parts(Word(word, 0, len(word))):
            found.add(part.form)
            core = part.pieces.found if part.pieces is not None else None
            if core is not None:
                found |= {core.noun} if core.noun else set()
                found |= {core.verb[0]} if core.verb else set()
        return frozenset(found)

    def read_phrases(self, units: list[Unit]) -> None:
        """Arabic writes no cases."""

    def _parts(self, word: Word) -> list[Part]:
        form = plain(word.text)
        if is_sign(word.text) or form[:1].isdigit():
            return [Part(word, form)]
        found = self._words.take_apart(form)
        at = _offsets(word.text)
        parts: list[Part] = []
        if found.conjunction:
            parts.append(Part(_cut(word, at, 0, 1), found.conjunction, Analysis(found.conjunction, "CCONJ")))
        if found.preposition:
            begin = len(found.conjunction)
            parts.append(Part(_cut(word, at, begin, begin + 1), found.preposition, Analysis(found.preposition, "ADP")))
        parts.append(Part(_cut(word, at, found.start, found.end), found.core, None, found))
        if found.end < len(form):
            pronoun = {"Poss": "Yes", "Clitic": "Yes", "Person": "3"}
            parts.append(Part(_cut(word, at, found.end, len(form)), "ه", Analysis("هو", "PRON", pronoun)))
        return parts

    def _next(self, parts: list[Part], forms: list[str], at: int, tokens: list[Token]) -> int:
        """Append the tokens of the next part or fixed phrase; how many parts they take."""
        part = parts[at]
        hedge = hedge_at(self._hedges, self._lexicon, forms, at) or self._hedge_before_word(forms, at)
        if hedge:
            for each in parts[at : at + hedge]:
                tokens.append(token_of(len(tokens), each.word, Analysis(each.form, "ADV", {"Hedge": "Yes"})))
            return hedge
        closed = closed_at(self._grammar, forms, at)
        if (
            closed is not None
            and (closed[0] > 1 or part.analysis is None)
            and self._is_closed(part, closed[0], parts[at + 1 : at + 2])
        ):
            length, analysis = closed
            if part.form in {"ان", "بان"} and analysis.pos == "SCONJ":
                analysis = self._that(part, parts[at + 1 : at + 2], analysis)
            for i, each in enumerate(parts[at : at + length]):
                tokens.append(token_of(len(tokens), each.word, analysis if i == 0 else Analysis(each.form, "FIXED")))
            _bind_fixed(tokens, length)
            return length
        analysis = part.analysis or self._open(part, tokens, parts[at + 1 : at + 2])
        if analysis.pos == "PRON" and analysis.features.get("Clitic") and tokens and tokens[-1].pos == "VERB":
            analysis = Analysis(analysis.lemma, "PRON", {"Clitic": "Yes", "Person": "3", "Object": "Yes"})
        tokens.append(token_of(len(tokens), part.word, analysis))
        self._after_negation(tokens)
        return 1

    def _that(self, part: Part, following: list[Part], analysis: Analysis) -> Analysis:
        """أن before a verb of the present takes the subject of the verb above; إن begins a clause of its own."""
        core = following[0].pieces.found if following and following[0].pieces is not None else None
        is_verbal = core is not None and core.verb is not None and core.verb[1].get("Tense") == "Pres"
        return Analysis("أن" if is_verbal and "إ" not in part.word.text else "إن", "SCONJ", analysis.features)

    def _hedge_before_word(self, forms: list[str], at: int) -> int:
        """A hedge before a number word, which is known by its plain form."""
        for length in range(min(6, len(forms) - at - 1), 0, -1):
            if " ".join(forms[at : at + length]) in self._hedges and forms[at + length] in self._numbers:
                return length
        return 0

    def _is_closed(self, part: Part, length: int, following: list[Part]) -> bool:
        if part.form in _BEARINGS and _is_country(part, following):
            return False
        return length > 1 or part.pieces is None or (part.pieces.found is None and not part.pieces.is_definite)

    def _after_negation(self, tokens: list[Token]) -> None:
        """What "will not" (لن) says lies ahead."""
        if len(tokens) > 1 and tokens[-2].lemma == "لن" and tokens[-1].pos == "VERB":
            tokens[-1].features["Tense"] = "Fut"

    def _open(self, part: Part, tokens: list[Token], following: list[Part]) -> Analysis:
        if is_sign(part.word.text):
            return Analysis(part.form, "PUNCT")
        number = number_at(self._lexicon, part.form) or self._number(part)
        if number is not None:
            return number
        pieces = part.pieces
        if pieces is None or pieces.found is None:
            return self._unknown(part, tokens)
        found = pieces.found
        if found.verb is not None and self._is_verb(part, found, tokens, following):
            lemma, features = found.verb
            voice = {"Voice": "Pass"} if _DAMMA in part.word.text[1:2] and features["Tense"] == "Past" else {}
            return Analysis(lemma, "VERB", {**features, **voice})
        if found.verb is not None and found.noun is None:
            return self._unknown(part, tokens)
        return self._nominal(pieces, found, tokens)

    def _is_verb(self, part: Part, found: Core, tokens: list[Token], following: list[Part]) -> bool:
        """Whether a word with a reading as a verb is one."""
        if not found.is_sure and tokens and tokens[-1].pos == "ADP":
            return False
        if self._is_object_form(part, found, tokens) or self._is_time_of_day(found, tokens, following):
            return False
        verb = found.verb[0] if found.verb is not None else ""
        return found.noun is None or self._is_verb_here(verb, tokens, following)

    def _number(self, part: Part) -> Analysis | None:
        word = self._numbers.get(part.form)
        is_day = part.form == "اثنين" and part.pieces is not None and part.pieces.is_definite
        return None if word is None or is_day else Analysis(word, "NUM")

    def _is_object_form(self, part: Part, found: Core, tokens: list[Token]) -> bool:
        """Whether a word has the ending of an object, which no verb has ("عذباً"), or agrees with one ("لحنا عذبا")."""
        is_dual = found.verb is not None and found.verb[1].get("Number") == "Plur" and part.form.endswith("ا")
        agrees = is_dual and bool(tokens) and tokens[-1].text.endswith("ا") and tokens[-1].pos != "PUNCT"
        return part.word.text.endswith(_TANWIN) or (agrees and part.form[-2:] != "وا")

    def _is_time_of_day(self, found: Core, tokens: list[Token], following: list[Part]) -> bool:
        """Whether a word that is also a verb says when: "dawn" (فجر) beside a day, or before the end of the clause."""
        if found.noun is None or "time" not in self._lexicon.classes(found.noun):
            return False
        day = following[0].form if following else ""
        noun = (
            following[0].pieces.found.noun if following and following[0].pieces and following[0].pieces.found else None
        )
        is_day = day in _DAYS or (noun is not None and "time" in self._lexicon.classes(noun))
        return is_day or (bool(tokens) and tokens[-1].text in _DAYS)

    def _is_verb_here(self, verb: str, tokens: list[Token], following: list[Part]) -> bool:
        """Whether a word that may be a verb or a noun ("قتل") is the verb, by what stands before it."""
        before = tokens[-1] if tokens else None
        if before is None or before.pos in {"PUNCT", "SCONJ", "AUX", "ADV"} or before.has("PronType", "Rel"):
            return True
        if before.pos == "CCONJ":
            return not self._goes_on(tokens, following)
        if before.pos in {"ADP", "DET", "NUM", "VERB", "FIXED"}:
            return before.pos == "NUM" and bool(_YEAR.match(before.text)) and not _has_verb(tokens)
        is_launched = verb in self._light and before.lemma in self._vocabulary.event_nouns and _is_clitic(following)
        if is_launched or before.pos == "ADJ" or before.has("Case", "Acc"):
            return True
        is_closed = before.pos in {"PROPN", "PRON"} or before.has("Definite", "Def") or before.has("Free", "Yes")
        return is_closed and not _has_verb(tokens)

    def _goes_on(self, tokens: list[Token], following: list[Part]) -> bool:
        """Whether "and killing" goes on a list of event nouns ("بقصف المدينة وقتل المدنيين"), not of verbs."""
        if following and value_of(self._lexicon.numbers, following[0].word.text) is not None:
            return False
        for i in range(len(tokens) - 2, 0, -1):
            if tokens[i].pos in {"VERB", "PUNCT"}:
                return False
            if tokens[i].lemma in self._vocabulary.event_nouns:
                return tokens[i - 1].pos == "ADP"
        return False

    def _nominal(self, pieces: Pieces, found: Core, tokens: list[Token]) -> Analysis:
        lemma = found.noun or pieces.core
        features = dict(found.features)
        if pieces.is_definite:
            features["Definite"] = "Def"
        before = tokens[-1] if tokens else None
        if pieces.is_definite and before is not None and before.pos in _NOMINAL and before.has("Definite", "Def"):
            lemma = self._words.nation_forms.get(pieces.core, lemma)
        if lemma in self._words.nations:
            features["Nation"] = "Yes"
        if before is not None and self._is_adjective(lemma, pieces, before):
            return Analysis(lemma, "ADJ", features)
        if lemma in self._words.nations:
            is_noun = not before or before.pos not in _NOMINAL or features.get("Number")
            return Analysis(lemma, "NOUN" if is_noun else "ADJ", features)
        if not found.is_sure and not pieces.is_definite and plain(lemma) == pieces.core and self._after_title(tokens):
            return Analysis(lemma, "PROPN", features)
        if "name" in self._lexicon.classes(lemma):
            return Analysis(lemma, "PROPN", {**features, "Apart": "Yes"})
        if features.get("Number") == "Dual":
            features["NumValue"] = "2"
        if before is None or before.pos not in {"ADP", "NUM", "DET"}:
            features.setdefault("Number", "Sing")
        return Analysis(lemma, "NOUN", features)

    def _is_adjective(self, lemma: str, pieces: Pieces, before: Token) -> bool:
        """After a noun: an adjective of the lists, or any other word that has the article as the noun has."""
        is_owned = before.has("Poss", "Yes")
        if not (before.pos in _NOMINAL or is_owned) or pieces.preposition or pieces.conjunction:
            return False
        if before.text.endswith("ون") and pieces.core.endswith("ين"):
            return False
        both = (before.has("Definite", "Def") or is_owned) == pieces.is_definite
        if lemma in self._adjectives:
            return both or before.pos == "PROPN" or pieces.is_definite
        return both and pieces.is_definite and lemma not in self._vocabulary.nouns

    def _after_title(self, tokens: list[Token]) -> bool:
        """Whether a name may follow: after a person's title with article (and its adjectives), or after a name."""
        for token in reversed(tokens):
            if token.pos == "PROPN":
                return not token.has("Apart", "Yes")
            if token.pos == "NOUN":
                return token.has("Definite", "Def") and bool(self._lexicon.classes(token.lemma) & _PERSONS)
            if token.pos != "ADJ":
                return False
        return False

    def _unknown(self, part: Part, tokens: list[Token]) -> Analysis:
        before = tokens[-1] if tokens else None
        is_definite = part.pieces is not None and part.pieces.is_definite
        form = part.form
        if before is not None and before.pos in _NOMINAL:
            same = before.has("Definite", "Def") == is_definite
            if is_definite and same and before.pos != "PROPN":
                return Analysis(_bare(form), "ADJ", {"Definite": "Def"})
            if not is_definite and same and form.endswith(_NISBA) and before.pos == "NOUN" and len(form) > 4:
                return Analysis(_bare(form), "ADJ")
        if form[:1] == "ي" and len(form) > 3 and not is_definite and (before is None or before.pos != "ADP"):
            return Analysis(form, "VERB", {"VerbForm": "Fin", "Tense": "Pres", "Gender": "Masc"})
        return Analysis(form, "PROPN", {"Definite": "Def"} if is_definite else {})


def _is_light(operator: Operator) -> bool:
    return operator.pos == "verb" and operator.kind == "do" and "obj" in operator.takes


def _is_clitic(following: list[Part]) -> bool:
    """Whether a pronoun is written onto a word ("هجوم شنه": an attack that X launched)."""
    return bool(following) and following[0].analysis is not None and following[0].analysis.pos == "PRON"


def _has_verb(tokens: list[Token]) -> bool:
    """Whether the clause so far has its verb."""
    for token in reversed(tokens):
        if token.pos in {"PUNCT", "CCONJ", "SCONJ"} or token.has("PronType", "Rel"):
            return False
        if token.pos == "VERB":
            return True
    return False


def _is_country(part: Part, following: list[Part]) -> bool:
    """South Sudan, South Africa and the two Koreas: there a bearing is part of the name."""
    return bool(following) and following[0].form in {"سودان", "افريقيا"} and part.form == "جنوب"


def _bare(form: str) -> str:
    for ending in ("يين", "يون", "ية", "يا", "ة"):
        if form.endswith(ending):
            return form[: -len(ending)] + ("ي" if ending.startswith("ي") else "")
    return form


def _offsets(text: str) -> list[int]:
    """Where each letter of the plain form stands in the text; the text's length at the end."""
    found = [i for i, letter in enumerate(text) if plain(letter)]
    return [*found, len(text)]


def _cut(word: Word, at: list[int], start: int, end: int) -> Word:
    first, last = at[start], at[end]
    return Word(word.text[first:last], word.start + first, word.start + last)


def _bind_fixed(tokens: list[Token], length: int) -> None:
    """Hang the later words of a fixed phrase on its first."""
    first = len(tokens) - length
    for token in tokens[first + 1 :]:
        token.pos, token.dep, token.head = "FIXED", "fixed", first


def make_tagger(lexicon: Lexicon, grammar: Grammar, vocabulary: Vocabulary) -> ArabicTagger:
    """The tagger of Arabic."""
    return ArabicTagger(lexicon, grammar, vocabulary)


__all__ = ["ArabicTagger", "binds", "make_tagger"]
