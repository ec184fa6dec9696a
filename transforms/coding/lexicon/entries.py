"""Records of the lexicon and the small notations of its cells: argument frames and conditions."""

from dataclasses import dataclass, field
from typing import Final

POS: Final = ("verb", "noun", "pred")
NO_EVENT: Final = "NONE"
"""Type of a sense that tells of no event; it keeps shorter patterns from matching ("heart attack")."""
OPERATORS: Final = (
    "do",
    "undergo",
    "occur",
    "order",
    "intend",
    "plan",
    "request",
    "refuse",
    "threaten",
    "accuse",
    "praise",
    "blame",
    "apologise",
    "stop",
    "deny",
    "prevent",
    "attempt",
    "possible",
    "doubt",
    "report",
    "allege",
    "allow",
    "discuss",
    "reduce",
)
CLASSES: Final = (
    "person",
    "group",
    "armed",
    "official",
    "state",
    "organisation",
    "place",
    "facility",
    "vehicle",
    "weapon",
    "ammunition",
    "document",
    "agreement",
    "restriction",
    "calamity",
    "abstract",
    "money",
    "goods",
    "body",
    "animal",
    "time",
    "quantity",
    "crime",
    "sport",
    "media",
    "event",
    "name",
    "unknown",
)
ROLES: Final = ("source", "target", "mediator", "instrument")
WORD_LISTS: Final = (
    "abbreviations", "according", "adjunct_marks", "allegations", "armed_adjectives", "at_least", "at_most",
    "background_prepositions", "capitalised", "capture_verbs", "carriers", "casualty_verbs_injured",
    "casualty_verbs_killed", "casualty_words", "circumstance_marks", "claim_verbs", "company_marks",
    "complement_marks", "conditions", "containers", "demonstratives", "dying_verbs", "function_words",
    "future_auxiliaries", "habitual_adverbs", "house_verbs", "hypothetical_auxiliaries", "injured_words",
    "killed_words", "killing_nouns", "member_marks", "negations", "negative_determiners", "never_names",
    "obligation_auxiliaries", "person_pronouns", "place_prepositions", "pronouns", "purpose_marks",
    "simultaneous_marks", "speech_verbs", "subject_control", "sure_place_prepositions", "use_verbs",
)  # fmt: skip
"""Lists that every words.toml must have."""
OPTIONAL_LISTS: Final = (
    "about",
    "according_marks",
    "according_nouns",
    "adjectival",
    "agent_marks",
    "anybody",
    "asking_verbs",
    "at_least_after",
    "capitalised_pairs",
    "circumstance_nouns",
    "comparisons",
    "compound_prepositions",
    "done_purposes",
    "dying_phrases",
    "feminine",
    "giving_verbs",
    "goal_verbs",
    "hearsay_auxiliaries",
    "helping_verbs",
    "injuring_nouns",
    "injuring_phrases",
    "instrumental_adverbs",
    "killing_phrases",
    "manner_carriers",
    "manner_nouns",
    "masculine",
    "mishaps",
    "name_adjectives",
    "neuter",
    "ordinals",
    "own_deed_verbs",
    "plural_only",
    "possessives",
    "realising_verbs",
    "standing_clauses",
    "titles",
    "unrealising_verbs",
    "vague_doers",
    "whoever",
    "whole_only",
    "works",
)
"""Lists that a language may lack: then they are empty."""
ORDERED_LISTS: Final = ("noun_sources", "noun_targets", "descent", "beside")
"""Names of arguments in the table [arguments] of words.toml, first found counts."""
ACTOR_CLASSES: Final = frozenset({"person", "group", "armed", "official", "state", "organisation", "name"})
_GROUPS: Final = {"actor": ACTOR_CLASSES, "thing": frozenset({"facility", "vehicle", "place", "goods"})}


@dataclass(frozen=True)
class Condition:
    """What an argument must be: `args` are alternatives, `classes` and `lemmas` what its head may (not) be.

    kind: "has" (there, and of a class if any is named), "lacks" (not there), "not" (if there, of none of the classes).
    """

    args: tuple[str, ...]
    kind: str
    classes: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Frame:
    """Which argument plays which role: role → alternatives in order of preference."""

    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    is_reciprocal: bool = False


@dataclass(frozen=True)
class Trigger:
    """One sense of one trigger: `head` is the lemma of its head word, `extras` the lemmas that must depend on it."""

    text: str
    head: str
    extras: tuple[str, ...]
    pos: str
    plover_type: str
    mode: str | None
    cameo: str | None
    frame: Frame
    needs: tuple[Condition, ...]


@dataclass(frozen=True)
class Operator:
    """A word that says how to take the event in its content ("refuse to", "carry out", "be the target of")."""

    text: str
    head: str
    extras: tuple[str, ...]
    pos: str
    kind: str
    takes: tuple[str, ...]
    needs: tuple[Condition, ...]


@dataclass(frozen=True)
class Noun:
    """Semantic classes of a noun; for weapons also the English name and the mode of assault."""

    lemma: str
    classes: frozenset[str]
    weapon: str | None = None
    mode: str | None = None


def split_head(text: str) -> tuple[str, tuple[str, ...]]:
    """Head lemma and the other lemmas of a trigger; the head is the first word unless one is marked with `*`."""
    words = text.split()
    marked = [i for i, word in enumerate(words) if word.startswith("*")]
    at = marked[0] if marked else 0
    return words[at].lstrip("*"), tuple(word for i, word in enumerate(words) if i != at)


def parse_frame(cell: str) -> Frame:
    """Read "source=subj target=obj|against reciprocal".

    Raises:
        ValueError: a word is neither `reciprocal` nor role=arguments.
    """
    roles: dict[str, tuple[str, ...]] = {}
    reciprocal = False
    for word in cell.split():
        role, equals, args = word.partition("=")
        if word == "reciprocal":
            reciprocal = True
        elif equals and role in ROLES and args:
            roles[role] = () if args == "none" else tuple(args.split("|"))
        else:
            raise ValueError(f"roles: got {word!r}, expected `reciprocal` or one of {ROLES} = arguments")
    return Frame(roles, reciprocal)


def parse_needs(cell: str) -> tuple[Condition, ...]:
    """Read "obj=person|armed subj!=abstract -clause on|at".

    Raises:
        ValueError: a class is unknown, or `-` stands before a condition on a class.
    """
    return tuple(_condition(word) for word in cell.split())


def _condition(word: str) -> Condition:
    if word.startswith("-") and "=" in word:
        raise ValueError(f"needs: got {word!r}, expected {word[1:].replace('!=', '=').replace('=', '!=', 1)!r}")
    if word.startswith("-"):
        return Condition(tuple(word[1:].split("|")), "lacks")
    if "!=" in word:
        args, values = word.split("!=", 1)
        return Condition(tuple(args.split("|")), "not", *_values(word, values))
    if "=" in word:
        args, values = word.split("=", 1)
        return Condition(tuple(args.split("|")), "has", *_values(word, values))
    return Condition(tuple(word.split("|")), "has")


def _values(word: str, cell: str) -> tuple[frozenset[str], frozenset[str]]:
    classes: set[str] = set()
    lemmas: set[str] = set()
    for value in cell.split("|"):
        if value.startswith(":"):
            lemmas.add(value[1:].replace("_", " "))
        elif value in _GROUPS:
            classes |= _GROUPS[value]
        elif value in CLASSES:
            classes.add(value)
        else:
            raise ValueError(f"needs: {word!r} names the class {value!r}; known are {(*CLASSES, *_GROUPS)}")
    return frozenset(classes), frozenset(lemmas)
