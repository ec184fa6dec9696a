"""Capitals that a text calls no name: "the Yemeni capital", "la capitale du Tchad", "Chad's capital"."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from schemas.coded import InputDocument, ResolvedPlace, Span
from transforms.resolving.gazetteer import Candidate, resolved_place
from transforms.resolving.gazetteer_data import demonyms, words_of
from transforms.resolving.place_tokens import Token

CAPITAL: Final = "capital"
"""Method of such a place. Its span is the noun: the words beside it are a reference of their own."""
_CONFIDENCE: Final = 0.7
_OF: Final = frozenset(
    {
        "", "of", "of the", "de", "du", "d'", "d’", "de la", "de l'", "de l’", "des", "del", "de los", "do", "da",
        "dos", "das", "von", "der",
    }
)  # fmt: skip
_OWNED: Final = frozenset({"'s", "’s"})


def capital_places(
    document: InputDocument,
    tokens: Sequence[Sequence[Token]],
    places: Sequence[ResolvedPlace],
    capitals: Mapping[str, Candidate],
) -> list[ResolvedPlace]:
    """The capitals that a document means by the word "capital" beside a country or its adjective.

    Args:
        document: the text.
        tokens: the tokens of its coded blocks.
        places: the places that it names.
        capitals: the gazetteer's capitals by the country's ISO 3166-1 alpha-3.
    """
    return [
        resolved_place(
            capitals[country],
            Span(token.start, token.end, document.text[token.start : token.end]),
            _CONFIDENCE,
            CAPITAL,
        )
        for of_block in tokens
        for token, country in _capitals(of_block, document, places)
        if country in capitals
    ]


def _capitals(
    tokens: Sequence[Token], document: InputDocument, places: Sequence[ResolvedPlace]
) -> Iterator[tuple[Token, str]]:
    nouns, known = words_of(CAPITAL, document.language), demonyms(document.language)
    for order, token in enumerate(tokens):
        if token.folded not in nouns or (token.is_capital and document.language != "de"):
            continue
        near = [tokens[order - 1]] if order and token.gap == " " else []
        near += [each for each in tokens[order + 1 : order + 2] if each.gap == " "]
        found = [known[each.folded] for each in near if each.folded in known] or _owners(token, document.text, places)
        if found:
            yield token, found[0]


def _owners(token: Token, text: str, places: Sequence[ResolvedPlace]) -> list[str]:
    """Countries named right behind the noun, or before it as its owner."""
    return [
        place.country
        for place in places
        if place.country is not None
        and place.precision == "country"
        and (
            (token.end <= place.span.start and text[token.end : place.span.start].strip().lower() in _OF)
            or (place.span.end <= token.start and text[place.span.end : token.start].strip() in _OWNED)
        )
    ]
