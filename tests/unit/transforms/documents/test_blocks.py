"""What is what in a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.coded import TextBlock
from schemas.codelists import BLOCK_KINDS
from transforms.documents.blocks import dateline_of, find_blocks

TABLOID = """ date 2012-06 PRÈS DE dix obus de mortier sont tombés sur un camp militaire.

Le porte-parole de l’armée a écrit que l’attaque avait eu lieu mercredi vers 5h20.

Le camp a été visé mercredi par des tirs Crédit : AP : Presse associée

Les tirs ont commencé à 5h20 heure locale

Il a ajouté plus tard : « Les soldats ont répondu aux tirs et ont agi en légitime défense. »

Il a ajouté plus tard : les soldats ont répondu aux tirs et ont agi en état de légitime défense » Crédit : Twitter/@voix

Le gouverneur a promis une enquête."""


def told(text: str, language: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in find_blocks(text, language, title)]


def kinds(text: str, language: str = "en", title: str | None = None) -> list[str]:
    return [kind for kind, _ in told(text, language, title)]


def check(text: str, blocks: tuple[TextBlock, ...]) -> None:
    """Blocks are disjoint, in order, hold all that is no space, and cut no word."""
    end = 0
    for block in blocks:
        assert block.kind in BLOCK_KINDS
        assert block.start >= end
        assert block.start < block.end <= len(text)
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        assert text[end : block.start].strip() == ""
        for edge in (block.start, block.end):
            assert not re.match(r"\w\w", text[max(0, edge - 1) : edge + 1]) or edge in {0, len(text)}
        end = block.end
    assert text[end:].strip() == ""


def test_a_tabloid_text_with_header_captions_credits_and_a_repeat() -> None:
    assert told(TABLOID, "fr") == [
        ("header", "date 2012-06"),
        ("body", "PRÈS DE dix obus de mortier sont tombés sur un camp militaire."),
        ("body", "Le porte-parole de l’armée a écrit que l’attaque avait eu lieu mercredi vers 5h20."),
        ("caption", "Le camp a été visé mercredi par des tirs"),
        ("credit", "Crédit : AP : Presse associée"),
        ("caption", "Les tirs ont commencé à 5h20 heure locale"),
        (
            "body",
            "Il a ajouté plus tard : « Les soldats ont répondu aux tirs et ont agi en légitime défense. »",
        ),
        (
            "repeat",
            "Il a ajouté plus tard : les soldats ont répondu aux tirs et ont agi en état de légitime défense »",
        ),
        ("credit", "Crédit : Twitter/@voix"),
        ("body", "Le gouverneur a promis une enquête."),
    ]


@pytest.mark.parametrize(
    ("line", "language", "credit"),
    [
        ("Police inspect the market Credit: Reuters", "en", "Credit: Reuters"),
        ("Police inspect the market. (Getty Images)", "en", "(Getty Images)"),
        ("Police inspect the market (AP Photo/Jane Roe)", "en", "(AP Photo/Jane Roe)"),
        ("Police inspect the market. Jane Roe/Reuters", "en", "Jane Roe/Reuters"),
        ("Police inspect the market © Keystone", "en", "© Keystone"),
        ("Police inspect the market | Photo: Jane Roe", "en", "| Photo: Jane Roe"),
        ("Des soldats dans une rue Photo\u00a0: J.-M. Teillet", "fr", "Photo\u00a0: J.-M. Teillet"),
        ("Demonstranten vor dem Bahnhof Foto: dpa", "de", "Foto: dpa"),
        ("Demonstranten vor dem Bahnhof (Foto: Archiv)", "de", "(Foto: Archiv)"),
        ("Maestros en la carretera Foto: EFE", "es", "Foto: EFE"),
        ("الشرطة تعاين موقع الانفجار تصوير: رويترز", "ar", "تصوير: رويترز"),
    ],
)
def test_a_credit_ends_a_caption(line: str, language: str, credit: str) -> None:
    found = told(f"The army left the town on Friday, officials said.\n\n{line}", language)[1:]
    assert [kind for kind, _ in found] == ["caption", "credit"]
    assert found[1][1] == credit
    assert line.startswith(found[0][1])


@pytest.mark.parametrize("line", ["Crédit : Reuters", "Photo: AP", "© AFP", "(Getty Images)", "Foto: imago"])
def test_a_credit_alone(line: str) -> None:
    assert kinds(f"The army left the town on Friday.\n\n{line}", "und")[1:] == ["credit"]


@pytest.mark.parametrize(
    "line",
    [
        "She showed the photo: a man in uniform who smiled at the crowd.",
        "Credit is tight, and the bank said: nobody will lend before the vote is held.",
        "The union wants credit: its members had warned the ministry for years. Nobody listened to them at all.",
        "The image of the country has suffered, the minister said.",
    ],
)
def test_a_sentence_on_photos_or_credit_is_body(line: str) -> None:
    assert kinds(line) == ["body"]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Read also: Parliament delays the vote", "en"),
        ("Lire aussi : Le vote est reporté", "fr"),
        ("À lire également", "fr"),
        ("Lea también: Aplazada la votación", "es"),
        ("Lesen Sie auch: Abstimmung verschoben", "de"),
        ("اقرأ أيضا: تأجيل التصويت", "ar"),
        ("Sign up for our newsletter", "en"),
        ("Suivez-nous sur Facebook et Twitter", "fr"),
        ("Síganos en Facebook y Twitter", "es"),
        ("Abonnieren Sie unseren Newsletter", "de"),
        ("تابعونا على فيسبوك وتويتر", "ar"),
        ("(Reporting by Jane Roe; Editing by John Doe)", "en"),
        ("Reportage du bureau de Paris, édité par Jean Dupont", "fr"),
        ("AFP", "fr"),
        ("Reuters/AFP", "en"),
        ("Mit Material von dpa", "de"),
        ("Publicité", "fr"),
        ("© 2014 News Example. All rights reserved.", "en"),
    ],
)
def test_lines_that_are_no_article(line: str, language: str) -> None:
    assert kinds(f"The army left the town on Friday, officials said.\n{line}", language) == ["body", "boilerplate"]


def test_an_agency_before_and_after_a_text() -> None:
    text = "(Reuters) - The army left the town. (Reuters)"
    assert told(text, "en") == [
        ("boilerplate", "(Reuters) -"),
        ("body", "The army left the town."),
        ("boilerplate", "(Reuters)"),
    ]


def test_a_byline_stands_before_the_text_only() -> None:
    text = "By Nadia Farrow\n\nThe army left the town on Friday.\n\nBy Friday night"
    assert kinds(text) == ["boilerplate", "body", "body"]


def test_a_dateline_and_its_place() -> None:
    text = "date 2014-05-12\n\nTRIPOLI (Liban), 12 mai (AFP) — Deux soldats ont été blessés lundi."
    blocks = find_blocks(text, "fr")
    assert [block.kind for block in blocks] == ["header", "dateline", "body"]
    assert dateline_of(text, blocks) == "TRIPOLI (Liban)"
    assert dateline_of("Deux soldats.", find_blocks("Deux soldats.", "fr")) is None


def test_a_place_later_in_the_text_is_no_dateline() -> None:
    text = "The army left the town on Friday.\n\nKABUL, Afghanistan (AP) — A bomb killed two."
    assert "dateline" not in kinds(text)


def test_a_short_first_line_over_a_text_is_its_title() -> None:
    text = "Army leaves border town\n\nThe army left the town on Friday, officials said."
    assert told(text, "en")[0] == ("title", "Army leaves border town")
    assert kinds(text, title="Quite another headline") == ["body", "body"]
    assert kinds(text, title="ARMY LEAVES BORDER TOWN") == ["title", "body"]


def test_a_single_line_is_body() -> None:
    assert kinds("Rebels attack convoy") == ["body"]


def test_a_caption_printed_twice_is_a_repeat_once() -> None:
    text = (
        "The army left the town on Friday.\n\nSoldiers leave the border town Credit: AP\n\n"
        "Soldiers leave the border town Credit: AP"
    )
    assert kinds(text) == ["body", "caption", "credit", "repeat", "credit"]


def test_captions_on_other_things_are_no_repeats() -> None:
    text = (
        "Rebels fired rockets at the airport of the capital on Monday.\n\n"
        "Rebels fired at a convoy near the river in March Credit: AP"
    )
    assert kinds(text) == ["body", "caption", "credit"]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "   QUITO, 8 MAR 89 (EFE) -- [TEXT] THE ARMY SAID TODAY THAT ITS\n"
        "PATROLS HAD FOUND A CAMP IN THE JUNGLE NEAR THE BORDER AND HAD\n"
        "DESTROYED IT.\n\n"
        "   NOBODY WAS HURT, A SPOKESMAN SAID, BUT THE PATROLS WENT ON WITH\n"
        "THE SEARCH AND ASKED THE NEIGHBORING COUNTRY FOR ITS HELP IN THE\n"
        "REGION.\n"
    )
    assert kinds(text) == ["dateline", "body", "body"]
    check(text, find_blocks(text, "en"))


def test_unfinished_list_lines_stay_apart() -> None:
    text = "The army left the town.\nThe rebels came.\nPeople fled to the hills.\nAid arrived."
    assert kinds(text) == ["body"] * 4


PIECES = st.sampled_from(
    [
        *(
            "date 2014-05-12",
            "title: Army leaves",
            "KABUL (AP) — ",
            "Crédit : AFP",
            "© x",
            "Photo: ",
            "(Reuters)",
            "AFP",
        ),
        *(
            "Read also: it",
            "The army left the town. ",
            "word",
            " ",
            "\n",
            "\n\n",
            "\u00a0",
            "é",
            "e\u0301",
            "(",
            ")",
            "|",
        ),
        *("قتل", "“", "»", ".", "-", "–", "—", ":", "10", "\t", "\u200b", "😀"),
    ]
)


@given(
    st.lists(PIECES | st.text(max_size=6), max_size=30).map("".join), st.sampled_from(["en", "fr", "ar", "und", "xx"])
)
def test_blocks_hold_every_word_of_any_text(text: str, language: str) -> None:
    check(text, find_blocks(text, language))


@given(st.lists(PIECES, max_size=25).map("".join))
def test_blocks_depend_on_the_text_alone(text: str) -> None:
    assert find_blocks(text, "en") == find_blocks(text, "en")
