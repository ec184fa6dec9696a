"""A parsed sentence in our own terms: tokens with Universal-Dependencies-like labels, the same in every language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(slots=True)
class Token:
    """A word: `start` and `end` are code points of the document; `head` is an index into the tree, -1 at the root.

    `lemma` is in lower case; `form` keeps what the parser saw. `entity` is PER, ORG, LOC, MISC or empty.
    """

    index: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    features: dict[str, str] = field(default_factory=dict)
    entity: str = ""
    children: list[int] = field(default_factory=list)

    def has(self, name: str, value: str) -> bool:
        """Whether a morphological feature has a value."""
        return self.features.get(name) == value


@dataclass(slots=True)
class Tree:
    """A sentence: its tokens, its place in the document and its named entities (first token, last token, label)."""

    tokens: list[Token]
    start: int
    end: int
    entities: list[tuple[int, int, str]] = field(default_factory=list)

    def link(self) -> None:
        """Fill in the children from the heads."""
        tokens = self.tokens
        for token in tokens:
            token.children = []
        for token in tokens:
            if token.head >= 0:
                tokens[token.head].children.append(token.index)

    def root(self) -> Token | None:
        """The first token labelled as root, if any is."""
        return next((token for token in self.tokens if token.dep == "root"), None)

    def parent(self, token: Token) -> Token | None:
        """The head of a token."""
        return self.tokens[token.head] if token.head >= 0 else None

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Dependents in order, of the given labels if any are named."""
        tokens = self.tokens
        if not deps:
            return [tokens[index] for index in token.children]
        return [tokens[index] for index in token.children if tokens[index].dep in deps]

    def subtree(self, token: Token, stop: frozenset[str] = frozenset()) -> list[Token]:
        """The token with everything below it, in order; dependents with a label in `stop` are left out."""
        found, queue = [token], [token]
        seen = {token.index}
        while queue:
            for child in self.children(queue.pop()):
                if child.dep not in stop and child.index not in seen:
                    seen.add(child.index)
                    found.append(child)
                    queue.append(child)
        return sorted(found, key=lambda each: each.index)

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The heads above a token, nearest first."""
        seen = {token.index}
        above = self.parent(token)
        while above is not None and above.index not in seen:
            seen.add(above.index)
            yield above
            above = self.parent(above)

    def conjuncts(self, token: Token) -> list[Token]:
        """The token and those coordinated with it, first to last."""
        found = [token]
        for each in found:
            found += [child for child in self.children(each, "conj") if child not in found]
        return found

    def is_below(self, token: Token, above: Token) -> bool:
        """Whether a token is another or depends on it."""
        return token is above or any(each is above for each in self.ancestors(token))


def bounds(tokens: Iterable[Token]) -> tuple[int, int]:
    """Start of the first and end of the last of some tokens, which must not be none."""
    listed = list(tokens)
    return min(each.start for each in listed), max(each.end for each in listed)
