"""Small words of Portuguese that may be two things: articles, prepositions, conjunctions, pronouns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.shallow.grammar import Analysis
from transforms.coding.shallow.portuguese_verbs import Reading
from transforms.coding.shallow.portuguese_words import PortugueseWords
from transforms.coding.shallow.tagging import Word, is_sign, number_at
from transforms.coding.tree import Token

CLITIC_CASES: Final = {"lhe": "Dat", "lhes": "Dat", "me": "Dat"}


@dataclass
class Reader:
    """What is known while the words of one sentence are read in order."""

    words: list[Word]
    forms: list[str]
    tokens: list[Token]

    @property
    def before(self) -> Token | None:
        """The token before the next one."""
        return self.tokens[-1] if self.tokens else None

    def form(self, at: int) -> str:
        """The form at a place, empty beyond the end."""
        return self.forms[at] if 0 <= at < len(self.forms) else ""


class SmallWords:
    """Decides by what stands around."""

    def __init__(self, lexicon: Lexicon, verbs: Mapping[str, Sequence[Reading]], words: PortugueseWords) -> None:
        self._lexicon = lexicon
        self._verbs = verbs
        self._words = words
        takers = (each for group in lexicon.operators.values() for each in group if each.pos == "verb")
        self._content = lexicon.words["speech_verbs"] | {each.head for each in takers if "clause" in each.takes}

    def settled(self, reader: Reader, at: int, analysis: Analysis) -> Analysis:
        """A closed-class word that may be two things."""
        form, following = reader.forms[at], reader.form(at + 1)
        before = reader.before
        if form == "se":
            is_condition = before is None or before.pos in {"PUNCT", "CCONJ", "VERB"}
            is_verb = any(features["VerbForm"] == "Fin" for _, features in self._verbs.get(following, ()))
            is_plain = is_condition and not is_verb
            return analysis if is_plain else Analysis("se", "PART", {"Reflex": "Yes"})
        if form in {"o", "os", "as"} and self._is_object(reader, at):
            return Analysis("ele", "PRON", {"Case": "Acc", "Person": "3"})
        if form in CLITIC_CASES:
            return Analysis("ele", "PRON", {"Case": CLITIC_CASES[form], "Person": "3"})
        if form in {"como", "segundo", "conforme"} and not self._finite_ahead(reader, at):
            return Analysis(form, "ADP")
        if form == "segundo" and before is not None and before.pos == "DET":
            return Analysis(form, "ADJ")
        return analysis

    def _is_object(self, reader: Reader, at: int) -> bool:
        """Whether "o", "os" or "as" is a pronoun: a finite verb follows."""
        following = self._verbs.get(reader.form(at + 1), ())
        is_noun = self._words.noun(reader.form(at + 1)) is not None
        return not is_noun and any(features["VerbForm"] == "Fin" for _, features in following)

    def _finite_ahead(self, reader: Reader, at: int) -> bool:
        """Whether a finite verb comes before the next sign."""
        for i in range(at + 1, len(reader.words)):
            if is_sign(reader.words[i].text):
                return False
            if any(features["VerbForm"] == "Fin" for _, features in self._verbs.get(reader.forms[i], ())):
                return self._words.noun(reader.forms[i]) is None
        return False

    def that(self, reader: Reader) -> Analysis:
        """A conjunction after verbs and in what they take as content; a relative pronoun after nouns."""
        before = reader.before
        verbs = [each for each in reader.tokens if each.pos in {"VERB", "AUX"}]
        is_after_noun = before is not None and before.pos in {"NOUN", "PROPN", "ADJ", "NUM", "PUNCT", "PRON"}
        if is_after_noun and before is not None and not (before.pos == "PUNCT" and before.text != ","):
            last = verbs[-1] if verbs else None
            marks = [each for each in reader.tokens if last is not None and each.index > last.index]
            is_addressee = any(each.lemma == "a" and each.pos == "ADP" for each in marks)
            is_content = last is not None and last.lemma in self._content and is_addressee
            if not is_content:
                return Analysis("que", "PRON", {"PronType": "Rel"})
        return Analysis("que", "SCONJ", {"Kind": "complement"})

    def article_or_preposition(self, reader: Reader, at: int) -> Analysis:
        """The word "a": a preposition before infinitives, numbers, towns and masculine nouns, else an article."""
        following = reader.form(at + 1)
        text = reader.words[at + 1].text if at + 1 < len(reader.words) else ""
        before = reader.before
        is_start = before is None or before.pos in {"PUNCT", "SCONJ", "CCONJ"} or before.has("PronType", "Rel")
        is_infinitive = any(features["VerbForm"] == "Inf" for _, features in self._verbs.get(following, ()))
        is_number = number_at(self._lexicon, following) is not None
        if is_infinitive or is_number or following in {"um", "uma", "esse", "este", "ele", "ela", "seu", "sua"}:
            return Analysis("a", "ADP")
        if text[:1].isupper() and not is_start:
            classes = self._lexicon.classes(following)
            is_country = bool(classes & {"state", "organisation"}) or self._words.noun(following) is not None
            return (
                Analysis("o", "DET")
                if is_country and following.endswith(("a", "ão", "e", "u", "to"))
                else Analysis("a", "ADP")
            )
        is_masculine = following.endswith(("o", "os", "or", "ores")) and not following.endswith("ão") and not is_start
        return Analysis("a", "ADP") if is_masculine else Analysis("o", "DET")
