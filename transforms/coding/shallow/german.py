"""Tags German: nouns by their capital, verbs by their forms and their place in the stretch between two signs."""

from typing import Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.sentences import Sentence
from transforms.coding.shallow.german_cases import GermanCases, binds
from transforms.coding.shallow.german_open import NAME_PARTICLES, OPENING, OpenWords
from transforms.coding.shallow.german_slots import Slot, finish_verbs, join_particles, stretches
from transforms.coding.shallow.german_verbs import Conjugation
from transforms.coding.shallow.german_words import GermanWords
from transforms.coding.shallow.grammar import Analysis, Grammar
from transforms.coding.shallow.tagging import (
    Vocabulary,
    Word,
    closed_at,
    hedge_at,
    hedges_of,
    is_sign,
    token_of,
    words_of,
)
from transforms.coding.shallow.units import Unit
from transforms.coding.tree import Token

__all__ = ["GermanTagger", "binds", "make_tagger"]
_ARTICLES: Final = frozenset({"der", "die", "das", "den", "dem", "deren", "dessen", "denen"})
_RELATIVE_CASES: Final = {
    "der": "Nom|Dat|Gen",
    "die": "Nom|Acc",
    "das": "Nom|Acc",
    "den": "Acc",
    "dem": "Dat",
    "denen": "Dat",
    "deren": "Gen",
    "dessen": "Gen",
}


