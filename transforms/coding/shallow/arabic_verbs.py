"""Conjugates Arabic verbs as they are written, without vowels: every form with its lemma and features."""

from collections.abc import Iterable, Iterator
from typing import Final

_PREFIXES: Final = {"ي": "Masc", "ت": "Fem", "ن": ""}
_PRESENT: Final = {
    "اكد": "ؤكد",
    "ايد": "ؤيد",
    "اجل": "ؤجل",
    "ادى": "ؤدي",
    "اثر": "ؤثر",
    "اسس": "ؤسس",
    "امن": "ؤمن",
    "اخر": "ؤخر",
    "اخذ": "اخذ",
    "امر": "امر",
    "اسر": "اسر",
    "امل": "امل",
    "اتى": "اتي",
    "ادان": "دين",
    "اعاد": "عيد",
    "رأى": "رى",
    "راى": "رى",
    "جاء": "جيء",
    "سعى": "سعى",
    "بقي": "بقى",
    "لقي": "لقى",
    "رضي": "رضى",
    "خشي": "خشى",
    "نسي": "نسى",
}
"""Present stems that do not follow from the past, by lemma without hamza signs."""
_WITH_Y: Final = frozenset({"سار", "باع", "صار", "عاش", "غاب", "زاد", "مال", "فاض", "ضاع", "شاع"})
_WITH_A: Final = frozenset({"خاف", "نام", "نال", "كاد", "شاء"})
_PLAIN: Final = str.maketrans("أإآٱ", "اااا", "".join(map(chr, range(ord("ً"), ord("ْ") + 1))) + "ٰـ")
Features = dict[str, str]


def plain(word: str) -> str:
    """A word without vowel signs and stretching, with one sign for every alef."""
    return word.translate(_PLAIN)


def conjugated(lemmas: Iterable[str]) -> dict[str, tuple[str, Features]]:
    """Form → lemma and features, of verbs given in the third person singular of the past."""
    forms: dict[str, tuple[str, Features]] = {}
    short: list[tuple[str, tuple[str, Features]]] = []
    for lemma in sorted(lemmas):
        for form, features in _forms(plain(lemma)):
            if features.pop("Short", None):
                short.append((form, (lemma, features)))
            else:
                forms.setdefault(form, (lemma, features))
    for form, entry in short:
        forms.setdefault(form, entry)
    return forms


def _forms(verb: str) -> Iterator[tuple[str, Features]]:
    yield from _past(verb, {})
    stem = _present_stem(verb)
    yield from _present(stem, {})
    passive = _passive_past(verb)
    if passive is not None:
        yield from _past(passive, {"Voice": "Pass"})
    active = _passive_present(verb, stem)
    if active is not None:
        yield from _present(active, {"Voice": "Pass"})
    if len(verb) == 3 and verb[0] == "و":
        yield from _present(verb[1:], {})


def _past(verb: str, extra: Features) -> Iterator[tuple[str, Features]]:
    base = {"VerbForm": "Fin", "Tense": "Past", **extra}
    is_weak = verb[-1] in "اى" and len(verb) > 2
    short = verb[:-1] if is_weak else verb
    plural = verb[:-1] if is_weak or verb[-1] == "ي" else verb
    yield verb, {**base, "Gender": "Masc"}
    yield short + "ت", {**base, "Gender": "Fem"}
    yield plural + "وا", {**base, "Gender": "Masc", "Number": "Plur"}
    yield (short + "يا" if is_weak else verb + "ا"), {**base, "Gender": "Masc", "Number": "Plur"}
    yield short + "تا", {**base, "Gender": "Fem", "Number": "Plur"}
    if not is_weak:
        yield _shortened(verb) + "ن", {**base, "Gender": "Fem", "Number": "Plur"}
        yield _shortened(verb) + "نا", {**base, "Person": "1"}


def _present(stem: str, extra: Features) -> Iterator[tuple[str, Features]]:
    base = {"VerbForm": "Fin", "Tense": "Pres", **extra}
    is_weak = stem[-1] in "ىيو" and len(stem) > 1
    short = stem[:-1] if is_weak else stem
    for prefix, gender in _PREFIXES.items():
        features = {**base, "Gender": gender} if gender else {**base, "Person": "1"}
        yield prefix + stem, features
        jussive = short if is_weak else _shortened(stem)
        if jussive != stem and len(jussive) > 1:
            yield prefix + jussive, {**features, "Short": "Yes"}
        if gender:
            yield prefix + short + "ون", {**features, "Gender": "Masc", "Number": "Plur"}
            yield prefix + short + "وا", {**features, "Gender": "Masc", "Number": "Plur"}
            dual = short + "ي" if is_weak and stem[-1] != "و" else stem
            yield prefix + dual + "ان", {**features, "Number": "Plur"}
            yield prefix + stem.replace("ى", "ي") + "ن", {**features, "Gender": "Fem", "Number": "Plur"}


def _shortened(stem: str) -> str:
    """A hollow stem without its long vowel (before consonants)."""
    return stem[:-2] + stem[-1] if len(stem) >= 3 and stem[-2] in "اوي" else stem


def _present_stem(verb: str) -> str:
    """What follows the prefix of the present."""
    if verb in _PRESENT:
        return _PRESENT[verb]
    if verb.startswith("ا") and len(verb) >= 4:
        return _of_augmented(verb)
    if verb.startswith("ت") and len(verb) >= 4:
        return verb
    return _of_basic(verb)


def _of_augmented(verb: str) -> str:
    """Forms IV (أطلق), VII, VIII and X (انفجر، اعتقل، استهدف)."""
    stem = verb[1:]
    if stem.endswith("ى"):
        return stem[:-1] + "ي"
    is_tenth_or_fourth = verb.startswith("است") or len(verb) == 4
    if is_tenth_or_fourth and len(stem) >= 3 and stem[-2] == "ا":
        return stem[:-2] + "ي" + stem[-1]
    return stem


def _of_basic(verb: str) -> str:
    """Forms I, II, III and verbs of four radicals."""
    if verb.endswith("ى"):
        return verb[:-1] + "ي"
    if len(verb) == 3 and verb.endswith("ا"):
        return verb[:-1] + "و"
    if len(verb) == 3 and verb[1] == "ا":
        vowel = "ي" if verb in _WITH_Y else "ا" if verb in _WITH_A else "و"
        return verb[0] + vowel + verb[2]
    return verb


def _passive_past(verb: str) -> str | None:
    """The passive of the past where it is written otherwise than the active."""
    if len(verb) == 3 and verb[1] == "ا":
        return verb[0] + "ي" + verb[2]
    if len(verb) >= 4 and verb[-2] == "ا" and verb.startswith("ا"):
        return verb[:-2] + "ي" + verb[-1]
    if verb[-1] in "اى" and len(verb) >= 3:
        return verb[:-1] + "ي"
    if len(verb) == 4 and verb[1] == "ا":
        return verb[0] + "و" + verb[2:]
    return None


def _passive_present(verb: str, stem: str) -> str | None:
    if len(verb) >= 3 and len(stem) >= 3 and stem[-2] in "وي":
        return stem[:-2] + "ا" + stem[-1]
    return stem[:-1] + "ى" if stem.endswith(("ي", "و")) and len(stem) > 2 else None
