"""Conjugates German verbs: every form with its lemma and features; particles that part from their verb."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from transforms.coding.shallow.grammar import Grammar

Features = dict[str, str]
Reading = tuple[str, Features]
_SHORTEST_BASE: Final = 3
_PRESENT: Final = {"VerbForm": "Fin", "Tense": "Pres"}
_PAST: Final = {"VerbForm": "Fin", "Tense": "Past"}
_REPORTED: Final = {"VerbForm": "Fin", "Tense": "Pres", "Mood": "Sub"}
_PARTICIPLE: Final = {"VerbForm": "Part", "Tense": "Past"}
_INFINITIVE: Final = {"VerbForm": "Inf"}


@cache
def _strong() -> dict[str, dict[str, str]]:
    """The rows of de-verbs.csv by infinitive."""
    text = (files("transforms.coding.shallow") / "languages" / "de-verbs.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["infinitive"]: row for row in rows}


class Conjugation:
    """The verbs of a lexicon, conjugated."""

    def __init__(self, verbs: Iterable[str], grammar: Grammar) -> None:
        settings = grammar.settings
        self._particles = sorted(settings["particles"], key=len, reverse=True)
        self._prefixes = tuple(sorted(settings["inseparable"], key=len, reverse=True))
        self._stays, self._goes = settings["stays"], settings["goes"]
        self.separable: dict[tuple[str, str], str] = {}
        """Lemma of a particle with its base verb."""
        self.forms: dict[str, list[Reading]] = defaultdict(list)
        self.lemmas = frozenset(verbs)
        for lemma in sorted(self.lemmas):
            for form, features in self._conjugated(lemma):
                if (lemma, features) not in self.forms[form]:
                    self.forms[form].append((lemma, features))

    def parts(self, lemma: str) -> tuple[str, str]:
        """Particle and base of a verb; the particle is empty where nothing parts."""
        stays = lemma in self._stays or (lemma.startswith(self._prefixes) and lemma not in self._goes)
        if stays and not any(
            lemma.startswith(each) and self._is_base(lemma[len(each) :]) for each in ("bei", "bereit")
        ):
            return "", lemma
        for particle in self._particles:
            base = lemma.removeprefix(particle)
            if base != lemma and self._is_base(base):
                return particle, base
        return "", lemma

    def _is_base(self, base: str) -> bool:
        is_verb = base.endswith(("en", "ern", "eln", "tun")) and len(base) > _SHORTEST_BASE
        return is_verb and (base in _strong() or base in self.lemmas or len(base) > 5 or base in {"üben", "holen"})

    def _conjugated(self, lemma: str) -> Iterator[tuple[str, Features]]:
        particle, base = self.parts(lemma)
        if not particle:
            yield from self._base_forms(lemma)
            return
        self.separable[particle, base] = lemma
        for form, features in self._base_forms(base):
            yield particle + form, features
        yield particle + "zu" + base, {**_INFINITIVE, "Clausal": "Yes"}
        for form, features in self._base_forms(base):
            # The base stands alone in main clauses ("greift ... an"): its forms must be known as a verb's.
            if features["VerbForm"] == "Fin" and (base, features) not in self.forms[form]:
                self.forms[form].append((base, features))

    def _base_forms(self, lemma: str) -> Iterator[tuple[str, Features]]:
        prefix, strong = self._strong_row(lemma)
        yield lemma, _INFINITIVE
        yield lemma, {**_PRESENT, "Number": "Plur"}
        stem = lemma.removesuffix("en") if lemma.endswith("en") else lemma.removesuffix("n")
        yield stem + "e", {**_REPORTED, "Number": "Sing"}
        if strong is None:
            yield from self._weak(lemma, stem)
            return
        yield prefix + strong["present"], {**_PRESENT, "Number": "Sing"}
        past = prefix + strong["preterite"]
        yield past, {**_PAST, "Number": "Sing"}
        yield past + ("n" if past.endswith("e") else "en"), {**_PAST, "Number": "Plur"}
        yield self._with_ge(prefix, strong["participle"]), _PARTICIPLE
        if strong["subjunctive"]:
            form = prefix + strong["subjunctive"]
            yield form, {**_PAST, "Mood": "Cnd", "Number": "Sing"}
            yield form + "n", {**_PAST, "Mood": "Cnd", "Number": "Plur"}

    def _weak(self, lemma: str, stem: str) -> Iterator[tuple[str, Features]]:
        link = "e" if _needs_e(stem) else ""
        yield stem + link + "t", {**_PRESENT, "Number": "Sing"}
        yield stem + link + "te", {**_PAST, "Number": "Sing"}
        yield stem + link + "ten", {**_PAST, "Number": "Plur"}
        has_ge = not lemma.endswith("ieren") and not (lemma in self._stays or self._inseparable(lemma))
        yield ("ge" if has_ge else "") + stem + link + "t", _PARTICIPLE

    def _inseparable(self, lemma: str) -> str:
        """The prefix of a verb that never parts, empty if it has none ("ver" of "verhaften", none of "geben")."""
        for prefix in self._prefixes:
            rest = lemma.removeprefix(prefix)
            if rest != lemma and len(rest) > _SHORTEST_BASE and not rest.startswith(("en", "rn", "ln")):
                is_known = lemma in _strong() and prefix in {"be", "ge", "er"}
                return "" if is_known else prefix
        return ""

    def _strong_row(self, lemma: str) -> tuple[str, dict[str, str] | None]:
        table = _strong()
        if lemma in table:
            return "", table[lemma]
        prefixes = [self._inseparable(lemma)] if lemma not in self._stays else ["um", "wieder"]
        for prefix in prefixes:
            if prefix and lemma.startswith(prefix) and lemma[len(prefix) :] in table:
                return prefix, table[lemma[len(prefix) :]]
        return "", None

    def _with_ge(self, prefix: str, participle: str) -> str:
        return prefix + participle.removeprefix("ge") if prefix and participle.startswith("ge") else prefix + participle


def _needs_e(stem: str) -> bool:
    """Whether a stem takes an e before t: "arbeit-et", "öffn-et", but "lern-t", "nahm-t"."""
    if stem.endswith(("t", "d")):
        return True
    is_soft = stem[-2:-1] in set("aeiouäöülrmn") or (stem[-2:-1] == "h" and stem[-3:-2] != "c")
    return len(stem) > 2 and stem[-1] in "mn" and not is_soft
