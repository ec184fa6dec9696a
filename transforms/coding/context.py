"""Finds what pronouns stand for, where it is safe: the one subject before them that agrees."""

from dataclasses import dataclass

from msgspec.structs import replace

from schemas.coded import CodedMention, RoleSpan, Span
from transforms.coding.arguments import Arguments
from transforms.coding.drafts import Draft
from transforms.coding.phrases import role_span
from transforms.coding.senses import classes_of
from transforms.coding.tree import Token

_SUBJECTS = ("nsubj", "nsubj:pass")


@dataclass(frozen=True)
class Candidate:
    """A noun that a later pronoun may take up."""

    span: Span
    number: str | None
    gender: str | None
    is_person: bool
    position: int


def antecedent(arguments: Arguments, text: str, pronoun: Token, before: list[Candidate]) -> Span | None:
    """What a pronoun of the third person stands for: a subject before it in its sentence, else of the sentence before.

    Args:
        arguments: of the sentence.
        text: of the document.
        pronoun: the head of a role.
        before: subjects of the sentence before, in order.
    """
    if pronoun.pos != "PRON" or pronoun.features.get("Person") not in {None, "3"}:
        return None
    words = arguments.lexicon.words
    if pronoun.lemma not in words["pronouns"] and pronoun.text.lower() not in words["pronouns"]:
        return None
    inside = [each for each in subjects(arguments, text) if each.position < pronoun.index]
    for candidates in (inside, before):
        fitting = [each for each in candidates if _agrees(arguments, pronoun, each)]
        if fitting:
            return fitting[-1].span if candidates is inside or len(fitting) == 1 else None
    return None


def subjects(arguments: Arguments, text: str) -> list[Candidate]:
    """Nouns and names that are subjects in a sentence, in order."""
    found: list[Candidate] = []
    for token in arguments.tree.tokens:
        if token.dep in _SUBJECTS and token.pos in {"NOUN", "PROPN"}:
            span: RoleSpan = role_span(arguments, text, "source", token)
            classes = classes_of(arguments, token)
            number = "Plur" if arguments.tree.children(token, "conj") else token.features.get("Number")
            found.append(
                Candidate(
                    span.span, number, token.features.get("Gender"), bool(classes & {"person", "official"}), token.index
                )
            )
    return found


def _agrees(arguments: Arguments, pronoun: Token, candidate: Candidate) -> bool:
    for name, value in (("Number", candidate.number), ("Gender", candidate.gender)):
        own = pronoun.features.get(name)
        if own and value and own != value and not (name == "Gender" and arguments.lexicon.language == "en"):
            return False
    is_personal = pronoun.lemma in {"he", "she"} or pronoun.text.lower() in {"he", "she", "him", "her"}
    return candidate.is_person or not is_personal


def with_antecedents(
    arguments: Arguments, draft: Draft, mention: CodedMention, text: str, before: list[Candidate]
) -> CodedMention:
    """The mention with what its pronouns stand for, where that is safe."""
    heads = {each.start: each for each in (*draft.roles.source, *draft.roles.target, *draft.roles.mediator)}
    roles = []
    for each in mention.roles:
        pronoun = _pronoun_of(arguments, heads.get(each.head.start))
        found = antecedent(arguments, text, pronoun, before) if pronoun is not None else None
        is_own = found is not None and each.span.start <= found.start < each.span.end
        roles.append(each if found is None or is_own else replace(each, antecedent=found))
    return replace(mention, roles=tuple(roles))


def _pronoun_of(arguments: Arguments, head: Token | None) -> Token | None:
    """The pronoun in a role: its head, or the possessive on it ("their forces")."""
    if head is None or head.pos == "PRON":
        return head
    return next((each for each in arguments.tree.children(head, "nmod:poss") if each.pos == "PRON"), None)
