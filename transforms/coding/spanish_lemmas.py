"""Every lemma that a Spanish word may have: by a dictionary, and by rules for verbs that it does not know."""

from typing import Final

import simplemma

_PRONOUNS: Final = ("selos", "selas", "selo", "sela", "nos", "les", "las", "los", "se", "le", "la", "lo", "me", "te")
_STRESSED: Final = str.maketrans("áéíóú", "aeiou")
_ENDINGS: Final = (
    (("ando", "ado", "ada", "ados", "adas", "aron", "aran", "ara", "aba", "aban", "ó", "an", "en", "e", "a"), "ar"),
    (("iendo", "ido", "ida", "idos", "idas", "ieron", "ieran", "iera", "ía", "ían", "ió", "en", "an", "e", "a"), "er"),
    (("iendo", "ido", "ida", "idos", "idas", "ieron", "ieran", "iera", "ía", "ían", "ió", "en", "an", "e", "a"), "ir"),
    (("ará", "arán", "aría", "arían", "ase", "asen"), "ar"),
    (("erá", "erán", "ería", "erían"), "er"),
    (("irá", "irán", "iría", "irían"), "ir"),
)
_UNACCENTED: Final = (
    *(("cion", "ción"), ("sion", "sión"), ("tin", "tín"), ("io", "ió"), ("o", "ó"), ("ia", "ía"), ("ian", "ían")),
    *(("ara", "ará"), ("aran", "arán"), ("era", "erá"), ("ira", "irá"), ("uan", "úan"), ("on", "ón"), ("es", "és")),
)
"""Endings whose accent shouted or careless text leaves out."""
_FEMININE: Final = (("as", "o"), ("a", "o"), ("os", "o"), ("es", ""), ("s", ""))


def spanish_lemmas(word: str) -> frozenset[str]:
    """Lemmas of a word in lower case, whatever its part of speech; too many rather than too few."""
    found = _lemmas(word)
    if word.isascii():
        for plain, accented in _UNACCENTED:
            if word.endswith(plain) and len(word) > len(plain) + 1:
                found |= _lemmas(word[: -len(plain)] + accented)
    return frozenset(found)


def _lemmas(word: str) -> set[str]:
    found = {word, simplemma.lemmatize(word, "es").lower()}
    for pronoun in _PRONOUNS:
        verb = word.removesuffix(pronoun)
        if verb != word and verb.endswith(("r", "ndo")):
            found |= {verb.translate(_STRESSED), simplemma.lemmatize(verb.translate(_STRESSED), "es").lower()}
            break
    for endings, infinitive in _ENDINGS:
        found.update(
            word[: -len(end)] + infinitive for end in endings if word.endswith(end) and len(word) > len(end) + 2
        )
    found.update(word[: -len(old)] + new for old, new in _FEMININE if word.endswith(old))
    return found
