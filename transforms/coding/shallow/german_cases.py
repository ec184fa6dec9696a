"""Cases of German noun phrases by articles and endings, and how one phrase belongs to the one before it."""

from typing import Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.shallow.grammar import Grammar
from transforms.coding.shallow.units import Phrase, Unit
from transforms.coding.tree import Token

_FEMININE: Final = (
    "ung", "heit", "keit", "schaft", "tät", "ion", "ei", "enz", "anz", "ur", "ik", "in", "ie", "ee", "acht", "unft",
)  # fmt: skip
_NEUTER: Final = ("chen", "lein", "ment", "um", "tum", "zeug", "gericht", "amt", "lager", "dorf", "haus", "land")
_MASCULINE: Final = ("ant", "ent", "ist", "or", "ismus", "ling", "angriff", "streik", "rat", "anschlag", "krieg")
_PERSONS: Final = frozenset({"person", "official"})
_ENDINGS: Final = ("em", "en", "er", "es", "e")


class GermanCases:
    """Reads the cases and numbers of noun phrases."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._table = {form: frozenset(value.split()) for form, value in grammar.tables["cases"].items()}
        self._genders = {
            lemma: gender
            for gender, name in (("F", "feminine"), ("M", "masculine"), ("N", "neuter"))
            for lemma in lexicon.words[name]
        }

    def read(self, units: list[Unit]) -> None:
        """Set the features Case and Number of the heads of phrases as far as their words tell."""
        for unit in units:
            if isinstance(unit, Phrase) and unit.head.pos != "PRON" and not unit.head.has("Case", "Gen"):
                self._phrase(unit)

    def _phrase(self, phrase: Phrase) -> None:
        head = phrase.head
        before = [each for each in phrase.tokens if each.index < head.index]
        number = self._number(head, before)
        options = self._options(before)
        if options is None:
            if number:
                head.features["Number"] = number
            return
        if number:
            options = frozenset(each for each in options if each.endswith(".P") == (number == "Plur")) or options
        gender = self._gender(head)
        if gender:
            fitting = frozenset(each for each in options if each[-1] in {gender, "P"})
            options = fitting or options
        cases = sorted({each.split(".")[0] for each in options})
        head.features["Case"] = "|".join(cases)
        numbers = {"Plur" if each.endswith(".P") else "Sing" for each in options}
        if len(numbers) == 1:
            head.features["Number"] = numbers.pop()

    def _number(self, head: Token, before: list[Token]) -> str:
        counts = [each for each in before if each.pos == "NUM"]
        if counts or head.pos == "NUM":
            is_one = bool(counts) and counts[0].text in {"1", "eins"}
            return "Sing" if is_one else "Plur"
        return head.features.get("Number", "")

    def _options(self, before: list[Token]) -> frozenset[str] | None:
        """Cases with gender or number that the article allows, or else the ending of the first adjective."""
        for each in before:
            if each.pos == "DET" and each.lemma not in {"deren", "mehr"}:
                return self._of_form(each.text.lower())
            if each.pos == "NUM" and each.text.lower() in self._table:
                return self._table[each.text.lower()]
        for each in before:
            if each.pos == "ADJ" and not each.has("Ordinal", "Yes"):
                ending = next((end for end in _ENDINGS if each.text.endswith(end)), "")
                return self._table.get(f"-{ending}") if ending else None
        return None

    def _of_form(self, form: str) -> frozenset[str] | None:
        if form in self._table:
            return self._table[form]
        ending = next((end for end in _ENDINGS if form.endswith(end) and len(form) > len(end) + 2), "")
        return self._table.get(f"-{ending}")

    def _gender(self, head: Token) -> str:
        known = self._genders.get(head.lemma)
        if known is not None or head.pos != "NOUN":
            return known or ""
        if self._lexicon.classes(head.lemma) & _PERSONS:
            return "F" if head.lemma.endswith("in") else "" if head.has("Adjectival", "Yes") else "M"
        for gender, endings in (("F", _FEMININE), ("N", _NEUTER), ("M", _MASCULINE)):
            if head.lemma.endswith(endings) and len(head.lemma) > 4:
                return gender
        return "F" if head.lemma.endswith("e") else ""


def binds(before: Phrase, phrase: Phrase, lexicon: Lexicon) -> str | None:
    """How a phrase belongs to the one before it: as its genitive, its name or what it counts; None if not at all."""
    noun, other = before.end, phrase.head
    if "PRON" in {noun.pos, other.pos} or "time" in lexicon.classes(noun.lemma) or phrase.prepositions:
        return None
    cases = frozenset(other.features.get("Case", "").split("|")) - {""}
    if other.pos == "PROPN" and other.has("Case", "Gen"):
        return "nmod:gen"
    has_article = any(each.pos in {"DET", "ADJ", "NUM"} for each in phrase.tokens if each.index < other.index)
    if has_article and "Gen" in cases and "Nom" not in cases and noun.pos in {"NOUN", "NUM", "PROPN"}:
        return "nmod:gen"
    is_first = phrase.tokens[0]
    if is_first.text.lower() == "der" and "Gen" in cases and not _is_person(lexicon, other) and noun.pos == "NOUN":
        return "nmod:gen"
    if noun.pos == "NOUN" and other.pos == "PROPN" and not has_article and _is_named(lexicon, noun, other):
        return "flat"
    is_count = noun.lemma in lexicon.words["containers"] and not has_article and other.pos == "NOUN"
    return "nmod:gen" if is_count else None


def _is_named(lexicon: Lexicon, noun: Token, name: Token) -> bool:
    """Whether a name says which place ("der Stadt Kirkuk") or which body or person ("die Gewerkschaft Verdi")."""
    is_body = bool(lexicon.classes(noun.lemma) & {"organisation", "group", "person", "official"})
    return _is_place(lexicon, noun) or (is_body and not _is_place(lexicon, name))


def _is_place(lexicon: Lexicon, noun: Token) -> bool:
    return "place" in lexicon.classes(noun.lemma)


def _is_person(lexicon: Lexicon, noun: Token) -> bool:
    return bool(lexicon.classes(noun.lemma) & {"person", "official"})
