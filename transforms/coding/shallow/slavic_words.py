"""What Ukrainian words may be: parts of speech with every case, number and gender that the dictionary allows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.morphology import morphology_of, plain
from transforms.coding.numbers import value_of

Form = tuple[str, str, str]
"""Case, number and gender of a noun or adjective; gender is empty where the form does not tell it."""
_CASES: Final = {"nomn": "Nom", "gent": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins", "loct": "Loc"}
_GENDERS: Final = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
_TENSES: Final = {"past": "Past", "pres": "Pres", "futr": "Fut"}
_NAMES: Final = frozenset({"Surn", "Name", "Patr", "Abbr"})
_MUTATED: Final = (
    *(("стити", "щений"), ("здити", "зджений"), ("бити", "блений"), ("пити", "плений"), ("вити", "влений")),
    *(("мити", "млений"), ("фити", "флений"), ("тити", "чений"), ("дити", "джений"), ("сити", "шений")),
    *(("зити", "жений"), ("увати", "ований"), ("ювати", "йований"), ("ати", "аний"), ("яти", "яний"), ("яти", "ятий")),
    *(("ити", "ений"), ("ити", "итий"), ("їти", "єний"), ("нути", "нутий"), ("нути", "нений"), ("сти", "дений")),
    *(("сти", "тений"), ("зти", "зений"), ("ерти", "ертий"), ("йти", "йдений"), ("гти", "жений"), ("їсти", "їдений")),
)
"""Ends of infinitives with those of their passive participles."""
_WORD_LISTS: Final = ("casualty_verbs_killed", "casualty_verbs_injured", "speech_verbs", "use_verbs", "capture_verbs")


@dataclass
class Reading:
    """What a word may be as one part of speech: its lemma, its forms, its features."""

    lemma: str
    forms: frozenset[Form] = frozenset()
    features: dict[str, str] = field(default_factory=dict)
    is_name: bool = False


@dataclass
class Readings:
    """All readings of a word by part of speech; of each the likeliest lemma."""

    by_pos: dict[str, Reading] = field(default_factory=dict)
    is_known: bool = True

    def get(self, pos: str) -> Reading | None:
        """The reading as a part of speech, if there is one."""
        return self.by_pos.get(pos)


class SlavicWords:
    """The dictionary as the grammar needs it; a lexicon's words win over others that are written alike."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._morphology = morphology_of(lexicon.language)
        self._verbs = lexicon.heads("verb") | {word for name in _WORD_LISTS for word in lexicon.words[name]}
        self._nouns = lexicon.heads("noun") | frozenset(lexicon.nouns)
        self._participles = dict(_participles(self._verbs))
        self.read = lru_cache(100_000)(self._read)

    def is_listed(self, pos: str, lemma: str) -> bool:
        """Whether the lexicon knows a lemma as a noun or a verb."""
        return lemma in (self._verbs if pos == "VERB" else self._nouns)

    def verb_of(self, participle: str) -> str | None:
        """The verb of a passive participle in the form of a dictionary; None if it is of no verb of the lexicon."""
        return self._participles.get(participle)

    def lemmas(self, word: str) -> frozenset[str]:
        """Every lemma that a word in lower case may have, verbs of participles included."""
        found = self._morphology.lemmas(plain(word)) | {plain(word)}
        return found | {verb for each in found if (verb := self.verb_of(each))}

    def _read(self, word: str) -> Readings:
        """Readings of a word in lower case with one kind of apostrophe."""
        grouped: dict[str, dict[str, list[Any]]] = {}
        for parse in self._morphology.parses(word):
            pos = _part_of(parse.tag)
            if (
                pos == "VERB"
                and parse.word == parse.normal_form
                and not any(tense in parse.tag.grammemes for tense in _TENSES)
            ):
                pos = "INF"
            if pos:
                grouped.setdefault(pos, {}).setdefault(plain(parse.normal_form), []).append(parse)
        found = Readings(is_known=self._morphology.is_word(word))
        for pos, lemmas in grouped.items():
            lemma = max(lemmas, key=lambda each: self.is_listed(pos, each))
            found.by_pos[pos] = _reading(lemma, lemmas[lemma])
            if pos in {"NOUN", "ADJ"}:
                others = [form for each in lemmas.values() for form in _reading("", each).forms]
                found.by_pos[pos].forms |= (
                    frozenset(others) if len(lemmas) > 1 and not self.is_listed(pos, lemma) else frozenset()
                )
        if value_of(self._lexicon.numbers, word) is not None:
            forms = found.by_pos.get("NUM") or found.by_pos.get("NOUN") or found.by_pos.get("ADJ") or Reading(word)
            found.by_pos["NUM"] = Reading(forms.lemma, forms.forms)
        return found


def _part_of(tag: Any) -> str:  # noqa: ANN401 - pymorphy3 declares no types
    """The part of speech of a tag; empty for what a news text does not use: commands, vocatives."""
    pos = str(tag.POS)
    if "impr" in tag.grammemes or "voct" in tag.grammemes:
        return ""
    parts = {"NOUN": "NOUN", "NPRO": "PRON", "ADJF": "ADJ", "NUMR": "NUM", "GRND": "CONV", "ADVB": "ADV", "INFN": "INF"}
    if pos == "VERB":
        return "IMPERSONAL" if "Impe" in tag.grammemes else "INF" if "infn" in tag.grammemes else "VERB"
    return parts.get(pos, "ADV" if pos in {"PRED", "COMP", "PRCL"} else "")


def _reading(lemma: str, parses: Iterable[Any]) -> Reading:
    listed = list(parses)
    tags = [each.tag for each in listed]
    forms = frozenset(form for tag in tags for form in _forms(tag))
    features = _verb_features(tags[0])
    if any("anim" in tag.grammemes for tag in tags):
        features["Animacy"] = "Anim"
    return Reading(lemma, forms, features, is_name=any(name in tag.grammemes for tag in tags for name in _NAMES))


def _forms(tag: Any) -> list[Form]:  # noqa: ANN401
    gender = next((ours for theirs, ours in _GENDERS.items() if theirs in tag.grammemes), "")
    number = "Plur" if "plur" in tag.grammemes else "Sing"
    return [(_CASES.get(str(tag.case), "Nom"), number, "" if number == "Plur" else gender)]


def _verb_features(tag: Any) -> dict[str, str]:  # noqa: ANN401
    if str(tag.POS) != "VERB" or "infn" in tag.grammemes:
        return {}
    tense = next((ours for theirs, ours in _TENSES.items() if theirs in tag.grammemes), "Pres")
    gender = next((ours for theirs, ours in _GENDERS.items() if theirs in tag.grammemes), "")
    found = {
        "VerbForm": "Fin",
        "Tense": tense,
        "Number": "Plur" if "plur" in tag.grammemes else "Sing",
        "Gender": gender,
    }
    found["Person"] = next((person for person in "123" if f"{person}per" in tag.grammemes), "3")
    return {name: value for name, value in found.items() if value}


def _participles(verbs: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Passive participles that verbs may have, with their verbs; forms that no one uses do no harm."""
    for verb in sorted(verbs):
        for end, new in _MUTATED:
            if verb.endswith(end):
                yield verb[: -len(end)] + new, verb
        if verb.endswith(("бити", "вити", "пити", "лити", "рити", "чати", "жати")):
            yield verb[:-2] + "тий", verb
