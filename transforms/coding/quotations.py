"""Finds quotations and reported statements with their speakers, and says who speaks where."""

import re
from dataclasses import dataclass
from typing import Final

from schemas.coded import CodedQuotation, Span
from transforms.coding.arguments import Arguments
from transforms.coding.phrases import role_span, span_of
from transforms.coding.senses import classes_of
from transforms.coding.tree import Token, bounds

_MARKS: Final = re.compile(r"„[^“”]*(?:[“”]|$)|»(?=\w)[^«»]*«|“[^”]*(?:”|$)|«[^»]*(?:»|$)|\"[^\"]*(?:\"|$)", re.DOTALL)
QUOTES: Final = frozenset({'"', "„", "“", "”", "«", "»", "``", "''"})
_FEWEST_WORDS: Final = 4
_SPEAKER_CLASSES: Final = frozenset(
    {"person", "group", "armed", "official", "state", "organisation", "name", "place", "media", "document"}
)


@dataclass(frozen=True)
class Statement:
    """A speech verb with its speaker, in a sentence."""

    verb: Token
    speaker: Token
    arguments: Arguments


def quoted_stretches(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Direct quotations of at least a few words between two offsets (one block), by their marks, the marks included."""
    return [
        (start + match.start(), start + match.end())
        for match in _MARKS.finditer(text[start:end])
        if len(match.group().split()) >= _FEWEST_WORDS
    ]


def statements_in(arguments: Arguments) -> list[Statement]:
    """Speech verbs of a sentence with someone who can speak as their subject."""
    found: list[Statement] = []
    speech = arguments.lexicon.words["speech_verbs"]
    for token in arguments.tree.tokens:
        if token.pos == "VERB" and token.lemma in speech and _speaks(arguments, token):
            speaker = next((each for each in arguments.subjects(token) if _can_speak(arguments, each)), None)
            if speaker is not None:
                found.append(Statement(token, speaker, arguments))
    return found + _according(arguments)


def _speaks(arguments: Arguments, verb: Token) -> bool:
    """Whether a verb of speech is used as one: it has a clause, or words in quotation marks or after a colon."""
    tree = arguments.tree
    if arguments.is_passive(verb):
        return False
    if tree.children(verb, "ccomp", "parataxis") or verb.dep == "parataxis":
        return True
    return any(each.text in QUOTES or each.text == ":" for each in tree.tokens)


def _according(arguments: Arguments) -> list[Statement]:
    """Speakers named by "according to X", "selon X"."""
    words = arguments.lexicon.words["according"]
    found: list[Statement] = []
    for token in arguments.tree.tokens:
        if token.lemma in words or token.text.lower() in words:
            nouns = _after_according(arguments, token)
            found += [Statement(token, each, arguments) for each in nouns[:1] if _can_speak(arguments, each)]
    return found


def _after_according(arguments: Arguments, token: Token) -> list[Token]:
    tree = arguments.tree
    holder = tree.parent(token)
    if token.dep == "case" and holder is not None:
        return [holder]
    following = tree.tokens[token.index + 1] if token.index + 1 < len(tree.tokens) else None
    if following is not None and following.dep == "case" and following.head > following.index:
        return [tree.tokens[following.head]]
    return tree.children(token, "obl", "nmod", "nmod:gen")


def _can_speak(arguments: Arguments, token: Token) -> bool:
    return token.dep != "expl" and bool(classes_of(arguments, token) & (_SPEAKER_CLASSES | {"unknown"}))


def is_person(statement: Statement) -> bool:
    """Whether the speaker is a person, not a paper or an office."""
    classes = classes_of(statement.arguments, statement.speaker)
    is_name = bool(statement.arguments.tree.children(statement.speaker, "appos", "flat"))
    return statement.speaker.pos != "PRON" and (bool(classes & {"person", "official"}) or is_name)


def speaker_span(statement: Statement, text: str, last_speaker: Span | None) -> Span | None:
    """The speaker's phrase; for a pronoun the speaker before, if there was one."""
    if statement.speaker.pos == "PRON":
        return last_speaker
    return role_span(statement.arguments, text, "source", statement.speaker).span


def reported(statement: Statement, text: str, speaker: Span | None) -> CodedQuotation | None:
    """The clause that a speech verb reports, as an indirect quotation."""
    tree = statement.arguments.tree
    clauses = tree.children(statement.verb, "ccomp")
    if not clauses or clauses[0].index < statement.verb.index:
        return None
    tokens = [each for each in tree.subtree(clauses[0]) if each.pos != "PUNCT" or each.dep != "punct"]
    start, end = bounds(tokens)
    if len(tokens) < _FEWEST_WORDS:
        return None
    return CodedQuotation(span_of(text, start, end), speaker, is_direct=False)


def inner(text: str, start: int, end: int) -> Span:
    """The words of a direct quotation without its marks and the spaces inside them."""
    while start < end and (text[start] in '„“”«»"' or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in '„“”«»"' or text[end - 1].isspace()):
        end -= 1
    return span_of(text, start, end)
