"""Keeps of a sentence's events those worth telling: no doubles of one happening, no content of words, no bare nouns."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transforms.coding.arguments import Arguments
from transforms.coding.drafts import Draft
from transforms.coding.tree import Token

_VERBAL: Final = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
_DEMANDS: Final = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN", "AGREE"})
_APART: Final = frozenset({"advcl", "acl:relcl", "conj", "parataxis"})
_CASUALTY: Final = frozenset({"casualty_verbs_killed", "casualty_verbs_injured"})


def merge_doubles(arguments: Arguments, drafts: list[Draft]) -> list[Draft]:
    """Drafts with those that tell of the same happening made one ("killed three in an attack")."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((each for each in kept if _is_same(arguments, each, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            _merge(arguments, twin, draft)
    return kept


def _is_same(arguments: Arguments, one: Draft, other: Draft) -> bool:
    """Same type and polarity, and one is below the other, or they are coordinated results of one deed."""
    first, second = one.reading, other.reading
    if first.plover_type != second.plover_type or one.qualifiers.polarity != other.qualifiers.polarity:
        return False
    if {each.index for each in first.trigger} & {each.index for each in second.trigger}:
        return True
    tree = arguments.tree
    a, b = first.site, second.site
    is_casualty = _is_casualty(arguments, a) or _is_casualty(arguments, b)
    if b.dep == "conj" and b in tree.conjuncts(a):
        return (is_casualty or _is_shared(one, other)) and not _differ(one, other)
    over_a, over_b = first.light or a, second.light or b
    if not (tree.is_below(a, over_b) or tree.is_below(b, over_a)):
        return False
    lower, upper = (a, over_b) if tree.is_below(a, over_b) else (b, over_a)
    path = _path(arguments, lower, upper)
    if any(each.dep == "advcl" for each in path):
        # Those who march chanting, or in order to demand, hold one protest.
        is_manner = first.plover_type == "PROTEST" and (_is_purpose(arguments, path) or _is_nonfinite(path))
        return is_manner or _is_same_scene(arguments, lower, one if lower is a else other, is_casualty)
    return lower.dep not in {"ccomp", "conj"} and _is_part(arguments, lower) and not _differ(one, other)


def _path(arguments: Arguments, lower: Token, upper: Token) -> list[Token]:
    """The tokens from one up to another above it, which is left out."""
    tree = arguments.tree
    return [lower, *[each for each in tree.ancestors(lower) if tree.is_below(each, upper) and each is not upper]]


def _is_same_scene(arguments: Arguments, lower: Token, draft: Draft, is_casualty: bool) -> bool:
    """A clause that only adds to the same happening: a bare participle of result, or "while they …"."""
    marks = {each.lemma for each in arguments.tree.children(lower, "mark")}
    if is_casualty and not marks:
        return True
    is_pronoun = all(each.pos == "PRON" for each in draft.roles.source)
    return is_pronoun and bool(marks & arguments.lexicon.words["simultaneous_marks"])


def _is_part(arguments: Arguments, lower: Token) -> bool:
    """Whether a noun is a circumstance of what is above it ("killed in an attack"), not its cause or sequel."""
    if lower.dep not in {"obl", "nmod", "obl:npmod", "obl:agent"}:
        return True
    return bool(arguments.prepositions(lower) & arguments.lexicon.words["circumstance_marks"])


def _is_casualty(arguments: Arguments, token: Token) -> bool:
    words = arguments.lexicon.words
    return token.pos == "VERB" and any(token.lemma in words[name] for name in _CASUALTY)


def _is_shared(one: Draft, other: Draft) -> bool:
    """Coordinated deeds of the same doers on the same target ("attacked and burned the village")."""
    targets = _indexes(one.roles.target)
    return bool(targets) and targets == _indexes(other.roles.target) and one.reading.plover_type == "ASSAULT"


