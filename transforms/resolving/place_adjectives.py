"""Countries that adjectives of nationality stand for: "the Syrian border" is a place, "the Syrian minister" is none."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from schemas.coded import InputDocument, ResolvedPlace, Span
from transforms.resolving.gazetteer import Candidate, resolved_place
from transforms.resolving.gazetteer_data import demonyms, words_of
from transforms.resolving.place_names import CODED_BLOCKS
from transforms.resolving.place_tokens import Token, tokens_of

_PARTS_OF_THE_WORLD: Final = frozenset({"latin", "central", "south", "north", "meso", "pan"})


def border_places(
    document: InputDocument, tokens: Sequence[Sequence[Token]], countries: Mapping[str, Candidate]
) -> list[ResolvedPlace]:
    """Borders, coasts, territory and the like named by an adjective ("la frontière irakienne"), as the country.

    Args:
        document: the text.
        tokens: the tokens of its coded blocks.
        countries: the gazetteer's countries by ISO 3166-1 alpha-3.
    """
    return [
        resolved_place(countries[country], _span(document.text, first.start, last.end), 0.6, "border")
        for of_block in tokens
        for first, last, country in _borders(of_block, document.language)
        if country in countries
    ]


def with_adjectives(
    document: InputDocument, places: Sequence[ResolvedPlace], countries: Mapping[str, Candidate]
) -> list[ResolvedPlace]:
    """The places of a document with the countries that adjectives of nationality refer to ("Russian gas").

    They are references for those who count them, and never the place of an event: `find_places` leaves them out.

    Args:
        document: the text.
        places: what `find_places` gave.
        countries: the gazetteer's countries by ISO 3166-1 alpha-3.
    """
    found = [
        resolved_place(countries[country], _span(document.text, first.start, last.end), 0.4, "adjective")
        for block in document.blocks
        if block.kind in CODED_BLOCKS
        for first, last, country in _adjectives(
            tokens_of(document.text, block.start, block.end, document.language), document.language
        )
        if country in countries
    ]
    return in_order(places, found)


def in_order(places: Sequence[ResolvedPlace], weaker: Sequence[ResolvedPlace]) -> list[ResolvedPlace]:
    """All in the order of the text; a weaker one gives way to a place that it overlaps."""
    free = [
        each
        for each in weaker
        if not any(each.span.start < other.span.end and other.span.start < each.span.end for other in places)
    ]
    return sorted([*places, *free], key=lambda place: place.span.start)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])


def _adjectives(tokens: Sequence[Token], language: str) -> Iterator[tuple[Token, Token, str]]:
    """First and last word of each adjective of nationality, with its country: "Iraqi", "South Korean"."""
    known, done = demonyms(language), -1
    for order, token in enumerate(tokens):
        following = tokens[order + 1 : order + 3]
        joined = f"{token.folded} {following[0].folded}" if following and following[0].gap in {" ", "-"} else ""
        width = 2 if joined in known else 1
        country = known.get(joined if width == 2 else token.folded)
        if country is None or order <= done or (width == 1 and _is_part(tokens, order)):
            continue
        last, behind = tokens[order + width - 1], following[width - 1] if len(following) >= width else None
        if _is_adjective(last, behind, language):
            yield token, last, country
            done = order + width - 1


def _is_part(tokens: Sequence[Token], order: int) -> bool:
    """The word before makes it another people: "Latin American", "Central American"."""
    token = tokens[order]
    before = tokens[order - 1] if order else None
    return before is not None and token.gap == " " and before.is_capital and before.folded in _PARTS_OF_THE_WORLD


def _is_adjective(token: Token, following: Token | None, language: str) -> bool:
    """In English it has a capital and stands before a common noun; elsewhere it has no capital."""
    if language != "en":
        return not token.is_capital
    if token.folded.endswith("s") and not token.folded.endswith("ss"):
        return False
    is_before = following is not None and following.gap in {" ", "-"} and not following.is_capital
    return token.is_capital and is_before


def _borders(tokens: Sequence[Token], language: str) -> Iterator[tuple[Token, Token, str]]:
    nouns, known = words_of("border", language), demonyms(language)
    for order, token in enumerate(tokens):
        if token.folded not in nouns:
            continue
        before = tokens[order - 1] if order and token.gap == " " else None
        after = tokens[order + 1] if order + 1 < len(tokens) and tokens[order + 1].gap == " " else None
        if before is not None and before.folded in known:
            yield before, token, known[before.folded]
        elif after is not None and after.folded in known:
            yield token, after, known[after.folded]
