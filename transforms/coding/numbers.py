"""Reads counts of persons: digits, number words, "dozens", "au moins", "une dizaine"."""

import re
from typing import Final

from schemas.coded import Range
from transforms.coding.arguments import Arguments
from transforms.coding.tree import Token

_DIGITS: Final = re.compile(r"^\d{1,3}(?:[.,   ]\d{3})+$|^\d+$")
_SINGULAR: Final = frozenset({"a", "an", "one", "un", "une"})
_REACH: Final = 4


def number_of(arguments: Arguments, noun: Token) -> Range | None:
    """How many a noun phrase says, coordinated phrases added up; None when it does not say."""
    total_low, total_high, known = 0, 0, False
    is_open = False
    for one in _counted(arguments, noun):
        count = _one(arguments, one)
        if count is None:
            continue
        known = True
        total_low += count.low
        if count.high is None:
            is_open = True
        else:
            total_high += count.high
    return Range(total_low, None if is_open else total_high) if known else None


def _counted(arguments: Arguments, noun: Token) -> list[Token]:
    return [each for each in arguments.tree.conjuncts(noun) if each is noun or each.pos in {"NOUN", "NUM", "PROPN"}]


def _one(arguments: Arguments, noun: Token) -> Range | None:
    tree, lexicon = arguments.tree, arguments.lexicon
    if noun.lemma in lexicon.words["containers"] or noun.text.lower() in lexicon.numbers:
        own = lexicon.numbers.get(noun.text.lower())
        factor = next((value_of(lexicon.numbers, each.text) for each in tree.children(noun, "nummod")), None)
        if own is not None:
            times = factor[0] if factor and factor[0] else 1
            low, high = own[0] * times, None if own[1] is None else own[1] * times
            return _hedged(arguments, noun, low, high)
    for child in tree.children(noun, "nummod", "det", "amod", "advmod"):
        value = value_of(lexicon.numbers, child.text)
        if value is not None and not (child.dep == "det" and child.has("Definite", "Def")):
            low, high = _multiplied(arguments, child, value)
            return _hedged(arguments, child, low, high)
        if child.lemma in lexicon.words["negative_determiners"]:
            return Range(0, 0)
    content = arguments.content(noun)
    if content is not noun:
        return _one(arguments, content)
    if noun.pos == "NUM":
        value = value_of(lexicon.numbers, noun.text)
        return None if value is None else _hedged(arguments, noun, *value)
    is_one_person = noun.entity == "PER" or (noun.has("Number", "Sing") and _is_countable(arguments, noun))
    return Range(1, 1) if is_one_person else None


def _is_countable(arguments: Arguments, noun: Token) -> bool:
    entry = arguments.lexicon.nouns.get(noun.lemma)
    if entry is None or not entry.classes & {"person", "official", "armed"}:
        return False
    return not entry.classes & {"group", "state", "organisation"} and noun.lemma not in {
        "people",
        "army",
        "troop",
        "force",
        "armée",
        "police",
    }


def _multiplied(arguments: Arguments, number: Token, value: tuple[int, int | None]) -> tuple[int, int | None]:
    """Number words below a number multiply or add ("two hundred", "deux mille")."""
    low, high = value
    for child in arguments.tree.children(number, "compound", "nummod", "flat", "fixed"):
        other = value_of(arguments.lexicon.numbers, child.text)
        if other is not None and other[0]:
            low = low * other[0] if low >= 100 > other[0] or low >= 1000 else low + other[0]
            high = low if high is not None else None
    return low, high


def value_of(numbers: dict[str, tuple[int, int | None]], text: str) -> tuple[int, int | None] | None:
    """Value of digits or a number word; None if it is no number."""
    if _DIGITS.match(text):
        value = int(re.sub(r"\D", "", text))
        return value, value
    word = text.lower()
    if word in numbers:
        return numbers[word]
    parts = word.split("-")
    if len(parts) == 2 and all(part in numbers for part in parts):
        value = numbers[parts[0]][0] + numbers[parts[1]][0]
        return value, value
    return None


def _hedged(arguments: Arguments, number: Token, low: int, high: int | None) -> Range:
    """Bounds after "at least", "up to" and the like before a number."""
    tokens = arguments.tree.tokens
    before = " ".join(each.text.lower() for each in tokens[max(0, number.index - _REACH) : number.index])
    words = arguments.lexicon.words
    if any(before.endswith(phrase) for phrase in words["at_least"]):
        return Range(low, None)
    if any(before.endswith(phrase) for phrase in words["at_most"]):
        return Range(0, low)
    return Range(low, high)
