"""Names in a tree: runs of proper nouns, with their kind as far as the words around them tell."""

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.tree import Token, Tree

_PERSONAL = frozenset({"person", "official"})


def find_names(tree: Tree, lexicon: Lexicon) -> None:
    """Add the named entities of a tree: PER after titles, LOC after prepositions of place, else MISC."""
    at = 0
    while at < len(tree.tokens):
        end = at
        while end < len(tree.tokens) and _goes_on(tree.tokens[end], is_first=end == at):
            end += 1
        if end > at:
            label = _label(tree, tree.tokens[at:end], lexicon)
            tree.entities.append((at, end - 1, label))
            for token in tree.tokens[at:end]:
                token.entity = label
        at = max(end, at + 1)


def _goes_on(token: Token, *, is_first: bool) -> bool:
    return token.pos == "PROPN" and (is_first or token.dep == "flat")


def _label(tree: Tree, name: list[Token], lexicon: Lexicon) -> str:
    top = next((each for each in name if each.dep not in {"flat"}), name[0])
    classes = lexicon.classes(top.lemma)
    if classes & {"place", "state", "organisation", "armed", "group"}:
        return "LOC" if classes & {"place", "state"} else "ORG"
    above = tree.parent(top)
    titles = [above] if above is not None and top.dep in {"flat", "appos"} else []
    if any(lexicon.classes(each.lemma) & _PERSONAL for each in (*titles, *tree.children(top, "appos"))):
        return "PER"
    if above is not None and top.dep in {"flat", "appos", "nmod:gen"} and "place" in lexicon.classes(above.lemma):
        return "LOC"
    if {each.lemma for each in tree.children(top, "case")} & lexicon.words["sure_place_prepositions"]:
        return "LOC"
    return "PER" if len(name) > 1 and top.dep in {"nsubj", "nsubj:pass"} else "MISC"