def _differ(one: Draft, other: Draft) -> bool:
    """Both have doers, and none in common."""
    first, second = _indexes(one.roles.source), _indexes(other.roles.source)
    return bool(first) and bool(second) and not first & second


def _indexes(tokens: Sequence[Token]) -> set[int]:
    return {each.index for each in tokens}


def _merge(arguments: Arguments, kept: Draft, dropped: Draft) -> None:
    """The verb's mention stays, of two verbs the one that is no mere result; what it lacks comes from the other."""
    first, second = kept.reading, dropped.reading
    is_bare = first.match.entry.pos == "noun" and second.match.entry.pos == "verb" and not first.is_light
    if is_bare or (
        _is_casualty(arguments, first.match.head) and not kept.roles.source and second.match.entry.pos == "verb"
    ):
        kept.reading, dropped.reading = dropped.reading, kept.reading
        kept.qualifiers, dropped.qualifiers = dropped.qualifiers, kept.qualifiers
        kept.roles, dropped.roles = dropped.roles, kept.roles
    kept.taken_up |= dropped.taken_up or _is_taken_up(arguments, dropped)
    kept.roles.source = kept.roles.source or dropped.roles.source
    known = _indexes(kept.roles.target) | _indexes(kept.roles.source)
    kept.roles.target += [each for each in dropped.roles.target if each.index not in known]
    kept.roles.instrument += dropped.roles.instrument
    if kept.reading.mode is None and dropped.reading.mode is not None:
        kept.reading.mode, kept.reading.cameo = dropped.reading.mode, dropped.reading.cameo
    tokens = {each.index: each for each in (*kept.clause, *dropped.clause)}
    kept.clause = [tokens[index] for index in sorted(tokens)]


def _is_taken_up(arguments: Arguments, draft: Draft) -> bool:
    """A demonstrative noun tells of what was told before ("this strike hit a depot")."""
    determiners = {each.lemma for each in arguments.tree.children(draft.reading.match.head, "det")}
    is_noun = draft.reading.match.entry.pos == "noun"
    return is_noun and bool(determiners & arguments.lexicon.words["demonstratives"])


def worth_telling(arguments: Arguments, drafts: list[Draft]) -> list[Draft]:
    """Drafts without what others only talk about, means or want, and without nouns in passing."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.roles.is_figurative and draft.reading.match.entry.pos == "noun":
            continue
        if _is_mishap(arguments, draft, drafts):
            continue
        if draft.reading.is_background:
            is_whole = bool(draft.roles.source and draft.roles.target) and not draft.reading.is_charge
            is_told = is_whole or _is_known_death(arguments, draft)
            kept += [draft] if is_told else []
            continue
        if any(_is_swallowed(arguments, draft, other) for other in drafts if other is not draft):
            if _is_standing_fight(arguments, draft, drafts):
                draft.qualifiers = replace(draft.qualifiers, modality="hypothetical")
            elif not _is_known_death(arguments, draft):
                continue
        if _stands_alone(draft, len(drafts) > 1) or _is_known_death(arguments, draft):
            kept.append(draft)
    return kept


def _is_known_death(arguments: Arguments, draft: Draft) -> bool:
    """Whether a killing is told in passing of somebody named or counted ("vowed to solve the murder of two nuns")."""
    words = arguments.lexicon.words
    if draft.reading.match.head.lemma not in words["killing_nouns"] or not words["unrealising_verbs"]:
        return False
    return any(
        (each.pos == "PROPN" and not arguments.is_nationality(each)) or arguments.tree.children(each, "nummod")
        for each in draft.roles.target
    )


def _is_mishap(arguments: Arguments, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether nobody killed them: a sentence that tells of an accident or storm, and of no doer or other violence."""
    is_bare = _is_casualty(arguments, draft.reading.match.head) and not draft.roles.source
    if not is_bare or not any(each.lemma in arguments.lexicon.words["mishaps"] for each in arguments.tree.tokens):
        return False
    violent = [each for each in drafts if each.reading.plover_type == "ASSAULT" and each is not draft]
    return all(_is_casualty(arguments, each.reading.match.head) and not each.roles.source for each in violent)


