"""Tags Portuguese: clitics apart, verbs from nouns and adjectives by what stands before them."""

from typing import Final

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.sentences import Sentence
from transforms.coding.shallow.grammar import Analysis, Grammar
from transforms.coding.shallow.portuguese_small import CLITIC_CASES, Reader, SmallWords
from transforms.coding.shallow.portuguese_verbs import Reading, conjugated
from transforms.coding.shallow.portuguese_words import PortugueseWords
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
from transforms.coding.shallow.units import Phrase, Unit
from transforms.coding.tree import Token

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ"})
_CONDITIONS: Final = frozenset({"se", "quando", "caso", "enquanto", "assim que", "logo que"})
_PERSONS: Final = frozenset({"person", "official", "armed"})


class PortugueseTagger:
    """Tags Portuguese sentences."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar, vocabulary: Vocabulary) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        auxiliaries = {entry.lemma for entry in grammar.words.values() if entry.pos == "AUX"}
        self._auxiliaries = frozenset(auxiliaries)
        self._half = grammar.settings["half"]
        self._verbs = conjugated(vocabulary.verbs | grammar.settings["verbs"] | auxiliaries)
        self._words = PortugueseWords(lexicon, grammar, vocabulary, DefaultDictionaryFactory().get_dictionary("pt"))
        self._predicates = vocabulary.predicates
        self._hedges = hedges_of(lexicon)
        self._small = SmallWords(lexicon, self._verbs, self._words)

    def tag(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence; pronouns after a hyphen are tokens of their own."""
        words = [part for word in words_of(sentence) for part in self._parts(word)]
        reader = Reader(words, [word.text.lower() for word in words], [])
        at = 0
        while at < len(words):
            at += self._next(reader, at)
        return reader.tokens

    def lemmas(self, word: str) -> frozenset[str]:
        """Every lemma that a word in lower case may have."""
        bare = word.split("-", maxsplit=1)[0]
        found = {lemma for each in (word, bare) for lemma, _ in self._verbs.get(each, ())}
        return frozenset(found | {word} | self._words.lemmas(word))

    def read_phrases(self, units: list[Unit]) -> None:
        """Portuguese has no cases of nouns."""

    def _parts(self, word: Word) -> list[Word]:
        """A verb with the pronoun that a hyphen binds to it."""
        head, hyphen, tail = word.text.rpartition("-")
        if not hyphen or tail.lower() not in self._grammar.settings["clitics"] or not head:
            return [word]
        cut = len(head)
        return [Word(head, word.start, word.start + cut), Word("-" + tail, word.start + cut, word.end)]

    def _next(self, reader: Reader, at: int) -> int:
        """Append the tokens of the next word or fixed phrase; how many words they take."""
        word, tokens = reader.words[at], reader.tokens
        hedge = hedge_at(self._hedges, self._lexicon, reader.forms, at)
        if hedge:
            for each in range(at, at + hedge):
                analysis = Analysis(reader.forms[each], "ADV", {"Hedge": "Yes"})
                tokens.append(token_of(len(tokens), reader.words[each], analysis))
            return hedge
        closed = None if self._is_name_inside(reader, at) else closed_at(self._grammar, reader.forms, at)
        if closed is not None and closed[1].pos != "AUX":
            length, analysis = closed
            analysis = self._small.settled(reader, at, analysis) if length == 1 else analysis
            tokens.append(token_of(len(tokens), word, analysis))
            for each in range(at + 1, at + length):
                token = token_of(len(tokens), reader.words[each], Analysis(reader.forms[each], "FIXED"))
                token.dep, token.head = "fixed", len(tokens) - 1
                tokens.append(token)
            return length
        tokens.append(token_of(len(tokens), word, self._open(reader, at)))
        return 1

    def _is_name_inside(self, reader: Reader, at: int) -> bool:
        word = reader.words[at].text
        return at > 0 and word[:1].isupper() and not is_sign(reader.words[at - 1].text)

    def _open(self, reader: Reader, at: int) -> Analysis:
        """A word of no closed class, or one whose class its place decides."""
        word, form = reader.words[at], reader.forms[at]
        if is_sign(word.text):
            return Analysis(form, "PUNCT")
        if form.startswith("-"):
            return self._clitic(reader, form)
        if form in {"que", "a"}:
            return self._small.that(reader) if form == "que" else self._small.article_or_preposition(reader, at)
        number = number_at(self._lexicon, form)
        return number if number is not None else self._content_word(reader, at)

    def _content_word(self, reader: Reader, at: int) -> Analysis:
        word, form, before = reader.words[at], reader.forms[at], reader.before
        is_first = at == 0 or is_sign(reader.words[at - 1].text)
        if word.text[:1].isupper() and not is_first:
            return self._capital(form, before)
        readings = self._verbs.get(form, [])
        verb = self._verb(reader, at, readings)
        if verb is not None:
            return verb
        if word.text[:1].isupper():
            return self._capital(form, before)
        return self._words.nominal(form, before, reader.form(at + 1), is_participle=bool(readings))

    def _clitic(self, reader: Reader, form: str) -> Analysis:
        if form == "-se":
            if reader.before is not None:
                reader.before.features["Reflex"] = "Yes"
            return Analysis("se", "PART", {"Reflex": "Yes"})
        case = CLITIC_CASES.get(form[1:], "Acc")
        return Analysis("ele", "PRON", {"Case": case, "Person": "3"})

    def _capital(self, form: str, before: Token | None) -> Analysis:
        """A word with a capital: a common noun that is written so, or a name."""
        noun = self._words.noun(form)
        if noun is not None and "name" in self._lexicon.classes(noun.lemma):
            return Analysis(noun.lemma, "PROPN", {"Apart": "Yes"})
        if noun is not None and not (
            before is not None and before.pos in {"NOUN", "PROPN"} and before.text[:1].isupper()
        ):
            return noun
        if form in self._lexicon.nationalities or self._words.nation(form):
            return Analysis(self._words.nation(form) or form, "ADJ", {"Nation": "Yes"})
        if before is None and self._words.is_adjective_form(form):
            return Analysis(form, "ADJ")
        return Analysis(form, "PROPN")

    def _verb(self, reader: Reader, at: int, readings: list[Reading]) -> Analysis | None:
        """The verb that a word is here; None if it is none."""
        if not readings:
            return None
        before, form = reader.before, reader.forms[at]
        finite = [each for each in readings if each[1]["VerbForm"] == "Fin"]
        other = [each for each in readings if each[1]["VerbForm"] != "Fin"]
        noun = self._words.noun(form)
        if other and not finite:
            return self._nonfinite(reader, at, other, is_noun=noun is not None)
        if not finite or (
            before is not None and before.pos in {"DET", "ADP", "NUM"} and not before.has("Hedge", "Yes")
        ):
            return None
        if noun is not None and not self._is_verb_here(reader, finite):
            return None
        lemma, features = self._best(finite)
        if lemma in self._auxiliaries and self._is_auxiliary(reader, at, lemma):
            return Analysis(lemma, "AUX", features)
        return Analysis(lemma, "VERB", features)

    def _best(self, finite: list[Reading]) -> Reading:
        """Of "foi" (be or go) that of be, and outside "that" clauses no subjunctive."""
        plain = [each for each in finite if each[1].get("Mood") != "Sub"] or finite
        return next((each for each in plain if each[0] == "ser"), plain[0])

    def _is_verb_here(self, reader: Reader, finite: list[Reading]) -> bool:
        """Whether a word that may also be a noun ("visita", "ataque") is the verb."""
        before = reader.before
        if all(features.get("Mood") == "Sub" for _, features in finite):
            return before is not None and before.lemma in {"que", "não"}
        if before is None or before.pos in {"PUNCT", "CCONJ"}:
            return False
        if before.pos in {"PART", "ADV", "PRON"} or before.has("PronType", "Rel"):
            return True
        has_verb = any(each.pos in {"VERB", "AUX"} and each.has("VerbForm", "Fin") for each in reader.tokens)
        return before.pos in _NOMINAL and not has_verb

    def _is_auxiliary(self, reader: Reader, at: int, lemma: str) -> bool:
        """Whether a verb helps another: what it may help follows, adverbs and pronouns aside."""
        if lemma not in self._half:
            return True
        kinds = {"ter": "Part", "haver": "Part", "ficar": "Part"}.get(lemma, "Inf")
        for i in range(at + 1, min(at + 4, len(reader.words))):
            form = reader.forms[i]
            readings = self._verbs.get(form, ())
            if any(features["VerbForm"] == kinds for _, features in readings):
                return True
            closed = self._grammar.words.get(form)
            is_between = form.startswith("-") or (
                closed is not None and (closed.pos == "ADV" or form in {"de", "que", "por"})
            )
            if not is_between and not form.endswith("mente"):
                return False
        return False

    def _nonfinite(self, reader: Reader, at: int, other: list[Reading], *, is_noun: bool) -> Analysis | None:
        before = reader.before
        lemma, features = other[0]
        kind = features["VerbForm"]
        if kind == "Part":
            is_verb = self._is_participle(reader, at, is_noun=is_noun)
            is_helper = lemma in {"ser", "estar"}
            return Analysis(lemma, "AUX" if is_helper else "VERB", features) if is_verb else None
        if kind == "Inf" and before is not None and before.pos == "DET" and is_noun:
            return None
        if lemma in self._auxiliaries and self._is_auxiliary(reader, at, lemma):
            return Analysis(lemma, "AUX", features)
        is_governed = before is not None and before.pos in {"ADP", "AUX", "VERB"}
        is_future = kind == "Inf" and not is_governed and self._in_condition(reader)
        return Analysis(lemma, "VERB", {"VerbForm": "Fin", "Tense": "Fut"} if is_future else features)

    def _is_participle(self, reader: Reader, at: int, *, is_noun: bool) -> bool:
        """Whether a participle is a verb here: after its auxiliary, or where it tells something of the noun before."""
        before, tokens = reader.before, reader.tokens
        helped = [each for each in tokens[-4:] if each.pos == "AUX"]
        between = tokens[helped[-1].index + 1 :] if helped else []
        if helped and not any(each.pos in {"PUNCT", "NOUN", "PROPN"} for each in between):
            return True
        if before is None or before.pos in {"DET", "NUM", "ADP"}:
            return False
        if before.pos == "CCONJ" and len(tokens) > 1 and tokens[-2].has("VerbForm", "Part"):
            return True
        if before.pos == "ADJ" and is_noun:
            return False
        return self._told(reader, at) if before.pos in _NOMINAL else not is_noun

    def _told(self, reader: Reader, at: int) -> bool:
        """Whether a participle after a noun tells something: a phrase with preposition follows it."""
        following = self._grammar.words.get(reader.form(at + 1))
        return following is not None and following.pos == "ADP"

    def _in_condition(self, reader: Reader) -> bool:
        for token in reversed(reader.tokens):
            if token.pos == "PUNCT" or (token.pos in {"VERB", "AUX"} and token.has("VerbForm", "Fin")):
                return False
            if token.pos == "SCONJ":
                return token.lemma in _CONDITIONS
        return False


def make_tagger(lexicon: Lexicon, grammar: Grammar, vocabulary: Vocabulary) -> PortugueseTagger:
    """The tagger of Portuguese."""
    return PortugueseTagger(lexicon, grammar, vocabulary)


def binds(before: Phrase, phrase: Phrase, lexicon: Lexicon) -> str | None:
    """How a phrase belongs to the one before it: as its name or the second part of a compound; None if not at all."""
    noun, other = before.tokens[-1], phrase.head
    if phrase.tokens[0] is not other or phrase.prepositions or noun.pos not in {"NOUN", "ADJ"}:
        return None
    if (
        other.pos == "PROPN"
        and before.head.pos == "NOUN"
        and lexicon.classes(before.head.lemma) & (_PERSONS | {"place"})
    ):
        return "flat"
    return (
        "compound"
        if other.pos == "NOUN" and noun is before.head and lexicon.classes(other.lemma) & {"weapon"}
        else None
    )
