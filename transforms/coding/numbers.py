"""Reads counts of persons: digits, number words, "dozens", "au moins", "une dizaine"."""

import re
from collections.abc import Iterable
from typing import Final

from schemas.coded import Range
from transforms.coding.arguments import Arguments
from transforms.coding.tree import Token

_DIGITS: Final = re.compile(r"^\d{1,3}(?:[.,   ]\d{3})+$|^\d+$")
_SPAN: Final = re.compile(r"^(\d+)[-–—](\d+)$")
_SINGULAR: Final = frozenset({"a", "an", "one", "un", "une"})
_AND: Final = frozenset({"et", "and", "y", "e", "و", "и", "і", "й", "та"})
_BETWEEN: Final = frozenset({"entre", "between", "بين", "между", "між"})
_TO: Final = frozenset({"à", "to", "ou", "or", "a", "o", "u", "إلى", "الى", "أو", "او", "до", "или", "або", "чи"})
"""Words between two bounds of a number; those of "and" only after a word for between."""
_REACH: Final = 4
_LINKS: Final = frozenset({"et", "and", "и", "і", "й", "та"})


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
    words = arguments.lexicon.words
    found = [each for each in arguments.tree.conjuncts(noun) if each is noun or each.pos in {"NOUN", "NUM", "PROPN"}]
    # "Three dead and six wounded" are two counts.
    casualties = (words["killed_words"], words["injured_words"])
    return [each for each in found if each is noun or not any(each.lemma in listed for listed in casualties)]


def _one(arguments: Arguments, noun: Token) -> Range | None:
    tree, lexicon = arguments.tree, arguments.lexicon
    counted = _of_counting_noun(arguments, noun)
    if counted is not None:
        return counted
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
    said = int(noun.features.get("NumValue", is_one_person))
    return Range(said, said) if said else None


def _of_counting_noun(arguments: Arguments, noun: Token) -> Range | None:
    """How many a noun that counts says ("three dozen")."""
    tree, lexicon = arguments.tree, arguments.lexicon
    own = lexicon.numbers.get(noun.text.lower())
    if own is None:
        return None
    factor = next((value_of(lexicon.numbers, each.text) for each in tree.children(noun, "nummod")), None)
    times = factor[0] if factor and factor[0] else 1
    return _hedged(arguments, noun, own[0] * times, None if own[1] is None else own[1] * times)


def _is_countable(arguments: Arguments, noun: Token) -> bool:
    classes = arguments.lexicon.classes(noun.lemma)
    if not classes & {"person", "official", "armed"}:
        return False
    return not classes & {"group", "state", "organisation"} and noun.lemma not in {
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
    if "NumValue" in number.features:
        return int(number.features["NumValue"]), int(number.features["NumValue"])
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
    if span := _SPAN.match(text):
        low, high = int(span[1]), int(span[2])
        return (low, high) if low < high else None
    word = text.lower()
    if word in numbers:
        return numbers[word]
    parts = [part for part in word.split("-") if part not in _LINKS]
    if len(parts) > 1 and all(part.removesuffix("s") in numbers or part in numbers for part in parts):
        values = [numbers[part if part in numbers else part.removesuffix("s")][0] for part in parts]
        value = added_up(_with_fourscore(values))
        return value, value
    return None


def added_up(values: Iterable[int]) -> int:
    """The value of number words in a row: twenty-two, deux-mille-trois-cents, two hundred thousand."""
    total = current = 0
    for value in values:
        if value >= 1000:
            total, current = total + max(current, 1) * value, 0
        elif value == 100 and 0 < current < 100:
            current *= value
        else:
            current += value
    return total + current


def _with_fourscore(values: list[int]) -> list[int]:
    """Values with four and twenty side by side as eighty: so in one word, not in Arabic "four and twenty"."""
    kept: list[int] = []
    for value in values:
        if value == 20 and kept[-1:] == [4]:
            kept[-1] = 80
        else:
            kept.append(value)
    return kept


def _hedged(arguments: Arguments, number: Token, low: int, high: int | None) -> Range:
    """Bounds after "at least", "up to" and the like before a number."""
    tokens = arguments.tree.tokens
    before = " ".join(each.text.lower() for each in tokens[max(0, number.index - _REACH) : number.index])
    before = before.removesuffix(" une").removesuffix(" un")
    words = arguments.lexicon.words
    if any(before.endswith(phrase) for phrase in words["at_least"]):
        return Range(low, None)
    if any(before.endswith(phrase) for phrase in words["at_most"]):
        return Range(0, low)
    after = " ".join(each.text.lower() for each in tokens[number.index + 1 : number.index + 2 + _REACH])
    if any(phrase in after for phrase in words["at_least_after"]):
        return Range(low, None)
    start, end = _beside(arguments, number, -1), _beside(arguments, number, 1)
    return Range(low if start is None or start >= low else start, high if end is None or end <= low else end)


def _beside(arguments: Arguments, number: Token, step: int) -> int | None:
    """The other number of "10 à 15", "10 to 15", "entre 10 y 15", "between 10 and 15", before (-1) or after (1)."""
    tokens, lexicon = arguments.tree.tokens, arguments.lexicon
    at = number.index + 2 * step
    if not 0 <= at < len(tokens):
        return None
    other = value_of(lexicon.numbers, tokens[at].text)
    link, first = tokens[at - step].text.lower(), min(number.index, at)
    is_between = link in _AND and first > 0 and tokens[first - 1].text.lower() in _BETWEEN
    return other[0] if other and (is_between or link in _TO) else None
