"""The words of a German sentence on their way to tokens: which verb of a stretch is finite, which particle is whose."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from transforms.coding.shallow.german_verbs import Reading
from transforms.coding.shallow.grammar import Analysis
from transforms.coding.shallow.tagging import Word

_SIGNS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "„", "“", "”", '"', "»", "«", "...", "…", "‚", "‘"})
_EITHER = frozenset({"haben", "sein", "werden", "können", "müssen", "sollen", "wollen", "dürfen"})
_MODALS = frozenset({"können", "müssen", "sollen", "wollen", "dürfen", "mögen", "lassen"})


@dataclass
class Slot:
    """A word with its analysis, or with the readings that it has as a verb until its stretch is known.

    `parts` are the parts of a compound before its last; `bound` is the place of the verb of a particle.
    """

    word: Word
    form: str
    analysis: Analysis | None
    verbs: list[Reading] = field(default_factory=list)
    parts: tuple[tuple[str, str], ...] = ()
    bound: int | None = None

    @property
    def pos(self) -> str:
        """Part of speech, empty while it is open."""
        return self.analysis.pos if self.analysis is not None else ""

    @property
    def lemma(self) -> str:
        """Lemma, empty while it is open."""
        return self.analysis.lemma if self.analysis is not None else ""

    @property
    def is_clausal(self) -> bool:
        """Whether it is an infinitive with "zu" inside."""
        return any(features.get("Clausal") for _, features in self.verbs) or self.has("Clausal", "Yes")

    def has(self, name: str, value: str) -> bool:
        """Whether its analysis has a feature."""
        return self.analysis is not None and self.analysis.features.get(name) == value

    def readings(self, form: str) -> list[Reading]:
        """Its readings as a verb of one form."""
        return [each for each in self.verbs if each[1]["VerbForm"] == form]

    def take(self, reading: Reading, **more: str) -> None:
        """Settle on a reading."""
        self.analysis = Analysis(reading[0], "VERB", {**reading[1], **more})


def stretches(slots: list[Slot]) -> Iterator[tuple[int, int]]:
    """Bounds of what lies between two signs."""
    begin = 0
    for at, slot in enumerate(slots):
        if slot.form in _SIGNS or (slot.pos == "PUNCT" and at + 1 < len(slots)):
            if at > begin:
                yield begin, at
            begin = at + 1
    end = len(slots)
    while end > begin and slots[end - 1].pos == "PUNCT":
        end -= 1
    if end > begin:
        yield begin, end


def is_verb(slot: Slot) -> bool:
    """Whether a slot is, or may be, a verb."""
    return bool(slot.verbs) or slot.pos in {"VERB", "AUX"}


def finish_verbs(slots: list[Slot], begin: int, end: int, *, is_title: bool) -> None:
    """Settle the verbs of a stretch: the finite one stands first, or last after a conjunction or relative pronoun."""
    inside = slots[begin:end]
    _infinitives_with_zu(inside)
    places = [i for i, slot in enumerate(inside) if is_verb(slot)]
    if not places:
        return
    opener = inside[1] if inside[0].pos == "CCONJ" and len(inside) > 1 else inside[0]
    is_infinitive = inside[places[-1]].is_clausal and all(
        is_verb(each) or each.form == "zu" for each in inside[places[0] :]
    )
    if opener.pos == "SCONJ" or opener.has("PronType", "Rel") or is_infinitive:
        _verb_last(inside, places)
    else:
        _verb_second(inside, places, is_title=is_title)


def _infinitives_with_zu(inside: list[Slot]) -> None:
    for before, slot in pairwise(inside):
        if before.form != "zu":
            continue
        if slot.pos == "AUX" and slot.form in _EITHER:
            slot.analysis = Analysis(slot.lemma, "AUX", {"VerbForm": "Inf", "Clausal": "Yes"})
            before.analysis = Analysis("zu", "PART")
        elif found := slot.readings("Inf"):
            slot.take(found[0], Clausal="Yes")
            slot.verbs = []
            before.analysis = Analysis("zu", "PART")


def _is_open(slot: Slot) -> bool:
    return slot.analysis is None and bool(slot.verbs)


def _verb_last(inside: list[Slot], places: list[int]) -> None:
    """A clause whose finite verb is its last; before it stand participles and infinitives."""
    last = inside[places[-1]]
    if _is_open(last):
        last.take((last.readings("Fin") or last.verbs)[0])
    for place in places[:-1]:
        slot = inside[place]
        if _is_open(slot):
            is_before_joint = place + 1 < len(inside) and inside[place + 1].pos == "CCONJ"
            is_finite = is_before_joint and bool(slot.readings("Fin")) and last.pos == "VERB"
            _take_nonfinite(slot, last) if not is_finite else slot.take(slot.readings("Fin")[0])
        elif slot.pos == "AUX" and slot.form in _EITHER and last.pos == "AUX":
            slot.analysis = Analysis(slot.lemma, "AUX", {"VerbForm": "Inf"})


def _verb_second(inside: list[Slot], places: list[int], *, is_title: bool) -> None:
    """A main clause: the first verb is finite, those after it are not, unless a conjunction begins anew."""
    finite: Slot | None = None
    at = -1
    for place in places:
        slot = inside[place]
        is_joint = finite is not None and any(each.pos == "CCONJ" for each in inside[at + 1 : place])
        if not _is_open(slot):
            if slot.pos == "AUX" and finite is not None and not is_joint and slot.form in _EITHER:
                slot.analysis = Analysis(slot.lemma, "AUX", {"VerbForm": "Inf"})
            elif slot.has("VerbForm", "Fin"):
                finite, at = slot, place
            continue
        fitting = slot.readings("Fin")
        rest = [each for each in places if each > place]
        if finite is None or (is_joint and _begins_anew(slot, finite)):
            is_late = _is_participle_before_auxiliary(slot, inside, rest)
            is_headline = is_title and place == len(inside) - 1 and place > 1 and bool(slot.readings("Part"))
            if fitting and not is_late and not is_headline:
                slot.take(fitting[0])
                finite, at = slot, place
            else:
                slot.take((slot.readings("Part") or slot.readings("Inf") or slot.verbs)[0])
            continue
        _take_nonfinite(slot, finite)


def _begins_anew(slot: Slot, finite: Slot) -> bool:
    """Whether a verb after a conjunction is finite itself: another form, or after a full verb."""
    return bool(slot.readings("Fin")) and (finite.pos == "VERB" or not (slot.readings("Part") or slot.readings("Inf")))


def _is_participle_before_auxiliary(slot: Slot, inside: list[Slot], rest: list[int]) -> bool:
    """A participle put first: "Verletzt wurde niemand"."""
    return bool(slot.readings("Part")) and bool(rest) and inside[rest[0]].pos == "AUX" and rest[0] <= 2


def _take_nonfinite(slot: Slot, finite: Slot) -> None:
    """A verb at the end of its clause: an infinitive after modals, else a participle if it may be one."""
    order = ("Inf", "Part") if finite.lemma in _MODALS else ("Part", "Inf")
    found = next((each for form in order for each in slot.readings(form)), None)
    slot.take(found if found is not None else slot.verbs[0])


def join_particles(slots: list[Slot], separable: dict[tuple[str, str], str], particles: frozenset[str]) -> None:
    """Give verbs the particles at the end of their clause ("greift ... an"): their lemma becomes that of both."""
    for begin, end in stretches(slots):
        verb: int | None = None
        for at in range(begin, end):
            slot = slots[at]
            if slot.pos == "VERB" and slot.has("VerbForm", "Fin"):
                verb = at
            elif verb is not None and slot.form in particles and _ends_clause(slots, at, end):
                whole = separable.get((slot.form, slots[verb].lemma))
                found = slots[verb].analysis
                if whole is not None and found is not None:
                    slots[verb].analysis = Analysis(whole, "VERB", found.features)
                    slot.bound, verb = verb, None


def _ends_clause(slots: list[Slot], at: int, end: int) -> bool:
    """Whether a particle stands where its clause ends: before a sign, a conjunction, or a word that compares."""
    if at + 1 >= end:
        return True
    following = slots[at + 1]
    return following.pos in {"CCONJ", "SCONJ", "PUNCT"} or following.form in {"als", "wie", "um"}
