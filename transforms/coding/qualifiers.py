"""Says how an event is meant: polarity, modality, tense, habit; from the words around it and the verbs above it."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from transforms.coding.arguments import Arguments
from transforms.coding.readings import Reading
from transforms.coding.tree import VERBAL, Token
from transforms.coding.unrealised import is_habitual, is_unrealised

_YEAR: Final = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_AGO: Final = re.compile(
    r"\b(?:years|decades|centuries) (?:ago|earlier|before)\b|\blast century\b|\bworld war\b"
    r"|\bil y a [\w-]+ (?:ans|années|décennies|siècles)\b|\bsiècle dernier\b|\bguerre mondiale\b|\bdans les années\b"
    r"|\bin the (?:19|20)\d0s\b"
    r"|\b(?:лет|десятилети[йя]|веков|років|десятиліть|століть) (?:назад|тому)\b|\b(?:прошлом веке|минулого століття)\b"
    r"|\b(?:мировой войн|світової війн)|\b(?:в|у) (?:19|20)\d0-[а-яі]+ (?:годах|годы|роках|роки)\b"
    r"|\bvor [\w-]+ (?:Jahren|Jahrzehnten|Jahrhunderten)\b|\bWeltkrieg\b|\bin den \w+er Jahren\b"
    r"|\b(?:over|in|during|for|throughout) (?:the )?(?:past|last|previous) (?:[\w-]+ ){0,2}"
    r"(?:years|decades|centuries)\b"
    r"|\b(?:[\w-]+ ){0,2}(?:years|decades) of (?:civil |internal |armed )?(?:war|conflict|fighting|strife|violence)\b"
    r"|\bhace [\w-]+ (?:años|décadas|siglos)\b|\bsiglo pasado\b|\bguerra mundial\b|\ben los años\b",
    re.IGNORECASE,
)
_HOSTILE: Final = frozenset({"ASSAULT", "COERCE"})
_CLAUSAL: Final = frozenset({"xcomp", "ccomp", "advcl", "acl", "acl:relcl", "conj", "parataxis", "csubj"})


@dataclass(frozen=True)
class Qualifiers:
    """How a reading is meant; `is_future` may yet change what event it is."""

    polarity: str
    modality: str
    tense: str
    is_future: bool = False


def find_qualifiers(
    arguments: Arguments, reading: Reading, clause_text: str, published: dt.date | None, is_question: bool
) -> Qualifiers:
    """Qualifiers of a reading.

    Args:
        arguments: of the sentence.
        reading: the event.
        clause_text: the words of the event's clause, for years and the like.
        published: the first day on which the text may have been published.
        is_question: the sentence is a question.
    """
    verbs = _verbs(arguments, reading)
    negated = any(_is_negated(arguments, each) for each in verbs) != reading.is_negated
    is_future = any(_is_future(arguments, each) for each in verbs) or _is_reported_would(arguments, reading, verbs)
    modality = reading.modality
    if modality == "asserted":
        modality = _modality(arguments, reading, verbs, is_question, is_future)
    tense = _tense(arguments, verbs, is_future)
    if is_historical(clause_text, published):
        tense = "historical"
    return Qualifiers("negated" if negated else "affirmed", modality, tense, is_future)


def is_historical(clause_text: str, published: dt.date | None) -> bool:
    """Whether the words place an event years before the text: an old year, "years ago", "il y a dix ans"."""
    if _AGO.search(clause_text):
        return True
    years = [int(year) for year in _YEAR.findall(clause_text)]
    return published is not None and bool(years) and max(years) < published.year - 1


def _verbs(arguments: Arguments, reading: Reading) -> list[Token]:
    """The words whose negation and auxiliaries count: the trigger, those between it and its anchor, the anchor."""
    found = [reading.match.head] if not reading.is_lifted else []
    if reading.anchor not in found and _is_no_speech(reading):
        found.append(reading.anchor)
    if not found:
        # What is said to have been lifted is as sure as its own verb, not as the verb of saying.
        found = [reading.site]
    head = found[-1]
    if head.pos not in VERBAL and not arguments.tree.children(head, "cop"):
        above = arguments.tree.parent(head)
        if above is not None and above.pos in VERBAL and head.dep == "obj":
            found.append(above)
    first = head
    while first.dep == "conj" and first.head >= 0 and not arguments.tree.children(first, "aux", "nsubj", "aux:pass"):
        first = arguments.tree.tokens[first.head]
        if first.pos not in VERBAL:
            break
        found.append(first)
    return found


def _is_no_speech(reading: Reading) -> bool:
    speakers = {each.index for each in reading.speakers}
    return reading.anchor.index not in speakers


def _is_negated(arguments: Arguments, token: Token) -> bool:
    tree, words = arguments.tree, arguments.lexicon.words
    children = tree.children(token)
    particles = [each for each in children if each.dep in {"advmod", "det", "cc", "mark", "obj", "case"}]
    has_ne = any(each.lemma in {"ne", "n'"} for each in children)
    for each in particles:
        if each.lemma in words["negations"] and each.dep == "advmod":
            if arguments.lexicon.language == "fr" and each.lemma == "plus" and not has_ne:
                continue
            return True
        if each.lemma in words["negative_determiners"] and each.dep == "det":
            return True
        if each.lemma in {"without", "sans", "sin", "без"} and each.dep in {"case", "mark"}:
            return True
    subjects = tree.children(token, "nsubj", "nsubj:pass", "obj")
    return any(
        (each.lemma in words["negations"] and (has_ne or arguments.lexicon.language != "fr"))
        or any(d.lemma in words["negative_determiners"] for d in tree.children(each, "det"))
        for each in subjects
        if token.pos in VERBAL
    )


def _has_auxiliary(arguments: Arguments, token: Token, kind: str) -> bool:
    words = arguments.lexicon.words[kind]
    found = arguments.tree.children(token, "aux")
    if token.has("Tense", "Pres") and arguments.lexicon.language == "ar":
        # The particle that makes a perfect of a past makes a possibility of a present.
        found = arguments.tree.children(token, "aux", "advmod")
    return any(each.lemma in words or each.text.lower() in words for each in found)


def _is_future(arguments: Arguments, token: Token) -> bool:
    may = arguments.lexicon.words["hypothetical_auxiliaries"]
    auxiliaries = arguments.tree.children(token, "aux", "cop", "aux:pass")
    if token.has("Tense", "Fut") or any(each.has("Tense", "Fut") and each.lemma not in may for each in auxiliaries):
        return True
    return _has_auxiliary(arguments, token, "future_auxiliaries")


def _is_reported_would(arguments: Arguments, reading: Reading, verbs: list[Token]) -> bool:
    """The future in the past: "said they would", "a dit qu'il attaquerait"."""
    if not reading.speakers:
        return False
    for verb in verbs:
        auxiliaries = arguments.tree.children(verb, "aux")
        if any(each.text.lower() in {"would", "'d", "’d"} for each in auxiliaries):
            return True
        if verb.has("Mood", "Cnd") and verb.pos == "VERB":
            return True
    return False


def _modality(arguments: Arguments, reading: Reading, verbs: list[Token], is_question: bool, is_intended: bool) -> str:
    words = arguments.lexicon.words
    if is_question or _is_conditional(arguments, reading) or any(_is_due(arguments, each) for each in verbs):
        return "hypothetical"
    if any(_is_hearsay(arguments, each) for each in verbs):
        return "alleged"
    if not is_intended and any(
        _has_auxiliary(arguments, each, "hypothetical_auxiliaries") or each.has("Mood", "Cnd") for each in verbs
    ):
        return "hypothetical"
    near = [reading.match.head, reading.anchor, *verbs]
    hedges = {
        word.lemma
        for each in near
        for child in arguments.tree.children(each, "advmod", "amod", "obl")
        for word in (child,)
    } | {word.text.lower() for each in near for word in arguments.tree.children(each, "advmod", "amod")}
    if hedges & words["allegations"]:
        return "alleged"
    if hedges & words["habitual_adverbs"] or (not is_intended and _is_open(arguments, reading)):
        return "hypothetical"
    return "asserted"


def _is_open(arguments: Arguments, reading: Reading) -> bool:
    """Whether violence is only meant, in an infinitive of a language that lists what its infinitives leave open."""
    is_asked = reading.plover_type in _HOSTILE and not reading.is_lifted
    has_list = bool(arguments.lexicon.words["unrealising_verbs"])
    if not is_asked or not has_list:
        return False
    is_kind = reading.match.entry.pos == "verb" and is_habitual(arguments, reading.match.head)
    return is_kind or is_unrealised(arguments, reading.anchor)


def _is_due(arguments: Arguments, verb: Token) -> bool:
    """What French *devoir* says is due, and so has not happened; "a dû démissionner" has."""
    above = arguments.tree.parent(verb)
    is_french = arguments.lexicon.language == "fr"
    if not is_french or above is None or above.lemma != "devoir" or verb.dep not in {"xcomp", "ccomp"}:
        return False
    return above.has("VerbForm", "Fin") or any(
        each.has("Tense", "Fut") for each in arguments.tree.children(above, "aux")
    )


def _is_hearsay(arguments: Arguments, verb: Token) -> bool:
    """The conditional of hearsay ("aurait attaqué", "habría atacado"), or an auxiliary of it ("soll ... haben")."""
    reporters = arguments.lexicon.words["hearsay_auxiliaries"]
    if verb.has("VerbForm", "Part") and any(each.lemma in reporters for each in arguments.tree.children(verb, "aux")):
        return True
    if arguments.lexicon.language not in {"fr", "es"}:
        return False
    return verb.has("VerbForm", "Part") and any(
        each.has("Mood", "Cnd") for each in arguments.tree.children(verb, "aux", "aux:pass")
    )


def _is_conditional(arguments: Arguments, reading: Reading) -> bool:
    words = arguments.lexicon.words["conditions"]
    anchor = reading.anchor
    current: Token | None = reading.match.head if arguments.tree.is_below(reading.match.head, anchor) else anchor
    while current is not None:
        if any(_opens_condition(each, words) for each in arguments.tree.children(current, "mark", "advmod")):
            return True
        if current.dep not in _CLAUSAL and current.pos in VERBAL:
            return False
        current = arguments.tree.parent(current)
    return False


def _opens_condition(word: Token, words: frozenset[str]) -> bool:
    """A conjunction, elided or not, or a particle ("ли") that leaves open whether it is so."""
    is_named = word.lemma in words or (word.pos == "SCONJ" and word.text.lower() in words)
    return is_named and (word.dep == "mark" or (word.pos == "PART" and not word.has("Reflex", "Yes")))


def _tense(arguments: Arguments, verbs: list[Token], is_future: bool) -> str:
    if is_future:
        return "future"
    head = next((each for each in reversed(verbs) if each.pos in VERBAL), None)
    if head is None:
        return "past"
    auxiliaries = arguments.tree.children(head, "aux", "aux:pass", "cop")
    if head.has("VerbForm", "Part") and not head.has("Tense", "Pres"):
        return "past" if _is_perfect(arguments, head, auxiliaries) else "current"
    if head.has("Tense", "Past") or head.has("Tense", "Imp") or any(each.has("Tense", "Past") for each in auxiliaries):
        return "past"
    if head.has("Tense", "Pres") and head.has("VerbForm", "Fin"):
        return "current"
    return "past"


def _is_perfect(arguments: Arguments, head: Token, auxiliaries: list[Token]) -> bool:
    """English *is attacked* and French *est attaqué* are of the present; every other participle is of the past."""
    only = [each.lemma for each in auxiliaries]
    present = all(each.has("Tense", "Pres") for each in auxiliaries)
    is_progressive = head.has("Aspect", "Prog") or head.has("Tense", "Pres")
    if is_progressive:
        return not present
    return not (
        only in (["be"], ["être"]) and present and arguments.is_passive(head) and arguments.lexicon.language == "en"
    )