class GermanTagger:
    """Tags German sentences."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar, vocabulary: Vocabulary) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        self._words = GermanWords(lexicon, vocabulary)
        self._verbs = Conjugation(vocabulary.verbs | grammar.settings["verbs"], grammar)
        self._open = OpenWords(lexicon, grammar, vocabulary, self._words, self._verbs)
        self._cases = GermanCases(lexicon, grammar)
        self._hedges = hedges_of(lexicon)
        self._either = grammar.settings["either"]

    def tag(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence; the parts of a compound are tokens of their own."""
        slots = self._slots(_with_ordinals(words_of(sentence)))
        for begin, end in stretches(slots):
            self._open_clause(slots, begin, end)
            finish_verbs(slots, begin, end, is_title=not sentence.text.rstrip().endswith((".", "!", "?")))
        for at in range(len(slots)):
            self._settle(slots, at)
        join_particles(slots, self._verbs.separable, self._grammar.settings["particles"])
        return _tokens(slots)

    def lemmas(self, word: str) -> frozenset[str]:
        """Every lemma that a word in lower case may have, those of separable verbs with its base included."""
        found = {lemma for lemma, _ in self._verbs.forms.get(word, ())}
        found |= {whole for (_, base), whole in self._verbs.separable.items() if base in found}
        noun = self._words.noun(word.capitalize())
        if noun is not None:
            found |= {noun.lemma, *(lemma for _, lemma in noun.parts)}
        return frozenset(found | {word})

    def read_phrases(self, units: list[Unit]) -> None:
        """Cases and numbers of noun phrases by their articles and endings."""
        self._cases.read(units)

    def _slots(self, words: list[Word]) -> list[Slot]:
        forms = [word.text.lower() for word in words]
        slots: list[Slot] = []
        at = 0
        while at < len(words):
            length, found = self._phrase(words, forms, at)
            if found is None:
                slots.append(self._open.slot(words, at, slots))
                at += 1
                continue
            slots += [Slot(words[at], forms[at], found)]
            slots += [
                Slot(
                    words[i],
                    forms[i],
                    Analysis(forms[i], found.pos if found.features.get("Hedge") else "FIXED", found.features),
                )
                for i in range(at + 1, at + length)
            ]
            at += length
        return slots

    def _phrase(self, words: list[Word], forms: list[str], at: int) -> tuple[int, Analysis | None]:
        """A sign, a hedge before a number or a closed-class word, with the number of words that it takes."""
        if is_sign(words[at].text):
            return 1, Analysis(forms[at], "PUNCT")
        hedge = hedge_at(self._hedges, self._lexicon, forms, at)
        if hedge:
            return hedge, Analysis(forms[at], "ADV", {"Hedge": "Yes"})
        is_first = at == 0 or words[at - 1].text in OPENING
        if words[at].text[:1].isupper() and not is_first:
            return 1, None
        is_in_name = at > 0 and at + 1 < len(words) and forms[at] in NAME_PARTICLES
        if is_in_name and words[at - 1].text[:1].isupper() and words[at + 1].text[:1].isupper():
            return 1, None
        closed = closed_at(self._grammar, forms, at)
        if closed is None:
            return 1, None
        length, found = closed
        mood = self._grammar.tables["moods"].get(forms[at], "") if found.pos == "AUX" else ""
        return length, _auxiliary(found, forms[at], mood) if found.pos == "AUX" else found

    def _open_clause(self, slots: list[Slot], begin: int, end: int) -> None:
        """Conjunctions and relative pronouns of a stretch: they want its finite verb, or an infinitive, at its end."""
        at = begin
        if at < end and slots[at].pos == "CCONJ":
            at += 1
        if at >= end:
            return
        first = slots[at]
        is_final = _ends_finite(slots, at, end)
        if first.form in self._either or first.pos == "SCONJ":
            self._conjunction(slots, at, end, is_final=is_final)
            return
        place = at + 1 if first.pos == "ADP" else at
        is_after_comma = begin > 0 and slots[begin - 1].form in {",", "–", "-"}
        if place >= end or not is_after_comma or not is_final:
            return
        word = slots[place].form
        is_relative = word in _ARTICLES or (slots[place].analysis is not None and slots[place].lemma == "welcher")
        if not is_relative or (place + 1 < end and slots[place + 1].pos == "AUX" and place + 1 < end - 1):
            return
        cases = "" if place > at else _RELATIVE_CASES.get(word, "Nom|Acc")
        if word in {"deren", "dessen"}:
            slots[place].analysis = Analysis(word, "DET", {"Poss": "Yes", "Person": "3"})
            place, cases = at, "Gen"
        features = {"PronType": "Rel", **({"Case": cases} if cases else {"Case": "Dat"})}
        slots[at].analysis = Analysis("der" if place == at else slots[at].lemma, "PRON", features)
        if place > at:
            slots[place].analysis = Analysis("der", "FIXED", {"Oblique": "Yes"})

    def _conjunction(self, slots: list[Slot], at: int, end: int, *, is_final: bool) -> None:
        form = slots[at].form
        has_infinitive = any(each.form == "zu" or each.is_clausal for each in slots[at:end])
        is_joint = has_infinitive if form in {"um", "ohne", "statt", "anstatt"} else is_final
        if form in {"dass", "ob", "daß"}:
            return
        if is_joint:
            slots[at].analysis = Analysis(form, "SCONJ", {"Kind": "adjunct"})
        elif slots[at].pos == "SCONJ":
            slots[at].analysis = Analysis(form, "ADV")

    def _settle(self, slots: list[Slot], at: int) -> None:
        """Articles without a noun are pronouns; "sein" before a noun is a possessive."""
        slot = slots[at]
        following = slots[at + 1] if at + 1 < len(slots) else None
        is_open = following is not None and following.pos in {"NOUN", "PROPN", "ADJ", "NUM", "DET"}
        if following is not None and following.pos == "ADV" and at + 2 < len(slots):
            is_open = is_open or slots[at + 2].pos in {"ADJ", "NOUN", "NUM"}
        if slot.form in {"sein"} and is_open and slot.pos == "AUX":
            slot.analysis = Analysis("sein", "DET", {"Poss": "Yes", "Person": "3"})
        elif slot.pos == "DET" and not is_open:
            cases = self._grammar.tables["cases"].get(slot.form, "")
            named = "|".join(sorted({each.split(".")[0] for each in cases.split()}))
            features = {"Person": "3", **({"Case": named} if named else {})}
            slot.analysis = Analysis(slot.lemma, "PRON", features)
        elif slot.pos == "PRON" and slot.form in self._grammar.tables["pronouns"]:
            case, _, number = self._grammar.tables["pronouns"][slot.form].partition(" ")
            features = {**(slot.analysis.features if slot.analysis else {}), "Case": case}
            if case == "Expl":
                features = {"Person": "3", "Expl": "Yes"}
            slot.analysis = Analysis(slot.lemma, "PRON", features | ({"Number": number} if number else {}))


