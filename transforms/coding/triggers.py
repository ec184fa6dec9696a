"""Finds the lexicon's patterns in a tree: event triggers and operators, each with the tokens that make it up."""

from dataclasses import dataclass
from typing import Final, TypeVar

from transforms.coding.arguments import Arguments
from transforms.coding.lexicon.entries import NO_EVENT, Operator, Trigger
from transforms.coding.senses import holds
from transforms.coding.tree import Token

_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_VERBS: Final = frozenset({"VERB", "AUX"})
_OUTSIDE: Final = frozenset({"conj", "acl:relcl", "advcl", "parataxis", "punct", "appos", "ccomp"})
_CIRCUMSTANCES: Final = frozenset(
    {"after", "before", "since", "during", "despite", "amid", "until", "après", "avant", "depuis", "pendant", "malgré"}
    | {"после", "до", "перед", "накануне", "несмотря", "після", "попри"}
    | {"tras", "después", "antes", "desde", "durante", "pese", "بعد", "قبل", "منذ", "خلال", "رغم"}
)
"""Prepositions that only say when or in spite of what: their nouns are no part of a pattern ("opened after talks")."""
_MANNER: Final = Operator("", "", (), "verb", "do", ("en",), ())
_MANNERS: Final = frozenset({"en", "como", "a"})
_STANDING: Final = frozenset({"SUPPORT", "AID", "AGREE", "CONSULT", "COOPERATE", "CONCEDE"})
_ZERO_COPULA: Final = frozenset({"ru", "uk"})
"""Languages that say what somebody is without a verb."""
Pattern = TypeVar("Pattern", Trigger, Operator)


@dataclass(frozen=True)
class Match:
    """A sense of a trigger found: its head, all tokens of its pattern, its entry."""

    head: Token
    tokens: tuple[Token, ...]
    entry: Trigger


@dataclass(frozen=True)
class OperatorMatch:
    """An operator found, with the heads of its content."""

    head: Token
    tokens: tuple[Token, ...]
    entry: Operator
    content: tuple[Token, ...]


def find_triggers(arguments: Arguments) -> list[Match]:
    """The events that a tree may tell of, in the order of their heads; of each head the first sense that fits."""
    matches: list[Match] = []
    for token in arguments.tree.tokens:
        entries = arguments.lexicon.triggers.get(token.lemma)
        found = _first(arguments, token, entries) if entries else None
        if found is None or found[0].plover_type == NO_EVENT or _only_describes(arguments, token, found[0]):
            continue
        matches.append(Match(token, found[1], found[0]))
    inside = {each.index for match in matches for each in match.tokens if each is not match.head}
    return [match for match in matches if match.head.index not in inside]


def find_operators(arguments: Arguments) -> list[OperatorMatch]:
    """The operators of a tree that govern something, in the order of their heads; one head may carry several."""
    matches: list[OperatorMatch] = []
    for token in arguments.tree.tokens:
        for entry in arguments.lexicon.operators.get(token.lemma, ()):
            tokens = _pattern(arguments, token, entry)
            if tokens is None or not all(holds(arguments, tokens, need) for need in entry.needs):
                continue
            content = _content(arguments, token, tokens, entry)
            if content:
                matches.append(OperatorMatch(token, tokens, entry, content))
        if (verb := _done_as(arguments, token)) is not None:
            matches.append(OperatorMatch(verb, (verb,), _MANNER, (token,)))
    return matches


def _done_as(arguments: Arguments, noun: Token) -> Token | None:
    """The verb that a noun says the manner of: who does something "en protesta" protests by it."""
    words, tree = arguments.lexicon.words, arguments.tree
    if noun.lemma not in words.get("manner_nouns", ()):
        return None
    above = tree.parent(noun)
    is_carried = above is not None and above.lemma in words["manner_carriers"]
    outer = above if is_carried and above is not None else noun
    if outer.dep not in {"obl", "nmod", "advcl", "advmod"} or not arguments.prepositions(outer) & _MANNERS:
        return None
    return next((each for each in tree.ancestors(outer) if each.pos in _VERBS), None)


def _only_describes(arguments: Arguments, token: Token, entry: Trigger) -> bool:
    """A past participle on a noun that says what it is like ("militias backed by Iran", "the pact signed in May")."""
    is_bare = (
        token.dep == "acl" and not arguments.tree.children(token, "aux", "aux:pass") and arguments.is_passive(token)
    )
    return is_bare and entry.pos == "verb" and entry.plover_type in _STANDING


def tells_event(arguments: Arguments, noun: Token) -> bool:
    """Whether a noun's first fitting sense is an event."""
    return event_of(arguments, noun) is not None


