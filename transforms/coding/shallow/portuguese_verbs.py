"""Conjugates Portuguese verbs in the third persons: every form with its lemma and features."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

Features = dict[str, str]
Reading = tuple[str, Features]
_THEMES: Final = {"ar": "a", "er": "e", "ir": "i"}
_PRESENT: Final = {"ar": ("a", "am"), "er": ("e", "em"), "ir": ("e", "em")}
_SUBJUNCTIVE: Final = {"ar": "e", "er": "a", "ir": "a"}
_PAST: Final = {"ar": "ou", "er": "eu", "ir": "iu"}
_BEFORE_E: Final = (("c", "qu"), ("g", "gu"), ("ç", "c"))
_ROOTS: Final = (
    "pôr",
    "por",
    "ter",
    "vir",
    "ver",
    "fazer",
    "dizer",
    "trazer",
    "cobrir",
    "escrever",
    "prender",
    "fugir",
)
"""Irregular verbs whose compounds go like them ("impor", "deter", "prever")."""


@cache
def _irregular() -> dict[str, dict[str, str]]:
    """The rows of pt-verbs.csv by infinitive."""
    text = (files("transforms.coding.shallow") / "languages" / "pt-verbs.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["infinitive"]: row for row in rows}


def conjugated(verbs: Iterable[str]) -> dict[str, list[Reading]]:
    """Readings by form of the verbs of a lexicon."""
    forms: dict[str, list[Reading]] = defaultdict(list)
    for lemma in sorted(set(verbs)):
        for form, features in _forms(lemma):
            if (lemma, features) not in forms[form]:
                forms[form].append((lemma, features))
    return forms


def _finite(tense: str, number: str, mood: str = "") -> Features:
    return {"VerbForm": "Fin", "Tense": tense, "Number": number, **({"Mood": mood} if mood else {})}


def _forms(lemma: str) -> Iterator[tuple[str, Features]]:
    prefix, row = _row(lemma)
    if row is not None:
        yield from _of_row(lemma, prefix, row)
    elif lemma[-2:] in _THEMES:
        yield from _regular(lemma)


def _row(lemma: str) -> tuple[str, dict[str, str] | None]:
    table = _irregular()
    if lemma in table:
        return "", table[lemma]
    for root in _ROOTS:
        prefix = lemma.removesuffix(root)
        if (
            prefix != lemma
            and len(prefix) > 1
            and not (root in {"por", "ter", "ver", "vir"} and not _is_prefix(prefix, root))
        ):
            return prefix, table[root]
    return "", None


def _is_prefix(prefix: str, root: str) -> bool:
    """Whether letters before a short irregular verb are a prefix: "de-ter", but not "come-ter" or "de-ver"."""
    if root == "ver":
        return prefix in {"pre", "re", "ante", "entre"}
    known = {"im", "pro", "o", "com", "dis", "ex", "de", "su", "contra", "pres", "re", "man", "ob", "con", "sus", "pre"}
    return prefix in known | {"inter", "ante", "abs", "entre", "ad", "sobre", "en", "a", "decom", "pressu", "justa"}


def _of_row(lemma: str, prefix: str, row: dict[str, str]) -> Iterator[tuple[str, Features]]:
    yield lemma, {"VerbForm": "Inf"}
    for name, features in (
        ("present", _finite("Pres", "Sing")),
        ("presents", _finite("Pres", "Plur")),
        ("past", _finite("Past", "Sing")),
        ("pasts", _finite("Past", "Plur")),
        ("imperfect", _finite("Past", "Sing")),
        ("subjunctive", _finite("Pres", "Sing", "Sub")),
    ):
        yield prefix + _accented(row[name], prefix), features
    yield prefix + row["imperfect"] + "m", _finite("Past", "Plur")
    yield prefix + row["subjunctive"] + "m", _finite("Pres", "Plur", "Sub")
    stem = row["pasts"].removesuffix("ram")
    yield from _later(prefix + row["future"], prefix + stem)
    yield prefix + lemma[len(prefix) :].removesuffix("r").replace("ô", "o") + "ndo", {"VerbForm": "Ger"}
    yield from _participles(prefix + row["participle"])
    regular = lemma[:-2] + ("ado" if lemma.endswith("ar") else "ido")
    if (
        not prefix
        and row["participle"] != regular
        and lemma in {"matar", "prender", "suspender", "expulsar", "aceitar"}
    ):
        yield from _participles(regular)


def _accented(form: str, prefix: str) -> str:
    """Compounds of "ter" and "vir" have another accent ("tem", but "detém")."""
    return form.replace("em", "ém") if prefix and form in {"tem", "vem"} else form


def _later(future: str, stem: str) -> Iterator[tuple[str, Features]]:
    yield future + "á", _finite("Fut", "Sing")
    yield future + "ão", _finite("Fut", "Plur")
    yield future + "ia", _finite("Pres", "Sing", "Cnd")
    yield future + "iam", _finite("Pres", "Plur", "Cnd")
    yield stem + "sse", _finite("Past", "Sing", "Sub")
    yield stem + "ssem", _finite("Past", "Plur", "Sub")
    yield stem + "ra", _finite("Past", "Sing")


def _regular(lemma: str) -> Iterator[tuple[str, Features]]:
    stem, ending = lemma[:-2], lemma[-2:]
    theme = _THEMES[ending]
    yield lemma, {"VerbForm": "Inf"}
    yield stem + theme + "rem", {"VerbForm": "Inf", "Number": "Plur"}
    yield stem + theme + "ndo", {"VerbForm": "Ger"}
    for form, number in zip(_present(stem, ending), ("Sing", "Plur"), strict=True):
        yield form, _finite("Pres", number)
    weak = "í" if ending == "ir" and stem.endswith(("a", "u", "o")) and not stem.endswith(("gu", "qu")) else theme
    yield stem + _PAST[ending], _finite("Past", "Sing")
    yield stem + weak + "ram", _finite("Past", "Plur")
    imperfect = stem + ("ava" if ending == "ar" else "ía" if weak == "í" else "ia")
    yield imperfect, _finite("Past", "Sing")
    yield imperfect + "m", _finite("Past", "Plur")
    yield _soft(stem, ending) + _SUBJUNCTIVE[ending], _finite("Pres", "Sing", "Sub")
    yield _soft(stem, ending) + _SUBJUNCTIVE[ending] + "m", _finite("Pres", "Plur", "Sub")
    yield from _later(stem + theme + "r", stem + weak)
    yield from _participles(stem + ("ado" if ending == "ar" else "ído" if weak == "í" else "ido"))


def _present(stem: str, ending: str) -> tuple[str, str]:
    if ending == "ar" and stem.endswith("e"):
        return stem + "ia", stem + "iam"
    if ending == "ir" and stem.endswith("u") and not stem.endswith(("gu", "qu")):
        return stem + "i", stem + "em"
    if stem.endswith("z") and ending in {"ir", "er"}:
        return stem, stem + "em"
    singular, plural = _PRESENT[ending]
    return stem + singular, stem + plural


def _soft(stem: str, ending: str) -> str:
    """The stem before the other vowel: "atacar" has "ataque", "exigir" has "exija"."""
    if ending == "ar":
        for hard, soft in _BEFORE_E:
            if stem.endswith(hard):
                return stem.removesuffix(hard) + soft
        return stem + "i" if stem.endswith("e") else stem
    return (
        stem.removesuffix("g") + "j"
        if stem.endswith("g")
        else stem.removesuffix("c") + "ç"
        if stem.endswith("c")
        else stem
    )


def _participles(form: str) -> Iterator[tuple[str, Features]]:
    features = {"VerbForm": "Part", "Tense": "Past"}
    yield form, {**features, "Number": "Sing"}
    if form.endswith("o"):
        yield form[:-1] + "a", {**features, "Number": "Sing"}
        yield form + "s", {**features, "Number": "Plur"}
        yield form[:-1] + "as", {**features, "Number": "Plur"}
    else:
        yield form + "s", {**features, "Number": "Plur"}
