"""Finds how many were killed and injured, and by which event of the sentence."""

from dataclasses import dataclass
from typing import Final

from schemas.coded import Range
from transforms.coding.arguments import Arguments
from transforms.coding.numbers import number_of, value_of
from transforms.coding.readings import Reading
from transforms.coding.senses import classes_of
from transforms.coding.tree import Token

_DOERS: Final = frozenset({"armed", "state", "organisation", "place"})
VIOLENT: Final = frozenset({"ASSAULT", "PROTEST", "COERCE"})


@dataclass(frozen=True)
class Count:
    """A number of killed or injured, and the word that says so."""

    kind: str
    number: Range
    at: Token


def find_counts(arguments: Arguments) -> list[Count]:
    """All counts of killed and injured in a sentence, in order."""
    counts: list[Count] = []
    for token in arguments.tree.tokens:
        counts += _of_verb(arguments, token) or _of_deed(arguments, token) or _of_noun(arguments, token)
    return counts


def _of_verb(arguments: Arguments, token: Token) -> list[Count]:
    if token.pos not in {"VERB", "ADJ", "AUX"}:
        return []
    kinds = _kinds(arguments, token)
    if (said := _phrase_kind(arguments, token)) is not None:
        number = number_of(arguments, subjects[0]) if (subjects := arguments.surface_subjects(token)) else None
        return [Count(said, number, token)] if number is not None else []
    if not kinds:
        return []
    if (bare := _of_them(arguments, token)) is not None:
        return [Count(kind, bare, token) for kind in kinds]
    victims = arguments.objects(token) or (
        [] if arguments.tree.children(token, "obj") else _intransitive(arguments, token)
    )
    found = []
    for victim in victims[:1]:
        number = _with_company(arguments, token, number_of(arguments, victim) or _one_killed(arguments, victim))
        if number is not None:
            found += [Count(kind, number, token) for kind in kinds]
    return found


def _phrase_kind(arguments: Arguments, token: Token) -> str | None:
    """What a verb with its object says of its subject: that it dies ("perdre la vie"), that it is hurt."""
    said = {f"{token.lemma} {each.lemma}" for each in arguments.tree.children(token, "obj", "obl")}
    for kind, name in (("killed", "dying_phrases"), ("injured", "injuring_phrases")):
        if said & arguments.lexicon.words[name]:
            return kind
    return None


def _kinds(arguments: Arguments, verb: Token) -> list[str]:
    """Whether a verb kills or injures, by itself or with a word beside it ("shot dead", "stabbed to death")."""
    words = arguments.lexicon.words
    told = {verb.lemma, *(f"{verb.lemma} {each.lemma}" for each in arguments.tree.children(verb))}
    kills = not (told.isdisjoint(words["casualty_verbs_killed"]) and told.isdisjoint(words["killing_phrases"]))
    injures = not told.isdisjoint(words["casualty_verbs_injured"])
    return [kind for kind, is_told in (("killed", kills), ("injured", injures)) if is_told]


def _of_them(arguments: Arguments, token: Token) -> Range | None:
    """A number that stands for persons named before: French "en blessant vingt-huit", "en a tué deux"."""
    if arguments.lexicon.language != "fr" or token.index + 1 >= len(arguments.tree.tokens):
        return None
    tokens = arguments.tree.tokens
    has_en = any(each.text.lower() == "en" for each in tokens[max(0, token.index - 2) : token.index])
    after = tokens[token.index + 1]
    value = value_of(arguments.lexicon.numbers, after.text)
    is_alone = after.index + 1 >= len(tokens) or tokens[after.index + 1].pos not in {"NOUN", "PROPN", "ADJ"}
    return Range(*value) if has_en and value is not None and is_alone else None


def _one_killed(arguments: Arguments, victim: Token) -> Range | None:
    """Somebody named counts as one, whatever kind of name the parser took it for; each of several does."""
    named = [each for each in arguments.tree.conjuncts(victim) if each.pos == "PROPN"]
    is_plural = any(each.has("Number", "Plur") or arguments.is_nationality(each) for each in named)
    return None if not named or is_plural or victim is not named[0] else Range(len(named), len(named))


def _with_company(arguments: Arguments, verb: Token, number: Range | None) -> Range | None:
    """The number with those who suffered the same ("was killed along with two of his bodyguards")."""
    others = [each for each in arguments.tree.children(verb, "obl", "nmod") if arguments.is_company(each)]
    more = number_of(arguments, others[0]) if others and number is not None else None
    if number is None or more is None:
        return number
    high = None if number.high is None or more.high is None else number.high + more.high
    return Range(number.low + more.low, high)


