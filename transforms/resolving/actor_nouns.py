"""What a noun makes of the words around it: adjectives of nationality, names of places, that are nobody."""

from typing import Final

from transforms.resolving import actor_knowledge as knowledge
from transforms.resolving.actor_items import Item
from transforms.resolving.actor_segments import Segment
from transforms.resolving.actor_text import Token
from transforms.resolving.gazetteer_data import function_words, words_of

ADJECTIVE_FIRST: Final = frozenset({"en", "de", "ru", "uk"})
NOUNS_HAVE_CAPITALS: Final = frozenset({"fr"})
_NEAR: Final = frozenset({" ", "\u00a0", "-", " « ", ' "', " “"})


def is_noun_form(word: Token, language: str) -> bool:
    """Whether a word of nationality has the form of a noun, which names people: "Irakiens", "Iraqis"."""
    if language == "en":
        return word.fold.endswith("s") and not word.fold.endswith("ss")
    return language in NOUNS_HAVE_CAPITALS and word.text[0].isupper()


def is_adjective_of_noun(segment: Segment, item: Item, tokens: tuple[Token, ...], language: str) -> bool:
    """Whether a word of nationality only tells of a noun that is no actor ("the Lornian border").

    Args:
        segment: the segment that the word stands in.
        item: the word, a demonym.
        tokens: the words that items point into.
        language: ISO 639-1.
    """
    if not tokens:
        return False
    if is_noun_form(tokens[item.last - 1], language):
        return False
    at = segment.items.index(item) + (1 if language in ADJECTIVE_FIRST else -1)
    if not 0 <= at < len(segment.items):
        return False
    noun = segment.items[at]
    first = max(noun.first, item.first)
    is_beside = tokens[first].gap in _NEAR and min(noun.last, item.last) == first
    return noun.kind == "other" and is_beside and tokens[noun.first].text[0].isalpha()


def is_place_name(segment: Segment, item: Item, tokens: tuple[Token, ...], language: str) -> bool:
    """Whether an unknown name is that of a place: it has or stands beside a noun for one ("Camp Lorn", "Lorn Square").

    Args:
        segment: the segment that the name stands in.
        item: the name.
        tokens: the words that items point into.
        language: ISO 639-1.
    """
    if not tokens:
        return False
    words = [token.text.lower() for token in tokens[item.first : item.last]]
    if len(words) > 1 and (_names_place(words[0], language) or _names_place(words[-1], language)):
        return True
    at = segment.items.index(item)
    beside = [(segment.items[at - 1], item)] if at else []
    beside += [(item, segment.items[at + 1])] if at + 1 < len(segment.items) else []
    return any(
        one.last == other.first
        and tokens[other.first].gap in _NEAR
        and any(_is_place_noun(each, tokens, language) for each in (one, other) if each is not item)
        for one, other in beside
    )


def _names_place(word: str, language: str) -> bool:
    return word in function_words("facility", language) or word in words_of("place_noun", language)


def _is_place_noun(item: Item, tokens: tuple[Token, ...], language: str) -> bool:
    if item.kind == "head":
        return "place" in knowledge.classes()[item.value].traits
    return item.kind == "other" and _names_place(tokens[item.last - 1].text.lower(), language)
