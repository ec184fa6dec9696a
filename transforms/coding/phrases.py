"""Turns heads into spans: the whole phrase of a role, the head or name in it."""

from typing import Final

from schemas.coded import RoleSpan, Span
from transforms.coding.arguments import AGENTS, Arguments
from transforms.coding.tree import Token, Tree, bounds

_LEFT_OUT: Final = (
    frozenset({"acl:relcl", "advcl", "parataxis", "ccomp", "conj", "cc", "punct", "case", "mark"})
    | frozenset({"cop", "aux", "advmod", "nsubj", "nsubj:pass", "obl:npmod"})
)  # fmt: skip
_APART: Final = frozenset({"acl"})
_LONGEST_PARTICIPLE: Final = 8


def span_of(text: str, start: int, end: int) -> Span:
    """A span with its words."""
    return Span(start, end, text[start:end])


def phrase_tokens(arguments: Arguments, head: Token) -> list[Token]:
    """The tokens of a noun phrase without coordinated phrases, clauses and its own prepositions."""
    tree = arguments.tree
    own = [
        each
        for each in tree.children(head)
        if each.dep not in _LEFT_OUT
        and not (
            each.dep == "nmod" and (not arguments.prepositions(each).isdisjoint(AGENTS) or arguments.is_company(each))
        )
        and not _is_clause(tree, each)
        and not _is_time(arguments, each)
        and not _is_doing(arguments, each)
    ]
    found = [head]
    for child in own:
        found += tree.subtree(child, frozenset({"acl:relcl", "advcl", "parataxis", "ccomp"}))
    for each in [each for token in found for each in tree.children(token, "acl:relcl")]:
        if _is_list_of_members(arguments, each):
            found += tree.subtree(each)
    found.sort(key=lambda each: each.index)
    return _unbroken(tree, head, found)


def _is_clause(tree: Tree, child: Token) -> bool:
    """A participle that tells something of its own, or a long one; "backed by Iran" belongs to the phrase."""
    if child.dep not in _APART:
        return False
    is_past = child.has("VerbForm", "Part") and (child.has("Tense", "Past") or child.has("Aspect", "Perf"))
    return not is_past or len(tree.subtree(child)) > _LONGEST_PARTICIPLE


def _is_list_of_members(arguments: Arguments, clause: Token) -> bool:
    """Some members of a group ("des groupes, dont X et Y"): no clause, for it has no verb."""
    inside = arguments.tree.subtree(clause)
    begins = min(inside, key=lambda each: each.index).lemma in arguments.lexicon.words["member_marks"]
    return begins and not any(each.has("VerbForm", "Fin") for each in inside)


def _is_time(arguments: Arguments, child: Token) -> bool:
    return child.dep in {"nmod", "obl"} and "time" in arguments.lexicon.classes(child.lemma)


def _is_doing(arguments: Arguments, child: Token) -> bool:
    """Whether a phrase tells what they do ("the army in its fight against Y"), not who they are."""
    owners = arguments.tree.children(child, "nmod:poss") if child.dep == "nmod" else []
    return "in" in arguments.prepositions(child) and any(each.pos == "PRON" for each in owners)


def _unbroken(tree: Tree, head: Token, tokens: list[Token]) -> list[Token]:
    """The stretch around the head in which no token is missing but punctuation and those of its own prepositions."""
    indexes = {each.index for each in tokens}
    first = last = head.index
    while first - 1 in indexes or (first - 2 in indexes and tree.tokens[first - 1].pos == "PUNCT"):
        first -= 1
    while last + 1 in indexes or (last + 2 in indexes and tree.tokens[last + 1].pos == "PUNCT"):
        last += 1
    kept = tree.tokens[first : last + 1]
    while kept and kept[-1].pos == "PUNCT" and kept[-1] is not head:
        kept = kept[:-1]
    while kept and kept[0].pos in {"PUNCT", "ADP", "CCONJ"} and kept[0] is not head:
        kept = kept[1:]
    return kept


def name_tokens(arguments: Arguments, head: Token) -> list[Token]:
    """The name that a head is or that stands beside it ("le président Joe Biden" → "Joe Biden"), else the head."""
    tree = arguments.tree
    candidates = [head, *tree.children(head, "appos", "flat", "compound", "nmod")]
    for first, last, label in tree.entities:
        inside = tree.tokens[first : last + 1]
        if head in inside:
            return _trimmed(inside)
        if label == "PER" and any(each in inside for each in candidates[1:] if not arguments.prepositions(each)):
            return _trimmed(inside)
    return [each for each in (head, *tree.children(head, "flat")) if each.pos != "PUNCT"] or [head]


def _trimmed(tokens: list[Token]) -> list[Token]:
    while len(tokens) > 1 and tokens[0].pos in {"DET", "ADP", "PUNCT"}:
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[-1].pos == "PUNCT" or tokens[-1].text in {"'s", "’s"}):
        tokens = tokens[:-1]
    return tokens


def role_span(arguments: Arguments, text: str, role: str, head: Token) -> RoleSpan:
    """The phrase in a role with its head or name; counting nouns are looked through for the head."""
    content = arguments.content(head)
    start, end = bounds(phrase_tokens(arguments, head))
    name_start, name_end = bounds(name_tokens(arguments, content))
    start, end = min(start, name_start), max(end, name_end)
    return RoleSpan(role, span_of(text, start, end), span_of(text, name_start, name_end))