def _of_deed(arguments: Arguments, token: Token) -> list[Count]:
    """Victims of a noun that tells of killing or injuring ("the murder of two nuns", "مقتل ثلاثة جنود")."""
    words = arguments.lexicon.words
    for kind, name in (("killed", "killing_nouns"), ("injured", "injuring_nouns")):
        if token.pos == "NOUN" and token.lemma in words[name]:
            found = (arguments.get(token, each) for each in ("of", "de", "gen", "von", "an"))
            victims = next((each for each in found if each), []) or _owners(arguments, token)
            number = _number_of_all(arguments, victims)
            return [Count(kind, number, token)] if number is not None else []
    return []


def _number_of_all(arguments: Arguments, victims: list[Token]) -> Range | None:
    """How many victims of a deed are told; those who have names count one each ("the murder of X and of Y")."""
    if not victims:
        return None
    is_named = all(each.pos == "PROPN" and not each.has("Number", "Plur") for each in victims)
    named = Range(len(victims), len(victims)) if is_named and len(victims) > 1 else None
    return named or number_of(arguments, victims[0]) or _one_killed(arguments, victims[0])


def _owners(arguments: Arguments, deed: Token) -> list[Token]:
    """Whose murder it is ("the bishop's murder"): persons, no states or forces."""
    owners = [each for each in arguments.tree.children(deed, "nmod:poss") if each.pos in {"NOUN", "PROPN"}]
    return [each for each in owners if not classes_of(arguments, each) & _DOERS or _is_titled(arguments, each)]


def _is_titled(arguments: Arguments, name: Token) -> bool:
    titles = arguments.tree.children(name, "compound")
    return any(arguments.lexicon.classes(each.lemma) & {"person", "official"} for each in titles)


def _intransitive(arguments: Arguments, token: Token) -> list[Token]:
    if token.lemma in arguments.lexicon.words["dying_verbs"]:
        return arguments.surface_subjects(token)
    return []


def _of_noun(arguments: Arguments, token: Token) -> list[Count]:
    """Counts at nouns and adjectives: "12 dead", "trois blessés", "no casualties", "5 people dead"."""
    words = arguments.lexicon.words
    for kind, name in (("killed", "killed_words"), ("injured", "injured_words")):
        if token.lemma in words[name] or token.text.lower() in words[name]:
            numbers = _counted(arguments, token)
            if token.lemma in words["casualty_words"]:
                none = Range(0, 0)
                return [Count(each, none, token) for each in ("killed", "injured") if none in numbers]
            return [Count(kind, number, token) for number in numbers]
    return []


def _counted(arguments: Arguments, token: Token) -> list[Range]:
    if token.pos in {"NOUN", "PROPN", "ADJ"} and token.dep not in {"amod"}:
        number = _explicit(arguments, token)
        if number is not None:
            return [number]
    if token.pos in {"ADJ", "VERB"}:
        subjects = arguments.surface_subjects(token)
        number = number_of(arguments, subjects[0]) if subjects else None
        return [number] if number is not None else []
    return []


def _explicit(arguments: Arguments, token: Token) -> Range | None:
    """A number that is said; a singular without one tells nothing here ("the death")."""
    tree, lexicon = arguments.tree, arguments.lexicon
    said = [
        each
        for each in tree.children(token, "nummod", "det", "amod", "advmod")
        if value_of(lexicon.numbers, each.text) is not None or each.lemma in lexicon.words["negative_determiners"]
    ]
    if said:
        return number_of(arguments, token)
    above = tree.parent(token)
    negations = lexicon.words["negations"]
    if (
        above is not None
        and token.dep in {"obj", "nsubj"}
        and any(each.lemma in negations for each in tree.children(above, "advmod"))
    ):
        return Range(0, 0)
    if above is not None and above.lemma in lexicon.words["containers"] and token.dep == "nmod":
        return number_of(arguments, above)
    return None


def attach(arguments: Arguments, readings: list[Reading], counts: list[Count]) -> dict[int, list[Count]]:
    """Counts by the position of the reading they belong to; -1 for those without an event in the sentence."""
    found: dict[int, list[Count]] = {}
    for count in counts:
        found.setdefault(_owner(arguments, readings, count), []).append(count)
    return found


def _owner(arguments: Arguments, readings: list[Reading], count: Count) -> int:
    violent = [i for i, each in enumerate(readings) if each.plover_type == "ASSAULT"] or [
        i for i, each in enumerate(readings) if each.plover_type in VIOLENT
    ]
    if not violent:
        return -1
    for i in violent:
        if readings[i].match.head is count.at:
            return i
    above = [count.at, *arguments.tree.ancestors(count.at)]
    for each in above:
        for i in violent:
            if readings[i].match.head is each or readings[i].anchor is each:
                return i
    return min(violent, key=lambda i: abs(readings[i].match.head.index - count.at.index))


def of_kind(counts: list[Count], kind: str) -> Range | None:
    """The count of one kind: the highest of those said, since parts stand beside totals."""
    numbers = [each.number for each in counts if each.kind == kind]
    return max(numbers, key=lambda each: each.low) if numbers else None
