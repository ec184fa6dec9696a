"""Stretches of text that the gazetteer knows a place for, before noise is told from names."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from schemas.coded import InputDocument
from transforms.resolving.gazetteer import Candidate, Gazetteer
from transforms.resolving.gazetteer_data import words_of
from transforms.resolving.place_folding import script_of
from transforms.resolving.place_tokens import Token, is_mostly_capitals, tokens_of
from transforms.resolving.place_variants import forms_of

CODED_BLOCKS: Final = frozenset({"body", "title", "caption"})
_LONGEST: Final = 7


class Sighting(NamedTuple):
    """A stretch of a block that the gazetteer knows: tokens `first` up to `last`, exclusive, of `tokens`."""

    tokens: Sequence[Token]
    first: int
    last: int
    is_capitals: bool
    candidates: list[Candidate]

    @property
    def start(self) -> int:
        """Where it starts in the document."""
        return self.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the document, exclusive."""
        return self.tokens[self.last - 1].end


class _Stretch(NamedTuple):
    first: int
    last: int
    keys: tuple[str, ...]


class _Block(NamedTuple):
    tokens: list[Token]
    is_capitals: bool
    stretches: list[list[_Stretch]]


class Named(NamedTuple):
    """What one document names: the sightings, none overlapping, and the tokens of its coded blocks."""

    sightings: list[Sighting]
    tokens: list[list[Token]]


def sightings(documents: Sequence[InputDocument], gazetteer: Gazetteer) -> list[Named]:
    """For each document, the stretches of its coded blocks that name a place in the gazetteer."""
    blocks = [list(_blocks(document)) for document in documents]
    wanted = {
        key
        for of_document in blocks
        for block in of_document
        for group in block.stretches
        for stretch in group
        for key in stretch.keys
    }
    known = gazetteer.candidates(wanted)
    return [
        Named(
            [each for block in of_document for each in _matches(block, known)],
            [block.tokens for block in of_document],
        )
        for of_document in blocks
    ]


def _blocks(document: InputDocument) -> Iterator[_Block]:
    for block in document.blocks:
        if block.kind not in CODED_BLOCKS:
            continue
        tokens = tokens_of(document.text, block.start, block.end, document.language)
        is_capitals = is_mostly_capitals(document.text[block.start : block.end])
        yield _Block(tokens, is_capitals, list(_stretches(tokens, document.language)))


def _stretches(tokens: list[Token], language: str) -> Iterator[list[_Stretch]]:
    """For each token where a name may begin, the stretches from it, longest first."""
    count = len(tokens)
    connectors, articles = words_of("connector", language), words_of("article", "*")
    for first, token in enumerate(tokens):
        if not token.is_capital and token.folded not in articles and token.text.isascii():
            continue
        script = "latin" if token.text.isascii() else script_of(token.text)
        if not _may_begin(tokens, first, script):
            continue
        group = []
        words: list[str] = []
        for last in range(first, min(first + _LONGEST, count)):
            each = tokens[last]
            if last > first and not each.is_joined:
                break
            is_telling = each.is_capital or script == "arabic" or each.folded.isdigit()
            if not is_telling and each.folded not in connectors:
                break
            words.append(each.folded)
            if is_telling:
                group.append(_Stretch(first, last + 1, _keys(words, script, language)))
        if group:
            yield group[::-1]


def _may_begin(tokens: list[Token], first: int, script: str) -> bool:
    token = tokens[first]
    if token.is_capital or script == "arabic":
        return True
    following = tokens[first + 1] if first + 1 < len(tokens) else None
    return (
        following is not None
        and token.folded in words_of("article", "*")
        and following.gap in {"-", "‑"}
        and following.is_capital
    )


def _keys(words: list[str], script: str, language: str) -> tuple[str, ...]:
    if script == "latin" and language != "de":
        return (" ".join(words),)
    if script == "arabic":
        rest = words[1:]
        return tuple(" ".join([form, *rest]) for form in forms_of(words[0], script, language))
    *before, last = words
    keys = [" ".join([*before, form]) for form in forms_of(last, script, language)]
    if before and script == "cyrillic":
        adjective = forms_of(before[-1], script, language)
        keys += [
            " ".join([*before[:-1], one, other]) for one in adjective[1:] for other in forms_of(last, script, language)
        ]
    return tuple(keys)


def _matches(block: _Block, known: dict[str, list[Candidate]]) -> Iterator[Sighting]:
    """The longest known stretch from left to right."""
    done = 0
    for group in block.stretches:
        for stretch in group:
            if stretch.first < done:
                break
            candidates = _best_known(stretch.keys, known)
            if candidates:
                yield Sighting(block.tokens, stretch.first, stretch.last, block.is_capitals, candidates)
                done = stretch.last
                break


def _best_known(keys: tuple[str, ...], known: dict[str, list[Candidate]]) -> list[Candidate]:
    """The places under the first form, as printed; else under the form that the most people live in."""
    found = [known[key] for key in keys if key in known]
    if len(found) < 2 or keys[0] in known:
        return found[0] if found else []
    return max(found, key=lambda candidates: max(each.population for each in candidates))
