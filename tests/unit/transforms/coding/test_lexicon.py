"""The lexicon's notation, its loader and its linter."""

import pytest

from transforms.coding.lexicon.check import languages, main, repeated_rows, report
from transforms.coding.lexicon.entries import parse_frame, parse_needs, split_head
from transforms.coding.lexicon.load import LexiconError, folder, load_lexicon, read_lists, read_rows


@pytest.mark.parametrize("language", languages())
def test_shipped_lexicons_are_sound(language) -> None:
    lines, is_sound = report(language)
    assert is_sound, lines
    assert main([language]) == 0


@pytest.mark.parametrize("language", languages())
def test_every_type_is_covered(language) -> None:
    lines, _ = report(language)
    assert [line for line in lines if line.endswith("none")] == []


def test_head_is_the_first_word_or_the_marked_one() -> None:
    assert split_head("open fire") == ("open", ("fire",))
    assert split_head("hunger *strike") == ("strike", ("hunger",))


def test_frames_and_needs() -> None:
    frame = parse_frame("source=none target=on|against reciprocal")
    assert frame.roles == {"source": (), "target": ("on", "against")}
    assert frame.is_reciprocal
    has, lacks, without = parse_needs("obj=person|:fire -clause subj!=abstract")
    assert (has.kind, has.classes, has.lemmas) == ("has", {"person"}, {"fire"})
    assert (lacks.kind, lacks.args) == ("lacks", ("clause",))
    assert (without.kind, without.classes) == ("not", {"abstract"})


@pytest.mark.parametrize(
    ("parse", "cell"), [(parse_frame, "target"), (parse_frame, "goal=obj"), (parse_needs, "obj=ghost")]
)
def test_faults_say_what_was_got(parse, cell) -> None:
    with pytest.raises(ValueError, match=cell.split("=")[-1]):
        parse(cell)


def test_a_wrong_header_is_refused(tmp_path) -> None:
    file = tmp_path / "triggers.csv"
    file.write_text("# a comment\nword,pos\nattack,verb\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="expected the header trigger,pos"):
        list(read_rows(file, ("trigger", "pos")))


def test_no_row_is_made_useless_by_one_before() -> None:
    assert [fault for language in languages() for fault in repeated_rows(language)] == []


def test_weapons_have_names_and_modes() -> None:
    assert load_lexicon("fr").nouns["roquette"].weapon == "rocket"
    assert load_lexicon("en").nouns["tear gas"].mode == "crowd-control"


def test_a_missing_list_is_named() -> None:
    text = (folder("en") / "words.toml").read_text(encoding="utf-8")
    faults: list[str] = []
    read_lists(text.replace("negations =", "negation ="), faults)
    assert [fault for fault in faults if "'negations' is missing" in fault]
    assert [fault for fault in faults if "no code reads the list 'negation'" in fault]


def test_a_missing_table_is_named() -> None:
    faults: list[str] = []
    read_lists("[arguments]\nbeside = []", faults)
    assert [fault for fault in faults if "[numbers] is missing" in fault]
    assert [fault for fault in faults if "[arguments] the list 'descent' is missing" in fault]


def test_a_class_after_a_minus_is_refused_with_what_is_meant() -> None:
    with pytest.raises(ValueError, match="expected 'obj!=abstract'"):
        parse_needs("-obj=abstract")


def test_needs_of_several_words_match(code) -> None:
    freed = code(
        "en", "Special forces freed three hostages from a bank.", "Gang members freed three hostages."
    ).mentions
    assert [each.plover_type for each in freed] == ["AID", "RETREAT"]


@pytest.mark.parametrize("text", ["Typhoon Ondoy struck the northern islands.", "Hurricane Zita hit Dominica."])
def test_storms_with_names_do_nothing_to_anybody(code, text) -> None:
    assert code("en", text).mentions == ()