def _is_standing_fight(arguments: Arguments, draft: Draft, drafts: list[Draft]) -> bool:
    """Who fights whom, said in passing ("support for X in its fight against Y"): kept, but as no single deed."""
    has_sides = bool(draft.roles.source) and bool(draft.roles.target)
    is_violent = draft.reading.plover_type == "ASSAULT" and not draft.reading.is_lifted
    sites = {each.reading.site.index: each for each in drafts if each is not draft}
    above = next(
        (sites[each.index] for each in arguments.tree.ancestors(draft.reading.site) if each.index in sites), None
    )
    return has_sides and is_violent and (above is None or above.reading.plover_type not in _DEMANDS)


def _is_swallowed(arguments: Arguments, draft: Draft, other: Draft) -> bool:
    """Whether an event is the content, the purpose or the mere background of another's words."""
    tree, words = arguments.tree, arguments.lexicon.words
    head, above = draft.reading.site, other.reading.site
    if head is above or not tree.is_below(head, above):
        return False
    path = _path(arguments, head, above)
    top = path[-1]
    if top.dep == "conj" and all(each.dep not in _APART for each in path[:-1]):
        return False
    joints = {each.dep for each in path}
    if other.reading.plover_type in _VERBAL and not joints & _APART:
        return True
    if draft.reading.plover_type in _VERBAL or draft.reading.plover_type == "CONSULT":
        return bool(joints & {"acl:relcl", "acl"}) or _is_nonfinite(path) or "advcl" in joints
    if _is_purpose(arguments, path):
        # Who does something in order to protest does protest by it, in languages that say it so.
        return draft.reading.plover_type not in words["done_purposes"] or other.reading.is_lifted
    is_whole = bool(draft.roles.source and draft.roles.target)
    # Those who protest need nobody to protest against ("a crowd that was protesting").
    is_standing = draft.reading.plover_type in words["standing_clauses"]
    is_protest = is_standing and bool(draft.roles.source) and head.pos == "VERB"
    return bool(joints & {"acl:relcl", "advcl"}) and not (is_whole or is_protest)


def _is_nonfinite(path: list[Token]) -> bool:
    return any(each.dep in {"advcl", "acl", "xcomp"} and not each.has("VerbForm", "Fin") for each in path)


def _is_purpose(arguments: Arguments, path: list[Token]) -> bool:
    """Infinitives of purpose: what is meant to be done is not said to be done."""
    for each in path:
        marks = {child.lemma for child in arguments.tree.children(each, "mark", "aux", "case")}
        if each.dep in {"advcl", "acl", "xcomp"} and (
            "to" in marks or (each.has("VerbForm", "Inf") and marks & arguments.lexicon.words["purpose_marks"])
        ):
            return True
    return False


def _stands_alone(draft: Draft, has_company: bool) -> bool:
    """Verbs always; nouns when they have sides: both beside other events, one where they are alone."""
    reading = draft.reading
    sides = bool(draft.roles.source) + bool(draft.roles.target)
    is_carried = reading.is_light or reading.is_lifted or reading.is_occurrence
    if reading.match.head.has("Passing", "Yes") and not is_carried:
        return sides == 2
    if reading.match.entry.pos != "noun" or reading.is_light or reading.is_lifted:
        return True
    if reading.is_occurrence or reading.match.head.has("Told", "Yes"):
        return True
    if has_company and reading.match.head.dep not in {"nsubj", "nsubj:pass", "root"}:
        # Those who protest need nobody to protest against ("after a march of teachers").
        return sides == 2 or (reading.plover_type == "PROTEST" and bool(draft.roles.source))
    return sides >= 1 or (reading.match.head.dep == "root" and reading.plover_type in {"ASSAULT", "PROTEST"})
