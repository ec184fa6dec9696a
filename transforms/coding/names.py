"""Lists the names of a sentence, each with the title or apposition that describes it."""

from typing import Final

from schemas.coded import NameSpan, Span
from transforms.coding.arguments import Arguments
from transforms.coding.phrases import phrase_tokens, span_of
from transforms.coding.tree import Token, bounds

_TITLES: Final = frozenset({"NOUN", "PROPN"})


def names_in(arguments: Arguments, text: str) -> list[NameSpan]:
    """Named entities of a sentence, in order."""
    tree = arguments.tree
    found: list[NameSpan] = []
    for first, last, label in tree.entities:
        tokens = tree.tokens[first : last + 1]
        while len(tokens) > 1 and (tokens[0].pos in {"DET", "ADP"} or tokens[0].text in {"'s", "’s"}):
            tokens = tokens[1:]
        while len(tokens) > 1 and (tokens[-1].text in {"'s", "’s"} or tokens[-1].pos == "PUNCT"):
            tokens = tokens[:-1]
        if (
            not any(each.text[:1].isupper() or each.pos in _TITLES for each in tokens)
            or len("".join(t.text for t in tokens)) < 2
        ):
            continue
        start, end = bounds(tokens)
        found.append(NameSpan(span_of(text, start, end), label, _description(arguments, text, tokens)))
    return found


def _description(arguments: Arguments, text: str, name: list[Token]) -> Span | None:
    """The words beside a name that say who it is ("the spokesman John Doe", "John Doe, spokesman of the army")."""
    tree = arguments.tree
    inside = {each.index for each in name}
    top = next((each for each in name if each.head not in inside), name[0])
    parts: list[Token] = []
    above = tree.parent(top)
    is_beside = top.dep in {"appos", "compound", "flat", "nmod"} and not arguments.prepositions(top)
    if above is not None and is_beside and above.pos == "NOUN":
        parts += phrase_tokens(arguments, above)
    parts += [
        each
        for child in tree.children(top)
        if child.index not in inside and child.dep in {"compound", "amod", "nmod:poss"} and child.index < top.index
        for each in tree.subtree(child)
    ]
    for child in tree.children(top, "appos"):
        if child.index not in inside:
            parts += phrase_tokens(arguments, child)
    outside = [each for each in parts if each.index not in inside]
    if not outside:
        return None
    start, end = bounds([*outside, *name]) if above is not None and top.dep == "appos" else bounds(outside)
    return span_of(text, start, end)
