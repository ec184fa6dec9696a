"""Countries that adjectives of nationality stand for: "the Syrian border" is a place, "the Syrian minister" is none."""

from collections.abc import Iterator, Mapping, Sequence

from schemas.coded import InputDocument, ResolvedPlace, Span
from transforms.resolving.gazetteer import Candidate
from transforms.resolving.gazetteer_data import demonyms, words_of
from transforms.resolving.place_names import CODED_BLOCKS
from transforms.resolving.place_tokens import Token, tokens_of


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
        _place(document.text, first.start, last.end, countries[country], "border", 0.6)
        for of_block in tokens
        for first, last, country in _borders(of_block, document.language)
        if country in countries
    ]


def adjective_places(document: InputDocument, countries: Mapping[str, Candidate]) -> list[ResolvedPlace]:
    """Every adjective or noun of nationality in the coded blocks, as the country; for those who count references.

    They are no places of events, so `find_places` leaves them out.
    """
    known = demonyms(document.language)
    return [
        _place(document.text, token.start, token.end, countries[known[token.folded]], "adjective", 0.4)
        for block in document.blocks
        if block.kind in CODED_BLOCKS
        for token in tokens_of(document.text, block.start, block.end, document.language)
        if known.get(token.folded) in countries and (token.is_capital or document.language not in {"en", "de"})
    ]


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


def _place(text: str, start: int, end: int, country: Candidate, method: str, confidence: float) -> ResolvedPlace:
    return ResolvedPlace(
        span=Span(start, end, text[start:end]),
        location_id=country.location_id,
        name=country.place,
        precision="country",
        country=country.country,
        latitude=country.latitude,
        longitude=country.longitude,
        geonameid=country.geonameid,
        feature_code=country.feature_code,
        admin1=None,
        confidence=confidence,
        method=method,
    )
