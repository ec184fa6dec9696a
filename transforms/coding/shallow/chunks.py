"""Groups tokens into noun phrases with their prepositions."""

from typing import Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.numbers import added_up, value_of
from transforms.coding.shallow.units import Phrase, Unit, hang
from transforms.coding.tree import Token

_BEFORE: Final = frozenset({"DET", "NUM", "ADJ"})
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_DEPS: Final = {"DET": "det", "NUM": "nummod", "ADJ": "amod", "ADV": "advmod"}


def chunk(tokens: list[Token], lexicon: Lexicon) -> list[Unit]:
    """Noun phrases and the tokens between them, in order."""
    units: list[Unit] = []
    at = 0
    while at < len(tokens):
        found = _phrase(tokens, at, lexicon)
        if found is None:
            units.append(tokens[at])
            at += 1
        else:
            phrase, at = found
            units.append(phrase)
    return units


def _phrase(tokens: list[Token], begin: int, lexicon: Lexicon) -> tuple[Phrase, int] | None:
    """The phrase that begins at a token, with the index after it; None if none does."""
    at = begin
    while at < len(tokens) and (tokens[at].pos == "ADP" or (at > begin and tokens[at].pos == "FIXED")):
        at += 1
    prepositions = tokens[begin:at]
    if at < len(tokens) and tokens[at].pos == "PRON" and not tokens[at].has("PronType", "Rel"):
        return _closed(Phrase(tokens[at], [tokens[at]], prepositions)), at + 1
    before, at = _before(tokens, at)
    if at < len(tokens) and tokens[at].pos in _NOUNS:
        head = tokens[at]
        at += 1
    else:
        head_at = _head_without_noun(before)
        if head_at is None:
            return None
        head = before[head_at]
        at -= len(before) - head_at - 1
        before = before[:head_at]
    phrase = Phrase(head, [*before, head], prepositions)
    _hang_before(phrase, before, lexicon)
    return _closed(phrase), _after(tokens, at, phrase)


def _closed(phrase: Phrase) -> Phrase:
    for preposition in [each for each in phrase.prepositions if each.pos == "ADP"]:
        hang(preposition, phrase.head, "case")
    return phrase


def _before(tokens: list[Token], at: int) -> tuple[list[Token], int]:
    """Determiners, numbers, adjectives and owners before a noun; hedges before a number, "and" between numbers."""
    begin = at
    while at < len(tokens):
        token = tokens[at]
        after = tokens[at + 1].pos if at + 1 < len(tokens) else ""
        is_joint = token.pos == "CCONJ" and at > begin and tokens[at - 1].pos == after and after in {"NUM", "ADJ"}
        if token.pos in _BEFORE or token.has("Hedge", "Yes") or token.has("Before", "Yes") or is_joint:
            at += 1
        else:
            break
    return tokens[begin:at], at


def _head_without_noun(before: list[Token]) -> int | None:
    """Which word heads a phrase without a noun: a number, or an adjective after a determiner ("the wounded")."""
    for i in range(len(before) - 1, -1, -1):
        if before[i].pos == "NUM":
            return i
        if before[i].pos == "ADJ" and (any(each.pos in {"DET", "NUM"} for each in before[:i]) or _names(before[i])):
            before[i].pos = "NOUN"
            return i
    return None


def _names(adjective: Token) -> bool:
    return adjective.has("Nation", "Yes") and adjective.has("Number", "Plur")


def _hang_before(phrase: Phrase, before: list[Token], lexicon: Lexicon) -> None:
    numbers = [each for each in before if each.pos == "NUM"]
    if numbers:
        _add_up(numbers, lexicon)
    for each in before:
        if each.pos == "NUM" and each is not numbers[0]:
            hang(each, numbers[0], "compound")
        elif each.pos == "CCONJ" or (each.has("Hedge", "Yes") and numbers):
            hang(each, numbers[0] if numbers else phrase.head, "cc" if each.pos == "CCONJ" else "advmod")
        elif each.has("Before", "Yes"):
            hang(each, phrase.head, each.features.get("Bond", "nmod:poss"))
        else:
            hang(each, phrase.head, _DEPS.get(each.pos, "dep"))


def _add_up(numbers: list[Token], lexicon: Lexicon) -> None:
    """Give the first of several number words the value of all ("مئة وخمسة عشر")."""
    values = [value_of(lexicon.numbers, each.text) for each in numbers]
    if len(numbers) < 2 or any(each is None or each[0] != each[1] for each in values):
        return
    numbers[0].features["NumValue"] = str(added_up(each[0] for each in values if each is not None))


def _after(tokens: list[Token], at: int, phrase: Phrase) -> int:
    """Takes in what follows the head: adjectives, names, a possessive pronoun bound to the noun."""
    while at < len(tokens):
        token = tokens[at]
        if token.pos == "PROPN" and phrase.head.pos in _NOUNS and not token.has("Apart", "Yes"):
            hang(token, phrase.head, "flat")
        elif token.pos == "ADJ" and not token.has("Said", "Yes"):
            hang(token, phrase.end, "amod")
        elif token.pos == "PRON" and token.has("Poss", "Yes"):
            hang(token, phrase.end, "nmod:poss")
        else:
            break
        phrase.tokens.append(token)
        at += 1
    return at