def event_of(arguments: Arguments, noun: Token) -> Trigger | None:
    """The event that a noun's first fitting sense is, if it is one."""
    found = _first(arguments, noun, arguments.lexicon.triggers.get(noun.lemma, ()))
    is_event = found is not None and found[0].pos == "noun" and found[0].plover_type != NO_EVENT
    return found[0] if found is not None and is_event else None


def _first(
    arguments: Arguments, token: Token, entries: tuple[Trigger, ...]
) -> tuple[Trigger, tuple[Token, ...]] | None:
    for entry in entries:
        tokens = _pattern(arguments, token, entry)
        if tokens is not None and all(holds(arguments, tokens, need) for need in entry.needs):
            return entry, tokens
    return None


def _pattern(arguments: Arguments, token: Token, entry: Trigger | Operator) -> tuple[Token, ...] | None:
    """The tokens of a pattern at its head; None if some are missing or the part of speech differs."""
    if not _fits_pos(arguments, token, entry.pos):
        return None
    found = [token]
    if entry.extras:
        near = _near(arguments, token, is_figure=isinstance(entry, Trigger) and entry.plover_type == NO_EVENT)
        for word in entry.extras:
            hit = next((each for each in near if word in (each.lemma, each.text.lower()) and each not in found), None)
            if hit is None:
                return None
            found.append(hit)
    return tuple(found)


def _near(arguments: Arguments, token: Token, *, is_figure: bool) -> list[Token]:
    """Tokens at most two steps below a head, without clauses of their own; a passive's subject counts as object.

    Figures of speech do not reach into infinitives ("accuser le coup", but not "accuser X d'avoir fomenté le coup").
    """
    key = token.index, is_figure
    if key not in arguments.near:
        arguments.near[key] = _two_steps(arguments, token, is_figure=is_figure)
    return arguments.near[key]


def _two_steps(arguments: Arguments, token: Token, *, is_figure: bool) -> list[Token]:
    tree = arguments.tree
    first = [
        each
        for each in tree.children(token)
        if (each.dep not in _OUTSIDE or _is_small_clause(each))
        and arguments.prepositions(each).isdisjoint(_CIRCUMSTANCES)
    ]
    if token.pos == "VERB" and not tree.children(token, "obj"):
        first += [each for each in arguments.objects(token) if each not in first]
    first += [content for each in first if each.dep == "obj" and (content := arguments.content(each)) not in first]
    if not arguments.is_passive(token):
        first = [each for each in first if each.dep != "nsubj"]
    over = [each for each in first if not (is_figure and each.dep in {"xcomp", "acl"})]
    second = [below for each in over for below in tree.children(each) if below.dep not in _OUTSIDE]
    return first + second


def _is_small_clause(token: Token) -> bool:
    """What an object is said to be, without a verb ("found him guilty", "holds them hostage")."""
    return token.dep == "ccomp" and token.pos in {"NOUN", "ADJ"}


def _fits_pos(arguments: Arguments, token: Token, pos: str) -> bool:
    if pos == "verb":
        is_noun = bool(arguments.tree.children(token, "det")) and token.dep in {
            "obj",
            "nsubj",
            "nsubj:pass",
            "obl",
            "nmod",
        }
        return token.pos in _VERBS and token.dep not in {"aux", "aux:pass", "cop", "amod"} and not is_noun
    if pos == "noun":
        return token.pos in _NOUNS and (token.dep not in {"compound", "flat"} or _is_carried(arguments, token))
    is_said = arguments.lexicon.language in _ZERO_COPULA and token.pos in {"ADJ", "NOUN"}
    says = ("cop", "nsubj") if is_said else ("cop",)
    return bool(arguments.tree.children(token, *says)) or token.dep in {"amod", "xcomp"}


def _carried(arguments: Arguments, noun: Token) -> list[Token]:
    head = arguments.content(noun)
    return [each for each in arguments.tree.children(head, "compound") if _is_carried(arguments, each)]


def _is_carried(arguments: Arguments, token: Token) -> bool:
    """A noun before one that only says what form it takes ("aid programme", "mediation effort")."""
    carrier = arguments.tree.parent(token)
    return carrier is not None and carrier.lemma in arguments.lexicon.words["carriers"]


def _content(arguments: Arguments, token: Token, tokens: tuple[Token, ...], entry: Operator) -> tuple[Token, ...]:
    """Heads of what an operator governs; counting nouns ("a series of") are looked through."""
    found: list[Token] = []
    for name in entry.takes:
        for holder in tokens if entry.extras else (token,):
            for each in arguments.get(holder, name):
                for one in (each, arguments.content(each), *_carried(arguments, each)):
                    if one not in found and one not in tokens:
                        found.append(one)
    return tuple(found)
