"""Languages of texts."""

import socket
from pathlib import Path

import pytest

from transforms.documents.languages import UNDETERMINED, choose_language, declared_language, detect_languages

TEXTS = {
    "fr": "Les pompiers ont maîtrisé hier soir un incendie qui menaçait plusieurs maisons du village.",
    "en": "Firefighters brought a blaze under control last night that had threatened several houses.",
    "es": "Los bomberos controlaron anoche un incendio que amenazaba varias casas del pueblo.",
    "de": "Die Feuerwehr hat in der Nacht einen Brand gelöscht, der mehrere Häuser im Dorf bedrohte.",
    "ar": "تمكن رجال الإطفاء مساء أمس من السيطرة على حريق كان يهدد عددا من منازل القرية.",
    "ru": "Пожарные вчера вечером потушили пожар, угрожавший нескольким домам в деревне.",
    "tr": "İtfaiye ekipleri dün gece köydeki birkaç evi tehdit eden yangını kontrol altına aldı.",
}


def test_each_text_is_told_with_confidence() -> None:
    found = detect_languages(list(TEXTS.values()))
    assert [language for language, _ in found] == list(TEXTS)
    assert all(0.8 < confidence <= 1 for _, confidence in found)


def test_capitals_throughout_are_no_other_language() -> None:
    assert detect_languages([TEXTS["en"].upper()])[0][0] == "en"


@pytest.mark.parametrize("text", ["", "12:30", "https://example.org/a", "Ok", "@someone #tag", "…"])
def test_too_short_a_text_is_undetermined(text: str) -> None:
    assert detect_languages([text]) == [(UNDETERMINED, 0.0)]


def test_detection_needs_no_network_and_writes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setenv("FTLANG_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert detect_languages([TEXTS["fr"]])[0][0] == "fr"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("fr", "fr"),
        ("fr-FR", "fr"),
        ("pt_BR", "pt"),
        ("EN", "en"),
        ("eng", "en"),
        ("Deutsch", "de"),
        ("العربية", "ar"),
        ("", None),
        (None, None),
        ("und", None),
        ("something else", None),
    ],
)
def test_declared_languages(printed: str | None, code: str | None) -> None:
    assert declared_language(printed) == code


def test_a_declared_language_is_believed_unless_another_is_certain() -> None:
    assert choose_language(None, ("fr", 0.9)) == ("fr", 0.9)
    assert choose_language("fr", ("fr", 0.6)) == ("fr", 0.8)
    assert choose_language("fr", (UNDETERMINED, 0.0))[0] == "fr"
    assert choose_language("fr", ("it", 0.5))[0] == "fr"
    assert choose_language("en", ("ar", 0.99)) == ("ar", 0.99)
    assert choose_language("hr", ("sr", 0.99))[0] == "hr"