def _auxiliary(found: Analysis, form: str, mood: str) -> Analysis:
    """An auxiliary with what its form says; `mood` is Past, Sub, Cnd, Part or empty for the present."""
    if mood == "Part":
        return Analysis(found.lemma, "AUX", {"VerbForm": "Part", "Tense": "Past"})
    features = {"VerbForm": "Fin", "Tense": "Past" if mood in {"Past", "Cnd"} else "Pres"}
    if mood in {"Sub", "Cnd"}:
        features["Mood"] = mood
    features["Number"] = "Plur" if form.endswith("n") or form == "sind" else "Sing"
    return Analysis(found.lemma, "AUX", features)


def _ends_finite(slots: list[Slot], begin: int, end: int) -> bool:
    """Whether a stretch is verb-final: its last word may be finite, and no auxiliary stands before it."""
    last = slots[end - 1]
    if end - 2 >= begin and slots[end - 2].form == "zu":
        return False
    if last.pos == "AUX":
        return last.has("VerbForm", "Fin")
    if not any(features["VerbForm"] == "Fin" for _, features in last.verbs):
        return False
    inside = [each for each in slots[begin : end - 1] if each.pos == "AUX" and each.has("VerbForm", "Fin")]
    return not inside


def _with_ordinals(words: list[Word]) -> list[Word]:
    """Numbers with a stop right behind them inside a sentence ("am 20. Mai") made one word."""
    joined: list[Word] = []
    for i, word in enumerate(words):
        before = joined[-1] if joined else None
        is_stop = word.text == "." and i + 1 < len(words)
        if is_stop and before is not None and before.text.isdigit() and before.end == word.start:
            joined[-1] = Word(before.text + ".", before.start, word.end)
        elif _is_tail(joined, word):
            joined[-2:] = [Word(joined[-2].text + "-" + word.text, joined[-2].start, word.end)]
        else:
            joined.append(word)
    return joined


def _is_tail(joined: list[Word], word: Word) -> bool:
    """Whether a word goes on a number before a hyphen ("17-jährig")."""
    if len(joined) < 2 or joined[-1].text != "-" or not joined[-2].text.isdigit():
        return False
    return joined[-2].end == joined[-1].start and joined[-1].end == word.start and word.text[:1].isalpha()


def _tokens(slots: list[Slot]) -> list[Token]:
    tokens: list[Token] = []
    places: dict[int, int] = {}
    for at, slot in enumerate(slots):
        offset = 0
        for text, lemma in slot.parts:
            part = Word(text, slot.word.start + offset, slot.word.start + offset + len(text))
            pos = "PROPN" if text.isupper() else "NOUN"
            tokens.append(token_of(len(tokens), part, Analysis(lemma, pos, {"Before": "Yes", "Bond": "compound"})))
            offset += len(text)
        places[at] = len(tokens)
        analysis = slot.analysis or Analysis(slot.form, "ADV")
        tokens.append(token_of(len(tokens), slot.word, analysis))
    for at, slot in enumerate(slots):
        token = tokens[places[at]]
        if slot.bound is not None:
            token.pos, token.dep, token.head = "PART", "compound:prt", places[slot.bound]
        elif token.pos == "FIXED" and at:
            token.dep, token.head = "fixed", places[at - 1]
    return tokens


def make_tagger(lexicon: Lexicon, grammar: Grammar, vocabulary: Vocabulary) -> GermanTagger:
    """The tagger of German."""
    return GermanTagger(lexicon, grammar, vocabulary)
